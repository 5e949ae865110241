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
	roll.Window
	st    *style.Styles
	w, h  int
	title safe.Text
	parts []part
}

// New makes an empty sheet of no size.
func New(st *style.Styles) *Pane {
	p := &Pane{st: st}
	p.Window = roll.Over(p)
	return p
}

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
	p.title, p.parts, p.Window = title, parts(paragraphs), roll.Over(p)
	p.redraw()
}

// Change shows other paragraphs under the same title; what is at the top stays there as far
// as their number tells.
func (p *Pane) Change(paragraphs []Paragraph) {
	p.parts = parts(paragraphs)
	p.redraw()
}

// Clear shows nothing.
func (p *Pane) Clear() { p.Show(safe.Text{}, nil) }

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string {
	lines := p.head()
	_, left := p.measure()
	indent := strings.Repeat(" ", left)
	p.Each(func(s roll.Spot) {
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

// titleRows is the title and its rule.
const titleRows = 2

func (p *Pane) redraw() {
	for i := range p.parts {
		p.parts[i].lines = nil
	}
	p.Resize(p.h - titleRows)
}
