package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode/utf32"

	utf16 "golang.org/x/text/encoding/unicode"
)

// decode makes UTF-8 of a document, by the first of these that fits:
//
//  1. a byte order mark;
//  2. NUL bytes in every other place only: UTF-16 without a mark;
//  3. it is UTF-8, whatever it says it is (but for the Japanese encoding that is
//     all ASCII bytes, where it says so);
//  4. the encoding that a page declares, if it makes text of the bytes;
//  5. an encoding of other letters than Latin that makes sense of it (guess.go);
//  6. UTF-8 with some bytes of windows-1252 in it, or windows-1252 with sequences
//     that look like UTF-8 in it, whichever there is more of.
//
// NUL bytes are dropped. Bytes that are no text in any way are an error.
func decode(b []byte, page bool) (string, error) {
	if what := binary(b); what != "" {
		return "", fmt.Errorf("is %s, not text", what)
	}
	s := unicodeOf(b)
	if s == "" && page {
		s = asDeclared(b)
	}
	if s == "" {
		s = guess(b)
	}
	if s == "" {
		s = repair(b)
	}
	if isJunk(s) {
		return "", errors.New("is not text")
	}
	return strings.ReplaceAll(s, "\x00", ""), nil
}

// unicodeOf decodes what is Unicode by its bytes alone, else it is "".
func unicodeOf(b []byte) string {
	if e, size := marked(b); e != nil {
		return with(e, b[size:])
	}
	if e := unmarked(b); e != nil {
		return with(e, b)
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if utf8.Valid(b) && !bytes.Contains(b, []byte("\x1b$")) {
		return string(b)
	}
	return ""
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
		return utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM), 2
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM), 2
	}
	return nil, 0
}

// unmarked is UTF-16 if b has NUL bytes, as spaces, line ends and Latin letters
// have in UTF-16, and all of them in even or all in odd places, and if it is text
// when read so.
func unmarked(b []byte) encoding.Encoding {
	head := b[:min(len(b), sniffed)&^1]
	var nuls [2]int
	for i, c := range head {
		if c == 0 {
			nuls[i&1]++
		}
	}
	order := utf16.LittleEndian
	switch {
	case nuls[0] > 0 && nuls[1] == 0:
		order = utf16.BigEndian
	case nuls[0] > 0 || nuls[1] == 0:
		return nil
	}
	e := utf16.UTF16(order, utf16.IgnoreBOM)
	bad, all := 0, 0
	for _, r := range with(e, head) {
		all++
		if r == utf8.RuneError || !unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			bad++
		}
	}
	if bad*20 > all {
		return nil
	}
	return e
}

// asDeclared decodes a page by what it says it is; "" if it says nothing, or
// says what cannot be.
func asDeclared(b []byte) string {
	label := declared(b)
	e, name := charset.Lookup(label)
	switch name {
	case "", "utf-8", "utf-16le", "utf-16be", "replacement", "windows-1252":
		return "" // read well enough, or not at all, without
	}
	if good, bad := sequences(b); good > 10*bad {
		return "" // UTF-8 with some bad bytes
	}
	s := with(e, b)
	if bad := strings.Count(s, "\uFFFD"); bad*50 > utf8.RuneCountInString(s)-bad+50 {
		return ""
	}
	return s
}

// declared finds the label in <meta charset=…>, <meta … content="…; charset=…">
// or <?xml … encoding=…?>; "" if there is none at the start.
func declared(b []byte) string {
	head := bytes.ToLower(b[:min(len(b), sniffed)])
	for _, key := range []string{"charset", "encoding"} {
		for rest := head; ; {
			i := bytes.Index(rest, []byte(key))
			if i < 0 {
				break
			}
			rest = rest[i+len(key):]
			v, ok := bytes.CutPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("="))
			if !ok {
				continue
			}
			v = bytes.TrimLeft(v, " \t\r\n\"'")
			if end := bytes.IndexAny(v, "\"' \t\r\n;>/?"); end > 0 {
				return string(v[:end])
			}
		}
	}
	return ""
}

// repair reads bytes that are partly UTF-8: a byte that is not becomes what it
// is in windows-1252. Where such bytes are the greater part all is windows-1252.
// The start of a sequence that was cut off becomes U+FFFD.
func repair(b []byte) string {
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	good, bad := sequences(b)
	if bad == 0 {
		return string(b)
	}
	var s strings.Builder
	s.Grow(len(b) + bad)
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r < utf8.RuneSelf:
			s.WriteByte(b[0])
		case good < bad:
			size = 1
			s.WriteRune(charmap.Windows1252.DecodeByte(b[0]))
		case r != utf8.RuneError || size > 1:
			s.Write(b[:size])
		default:
			if size = cutOff(b); size > 1 {
				s.WriteRune(utf8.RuneError)
				break
			}
			s.WriteRune(charmap.Windows1252.DecodeByte(b[0]))
		}
		b = b[size:]
	}
	return s.String()
}

// sequences counts what is UTF-8 beyond ASCII in b and what cannot be.
func sequences(b []byte) (good, bad int) {
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

// isJunk tells of bytes that are no text: more than one control character among
// a hundred.
func isJunk(s string) bool {
	s = strings.TrimRight(s, "\x00") // what a disk leaves of a file that was not finished
	controls := 0
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B {
			controls++
		}
	}
	return controls > 2 && controls*100 > len(s)
}

func with(e encoding.Encoding, b []byte) string {
	s, _ := e.NewDecoder().Bytes(b) // these decoders have no errors but U+FFFD
	return string(s)
}

// decoded passes a stream on as UTF-8 if it starts with the mark of another
// Unicode encoding, and without the mark of UTF-8. What else is wrong with it is
// for repair, line by line.
func decoded(r *bufio.Reader) io.Reader {
	head, _ := r.Peek(4)
	if e, size := marked(head); e != nil {
		_, _ = r.Discard(size)
		return e.NewDecoder().Reader(r)
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		_, _ = r.Discard(3)
	}
	return r
}
