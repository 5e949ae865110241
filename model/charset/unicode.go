package charset

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

var (
	utf16LE = utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)
	utf16BE = utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)
	utf32LE = utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	utf32BE = utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
)

// marked is the encoding of which b has the byte order mark, and the mark's size;
// nil for UTF-8.
func marked(b []byte) (encoding.Encoding, int) {
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}):
		return utf32LE, 4
	case bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		return utf32BE, 4
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return utf16LE, 2
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return utf16BE, 2
	}
	return nil, 0
}

// unmarked tells UTF-16 and UTF-32 by the places of the NUL bytes that ASCII has
// in them: markup and Western text are full of it, and what is written in other
// letters has at least spaces or line ends. NUL bytes that stand in what is text
// without them are only dirt.
func unmarked(b []byte) encoding.Encoding {
	head := b[:min(len(b), sniffed)&^1]
	if bytes.IndexByte(head, 0) < 0 {
		return nil
	}
	var nuls [4]int
	for i, c := range head {
		if c == 0 {
			nuls[i&3]++
		}
	}
	if e := crowded(nuls, len(head)/4); e != nil {
		return e
	}
	high, low := nuls[0]+nuls[2], nuls[1]+nuls[3]
	var e encoding.Encoding
	switch {
	case high > 0 && low == 0:
		e = utf16BE
	case low > 0 && high == 0:
		e = utf16LE
	}
	if e == nil || isText(bytes.ReplaceAll(head, []byte{0}, nil)) || !isText(with(e, head)) {
		return nil
	}
	return e
}

// crowded is the encoding of which every letter of ASCII has its NUL bytes where
// they stand, if that is more than a quarter of them: nuls are counted by their
// place among four bytes, of which there are so many.
func crowded(nuls [4]int, fours int) encoding.Encoding {
	often := func(n int) bool { return n*4 > fours }
	rare := func(n int) bool { return n*20 <= fours } // U+xx00 or U+10000 is not
	switch {
	case fours == 0:
		return nil
	case often(nuls[0]) && often(nuls[1]) && often(nuls[2]) && rare(nuls[3]):
		return utf32BE
	case rare(nuls[0]) && often(nuls[1]) && often(nuls[2]) && often(nuls[3]):
		return utf32LE
	case often(nuls[0]) && often(nuls[2]) && rare(nuls[1]+nuls[3]):
		return utf16BE
	case often(nuls[1]) && often(nuls[3]) && rare(nuls[0]+nuls[2]):
		return utf16LE
	}
	return nil
}

// isText tells whether b is UTF-8 of which less than one in twenty is something
// that nobody writes.
func isText(b []byte) bool {
	bad, all := 0, 0
	for _, r := range string(b) {
		all++
		if r == utf8.RuneError || !unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			bad++
		}
	}
	return bad*20 <= all
}
