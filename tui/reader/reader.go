package reader

import (
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/prose"
	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the article pane.
type Pane struct {
	st   *style.Styles
	r    *prose.Renderer
	now  time.Time
	w, h int

	a      *model.Article // nil: nothing is shown
	s      *model.Story   // may be nil
	page   *prose.Page    // nil while there is nothing to show or no room
	left   int            // cells left of the page
	top    prose.Spot
	anchor prose.Place // what the person put at the top; a resize goes back to it
	places places

	quotes []quotation
	order  []placed // the same as they stand, nil until asked for
	lit    int      // the quotation that is lit, -1 for none
	whose  string   // who says it
	news   news
	wish   int      // where GoTo goes when there is a page, -1 for nowhere
	lines  []string // of the page on the screen
	known  []bool   // of each, whether it was read before
	foot   string   // the last line of the pane
}

// New makes an empty pane of no size.
func New(st *style.Styles) *Pane {
	return &Pane{st: st, r: prose.New(st), places: places{}, lit: none, wish: none, news: news{lit: none}}
}

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) {
	p.st, p.r = st, prose.New(st)
	p.layOut()
}

// SetSize sets the pane's cells; the sentence at the top stays there.
func (p *Pane) SetSize(w, h int) {
	if w == p.w && h == p.h {
		return
	}
	p.w, p.h = max(w, 0), max(h, 0)
	p.layOut()
}

// SetNow tells what is today, for short dates.
func (p *Pane) SetNow(now time.Time) {
	p.now = now
	p.layOut()
}

// Show shows an article as a version of its story, which may be nil. Where it
// was left is where it opens; the article that is shown already stays where it is,
// also if something of it was restored or removed since.
func (p *Pane) Show(a *model.Article, s *model.Story) {
	if a == nil {
		p.Clear()
		return
	}
	switch {
	case p.a == nil || p.a.ID != a.ID:
		p.leave()
		p.anchor, p.lit, p.wish = p.places.of(a.ID), none, none
	case p.a != a:
		p.anchor = moved(p.anchor, p.a, a)
		p.lit = none
	}
	p.a, p.s = a, s
	p.quotes, p.order = quotations(a), nil
	p.settleNews()
	p.layOut()
}

// Clear shows nothing.
func (p *Pane) Clear() {
	p.leave()
	p.a, p.s, p.page, p.quotes, p.order, p.lines, p.lit = nil, nil, nil, nil, nil, nil, none
	p.settleNews()
	p.anchor, p.wish = beginning, none
}

// Article is the id of the article shown, "" if none is.
func (p *Pane) Article() string {
	if p.a == nil {
		return ""
	}
	return p.a.ID
}

// Place is what stands at the top.
func (p *Pane) Place() prose.Place {
	if p.a == nil {
		return beginning
	}
	return p.anchor
}

// SetPlace puts a place at the top.
func (p *Pane) SetPlace(at prose.Place) {
	p.anchor = at
	if p.page != nil {
		p.rest(p.page.Spot(at))
	}
}

// leave remembers the place of the article that is shown.
func (p *Pane) leave() {
	if p.a != nil {
		p.places.keep(p.a.ID, p.anchor)
	}
}

// layOut makes the page anew, with what was at the top at the top.
func (p *Pane) layOut() {
	p.page, p.lines = nil, nil
	if p.a == nil || p.w < 1 || p.h < 1 {
		return
	}
	width, left := prose.Measure(p.w)
	p.left = left
	p.page = p.r.Page(p.a, width)
	if !p.news.plain {
		p.page.SetKnown(p.news.known)
	}
	p.page.SetHead(p.head(width))
	p.light()
	p.rest(p.page.Spot(p.anchor))
	if p.wish != none {
		start := p.wish
		p.wish = none
		p.GoTo(start)
	}
}

// rest puts a spot at the top, or as near to it as leaves no empty screen below,
// and gets the screen's lines ready.
func (p *Pane) rest(s prose.Spot) {
	if roll.Fits(p.page, s, p.rows()) {
		s = roll.Last(p.page, p.rows())
	}
	p.top = s
	p.lines = p.page.Show(s, p.rows())
	p.known = p.page.Known(s, p.rows())
	p.foot = p.footLine()
}

// rows is how many lines of the page are seen.
func (p *Pane) rows() int {
	if p.h < footed {
		return p.h
	}
	return p.h - 1
}

// footed is the height from which the last line tells how far one is.
const footed = 6
