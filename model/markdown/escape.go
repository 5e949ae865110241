package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape writes text[from:to], one line of prose or a part of one, so that no
// character of it is markup. Position 0 of text is the start of a line.
func escape(out *strings.Builder, text string, from, to int) {
	for i := from; i < to; i++ {
		c := text[i]
		switch c {
		case '\\', '`', '*', '_', '[', ']', '<', '>', '|':
			out.WriteByte('\\')
			out.WriteByte(c)
		case '&':
			if entity(text[i+1:]) {
				out.WriteString("&amp;")
			} else {
				out.WriteByte(c)
			}
		case '~': // Glamour knows no backslash before the next four
			out.WriteString("&#126;")
		case '@':
			out.WriteString("&#64;")
		case ':':
			if i == 0 || strings.HasPrefix(text[i+1:], "//") {
				out.WriteString("&#58;")
			} else {
				out.WriteByte(c)
			}
		case '=':
			if i == 0 {
				out.WriteString("&#61;")
			} else {
				out.WriteByte(c)
			}
		case '#':
			if i == 0 || text[i-1] == ' ' || text[i-1] == '#' {
				out.WriteByte('\\')
			}
			out.WriteByte(c)
		case '!':
			if i+1 == to && to < len(text) { // a link may follow
				out.WriteByte('\\')
			}
			out.WriteByte(c)
		case '-', '+':
			if i == 0 {
				out.WriteByte('\\')
			}
			out.WriteByte(c)
		case '.', ')':
			if numbered(text[:i]) || c == '.' && www(text[:i]) {
				out.WriteByte('\\')
			}
			out.WriteByte(c)
		default:
			out.WriteByte(c)
		}
	}
}

// entity tells whether what follows an & could make a character reference, with
// or without the semicolon.
func entity(after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return r == '#' || r < utf8.RuneSelf && unicode.IsLetter(r)
}

// numbered tells whether a line that starts with s and a point is a list item.
func numbered(s string) bool {
	if len(s) == 0 || len(s) > longestNumber {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// www tells whether s and a point end in a bare link without a scheme.
func www(s string) bool {
	return len(s) >= 3 && strings.EqualFold(s[len(s)-3:], "www")
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
