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

// agencyBook is the list of agencies, read once.
type agencyBook struct{ names, folded, nameless map[string]bool }

var agencyBooks = sync.OnceValue(func() *agencyBook {
	b := &agencyBook{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	nameless := false
	for line := range strings.Lines(agencyList) {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
		case line == "[nameless]":
			nameless = true
		case nameless:
			b.nameless[line] = true
		default:
			b.names[line] = true
			b.folded[strings.ToLower(line)] = true
		}
	}
	return b
})

// agencies are the known names, folded to lower case; agencyNames the same as they
// are written; nameless the words that credit agencies without a name, folded.
func agencies() map[string]bool    { return agencyBooks().folded }
func agencyNames() map[string]bool { return agencyBooks().names }
func nameless() map[string]bool    { return agencyBooks().nameless }

// maxAgencies is how long the names of agencies are at most, in bytes.
const maxAgencies = 60

// agencyName tells whether a text is the names of agencies: "dpa/NAN", "AP".
func agencyName(text string) bool {
	_, ok := readAgencies(text)
	return ok
}

var (
	betweenAgencies = pattern(` *(?:[/,;+&|]| and | und | et | y | e | en | og | och ) *`)
	agencyLead      = formOf(`^(?:(?i:news agency|agencia|agence|agenzia|agência|nachrichtenagentur|persbureau|agency|the)) (\S.*)$`, opening("ag", "news ", "nach", "pers", "the "))
)

// readAgencies reads a text that is the names of agencies, and gives them as
// printed. "dpa/lm" is dpa's and an editor's, "AFP/The Bay Paper" AFP's and the
// paper's own; letters that are not known stand beside a known name for another.
// There may be none: "agencies" is a credit too.
func readAgencies(text string) (names []string, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > maxAgencies {
		return nil, false
	}
	if nameless()[strings.ToLower(text)] {
		return nil, true
	}
	known := 0
	for _, p := range agencyParts(text) {
		if p == "" {
			continue
		}
		folded := strings.ToLower(p)
		if agencies()[folded] {
			names = append(names, p)
			known++
			continue
		}
		if m := agencyLead.find(p); m != nil && agencies()[strings.ToLower(m[1])] {
			names = append(names, m[1])
			known++
			continue
		}
		switch {
		case nameless()[folded]:
			known++
		case len(p) >= 2 && len(p) <= 4 && p == folded && !strings.ContainsFunc(p, notInName) && strings.Contains(text, "/"):
		case len(p) >= 2 && len(p) <= 8 && !strings.ContainsAny(p, " 0123456789") && p == strings.ToUpper(p):
			names = append(names, p)
		case strings.Contains(text, "/") && paperName(p):
		default:
			return nil, false
		}
	}
	return names, known > 0
}

// agencyParts are the names that a text gives side by side.
func agencyParts(text string) []string {
	if !strings.ContainsAny(text, "/,;+&| ") {
		return []string{text}
	}
	return betweenAgencies().Split(text, -1)
}

// paperName tells whether a text may be the name of a paper or a person.
func paperName(text string) bool {
	f := strings.Fields(text)
	if len(f) == 0 || len(f) > maxPaperWords {
		return false
	}
	for _, w := range f {
		if !capital(w) || strings.ContainsFunc(w, notInName) {
			return false
		}
	}
	return true
}

const maxPaperWords = 4

// The ways in which copy says where it comes from, beside the bare parenthesis.
var (
	creditFrom = formOf(`^(?:(?i:with|additional|some|including)) (?i:reporting|material|files|information|additional reporting|contributions) (?i:from|by) (.{2,80}?)\.?$`, opening("with ", "additional ", "some ", "including "))
	creditGave = pattern(`^(.{2,80}?) (?i:contributed to this (?:report|story|article|piece)|contributed reporting|provided additional reporting|contributed)(?i: to this (?:report|story|article))?(?: from \p{Lu}[\p{L}, ]{1,40}?)?\.?$`)
	creditDesk = formOf(`^\(?(?i:reporting|writing|compiled|edited|translated|produced) (?i:by):? .{2,120}?(?:; ?(?i:editing|writing|additional reporting|graphics) by .{2,80}?)*\)?\.?$`, opening("reporting", "writing", "compiled", "edited", "translated", "produced", "("))
	creditWire = formOf(`^(?i:sources?|agency|agencies|text|copy|wire|wires|via|from|with|(?:with )?(?:additional )?(?:inputs?|files|reports?|material|information|reporting)(?: from|:)|(?:compiled|adapted) from|news agency|quelle|quellen|mit|mit (?:material|informationen|agenturmaterial) (?:von|der)|fuente|fuentes|con|con información de|fonte|fonti|com|com informações d[aeo]s?|bron|met|met informatie van|avec|kilde|kilder|källa|med|redacción|redazione|redação|originally published by) ?:? ?(.{2,60}?)\.?$`, opening("source", "agenc", "text", "copy", "wire", "via", "from", "with",
		"additional", "input", "file", "report", "material", "information", "compiled", "adapted", "news agency", "quelle", "mit", "fuente", "con",
		"fonte", "fonti", "com", "bron", "met", "avec", "k", "med", "reda", "originally"))
	creditReports = formOf(`^(?i:from |by )?(.{2,40}?) (?i:reports?|wire reports?|wire|staff|news service|news services|copy)\.?$`, func(text string) bool {
		return closes(strings.TrimSuffix(text, "."), "report", "reports", "wire", "staff", "service", "services", "copy")
	})
	creditMark = formOf(`^(?i:riproduzione riservata )?(?:© ?|\(c\) |(?i:copyright),? (?:© ?)?)+(?:\d{4}(?: by)? )?(.{2,40}?)(?: L\.?P\.?|,? Inc\.?|,? Ltd\.?)?(?:,? \d{4})?(?:\.(?: (?i:all rights reserved)\b.*)?|,? (?i:all rights reserved)\b.*)?$`, opening("riproduzione", "(c)", "copyright"))
	creditWord = pattern(`(?i)\b(?:contributed|contributions?|additional|material|inputs?|files|dispatches|wires?|wire services?|supplied by|provided by|compiled from|syndicated|distributed by|(?:originally|first) (?:published|appeared)|republished from|courtesy of|news agency|news agencies|agency reports?|agency copy|was produced by|with information|(?:used|included|contained) in this (?:report|story|article)|mit material|con información|com informações)\b`)
	creditSays = pattern(`(?i)\b(?:said|says|told|tells|according|reported|asked|added)\b`)
	creditFeed = pattern(`(?i:\b(?:syndicated|agency|wire|news) (?:(?:news|agency) )?(?:feed|service)s?) (?i:by|of|from) (.{2,40}?)\.?\)?$`)
	creditSign = formOf(`^[—–-]{1,2} ?(.{2,40}?)\.?$`, opening("-"))
	inBrackets = formOf(`^[(\[]([^()\[\]]{2,60})[)\]]\.?$`, func(text string) bool { return text != "" && (text[0] == '(' || text[0] == '[') })
)

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
			p > 0 && s.topLine(a, p, text, first, last, underProse, false):
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
// after another parenthesis, or at the very end of the copy.
func (s *sheet) gluedCredit(a *model.Article, u int, end bool) bool {
	text := s.text(u)
	at := strings.LastIndexAny(text, "([")
	if at < 1 || !inBrackets.matches(text[at:]) {
		return false
	}
	if before := strings.TrimSpace(text[:at]); !end && !final(before) && !strings.HasSuffix(before, ")") {
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
	if len(names) == 0 {
		return
	}
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
	if len(text) > maxCredit || len(text) > maxShortCredit && !strings.Contains(text, "eporting") && !strings.Contains(text, "riting") && !strings.Contains(text, "syndicated") {
		return nil, false
	}
	text = oneLine(text)
	if m := inBrackets.find(text); m != nil {
		text = strings.TrimSuffix(strings.TrimSuffix(m[1], " inputs"), " photo")
		if nameless()[strings.ToLower(m[1])] {
			return nil, true
		}
	}
	if m := creditFrom.find(text); m != nil && sourceName(m[1]) {
		return agenciesIn(m[1]), true
	}
	if strings.Contains(text, "ontributed") || strings.Contains(text, "rovided") {
		if m := creditGave().FindStringSubmatch(text); m != nil && sourceName(m[1]) {
			return agenciesIn(m[1]), true
		}
	}
	if strings.Contains(text, "feed") || strings.Contains(text, "service") {
		if m := creditFeed().FindStringSubmatch(text); m != nil && !creditSays().MatchString(text) {
			if names, ok := readAgencies(m[1]); ok {
				return names, true
			}
		}
	}
	if head, person, ok := strings.Cut(text, " with "); ok && agencyNames()[head] && personal(strings.TrimSuffix(person, ".")) {
		return []string{head}, true
	}
	if creditDesk.matches(text) {
		return namedAgencies(text), sourceName(text[strings.Index(strings.ToLower(text), "by")+2:])
	}
	for _, form := range [...]*form{&creditReports, &creditWire, &creditSign, &creditMark} {
		if m := form.find(text); m != nil {
			if names, ok := readAgencies(m[1]); ok {
				return names, true
			}
		}
	}
	if found := namedAgencies(text); len(found) > 0 && creditWord().MatchString(text) && !creditSays().MatchString(text) {
		return found, true
	}
	if len(text) <= maxBareCredit {
		return readAgencies(text)
	}
	return nil, false
}

// maxBareCredit is how long a credit of names alone is, in bytes.
const maxBareCredit = 40

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
			if agencyNames()[withoutSigns(text[start:end])] {
				found = end
			}
		}
		if found > 0 {
			out = append(out, withoutSigns(text[start:found]))
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

// withoutSigns takes off a name what stands around it.
func withoutSigns(name string) string {
	const signs = " .,;:()[]"
	for name != "" && strings.IndexByte(signs, name[0]) >= 0 {
		name = name[1:]
	}
	for name != "" && strings.IndexByte(signs, name[len(name)-1]) >= 0 {
		name = name[:len(name)-1]
	}
	return name
}

// maxAgencyWords is how many words the name of an agency has at most.
const maxAgencyWords = 3

// sourceName tells whether a text reads as names: most words have a capital.
func sourceName(text string) bool {
	big, small := 0, 0
	for _, w := range strings.Fields(text) {
		switch {
		case capital(w) || agencies()[strings.ToLower(strings.Trim(w, ".,;"))]:
			big++
		case particles()[strings.Trim(w, ",;")] || ofDesk[strings.ToLower(strings.Trim(w, ":"))]:
		default:
			small++
		}
	}
	return big > 0 && small <= 1
}

// ofDesk are the small words of a credit to persons.
var ofDesk = map[string]bool{"by": true, "additional": true, "reporting": true, "writing": true, "editing": true, "graphics": true, "in": true}

// agenciesIn lists the agencies of a credit's names; a single name that is no
// person's counts as one, though it is not known.
func agenciesIn(text string) []string {
	parts := agencyParts(text)
	var out []string
	for i, p := range parts {
		p, _, _ = strings.Cut(p, " in ")
		parts[i] = strings.TrimPrefix(p, "the ")
		if agencies()[strings.ToLower(parts[i])] {
			out = append(out, parts[i])
		} else if named := namedAgencies(p); len(named) > 0 && strings.HasPrefix(p, named[0]) {
			out = append(out, named[0]) // "Associated Press writer Jo Marsh"
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
	if len(f) < 2 {
		return false
	}
	if givenName(f[0]) {
		return true
	}
	for _, w := range f {
		if commonWords()[strings.ToLower(w)] || nameParts()["desk"][strings.ToLower(w)] || strings.IndexFunc(w, unicode.IsLower) < 0 {
			return false
		}
	}
	return len(f) <= 3
}
