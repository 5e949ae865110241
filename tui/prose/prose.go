package prose

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// Renderer makes pages in one style. It is not for concurrent use.
type Renderer struct{ st *style.Styles }

// New makes a renderer.
func New(st *style.Styles) *Renderer { return &Renderer{st} }

// Page is an article at one width.
type Page struct{}

// Page sets an article at a width of cells.
func (r *Renderer) Page(a *model.Article, width int) *Page { return &Page{} }

// Place is a place in an article that stands whatever the width: a byte of the
// text of a block. Block -1 is the head, whose Offset counts lines.
type Place struct {
	Block, Offset int
	Pull          int // number from 1 of the pull quote before the block, 0 for the block itself
}
