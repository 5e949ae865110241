package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// maxLedeHeadline is how long a headline made from the lede is, in characters.
const maxLedeHeadline = 90

// maxLedeBlocks is how many blocks of a body are asked for a headline.
const maxLedeBlocks = 5

// headlineOf makes a headline of a body: of the first sentence that is one, of its
// first paragraphs; where there is none, of whatever comes first.
func headlineOf(a *model.Article) string {
	first := ""
	for _, b := range a.Body[:min(len(a.Body), maxLedeBlocks)] {
		if b.Kind != model.Paragraph {
			continue
		}
		if first == "" {
			first = b.Text
		}
		if sentence := tellingSentence(b.Text); sentence != "" {
			return ledeHeadline(sentence)
		}
	}
	if first == "" && len(a.Body) > 0 {
		first = a.Body[0].Text // nothing but a list, or headings
	}
	return ledeHeadline(first)
}

// minTelling is how many words a sentence has at least that tells something.
const minTelling = 6

// tellingSentence is the first sentence of a paragraph that may stand for the story,
// with all that follows: no question, no fragment, no call to the reader. ""
// if there is none.
func tellingSentence(text string) string {
	text = oneLine(text)
	found := ""
	sentences(text, span{0, len(text)}, func(s span) {
		if found != "" {
			return
		}
		sentence := text[s.start:s.end]
		if strings.Count(sentence, " ") >= minTelling-1 && final(sentence) && !strings.HasSuffix(strings.TrimRight(sentence, `"'”’»)]`), "?") && !callsReader(sentence) {
			found = text[s.start:]
		}
	})
	return found
}

// callsReader tells whether a sentence speaks to its reader.
func callsReader(sentence string) bool {
	if quoteOpens(sentence) {
		return false
	}
	calls := ledeWords()["call"]
	for w := range strings.FieldsFuncSeq(strings.ToLower(sentence), func(r rune) bool { return !inWord(r) }) {
		if calls[w] {
			return true
		}
	}
	return false
}

// ledeHeadline makes a headline of a paragraph: its first sentence without the
// dateline, cut at the end of a clause where it is too long, never after a word
// that leans on the next.
func ledeHeadline(lede string) string {
	lede = oneLine(lede)
	if lede == "" {
		return ""
	}
	end := len(lede)
	sentences(lede, span{0, len(lede)}, func(s span) { end = min(end, s.end) })
	if n := datelineEnd(lede); n > 0 && n < end {
		lede, end = lede[n:], end-n
		if r, size := utf8.DecodeRuneInString(lede); unicode.IsLower(r) {
			lede, end = string(unicode.ToUpper(r))+lede[size:], end-size+utf8.RuneLen(unicode.ToUpper(r))
		}
	}
	sentence := strings.TrimRight(lede[:end], " ")
	if utf8.RuneCountInString(sentence) <= maxLedeHeadline {
		return bare(sentence)
	}
	return clause(sentence)
}

// bare takes the full stop, and what opens without closing, off a headline.
func bare(s string) string {
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") && !abbreviated(strings.TrimSuffix(s, ".")) {
		s = strings.TrimSuffix(s, ".")
	}
	return strings.TrimRight(s, " ,;:–—-")
}

// clause cuts a long sentence where a clause ends, the later the better, else
// before the last word that fits, and then with an ellipsis.
func clause(sentence string) string {
	limit := len(sentence)
	n := 0
	for i := range sentence {
		if n++; n > maxLedeHeadline {
			limit = i
			break
		}
	}
	best := -1
	open := false
	for i, r := range sentence {
		if i >= limit {
			break
		}
		switch {
		case r == '“' || r == '"' && !open:
			open = true
		case r == '”' || r == '"':
			open = false
		}
		if open || i < minClause {
			continue
		}
		rest := sentence[i:]
		switch {
		case strings.HasPrefix(rest, ", "), strings.HasPrefix(rest, "; "), strings.HasPrefix(rest, ": "), strings.HasPrefix(rest, " – "), strings.HasPrefix(rest, " — "):
			if !listComma(sentence, i) {
				best = i
			}
		case r == ' ' && joints()[firstWord(rest[1:])]:
			best = i
		}
	}
	if best > 0 {
		return bare(strings.TrimSpace(sentence[:best]))
	}
	cut := strings.LastIndexByte(sentence[:limit], ' ')
	for cut > 0 {
		head := sentence[:cut]
		last := strings.ToLower(head[strings.LastIndexByte(head, ' ')+1:])
		if !leaning()[strings.Trim(last, `“"'‘`)] {
			break
		}
		cut = strings.LastIndexByte(head, ' ')
	}
	if cut <= 0 {
		return sentence[:limit] + "…"
	}
	return strings.TrimRight(sentence[:cut], " ,;:–—-") + "…"
}

// minClause is the shortest head of a sentence, in bytes, that is let stand for it.
const minClause = 36

// listComma tells whether the comma at i stands in front of a name or within a
// list of names: "Riyadh, Saudi Arabia".
func listComma(s string, i int) bool {
	return s[i] == ',' && i+2 < len(s) && capital(s[i+2:])
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return strings.ToLower(w)
}
