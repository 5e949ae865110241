package style

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Wrap breaks text without escape sequences into lines of at most width cells,
// at white space where it can, inside a word that is longer than a line where it
// must, never inside a grapheme cluster. Newlines stay; white space at a break
// goes. A cluster wider than the width is left out. There is always one line.
func Wrap(text string, width int) []string {
	var lines []string
	for hard := range strings.SplitSeq(text, "\n") {
		for _, l := range wrapLine(hard, width) {
			lines = append(lines, hard[l.Start:l.End])
		}
	}
	return lines
}

// Span is a run of bytes, End exclusive.
type Span struct{ Start, End int }

// WrapSpans is Wrap of one line without newlines, as spans of it.
func WrapSpans(line string, width int) []Span { return wrapLine(line, width) }

func wrapLine(s string, width int) []Span {
	if width <= 0 {
		return []Span{{}}
	}
	var lines []Span
	start, cells := 0, 0  // the line being filled
	brk, brkEnd := -1, -1 // the last white space in it
	brkCells := 0         // cells up to and with it
	inSpace := false
	it := graphemes.FromString(s)
	for it.Next() {
		c := it.Value()
		at, end := it.Start(), it.End()
		w := ansi.StringWidth(c)
		if c == " " {
			if !inSpace {
				brk = at
			}
			inSpace = true
			brkEnd = end
			cells += w
			brkCells = cells
			continue
		}
		inSpace = false
		for cells+w > width && at > start {
			if brk >= start && brk > start {
				lines = append(lines, Span{start, brk})
				start, cells = brkEnd, cells-brkCells
			} else if brkEnd > start && brk == start { // the line was only space
				start, cells = brkEnd, cells-brkCells
			} else {
				lines = append(lines, Span{start, at})
				start, cells = at, 0
			}
			brk, brkEnd = -1, -1
		}
		if w > width { // never fits: leave it out
			if at > start {
				lines = append(lines, Span{start, at})
			}
			start, cells = end, 0
			continue
		}
		cells += w
		if end-at > 1 && breaksAfter(c) && cells <= width { // CJK: a line may end here
			brk, brkEnd, brkCells = end, end, cells
		}
	}
	last := Span{start, len(s)}
	if inSpace && brk >= start {
		last.End = brk
	}
	if last.End > last.Start || len(lines) == 0 {
		lines = append(lines, last)
	}
	return lines
}

// breaksAfter tells whether a line may end after a cluster that is no space:
// after ideographs and kana, which know no spaces.
func breaksAfter(c string) bool {
	for _, r := range c {
		return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFF60 || r >= 0x20000 && r <= 0x3FFFF
	}
	return false
}
