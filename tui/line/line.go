// Package line is one line that a person types: an address, a name, words to look for.
package line

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// Line is one line that is typed, with the place of the next letter in bytes. It
// goes by what a person sees as one letter. What it holds is from outside: a paste
// may be anything. The zero Line is empty.
//
// It is not the textinput of bubbles: that asks at every start of the program
// which clipboard programs the machine has (.25 ms, more where PATH is long) and
// would run one on ctrl+v: over SSH on somebody else's clipboard.
type Line struct {
	text string
	at   int
}

// longest is the most bytes that are taken: no path is longer, and no address.
const longest = 4096

// Type takes a key as shells do.
func (l *Line) Type(k tea.KeyPressMsg) {
	switch k.String() {
	case "left", "ctrl+b":
		l.at = l.before()
	case "right", "ctrl+f":
		l.at = l.after()
	case "home", "ctrl+a":
		l.at = 0
	case "end", "ctrl+e":
		l.at = len(l.text)
	case "backspace", "ctrl+h":
		l.cut(l.before(), l.at)
	case "delete", "ctrl+d":
		l.cut(l.at, l.after())
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		l.cut(l.word(), l.at)
	case "ctrl+u":
		l.cut(0, l.at)
	case "ctrl+k":
		l.cut(l.at, len(l.text))
	default:
		l.insert(k.Text)
	}
}

// Set is the line with its end where the next letter goes.
func (l *Line) Set(text string) {
	*l = Line{}
	l.insert(text)
}

// Paste takes the first line that is not empty of what was pasted: who copies an
// address often copies the end of its line.
func (l *Line) Paste(s string) {
	s = strings.TrimLeft(s, "\r\n\t ")
	s = s[:min(len(s), longest)]
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		s = s[:i]
	}
	l.insert(strings.TrimRight(s, "\t "))
}

// Text is what was typed, as it was typed.
func (l *Line) Text() string { return l.text }

// Before is what of it stands before the next letter.
func (l *Line) Before() string { return l.text[:l.at] }

// Replace puts a text in the place of what stands before the next letter, from a byte on.
func (l *Line) Replace(from int, text string) {
	l.cut(from, l.at)
	l.insert(text)
}

// View is what of the line has room in some cells, as it may be shown, and the cell
// of the next letter, which has room too. Of a longer line it is the part round it.
func (l *Line) View(room int) (text string, x int) {
	room = max(room, 1)
	before := end(visible(l.text[:l.at]), room-1) // the cursor takes a cell
	x = style.Width(before)
	return before + ansi.Truncate(visible(l.text[l.at:]), room-x, ""), x
}

// insert puts text in as far as there is room. Of control characters those that
// part words become spaces.
func (l *Line) insert(text string) {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	if room := longest - len(l.text); len(text) > room {
		for room > 0 && !utf8.RuneStart(text[room]) {
			room--
		}
		text = text[:room]
	}
	l.text = l.text[:l.at] + text + l.text[l.at:]
	l.at += len(text)
}

// cut takes the bytes from one place to another out.
func (l *Line) cut(from, to int) {
	l.text = l.text[:from] + l.text[to:]
	l.at = from
}

// before is where the letter before the cursor begins, after where the one at it
// ends.
func (l *Line) before() int {
	at := 0
	for it := graphemes.FromString(l.text[:l.at]); it.Next(); {
		at = it.Start()
	}
	return at
}

func (l *Line) after() int {
	it := graphemes.FromString(l.text[l.at:])
	if it.Next() {
		return l.at + it.End()
	}
	return l.at
}

// word is where the word before the cursor begins: words are parted by what parts
// an address.
func (l *Line) word() int {
	parts := func(r rune) bool { return strings.ContainsRune(" /.?&=", r) }
	rest := strings.TrimRightFunc(l.text[:l.at], parts)
	return strings.LastIndexFunc(rest, parts) + 1
}

// visible is what was typed as it may be shown, spaces and all.
func visible(s string) string {
	var b strings.Builder
	for i, word := range strings.Split(s, " ") {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(safe.Row(word).String())
	}
	return b.String()
}

// end is as much of the end of a text as has room in width cells.
func end(s string, width int) string {
	over := style.Width(s) - width
	for it := graphemes.FromString(s); over > 0 && it.Next(); {
		over -= style.Width(it.Value())
		if over <= 0 {
			return s[it.End():]
		}
	}
	if over > 0 {
		return ""
	}
	return s
}
