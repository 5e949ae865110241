package reader

import (
	"github.com/lede-reader/lede/tui/prose"
	"github.com/lede-reader/lede/tui/roll"
)

// Scroll moves by n lines, up if negative; false if it stood at that end already.
func (p *Pane) Scroll(n int) bool {
	switch {
	case p.page == nil || n > 0 && p.AtEnd() || n < 0 && p.top == prose.Spot{}:
		return false
	case n > 0:
		p.moveTo(roll.Down(p.page, p.top, n))
	case n < 0:
		p.moveTo(roll.Up(p.page, p.top, -n))
	}
	return true
}

// HalfPage moves by half a page, down for dir 1, up for -1; false at that end.
func (p *Pane) HalfPage(dir int) bool { return p.Scroll(dir * max(p.rows()/2, 1)) }

// PageDown reads on; false if the end was on the screen already.
func (p *Pane) PageDown() bool { return p.Scroll(max(p.rows()-overlap, 1)) }

// PageUp goes back; false if it stood at the top already.
func (p *Pane) PageUp() bool { return p.Scroll(-max(p.rows()-overlap, 1)) }

// overlap is how many lines of a page stay on the next one, so that the eye
// finds its place.
const overlap = 2

// Top goes to the head.
func (p *Pane) Top() {
	if p.page != nil {
		p.moveTo(prose.Spot{})
	}
}

// Bottom goes to the end.
func (p *Pane) Bottom() {
	if p.page != nil {
		p.moveTo(roll.Last(p.page, p.rows()))
	}
}

// AtEnd tells whether the last line is on the screen; false if there is none.
func (p *Pane) AtEnd() bool { return p.page != nil && roll.Fits(p.page, p.top, p.rows()) }

// moveTo is where the person went: it is what a resize goes back to.
func (p *Pane) moveTo(s prose.Spot) {
	p.rest(s)
	p.anchor = p.page.Place(p.top)
}
