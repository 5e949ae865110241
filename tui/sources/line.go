package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// line is one line that is typed, with the place of the next letter in bytes. It
// goes by what a person sees as one letter.
//
// It is not the textinput of bubbles: that asks at every start of the program
// which clipboard programs the machine has (.25 ms, more where PATH is long) and
// would run one on ctrl+v: over SSH on somebody else's clipboard.
type line struct {
	text string
	at   int
}

// longestLine is the most bytes that are taken: no path is longer, and no address.
const longestLine = 4096

// typeKey takes a key as shells do.
func (l *line) typeKey(k tea.KeyPressMsg) {
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

// set is the line with its end where the next letter goes.
func (l *line) set(text string) {
	*l = line{}
	l.insert(text)
}

// insert puts text in as far as there is room. Of control characters those that
// part words become spaces.
func (l *line) insert(text string) {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	if room := longestLine - len(l.text); len(text) > room {
		for room > 0 && !utf8.RuneStart(text[room]) {
			room--
		}
		text = text[:room]
	}
	l.text = l.text[:l.at] + text + l.text[l.at:]
	l.at += len(text)
}

// cut takes the bytes from one place to another out.
func (l *line) cut(from, to int) {
	l.text = l.text[:from] + l.text[to:]
	l.at = from
}

// before is where the letter before the cursor begins, after where the one at it
// ends.
func (l *line) before() int {
	at := 0
	for it := graphemes.FromString(l.text[:l.at]); it.Next(); {
		at = it.Start()
	}
	return at
}

func (l *line) after() int {
	it := graphemes.FromString(l.text[l.at:])
	if it.Next() {
		return l.at + it.End()
	}
	return l.at
}

// word is where the word before the cursor begins: words are parted by what parts
// an address.
func (l *line) word() int {
	parts := func(r rune) bool { return strings.ContainsRune(" /.?&=", r) }
	rest := strings.TrimRightFunc(l.text[:l.at], parts)
	return strings.LastIndexFunc(rest, parts) + 1
}
