package clean

import (
	"strings"
	"unicode"

	"github.com/lede-reader/lede/model"
)

// maxHead is how many paragraphs of a copy are looked at for its headline, date
// and byline: what was cut already does not count.
const maxHead = 8

// above is what of the copy was left over a line.
type above int

const (
	underNothing above = iota // but fields and boilerplate
	underLine                 // a line or two without a stop: a kicker, a standfirst
	underProse                // a sentence
)

// How many paragraphs may stand over a field: any, and prose. maxAbove may stand over
// the opening of wire copy.
const (
	maxLinesAbove = 4
	maxAbove      = 2
)

// head lifts the date, the byline and the headline off the top of the copy, and
// tells whether it found one. A kicker and a standfirst may stand among them.
func (s *sheet) head(a *model.Article) bool {
	did := false
	seen, left := 0, 0
	under, named := underNothing, false
	for p := 0; p < len(s.paras) && seen < maxHead; p++ {
		text, first, last := s.rest(p)
		if first == last {
			if c := s.cutOf(p); c != nil {
				named = c.reason == "byline"
			}
			continue
		}
		seen++
		switch {
		case s.titled != "" && text == s.titled:
			did = s.headed(p, text) && s.strike(first, last, &cut{reason: "headline", rule: "head/headline"}) || did
			named = false
			continue
		case s.topLine(a, p, text, first, last, under, named):
			did = true
			named = s.units[first].cut.reason == "byline"
			continue
		case under == underNothing && s.prefixDate(a, p, text, first):
			did = true
			p-- // what follows the date is looked at again
			continue
		case under == underNothing && s.creditLine(a, text, first, last), s.lineHeadline(a, p, text, first, last):
			did, named = true, false
			continue
		}
		named = false
		s.dateline(a, text)
		if under == underNothing {
			s.lateDateline(a, p+1)
		}
		prose := final(text) || s.units[last-1].last-s.units[first].first > maxHeadline
		if left++; left > maxLinesAbove || prose && under == underProse {
			break
		}
		under = max(under, underLine)
		if prose {
			under = underProse
		}
	}
	return did
}

// fieldsFirst lifts the dates, bylines and credits off the ends that no one could
// take for anything else, before the cues see them: between two lines of boilerplate
// they would go with it, and a credit may end like a caption.
func (s *sheet) fieldsFirst(a *model.Article) bool {
	did := s.creditsFirst(a)
	s.datelineFirst(a)
	for p, seen := 0, 0; p < len(s.paras) && seen < maxHead; p++ {
		text, first, last := s.rest(p)
		if first == last {
			continue
		}
		seen++
		if t, ok := s.readTopLine(text); ok && (t.date || t.labelled) {
			did = s.topLine(a, p, text, first, last, underLine, false) || did
			continue
		}
		if s.fieldRun(a, p, text, first) {
			did = true
			continue
		}
		if final(text) && s.units[last-1].last-s.units[first].first > maxHeadline {
			break
		}
	}
	return s.prefixDates(a) || did
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

// place of wire copy: capitals, a date perhaps, an agency in parentheses and a
// dash: "RIYADH, Aug 8 (AFP) -".
var wirePlace = pattern(`^(\p{Lu}[\p{L}'’./ -]{1,40}(?:, \p{Lu}[\p{L}. ]{1,25})?)(?:, (?:\p{L}{3,9}\.? \d{1,2}|\d{1,2}\.? \p{L}{3,9}\.?)(?:,? \d{4})?)? ?\(([\p{L}/ ]{2,30})\)(?:\.? ?[-–—_]+|:) `)

// agencyPlace is wire copy that names the agency first: "(ANSA) - ROMA, 05 MAR -".
var agencyPlace = pattern(`^\(([\p{L}/ ]{2,30})\) ?[-–—]+ (\p{Lu}[\p{Lu}'’. ]{1,40})(?:, \d{1,2} \p{L}{3,9}\.?)? ?[-–—]+ `)

// colonPlace is a dateline as papers of Asia print it: "NEW DELHI:".
var colonPlace = pattern(`^(\p{Lu}{3}[\p{Lu}'’. -]{0,30}): \p{Lu}`)

// capitalPlace is a dateline without an agency: "LONDON —".
var capitalPlace = pattern(`^(\p{Lu}[\p{Lu}'’. -]{2,40}(?:, \p{Lu}[\p{L}. ]{1,25})?) ?[–—] ?`)

// datelineFirst reads the opening of wire copy before the cues cut what stands around
// it, and it with them.
func (s *sheet) datelineFirst(a *model.Article) {
	for p, seen := 0, 0; p < len(s.paras) && seen < maxHead && a.Dateline == ""; p++ {
		if text, first, last := s.rest(p); first < last {
			seen++
			if at := strings.IndexByte(text[:min(len(text), maxDateline)], '('); at >= 0 && unicode.IsUpper(firstRune(text[at+1:])) {
				s.wireDateline(a, text[:min(len(text), maxDateline)])
			}
		}
	}
}

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

const maxDateline = 120 // bytes

// dateline reads the place that opens wire copy, and the agency that stands with
// it. Both stay in the body: they are how the sentence begins.
func (s *sheet) dateline(a *model.Article, text string) {
	if a.Dateline != "" {
		return
	}
	text = text[:min(len(text), maxDateline)]
	if s.wireDateline(a, text) {
		return
	}
	if strings.Contains(text, "–") || strings.Contains(text, "—") {
		if m := capitalPlace().FindStringSubmatch(text); m != nil {
			a.Dateline = strings.TrimSpace(m[1])
			return
		}
	}
	if m := colonPlace().FindStringSubmatch(text); m != nil && final(text) && !heading(m[1]) {
		a.Dateline = m[1]
	}
}

// heading tells whether a word in capitals before a colon names no place:
// "EXCLUSIVE", "VIDEO".
func heading(text string) bool {
	word := strings.ToLower(text)
	return commonWords()[word] || nameParts()["section"][word]
}

// wireDateline reads a place with its agency.
func (s *sheet) wireDateline(a *model.Article, text string) bool {
	if !strings.Contains(text, "(") {
		return false
	}
	place, agency := 1, 2
	m := wirePlace().FindStringSubmatch(text)
	if m == nil {
		m, place, agency = agencyPlace().FindStringSubmatch(text), 2, 1
	}
	if m == nil {
		return false
	}
	names, ok := readAgencies(m[agency])
	if !ok {
		return false
	}
	a.Dateline = strings.TrimSpace(m[place])
	if len(a.Credits) == 0 {
		a.Credits = names
	}
	return true
}
