package tui

// Shape is how the panes are set on the screen.
type Shape int

// The shapes, from the smallest screen to the largest. Auto takes the largest
// that fits.
const (
	Auto   Shape = iota
	Single       // list or body
	Stack        // the list, or an index of five rows above the body
	Split        // list │ body
	Three        // list │ body │ rail
)

// What the shapes need, in cells. Side panes repaint in full where a full-width
// pane scrolls by the terminal's own scrolling, so they come late.
const (
	minWidth, minHeight     = 30, 8
	stackWidth, stackHeight = 60, 16
	splitWidth              = 100
	threeWidth              = 160
	indexHeight             = 5
	listMin, listMax        = 42, 46
	railMin, railMax        = 36, 48
	bodyWish                = 84 // the measure of 80 and its margins: more goes to the rail
	maxWidth, maxHeight     = 500, 200
)

// Rect is a part of the screen in cells; one without a width is not shown.
type Rect struct{ X, Y, W, H int }

// Shown tells whether the part is on the screen at all.
func (r Rect) Shown() bool { return r.W > 0 && r.H > 0 }

// Layout says where everything stands; it is a function of the screen's size,
// the shape asked for, which pane has the keys and whether that is zoomed.
type Layout struct {
	W, H     int
	Shape    Shape
	TooSmall bool
	List     Rect
	Body     Rect
	Rail     Rect
	RuleY    int // line between index and body, -1 if there is none
	Status   Rect
}

// Arrange lays the panes out on w×h cells.
func Arrange(w, h int, wish Shape, focus Focus, zoom bool) Layout {
	w, h = min(w, maxWidth), min(h, maxHeight)
	l := Layout{W: w, H: h, RuleY: -1, Shape: Fit(w, h, wish)}
	if w < minWidth || h < minHeight {
		l.TooSmall = true
		return l
	}
	l.Status = Rect{0, h - 1, w, 1}
	whole := Rect{0, 0, w, h - 1}
	switch {
	case zoom || l.Shape == Single:
		if focus == OnBody {
			l.Body = whole
		} else {
			l.List = whole
		}
	case l.Shape == Stack && focus == OnBody:
		l.List = Rect{0, 0, w, indexHeight}
		l.RuleY = indexHeight
		l.Body = Rect{0, indexHeight + 1, w, h - 2 - indexHeight}
	case l.Shape == Stack:
		l.List = whole
	default:
		list := min(listMax, listMin+max(0, w-splitWidth)/10)
		l.List = Rect{0, 0, list, h - 1}
		body := w - list - 1
		if l.Shape == Three {
			rail := min(railMax, max(railMin, body-1-bodyWish))
			body -= rail + 1
			l.Rail = Rect{w - rail, 0, rail, h - 1}
		}
		l.Body = Rect{list + 1, 0, body, h - 1}
	}
	return l
}

// Fit is the shape that a screen of w×h gets for a wish: the wish where there
// is room for it, otherwise the largest that there is room for.
func Fit(w, h int, wish Shape) Shape {
	largest := Single
	switch {
	case w < stackWidth || h < stackHeight:
	case w >= threeWidth:
		largest = Three
	case w >= splitWidth:
		largest = Split
	default:
		largest = Stack
	}
	if wish == Auto || wish > largest {
		return largest
	}
	return wish
}

// next is the shape after the one shown, round all that fit.
func (l Layout) next() Shape {
	if l.Shape == Single {
		return Fit(l.W, l.H, Auto)
	}
	return l.Shape - 1
}

// tall tells whether a story takes two lines in the list: where the list is a
// column beside the body.
func (l Layout) tall() bool { return l.Shape >= Split && l.List.W < l.W }
