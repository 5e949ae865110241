package clean

import (
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
		case (under == underNothing || agencyName(text) && (under == underLine || s.fieldBeside(p))) && s.creditLine(a, text, first, last), s.lineHeadline(a, p, text, first, last):
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
