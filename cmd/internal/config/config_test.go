package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

func load(t *testing.T, text string) (Config, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return Load(path, []string{"star"})
}

func TestTheSampleIsTheDefault(t *testing.T) {
	got, err := load(t, Sample)
	want := Default()
	if err != nil || !cmp.Equal(got, want) {
		t.Errorf("%v\n%s", err, cmp.Diff(want, got))
	}
	if none, err := Load(filepath.Join(t.TempDir(), "none.toml"), nil); err != nil || !cmp.Equal(none, Default()) {
		t.Errorf("without a file: %+v, %v", none, err)
	}
}

func TestSettings(t *testing.T) {
	c, err := load(t, "refresh = 'never'\nkeep = '90d'\nlibrary = '/x.db'\n[keys]\nstar = ['*']")
	if err != nil || c.Refresh != 0 || time.Duration(c.Keep) != 90*24*time.Hour || c.Library != "/x.db" || c.Keys["star"][0] != "*" {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestMistakes(t *testing.T) {
	for name, c := range map[string]struct {
		text, says string
		line       int
	}{
		"no setting":     {"# comment\nrefrsh = '5m'\n", "refrsh is no setting", 2},
		"no time":        {"\n\nrefresh = 'soon'\n", `"soon" is no time`, 3},
		"negative":       {"keep = '-5d'", `"-5d" is no time`, 1},
		"no word":        {"color = 'auto'\nmark_read = 'maybe'", `mark_read: "maybe" is not known`, 2},
		"wrong type":     {"ascii = 'yes'", "ascii", 1},
		"broken":         {"refresh = ", "", 1},
		"no command":     {"ascii = true\n[keys]\nstar = ['*']\nstarr = ['+']", "keys.starr: there is no command", 4},
		"no key of keys": {"[keys]\nstar = 'x'", "star", 2},
	} {
		_, err := load(t, c.text)
		var p model.Problem
		if !errors.As(err, &p) || p.Line != c.line || !strings.Contains(p.What, c.says) {
			t.Errorf("%s: %v; want %q on line %d", name, err, c.says, c.line)
		}
	}
}
