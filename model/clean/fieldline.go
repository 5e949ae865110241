package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model/dates"
)

// A fieldLine is a line over the copy as papers print it: fields in any order, with
// bars, bullets, commas or nothing between them.
//
//	line    = field { [sign] field }
//	field   = date | talk | writer | region
//	date    = what readDate reads, "Published", "Updated" before it
//	talk    = "4 min read" | "3 comments" | "2 hours ago" | "Share on X" | "@jo" | "Topic: Courts"
//	writer  = opener region, opener = "By" | "Story and photos by" | "Author:"
//	region  = all else: names with roles, places and papers, an agency, a section
//
// It is parted once, from the left: dates, talk and openers are known by their
// first word, and a region ends where one of them begins. What a region says is asked
// of what reads whole lines (byline, nameLine, readAgencies, placeLine), with
// what stands beside it for evidence: see topLine.compose.
type fieldLine struct {
	line   string
	tokens []fieldToken
	fields []lineField
}

// fieldToken is a word of the line, or a sign between two.
type fieldToken struct {
	start, end int
	bare       string // in small letters, without the signs around it; "" for a sign
}

type fieldKind int

const (
	regionField fieldKind = iota
	dateField
	talkField
	writerField
)

// lineField is a field and where it stands in the line.
type lineField struct {
	kind       fieldKind
	first, end int // tokens, end exclusive
	moment     moment
	strong     bool // talk that no sentence has
	bar        bool // talk that is a share bar, which no one takes for a head
	crew       bool // a writer who did not write
}

// signsAround stand before or behind a word.
const signsAround = ".,:;()[]|•·⋅–—-/\"“”"

// partFields parts a line.
func partFields(line string, order figureOrder) *fieldLine {
	l := &fieldLine{line: line, tokens: make([]fieldToken, 0, 4+len(line)/6)}
	if !mayPart(line) {
		l.tokens = append(l.tokens, fieldToken{0, len(line), line})
		l.fields = []lineField{{first: 0, end: 1}}
		return l
	}
	l.tokenise()
	for i := 0; i < len(l.tokens); {
		f := l.field(i, order)
		if n := len(l.fields); f.kind == regionField && n > 0 && l.fields[n-1].kind == regionField && !l.calls(i) {
			l.fields[n-1].end = f.end
		} else {
			l.fields = append(l.fields, f)
		}
		i = f.end
	}
	return l
}

// field is the field that begins at a token; of a region its first word.
func (l *fieldLine) field(i int, order figureOrder) lineField {
	f := lineField{first: i, end: i + 1}
	if l.tokens[i].bare == "" {
		return f
	}
	if n, strong := l.talk(i); n > 0 {
		f.kind, f.end, f.strong = talkField, i+n, strong
	} else if n, strong := l.shareBar(i); n > 0 {
		f.kind, f.end, f.strong, f.bar = talkField, i+n, strong, true
	} else if n, m := l.date(i, order); n > 0 {
		f.kind, f.end, f.moment = dateField, i+n, m
	} else if n, crew := l.opener(i); n > 0 {
		f.kind, f.end, f.crew = writerField, i+n, crew
		for f.end < len(l.tokens) && (f.end == i+n || !l.calls(f.end)) && l.field(f.end, order).kind == regionField {
			f.end++
		}
	}
	return f
}

// mayPart tells whether a line may have dates, talk or openers: without a figure, "by"
// and the words of talk it is one region.
func mayPart(line string) bool {
	for i := range len(line) {
		switch c := line[i]; {
		case '0' <= c && c <= '9', c >= utf8.RuneSelf && strings.IndexByte(zeroBytes, c) >= 0, c == '@', c == ':':
			return true
		case c == 'y' || c == 'Y':
			if i > 0 && lowerByte(line[i-1]) == 'b' {
				return true
			}
		}
	}
	if strings.HasPrefix(line, "From the ") {
		return true
	}
	word, _, _ := strings.Cut(line, " ")
	last := line[strings.LastIndexByte(line, ' ')+1:]
	words := fieldWords()
	return words["talker"][strings.ToLower(strings.Trim(word, signsAround))] || words["talker"][strings.ToLower(strings.Trim(last, signsAround))]
}

func (l *fieldLine) tokenise() {
	for i := 0; i < len(l.line); {
		if c := l.line[i]; c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		at := i
		for i < len(l.line) && !strings.ContainsRune(" \n\t\r", rune(l.line[i])) {
			i++
			if l.line[i-1] == ':' && i-at > 2 && i < len(l.line) && asciiLetter(l.line[i]) && asciiLetter(l.line[i-2]) {
				break // "Topic:Courts"
			}
		}
		bare := strings.ToLower(strings.Trim(l.line[at:i], signsAround))
		l.tokens = append(l.tokens, fieldToken{at, i, bare})
	}
}

func asciiLetter(c byte) bool { c = lowerByte(c); return 'a' <= c && c <= 'z' }

// text is what some tokens say.
func (l *fieldLine) text(first, end int) string {
	if first >= end {
		return ""
	}
	return l.line[l.tokens[first].start:l.tokens[end-1].end]
}

// bare is a token in small letters, "" beyond the end.
func (l *fieldLine) bare(i int) string {
	if i < 0 || i >= len(l.tokens) {
		return ""
	}
	return l.tokens[i].bare
}

// word is a token as it stands, "" beyond the end.
func (l *fieldLine) word(i int) string {
	if i < 0 || i >= len(l.tokens) {
		return ""
	}
	return l.text(i, i+1)
}

// date is how many tokens the longest date has that begins at a token, 0 if none does.
func (l *fieldLine) date(i int, order figureOrder) (n int, m moment) {
	if !opensDate(l.bare(i)) {
		return 0, m
	}
	figures := 0
	j := i + l.publishedIn(i)
	in := j
	for j < len(l.tokens) && j < i+maxDateTokens {
		t := l.tokens[j].bare
		if j > in && t != "" {
			if n, strong := l.talk(j); n > 0 && strong {
				break
			}
		}
		if t != "" && !ofDate(t) {
			break
		}
		if hasFigure(t) {
			figures++
		}
		j++
	}
	for ; j > in && figures > 0; j-- {
		if t := l.tokens[j-1].bare; t == "" || !endsDate(t) && !closesDate(t) {
			continue
		}
		if m, ok := readDate(l.text(in, j), order); ok {
			return j - i, m
		}
	}
	return 0, m
}

// publishedIn is how many tokens stand between a label and the date behind it that name
// the paper: "Published in The Bay Paper, 3 March 2024". 0 if none do.
func (l *fieldLine) publishedIn(i int) int {
	if !labelled(l.bare(i)) || l.bare(i+1) != "in" || !capital(l.word(i)) {
		return 0
	}
	for j := i + 2; j < len(l.tokens) && j <= i+2+maxPaperWords && (capital(l.word(j)) || particles()[l.bare(j)]) && !closesDate(l.bare(j)); j++ {
		if strings.HasSuffix(l.word(j), ",") {
			return j + 1 - i
		}
	}
	return 0
}

// maxDateTokens is how many words two dates with clocks and zones have at most.
const maxDateTokens = 32

// opensDate tells whether a word may be the first of a date.
func opensDate(w string) bool {
	if w == "" {
		return false
	}
	if w[0] <= '9' && w[0] >= '0' || w[0] >= utf8.RuneSelf && hasFigure(w) {
		return true
	}
	words := dates.Words()
	kind := words.Kind[w]
	return words.Month[w] > 0 || kind != "" && kind != "half"
}

// ofDate tells whether a word may stand within a date.
func ofDate(w string) bool {
	words := dates.Words()
	if words.Month[w] > 0 || words.Kind[w] != "" || hasFigure(w) || zoneName(w) {
		return true
	}
	_, zone := words.Zone[w]
	return zone || strings.HasPrefix(w, "gmt") || strings.HasPrefix(w, "utc")
}

// closesDate tells whether a word without a figure may end a date: a month, a
// weekday.
func closesDate(w string) bool {
	words := dates.Words()
	return words.Month[w] > 0 || words.Weekday[w] > 0 || words.Kind[w] == "filler" && len(w) > len("the")
}

// opener is how many tokens say that names follow: "By", "Story and photos by";
// crew tells that they are not those of who wrote.
func (l *fieldLine) opener(i int) (n int, crew bool) {
	words := fieldWords()
	at := i
	for at < i+maxLead && (words["lead"][l.bare(at)] || words["crew"][l.bare(at)] || l.word(at) == "&") {
		at++
	}
	if l.bare(at) != "by" || strings.HasSuffix(l.word(at), ".") {
		return 0, false
	}
	return at + 1 - i, words["crew"][l.bare(i)] || words["crew"][l.bare(i+1)] && len(l.bare(i)) <= len("and")
}

// maxLead is how many words stand at most before "by": "Text and photographs by".
const maxLead = 5

// calls tells whether a sentence or a call begins at a token: what stands before it is
// no part of that.
func (l *fieldLine) calls(i int) bool {
	w := l.bare(i)
	words := fieldWords()
	if !words["caller"][w] || !capital(l.word(i)) {
		return false
	}
	return words["call"][w] || i+1 < len(l.tokens) && l.bare(i+1) != "" && !capital(l.word(i+1)) && !particles()[l.bare(i+1)]
}
