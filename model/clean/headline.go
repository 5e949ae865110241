package clean

import (
	"strings"
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
	if size < minHeadline || !titleLine(text) || !capital(text) || quoteOpens(text) || s.found[first].total >= enough || wayfinding(text) || !s.topmost(p) || s.tells(first, last) || opensWire(text) {
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
