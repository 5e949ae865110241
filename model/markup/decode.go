package markup

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/lede-reader/lede/model/charset"
)

// Decode makes UTF-8 of a document, as package charset does with what its XML
// declaration says, then what the Content-Type of the answer says, then that XML
// which says nothing is UTF-8. Control characters are dropped, U+0080–9F become
// the letters of windows-1252 that they were. body is not changed; the result is
// body itself where nothing was to do.
func Decode(body []byte, contentType string) []byte {
	return tame(charset.Decode(body, charset.Declared(body), charset.Served(contentType), "utf-8"))
}

// tame drops the control characters of UTF-8 text. What moves the paper or the
// line (vertical tab, form feed) is a space.
func tame(b []byte) []byte {
	i := wild(b)
	if i == len(b) {
		return b
	}
	out := make([]byte, 0, len(b))
	for {
		out = append(out, b[:i]...)
		if i == len(b) {
			return out
		}
		switch c := b[i]; {
		case c == '\v' || c == '\f':
			out = append(out, ' ')
		case c >= utf8.RuneSelf:
			i++
			out = utf8.AppendRune(out, western(rune(b[i])))
		}
		b = b[i+1:]
		i = wild(b)
	}
}

// wild is where the first control character stands, len(b) if there is none.
func wild(b []byte) int {
	for i, c := range b {
		switch {
		case c < ' ':
			if c != '\n' && c != '\t' && c != '\r' {
				return i
			}
		case c == 0x7F:
			return i
		case c == 0xC2:
			if i+1 < len(b) && b[i+1] < 0xA0 {
				return i
			}
		}
	}
	return len(b)
}

// western is the letter that U+0080–9F are in windows-1252, U+FFFD if none.
func western(r rune) rune {
	if r = charmap.Windows1252.DecodeByte(byte(r)); r < 0xA0 {
		return utf8.RuneError
	}
	return r
}
