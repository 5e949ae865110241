package prose

import (
	"sort"

	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
)

// Run is a part of the article's Text: bytes, End exclusive.
type Run struct{ Start, End int }

// SetKnown tells which parts of the article were read before, in order and without
// overlap; none may go over the end of a block. They are set as what was seen. It is to be
// called before the page is shown first.
func (p *Page) SetKnown(runs []Run) { p.known = runs }

// Known tells of each of the lines that Show gives whether all its words were read
// before.
func (p *Page) Known(s Spot, n int) []bool {
	out := make([]bool, 0, max(n, 0))
	roll.Each(p, s, n, func(s Spot) { out = append(out, p.units[s.Unit].lines[s.Line].known) })
	return out
}

// dim sets what was read before of a unit's lines as seen.
func (p *Page) dim(u unit, lines []line) {
	if u.kind != blockUnit || len(p.known) == 0 {
		return
	}
	start := p.blockStarts()[u.block]
	b, ink := p.a.Body[u.block], p.r.st.Ink(style.Seen).SGR()
	first := sort.Search(len(p.known), func(i int) bool { return p.known[i].End > start+u.from })
	for _, run := range p.known[first:] {
		if run.Start >= start+u.to {
			break
		}
		from := gateOffset(b, u.from, max(run.Start-start, u.from))
		to := gateOffset(b, u.from, min(run.End-start, u.to))
		for i := range lines {
			l := &lines[i]
			if !l.words() || l.end <= from || l.start >= to {
				continue
			}
			l.known = l.start >= from && l.start+len(plain(l.runs)) <= to
			l.runs = tint(l.runs, from-l.start, to-l.start, ink)
		}
	}
}
