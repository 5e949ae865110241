package clean

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// maxEnd is how many paragraphs from the end are looked at for a credit that could
// be nothing else: boilerplate that no one has cut yet may stand below it. maxTail
// is how many for any.
const (
	maxEnd  = 20
	maxTail = 6
)

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
		case s.plainCredit(text) && s.underStop(p) && s.creditLine(a, text, first, last),
			text[0] == '(' && s.underStop(p) && s.openingCredit(a, text, first),
			strings.HasSuffix(text, ")") && s.gluedCredit(a, last-1, false):
			did = true
		}
	}
	return did
}

// plainCredit tells whether a text is a credit in words or one in brackets.
func (s *sheet) plainCredit(text string) bool {
	c, ok := s.credit(text)
	return ok && (c.plain || text[0] == '(' || text[0] == '[')
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

// credits lifts the agency's credit off the end of the copy, and a byline or a date
// that stands there. Below it only boilerplate may stand.
func (s *sheet) credits(a *model.Article) bool {
	did := false
	for p, seen := len(s.paras)-1, 0; p >= 0 && seen < maxTail; p-- {
		text, first, last := s.rest(p)
		if first == last {
			continue
		}
		seen++
		switch {
		case s.creditLine(a, text, first, last),
			last-first > 1 && s.creditLine(a, s.text(last-1), last-1, last),
			s.gluedCredit(a, last-1, seen == 1),
			s.signature(a, text, first, last),
			seen == 1 && s.signed(a, p, text, first, last),
			p > 0 && s.topLine(a, p, text, first, last, underProse, false):
			did = true
		}
	}
	return did
}

// signature lifts a writer with an agency off the end of the copy: "Jo Marsh, AFP".
func (s *sheet) signature(a *model.Article, text string, first, last int) bool {
	if len(text) > maxBareName || final(text) {
		return false
	}
	agencies := agenciesBeside(text)
	if len(agencies) == 0 {
		return false
	}
	names, sure, ok := nameLine(oneLine(text))
	if !ok || !sure || !strings.Contains(names, " ") {
		return false
	}
	s.setByline(a, names)
	s.addCredits(a, agencies)
	return s.strike(first, last, &cut{reason: "byline", rule: "tail/byline"})
}

// signed lifts the name of a person behind a dash that ends the copy: "— Jo Marsh". Under
// words in quotation marks it is who said them.
func (s *sheet) signed(a *model.Article, p int, text string, first, last int) bool {
	name := strings.TrimLeft(text, "–—- ")
	if len(name) == len(text) || s.printed || len(text) > maxBareName || final(text) || !s.underStop(p) || s.underQuote(p) {
		return false
	}
	if sure, ok := personName(name); !ok || !sure {
		return false
	}
	s.setByline(a, name)
	return s.strike(first, last, &cut{reason: "byline", rule: "tail/byline"})
}

// underQuote tells whether what is left above a paragraph ends in a quotation mark.
func (s *sheet) underQuote(p int) bool {
	for p--; p >= 0; p-- {
		if text, first, last := s.rest(p); first < last {
			return strings.ContainsAny(text[max(0, len(text)-len("”.”")):], `"'”’»“`) || strings.ContainsAny(text[:min(len(text), len("“"))], `"“‘«„`)
		}
	}
	return false
}

// credit is readCredit, asked once for each text that is none: the end of a copy is
// looked at in every round.
func (s *sheet) credit(text string) (c credit, ok bool) {
	if len(text) > maxCredit || !mayBeCredit(text) || s.noCredit[text] {
		return c, false
	}
	if c, ok = readCredit(text); !ok {
		if s.noCredit == nil {
			s.noCredit = map[string]bool{}
		}
		s.noCredit[text] = true
	}
	return c, ok
}

// creditLine cuts units that are a credit and nothing else.
func (s *sheet) creditLine(a *model.Article, text string, first, last int) bool {
	c, ok := s.credit(text)
	if !ok {
		return false
	}
	s.addCredits(a, c.names)
	return s.strike(first, last, &cut{reason: "credit", rule: "tail/credit"})
}

// gluedCredit cuts a parenthesis of agencies from the end of a unit: after a stop,
// after another parenthesis, or at the very end of the copy.
func (s *sheet) gluedCredit(a *model.Article, u int, end bool) bool {
	text := s.text(u)
	at := strings.LastIndexAny(text, "([")
	if at < 1 || !inBrackets(text[at:]) {
		return false
	}
	if before := strings.TrimSpace(text[:at]); !final(before) && !strings.HasSuffix(before, ")") && (!end || strings.HasSuffix(text, ".")) {
		return false // "… and Agence France-Presse (AFP)."
	}
	c, ok := s.credit(text[at:])
	return ok && s.strikeCredit(a, u, at, 1, c.names)
}

// inBrackets tells whether a text is one parenthesis, a stop behind it perhaps.
func inBrackets(text string) bool {
	text = strings.TrimSuffix(text, ".")
	return strings.HasSuffix(text, ")") || strings.HasSuffix(text, "]")
}

// openingCredit lifts a credit in brackets that a line of the publisher has run into:
// "(PA Media) Have your say below".
func (s *sheet) openingCredit(a *model.Article, text string, first int) bool {
	end := strings.IndexByte(text, ')') + 1
	if end < len("(AP)") || end > maxCredit || !capital(strings.TrimLeft(text[end:], " ")) {
		return false
	}
	c, ok := s.credit(text[:end])
	if !ok || len(c.names) == 0 || slices.ContainsFunc(c.names, unknownAgency) {
		return false
	}
	return s.strikeCredit(a, first, end, 0, c.names)
}

// strikeCredit parts unit u at a byte of its text and cuts one half as a credit.
func (s *sheet) strikeCredit(a *model.Article, u, at, half int, names []string) bool {
	units := len(s.units)
	s.part(u, s.units[u].start+at)
	if len(s.units) == units {
		return false
	}
	s.addCredits(a, names)
	return s.strike(u+half, u+half+1, &cut{reason: "credit", rule: "tail/credit"})
}

// addCredits sets the agencies that the copy names under itself. They stand
// before the one of the dateline: that is whose copy it was, not whose it is.
func (s *sheet) addCredits(a *model.Article, names []string) {
	if len(names) == 0 {
		return
	}
	if !s.credited {
		if len(names) == 1 && len(a.Credits) == 1 && serviceOf(names[0], a.Credits[0]) {
			s.credited = true
			return
		}
		a.Credits = nil
		s.credited = true
	}
	for _, n := range names {
		if !slices.Contains(a.Credits, n) {
			a.Credits = append(a.Credits, n)
		}
	}
}

// serviceOf tells whether a name is that of an agency's service, "dpa-infocom", whose own
// name, or that of its desk, the copy has: "dpa/lsw".
func serviceOf(service, name string) bool {
	house, _, ok := strings.Cut(service, "-")
	name, _, _ = strings.Cut(name, "/")
	return ok && house == name && agencyNames()[house]
}

// creditsLast sets the credits from what other rules cut behind the copy, where
// it has none of its own: a line that a publisher repeats, and "© AFP 2025", is a
// notice, and says whose the copy is. Lines that are no sentences may be left below it.
func (s *sheet) creditsLast(a *model.Article) {
	if s.credited || len(a.Body) == 0 {
		return
	}
	b := len(a.Body) - 1
	for u, seen := len(s.units)-1, 0; u >= 0 && seen < maxCutEnd; u-- {
		for b >= 0 && a.Body[b].Start >= s.units[u].end {
			b--
		}
		if b >= 0 && a.Body[b].End > s.units[u].start {
			if text := a.Body[b].Text; final(text) && !strings.HasSuffix(text, ":") {
				return
			}
			continue
		}
		if s.size(u) == 0 {
			continue
		}
		seen++
		text := s.text(u)
		c, ok := s.credit(text)
		if end := strings.IndexByte(text, ')') + 1; !ok && text[0] == '(' && end > 0 {
			c, _ = s.credit(text[:end]) // "(PA) Never miss a goal"
		}
		s.addCredits(a, slices.DeleteFunc(c.names, unknownAgency))
	}
}

// maxCutEnd is how many sentences that were cut are read for credits.
const maxCutEnd = 40
