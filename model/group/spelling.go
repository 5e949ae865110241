package group

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// latinBase has the letter without its accent for U+00E0–U+017F; '.' stands for
// letters that keep their shape.
const latinBase = "aaaaaa.ceeeeiiii.nooooo.ouuuuy.y" +
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllllllllnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz."

// appendFolded appends a letter in lower case without accent.
func appendFolded(b []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(b, byte(r))
	}
	r = unicode.ToLower(r)
	if r >= 0xE0 && r < 0x180 {
		if c := latinBase[r-0xE0]; c != '.' {
			return append(b, c)
		}
	}
	return utf8.AppendRune(b, r)
}

// endings turns British endings into American ones. Only sameness matters: that
// "four" would become "for" is kept out by the least length, that "flour"
// becomes "flor" does no harm.
var endings = []struct {
	from, to string
	least    int // bytes of the whole word
}{
	{"isation", "ization", 9},
	{"isations", "izations", 10},
	{"ising", "izing", 7},
	{"ised", "ized", 6},
	{"ises", "izes", 6},
	{"ise", "ize", 6},
	{"yse", "yze", 6},
	{"ysed", "yzed", 7},
	{"fence", "fense", 6},
	{"licence", "license", 7},
	{"tre", "ter", 5},
	{"tres", "ters", 6},
	{"ours", "ors", 6},
	{"oured", "ored", 6},
	{"our", "or", 6},
	{"lled", "led", 7},
	{"lling", "ling", 8},
	{"ogue", "og", 7},
}

// respelt are whole words with two spellings.
func respelt(w []byte) string {
	switch string(w) {
	case "grey":
		return "gray"
	case "programme":
		return "program"
	case "whilst":
		return "while"
	case "neighbour":
		return "neighbor"
	}
	return ""
}

// spelling gives words with two spellings one. The result may share w's memory.
func spelling(w []byte) []byte {
	if len(w) < 4 {
		return w
	}
	if s := respelt(w); s != "" {
		return append(w[:0], s...)
	}
	last := w[len(w)-1]
	switch last {
	case 'n', 'g', 'd', 's', 'e', 'r':
	default:
		return w
	}
	for i := range endings {
		e := &endings[i]
		if last == e.from[len(e.from)-1] && len(w) >= e.least && bytes.HasSuffix(w, []byte(e.from)) {
			return append(w[:len(w)-len(e.from)], e.to...)
		}
	}
	return w
}

// bent are the endings of English words in their other forms.
var bent = []string{"ing", "ed", "er", "ly"}

// stem takes endings off, so that "talks" meets "talk" and "striking" meets "strike".
func stem(w []byte) []byte {
	n := len(w)
	if n > 0 && w[0] >= utf8.RuneSelf {
		return stemOther(w)
	}
	switch {
	case n > 4 && bytes.HasSuffix(w, []byte("ies")):
		w = append(w[:n-3], 'y')
	case n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i':
		w = w[:n-1]
	}
	n = len(w)
	for _, e := range bent {
		if n > len(e)+3 && bytes.HasSuffix(w, []byte(e)) {
			w = w[:n-len(e)]
			n = len(w)
			if w[n-1] == w[n-2] && w[n-1] != 'l' && w[n-1] != 's' { // "planned" is of "plan"
				w = w[:n-1]
			}
			return w
		}
	}
	if n > 4 && w[n-1] == 'e' {
		w = w[:n-1]
	}
	return w
}

// particles end Korean words.
var particles = []string{"에서", "으로", "은", "는", "이", "가", "을", "를", "의", "에", "도", "와", "과", "로"}

// stemLetters is what is kept of words that are bent at their end: Cyrillic, Greek.
const stemLetters = 6

// stemOther is stem of words in other letters than Latin ones.
func stemOther(w []byte) []byte {
	r, _ := utf8.DecodeRune(w)
	switch {
	case r >= 0x0370 && r < 0x0530: // two bytes a letter
		return w[:min(len(w), 2*stemLetters)]
	case r >= 0x0600 && r < 0x0700:
		if rest, ok := bytes.CutPrefix(w, []byte("ال")); ok && len(rest) >= 4 {
			return rest
		}
	case r >= 0xAC00 && r <= 0xD7A3:
		for _, p := range particles {
			if rest, ok := bytes.CutSuffix(w, []byte(p)); ok && len(rest) >= 6 {
				return rest
			}
		}
	}
	return w
}

func dropByte(b []byte, c byte) []byte {
	out := b[:0]
	for _, x := range b {
		if x != c {
			out = append(out, x)
		}
	}
	return out
}
