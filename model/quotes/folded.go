package quotes

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// folded is a word as it is compared, and where it stands in its text.
type folded struct {
	word       string
	start, end int
}

// foldWords are the words of a text without case, marks and house style: "U.S." is
// "us", "defence" is "defense", "five" is "5". In scripts without spaces every
// character is one.
func foldWords(s string) []folded {
	out := make([]folded, 0, len(s)/6+1)
	start := -1
	end := func(i int) {
		if start < 0 {
			return
		}
		if w := plainWord(s[start:i]); w != "" {
			if n := len(out); n > 0 && initials(out[n-1], s) && out[n-1].end+1 == start && len(w) == 1 {
				out[n-1].word += w // U.S.
				out[n-1].end = i
			} else {
				out = append(out, folded{w, start, i})
			}
		}
		start = -1
	}
	for i, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			end(i)
			out = append(out, folded{string(r), i, i + utf8.RuneLen(r)})
		case r == '’' || r == '\'' || wordly(r) || unicode.IsMark(r):
			if start < 0 {
				start = i
			}
		default:
			end(i)
		}
	}
	end(len(s))
	for i := range out {
		out[i].word = houseless(out[i].word)
	}
	return joined(out)
}

// initials tells whether the word is letters with stops between, and the next stop follows.
func initials(w folded, s string) bool {
	return w.end < len(s) && s[w.end] == '.' && w.end-w.start <= 2*len(w.word)-1 && (len(w.word) == 1 || s[w.end-2] == '.')
}

// joined makes one word of what some houses print as one: "per cent".
func joined(ws []folded) []folded {
	out := ws[:0]
	for _, w := range ws {
		if n := len(out); n > 0 && w.word == "cent" && out[n-1].word == "per" {
			out[n-1].word, out[n-1].end = "percent", w.end
			continue
		}
		out = append(out, w)
	}
	return out
}

// houseless is the one of several spellings that stands for all: what differs in
// no more than that is no other wording.
func houseless(w string) string {
	if len(w) < 3 {
		return w
	}
	if digit := figures()[w]; digit != "" {
		return digit
	}
	for _, e := range [...][2]string{
		{"isation", "ization"},
		{"isations", "izations"},
		{"ising", "izing"},
		{"ised", "ized"},
		{"ises", "izes"},
		{"ise", "ize"},
		{"ysed", "yzed"},
		{"yse", "yze"},
		{"ence", "ense"},
		{"tre", "ter"},
		{"tres", "ters"},
		{"bre", "ber"},
		{"ogue", "og"},
		{"mme", "m"},
		{"mmes", "ms"},
		{"wards", "ward"},
	} {
		if stem, ok := strings.CutSuffix(w, e[0]); ok && len(stem) >= 3 {
			return stem + e[1]
		}
	}
	if len(w) >= 6 {
		w = strings.Replace(w, "our", "or", 1)
	}
	if len(w) >= 8 {
		for _, e := range [...]string{"ed", "ing", "er", "ers"} {
			if stem, ok := strings.CutSuffix(w, "ll"+e); ok {
				return stem + "l" + e
			}
		}
	}
	return w
}

// figures are the number words that some houses print as figures.
var figures = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for i, w := range strings.Fields("one two three four five six seven eight nine ten eleven twelve") {
		out[w] = strconv.Itoa(i + 1)
	}
	return out
})
