package filter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is one term as it was typed.
type piece struct {
	start, end int
	not        bool
	name       string // "speaker" of speaker:Healey, in small letters; "" if it has none
	value      string // of a piece without a name all of it; without quotation marks
	quoted     bool   // it began with a quotation mark
	closed     bool   // and ended with one
}

// pieces parts what was typed at spaces outside quotation marks.
func pieces(text string) []piece {
	var all []piece
	for at := 0; ; {
		at += len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
		if at == len(text) {
			return all
		}
		p := cut(text, at)
		all = append(all, p)
		at = p.end
	}
}

// cut is the piece that begins at a place, which is not a space.
func cut(text string, at int) piece {
	p := piece{start: at}
	if rest := text[at:]; strings.HasPrefix(rest, "-") {
		p.not = true
		at++
	}
	if n := nameLength(text[at:]); n > 0 {
		p.name = strings.ToLower(text[at : at+n])
		at += n + len(":")
	}
	if r, size := utf8.DecodeRuneInString(text[at:]); quotes(r) {
		p.quoted = true
		at += size
		n := strings.IndexFunc(text[at:], quotes)
		if n < 0 {
			p.value, p.end = text[at:], len(text)
			return p
		}
		_, size = utf8.DecodeRuneInString(text[at+n:])
		p.value, p.closed, p.end = text[at:at+n], true, at+n+size
		return p
	}
	n := strings.IndexFunc(text[at:], unicode.IsSpace)
	if n < 0 {
		n = len(text) - at
	}
	p.value, p.end = text[at:at+n], at+n
	return p
}

// nameLength is how many bytes stand before the colon of a name, 0 if none does: names
// are of letters, and what an address has behind its colon is no value.
func nameLength(text string) int {
	for i, r := range text {
		switch {
		case r == ':' && strings.HasPrefix(text[i:], "://"):
			return 0
		case r == ':':
			return i
		case r > unicode.MaxASCII || !unicode.IsLetter(r):
			return 0
		}
	}
	return 0
}

// quotes tells whether a rune opens or closes a value, however a keyboard or another
// program sets it.
func quotes(r rune) bool { return strings.ContainsRune(`"“”„‟«»＂`, r) }

// says tells whether a value has anything that can be looked for.
func says(value string) bool {
	return strings.ContainsFunc(value, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}
