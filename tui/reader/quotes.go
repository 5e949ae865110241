package reader

import (
	"slices"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/prose"
	"github.com/lede-reader/lede/tui/roll"
)

const none = -1

// quotation is a run that the reader can go to: a direct quotation, or a pull
// quote if pull is its number from 1.
type quotation struct {
	start, end int // of the article's Text
	pull       int
}

func quotations(a *model.Article) []quotation {
	var qs []quotation
	for _, q := range a.Quotes {
		qs = append(qs, quotation{start: q.Start, end: q.End})
	}
	for i := range a.PullQuotes {
		qs = append(qs, quotation{pull: i + 1})
	}
	return qs
}

// passages is where a quotation stands on the page.
func (p *Pane) passages(q quotation) []prose.Passage {
	if q.pull == 0 {
		return p.page.Find(q.start, q.end)
	}
	pull := p.a.PullQuotes[q.pull-1]
	return []prose.Passage{{Block: min(max(pull.Block, 0), len(p.a.Body)), Pull: q.pull, End: len(pull.Text)}}
}

// NextQuote goes to the next quotation or pull quote and lights it: the one
// after the lit one while that is on the screen, else the first on the screen or
// below it. It is false after the last.
func (p *Pane) NextQuote() bool {
	if p.page == nil || len(p.quotes) == 0 {
		return false
	}
	first := make([]prose.Passage, len(p.quotes))
	order := make([]int, 0, len(p.quotes))
	for i, q := range p.quotes {
		if found := p.passages(q); len(found) > 0 {
			first[i] = found[0]
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case first[i].Before(first[j]):
			return -1
		case first[j].Before(first[i]):
			return 1
		}
		return 0
	})
	after := slices.Index(order, p.lit)
	if after < 0 || !p.seen(p.page.At(first[p.lit])) {
		after = none
		for n, i := range order {
			if p.page.At(first[i]).Before(p.top) {
				after = n
			}
		}
	}
	if after+1 >= len(order) {
		return false
	}
	p.lightUp(order[after+1])
	return true
}

// GoTo goes to a byte of the article's Text and lights the quotation there, as
// soon as the pane has a size.
func (p *Pane) GoTo(start int) {
	if p.page == nil {
		p.wish = start
		return
	}
	for i, q := range p.quotes {
		if q.pull == 0 && q.start <= start && start < max(q.end, q.start+1) {
			p.lightUp(i)
			return
		}
	}
	p.lit = none
	p.light()
	if found := p.page.Find(start, start+1); len(found) > 0 {
		p.bring(p.page.At(found[0]))
	}
}

func (p *Pane) lightUp(i int) {
	p.lit = i
	p.light()
	if found := p.passages(p.quotes[i]); len(found) > 0 {
		p.bring(p.page.At(found[0]))
	}
}

// light tells the page what is lit.
func (p *Pane) light() {
	if p.lit == none || p.lit >= len(p.quotes) {
		p.page.Light()
		return
	}
	p.page.Light(p.passages(p.quotes[p.lit])...)
}

// bring moves a spot onto the screen, a third down from its top unless it is
// well on it already.
func (p *Pane) bring(s prose.Spot) {
	if p.seen(s) && p.seen(roll.Down(p.page, s, p.rows()/4)) {
		p.rest(p.top)
		return
	}
	p.moveTo(roll.Up(p.page, s, p.rows()/3))
}

// seen tells whether a spot is on the screen.
func (p *Pane) seen(s prose.Spot) bool {
	return !s.Before(p.top) && !roll.Down(p.page, p.top, p.rows()-1).Before(s)
}
