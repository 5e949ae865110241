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
	add := func(start, end int) { // a space may also be joined to the rune before it
		lines = append(lines, Span{start, start + len(strings.TrimRight(s[start:end], " "))})
	}
	start, cells := 0, 0           // of the line being filled
	end, next, spent := none, 0, 0 // where it may end, where the next would start, cells up to there
	inSpace := false
	for it := graphemes.FromString(s); it.Next(); {
		c, at := it.Value(), it.Start()
		w := ansi.StringWidth(c)
		if c == " " {
			if !inSpace {
				end = at
			}
			inSpace, next, cells = true, it.End(), cells+w
			spent = cells
			continue
		}
		inSpace = false
		for cells+w > width && at > start {
			if end != none {
				if end > start {
					add(start, end)
				}
				start, cells = next, cells-spent
			} else {
				add(start, at)
				start, cells = at, 0
			}
			end = none
		}
		if w > width { // it fits nowhere: it is left out
			start, cells = it.End(), 0
			continue
		}
		cells += w
		if breaksAfter(c) {
			end, next, spent = it.End(), it.End(), cells
		}
	}
	if start < len(s) && strings.Trim(s[start:], " ") != "" || len(lines) == 0 {
		add(start, len(s))
	}
	return lines
}

// none is no place to break.
const none = -1

// breaksAfter tells whether a line may end after a cluster that is no space:
// after ideographs and kana, which know no spaces.
func breaksAfter(c string) bool {
	for _, r := range c {
		return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFF60 || r >= 0x20000 && r <= 0x3FFFF
	}
	return false
}
