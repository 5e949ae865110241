package clean

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// maxHead is how many paragraphs of a copy are looked at for its headline, date
// and byline: what was cut already does not count.
const maxHead = 8

// head lifts the date, the byline and the headline off the top of the copy, and
// tells whether it found one. It ends at the first paragraph that is none.
func (s *sheet) head(a *model.Article) bool {
	did := false
	seen := 0
	for p := 0; p < len(s.paras) && seen < maxHead; p++ {
		text, first, last := s.rest(p)
		if first == last {
			continue
		}
		seen++
		switch {
		case s.lineDate(a, text, first, last), s.lineByline(a, p, text, first, last), s.readingTime(text, first, last):
			did = true
		case s.prefixDate(a, p, text, first):
			did = true
			p-- // what follows the date is looked at again
		case s.lineHeadline(a, p, text, first, last):
			did = true
		default:
			if !s.creditLine(a, text, first, last) {
				s.dateline(a, text)
				s.lateDateline(a, p+1)
				return did
			}
			did = true
		}
	}
	return did
}

func (s *sheet) lineDate(a *model.Article, text string, first, last int) bool {
	d, ok := dateLineOf(text, s.dayFirst())
	if !ok {
		return s.bylineWithDate(a, text, first, last)
	}
	setDate(a, d)
	return s.strike(first, last, &cut{reason: "date", rule: "head/date"})
}

// bylineWithDate reads "By Jo Marsh | 3 March 2024".
func (s *sheet) bylineWithDate(a *model.Article, text string, first, last int) bool {
	if len(text) > maxDateLine || last-first > 3 || !bylineOpener().MatchString(text) {
		return false
	}
	for i, r := range text {
		if !strings.ContainsRune("|•·–—,-", r) && r != '\u00a0' && r != ' ' || i == 0 {
			continue
		}
		left, right := strings.TrimRight(text[:i], " |•·–—,-"), strings.TrimLeft(text[i:], " |•·–—,-")
		d, ok := dateLineOf(right, s.dayFirst())
		if !ok {
			continue
		}
		name, ok := byline(left)
		if !ok {
			return false
		}
		setDate(a, d)
		if a.Byline == "" {
			a.Byline = name
		}
		return s.strike(first, last, &cut{reason: "byline", rule: "head/byline-date"})
	}
	return false
}

// dayFirst tells whether the copy is in a language that writes the day before
// the month: every one that does not begin with the year, but for English.
func (s *sheet) dayFirst() bool { return s.language != "" && s.language != "en" }

func setDate(a *model.Article, d model.Date) {
	if a.Published.IsZero() {
		a.Published = d
	}
}

// prefixDates takes the date off the first paragraph that is prose, before the
// cues see it: it may stand in one sentence with an appeal. It tells whether it
// did.
func (s *sheet) prefixDates(a *model.Article) bool {
	for p := 0; p < len(s.paras) && p < maxHead/2; p++ {
		text, first, last := s.rest(p)
		if first == last {
			continue
		}
		if s.prefixDate(a, p, text, first) {
			return true
		}
		if final(text) {
			return false
		}
	}
	return false
}

// prefixDate cuts a date from the start of a paragraph that goes on.
func (s *sheet) prefixDate(a *model.Article, p int, text string, first int) bool {
	if _, whole := dateLine(text); whole {
		return false
	}
	d, n := datePrefix(text)
	if n == 0 || n == len(text) {
		return false
	}
	at := s.units[first].start + n
	u := first
	for u < s.paras[p].last && s.units[u].end <= at {
		u++ // a stop in the date ("a.m.") parted it
	}
	if u < s.paras[p].last && s.units[u].start < at {
		before := len(s.units)
		s.part(u, at)
		if len(s.units) == before {
			return false
		}
		u++
	}
	setDate(a, d)
	return s.strike(first, u, &cut{reason: "date", rule: "head/date-prefix"})
}

func (s *sheet) lineByline(a *model.Article, p int, text string, first, last int) bool {
	name, ok := byline(text)
	if !ok && s.bareName(p, text) {
		name, ok = oneLine(text), true
	}
	if !ok {
		return false
	}
	if a.Byline == "" {
		a.Byline = name
	}
	return s.strike(first, last, &cut{reason: "byline", rule: "head/byline"})
}

var readingTime = pattern(`(?i)^(?:\d{1,3} ?(?:min|minute|minutes|mins|minuten|minutos|minuti)\.?(?: read| de lecture| lesezeit| de lectura| de leitura| di lettura| leestijd| leestid)?|(?:reading time|lesezeit|temps de lecture|lecture|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd|lästid) ?:? .{1,20})$`)

func (s *sheet) readingTime(text string, first, last int) bool {
	return len(text) < 40 && readingTime().MatchString(text) && s.strike(first, last, &cut{reason: "notice", rule: "head/reading-time"})
}

// place of wire copy: capitals, a date perhaps, an agency in parentheses and a
// dash: "RIYADH, Aug 8 (AFP) -".
var wirePlace = pattern(`^(\p{Lu}[\p{L}'’. -]{1,40}(?:, \p{Lu}[\p{L}. ]{1,25})?)(?:, (?:\p{L}{3,9}\.? \d{1,2}|\d{1,2}\.? \p{L}{3,9}))? ?\(([\p{L}/ ]{2,30})\) ?[-–—]+ `)

// capitalPlace is a dateline without an agency: "LONDON —".
var capitalPlace = pattern(`^(\p{Lu}[\p{Lu}'’. -]{2,40}(?:, \p{Lu}[\p{L}. ]{1,25})?) ?[–—] ?`)

// lateDateline reads the opening of wire copy under a line or two that belong to
// the page and were left.
func (s *sheet) lateDateline(a *model.Article, p int) {
	for seen := 0; p < len(s.paras) && seen < maxAbove && a.Dateline == ""; p++ {
		if text, first, last := s.rest(p); first < last {
			seen++
			s.wireDateline(a, text[:min(len(text), maxDateline)])
		}
	}
}

const (
	maxAbove    = 2   // paragraphs over the opening of wire copy
	maxDateline = 120 // bytes
)

// dateline reads the place that opens wire copy, and the agency that stands with
// it. Both stay in the body: they are how the sentence begins.
func (s *sheet) dateline(a *model.Article, text string) {
	if a.Dateline != "" {
		return
	}
	text = text[:min(len(text), maxDateline)]
	if s.wireDateline(a, text) || !strings.Contains(text, "–") && !strings.Contains(text, "—") {
		return
	}
	if m := capitalPlace().FindStringSubmatch(text); m != nil {
		a.Dateline = strings.TrimSpace(m[1])
	}
}

// wireDateline reads a place with its agency.
func (s *sheet) wireDateline(a *model.Article, text string) bool {
	if !strings.Contains(text, "(") {
		return false
	}
	m := wirePlace().FindStringSubmatch(text)
	if m == nil || !agencyName(m[2]) {
		return false
	}
	a.Dateline = strings.TrimSpace(m[1])
	if len(a.Credits) == 0 {
		a.Credits = splitAgencies(m[2])
	}
	return true
}
