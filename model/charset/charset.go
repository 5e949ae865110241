package charset

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Decode makes UTF-8 of a document. Labels are the encodings that it is said to be
// in, the most trusted first; those that are empty or name none do not count. b is
// not changed; what is given is b itself where nothing was to do.
func Decode(b []byte, labels ...string) []byte {
	if e, size := marked(b); e != nil {
		return with(e, b[size:])
	}
	if e := unmarked(b); e != nil {
		return with(e, b)
	}
	b = bytes.TrimPrefix(b, mark)
	good, bad := sequences(b)
	if bad == 0 && !bytes.Contains(b, toJapanese) {
		return b
	}
	if good <= usual*bad {
		for _, l := range labels {
			if decoded := labelled(b, l); decoded != nil {
				return decoded
			}
		}
		if bad > 0 {
			if e := guess(b); e != nil {
				return with(e, b)
			}
		}
	}
	if bad == 0 {
		return b
	}
	return mixed(b, good < bad && (first(labels) != "utf-8" || good == 0 && bad > 1))
}

// Reader passes a stream on as UTF-8 if it starts with the mark of another Unicode
// encoding, and without the mark of UTF-8. All else comes as it is, for Decode,
// piece by piece.
func Reader(r *bufio.Reader) io.Reader {
	head, _ := r.Peek(4)
	if e, size := marked(head); e != nil {
		_, _ = r.Discard(size)
		return e.NewDecoder().Reader(r)
	}
	if bytes.HasPrefix(head, mark) {
		_, _ = r.Discard(len(mark))
	}
	return r
}

var (
	mark       = []byte("\xef\xbb\xbf") // of UTF-8
	toJapanese = []byte("\x1b$")        // ISO-2022-JP leaves ASCII with it
)

const (
	// sniffed is how much of a document is looked at to tell its encoding: enough
	// for the head of a page with its comments.
	sniffed = 4 << 10

	// usual is how many sequences of UTF-8 there are for a byte that is none, at
	// the least, in what is UTF-8 with something pasted into it.
	usual = 10
)

// labelled decodes b by a label; nil if that names none, or none that b can be in
// here, or if what comes out is not text.
func labelled(b []byte, label string) []byte {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	switch name(e) {
	case "utf-8", "utf-16le", "utf-16be", "replacement", "windows-1252", "x-user-defined":
		return nil // what it cannot be, or what mixed does as well
	}
	decoded := with(e, b)
	if wrong := bytes.Count(decoded, []byte("\uFFFD")); wrong*50 > utf8.RuneCount(decoded)-wrong+50 {
		return nil
	}
	return decoded
}

// first is the usual name of the first encoding that labels name, "" if none does.
func first(labels []string) string {
	for _, l := range labels {
		if e, err := htmlindex.Get(l); err == nil {
			return name(e)
		}
	}
	return ""
}

func name(e encoding.Encoding) string {
	n, _ := htmlindex.Name(e)
	return n
}

func with(e encoding.Encoding, b []byte) []byte {
	decoded, _ := e.NewDecoder().Bytes(b) // these decoders have no errors but U+FFFD
	return decoded
}
