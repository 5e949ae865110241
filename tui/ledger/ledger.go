// Package ledger is the cleaning ledger: what was taken out of an article, at
// its place, why, and by which rule.
package ledger

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the cleaning ledger.
type Pane struct{ st *style.Styles }

// New makes an empty ledger of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st} }

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) { p.st = st }

// SetSize sets the pane's cells.
func (p *Pane) SetSize(w, h int) {}

// Show shows what was removed from an article; the chosen removal stays chosen
// while the article is the same.
func (p *Pane) Show(a *model.Article) {}

// Clear shows nothing.
func (p *Pane) Clear() {}

// Move goes n removals down, up if negative; false if it stood at that end already.
func (p *Pane) Move(n int) bool { return false }

// Top goes to the first removal.
func (p *Pane) Top() {}

// Bottom goes to the last removal.
func (p *Pane) Bottom() {}

// Selected is the chosen removal: where it starts in Raw and whether it was put back.
func (p *Pane) Selected() (start int, restored, ok bool) { return 0, false, false }

// Cursor is the cell of the chosen removal's first line in View.
func (p *Pane) Cursor() (x, y int) { return 0, 0 }

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string { return "" }
