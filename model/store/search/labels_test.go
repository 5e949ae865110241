package search

import (
	"path/filepath"
	"testing"
)

// Named and LabelMatch say the same of every label.
func TestNamed(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "index.db"))
	if _, err := db.ExecContext(t.Context(), "CREATE VIRTUAL TABLE labels USING fts5(speakers, roles, source, content='', contentless_delete=1, tokenize='ascii')"); err != nil {
		t.Fatal(err)
	}
	for i, c := range []struct {
		name, label, want string
		whole, found      bool
	}{
		{"a word", "John Healey", "healey", false, true},
		{"its beginning", "John Healey", "heal", false, true},
		{"not in whole words", "John Healey", "heal", true, false},
		{"not its end", "John Healey", "ealey", false, false},
		{"two words", "John Healey", "john healey", true, true},
		{"in their order", "John Healey", "healey john", true, false},
		{"the last of two goes on", "John Healey", "john he", false, true},
		{"not the first", "John Healey", "jo healey", false, false},
		{"words apart", "John Q. Healey", "john healey", true, false},
		{"accents", "Lech Wałęsa", "walesa", true, true},
		{"letters of two", "Straßer", "strasser", true, true},
		{"an apostrophe", "Sinéad O’Brien", "o'br", false, true},
		{"a hyphen", "Jean-Luc Roe", "jean luc", true, true},
		{"signs without spaces", "海辺新聞", "海辺", false, true},
		{"in their midst", "海辺新聞", "辺新", true, true},
		{"one of them", "海辺新聞", "新", false, true},
		{"other signs", "海辺新聞", "新海", false, false},
		{"nothing", "John Healey", "…", false, false},
		{"of nothing", "", "x", false, false},
		{"what parts two names", "John Healey", "␞", false, false},
	} {
		if got := Named(c.label, c.want, c.whole); got != c.found {
			t.Errorf("%s: %q is found by %q: %v", c.name, c.label, c.want, got)
		}
		l := Labels{Speakers: []string{"Nobody", c.label, "Someone Else"}}
		speakers, _, _ := l.Columns()
		if _, err := db.ExecContext(t.Context(), "INSERT INTO labels(rowid, speakers, roles, source) VALUES (?, ?, 'healey', '')", i+1, speakers); err != nil {
			t.Fatal(err)
		}
		found := false
		if match := LabelMatch(Speakers, c.want, c.whole); match != "" {
			rows, err := db.QueryContext(t.Context(), "SELECT rowid FROM labels WHERE labels MATCH ? AND rowid = ?", match, i+1)
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			found = rows.Next()
			rows.Close()
		}
		if found != c.found {
			t.Errorf("%s: in the index %q is found by %q: %v", c.name, speakers, c.want, found)
		}
	}
}
