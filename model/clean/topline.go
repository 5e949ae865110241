package clean

import (
	"strings"

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
	line = oneLine(line)
	rest := withoutPageTalk(line)
	if rest == "" {
		return t, line != ""
	}
	if m := ofKind.find(rest); m != nil {
		if m, ok := readDate(rest[len(m[0]):], order); ok {
			return topLine{published: m, date: true, labelled: true}, true
		}
	}
	if strings.Contains(rest, " in ") && (strings.Contains(rest, "19") || strings.Contains(rest, "20")) {
		rest = inSection().ReplaceAllString(rest, "$1")
	}
	if m, ok := readDate(rest, order); ok {
		return topLine{published: m, date: true, labelled: labelled(rest) || m.clock}, true
	}
	if hasFigure(rest) && strings.ContainsAny(rest, "'’") {
		rest = classOf().ReplaceAllString(rest, "")
	}
	if !hasFigure(rest) {
		if crewLine(rest) {
			return t, true
		}
		if names, ok := agencyLine(rest); ok {
			return topLine{agencies: names, credit: true, labelled: true}, true
		}
		names, ok := byline(rest)
		if !ok && rest != line {
			names, _, ok = nameLine(rest) // what the page says beside it sets it apart
			ok = ok && strings.Contains(names, " ")
		}
		if !ok {
			return t, false
		}
		return topLine{names: names, agencies: agenciesBeside(rest), by: true, labelled: true}, true
	}
	if t, ok := barLine(rest, order); ok {
		return t, true
	}
	for i, r := range rest {
		if r != ' ' {
			continue
		}
		left, right := strings.Trim(rest[:i], besideSigns), strings.Trim(rest[i:], besideSigns)
		if left == "" || right == "" || !hasFigure(left) && !dateOpens(right) {
			continue
		}
		if m, ok := readDate(right, order); ok {
			if names, by, ok := writer(left); ok {
				return topLine{names: names, agencies: agenciesBeside(left), published: m, by: true, date: true, labelled: by || labelled(right)}, true
			}
			if names, ok := readAgencies(left); ok {
				return topLine{agencies: names, published: m, date: true, labelled: true}, true
			}
			if placeLine(left) {
				t := topLine{published: m, date: true, labelled: labelled(right)}
				if bar(rest[len(left):len(rest)-len(right)]) && !strings.Contains(left, ",") {
					if _, ok := personName(left); ok && !paper(left) {
						t.names, t.guess = left, true
					}
				}
				return t, true
			}
		}
		if m, ok := readDate(left, order); ok {
			if names, ok := byline(right); ok {
				return topLine{names: names, agencies: agenciesBeside(right), published: m, by: true, date: true, labelled: true}, true
			}
			if names, ok := readAgencies(right); ok {
				return topLine{agencies: names, published: m, date: true, labelled: true}, true
			}
			if placeLine(right) && right == strings.ToUpper(right) {
				return topLine{published: m, date: true, labelled: labelled(left)}, true
			}
		}
	}
	return t, false
}

// maxTopLine is how long such a line is at most, in bytes.
const maxTopLine = 200

// besideSigns stand between the fields of a line.
const besideSigns = " \u00a0|•·⋅–—,;:/-"

// bar tells whether what stands between two fields is a bar or a bullet.
func bar(between string) bool { return strings.ContainsAny(between, "|•·⋅") }

// writer reads names with "By" before them (by), or a name that is known for one.
func writer(text string) (names string, by, ok bool) {
	if names, ok = byline(text); ok {
		return names, true, true
	}
	names, sure, ok := nameLine(text)
	return names, false, ok && sure
}

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

// What pages set beside a byline or a date that is of the page, not of the copy.
var (
	ago       = pattern(`(?i)(?:\b(?:last )?(?:updated|modified|published|posted)?:? ?\b(?:about |an? |\d{1,2} )?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b|^(?:just now|today|yesterday)\b,?(?: at)?(?: \d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?)?$)`)
	remarks   = pattern(`(?i)[(]?\b(?:\d[\d,.]*|no|leave a|add a|add) (?:comments?|shares?|views?|reads?|likes?)\b[)]?`)
	reachable = pattern(`(?:\S+@[\w.-]+\.\w+|@\w+)`)
	readFor   = pattern(`(?i)(?:(?:(?:est\. )?reading time|lesezeit|tempo d[ie] l(?:ettura|eitura)|tiempo de lectura|leestijd|lästid|(?:temps de )?lecture ?):?)? ?\b\d{1,3}[ -]?(?:min(?:s|ute|utes|uten|uti|utos)?)\b\.?(?:[ -]?(?:read|lesezeit|de lecture|de lectura|de leitura|di lettura|leestijd|leestid|lezen))?`)
)

// What stands before or behind a date beside a byline: what it is, and where it
// stands in the paper.
var (
	ofKind    = formOf(`^(?i:press release|news release|media release|release|news|statement|article|blog|blog post|feature|opinion|story|report|announcement|commentary)\b[ :|–—-]*`, opening("press", "news", "media", "release", "statement", "article", "blog", "feature", "opinion", "story", "report", "announcement", "commentary"))
	inSection = pattern(`(\b(?:19|20)\d{2}\b.*) in \p{Lu}[\p{L}&]+(?:[ ,&]+\p{Lu}[\p{L}&]+){0,3}$`)
)

// withoutPageTalk takes off a line what the page says beside its fields: how long
// it takes to read, how long ago it was, how many remarks there are, how to
// reach the writer. "" where nothing else is left.
func withoutPageTalk(line string) string {
	was := line
	if strings.Contains(line, "@") {
		line = strings.ReplaceAll(reachable().ReplaceAllString(line, ""), " ,", ",")
	}
	lower := strings.ToLower(line)
	if strings.Contains(lower, " ago") || strings.HasPrefix(lower, "today") || strings.HasPrefix(lower, "yesterday") || strings.HasPrefix(lower, "just now") {
		line = ago().ReplaceAllString(line, "")
	}
	if strings.Contains(lower, "min") && hasFigure(lower) {
		line = readFor().ReplaceAllString(line, "")
	}
	for _, w := range [...]string{" comment", " share", " view", " read", " like"} {
		if strings.Contains(lower, w) {
			line = remarks().ReplaceAllString(line, "")
			break
		}
	}
	if line == was {
		return line
	}
	return strings.Trim(line, besideSigns+"()")
}

// topLine lifts what a line over the copy says of it, and tells whether it says
// anything. Under a sentence of the copy only what is labelled counts; named
// tells that a byline stands right above.
func (s *sheet) topLine(a *model.Article, p int, text string, first, last int, under above, named bool) bool {
	if len(text) > maxTopLine {
		return false
	}
	t, ok := s.readTopLine(text)
	if !ok && under != underProse {
		if t.names, ok = s.bareName(p, text); ok {
			t.agencies, t.by = agenciesBeside(text), true
		}
	}
	if !ok && a.Byline != "" && under != underProse {
		if t.names = namesAlone(partsBeside(oneLine(text))[0]); sameWords(t.names, a.Byline) {
			t.by, ok = true, true // who the source says
		}
	}
	if !ok && named && roleLine(text) {
		return s.strike(first, last, &cut{reason: "byline", rule: "head/role"})
	}
	if !ok || under == underProse && (!t.labelled || t.by && !t.date && !strings.Contains(t.names, " ") && s.liveBelow(p)) {
		return false
	}
	if t.guess && !s.tellsOf(p, t.names) {
		t.by = true
	}
	reason, rule := "notice", "head/page-talk"
	if t.date {
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
	if !s.printed {
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
