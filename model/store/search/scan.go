package search

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord is how many bytes of a word are looked at: longer ones are addresses
// and noise, and are found by their beginning.
const maxWord = 64

// scanner takes a text apart into the words that can be looked for.
type scanner struct {
	text  string
	at    int
	table *[tabled]folded

	// The word found last.
	key        []byte // folded
	start, end int    // bytes of the text
	kind       kind   // letter, ideo or abugida
	// Of a run of a script without spaces: where each of its signs begins.
	signs []sign
}

// sign is one rune of a folded run.
type sign struct {
	key  int // where it begins in key
	text int // where it begins in the text
}

func scan(text string) *scanner { return &scanner{text: text, table: table()} }

// next finds the next word; false if there is none. Of a script without spaces
// a word is all that stands together.
func (s *scanner) next() bool {
	s.key, s.signs, s.kind = s.key[:0], s.signs[:0], apart
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c < utf8.RuneSelf {
			if lower := ascii[c]; lower != 0 && (s.kind == letter || s.kind == apart) {
				s.take(letter, s.at, s.at+1)
				if len(s.key) < maxWord {
					s.key = append(s.key, lower)
				}
				s.at++
				continue
			}
			if s.kind != apart {
				return true
			}
			s.at++
			continue
		}
		if !s.wide() {
			return true
		}
	}
	return s.kind != apart
}

// wide looks at a rune that is not ASCII; false if the word ended before it.
func (s *scanner) wide() bool {
	r, size := utf8.DecodeRuneInString(s.text[s.at:])
	if r == utf8.RuneError && size == 1 {
		if s.kind != apart {
			return false
		}
		s.at++
		return true
	}
	from, to := s.at, s.at+size
	if s.melts(r, to) {
		return s.melt()
	}
	f := fold(s.table, r, s.text[from:to])
	switch f.kind {
	case nothing:
		if s.kind != apart && vowelSign(r) {
			s.end = to
		}
		s.at = to
		return true
	case apart:
		if s.kind != apart {
			return false
		}
		s.at = to
		return true
	}
	return s.put(f, from, to)
}

// melts tells whether the rune before to and those behind it are one.
func (s *scanner) melts(r rune, to int) bool {
	if r < 0x1100 || to >= len(s.text) || s.text[to] < 0xE1 {
		return false
	}
	behind, _ := utf8.DecodeRuneInString(s.text[to:])
	return joins(behind)
}

// melt puts a sign that is written as several runes.
func (s *scanner) melt() bool {
	from := s.at
	to := from + norm.NFKC.NextBoundaryInString(s.text[from:], true)
	for _, r := range norm.NFKC.String(s.text[from:to]) {
		if f := fold(s.table, r, string(r)); f.kind > nothing && !s.put(f, from, to) {
			return false
		}
	}
	s.at = to
	return true
}

// put adds a folded rune to the word; false if it does not belong to it.
func (s *scanner) put(f folded, from, to int) bool {
	k := f.kind
	if k == mark {
		if s.kind == apart {
			s.at = to
			return true
		}
		k = s.kind
	}
	if s.kind != apart && s.kind != k {
		return false
	}
	s.take(k, from, to)
	s.at = to
	if k == letter {
		if len(s.key)+len(f.text) <= maxWord {
			s.key = append(s.key, f.text...)
		}
		return true
	}
	for i := range f.text {
		s.signs = append(s.signs, sign{len(s.key) + i, from})
	}
	s.key = append(s.key, f.text...)
	return true
}

func (s *scanner) take(k kind, from, to int) {
	if s.kind == apart {
		s.kind, s.start = k, from
	}
	s.end = to
}

// term is the gram of a run that begins with its sign i: shorter at its end.
func (s *scanner) term(i int) []byte {
	if j := i + s.kind.gram(); j < len(s.signs) {
		return s.key[s.signs[i].key:s.signs[j].key]
	}
	return s.key[s.signs[i].key:]
}

// ascii are letters and digits in lower case, 0 for what stands between words.
var ascii = func() (t [utf8.RuneSelf]byte) {
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	return t
}()

// appendTerms appends the terms of a text, a space before each.
func appendTerms(b []byte, text string) []byte {
	for s := scan(text); s.next(); {
		if s.kind == letter {
			b = append(append(b, ' '), s.key...)
			continue
		}
		for i := range s.signs {
			b = append(append(b, ' '), s.term(i)...)
		}
	}
	return b
}
