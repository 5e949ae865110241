package rail

import (
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the rail.
type Pane struct {
	st       *style.Styles
	now      time.Time
	w, h     int
	s        *model.Story // nil: nothing is shown
	articles []*model.Article
	current  string
	lines    []string
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

// Show shows a story; articles are those of its versions that are at hand (may
// be nil), current is the id of the one that is read.
func (p *Pane) Show(s *model.Story, articles []*model.Article, current string) {
	p.s, p.articles, p.current = s, articles, current
	p.redraw()
}

// Clear shows nothing.
func (p *Pane) Clear() { p.Show(nil, nil, "") }

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string { return style.Screen(p.lines, p.h) }

// redraw makes the lines anew.
func (p *Pane) redraw() {
	p.lines = nil
	if p.s == nil || p.w < narrowest || p.h <= 0 {
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
