package roll

// List is a roll of entries of which one is chosen, in a window: what a pane
// keeps of where it stands. The zero List is empty and of no size.
type List struct {
	Chosen int
	top    Spot
	height int
}

// Entries is the roll of a List.
type Entries interface {
	Roll
	// Lead is how many lines of an entry stand above its own first line:
	// headings that belong to what follows.
	Lead(unit int) int
}

// Resize sets the window's height and keeps the chosen entry in it.
func (l *List) Resize(e Entries, h int) {
	l.height = h
	l.Follow(e)
}

// Move chooses the entry n further on; false if it stood at that end already.
func (l *List) Move(e Entries, n int) bool {
	to := min(max(l.Chosen+n, 0), e.Units()-1)
	if to == l.Chosen || e.Units() == 0 {
		return false
	}
	l.Chosen = to
	l.Follow(e)
	return true
}

// Turn chooses the entry that stands some lines further on, up if negative, at least the next;
// false if it stood at that end already.
func (l *List) Turn(e Entries, lines int) bool {
	if e.Units() == 0 {
		return false
	}
	here, to := Spot{l.Chosen, e.Lead(l.Chosen)}, 0
	if lines > 0 {
		to = max(Down(e, here, lines).Unit, l.Chosen+1)
	} else {
		to = min(Up(e, here, -lines).Unit, l.Chosen-1)
	}
	return l.Move(e, to-l.Chosen)
}

// Height is how many lines the window has.
func (l *List) Height() int { return l.height }

// Within goes on in the chosen entry, by the window but a line, down for dir 1, up for -1; false
// if it is no higher than the window, or ends there.
func (l *List) Within(e Entries, dir int) bool {
	if l.Chosen >= e.Units() || l.top.Unit != l.Chosen {
		return false
	}
	last := e.Lines(l.Chosen) - l.height
	to := min(max(l.top.Line+dir*max(l.height-1, 1), e.Lead(l.Chosen)), last)
	if last <= 0 || (to-l.top.Line)*dir <= 0 {
		return false
	}
	l.top.Line = to
	return true
}

// Follow moves the window as little as puts the chosen entry in it: whole if it
// fits, else from its start.
func (l *List) Follow(e Entries) {
	l.Chosen = min(max(l.Chosen, 0), max(e.Units()-1, 0))
	if e.Units() == 0 || l.height <= 0 {
		l.top = Spot{}
		return
	}
	l.top.Unit = min(l.top.Unit, e.Units()-1)
	l.top.Line = min(l.top.Line, max(e.Lines(l.top.Unit)-1, 0))
	lines := e.Lines(l.Chosen)
	first, last := Spot{l.Chosen, 0}, Spot{l.Chosen, max(lines-1, 0)}
	if lines > l.height { // it cannot be whole
		first.Line = min(e.Lead(l.Chosen), max(lines-1, 0))
		last = Down(e, first, l.height-1)
	}
	switch {
	case first.Before(l.top):
		l.top = first
	case Down(e, l.top, l.height-1).Before(last):
		l.top = Up(e, last, l.height-1)
	}
	if Fits(e, l.top, l.height) {
		l.top = Last(e, l.height)
	}
}

// Hold puts the chosen entry's own first line into a row of the window, as near
// as can be: where entries grew or shrank it stays where it was.
func (l *List) Hold(e Entries, row int) {
	l.Chosen = min(max(l.Chosen, 0), max(e.Units()-1, 0))
	if e.Units() == 0 || l.height <= 0 {
		l.top = Spot{}
		return
	}
	l.top = Up(e, Spot{l.Chosen, min(e.Lead(l.Chosen), max(e.Lines(l.Chosen)-1, 0))}, max(0, min(row, l.height-1)))
}

// Row is the row of the window in which the chosen entry starts.
func (l *List) Row(e Entries) int {
	if e.Units() == 0 {
		return 0
	}
	row, at := 0, -1
	want := Spot{l.Chosen, e.Lead(l.Chosen)}
	Each(e, l.top, l.height, func(s Spot) {
		if s == want {
			at = row
		}
		row++
	})
	return max(at, 0)
}

// Each calls do for the lines in the window, in order.
func (l *List) Each(e Entries, do func(Spot)) { Each(e, l.top, l.height, do) }

// Below tells whether something stands below the window.
func (l *List) Below(e Entries) bool { return !Fits(e, l.top, l.height) }
