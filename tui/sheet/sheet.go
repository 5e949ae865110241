// Package sheet is a titled sheet of paragraphs that scrolls: why is it
// grouped, the raw copy, problems.
package sheet

import (
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// Kind says how a paragraph is set.
type Kind uint8

// The kinds of paragraphs.
const (
	Plain Kind = iota
	Heading
	Muted
	Verbatim // line breaks and spaces count
	Warning
)

// Paragraph is one paragraph of a sheet.
type Paragraph struct {
	Kind Kind
	Text safe.Text
}

// Pane is the sheet.
type Pane struct{ st *style.Styles }

// New makes an empty sheet of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st} }

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) { p.st = st }

// SetSize sets the pane's cells.
func (p *Pane) SetSize(w, h int) {}

// Show shows paragraphs under a title, from the top.
func (p *Pane) Show(title safe.Text, paragraphs []Paragraph) {}

// Clear shows nothing.
func (p *Pane) Clear() {}

// Scroll moves by n lines; false if it stood at that end already.
func (p *Pane) Scroll(n int) bool { return false }

// HalfPage moves by half a page, down for dir 1, up for -1.
func (p *Pane) HalfPage(dir int) bool { return false }

// PageDown moves by a page; false if the end was on the screen already.
func (p *Pane) PageDown() bool { return false }

// PageUp goes back by a page; false if it stood at the top already.
func (p *Pane) PageUp() bool { return false }

// Top goes to the title.
func (p *Pane) Top() {}

// Bottom goes to the end.
func (p *Pane) Bottom() {}

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string { return "" }
