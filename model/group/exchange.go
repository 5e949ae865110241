package group

import (
	_ "embed"
	"slices"
	"sync"

	"github.com/lede-reader/lede/model"
)

// shortGap is the most words in the place of a figure that are shown as what stood
// there: "nine" in "nine → 11".
const shortGap = 3

// exchanges are the figures and the names that differ where sentences stand in both texts.
func (c *collation) exchanges() (figures, names []model.Exchange) {
	if len(c.gaps) == 0 {
		return nil, nil
	}
	var x, y map[uint32]struct{}
	for _, g := range c.gaps {
		figures = c.swap(figures, g, c.x.figures(g.x, g.xEnd), c.y.figures(g.y, g.yEnd), true)
		a, b := c.x.names(g.x, g.xEnd), c.y.names(g.y, g.yEnd)
		if len(a)+len(b) == 0 {
			continue
		}
		if x == nil {
			x, y = c.x.vocabulary(), c.y.vocabulary()
		}
		if len(a) != len(b) || max(g.xEnd-g.x, g.yEnd-g.y) > maxGap { // not one for the other: those that only one text has
			a, b = c.x.unknown(a, y), c.y.unknown(b, x)
		}
		names = c.swap(names, g, a, b, false)
	}
	return figures, names
}

// vocabulary is the words of a text.
func (v *version) vocabulary() map[uint32]struct{} {
	out := make(map[uint32]struct{}, len(v.tokens)/2)
	for _, t := range v.tokens {
		out[t.word] = struct{}{}
	}
	return out
}

// piece is some tokens in a row.
type piece struct{ from, to int }

// numerals are the words for numbers, with the hash of the number in figures.
var numerals = sync.OnceValue(func() map[uint32]uint32 {
	all := map[uint32]uint32{}
	for line := range listLines(numeralText) {
		for _, w := range line[1:] {
			all[foldWord(w)] = foldWord(line[0])
		}
	}
	return all
})

//go:embed words/numerals.txt
var numeralText string

// number is a figure's word, in figures.
func (v *version) number(p piece) uint32 {
	w := v.tokens[p.from].word
	if n, ok := numerals()[w]; ok {
		return n
	}
	return w
}

// figures are the figures, and the words for numbers, among some tokens.
func (v *version) figures(from, to int) []piece {
	var out []piece
	for i := from; i < to; i++ {
		if _, numeral := numerals()[v.tokens[i].word]; numeral || v.tokens[i].flags&isFigure != 0 {
			out = append(out, piece{i, i + 1})
		}
	}
	return out
}

// names are those that have a word in the gap, whole.
func (v *version) names(from, to int) []piece {
	var out []piece
	for i := from; i < to; i++ {
		if !v.isName(i) {
			continue
		}
		p := piece{i, i + 1}
		for p.from > 0 && v.isName(p.from-1) && v.text[v.tokens[p.from-1].end:v.tokens[p.from].start] == " " {
			p.from--
		}
		for p.to < len(v.tokens) && v.isName(p.to) && v.text[v.tokens[p.to-1].end:v.tokens[p.to].start] == " " {
			p.to++
		}
		out = append(out, p)
		i = p.to - 1
	}
	return out
}

func (v *version) isName(i int) bool { return v.tokens[i].flags&(isName|isFigure) == isName }

// unknown are the pieces with a word that the other text does not have at all.
func (v *version) unknown(ps []piece, other map[uint32]struct{}) []piece {
	return slices.DeleteFunc(ps, func(p piece) bool {
		for _, t := range v.tokens[p.from:p.to] {
			if _, known := other[t.word]; !known {
				return false
			}
		}
		return true
	})
}

// print is how the text prints a piece: without an 's, with a currency before it.
func (v *version) print(p piece) string {
	return asPrinted(v.text, v.tokens[p.from].start, v.tokens[p.to-1].end)
}

// swap adds the pieces of a gap, the first for the first.
func (c *collation) swap(out []model.Exchange, g gap, a, b []piece, figures bool) []model.Exchange {
	if figures && len(a) != len(b) {
		a, b = inPlace(a, len(b), g.x, g.xEnd), inPlace(b, len(a), g.y, g.yEnd)
	}
	for k := range max(len(a), len(b)) {
		e := model.Exchange{Times: 1, New: c.x.extent(g.x, g.x), Old: c.y.extent(g.y, g.y)}
		if k < len(a) {
			e.To, e.New = c.x.print(a[k]), c.x.extent(a[k].from, a[k].to)
		}
		if k < len(b) {
			e.From, e.Old = c.y.print(b[k]), c.y.extent(b[k].from, b[k].to)
		}
		if figures && k < len(a) && k < len(b) {
			if c.x.number(a[k]) == c.y.number(b[k]) {
				continue
			}
			e.Unit = c.unit(a[k].to, b[k].to)
		}
		if e.From == e.To {
			continue
		}
		same := func(o model.Exchange) bool { return o.From == e.From && o.To == e.To }
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].Times++
			continue
		}
		out = append(out, e)
	}
	return out
}

// inPlace is the few words that one text has where the other has n figures, if it has no
// figure there itself.
func inPlace(own []piece, n, from, to int) []piece {
	if len(own) > 0 || n == 0 || from == to || to-from > shortGap {
		return own
	}
	return []piece{{from, to}}
}

// unit is the word behind two figures, if both have the same and it is not one that
// stands behind everything.
func (c *collation) unit(i, j int) string {
	if i >= len(c.x.tokens) || j >= len(c.y.tokens) {
		return ""
	}
	if c.x.tokens[i].word != c.y.tokens[j].word || unitAt(c.y.text, c.y.tokens, j) == "" {
		return ""
	}
	return unitAt(c.x.text, c.x.tokens, i)
}

// What makes of a quotation one that the other text has: the part of its words that stands
// there. Fewer words than leastQuote are not told of.
const (
	quoteWhole = .5
	leastQuote = 4
)

// requotes are the quotations of either text that the other has not, or has in other words;
// those of x first.
func (c *collation) requotes() []model.Requote {
	return append(c.x.requotes(true), c.y.requotes(false)...)
}

func (v *version) requotes(added bool) []model.Requote {
	var out []model.Requote
	k := 0
	for _, q := range v.Quotes {
		if q.Kind == model.Pull {
			continue
		}
		if k > 0 && k < len(v.tokens) && v.tokens[k-1].start >= q.Start {
			k = 0
		}
		for k < len(v.tokens) && v.tokens[k].start < q.Start {
			k++
		}
		n, common := 0, 0
		for ; k < len(v.tokens) && v.tokens[k].end <= q.End; k++ {
			n++
			if v.common.has(k) {
				common++
			}
		}
		if n < leastQuote || common == n {
			continue
		}
		out = append(out, model.Requote{
			Text: q.Text, Speaker: q.Speaker, Added: added, Differs: float64(common) >= quoteWhole*float64(n), Start: q.Start, End: q.End,
		})
	}
	return out
}
