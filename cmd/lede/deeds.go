package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/safe"
)

// deed is one line of what a reader did.
type deed struct {
	ID      string   `json:"id"`
	Read    bool     `json:"read"`
	Starred bool     `json:"starred"`
	Spiked  bool     `json:"spiked"`
	Tags    []string `json:"tags,omitempty"`
}

// tellsDeeds tells whether the first line of a file is a deed.
func tellsDeeds(head string) bool {
	line, _, _ := strings.Cut(head, "\n")
	dec := json.NewDecoder(strings.NewReader(line))
	dec.DisallowUnknownFields()
	var d deed
	return dec.Decode(&d) == nil && d.ID != ""
}

// exportDeeds writes what the reader did, a line an article.
func exportDeeds(cmd *cobra.Command, d *desk.Desk, w io.Writer) error {
	for did, err := range d.Deeds(cmd.Context()) {
		if err != nil {
			return err
		}
		line := append(encode(deed{did.Article, did.Read, did.Starred, did.Spiked, did.Tags}), '\n')
		if _, err := w.Write(escaped(line)); err != nil {
			return err
		}
	}
	return nil
}

// importDeeds marks articles as the lines say, one step for each kind of mark.
func importDeeds(cmd *cobra.Command, d *desk.Desk, file string) (bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return false, err
	}
	defer f.Close()
	ok, line := true, 0
	complainOf := func(what string) {
		ok = false
		complain(cmd.ErrOrStderr(), model.Problem{Name: file, Line: line, What: what})
	}
	acts := map[string]*model.Action{}
	var order []*model.Action
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line++
		var did deed
		if err := json.Unmarshal(lines.Bytes(), &did); err != nil || did.ID == "" {
			complainOf("is not what lede export --format deeds writes")
			continue
		}
		if _, err := d.Placement(cmd.Context(), did.ID); err != nil {
			complainOf(did.ID + ": " + err.Error())
			continue
		}
		for _, act := range did.acts() {
			key := string(act.Act) + " " + act.Tag
			if acts[key] == nil {
				acts[key] = &act
				order = append(order, &act)
			}
			acts[key].Articles = append(acts[key].Articles, did.ID)
		}
	}
	if err := lines.Err(); err != nil {
		return false, fmt.Errorf("read %s: %w", file, err)
	}
	changed := 0
	for _, act := range order {
		r, err := d.Do(cmd.Context(), *act)
		if err != nil {
			return false, err
		}
		changed += r.Count
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s: %d marks\n", safe.Line(file), changed)
	return ok, nil
}

// acts are the marks that make an article what a deed says.
func (did *deed) acts() []model.Action {
	var out []model.Action
	for _, mark := range []struct {
		on  bool
		act model.Act
	}{{did.Read, model.MarkRead}, {did.Starred, model.Star}, {did.Spiked, model.Spike}} {
		if mark.on {
			out = append(out, model.Action{Act: mark.act})
		}
	}
	for _, tag := range did.Tags {
		out = append(out, model.Action{Act: model.Tag, Tag: tag})
	}
	return out
}
