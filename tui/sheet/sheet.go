// Package sheet is a titled sheet of paragraphs that scrolls: why is it
// grouped, the raw copy, problems. A paragraph is broken into lines when it
// comes onto the screen, so that a raw copy of megabytes opens at once.
package sheet

import (
	"strings"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/roll"
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
type Pane struct {
	st    *style.Styles
	w, h  int
	title safe.Text
	parts []part
	top   roll.Spot
}

// New makes an empty sheet of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st} }

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) {
	p.st = st
	p.redraw()
}

// SetSize sets the pane's cells; the paragraph at the top stays there.
func (p *Pane) SetSize(w, h int) {
	if w == p.w && h == p.h {
		return
	}
	p.w, p.h = max(w, 0), max(h, 0)
	p.redraw()
}

// Show shows paragraphs under a title, from the top.
func (p *Pane) Show(title safe.Text, paragraphs []Paragraph) {
	p.title, p.parts, p.top = title, parts(paragraphs), roll.Spot{}
	p.redraw()
}

// Change shows other paragraphs under the same title; what is at the top stays there as far
// as their number tells.
func (p *Pane) Change(paragraphs []Paragraph) {
	p.parts = parts(paragraphs)
	p.top.Unit = min(p.top.Unit, max(len(p.parts)-1, 0))
	p.redraw()
}

// Clear shows nothing.
func (p *Pane) Clear() { p.Show(safe.Text{}, nil) }

// Scroll moves by n lines, up if negative; false if it stood at that end already.
func (p *Pane) Scroll(n int) bool {
	switch {
	case n > 0 && !p.AtEnd():
		p.rest(roll.Down(p, p.top, n))
	case n < 0 && p.top != roll.Spot{}:
		p.rest(roll.Up(p, p.top, -n))
	default:
		return false
	}
	return true
}

// HalfPage moves by half a page, down for dir 1, up for -1; false at that end.
func (p *Pane) HalfPage(dir int) bool { return p.Scroll(dir * max(p.rows()/2, 1)) }

// PageDown moves by a page; false if the end was on the screen already.
func (p *Pane) PageDown() bool { return p.Scroll(max(p.rows()-1, 1)) }

// PageUp goes back by a page; false if it stood at the top already.
func (p *Pane) PageUp() bool { return p.Scroll(-max(p.rows()-1, 1)) }

// Top goes to the first line.
func (p *Pane) Top() { p.rest(roll.Spot{}) }

// Bottom goes to the end.
func (p *Pane) Bottom() { p.rest(roll.Last(p, p.rows())) }

// AtEnd tells whether the last line is on the screen.
func (p *Pane) AtEnd() bool { return roll.Fits(p, p.top, p.rows()) }

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string {
	lines := p.head()
	_, left := p.measure()
	indent := strings.Repeat(" ", left)
	roll.Each(p, p.top, p.rows(), func(s roll.Spot) {
		line := p.lines(s.Unit)[s.Line]
		if line != "" {
			line = indent + line
		}
		lines = append(lines, line)
	})
	return style.Screen(lines, p.h)
}

// head is the title, with a mark while there is more below.
func (p *Pane) head() []string {
	more := ""
	if p.w > 0 && !p.AtEnd() {
		more = p.st.More
	}
	return p.st.Title(p.title.String(), more, p.w)
}

// rows is how many lines are left under the title.
func (p *Pane) rows() int { return max(p.h-titleRows, 0) }

// titleRows is the title and its rule.
const titleRows = 2

func (p *Pane) redraw() {
	for i := range p.parts {
		p.parts[i].lines = nil
	}
	p.rest(roll.Spot{Unit: p.top.Unit, Line: 0})
}

// rest puts a spot at the top, or as near as leaves no empty screen below.
func (p *Pane) rest(s roll.Spot) {
	if roll.Fits(p, s, p.rows()) {
		s = roll.Last(p, p.rows())
	}
	p.top = s
}
