// Package reader is the article pane: the head, the body with its pull quotes,
// and the place in it.
package reader

import (
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/prose"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the article pane.
type Pane struct{ st *style.Styles }

// New makes an empty pane of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st} }

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) { p.st = st }

// SetSize sets the pane's cells; the sentence at the top stays there.
func (p *Pane) SetSize(w, h int) {}

// SetNow tells what is today, for short dates.
func (p *Pane) SetNow(now time.Time) {}

// Show shows an article as a version of its story. Where it was left is where
// it opens.
func (p *Pane) Show(a *model.Article, s *model.Story) {}

// Clear shows nothing.
func (p *Pane) Clear() {}

// Scroll moves by n lines; false if it stood at that end already.
func (p *Pane) Scroll(n int) bool { return false }

// HalfPage moves by half a page, down for dir 1, up for -1.
func (p *Pane) HalfPage(dir int) bool { return false }

// PageDown reads on; false if the end was on the screen already.
func (p *Pane) PageDown() bool { return false }

// PageUp goes back; false if it stood at the top already.
func (p *Pane) PageUp() bool { return false }

// Top goes to the head.
func (p *Pane) Top() {}

// Bottom goes to the end.
func (p *Pane) Bottom() {}

// NextQuote goes to the next quotation or pull quote and lights it; false after
// the last.
func (p *Pane) NextQuote() bool { return false }

// GoTo goes to a byte of the article's Text and lights the quotation there.
func (p *Pane) GoTo(start int) {}

// AtEnd tells whether the last line is on the screen.
func (p *Pane) AtEnd() bool { return false }

// Article is the id of the article shown, "" if none is.
func (p *Pane) Article() string { return "" }

// Place is what stands at the top.
func (p *Pane) Place() prose.Place { return prose.Place{} }

// SetPlace puts a place at the top.
func (p *Pane) SetPlace(prose.Place) {}

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string { return "" }
