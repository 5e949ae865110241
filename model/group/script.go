package group

import "unicode/utf8"

// characters reads one character of a script without spaces: a token of it and
// its two successors, with the pair as its term.
func (f *folder) characters() {
	r, n := utf8.DecodeRuneInString(f.text[f.pos:])
	h, end, term := mix(hashSeed, uint32(r)), f.pos+n, uint32(0)
	for k := range 2 {
		r2, n2 := utf8.DecodeRuneInString(f.text[end:])
		if !spaceless(r2) {
			break
		}
		h = mix(h, uint32(r2))
		end += n2
		if k == 0 {
			term = h
		}
	}
	t := token{word: h, term: term, start: f.pos, end: f.pos + n}
	if term == 0 || hiragana(r) {
		t.flags |= isStop
	}
	f.pos += n
	f.add(t)
}

// hiragana tells whether a character is of the syllables in which Japanese sets its grammar.
func hiragana(r rune) bool { return r >= 0x3041 && r <= 0x309F }

// spaceless tells whether a letter belongs to a script written without spaces
// between words.
func spaceless(r rune) bool {
	if r < 0x0E00 {
		return false
	}
	return r >= 0x3040 && r <= 0x30FF || r >= 0x3400 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0x20000 && r <= 0x3FFFF || r >= 0x0E01 && r <= 0x0E3A ||
		r >= 0x0E40 && r <= 0x0E4E || r >= 0x0E80 && r <= 0x0EDF || r >= 0x1000 && r <= 0x109F || r >= 0x1780 && r <= 0x17DD
}

// asciiDigit is the digit that news of other scripts prints as another character.
func asciiDigit(r rune) rune {
	for _, zero := range [...]rune{0x0660, 0x06F0, 0x0966, 0xFF10} {
		if r >= zero && r < zero+10 {
			return '0' + r - zero
		}
	}
	return r
}
