package safe

import (
	"bytes"
	"strings"
)

const (
	bel = 0x07
	esc = 0x1B

	// maxSequence holds an OSC 8 with the longest address; no other sequence of
	// the program comes near.
	maxSequence = maxURL + 300

	// maxClipboard is a long article in base64. Terminals take less: xterm and
	// hterm about 100 kB.
	maxClipboard = 1 << 20

	// maxParams is where Bubble Tea's own parser, and the oldest terminals',
	// end; the longest that is made sets both colours and five attributes.
	maxParams = 32

	// maxDigits keeps a repeated character or a line number within five digits:
	// no terminal is larger.
	maxDigits = 5
)

// verdict is what sequence finds.
type verdict uint8

const (
	passed     verdict = iota
	refused            // the sequence is whole, and dropped
	unfinished         // its end is not here yet
)

// rest says where an overlong sequence ends.
type rest uint8

const (
	nothing   rest = iota
	ofControl      // at a final byte
	ofEscape       // at what is no intermediate byte
	ofString       // at BEL or ST
)

// limit is the most that is held of a sequence.
func (w *Writer) limit() int {
	if w.allow&Clipboard != 0 && w.copying != "" {
		return maxClipboard
	}
	return maxSequence
}

// sequence looks at the escape sequence that b starts with: how long it is,
// and whether it passes. A control character in it ends it, refused, as it does
// in terminals; an ESC begins the next. The first known bytes were looked at
// before.
func (w *Writer) sequence(b []byte, known int) (int, verdict, rest) {
	if len(b) < 2 {
		return 0, unfinished, nothing
	}
	switch b[1] {
	case '[':
		return w.control(b)
	case ']', 'P', 'X', '^', '_':
		return w.str(b, known)
	case 'M', '7', '8', '=', '>': // reverse index, save and restore the cursor, keypad
		return 2, passed, nothing
	}
	n := 1
	for n < len(b) && ' ' <= b[n] && b[n] < '0' { // as in ESC ( 0, another character set
		n++
	}
	switch {
	case n < len(b) && (b[n] < ' ' || b[n] >= 0x7F):
		return n, refused, nothing
	case n == len(b):
		return 0, unfinished, ofEscape
	}
	return n + 1, refused, nothing
}

// control looks at ESC [ parameters intermediates final.
func (w *Writer) control(b []byte) (int, verdict, rest) {
	n := 2
	for n < len(b) && '0' <= b[n] && b[n] <= '?' {
		n++
	}
	params := b[2:n]
	for n < len(b) && ' ' <= b[n] && b[n] < '0' {
		n++
	}
	between := b[2+len(params) : n]
	crooked := false // parameters after intermediates: terminals pass over it all, to the final byte
	for n < len(b) && ' ' <= b[n] && b[n] <= '?' {
		crooked = true
		n++
	}
	if n == len(b) {
		return 0, unfinished, ofControl
	}
	if final := b[n]; final < '@' || final >= 0x7F {
		return n, refused, nothing
	} else if !crooked && w.controlPasses(params, between, final) {
		return n + 1, passed, nothing
	}
	return n + 1, refused, nothing
}

// controlPasses is the list of control sequences that Bubble Tea's renderer
// and lede make.
func (w *Writer) controlPasses(params, between []byte, final byte) bool {
	private := byte(0)
	if len(params) > 0 && params[0] >= '<' {
		private, params = params[0], params[1:]
	}
	count, ok := numbers(params, final == 'm' && private == 0)
	if !ok {
		return false
	}
	plain := private == 0 && len(between) == 0
	switch {
	case len(between) > 0:
		switch string(between) + string(rune(final)) {
		case " q": // the cursor's shape
			return private == 0 && count <= 1
		case "$p": // ask for a mode
			return private == '?' && w.modesPass(params)
		}
		return false
	case plain && final == 'm': // colours and attributes
		return true
	case plain && strings.IndexByte(oneNumber, final) >= 0:
		return count <= 1
	case plain && strings.IndexByte("Hfr", final) >= 0: // place; scroll region
		return count <= 2
	case plain && final == 'J': // erase on the screen, never what scrolled off it
		return count <= 1 && string(params) != "3"
	case plain && (final == 'h' || final == 'l'):
		return string(params) == "4" // insert mode
	case private == '?' && (final == 'h' || final == 'l'):
		return w.modesPass(params)
	case final == 'u' || final == 'm': // keyboards: kitty's and xterm's
		return count <= 2
	case final == 'c', final == 'n' && private == '?', final == 'q' && private == '>', final == 'W' && private == '?':
		return count <= 1 // questions to the terminal; its tab stops
	}
	return false
}

// oneNumber are the control sequences that take a number at most: those that
// move the cursor; erase, delete, insert, repeat characters; insert, delete,
// scroll lines; erase in the line; save the cursor; ask for its place.
const oneNumber = "ABCDEFGdae`IZ" + "XP@b" + "LMST" + "Ksn"

// modesPass is the list of modes that may be set, reset and asked for.
func (w *Writer) modesPass(params []byte) bool {
	for mode := range strings.SplitSeq(string(params), ";") {
		switch mode {
		case "1", "7", "12", "25": // cursor keys, wrap, cursor blinks, cursor shows
		case "1004", "1049", "2004": // focus, alternate screen, pasted text is marked
		case "2026", "2027", "2031", "2048": // frames, graphemes, light or dark, size
		case "1000", "1002", "1003", "1006":
			if w.allow&Mouse == 0 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// numbers counts the parameters of a sequence; false if they are too many or
// too large, or if there is anything but numbers between semicolons (of a
// style also colons).
func numbers(params []byte, style bool) (count int, ok bool) {
	if len(params) == 0 {
		return 0, true
	}
	count = 1
	digits := 0
	for _, c := range params {
		switch {
		case '0' <= c && c <= '9':
			if digits++; digits > maxDigits {
				return count, false
			}
		case c == ';', c == ':' && style:
			count++
			digits = 0
		default:
			return count, false
		}
	}
	return count, count <= maxParams
}

// str looks at a string that ends with BEL or ST: OSC, DCS and their like.
func (w *Writer) str(b []byte, known int) (int, verdict, rest) {
	for n := max(2, known-1); n < len(b); n++ {
		if b[n] >= ' ' && b[n] != 0x7F {
			continue
		}
		end := n
		switch {
		case b[n] == bel && b[1] == ']':
			end = n + 1
		case b[n] == esc && n+1 == len(b):
			return 0, unfinished, ofString
		case b[n] == esc && b[n+1] == '\\':
			end = n + 2
		default:
			return n, refused, nothing
		}
		if end <= w.limit() && w.stringPasses(b[1], b[2:n]) {
			return end, passed, nothing
		}
		return end, refused, nothing
	}
	return 0, unfinished, ofString
}

// stringPasses is the list of strings that lede sends: links, questions for
// colours and capabilities, their resets, and the clipboard if it is allowed and was announced.
func (w *Writer) stringPasses(kind byte, body []byte) bool {
	if kind == 'P' {
		return bytes.HasPrefix(body, []byte("+q")) && len(body) < 256 && only(body[2:], "0123456789ABCDEFabcdef;")
	}
	if kind != ']' {
		return false
	}
	number, value, _ := bytes.Cut(body, []byte(";"))
	switch string(number) {
	case "8":
		id, link, ok := bytes.Cut(value, []byte(";"))
		return ok && len(id) < 256 && only(id, linkID) && (len(link) == 0 || isURL(link))
	case "10", "11", "12":
		return string(value) == "?"
	case "110", "111", "112":
		return len(value) == 0
	case "52":
		where, data, ok := bytes.Cut(value, []byte(";"))
		if !ok || w.allow&Clipboard == 0 || w.copying == "" || string(where) != "c" || string(data) != w.copying {
			return false
		}
		w.copying = ""
		return true
	}
	return false
}

const linkID = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789=:_-."

func only(b []byte, of string) bool {
	for _, c := range b {
		if strings.IndexByte(of, c) < 0 {
			return false
		}
	}
	return true
}

func isURL(b []byte) bool {
	t, ok := URL(string(b))
	return ok && t.s == string(b)
}

// end finds where the rest of an overlong sequence ends in b.
func (r rest) end(b []byte) (int, rest) {
	for i, c := range b {
		switch {
		case c == bel && r == ofString:
			return i + 1, nothing
		case c < ' ', c == 0x7F, r != ofString && c > 0x7F: // ESC of ST too: it is dropped in its turn
			return i, nothing
		case r == ofControl && '@' <= c, r == ofEscape && '0' <= c:
			return i + 1, nothing
		}
	}
	return len(b), r
}
