package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/cmd/internal/console"
)

// The samples, and what of them each filter lists; two are versions of other stories.
func TestFilterOfCommands(t *testing.T) {
	c := newCellar(t)
	stories := filepath.Join(c.dir, "stories")
	if err := os.CopyFS(stories, os.DirFS("../../seeds")); err != nil {
		t.Fatal(err)
	}
	c.run("add", stories)
	c.run("fetch")
	all := c.run("list", "--json")
	for filter, want := range map[string]int{
		"speaker:healey": strings.Count(all, "\n"), "-speaker:healey": 0, "starred": 0, "after:2025-02-19 before:2025-02-20": 4, "before:2020-01-01": 0, "speaker:starmer or unread": 5, `source:"The Independent"`: 5,
	} {
		got := c.run("list", "--json", "--filter", filter)
		if n := strings.Count(got, "\n"); n != want {
			t.Errorf("%q lists %d of %d, want %d", filter, n, strings.Count(all, "\n"), want)
		}
		for line := range strings.Lines(got) { // the contract is as it was
			if !strings.Contains(all, line) || !json.Valid([]byte(line)) {
				t.Errorf("%q lists another line: %s", filter, line)
			}
		}
	}
	mark := []string{"mark", "tag", "--tag", "sea bridge"}
	for _, a := range lines[listed](t, c.run("list", "--json", "--filter", "after:2025-02-19 before:2025-02-20")) {
		mark = append(mark, a.ID)
	}
	c.run(mark...)
	if got := c.run("list", "--filter", "tag:sea"); strings.Count(got, "\n") != 1 {
		t.Errorf("tagged: %q", got)
	}
	hits := lines[listed](t, c.run("search", "--json", "healey"))
	within := lines[listed](t, c.run("search", "--json", "healey", "--filter", "tag:sea"))
	if len(within) == 0 || len(within) >= len(hits) || slices.ContainsFunc(within, func(a listed) bool { return !slices.Contains(hits, a) }) {
		t.Errorf("%d hits within the filter, %d without", len(within), len(hits))
	}
	for _, command := range [][]string{{"list"}, {"search", "healey"}} {
		got := c.try(append(command, "--filter", "unread speker:x after:\x1b[2J")...)
		if got.code != exitUsage || got.out != "" || strings.Contains(got.errs, "\x1b") ||
			!strings.Contains(got.errs, "at “speker:x”: “speker:” is no term: speaker:; at “after:[2J”: “[2J” is no day: a day is 2026-02-19") {
			t.Errorf("%q with a filter that is wrong: %+v", command, got)
		}
	}
}

// F in the reader: a name of the library by Tab, in a terminal of the usual size.
func TestFilterInATerminal(t *testing.T) {
	c := start(t, console.Terminal{Width: 80, Height: 24}, nil)
	sees(t, c, "Defence Secretary")
	c.Press("F")
	sees(t, c, "Tab: unread  starred")
	c.Press("speaker:hea")
	sees(t, c, "2 matches")
	c.Press("\t")
	sees(t, c, `F speaker:"John Healey"`)
	c.Press("speaker:nobody")
	sees(t, c, "No story passes this filter.")
	c.Press("\x1b")
	sees(t, c, "1/2")
	quits(t, c)
}
