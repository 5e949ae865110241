package prose

import (
	"charm.land/glamour/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// Renderer makes pages in one style. It keeps what it rendered, bounded, so that
// a page made again costs little. It is not for concurrent use.
type Renderer struct {
	// Renders and Fallbacks count calls of Glamour, and blocks that came back
	// from it changed and were set without it.
	Renders, Fallbacks int

	st       *style.Styles
	glamours map[voice]*glamour.TermRenderer
	young    map[job][]line // young and old are a cache of two generations
	old      map[job][]line
}

// New makes a renderer; nothing is rendered until a page shows it.
func New(st *style.Styles) *Renderer { return &Renderer{st: st} }

// Page sets an article at a width of cells, at least 1. The article must not
// change while the page is used.
func (r *Renderer) Page(a *model.Article, width int) *Page {
	return &Page{r: r, a: a, width: max(width, 1), units: units(a)}
}

// Measure is how wide a body is set in a pane of that many cells, and how far
// from its left edge: Preferred cells in the middle, or as many as there are.
func Measure(pane int) (width, left int) {
	switch {
	case pane >= Preferred+2*margin:
		return Preferred, (pane - Preferred) / 2
	case pane >= roomy:
		return pane - 2*margin, margin
	}
	return max(pane-2, 1), min(1, max(pane-1, 0))
}

const (
	// Preferred is the measure at which long text reads best.
	Preferred = 72
	margin    = 2
	roomy     = 44 // narrower than that every cell is for words
)
