package prose

import (
	"sort"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/roll"
)

// Page is an article at one width. Its first unit is the head, which the pane
// that shows it fills (SetHead).
type Page struct {
	r      *Renderer
	a      *model.Article
	width  int
	units  []unit
	lit    []Passage
	known  []Run // what was read before
	starts []int // of the blocks in the article's Text, nil until asked for
}

// Spot is a line of a page. It holds while the page does; the zero Spot is the
// first line.
type Spot = roll.Spot

// Width is the page's measure in cells.
func (p *Page) Width() int { return p.width }

// SetHead sets the lines over the body, ready to be shown.
func (p *Page) SetHead(lines []string) {
	u := &p.units[0]
	u.lines, u.done = make([]line, len(lines)), true
	for i, l := range lines {
		u.lines[i] = line{ready: l, start: i, end: i + 1}
	}
}

// Units is how many units there are.
func (p *Page) Units() int { return len(p.units) }

// Lines is how many lines a unit has; it is rendered for that.
func (p *Page) Lines(unit int) int { return len(p.unit(unit)) }

// Show is at most n lines from s on, none wider than the page.
func (p *Page) Show(s Spot, n int) []string {
	out := make([]string, 0, max(n, 0))
	roll.Each(p, s, n, func(s Spot) { out = append(out, p.show(s.Unit, p.units[s.Unit].lines[s.Line])) })
	return out
}

// Share is how much of the article stands before s, 0 to 1, by its bytes.
func (p *Page) Share(s Spot) float64 {
	var before, all int
	for i := range p.units {
		size := p.size(i)
		all += size
		switch {
		case i < s.Unit:
			before += size
		case i == s.Unit && len(p.units[i].lines) > 0:
			before += size * s.Line / len(p.units[i].lines)
		}
	}
	if all == 0 {
		return 0
	}
	return float64(before) / float64(all)
}

// size is how long a unit is, without rendering it.
func (p *Page) size(i int) int {
	u := p.units[i]
	switch u.kind {
	case blockUnit:
		return u.to - u.from + p.width/2
	case pullUnit:
		return len(p.a.PullQuotes[u.pull-1].Text) + 2*p.width
	}
	return len(u.lines) * p.width / 2
}

// unit is the lines of a unit, rendered now if they were not yet.
func (p *Page) unit(i int) []line {
	u := &p.units[i]
	if !u.done {
		u.lines, u.done = p.set(i), true
	}
	return u.lines
}

// first is the number of the first unit of a block or of a pull quote before it.
func (p *Page) first(block int) int {
	return sort.Search(len(p.units), func(i int) bool { return p.units[i].block >= block })
}
