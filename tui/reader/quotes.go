package reader

import (
	"slices"
	"sort"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/prose"
	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
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
	if p.page == nil {
		return false
	}
	order := p.quoteOrder()
	at := p.page.Place(p.top)
	top := prose.Passage{Block: at.Block, Start: at.Offset, Pull: at.Pull}
	next := sort.Search(len(order), func(n int) bool { return !order[n].at.Before(top) })
	for n, o := range order {
		if o.quote == p.lit && p.seen(p.page.At(o.at)) {
			next = n + 1
		}
	}
	if next >= len(order) {
		return false
	}
	p.lightUp(order[next].quote)
	return true
}

// placed is a quotation and where it starts on the page.
type placed struct {
	quote int
	at    prose.Passage
}

// quoteOrder is the quotations in the order of the page. No width matters to it,
// and nothing is rendered for it.
func (p *Pane) quoteOrder() []placed {
	if p.order != nil {
		return p.order
	}
	for i, q := range p.quotes {
		if found := p.passages(q); len(found) > 0 {
			p.order = append(p.order, placed{i, found[0]})
		}
	}
	slices.SortStableFunc(p.order, func(a, b placed) int {
		switch {
		case a.at.Before(b.at):
			return -1
		case b.at.Before(a.at):
			return 1
		}
		return 0
	})
	return p.order
}

// LitQuote is the quotation that is lit, while it is on the screen.
func (p *Pane) LitQuote() (model.Quote, bool) {
	if p.page == nil || p.lit == none || p.lit >= len(p.quotes) {
		return model.Quote{}, false
	}
	found := p.passages(p.quotes[p.lit])
	if len(found) == 0 || !p.seen(p.page.At(found[0])) {
		return model.Quote{}, false
	}
	return p.quoted(p.lit), true
}

// quoted is a quotation as the article has it.
func (p *Pane) quoted(i int) model.Quote {
	if i < len(p.a.Quotes) {
		return p.a.Quotes[i]
	}
	q := p.a.PullQuotes[p.quotes[i].pull-1]
	return model.Quote{Text: q.Text, Speaker: q.Speaker, Role: q.Role, Kind: model.Pull}
}

// attribution tells who says a quotation, whether that is sure, and by what words it is known;
// not as what, where there is no room for all of it.
func (p *Pane) attribution(q model.Quote) string {
	cue := ""
	if q.Kind != model.Pull {
		cue = " " + p.st.Dot + " " + p.st.Cue(p.a.Text(), q)
	}
	if who := p.st.Said(q) + cue; q.Speaker == "" || style.Width(who) <= p.page.Width()-positionWidth {
		return who
	}
	q.Role = ""
	return p.st.Said(q) + cue
}

// positionWidth is what Position takes at most, with air.
const positionWidth = 10

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
	p.lit, p.news.lit = none, none
	p.light()
	if found := p.page.Find(start, start+1); len(found) > 0 {
		p.bring(p.page.At(found[0]))
	}
}

func (p *Pane) lightUp(i int) {
	p.lit, p.news.lit = i, none
	p.whose = p.attribution(p.quoted(i))
	p.light()
	if found := p.passages(p.quotes[i]); len(found) > 0 {
		p.bring(p.page.At(found[0]))
	}
}

// light tells the page what is lit.
func (p *Pane) light() {
	switch {
	case p.news.lit != none && p.news.lit < len(p.news.runs):
		run := p.news.runs[p.news.lit]
		p.page.Light(p.page.Find(run.Start, run.End)...)
	case p.lit != none && p.lit < len(p.quotes):
		p.page.Light(p.passages(p.quotes[p.lit])...)
	default:
		p.page.Light()
	}
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
