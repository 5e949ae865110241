package prose

import (
	"sort"

	"github.com/lede-reader/lede/model"
)

// Page is an article at one width. Its first unit is the head, which the pane
// that shows it fills (SetHead).
type Page struct {
	r     *Renderer
	a     *model.Article
	width int
	units []unit
	lit   []Passage
}

// Spot is a line of a page. It holds while the page does; the zero Spot is the
// first line.
type Spot struct{ unit, line int }

// Before tells whether s stands above o on their page.
func (s Spot) Before(o Spot) bool {
	return s.unit < o.unit || s.unit == o.unit && s.line < o.line
}

// Width is the page's measure in cells.
func (p *Page) Width() int { return p.width }

// SetHead sets the lines over the body, ready to be shown.
func (p *Page) SetHead(lines []string) {
	u := &p.units[0]
	u.lines, u.done = make([]line, len(lines)), true
	for i, l := range lines {
		u.lines[i] = line{ready: l, start: i, end: i + 1}
	}
}

// Lines are at most n lines from s on, none wider than the page, ready to be shown.
func (p *Page) Lines(s Spot, n int) []string {
	out := make([]string, 0, max(n, 0))
	for i := s.unit; i < len(p.units) && len(out) < n; i++ {
		lines := p.unit(i)
		from := 0
		if i == s.unit {
			from = min(s.line, len(lines))
		}
		for _, l := range lines[from:min(len(lines), from+n-len(out))] {
			out = append(out, p.show(i, l))
		}
	}
	return out
}

// Down is the spot n lines further on, at most the last line.
func (p *Page) Down(s Spot, n int) Spot {
	for i := s.unit; i < len(p.units); i++ {
		lines := len(p.unit(i))
		if s.unit != i {
			if lines == 0 {
				continue
			}
			n--
			s = Spot{i, 0}
		}
		if left := lines - 1 - s.line; n <= max(left, 0) {
			s.line += max(n, 0)
			return s
		} else if left > 0 {
			s.line, n = lines-1, n-left
		}
	}
	return s
}

// Up is the spot n lines back, at least the first line.
func (p *Page) Up(s Spot, n int) Spot {
	for n > 0 {
		if s.line > 0 {
			step := min(n, s.line)
			s.line, n = s.line-step, n-step
			continue
		}
		i := s.unit - 1
		for i >= 0 && len(p.unit(i)) == 0 {
			i--
		}
		if i < 0 {
			break
		}
		s = Spot{i, len(p.unit(i)) - 1}
		n--
	}
	return s
}

// Last is the spot from which the rest of the page fills a screen of h lines.
func (p *Page) Last(h int) Spot {
	end := len(p.units) - 1
	for end > 0 && len(p.unit(end)) == 0 {
		end--
	}
	return p.Up(Spot{end, max(len(p.unit(end))-1, 0)}, h-1)
}

// Fits tells whether all that follows s fits on a screen of h lines.
func (p *Page) Fits(s Spot, h int) bool {
	for i := s.unit; i < len(p.units); i++ {
		h -= len(p.unit(i))
		if i == s.unit {
			h += s.line
		}
		if h < 0 {
			return false
		}
	}
	return true
}

// Share is how much of the article stands before s, 0 to 1, by its bytes.
func (p *Page) Share(s Spot) float64 {
	var before, all int
	for i := range p.units {
		size := p.size(i)
		all += size
		switch {
		case i < s.unit:
			before += size
		case i == s.unit && len(p.units[i].lines) > 0:
			before += size * s.line / len(p.units[i].lines)
		}
	}
	if all == 0 {
		return 0
	}
	return float64(before) / float64(all)
}

// size is how long a unit is, without rendering it.
func (p *Page) size(i int) int {
	u := p.units[i]
	switch u.kind {
	case blockUnit:
		return u.to - u.from + p.width/2
	case pullUnit:
		return len(p.a.PullQuotes[u.pull-1].Text) + 2*p.width
	}
	return len(u.lines) * p.width / 2
}

// unit is the lines of a unit, rendered now if they were not yet.
func (p *Page) unit(i int) []line {
	u := &p.units[i]
	if !u.done {
		u.lines, u.done = p.set(i), true
	}
	return u.lines
}

// first is the number of the first unit of a block or of a pull quote before it.
func (p *Page) first(block int) int {
	return sort.Search(len(p.units), func(i int) bool { return p.units[i].block >= block })
}
