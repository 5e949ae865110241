package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model/dates"
)

// A sentence ends at a stop: of the first white space must follow, the second
// need none.
const (
	spacedStops = ".!?…؟۔।॥։።፧။។៕;" // the last is Greek for "?"
	wideStops   = "。！？｡"
)

// closers may stand between a stop and the end of its sentence.
const closers = `.!?…؟"'”’»)]）」』】》`

// sentences parts raw[p.start:p.end] into sentences and calls each with its
// span. A stop ends a sentence if white space and no small letter follow, and
// the word before it is neither an initial nor an abbreviation, nor an ordinal;
// the full-width stops need no space.
func sentences(raw string, p span, each func(span)) {
	start := p.start
	for i := p.start; i < p.end; {
		if noStop[raw[i]] {
			i++
			continue
		}
		r, n := rune(raw[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(raw[i:p.end])
		}
		wide := r >= 0x3000 && strings.ContainsRune(wideStops, r)
		if !wide && (!spacedStop(r) || r == ';' && !greek(raw[start:i])) {
			i += n
			continue
		}
		end := closed(raw, i+n, p.end)
		next := skipSpace(raw, end, p.end)
		if next >= p.end {
			break
		}
		c, _ := utf8.DecodeRuneInString(raw[next:p.end])
		switch {
		case next == end && !wide, unicode.IsLower(c), r == '.' && (abbreviated(raw[start:i]) || ordinal(raw[start:i], raw[next:p.end])),
			wide && next == end && japaneseCloses(raw[i:end]):
			i = end
			continue
		}
		each(span{start, end})
		start, i = next, next
	}
	if start < p.end {
		each(span{start, p.end})
	}
}

// noStop are the bytes that are a character and no stop.
var noStop = func() (no [256]bool) {
	for c := range utf8.RuneSelf {
		no[c] = c != '.' && c != '!' && c != '?' && c != ';'
	}
	return no
}()

// spacedStop tells whether r is one of the spacedStops: it is asked for each
// character that is not ASCII.
func spacedStop(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return true // sentences has looked
	case r < 0x2000:
		return r >= 0x0589 && strings.ContainsRune(spacedStops, r)
	}
	return r == '…'
}

// greek tells whether a text ends in a Greek letter.
func greek(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.Is(unicode.Greek, r)
}

// closed is where the signs end that close a sentence whose stop ends at i. A
// mark that also opens (“ and « are German closers) closes if white space follows,
// the French » may stand after a space.
func closed(raw string, i, end int) int {
	for i < end {
		if raw[i] == ' ' && i+1 < end && raw[i+1] < utf8.RuneSelf {
			return i // as nearly always
		}
		r, n := utf8.DecodeRuneInString(raw[i:end])
		switch {
		case strings.ContainsRune(closers, r):
		case (r == '“' || r == '«') && (i+n == end || skipSpace(raw, i+n, end) > i+n):
		default:
			if next := skipSpace(raw, i, end); next > i && strings.HasPrefix(raw[next:end], "»") && (next+2 == end || skipSpace(raw, next+2, end) > next+2) {
				i = next + 2
				continue
			}
			return i
		}
		i += n
	}
	return i
}

func skipSpace(raw string, i, end int) int {
	for i < end {
		c, n := utf8.DecodeRuneInString(raw[i:end])
		if !unicode.IsSpace(c) {
			break
		}
		i += n
	}
	return i
}

// japaneseCloses tells whether a stop and what closes after it end a quotation
// that the sentence goes on from: 「…。」と話した.
func japaneseCloses(s string) bool {
	return strings.HasSuffix(s, "」") || strings.HasSuffix(s, "』")
}

// abbreviated tells whether the last word of s takes a stop without ending a
// sentence: an initial, a title, a month, a unit.
func abbreviated(s string) bool {
	w := lastWord(s)
	if len(w) > maxAbbreviation {
		return false
	}
	if utf8.RuneCountInString(w) == 1 && w != "I" {
		return true
	}
	return abbreviations()[strings.ToLower(w)] || dotted(w)
}

// lastWord is the word that s ends with, without the signs that open.
func lastWord(s string) string {
	s = s[max(0, len(s)-4*maxAbbreviation):]
	if at := strings.LastIndexByte(s, ' ') + 1; plainText(s[at:]) {
		return s[at:] // as nearly always
	}
	return strings.Trim(s[strings.LastIndexAny(s, " \t\n\u00a0\u202f\u2009")+1:], `"'“„‘(«»[`)
}

// plainText tells whether a text is ASCII letters, figures and stops.
func plainText(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || plainWord[c] == 0 && c != '.' {
			return false
		}
	}
	return true
}

// dotted tells whether a word is letters with stops between them, "z.B", "m.in".
func dotted(w string) bool {
	if strings.IndexByte(w, '.') < 1 {
		return false
	}
	for part := range strings.SplitSeq(w, ".") {
		if n := utf8.RuneCountInString(part); n == 0 || n > 2 || strings.ContainsFunc(part, func(r rune) bool { return !unicode.IsLetter(r) }) {
			return false
		}
	}
	return true
}

// ordinal tells whether the stop after s makes an ordinal of a number, as many
// languages write it: "am 12. März", "im 19. Jahrhundert".
func ordinal(s, next string) bool {
	w := lastWord(s)
	if len(w) == 0 || len(w) > 2 || w[0] < '0' || w[0] > '9' || w[len(w)-1] < '0' || w[len(w)-1] > '9' {
		return false
	}
	word, _, _ := strings.Cut(next[:min(len(next), 4*maxAbbreviation)], " ")
	word = strings.ToLower(strings.TrimRight(word, ",.;:"))
	return dates.Words().Month[word] > 0 || abbreviations()["0."+word]
}

const maxAbbreviation = 8 // bytes of the longest in abbreviations.txt

// final tells whether a text ends as a sentence does. In a script that has no
// full stop any text may.
func final(text string) bool {
	if n := len(text); n > 0 && text[n-1] < utf8.RuneSelf {
		switch text[n-1] { // as nearly always
		case '.', '!', '?', ':', ';':
			return true
		case '"', '\'', ')', ']', ' ':
		default:
			return false
		}
	}
	t := strings.TrimRight(text, `"'”“’»«)]）」』】》 `)
	r, _ := utf8.DecodeLastRuneInString(t)
	switch {
	case r == ':', r == '：', r == ';', r == '；':
		return true
	case r < utf8.RuneSelf:
		return r == '.' || r == '!' || r == '?'
	case r >= 0x0E00 && r < 0x1000:
		return unicode.In(r, unicode.Thai, unicode.Lao)
	}
	return spacedStop(r) || strings.ContainsRune(wideStops, r)
}
