// Package config reads lede's settings. There need be no file: each setting has
// a default, and Sample is all of them with a comment each.
package config

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/lede-reader/lede/model"
)

// Sample is a file with every setting at its default, each with a comment.
//
//go:embed sample.toml
var Sample string

// Config is the settings.
type Config struct {
	Library    string              `toml:"library"`    // path of the database, "" for the usual place
	Refresh    Span                `toml:"refresh"`    // how often sources are read while a reader is open; 0: when asked
	Keep       Span                `toml:"keep"`       // how long what nobody starred is kept; 0: for ever
	MarkRead   string              `toml:"mark_read"`  // "end", "open" or "hand"
	DimRead    bool                `toml:"dim_read"`   // what was read in another version is dimmed
	Color      string              `toml:"color"`      // "auto", "always" or "never"
	Background string              `toml:"background"` // "auto", "dark" or "light"
	ASCII      bool                `toml:"ascii"`
	Proxy      string              `toml:"proxy"` // "environment", "none" or a URL
	Keys       map[string][]string `toml:"keys"`  // of commands, by name
}

// Default is what holds where no file says otherwise.
func Default() Config {
	return Config{Refresh: Span(15 * time.Minute), MarkRead: "end", DimRead: true, Color: "auto", Background: "auto", Proxy: "environment"}
}

// choices are the settings that know a few words only.
func (c *Config) choices() map[string]struct {
	value string
	words []string
} {
	return map[string]struct {
		value string
		words []string
	}{
		"mark_read":  {c.MarkRead, []string{"end", "open", "hand"}},
		"color":      {c.Color, []string{"auto", "always", "never"}},
		"background": {c.Background, []string{"auto", "dark", "light"}},
	}
}

// Load reads a file over the defaults; one that is not there changes nothing. An
// error is a model.Problem with the line and the name of the setting. commands
// are the names that Keys may have.
func Load(path string, commands []string) (Config, error) {
	c := Default()
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, model.Problem{Name: path, What: "cannot be read: " + reason(err)}
	}
	if err := toml.NewDecoder(strings.NewReader(string(text))).DisallowUnknownFields().Decode(&c); err != nil {
		return Default(), problem(path, err)
	}
	for name, choice := range c.choices() {
		if !slices.Contains(choice.words, choice.value) {
			return Default(), model.Problem{
				Name: path, Line: lineOf(string(text), name),
				What: fmt.Sprintf("%s: %q is not known", name, choice.value), Cure: "write " + strings.Join(choice.words, ", "),
			}
		}
	}
	for name := range c.Keys {
		if !slices.Contains(commands, name) {
			return Default(), model.Problem{
				Name: path, Line: lineOf(string(text), name),
				What: fmt.Sprintf("keys.%s: there is no command of this name", name), Cure: "see ? in the reader for those that are",
			}
		}
	}
	return c, nil
}

// reason is the innermost of an error, without the path that is said already.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// problem says where a file is wrong, and in what.
func problem(path string, err error) model.Problem {
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown) && len(unknown.Errors) > 0:
		e := unknown.Errors[0]
		line, _ := e.Position()
		return model.Problem{
			Name: path, Line: line, What: strings.Join(e.Key(), ".") + " is no setting",
			Cure: "see lede config for those that are",
		}
	case errors.As(err, &wrong):
		line, _ := wrong.Position()
		what := strings.TrimPrefix(wrong.Error(), "toml: ")
		if key := strings.Join(wrong.Key(), "."); key != "" {
			what = key + ": " + what
		}
		return model.Problem{Name: path, Line: line, What: what}
	}
	return model.Problem{Name: path, What: err.Error()}
}

// lineOf is the line on which a setting stands, 0 if on none.
func lineOf(text, name string) int {
	for i, line := range strings.Split(text, "\n") {
		if key, _, ok := strings.Cut(line, "="); ok && strings.TrimPrefix(strings.Trim(key, " \t\"'"), "keys.") == name {
			return i + 1
		}
	}
	return 0
}

// Span is a length of time as a person writes it: "15m", "12h", "90d", "never".
type Span time.Duration

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Span) UnmarshalText(text []byte) error {
	t := strings.TrimSpace(string(text))
	if t == "never" || t == "" {
		*s = 0
		return nil
	}
	if days, ok := strings.CutSuffix(t, "d"); ok {
		if n, err := strconv.Atoi(days); err == nil && n >= 0 && n < 100_000 {
			*s = Span(time.Duration(n) * 24 * time.Hour)
			return nil
		}
	}
	d, err := time.ParseDuration(t)
	if err != nil || d < 0 {
		return fmt.Errorf("%q is no time; write 15m, 12h, 90d or never", t)
	}
	*s = Span(d)
	return nil
}
