package clean

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestForms draws texts that a pattern matches: the look before it must pass each.
func TestForms(t *testing.T) {
	for name, f := range map[string]form{
		"openerBy": openerBy, "openerAlone": openerAlone, "openerFrom": openerFrom, "openerColon": openerColon,
		"ofKind": ofKind, "namedMonth": namedMonth, "asian": asian, "crawlDate": crawlDate, "rightsLine": rightsLine,
		"wireOpening": wireOpening, "captionLabel": captionLabel, "bioOpens": bioOpens,
	} {
		t.Run(name, func(t *testing.T) {
			texts := rapid.StringMatching(f.pattern().String())
			rapid.Check(t, func(t *rapid.T) {
				if text := texts.Draw(t, "text"); !f.may(text) {
					t.Fatalf("%q is not looked at, and matches", text)
				}
			})
		})
	}
}

// TestParts parts lines with the patterns and with the looks before them.
func TestParts(t *testing.T) {
	words := rapid.SampledFrom([]string{"Jo", "Marsh", "and", "et", "y", "|", "/", " // ", "–", "-", " - ", "•", "AP", ",", ";", "+", "&", " "})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, w := range rapid.SliceOfN(words, 1, 8).Draw(t, "words") {
			text += w + rapid.SampledFrom([]string{"", " "}).Draw(t, "space")
		}
		if a, b := partsBeside(text), besideNames().Split(text, -1); !slices.Equal(a, b) {
			t.Errorf("beside names %q: %q, not %q", text, a, b)
		}
	})
}
