package markdown

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// Block is one block of a body as CommonMark, without a newline at its end; ""
// if nothing of it may be shown. A parser reads the block's kind and, but for
// white space, its text. Marks become emphasis, code and links where CommonMark
// would read them as such, else they are left out. Of a list item the depth is
// left to the caller: the marker stands in column 0.
func Block(b model.Block) string {
	if b.Kind == model.Preformatted {
		return fenced(safe.Block(b.Text).String())
	}
	text := inline(b)
	if text == "" {
		return ""
	}
	switch b.Kind {
	case model.Heading:
		return strings.Repeat("#", min(max(b.Level, 1), deepestHeading)) + " " + text
	case model.ListItem:
		return marker(b.Marker) + text
	case model.Blockquote:
		return "> " + text
	}
	return text
}

// deepestHeading is CommonMark's.
const deepestHeading = 6

// inline is the block's text in one line: escaped, with its marks.
func inline(b model.Block) string {
	text := safe.Line(b.Text).String()
	var out strings.Builder
	out.Grow(len(text) + len(text)/16)
	at := 0
	for _, m := range marks(b, text) {
		escape(&out, text, at, m.Start)
		m.write(&out, text)
		at = m.End
	}
	escape(&out, text, at, len(text))
	return out.String()
}

// fenced is a code block whose fence is longer than any in the text.
func fenced(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "\n" + strings.TrimRight(text, "\n") + "\n" + fence
}

// marker is what a list item starts with. A number keeps its value and its
// point; any other marker becomes a bullet, with its letters in the text.
func marker(m string) string {
	m = safe.Line(m).String()
	n := 0
	for n < len(m) && '0' <= m[n] && m[n] <= '9' {
		n++
	}
	switch {
	case n > 0 && n <= longestNumber && (m[n:] == "." || m[n:] == ")"):
		return m + " "
	case strings.ContainsFunc(m, wordRune):
		var out strings.Builder
		out.WriteString("- ")
		escape(&out, m, 0, len(m))
		return out.String() + " "
	}
	return "- "
}

// longestNumber is how many digits CommonMark takes in a list marker.
const longestNumber = 9
