package group

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// TestWhyNamesChangedFigures says that a correction's sentence has the figures that it changed.
func TestWhyNamesChangedFigures(t *testing.T) {
	const text = "The ferry Aurora ran aground off Cape Lind on Monday with 212 people on board, and 12 of them were hurt, " +
		"the coast guard said. Two tugs pulled it free at high water. Captain Edda Holm said fog had come up within minutes. " +
		"The line pays 4,500 crowns to each of the passengers."
	for _, row := range []struct{ name, old, new, want string }{
		{"one", "and 12 of", "and 14 of", "of its words stand in the text of The Bay Paper, 3 Mar, with other figures: 12 → 14"},
		{"two", "212 people on board, and 12 of", "210 people on board, and 14 of", "of its words stand in the text of The Bay Paper, 3 Mar, with other figures: 212 → 210, 12 → 14"},
		{"grouped", "pays 4,500 crowns", "pays 5,400 crowns", "of its words stand in the text of The Bay Paper, 3 Mar, with other figures: 4,500 → 5,400 crowns"},
		{"a currency", "pays 4,500 crowns", "pays $5,400 in crowns", "of its words stand in the text of The Bay Paper, 3 Mar, with other figures: 4,500 → $5,400"},
		{"its unit", "and 12 of them were hurt", "and 14 people were hurt", "with other figures: 12 → 14"},
		{"two for one", "with 212 people", "with 180 to 190 people", "with other figures: 180, 190"},
		{"a word instead", "off Cape Lind", "near Cape Lind", "% of its words stand in the text of The Bay Paper, 3 Mar"},
		{"the same figure, set otherwise", "4,500", "4500", "word for word the text of The Bay Paper, 3 Mar"},
	} {
		x := Open(nil)
		add := func(id, source, text string) model.Placement {
			ps, err := x.Add(&model.Article{ID: id, Source: source, Published: model.Day(2025, 3, 3), Body: []model.Block{{Text: text}}})
			if err != nil {
				t.Fatal(err)
			}
			return ps[0]
		}
		add("1", "The Bay Paper", text)
		p := add("2", "Coast Radio", strings.Replace(text, row.old, row.new, 1))
		if p.Group != "1" || !strings.HasSuffix(p.Why, row.want) {
			t.Errorf("%s: %s, %q, want %q", row.name, p.Relation, p.Why, row.want)
		}
	}
}
