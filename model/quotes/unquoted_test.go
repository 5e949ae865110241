package quotes

import (
	"testing"

	"github.com/lede-reader/lede/model"
)

// TestUnquoted says which lines of words that stand nowhere else are pull quotes.
func TestUnquoted(t *testing.T) {
	const (
		before = "A tape of a concert has been found in Leeds.\n\n"
		behind = "\n\nSimeon Adler, an archivist who has looked for it since 1985, was sent the tape without a note.\n\nThe hall has since been pulled down."
	)
	for _, row := range []struct{ name, line, words string }{
		{"role name", "I would know that voice in any crowd Archivist Simeon Adler", "I would know that voice in any crowd"},
		{"role honorific name", "I would know that voice in any crowd Archivist Mr Simeon Adler", "I would know that voice in any crowd"},
		{"name role", "I would know that voice in any crowd Simeon Adler, archivist", "I would know that voice in any crowd"},
		{"dash name", "I would know that voice in any crowd — Simeon Adler", "I would know that voice in any crowd"},
		{"of what was spoken of", "It was the sound of a room holding its breath Archivist Simeon Adler", "It was the sound of a room holding its breath"},
		{"another role than his", "I would know that voice in any crowd Mayor Simeon Adler", ""},
		{"a stranger", "I would know that voice in any crowd Archivist Joan Pell", ""},
		{"a name alone", "I would know that voice in any crowd Simeon Adler", ""},
		{"a caption", "The tape is held up to the light by archivist Simeon Adler", ""},
		{"a deck", "We should have kept the hall, says archivist Simeon Adler", ""},
		{"a link", "How we found the tape: a talk with archivist Simeon Adler", ""},
		{"a sentence that ends in a name", "We look back on a year of tapes with archivist Simeon Adler", ""},
		{"a sentence", "I would know that voice in any crowd, wrote Simeon Adler.", ""},
		{"nobody speaks", "Rain falls on the roof of the hall Archivist Simeon Adler", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := ""
			for _, q := range Find(before + row.line + behind) {
				if q.Kind == model.Pull {
					got = q.Text
				}
			}
			if got != row.words {
				t.Errorf("found %q, not %q", got, row.words)
			}
		})
	}
	if got := Find("I would know that voice in any crowd Archivist Simeon Adler" + behind); len(got) > 0 {
		t.Errorf("the first line is a headline: %+v", got)
	}
}
