package clean

import (
	"unicode"
	"unicode/utf8"
)

// word is one word of a copy: letters, digits and the marks on them. An
// apostrophe inside parts words ("don", "t"), so that curly and straight ones
// read the same.
type word struct {
	start, end int32  // bytes of Raw
	hash       uint32 // of the lower-cased letters
	capital    bool   // starts with a capital letter or a digit
	quoted     bool   // stands in double quotation marks
	line       uint8  // opens a sentence of so many words, fewer than a shingle has
}

const (
	hashSeed  uint32 = 2166136261
	hashPrime uint32 = 16777619
)

func mix(h uint32, r rune) uint32 { return (h ^ uint32(r)) * hashPrime }

// hashWord is the hash that words gives to s, if s is one word.
func hashWord(s string) uint32 {
	h := hashSeed
	for _, r := range s {
		h = mix(h, unicode.ToLower(r))
	}
	return h
}

// words lists the words of raw[start:end], appended to to. A script that is
// written without spaces gives a word a character.
func words(to []word, raw string, start, end int) []word {
	raw = raw[:max(start, end)]
	for i := start; i < end; {
		if c := raw[i]; c < utf8.RuneSelf {
			if plainWord[c] == 0 {
				i++
				continue
			}
			first, h := i, hashSeed
			for i < len(raw) && plainWord[raw[i]] != 0 {
				h = mix(h, rune(plainWord[raw[i]]))
				i++
			}
			if i == end || raw[i] < utf8.RuneSelf {
				to = append(to, word{start: int32(first), end: int32(i), hash: h, capital: c <= 'Z'})
				continue
			}
			i = first // it goes on with other letters, perhaps
		}
		r, n := rune(raw[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(raw[i:end])
		}
		if !inWord(r) {
			i += n
			continue
		}
		w := word{start: int32(i), hash: hashSeed, capital: unicode.IsUpper(r) || unicode.IsDigit(r)}
		for {
			w.hash = mix(w.hash, lower(r))
			i += n
			if i >= end || unspaced(r) {
				break
			}
			r, n = rune(raw[i]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(raw[i:end])
			}
			if !inWord(r) || unspaced(r) {
				break
			}
		}
		w.end = int32(i)
		to = append(to, w)
	}
	return to
}

// plainWord is of each ASCII character its small letter, 0 if it is in no word; of
// other bytes it is 0.
const plainWord = "" +
	"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00" +
	"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x000123456789\x00\x00\x00\x00\x00\x00" +
	"\x00abcdefghijklmnopqrstuvwxyz\x00\x00\x00\x00_" +
	"\x00abcdefghijklmnopqrstuvwxyz\x00\x00\x00\x00\x00" + noWord + noWord + noWord + noWord

const noWord = "" +
	"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"

func lower(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 32
	case r < utf8.RuneSelf:
		return r
	}
	return unicode.ToLower(r)
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// unspaced tells whether r belongs to a script that is written without spaces.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
