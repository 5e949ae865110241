// Package board is the quote board: who said what in a story, each quote once
// with the sources that carry it.
package board

import (
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the quote board.
type Pane struct{ st *style.Styles }

// New makes an empty board of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st} }

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) { p.st = st }

// SetSize sets the pane's cells.
func (p *Pane) SetSize(w, h int) {}

// SetNow tells what is today, for short dates.
func (p *Pane) SetNow(now time.Time) {}

// Show shows the quotes of a story's articles; articles may be missing.
func (p *Pane) Show(s *model.Story, articles []*model.Article) {}

// Clear shows nothing.
func (p *Pane) Clear() {}

// Move goes n quotes down, up if negative; false if it stood at that end already.
func (p *Pane) Move(n int) bool { return false }

// Top goes to the first quote.
func (p *Pane) Top() {}

// Bottom goes to the last quote.
func (p *Pane) Bottom() {}

// Selected is where the chosen quote stands: an article and a byte of its Text.
func (p *Pane) Selected() (article string, start int, ok bool) { return "", 0, false }

// Quote is the chosen quote with its speaker, for copying; "" if none.
func (p *Pane) Quote() string { return "" }

// Cursor is the cell of the chosen quote's first line in View.
func (p *Pane) Cursor() (x, y int) { return 0, 0 }

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string { return "" }
