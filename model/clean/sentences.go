package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// closers may stand between a final stop and the end of its sentence.
const closers = `.!?…"'”’»)]’`

// sentences parts raw[p.start:p.end] into sentences and calls each with its
// span. A stop ends a sentence if white space and no small letter follow, and
// the word before it is neither an initial nor an abbreviation; the full-width
// stops need no space.
func sentences(raw string, p span, each func(span)) {
	start := p.start
	for i := p.start; i < p.end; {
		if c := raw[i]; c < utf8.RuneSelf && c != '.' && c != '!' && c != '?' {
			i++
			continue
		}
		r, n := rune(raw[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(raw[i:p.end])
		}
		wide := r == '。' || r == '！' || r == '？'
		if r != '.' && r != '!' && r != '?' && r != '…' && !wide {
			i += n
			continue
		}
		end := i + n
		for end < p.end {
			c, m := utf8.DecodeRuneInString(raw[end:p.end])
			if !strings.ContainsRune(closers, c) && c != '」' && c != '』' {
				break
			}
			end += m
		}
		next := end
		for next < p.end {
			c, m := utf8.DecodeRuneInString(raw[next:p.end])
			if !unicode.IsSpace(c) {
				break
			}
			next += m
		}
		if next >= p.end {
			break
		}
		c, _ := utf8.DecodeRuneInString(raw[next:p.end])
		if next == end && !wide || unicode.IsLower(c) || r == '.' && abbreviated(raw[start:i]) {
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

// abbreviated tells whether the last word of s takes a stop without ending a
// sentence: an initial, a title, a month, a unit.
func abbreviated(s string) bool {
	w := s[strings.LastIndexAny(s, " \t\n\u00a0")+1:]
	w = strings.Trim(w, `"'“‘(«[`)
	if len(w) > maxAbbreviation {
		return false
	}
	if utf8.RuneCountInString(w) == 1 && w != "I" {
		return true
	}
	return abbreviations()[strings.ToLower(w)]
}

const maxAbbreviation = 8 // bytes of the longest in abbreviations.txt
