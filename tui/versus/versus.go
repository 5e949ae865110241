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
	top    roll.Spot
}

// New makes an empty pane of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st, chosen: none} }

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
	p.chosen, p.top, p.open = none, roll.Spot{}, false
	p.layOut()
	p.redraw()
}

// Wait shows the names of two versions and a sentence, until Show is called.
func (p *Pane) Wait(this, other, sentence safe.Text) {
	*p = Pane{st: p.st, w: p.w, h: p.h, names: [2]safe.Text{this, other}, wait: sentence, chosen: none}
	p.redraw()
}

// Shown is what Show was called with, nil if nothing is shown.
func (p *Pane) Shown() *model.Comparison { return p.c }

// Next goes to the next difference for dir 1, to the one before for -1; false if there is
// none that way.
func (p *Pane) Next(dir int) bool {
	to := p.chosen + dir
	if p.chosen == none || !p.seen(p.hunks[p.chosen]) { // from what is on the screen
		to = p.hunkOf(p.top.Unit)
		if dir > 0 && (to == none || p.hunks[to] < p.top.Unit || p.top.Line > 0) {
			to++
		} else if dir < 0 && to != none && p.hunks[to] == p.top.Unit && p.top.Line == 0 {
			to--
		}
	}
	if to < 0 || to >= len(p.hunks) {
		return false
	}
	p.chosen = to
	p.rest(roll.Up(p, roll.Spot{Unit: p.hunks[to]}, p.rows()/4))
	return true
}

// seen tells whether the first line of a unit is on the screen.
func (p *Pane) seen(unit int) bool {
	found := false
	roll.Each(p, p.top, p.rows(), func(s roll.Spot) { found = found || s.Unit == unit })
	return found
}

// Fold shows what is folded, or folds it again; what is at the top stays there. False if
// nothing is folded.
func (p *Pane) Fold() bool {
	if p.c == nil || len(p.units) == 0 {
		return false
	}
	was, n := p.units[p.top.Unit], len(p.units)
	p.open = !p.open
	p.layOut()
	if len(p.units) == n {
		return false
	}
	p.top = roll.Spot{Unit: len(p.units) - 1}
	for i, u := range p.units {
		if (u.mark == cut) == (was.mark == cut) && u.to > was.from && (u.mark == folded || was.mark == folded || u.end > was.start) {
			p.top = roll.Spot{Unit: i}
			break
		}
	}
	p.rest(p.top)
	return true
}

// Open tells whether what is the same is shown whole.
func (p *Pane) Open() bool { return p.open }

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

// Cursor is the cell of the first line of the difference that was gone to, else of the text.
func (p *Pane) Cursor() (x, y int) {
	y = titleRows + len(p.said)
	if p.chosen != none {
		row := 0
		roll.Each(p, p.top, p.rows(), func(s roll.Spot) {
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
	roll.Each(p, p.top, p.rows(), func(s roll.Spot) {
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

// rows is how many lines are left under the head.
func (p *Pane) rows() int { return max(p.h-titleRows-len(p.said), 0) }

func (p *Pane) redraw() {
	p.said = p.say()
	for i := range p.units {
		p.units[i].lines = nil
	}
	p.rest(roll.Spot{Unit: p.top.Unit})
}

// rest puts a spot at the top, or as near as leaves no empty screen below.
func (p *Pane) rest(s roll.Spot) {
	if roll.Fits(p, s, p.rows()) {
		s = roll.Last(p, p.rows())
	}
	p.top = s
}
