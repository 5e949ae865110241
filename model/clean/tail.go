package clean

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// maxEnd is how many paragraphs from the end are looked at for a credit that could
// be nothing else: boilerplate that no one has cut yet may stand below it.
const maxEnd = 20

// creditsFirst lifts the credits off the end of the copy that no one could take for
// anything else, before the cues and the captions see them.
func (s *sheet) creditsFirst(a *model.Article) bool {
	did := false
	for p, seen := len(s.paras)-1, 0; p >= 0 && seen < maxEnd; p-- {
		text, first, last := s.rest(p)
		if first == last {
			continue
		}
		seen++
		switch {
		case plainCredit(text) && s.underStop(p) && (s.creditLine(a, text, first, last) || s.openingCredit(a, text, first)),
			strings.HasSuffix(text, ")") && s.gluedCredit(a, last-1, false):
			did = true
		}
	}
	return did
}

// openingCredit lifts a credit in brackets that a line of the publisher has run into:
// "(PA Media) Have your say below".
func (s *sheet) openingCredit(a *model.Article, text string, first int) bool {
	end := strings.IndexByte(text, ')') + 1
	if text[0] != '(' || end < len("(AP)") || !capital(strings.TrimLeft(text[end:], " ")) {
		return false
	}
	names, ok := s.credit(text[:end])
	if !ok || len(names) == 0 || slices.ContainsFunc(names, unknownAgency) {
		return false
	}
	units := len(s.units)
	s.part(first, s.units[first].start+end)
	if len(s.units) == units {
		return false
	}
	s.addCredits(a, names)
	return s.strike(first, first+1, &cut{reason: "credit", rule: "tail/credit"})
}

// plainCredit tells whether a text opens as a credit in words or is one in brackets,
// but not that of a picture.
func plainCredit(text string) bool {
	if i := strings.IndexByte(text, ')'); len(text) > maxCredit && (text[0] != '(' || i < 0 || i > maxCredit) {
		return false
	}
	switch text[0] {
	case '(', '[':
		return !strings.Contains(text, "hoto") && !strings.Contains(text, "icture")
	}
	first := text[:min(len(text), len("additional "))]
	if i := strings.IndexAny(first, " :"); i > 0 && creditLead(first[:i]) {
		return true
	}
	return hasWord(text, "contributed") || hasWord(text, "provided")
}

// hasWord tells whether a text has a word, or one that begins like it, after a space.
// Spaces are many: it is looked for without.
func hasWord(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		if at := from + i; at > 0 && text[at-1] == ' ' {
			return true
		}
		from += i + len(word)
	}
}

// creditLead tells whether a credit in words opens with a word.
func creditLead(word string) bool {
	return slices.ContainsFunc(creditLeads, func(w string) bool { return len(w) == len(word) && strings.EqualFold(w, word) })
}

var creditLeads = []string{
	"with", "additional", "some", "including", "reporting", "writing", "compiled", "edited", "translated",
	"source", "sources", "agency", "agencies", "input", "inputs",
}

// underStop tells whether what is left above a paragraph ends as a sentence: a
// credit under a caption is that of its picture.
func (s *sheet) underStop(p int) bool {
	for p--; p >= 0; p-- {
		if text, first, last := s.rest(p); first < last {
			return final(text)
		}
	}
	return false
}

// creditsLast sets the credits from what other rules cut behind the copy, where
// it has none of its own: "© AFP 2025" is a notice, and says whose the copy is.
// Lines that are no sentences may be left below it.
func (s *sheet) creditsLast(a *model.Article) {
	if s.credited || len(a.Body) == 0 {
		return
	}
	b := len(a.Body) - 1
	for u, seen := len(s.units)-1, 0; u >= 0 && seen < maxEnd; u-- {
		for b >= 0 && a.Body[b].Start >= s.units[u].end {
			b--
		}
		if b >= 0 && a.Body[b].End > s.units[u].start {
			if final(a.Body[b].Text) {
				return
			}
			continue
		}
		if s.size(u) == 0 {
			continue
		}
		seen++
		if text := s.text(u); plainCredit(text) || rightsSign(text) {
			names, _ := s.credit(text)
			s.addCredits(a, slices.DeleteFunc(names, unknownAgency))
		}
	}
}

// unknownAgency tells whether a name is none of the agencies known.
func unknownAgency(name string) bool { return !agencies()[strings.ToLower(name)] }
