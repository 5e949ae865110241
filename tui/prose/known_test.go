package prose

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/edition"
)

// What was read before is set otherwise and says the same; a line is known if all its
// words are, and no line of words that are not.
func TestKnown(t *testing.T) {
	_, articles := edition.Edition()
	r := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	hostile := &model.Article{Body: []model.Block{
		{Text: "A\x00 b\x1b[31m c. Zwölf Boxkämpfer — 海辺の町は静かだった。船は出なかった。 e\u0301nd. 👩‍👩‍👧 x."},
		{Kind: model.ListItem, Marker: "•", Level: 2, Text: "one **two** [three](x). Four."},
		{Kind: model.Preformatted, Text: "a  b\n  c\n\nd"},
		{Kind: model.Blockquote, Text: "Quoted words. More words.", Marks: []model.Mark{{Start: 7, End: 12, Kind: model.Strong}}},
		{Text: strings.Repeat("A paragraph that is longer than one piece of a block. ", 120)},
	}}
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SampledFrom(append(articles, hostile)).Draw(t, "article")
		width := rapid.IntRange(8, 80).Draw(t, "width")
		var runs []Run
		at, all := 0, rapid.IntRange(0, 3).Draw(t, "all") == 0
		for _, b := range a.Body {
			for from := at; from < at+len(b.Text); {
				to := min(from+rapid.IntRange(1, 200).Draw(t, "length"), at+len(b.Text))
				if all {
					runs = append(runs, Run{at, at + len(b.Text)})
					break
				}
				if rapid.Bool().Draw(t, "known") {
					runs = append(runs, Run{from, to})
				}
				from = to
			}
			at += len(b.Text) + len("\n\n")
		}
		plain, dimmed := r.Page(a, width), r.Page(a, width)
		dimmed.SetKnown(runs)
		for i := range plain.Units() {
			n := plain.Lines(i)
			if dimmed.Lines(i) != n {
				t.Fatalf("unit %d has %d lines, and %d dimmed", i, n, dimmed.Lines(i))
			}
			was, is := plain.Show(Spot{Unit: i}, n), dimmed.Show(Spot{Unit: i}, n)
			known := dimmed.Known(Spot{Unit: i}, n)
			for j := range was {
				if ansi.Strip(was[j]) != ansi.Strip(is[j]) {
					t.Fatalf("%q is dimmed as %q", was[j], is[j])
				}
				l := dimmed.units[i].lines[j]
				if known[j] && !l.words() || all && l.words() && !known[j] && dimmed.units[i].kind == blockUnit {
					t.Fatalf("line %q: known is %v", is[j], known[j])
				}
			}
		}
	})
}
