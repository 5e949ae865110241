package search

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A kind says what a rune does to the word that it stands in.
type kind uint8

const (
	apart   kind = iota // it stands between words
	nothing             // it is dropped; a word goes on over it
	letter              // it belongs to a word of a script that parts words by spaces
	mark                // it belongs to whatever stands before it
	ideo                // of a script without spaces, of many signs: found by pairs
	abugida             // of a script without spaces, of few signs: found by threes
)

// gram is how many signs of a script without spaces make one term: enough for a
// term to be rare, few enough for most words to be at least that long.
func (k kind) gram() int {
	switch k {
	case ideo:
		return 2
	case abugida:
		return 3
	}
	return 0
}

// folded is what a rune becomes.
type folded struct {
	kind kind
	text string // lower case, without accents and ligatures; "" if nothing is left
}

// tabled is the first rune past the table; before it stand the alphabets and punctuation.
const tabled = 0x2100

var table = sync.OnceValue(func() *[tabled]folded {
	t := new([tabled]folded)
	for r := range t {
		t[r] = foldRune(rune(r))
	}
	return t
})

// fold gives what a rune becomes; t is table(), s the rune as it stands.
func fold(t *[tabled]folded, r rune, s string) folded {
	switch {
	case r < tabled:
		return t[r]
	case r >= 0x3041 && r <= 0x30FF && unicode.IsLetter(r), // kana keep their voicing marks
		r >= 0x3400 && r <= 0x4DBF, r >= 0x4E00 && r <= 0x9FFF, r >= 0xAC00 && r <= 0xD7A3:
		return folded{ideo, s}
	}
	return foldRune(r)
}

func foldRune(r rune) folded {
	switch {
	case unicode.Is(unicode.Cf, r) || vowelSign(r) || unicode.Is(unicode.Variation_Selector, r):
		return folded{nothing, ""}
	case r >= 0x02B9 && r <= 0x02BF: // letters in name, apostrophes in use
		return folded{}
	case !unicode.In(r, unicode.L, unicode.N, unicode.M):
		return folded{}
	}
	var b strings.Builder
	k := apart
	for _, d := range norm.NFKD.String(string(r)) {
		if vowelSign(d) || !unicode.In(d, unicode.L, unicode.N, unicode.M) {
			continue
		}
		if k == apart {
			k = kindOf(d)
		}
		d = unicode.ToLower(d)
		if s, ok := spelled[d]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(d)
		}
	}
	if b.Len() == 0 {
		return folded{}
	}
	return folded{k, norm.NFC.String(b.String())}
}

// vowelSign tells whether a rune is an accent, a pointing or a stretch of a script
// whose words are the same without them.
func vowelSign(r rune) bool {
	switch {
	case r < 0x0300:
		return false
	case r <= 0x036F: // Latin, Greek, Cyrillic
		return true
	case r >= 0x0591 && r <= 0x05C7: // Hebrew
		return unicode.Is(unicode.Mn, r)
	case r >= 0x0610 && r <= 0x061A, r >= 0x064B && r <= 0x065F, r >= 0x06D6 && r <= 0x06ED: // Arabic
		return unicode.Is(unicode.Mn, r)
	case r == 0x0640, r == 0x0670: // tatweel, superscript alef
		return true
	case r >= 0x1AB0 && r <= 0x1AFF, r >= 0x1DC0 && r <= 0x1DFF, r >= 0x20D0 && r <= 0x20FF:
		return true
	}
	return false
}

func kindOf(r rune) kind {
	switch {
	case r < 0x0E00:
		if unicode.Is(unicode.M, r) {
			return mark
		}
		return letter
	case unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return abugida
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Yi),
		r == 0x30FC, r == 0x3005, r == 0x3007:
		return ideo
	case unicode.Is(unicode.M, r):
		return mark
	}
	return letter
}

// spelled are the letters that are not made of a letter and an accent but are
// written, and looked for, as other letters.
var spelled = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th",
	'ħ': "h", 'ŧ': "t", 'ı': "i", 'ȷ': "j", 'ŋ': "n", 'ĸ': "k", 'ƒ': "f", 'ə': "e", 'ς': "σ", 'ӏ': "і",
	'ى': "ي", 'ی': "ي", 'ې': "ي", 'ک': "ك", 'ہ': "ه", 'ھ': "ه", 'ٱ': "ا",
	'٠': "0", '١': "1", '٢': "2", '٣': "3", '٤': "4", '٥': "5", '٦': "6", '٧': "7", '٨': "8", '٩': "9",
	'۰': "0", '۱': "1", '۲': "2", '۳': "3", '۴': "4", '۵': "5", '۶': "6", '۷': "7", '۸': "8", '۹': "9",
	'०': "0", '१': "1", '२': "2", '३': "3", '४': "4", '५': "5", '६': "6", '७': "7", '८': "8", '९': "9",
}

// joins tells whether a rune may melt with the one before it into one that has
// a place of its own: a kana with its voicing mark, the parts of a Hangul syllable.
func joins(r rune) bool {
	return r == 0x3099 || r == 0x309A || r == 0xFF9E || r == 0xFF9F || r >= 0x1160 && r <= 0x11FF
}
