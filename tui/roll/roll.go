// Package roll moves over something long that is made of units of lines (an
// article's blocks, a board's quotes), each unit made only when it is looked at.
// No number of lines of the whole is ever counted.
package roll

// Roll is something long. Lines may be slow the first time and is asked only
// for units on the screen, next to it, or moved over.
type Roll interface {
	Units() int
	Lines(unit int) int // how many lines a unit has, may be 0
}

// Spot is a line of a roll; the zero Spot is the first.
type Spot struct{ Unit, Line int }

// Before tells whether s stands above o.
func (s Spot) Before(o Spot) bool {
	return s.Unit < o.Unit || s.Unit == o.Unit && s.Line < o.Line
}

// Down is the spot n lines further on, at most the last line.
func Down(r Roll, s Spot, n int) Spot {
	for i := s.Unit; i < r.Units(); i++ {
		lines := r.Lines(i)
		if i != s.Unit {
			if lines == 0 {
				continue
			}
			if n == 0 {
				return s
			}
			n--
			s = Spot{i, 0}
		}
		step := min(max(n, 0), max(lines-1-s.Line, 0))
		s.Line, n = s.Line+step, n-step
		if n <= 0 {
			return s
		}
	}
	return s
}

// Up is the spot n lines back, at least the first line.
func Up(r Roll, s Spot, n int) Spot {
	for n > 0 {
		if step := min(n, s.Line); step > 0 {
			s.Line, n = s.Line-step, n-step
			continue
		}
		i := s.Unit - 1
		for i >= 0 && r.Lines(i) == 0 {
			i--
		}
		if i < 0 {
			break
		}
		s = Spot{i, r.Lines(i) - 1}
		n--
	}
	return s
}

// Last is the spot from which the rest fills a screen of h lines.
func Last(r Roll, h int) Spot {
	end := r.Units() - 1
	for end > 0 && r.Lines(end) == 0 {
		end--
	}
	if end < 0 {
		return Spot{}
	}
	return Up(r, Spot{end, max(r.Lines(end)-1, 0)}, h-1)
}

// Fits tells whether all from s on fits on a screen of h lines.
func Fits(r Roll, s Spot, h int) bool {
	for i := s.Unit; i < r.Units(); i++ {
		h -= r.Lines(i)
		if i == s.Unit {
			h += s.Line
		}
		if h < 0 {
			return false
		}
	}
	return true
}

// Each calls do for the lines of a screen of h from s on, in order.
func Each(r Roll, s Spot, h int, do func(Spot)) {
	for i := s.Unit; i < r.Units() && h > 0; i++ {
		from := 0
		if i == s.Unit {
			from = s.Line
		}
		for line := from; line < r.Lines(i) && h > 0; line++ {
			do(Spot{i, line})
			h--
		}
	}
}
