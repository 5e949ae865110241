package rail

import (
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the rail.
type Pane struct {
	st    *style.Styles
	now   time.Time
	w, h  int
	s     *model.Story   // nil: nothing is shown
	a     *model.Article // the one that is read
	said  *model.Quoted  // nil: it is not known
	lines []string
}

// New makes an empty rail of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st} }

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) {
	p.st = st
	p.redraw()
}

// SetSize sets the pane's cells.
func (p *Pane) SetSize(w, h int) {
	p.w, p.h = max(w, 0), max(h, 0)
	p.redraw()
}

// SetNow tells what is today, for short dates.
func (p *Pane) SetNow(now time.Time) {
	p.now = now
	p.redraw()
}

// Show shows a story, of which an article is read; said is who says what in it, nil while
// that is not known.
func (p *Pane) Show(s *model.Story, a *model.Article, said *model.Quoted) {
	p.s, p.a, p.said = s, a, said
	p.redraw()
}

// Clear shows nothing.
func (p *Pane) Clear() { p.Show(nil, nil, nil) }

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string { return style.Screen(p.lines, p.h) }

// redraw makes the lines anew.
func (p *Pane) redraw() {
	p.lines = nil
	if p.s == nil || p.a == nil || p.w < narrowest || p.h <= 0 {
		return
	}
	sections := []section{p.versions(), p.quoted(), p.removed()}
	fit(sections, p.h)
	for _, s := range sections {
		p.lines = append(p.lines, p.section(s)...)
	}
}

// narrowest is the width below which nothing can be told.
const narrowest = 8
