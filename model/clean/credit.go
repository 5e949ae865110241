package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"github.com/lede-reader/lede/model"
)

//go:embed agencies.txt
var agencyList string

// agencies are the known names, folded to lower case.
var agencies = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(agencyList) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			set[strings.ToLower(line)] = true
		}
	}
	return set
})

// agencyNames are the known names as they are written.
var agencyNames = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(agencyList) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			set[line] = true
		}
	}
	return set
})

// maxAgencies is how long the names of agencies are at most, in bytes.
const maxAgencies = 60

// agencyName tells whether a text is the names of agencies: "dpa/NAN", "AP".
func agencyName(text string) bool {
	if len(text) > maxAgencies {
		return false
	}
	parts := splitAgencies(text)
	known := 0
	for _, p := range parts {
		switch {
		case agencies()[strings.ToLower(p)]:
			known++
		case len(p) < 2 || len(p) > 8 || strings.ContainsAny(p, " 0123456789") || p != strings.ToUpper(p):
			return false
		}
	}
	return known > 0
}

var betweenAgencies = pattern(` *(?:[/,;+&|]| and | und | et | y | e | en ) *`)

// splitAgencies parts "dpa/NAN" into its names as printed.
func splitAgencies(text string) []string {
	var out []string
	for _, p := range betweenAgencies().Split(strings.TrimSpace(text), -1) {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// The ways in which copy says where it comes from, beside the bare parenthesis.
var (
	creditFrom = pattern(`^(?:(?i:with|additional|some|including)) (?i:reporting|material|files|information|additional reporting|contributions) (?i:from|by) (.{2,80}?)\.?$`)
	creditGave = pattern(`^(.{2,80}?) (?i:contributed to this (?:report|story|article|piece)|contributed reporting|provided additional reporting|contributed)(?i: to this (?:report|story|article))?\.?$`)
	creditDesk = pattern(`^\(?(?i:reporting|writing|compiled|edited) (?i:by) .{2,120}?(?:; ?(?i:editing|writing|additional reporting|graphics) by .{2,80}?)*\)?\.?$`)
	creditWire = pattern(`^(?i:source|sources|agency|agencies|text|copy|wire|wires|via|from|news agency|quelle|quellen|fuente|fuentes|fonte|fonti|bron|avec|mit material von|con información de|com informações d[aeo]|met informatie van) ?:? ?(.{2,60}?)\.?$`)
	creditMark = pattern(`^(?:© ?|\(c\) |(?i:copyright) (?:© ?)?)(?:\d{4} )?(.{2,40}?)(?:,? \d{4})?\.?(?: (?i:all rights reserved)\.?)?$`)
	creditWord = pattern(`(?i)\b(?:contributed|contributions?|additional|material|inputs?|files|dispatches|wires?|wire services?|supplied by|provided by|compiled from|syndicated|news agency|news agencies|agency reports?|agency copy|was produced by|with information|mit material|con información|com informações)\b`)
	creditSign = pattern(`^[—–-]{1,2} ?(.{2,40}?)\.?$`)
	inBrackets = pattern(`^[(\[]([^()\[\]]{2,40})[)\]]\.?$`)
)

// credits lifts the agency's credit off the end of the copy. Below it only
// boilerplate may stand.
func (s *sheet) credits(a *model.Article) bool {
	did := false
	for p, seen := len(s.paras)-1, 0; p >= 0 && seen < maxTail; p-- {
		text, first, last := s.rest(p)
		if first == last {
			continue
		}
		seen++
		if s.creditLine(a, text, first, last) {
			did = true
			continue
		}
		if last-first > 1 && s.creditLine(a, s.text(last-1), last-1, last) {
			did = true
			continue
		}
		if s.gluedCredit(a, last-1, seen == 1) {
			did = true
		}
	}
	return did
}

// maxTail is how many paragraphs from the end are looked at for a credit.
const maxTail = 6

// creditLine cuts units that are a credit and nothing else.
func (s *sheet) creditLine(a *model.Article, text string, first, last int) bool {
	names, ok := s.credit(text)
	if !ok {
		return false
	}
	s.addCredits(a, names)
	return s.strike(first, last, &cut{reason: "credit", rule: "tail/credit"})
}

// gluedCredit cuts a parenthesis of agencies from the end of a unit: after a stop,
// or at the very end of the copy.
func (s *sheet) gluedCredit(a *model.Article, u int, end bool) bool {
	text := s.text(u)
	at := strings.LastIndexAny(text, "([")
	if at < 1 || !inBrackets().MatchString(text[at:]) || !end && !final(strings.TrimSpace(text[:at])) {
		return false
	}
	names, ok := credit(text[at:])
	if !ok {
		return false
	}
	before := len(s.units)
	s.part(u, s.units[u].start+at)
	if len(s.units) == before {
		return false
	}
	s.addCredits(a, names)
	return s.strike(u+1, u+2, &cut{reason: "credit", rule: "tail/credit"})
}

// addCredits sets the agencies that the copy names under itself. They stand
// before the one of the dateline: that is whose copy it was, not whose it is.
func (s *sheet) addCredits(a *model.Article, names []string) {
	if !s.credited {
		a.Credits = nil
		s.credited = true
	}
	for _, n := range names {
		known := false
		for _, c := range a.Credits {
			known = known || c == n
		}
		if !known {
			a.Credits = append(a.Credits, n)
		}
	}
}

// maxCredit is how long a credit is that names its reporters and editors,
// maxShortCredit any other, in bytes.
const (
	maxCredit      = 200
	maxShortCredit = 110
)

// credit is the function below, asked once for each text: the end of a copy is
// looked at in every round.
func (s *sheet) credit(text string) (names []string, ok bool) {
	if len(text) > maxCredit || s.noCredit[text] {
		return nil, false
	}
	if names, ok = credit(text); !ok {
		if s.noCredit == nil {
			s.noCredit = map[string]bool{}
		}
		s.noCredit[text] = true
	}
	return names, ok
}

// credit reads a text that says where the copy comes from; names are the
// agencies in it, which may be none where persons are named.
func credit(text string) (names []string, ok bool) {
	if len(text) > maxCredit || len(text) > maxShortCredit && !strings.Contains(text, "eporting") && !strings.Contains(text, "riting") {
		return nil, false
	}
	text = oneLine(text)
	if m := inBrackets().FindStringSubmatch(text); m != nil {
		return creditNames(m[1])
	}
	if m := creditFrom().FindStringSubmatch(text); m != nil && sourceName(m[1]) {
		return agenciesIn(m[1]), true
	}
	if strings.Contains(text, "ontributed") || strings.Contains(text, "rovided") {
		if m := creditGave().FindStringSubmatch(text); m != nil && sourceName(m[1]) {
			return agenciesIn(m[1]), true
		}
	}
	if creditDesk().MatchString(text) {
		return nil, sourceName(text[strings.Index(strings.ToLower(text), "by ")+3:])
	}
	if m := creditWire().FindStringSubmatch(text); m != nil && agencyName(m[1]) {
		return splitAgencies(m[1]), true
	}
	if m := creditSign().FindStringSubmatch(text); m != nil && agencyName(m[1]) {
		return splitAgencies(m[1]), true
	}
	if m := creditMark().FindStringSubmatch(text); m != nil && agencyName(m[1]) {
		return splitAgencies(m[1]), true
	}
	if found := namedAgencies(text); len(found) > 0 && creditWord().MatchString(text) {
		return found, true
	}
	if agencyName(text) && len(text) <= 40 {
		return splitAgencies(text), true
	}
	return nil, false
}

// maxCreditWords is how long a sentence is that may be a credit because it names
// an agency and speaks of a contribution.
const maxCreditWords = 14

// namedAgencies lists the known agencies that a short text, single-spaced, names,
// in their order.
func namedAgencies(text string) []string {
	if strings.Count(text, " ") >= maxCreditWords {
		return nil
	}
	var out []string
	for start := 0; start < len(text); {
		end, found := start, 0
		for n := 0; n < maxAgencyWords && end < len(text); n++ {
			next := strings.IndexByte(text[end+1:], ' ')
			if next < 0 {
				next = len(text) - end - 1
			}
			end += 1 + next
			if agencyNames()[strings.Trim(text[start:end], " .,;:()[]")] {
				found = end
			}
		}
		if found > 0 {
			out = append(out, strings.Trim(text[start:found], " .,;:()[]"))
			start = found + 1
			continue
		}
		next := strings.IndexByte(text[start:], ' ')
		if next < 0 {
			break
		}
		start += next + 1
	}
	return out
}

// maxAgencyWords is how many words the name of an agency has at most.
const maxAgencyWords = 3

// creditNames reads what stands in parentheses: agencies, or "with AFP inputs".
func creditNames(text string) ([]string, bool) {
	for _, with := range []string{"with inputs from ", "with ", "avec ", "mit ", "con ", "com ", "met "} {
		text = strings.TrimPrefix(text, with)
	}
	text = strings.TrimSuffix(strings.TrimSuffix(text, " inputs"), " photo")
	if agencyName(text) {
		return splitAgencies(text), true
	}
	return nil, false
}

// sourceName tells whether a text reads as names: most words have a capital.
func sourceName(text string) bool {
	big, small := 0, 0
	for _, w := range strings.Fields(text) {
		switch {
		case capital(w) || agencies()[strings.ToLower(strings.Trim(w, ".,;"))]:
			big++
		case particles()[strings.Trim(w, ",;")] || w == "in" || w == "by" || w == "editing":
		default:
			small++
		}
	}
	return big > 0 && small <= 1
}

// agenciesIn lists the agencies of a credit's names; a single name that is no
// person's counts as one, though it is not known.
func agenciesIn(text string) []string {
	parts := splitAgencies(text)
	var out []string
	for _, p := range parts {
		if agencies()[strings.ToLower(p)] {
			out = append(out, p)
		}
	}
	if len(out) == 0 && len(parts) == 1 && !personal(parts[0]) {
		return parts
	}
	return out
}

// personal tells whether a name is likely a person's: a known first name, or two
// or three plain words without an institution's.
func personal(name string) bool {
	f := strings.Fields(name)
	if len(f) == 1 {
		return false
	}
	if firstNames()[strings.ToLower(f[0])] {
		return true
	}
	for _, w := range f {
		if commonWords()[strings.ToLower(w)] || nameParts()["desk"][strings.ToLower(w)] || strings.IndexFunc(w, unicode.IsLower) < 0 {
			return false
		}
	}
	return len(f) <= 3
}
