package markup

import (
	"bytes"
	"mime"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// sniffed is how much of a document is looked at to tell its encoding: a
// declaration must stand at the start.
const sniffed = 1 << 10

// Decode makes UTF-8 of a document, by the first of these that fits:
//
//  1. a byte order mark;
//  2. NUL bytes in every other place, or in three of four: UTF-16 or UTF-32
//     without a mark;
//  3. it is UTF-8 but for a few bytes, whatever it says it is: such a byte becomes
//     its letter of windows-1252, the start of a sequence that breaks off U+FFFD;
//  4. what the XML declaration says, then what the Content-Type of the answer says,
//     if that makes text of the bytes;
//  5. as in 3, or windows-1252 where another encoding was named.
//
// Control characters are dropped, U+0080–9F become the letters of windows-1252
// that they were. body is not changed; the result is body itself where nothing
// was to do.
func Decode(body []byte, contentType string) []byte {
	return tame(decode(body, contentType))
}

func decode(b []byte, contentType string) []byte {
	if e, size := marked(b); e != nil {
		return with(e, b[size:])
	}
	if e := unmarked(b); e != nil {
		return with(e, b)
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	inDocument, inAnswer := declared(b), charsetOf(contentType)
	good, bad := sequences(b)
	if bad == 0 {
		if name := label(inDocument); name == "iso-2022-jp" && bytes.Contains(b, []byte("\x1b$")) {
			return with(japanese(), b)
		}
		return b
	}
	if good < 10*bad {
		for _, l := range []string{inDocument, inAnswer} {
			if decoded := as(l, b); decoded != nil {
				return decoded
			}
		}
	}
	says := label(inDocument)
	if says == "" {
		says = label(inAnswer)
	}
	return repair(b, says != "" && says != "utf-8" && good < bad)
}

// marked is the encoding of which b has the byte order mark, and the mark's size;
// nil for UTF-8.
func marked(b []byte) (encoding.Encoding, int) {
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 2
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 2
	}
	return nil, 0
}

// unmarked tells UTF-16 and UTF-32 by the places of the NUL bytes that their
// ASCII letters have: markup is full of them in every language.
func unmarked(b []byte) encoding.Encoding {
	head := b[:min(len(b), sniffed)&^3]
	var nuls [4]int
	for i, c := range head {
		if c == 0 {
			nuls[i&3]++
		}
	}
	quarter := len(head) / 4
	often := func(n int) bool { return n*4 > quarter }  // ASCII is more than a quarter
	rare := func(n int) bool { return n*20 <= quarter } // U+xx00 or U+10000 is not
	switch {
	case quarter == 0:
		return nil
	case often(nuls[0]) && often(nuls[1]) && often(nuls[2]) && rare(nuls[3]):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	case rare(nuls[0]) && often(nuls[1]) && often(nuls[2]) && often(nuls[3]):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case often(nuls[0]) && often(nuls[2]) && rare(nuls[1]+nuls[3]):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case often(nuls[1]) && often(nuls[3]) && rare(nuls[0]+nuls[2]):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	}
	return nil
}

// as decodes b by a label; nil if it is none, or what comes out is not text.
func as(l string, b []byte) []byte {
	switch label(l) {
	case "", "utf-8", "utf-16le", "utf-16be", "replacement", "windows-1252", "x-user-defined":
		return nil // what it cannot be, or what repair does as well
	}
	e, _ := charset.Lookup(l)
	decoded := with(e, b)
	if wrong := bytes.Count(decoded, []byte("\uFFFD")); wrong*50 > utf8.RuneCount(decoded)+50 {
		return nil
	}
	return decoded
}

// declared is what <?xml … encoding="…"?> says; "" if there is none at the start.
func declared(b []byte) string {
	head := bytes.ToLower(b[:min(len(b), sniffed)])
	_, head, ok := bytes.Cut(head, []byte("<?xml"))
	if !ok {
		return ""
	}
	head, _, _ = bytes.Cut(head, []byte("?>"))
	for name, value := range Attrs(head) {
		if name == "encoding" {
			return value
		}
	}
	return ""
}

// charsetOf is the charset of a Content-Type, "" if it names none.
func charsetOf(contentType string) string {
	_, params, _ := mime.ParseMediaType(contentType)
	return params["charset"]
}

// label is the usual name of an encoding, "" if it is not known.
func label(l string) string {
	_, name := charset.Lookup(l)
	return name
}

func japanese() encoding.Encoding {
	e, _ := charset.Lookup("iso-2022-jp")
	return e
}

func with(e encoding.Encoding, b []byte) []byte {
	decoded, _ := e.NewDecoder().Bytes(b) // these decoders have no errors but U+FFFD
	return decoded
}

// repair reads bytes that are partly UTF-8: a byte that is not becomes what it is
// in windows-1252; all beyond ASCII does where western says so. The start of a
// sequence that was cut off becomes U+FFFD.
func repair(b []byte, western bool) []byte {
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

// sequences counts what is UTF-8 beyond ASCII in b and what cannot be.
func sequences(b []byte) (good, bad int) {
	if utf8.Valid(b) {
		return 0, 0
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
