package clean

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// maxHeadline is how many words a headline has at most.
const maxHeadline = 26

// lineHeadline takes a line over the copy for its headline: a line that the
// source gave as the title, or the first one that reads like a title, of words that
// the copy goes on to use, with a field under it. One that stands on prose alone may
// be part of the copy, too: it stays, as a heading.
func (s *sheet) lineHeadline(a *model.Article, p int, text string, first, last int) bool {
	size := s.units[last-1].last - s.units[first].first
	if size == 0 || size > maxHeadline || !s.liveBelow(p) {
		return false
	}
	if a.HeadlineFrom == model.FromSource || a.HeadlineFrom == model.FromPage {
		if !sameHeadline(a, text) {
			return false
		}
		return s.strike(first, last, &cut{reason: "headline", rule: "head/headline"})
	}
	if size < minHeadline || !titleLine(text) || !capital(text) || quoteOpens(text) || s.found[first].total >= enough || wayfinding(text) || !s.topmost(p) || s.tells(first, last) || wirePlace().MatchString(text) {
		return false
	}
	said, all := s.goesOnAbout(p, text)
	headed := said > 0 && s.headed(p, text)
	if !headed && (size > maxBareHeadline || said < minSaid || float64(said) < minShare*float64(all) || !s.proseNext(p)) {
		return false
	}
	a.Headline, a.HeadlineFrom = givenTitle(model.Item{Title: text, Source: s.source}), model.FromPage
	if !headed {
		s.titled, s.paras[p].block = text, shape{kind: model.Heading, level: 1}
		return true
	}
	return s.strike(first, last, &cut{reason: "headline", rule: "head/headline"})
}

// wayfinding tells whether a line says where on its site a page stands, or how to get
// about there.
func wayfinding(line string) bool {
	for _, sign := range []string{"›", "»", " > ", " / "} {
		if strings.Contains(line, sign) {
			return true
		}
	}
	return strings.HasPrefix(line, "Skip to ") || strings.HasPrefix(line, "You are here")
}

// A line over prose alone is a headline if it is no longer than most are, and the
// copy uses so many of its words, and minShare of them.
const (
	maxBareHeadline = 12

	minSaid  = 2
	minShare = .5
)

// sameHeadline tells whether a line says what the source gave as the title. Where
// that has the site's name behind it, or is cut short, the line is the better one.
func sameHeadline(a *model.Article, line string) bool {
	line = oneLine(line)
	if sameWords(a.Headline, line) {
		return true
	}
	if !strings.Contains(line, " ") {
		return false
	}
	for _, sep := range separators {
		for _, part := range strings.Split(a.Headline, sep) {
			if part != a.Headline && strings.Count(part, " ") >= minHeadline-1 && sameWords(part, line) {
				a.Headline = line
				return true
			}
		}
		if head, _, ok := strings.Cut(line, sep); ok && sameWords(a.Headline, head) {
			return true
		}
	}
	short := strings.TrimSuffix(strings.TrimSuffix(a.Headline, "…"), "...")
	if short == a.Headline || strings.Count(short, " ") < minHeadline-1 || len(line) < len(short) || !strings.HasPrefix(fold(line), strings.TrimRight(fold(short), " ")) {
		return false
	}
	a.Headline = line
	return true
}

// goesOnAbout counts the words of a line that matter (all), and those of them that
// the first paragraphs under it use (said).
func (s *sheet) goesOnAbout(p int, line string) (said, all int) {
	var below strings.Builder
	for q := p + 1; q < len(s.paras) && below.Len() < maxGoesOn; q++ {
		if text, first, last := s.rest(q); first < last && final(text) {
			below.WriteByte(' ')
			below.WriteString(strings.ToLower(text[:min(len(text), maxGoesOn)]))
		}
	}
	text := below.String()
	for _, w := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !inWord(r) }) {
		if len(w) < minStem || leaning()[w] || joints()[w] {
			continue
		}
		all++
		stem := w
		for n := range w {
			if n >= minStem {
				stem = w[:n]
				break
			}
		}
		for at := 0; ; {
			i := strings.Index(text[at:], stem)
			if i < 0 {
				break
			}
			at += i
			if r, _ := utf8.DecodeLastRuneInString(text[:at]); at == 0 || !inWord(r) {
				said++
				break
			}
			at += len(stem)
		}
	}
	return said, all
}

const (
	maxGoesOn = 2000 // bytes of the copy that are compared with a headline
	minStem   = 4    // bytes of a word that must agree
)

// proseNext tells whether prose comes within the next three paragraphs.
func (s *sheet) proseNext(p int) bool {
	seen := 0
	for q := p + 1; q < len(s.paras) && seen < 3; q++ {
		text, first, last := s.rest(q)
		if first == last {
			continue
		}
		seen++
		if final(text) && s.units[last-1].last-s.units[first].first > maxLabel*2 {
			return true
		}
	}
	return false
}

// tells tells whether a whole sentence, with a full stop, stands before the last
// unit of a run: no headline goes on after one.
func (s *sheet) tells(first, last int) bool {
	for u := first; u < last-1; u++ {
		if s.size(u) > maxLabel && strings.HasSuffix(s.text(u), ".") || s.found[u].said {
			return true
		}
	}
	return false
}

// minHeadline keeps kickers and labels ("Opinion") from being headlines.
const minHeadline = 3

// topmost tells whether nothing but fields and boilerplate stands above, and
// perhaps a line or two that cannot be a headline: a kicker, where one is on the site.
func (s *sheet) topmost(p int) bool {
	lines := 0
	for q := range p {
		text, first, last := s.rest(q)
		if first == last {
			continue
		}
		size := s.units[last-1].last - s.units[first].first
		if lines++; lines > maxAbove || final(text) || size > maxLabel && !wayfinding(text) {
			return false
		}
	}
	return true
}

// liveBelow tells whether any of the copy is left under a paragraph.
func (s *sheet) liveBelow(p int) bool {
	for q := p + 1; q < len(s.paras); q++ {
		if s.live(q) {
			return true
		}
	}
	return false
}

// headed tells whether what follows shows that the line is a headline: a date
// or byline comes next, perhaps under the same line once more and a standfirst.
func (s *sheet) headed(p int, line string) bool {
	standfirst := false
	for q := p + 1; q < len(s.paras) && q <= p+5; q++ {
		text, first, last := s.rest(q)
		if first == last {
			if c := s.units[s.paras[q].first].cut; c != nil && (c.reason == "date" || c.reason == "byline" || c.reason == "share") {
				return true
			}
			continue
		}
		if sameWords(line, text) {
			continue
		}
		if _, ok := s.readTopLine(text); ok {
			return true
		}
		if _, n := datePrefix(text); n > 0 {
			return true
		}
		if _, ok := s.bareName(q, text); ok {
			return true
		}
		if standfirst || s.units[last-1].last-s.units[first].first > maxStandfirst {
			return false
		}
		standfirst = true
	}
	return false
}

// maxStandfirst is how many words stand between a headline and its byline.
const maxStandfirst = 40

func quoteOpens(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r == '“' || r == '"'
}

// sameWords tells whether two texts have the same words.
func sameWords(a, b string) bool {
	x, y := words(nil, a, 0, len(a)), words(nil, b, 0, len(b))
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i].hash != y[i].hash {
			return false
		}
	}
	return len(x) > 0
}

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
	for _, w := range strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool { return !inWord(r) }) {
		if ledeWords()["call"][w] {
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

// datelineEnd is where the copy begins behind its dateline, 0 without one.
func datelineEnd(text string) int {
	opening := text[:min(len(text), maxDateline)]
	for _, form := range []func() *regexp.Regexp{wirePlace, agencyPlace, capitalPlace} {
		if m := form().FindStringIndex(opening); m != nil {
			return m[1]
		}
	}
	if m := colonPlace().FindStringSubmatch(opening); m != nil && !heading(m[1]) {
		return len(m[1]) + len(": ")
	}
	return 0
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
