package versus

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the comparison.
type Pane struct {
	roll.Window
	st   *style.Styles
	w, h int

	c      *model.Comparison // nil: it is not there yet
	names  [2]safe.Text      // of this version and of the other
	wait   safe.Text         // what is said instead
	texts  [2]string
	said   []string // lines of the head under the title
	units  []unit
	hunks  []int // units in which differences begin
	block  int   // scratch of layOut: of the last unit of this text
	open   bool  // nothing is folded
	chosen int   // number of the hunk that was gone to, -1: none yet
}

// New makes an empty pane of no size.
func New(st *style.Styles) *Pane {
	p := &Pane{st: st, chosen: none}
	p.Window = roll.Over(p)
	return p
}

const none = -1

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) {
	p.st = st
	p.redraw()
}

// SetSize sets the pane's cells; the sentence at the top stays there.
func (p *Pane) SetSize(w, h int) {
	if w == p.w && h == p.h {
		return
	}
	p.w, p.h = max(w, 0), max(h, 0)
	p.redraw()
}

// Show shows a comparison from its top, under the names of its versions.
func (p *Pane) Show(c *model.Comparison, this, other safe.Text) {
	p.c, p.names, p.wait = c, [2]safe.Text{this, other}, safe.Text{}
	p.texts = [2]string{c.This.Article.Text(), c.Other.Article.Text()}
	p.chosen, p.Window, p.open = none, roll.Over(p), false
	p.layOut()
	p.redraw()
}

// Wait shows the names of two versions and a sentence, until Show is called.
func (p *Pane) Wait(this, other, sentence safe.Text) {
	*p = Pane{Window: roll.Over(p), st: p.st, w: p.w, h: p.h, names: [2]safe.Text{this, other}, wait: sentence, chosen: none}
	p.redraw()
}

// Shown is what Show was called with, nil if nothing is shown.
func (p *Pane) Shown() *model.Comparison { return p.c }

// Next goes to the next difference for dir 1, to the one before for -1; false if there is
// none that way.
func (p *Pane) Next(dir int) bool {
	to, top := p.chosen+dir, p.At()
	if p.chosen == none || !p.seen(p.hunks[p.chosen]) { // from what is on the screen
		to = p.hunkOf(top.Unit)
		if dir > 0 && (to == none || p.hunks[to] < top.Unit || top.Line > 0) {
			to++
		} else if dir < 0 && to != none && p.hunks[to] == top.Unit && top.Line == 0 {
			to--
		}
	}
	if to < 0 || to >= len(p.hunks) {
		return false
	}
	p.chosen = to
	p.To(roll.Up(p, roll.Spot{Unit: p.hunks[to]}, p.Height()/4))
	return true
}

// seen tells whether the first line of a unit is on the screen.
func (p *Pane) seen(unit int) bool {
	found := false
	p.Each(func(s roll.Spot) { found = found || s.Unit == unit })
	return found
}

// Fold shows what is folded, or folds it again; what is at the top stays there. False if
// nothing is folded.
func (p *Pane) Fold() bool {
	if p.c == nil || len(p.units) == 0 {
		return false
	}
	was, n := p.units[p.At().Unit], len(p.units)
	p.open = !p.open
	p.layOut()
	if len(p.units) == n {
		return false
	}
	top := roll.Spot{Unit: len(p.units) - 1}
	for i, u := range p.units {
		if (u.mark == cut) == (was.mark == cut) && u.to > was.from && (u.mark == folded || was.mark == folded || u.end > was.start) {
			top = roll.Spot{Unit: i}
			break
		}
	}
	p.To(top)
	return true
}

// Open tells whether what is the same is shown whole.
func (p *Pane) Open() bool { return p.open }

// Cursor is the cell of the first line of the difference that was gone to, else of the text.
func (p *Pane) Cursor() (x, y int) {
	y = titleRows + len(p.said)
	if p.chosen != none {
		row := 0
		p.Each(func(s roll.Spot) {
			if s.Unit == p.hunks[p.chosen] && s.Line == p.air(s.Unit) {
				y = titleRows + len(p.said) + row
			}
			row++
		})
	}
	return 0, min(y, max(p.h-1, 0))
}

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string {
	lines := p.head()
	blank := strings.Repeat(" ", min(style.TitleIndent, p.w))
	marker := style.Pad(p.st.Marker.Render(p.st.Glyphs.Cursor), style.TitleIndent)
	p.Each(func(s roll.Spot) {
		line := p.lines(s.Unit)[s.Line]
		if line != "" {
			mark := blank
			if p.chosen != none && p.units[s.Unit].mark.differs() && p.hunkOf(s.Unit) == p.chosen && p.w > style.TitleIndent {
				mark = marker
			}
			line = p.st.Cut(mark+line, p.w)
		}
		lines = append(lines, line)
	})
	return style.Screen(lines, p.h)
}

func (p *Pane) redraw() {
	p.said = p.say()
	for i := range p.units {
		p.units[i].lines = nil
	}
	p.Resize(p.h - titleRows - len(p.said))
}
