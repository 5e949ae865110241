package clean

import (
	"strings"
	"unicode/utf8"
)

// markQuotations tells of every word of a paragraph whether it stands in double
// quotation marks, as any language sets them: “…”, „…“, «…», »…«, ”…”, 「…」. A
// quotation that is left open ends with its paragraph, before a link that closes
// it.
func (s *sheet) markQuotations(p int) {
	para := s.paras[p]
	open := mark(0)
	for u := para.first; u < para.last; u++ {
		at := s.units[u].start
		for w := s.units[u].first; w < s.units[u].last; w++ {
			if start := int(s.words[w].start); start > at+1 || start > at && s.raw[at] != ' ' {
				open = open.after(s.raw, para.span, at, start)
			}
			s.words[w].quoted = open != 0
			at = int(s.words[w].end)
		}
		open = open.after(s.raw, para.span, at, s.units[u].end)
	}
	if last := para.last - 1; open != 0 && last > para.first && linkLike(s.text(last)) {
		for w := s.units[last].first; w < s.units[last].last; w++ {
			s.words[w].quoted = false
		}
	}
}

// maxLinkOpening is how long the words before the colon of a link are, in bytes.
const maxLinkOpening = 32

// linkLike tells whether a text has the form of a link to another story: a few
// words, a colon or a bar, a title.
func linkLike(text string) bool {
	at := strings.IndexAny(text[:min(len(text), maxLinkOpening)], ":|")
	return at > 0 && at+2 < len(text) && text[at+1] == ' ' && !strings.ContainsAny(text[:at], ",;\"“”") && !final(text)
}

// mark is the sign that closes the quotation that is open, 0 if none is.
type mark rune

// after is what is open after the signs in raw[start:end], which stand in the
// paragraph p between two words.
func (open mark) after(raw string, p span, start, end int) mark {
	for i := start; i < end; i++ {
		c := raw[i]
		if c != '"' && c != 0xC2 && c != 0xE2 && c != 0xE3 {
			continue
		}
		r, n := utf8.DecodeRuneInString(raw[i:end])
		switch r {
		case '"':
			switch {
			case i == start && i+1 == end && hebrew(raw[p.start:i]): // ש"ח
			case open != 0:
				open = 0
			default:
				open = '"'
			}
		case '„':
			open = '“'
		case '“':
			if open == '“' {
				open = 0
			} else {
				open = '”'
			}
		case '«':
			if open == '«' {
				open = 0
			} else {
				open = '»'
			}
		case '”', '»':
			// both open, too, in Swedish and in German books: between a space and
			// a word, if what closes comes soon
			closer := mark('”')
			if r == '»' {
				closer = '«'
			}
			if open == 0 && i+n == end && (i == p.start || raw[i-1] == ' ') && strings.ContainsRune(raw[end:min(p.end, end+maxQuotation)], rune(closer)) {
				open = closer
			} else {
				open = 0
			}
		case '「', '『':
			if open == 0 {
				open = mark(r + 1)
			}
		case '」', '』':
			if open == mark(r) {
				open = 0
			}
		}
		i += n - 1
	}
	return open
}

// maxQuotation is how far what closes is looked for, in bytes.
const maxQuotation = 2000

func hebrew(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return 0x05D0 <= r && r <= 0x05EA
}
