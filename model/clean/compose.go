package clean

import (
	"strings"

	"github.com/lede-reader/lede/model/dates"
	"github.com/lede-reader/lede/model/given"
)

// compose reads fields that stand side by side as a line over the copy: all must be
// what papers print there, and one at least what no one else does.
func (l *fieldLine) compose(fields []lineField) (t topLine, ok bool) {
	if len(fields) == 0 {
		return t, false
	}
	talk := false
	for _, f := range fields {
		switch f.kind {
		case dateField:
			if text := l.text(f.first, f.end); !t.date || t.changed && !later(text) {
				t.published, t.date, t.changed = f.moment, true, later(text)
				t.labelled = t.labelled || labelled(text) || f.moment.clock
			}
		case talkField:
			talk = talk || f.strong && !f.bar
		case writerField:
			text := l.region(f)
			if f.crew {
				t.crew = t.crew || crewLine(text)
				continue
			}
			names, ok := byline(text)
			if !ok {
				names, ok = account(text, fields)
			}
			if !ok {
				return topLine{}, false
			}
			if !t.by {
				t.names, t.by, t.labelled = names, true, true
				t.agencies = agenciesBeside(text)
			}
		}
	}
	beside := t.date || talk || t.by
	for i, f := range fields {
		if f.kind == regionField && !l.readRegion(&t, fields, i, beside) {
			return topLine{}, false
		}
	}
	if t.unread && (!t.by && !t.guess || !t.date && !talk) {
		return topLine{}, false
	}
	return t, t.date || t.by || t.guess || t.credit || t.crew || talk
}

// account reads what blogs print beside a date: "by greta in Gardens, Notes".
func account(text string, fields []lineField) (string, bool) {
	f := strings.Fields(text)
	if len(f) < 2 || len(f) > 2 && f[2] != "in" || !strings.EqualFold(f[0], "by") || strings.ContainsFunc(f[1], notInName) || commonWords()[f[1]] || nameParts()["notby"][f[1]] {
		return "", false
	}
	for _, field := range fields {
		if field.kind == dateField {
			return f[1], !nameParts()["account"][f[1]]
		}
	}
	return "", false
}

// later tells whether a date says that it is of a change, and of nothing else.
func later(text string) bool {
	changed := false
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), betweenFigures) {
		switch dates.Words().Kind[strings.Trim(w, ":")] {
		case "published":
			return false
		case "updated":
			changed = true
		}
	}
	return changed
}

// region is what a field says, without the signs around it.
func (l *fieldLine) region(f lineField) string {
	text := strings.Trim(l.text(f.first, f.end), besideSigns)
	if strings.HasPrefix(text, "(") && strings.Count(text, "(") == 1 {
		text = strings.Trim(text, "()")
	}
	return text
}

// readRegion reads one field that its first word does not tell; beside says that
// another field of the line is one for sure.
func (l *fieldLine) readRegion(t *topLine, fields []lineField, i int, beside bool) bool {
	text := l.region(fields[i])
	if text == "" || text == "class" {
		return true
	}
	if !t.by {
		names, ok := byline(text)
		if !ok && !beside {
			if names, ok := ofAgency(text); ok {
				t.names, t.by, t.agencies = names, true, agenciesBeside(text)
				return true
			}
		}
		if ok {
			t.names, t.by, t.labelled = names, true, true
			t.agencies = append(t.agencies, agenciesBeside(text)...)
			return true
		}
	}
	if crewLine(text) {
		t.crew = true
		return true
	}
	if names, ok := agencyLine(text); ok && !t.date {
		t.agencies, t.credit, t.labelled = names, true, true
		return true
	}
	if !beside {
		kicker, name, ok := strings.Cut(text, " | ")
		if ok = ok && ofSection(kicker); ok {
			name, ok, _ = nameLine(name)
		}
		if ok {
			t.names, t.guess = name, true // "Opinion | Jo Marsh"
		}
		return ok
	}
	if _, name, ok := strings.Cut(text, ": "); ok && t.date && strings.HasPrefix(text, "Source") && besideName(name) {
		t.agencies, _ = readAgencies(name)
		return true
	}
	if names, ok := readAgencies(text); ok {
		t.agencies = append(t.agencies, names...)
		t.labelled = true
		return true
	}
	if !t.by && l.bareNames(t, text) {
		return true
	}
	if f := strings.Fields(text); len(f) == 1 && fieldWords()["call"][strings.ToLower(text)] {
		return true // "Subscribe"
	}
	if t.by && len(fields) > 1 && l.barred(fields, i) && paperName(text) {
		return true // the paper
	}
	after := i > 0 && fields[i-1].kind == dateField
	switch {
	case ofSection(text):
		return true
	case after && len(text) > len("in ") && strings.EqualFold(text[:len("in ")], "in ") && besideName(text[len("in "):]):
		return true // "3 March 2024 in Markets"
	case t.date && placeLine(text) && (!after || text == strings.ToUpper(text)):
		l.mayBeName(t, fields, i, text)
		return true
	}
	return l.parts(t, fields, i, text)
}

// bareNames reads names without "By": known ones, or such as a known date makes
// likely, behind or before the name of a section.
func (l *fieldLine) bareNames(t *topLine, text string) bool {
	names, sure, ok := nameLine(text)
	if !ok || !sure {
		if inner := withoutSection(text); inner != text {
			text = inner
			names, sure, ok = nameLine(text)
		}
	}
	switch {
	case !ok || !strings.Contains(names, " ") && !sure:
		return false
	case sure:
		t.names, t.by, t.labelled = names, true, true
	case t.date:
		return false // see mayBeName
	default:
		t.names, t.guess = names, true
	}
	t.agencies = append(t.agencies, agenciesBeside(text)...)
	return true
}

// ofAgency reads a person's name with an agency's behind a comma or in brackets: no one
// but a writer has one.
func ofAgency(text string) (string, bool) {
	if len(text) > maxBareName || !strings.ContainsAny(text, ",(") || !given.Name(firstWord(text)).Sure() {
		return "", false
	}
	names, sure, ok := nameLine(text)
	return names, ok && sure && strings.Contains(names, " ") && len(agenciesBeside(text)) > 0
}

// mayBeName notes a text beside a date that is a name or a place: which, the copy
// tells. A comma or a dash stands behind a place.
func (l *fieldLine) mayBeName(t *topLine, fields []lineField, i int, text string) {
	size := len(text)
	if text = withoutSection(text); t.by || t.guess || strings.Contains(text, ",") || paper(text) {
		return
	}
	if _, ok := personName(text); !ok {
		return
	}
	between := ""
	if i+1 < len(fields) {
		between = l.line[l.tokens[fields[i].first].start+size : l.tokens[fields[i+1].first].start]
	}
	if bar(between) || !strings.ContainsAny(between, ",-–—:/") {
		t.names, t.guess = text, true
	}
}

// parts reads a region that bars part: one may be names, the others are sections,
// papers and places.
func (l *fieldLine) parts(t *topLine, fields []lineField, i int, text string) bool {
	parts := partsBeside(text)
	if len(parts) > maxBars || len(parts) == 1 && !l.barred(fields, i) {
		return false
	}
	for _, part := range parts {
		part = strings.Trim(part, besideSigns)
		if part == "" || ofSection(part) || !t.by && l.bareNames(t, part) {
			continue
		}
		if names, ok := readAgencies(part); ok {
			t.agencies = append(t.agencies, names...)
			continue
		}
		if names, ok := byline(part); ok && !t.by {
			t.names, t.by, t.labelled = names, true, true
			continue
		}
		if !besideName(part) && !(t.date && l.release() && titled(part)) {
			return false
		}
		if _, ok := personName(part); ok && !paper(part) && !t.by && !t.guess {
			t.names, t.guess = part, true
			continue
		}
		t.unread = true
	}
	return true
}

// release tells whether the line opens with a bar behind "Media release": who made it known
// stands behind its date.
func (l *fieldLine) release() bool {
	kind := ofKind.find(l.line)
	return kind != nil && strings.HasSuffix(strings.TrimRight(kind[0], " "), "|")
}

// titled tells whether a text is the name and the office of one: no word of it is small
// but such as stand in names.
func titled(text string) bool {
	f := strings.Fields(text)
	for _, w := range f {
		if !capital(w) && !particles()[w] {
			return false
		}
	}
	return len(f) > 0 && len(f) <= maxNameWords
}

// maxBars is how many parts a region has at most.
const maxBars = 4

// barred tells whether a bar or a bullet parts a field from its neighbours.
func (l *fieldLine) barred(fields []lineField, i int) bool {
	f := fields[i]
	left := f.first == 0 || bar(l.word(f.first)) || strings.ContainsAny(l.word(f.first-1), "|•·⋅,")
	right := f.end == len(l.tokens) || bar(l.word(f.end-1)) || bar(l.word(f.end))
	return left && right
}

// ofSection tells whether a text is the name of a section, or of a kind of text.
func ofSection(text string) bool {
	if kind := ofKind.find(text + " "); kind != nil && len(kind[0]) > len(text) {
		return true
	}
	f := strings.Fields(text)
	for _, w := range f {
		if !capital(w) || !fieldWords()["section"][strings.ToLower(w)] {
			return false
		}
	}
	return len(f) > 0 && len(f) <= maxSection
}

const maxSection = 2 // words

// withoutSection takes the name of a section off the start or the end of names.
func withoutSection(text string) string {
	f := strings.Fields(text)
	section := fieldWords()["section"]
	if len(f) < 3 {
		return text
	}
	rest, n := text, len(f)-1
	switch {
	case section[strings.ToLower(f[0])]:
		rest = strings.Join(f[1:], " ")
	case section[strings.ToLower(f[n])] && capital(f[n]):
		rest = strings.Join(f[:n], " ")
	}
	if _, ok := personName(rest); !ok {
		return text
	}
	return rest
}

// ofKind is what a text says it is, beside its date.
var ofKind = formOf(`^(?i:press release|news release|media release|release|news|statement|article|blog|blog post|feature|opinion|story|report|announcement|commentary|for immediate release)\b[ :|–—-]*`, opening("press", "news", "media", "release", "statement", "article", "blog", "feature", "opinion", "story", "report", "announcement", "commentary", "for immediate"))

// bar tells whether what stands between two fields has a bar or a bullet.
func bar(between string) bool { return strings.ContainsAny(between, "|•·⋅") }

// agencyLine reads a line that names an agency and a place: "PTI | New Delhi",
// "AFP, Paris".
func agencyLine(line string) ([]string, bool) {
	at := strings.IndexAny(line, "|,•·")
	if at < 2 || len(line) > maxAgencies {
		return nil, false
	}
	name, place := strings.Trim(line[:at], besideSigns), strings.Trim(line[at:], besideSigns)
	if !agencyNames()[name] || place != "" && !placeLine(place) && !labelled(place) || agencyName(place) {
		return nil, false
	}
	return []string{name}, true
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
