package roll

// Window is a roll seen through some lines: what a pane holds that scrolls by lines. Its
// moves are those that keys are for. It is made by Over and has no height until Resize.
type Window struct {
	roll   Roll
	top    Spot
	height int
}

// Over is a window at the top of a roll.
func Over(r Roll) Window { return Window{roll: r} }

// Resize sets the height after the roll or the width of its lines changed; the unit at the
// top stays there.
func (w *Window) Resize(h int) {
	w.height = max(h, 0)
	w.To(Spot{Unit: min(w.top.Unit, max(w.roll.Units()-1, 0))})
}

// To puts a spot at the top, or as near to it as leaves no empty lines below.
func (w *Window) To(s Spot) {
	if Fits(w.roll, s, w.height) {
		s = Last(w.roll, w.height)
	}
	w.top = s
}

// At is the spot at the top.
func (w *Window) At() Spot { return w.top }

// Height is how many lines are seen.
func (w *Window) Height() int { return w.height }

// Each calls do for the lines that are seen, in order.
func (w *Window) Each(do func(Spot)) { Each(w.roll, w.top, w.height, do) }

// Scroll moves by n lines, up if negative; false if it stood at that end already.
func (w *Window) Scroll(n int) bool {
	switch {
	case n > 0 && !w.AtEnd():
		w.To(Down(w.roll, w.top, n))
	case n < 0 && w.top != Spot{}:
		w.To(Up(w.roll, w.top, -n))
	default:
		return false
	}
	return true
}

// HalfPage moves by half a page, down for dir 1, up for -1; false at that end.
func (w *Window) HalfPage(dir int) bool { return w.Scroll(dir * max(w.height/2, 1)) }

// PageDown moves by a page but a line; false if the end was on the screen already.
func (w *Window) PageDown() bool { return w.Scroll(max(w.height-1, 1)) }

// PageUp goes back by as much; false if it stood at the top already.
func (w *Window) PageUp() bool { return w.Scroll(-max(w.height-1, 1)) }

// Top goes to the first line.
func (w *Window) Top() { w.To(Spot{}) }

// Bottom goes to the end.
func (w *Window) Bottom() { w.To(Last(w.roll, w.height)) }

// AtEnd tells whether the last line is on the screen.
func (w *Window) AtEnd() bool { return Fits(w.roll, w.top, w.height) }
