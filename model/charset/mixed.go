package charset

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// mixed reads bytes that are partly UTF-8: a byte that is not becomes what it is
// in windows-1252; all beyond ASCII does where western says so. The start of a
// sequence that was cut off becomes U+FFFD.
func mixed(b []byte, western bool) []byte {
	out := make([]byte, 0, len(b)+len(b)/8)
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r < utf8.RuneSelf:
			out = append(out, b[0])
		case western:
			size = 1
			out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(b[0]))
		case r != utf8.RuneError || size > 1:
			out = append(out, b[:size]...)
		default:
			if size = cutOff(b); size > 1 {
				out = utf8.AppendRune(out, utf8.RuneError)
				break
			}
			out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(b[0]))
		}
		b = b[size:]
	}
	return out
}

// sequences counts what is UTF-8 beyond ASCII in b, and what cannot be. Where all
// is UTF-8 good is only 0 or 1, which is quicker to tell.
func sequences(b []byte) (good, bad int) {
	if utf8.Valid(b) {
		return min(1, len(b)-ascii(b)), 0
	}
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
			size = cutOff(b[i:])
		} else {
			good++
		}
		i += size
	}
	return good, bad
}

// ascii is how many bytes of ASCII b starts with.
func ascii(b []byte) int {
	for i, c := range b {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return len(b)
}

// cutOff is the length of the UTF-8 sequence that b starts with and that breaks
// off; 1 if b starts with none.
func cutOff(b []byte) int {
	n := 1
	for n < len(b) && n < 4 && !utf8.FullRune(b[:n]) && b[n]&0xC0 == 0x80 {
		n++
	}
	if n > 1 && utf8.FullRune(b[:n]) { // the last byte does not belong to it
		n--
	}
	return n
}
