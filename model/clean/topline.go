package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/dates"
)

// topLine is what a line over the copy says: who wrote it and when. A line may
// say both, in either order, and beside them how long it takes to read.
type topLine struct {
	names     string
	agencies  []string // printed beside the names
	published moment
	by, date  bool // which of the two it says
	credit    bool // it names an agency and a place, no one else
	guess     bool // the names may be a place: they stand beside a date
	changed   bool // the date is of a change
	crew      bool // it says who did other work
	unread    bool // it has a part that may be a section or a paper
	labelled  bool // by "By", by "Published", by a clock: no one else writes so
}

// readTopLine reads a line that says nothing but who and when.
func readTopLine(line string, order figureOrder) (t topLine, ok bool) {
	if len(line) > maxTopLine {
		return t, false
	}
	if strings.HasSuffix(line, ".") && !endsDate(line) && !endsName(line) {
		return t, false // a sentence; "Jr." is not its end
	}
	if smallWords(line) > maxSmall {
		return t, false
	}
	l := partFields(loosen(oneLine(line)), order)
	if len(l.tokens) > 0 && l.tokens[0].bare == "" && len(l.fields) > 0 && l.fields[0].kind == regionField && strings.ContainsAny(l.word(0), "–—-") {
		return t, false // "— Jo Marsh (@jo) 3 March 2024" signs what is quoted
	}
	return l.compose(l.fields)
}

// loosen sets spaces where a page has run its fields together: "3 March 202410:15",
// "3 March 2024Updated 4 March 2024", "Jo Marsh•3 March 2024".
func loosen(line string) string {
	if !namesYear(line) {
		return line
	}
	var out []byte // nil while nothing was set
	done := 0
	space := func(at int) {
		out = append(append(out, line[done:at]...), ' ')
		done = at
	}
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] >= utf8.RuneSelf && line[i-1] != ' ' && strings.HasPrefix(line[i:], "•"):
			space(i)
		case line[i-1] >= utf8.RuneSelf && line[i] != ' ' && strings.HasSuffix(line[:i], "•"):
			space(i)
		case i >= len("2024") && endsYear(line[:i]) && (line[i] >= 'A' && line[i] <= 'Z' && line[i] != 'T' || clockAt(line[i:])):
			space(i)
		}
	}
	if out == nil {
		return line
	}
	return string(append(out, line[done:]...))
}

// endsYear tells whether a text ends in a year, of this century or the last, and no longer number.
func endsYear(text string) bool {
	at := len(text) - len("2024")
	return namesYear(text[at:]) && (at == 0 || !digit(text, at-1))
}

// clockAt tells whether a text opens with the time of a day: "9:05".
func clockAt(text string) bool {
	return digit(text, 0) && (text[1:] != "" && text[1] == ':' && digit(text, 2) || digit(text, 1) && len(text) > 3 && text[2] == ':' && digit(text, 3))
}

// smallWords counts the words of a text that begin with a small letter.
func smallWords(text string) (n int) {
	for i := 1; i < len(text); i++ {
		if text[i-1] == ' ' && 'a' <= text[i] && text[i] <= 'z' {
			n++
		}
	}
	return n
}

// maxSmall is how many of them such a line has at most: two dates of Romance
// languages have ten.
const maxSmall = 14

// maxTopLine is how long such a line is at most, in bytes.
const maxTopLine = 200

// besideSigns stand between the fields of a line.
const besideSigns = " \u00a0|•·⋅–—,;:/-"

// placeLine tells whether a text may be the place beside a date: "OSLO",
// "Porto, Portugal".
func placeLine(text string) bool {
	f := strings.Fields(text)
	if len(f) == 0 || len(f) > maxPlaceWords || labelled(text) {
		return false
	}
	for _, w := range f {
		w = strings.Trim(w, ",")
		if !capital(w) || strings.ContainsFunc(w, notInName) || dates.Words().Kind[strings.ToLower(w)] != "" {
			return false
		}
	}
	return true
}

const maxPlaceWords = 3

// topLine lifts what a line over the copy says of it, and tells whether it says
// anything. Under a sentence of the copy only what is labelled counts; named
// tells that a byline stands right above.
func (s *sheet) topLine(a *model.Article, p int, text string, first, last int, under above, named bool) bool {
	if len(text) > maxTopLine {
		return named && a.Byline != "" && strings.HasPrefix(text, a.Byline+" ") && bio(text) && s.strike(first, last, &cut{reason: "notice", rule: "line/bio"})
	}
	if rest, more := strings.CutPrefix(text, "and "); more && named && s.printed {
		if names, _, ok := nameLine(rest); ok && strings.Contains(names, " ") {
			a.Byline += " and " + names
			return s.strike(first, last, &cut{reason: "byline", rule: "head/byline"})
		}
	}
	t, ok := s.readTopLine(text)
	if ok && under == underProse && t.by && !t.date && strings.Contains(text, "@") && s.underContact(p) && !opens(text, "by ") {
		return false
	}
	if !ok && (under != underProse || s.amongFields(p)) {
		if t.names, ok = s.bareName(p, text); ok {
			t.agencies, t.by = agenciesBeside(text), true
		}
	}
	if !ok && a.Byline != "" && under != underProse {
		if t.names = namesAlone(partsBeside(oneLine(text))[0]); sameWords(t.names, a.Byline) {
			t.by, ok = true, true // who the source says
		}
	}
	if !ok && named && a.Dateline == "" && placeAlone(text) && s.proseBelow(p) {
		a.Dateline = text
		return s.strike(first, last, &cut{reason: "byline", rule: "head/place"})
	}
	if !ok && named && !agencyName(text) && (roleLine(text) || whereOrFor(text) || ofPaper(text) || len(text) <= maxInitials && initials(text)) {
		return s.strike(first, last, &cut{reason: "byline", rule: "head/role"})
	}
	if !ok && named && a.Byline != "" && strings.HasPrefix(text, a.Byline+" ") && bio(text) {
		return s.strike(first, last, &cut{reason: "notice", rule: "line/bio"})
	}
	if !ok || under == underProse && (!t.labelled && !s.amongFields(p) && (len(t.agencies) == 0 || s.liveBelow(p)) || t.by && !t.date && !strings.Contains(t.names, " ") && s.liveBelow(p)) {
		return false
	}
	return s.lift(a, t, p, first, last)
}

// underContact tells whether the line over a paragraph says whom to ask, as press
// releases do at their end.
func (s *sheet) underContact(p int) bool {
	for p--; p >= 0; p-- {
		if text := oneLine(s.raw[s.paras[p].start:s.paras[p].end]); text != "" {
			return len(text) <= maxBareName && fieldWords()["contact"][strings.ToLower(strings.Trim(lastWord(text), signsAround))]
		}
	}
	return false
}

// lift sets the fields that a line over the copy gives, and cuts its units.
func (s *sheet) lift(a *model.Article, t topLine, p, first, last int) bool {
	if t.guess && !s.tellsOf(p, t.names) {
		t.by = true
	}
	reason, rule := "notice", "head/page-talk"
	if t.date {
		if s.changed && !t.changed {
			a.Published, s.date = model.Date{}, moment{}
		}
		s.changed = t.changed && (a.Published.IsZero() || s.changed)
		setDate(a, t.published.date())
		if s.date.year == 0 {
			s.date = t.published
		}
		reason, rule = "date", "head/date"
	}
	if len(a.Credits) == 0 {
		a.Credits = t.agencies
	}
	if t.credit {
		reason, rule = "credit", "head/credit"
	}
	if t.by {
		s.setByline(a, t.names)
		reason, rule = "byline", "head/byline"
		if t.date {
			rule = "head/byline-date"
		}
	}
	return s.strike(first, last, &cut{reason: reason, rule: rule})
}

// whereOrFor tells whether a line under a name says where its bearer writes, or for whom:
// "in Oslo", "for The Bay Paper", "Bay News".
func whereOrFor(text string) bool {
	for _, in := range [...]string{"in ", "for ", "at ", "In ", "For "} {
		if rest, ok := strings.CutPrefix(text, in); ok {
			return paperName(rest)
		}
	}
	return paperName(text) && paper(text)
}

// amongFields tells whether a field of the head was cut right over a paragraph, or a
// date right under it.
func (s *sheet) amongFields(p int) bool {
	above, below := s.cutOf(p-1), s.cutOf(p+1)
	return above != nil && strings.HasPrefix(above.rule, "head/") || below != nil && below.reason == "date"
}

// cutOf is why a paragraph left the body, nil if it did not, or not whole.
func (s *sheet) cutOf(p int) *cut {
	if p < 0 || p >= len(s.paras) || s.live(p) || s.paras[p].first == s.paras[p].last {
		return nil
	}
	return s.units[s.paras[p].first].cut
}

// readTopLine is the other one, asked once for each text that is none: the ends
// of a copy are looked at in every round.
func (s *sheet) readTopLine(text string) (topLine, bool) {
	if len(text) > maxTopLine || s.noTopLine[text] {
		return topLine{}, false
	}
	t, ok := readTopLine(text, s.order())
	if !ok {
		if s.noTopLine == nil {
			s.noTopLine = map[string]bool{}
		}
		s.noTopLine[text] = true
	}
	return t, ok
}

// order is how day and month stand in figures where the copy's language tells:
// English alone has both.
func (s *sheet) order() figureOrder {
	if s.language != "" && s.language != "en" {
		return dayFirst
	}
	return anyOrder
}

func setDate(a *model.Article, d model.Date) {
	if a.Published.IsZero() {
		a.Published = d
	}
}

// setByline sets the names that are printed first.
func (s *sheet) setByline(a *model.Article, names string) {
	if sharing(strings.Fields(names)) {
		return
	}
	if !s.printed || roleLine(a.Byline) && personal(names) {
		s.printed = true
		a.Byline = preferred(names, a.Byline, s.page != nil)
	}
}

// givenByline is who wrote an item, as its source says apart from the copy: names,
// or "" where it gives an address, an account or its own name.
func givenByline(it model.Item) string {
	name := oneLine(strings.ToValidUTF8(it.Byline, ""))
	if head, rest, ok := strings.Cut(name, "("); ok && strings.Contains(head, "@") {
		name = strings.TrimSuffix(rest, ")") // jo@bay.example (Jo Marsh)
	}
	if head, _, ok := strings.Cut(name, "<"); ok {
		name = head // Jo Marsh <jo@bay.example>
	}
	if strings.Contains(name, "@") {
		name = reachable().ReplaceAllString(name, "")
	}
	name = strings.Trim(name, besideSigns+`"'()`)
	name = cleanAuthor(name)
	if nameParts()["account"][strings.ToLower(name)] || sameName(name, it.Source) && !agencyName(name) {
		return ""
	}
	return name
}

// reachable is how a writer is reached.
var reachable = pattern(`(?:\S+@[\w.-]+\.\w+|@\w+)`)

// sameName tells whether two names differ in a "The" at most.
func sameName(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return sameWords(strings.TrimPrefix(a, "the "), strings.TrimPrefix(b, "the "))
}

// givenTitle is an item's title without the name of its source behind it.
func givenTitle(it model.Item) string {
	title := oneLine(it.Title)
	for _, sep := range separators {
		if i := strings.LastIndex(title, sep); i > 0 && sameName(title[i+len(sep):], it.Source) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// preferred is the better of two bylines: the printed one, unless it is a
// desk's and the other a person's. What a page says of itself is better.
func preferred(printed, given string, page bool) string {
	switch {
	case given == "":
		return printed
	case page:
		return given
	case !personal(printed) && personal(given):
		return given
	case sameWords(printed, given) && printed == strings.ToUpper(printed):
		return given
	}
	return printed
}

var partsOfByline = pattern(` *(?:[,;|•·⋅/()]| [–—-] | (?:avec|mit|with|for|con|com|met|and|et|und|y|e|en) ) *`)

// agenciesBeside lists the agencies that a byline names beside persons or
// instead of them: "Jo Marsh, AP Business Writer", "By Reuters".
func agenciesBeside(line string) []string {
	var out []string
	if m := openerBy.find(line); m != nil {
		line = m[1]
	}
	for _, part := range partsOfByline().Split(line, -1) {
		f := strings.Fields(part)
		for i := range f {
			if i == 1 {
				continue // no one's name is one word before an agency's
			}
			if name := agencyAt(f[i:], i > 0); name != "" {
				out = append(out, name)
				break
			}
		}
	}
	return out
}

// agencyAt is the agency that words open with, where nothing or a role follows on it;
// behind a name it must be written as agencies write themselves.
func agencyAt(f []string, exact bool) string {
	for n := min(len(f), maxAgencyWords); n > 0; n-- {
		name := strings.Join(f[:n], " ")
		if (n == len(f) || roleLine(strings.Join(f[n:], " "))) && (agencyNames()[name] || !exact && len(name) > len("Lusa") && agencies()[strings.ToLower(name)]) {
			return name
		}
	}
	return ""
}
