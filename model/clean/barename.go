package clean

import (
	"strings"
	"unicode"

	"github.com/lede-reader/lede/model/dates"
)

// bareName tells whether a paragraph at the top of a copy is a byline without
// "By": a person's name, or a desk ("Staff reporter"), with prose somewhere
// below. A name that is not known as one needs another field beside it.
func (s *sheet) bareName(p int, text string) (string, bool) {
	if len(text) > maxBareName || final(text) {
		return "", false
	}
	name, sure, ok := nameLine(oneLine(text))
	if !ok || !s.proseBelow(p) || !sure && !s.fieldBeside(p) && !s.roleBelow(p) || len(name) == len(text) && s.tellsOf(p, name) {
		return "", false
	}
	return name, true
}

// maxInitials is how many letters a paper signs with at most, or a desk.
const maxInitials = 4

// tellsOf tells whether the prose below a line tells of what the line names: that is
// a club or a town in the news, not who wrote it.
func (s *sheet) tellsOf(p int, name string) bool {
	if !strings.Contains(name, " ") || roleLine(name) {
		return false
	}
	for q, seen := p+1, 0; q < len(s.paras) && seen < maxTold; q++ {
		text, first, last := s.rest(q)
		if first == last {
			continue
		}
		seen++
		if final(text) && strings.Contains(text, name) && len(text) > len(name)+minTold && !rightsSign(text) && !bio(text) {
			return true
		}
	}
	return false
}

// maxTold is how many paragraphs are looked at for a name, minTold how many bytes
// one has beside it that tells of its bearer.
const (
	maxTold = 6
	minTold = 40
)

const maxBareName = 90 // bytes

// nameLine reads a line that is names without "By": "Sarah Marsh and Al Orr",
// "Sarah Marsh in Oslo", "Sarah Marsh, political editor", "Staff Reporter". sure
// tells that it is known for names; else it may be any words in capitals.
func nameLine(line string) (name string, sure, ok bool) {
	parts := partsBeside(strings.TrimRight(onlyWriters(line), besideSigns))
	name = strings.TrimRight(parts[0], ", ")
	f := strings.Fields(name)
	if len(f) == 0 || len(f) > maxNameWords || agencyName(name) && len(parts) != 2 {
		return "", false, false
	}
	if len(parts) == 2 && agencyName(name) {
		known, ok := personName(parts[1])
		return parts[1], false, ok && known // "AP / Jo Marsh", which may be of a picture
	}
	for _, p := range parts[1:] {
		if !besideName(p) {
			return "", false, false
		}
	}
	desk := nameParts()["desk"]
	if len(f) == 1 {
		return name, false, initials(name) && len(parts) == 1 || desk[strings.ToLower(name)] && !agencies()[strings.ToLower(name)]
	}
	for _, p := range parts[1:] {
		sure = sure || roleLine(p) || agencyName(p)
	}
	people, known := namesOnly(name)
	sure = sure || known
	if who, ok := forWhom(name); ok {
		return who, givenName(f[0]) && !strings.Contains(name, " at "), true
	}
	if last := strings.ToLower(f[len(f)-1]); people == name && len(f) <= maxBeside && capital(f[0]) && (desk[last] || len(f) <= 3 && last == "report" && nameParts()["reporting"][strings.ToLower(f[len(f)-2])]) {
		return name, true, true
	}
	if people != name && roleLine(people) && capital(f[0]) && betweenNames().MatchString(name[len(people):]) {
		return people, true, true // "Our Web Desk & PTI"
	}
	if !sure && !givenName(f[0]) && (paper(people) || len(withoutPlace(people)) < len(people) || !strings.HasPrefix(name[len(people):], " in ") && len(people) < len(name) && name[len(people)] == ' ') {
		return "", false, false
	}
	if sharing(f) {
		return "", false, false
	}
	if known {
		f = strings.Fields(people) // a role may have any words behind it: "special envoy to Oslo"
	}
	for _, w := range f {
		if !nameWord(w) && !particles()[strings.ToLower(w)] && !nameParts()["beside"][w] && !nameParts()["beat"][w] && !role(w) {
			return "", false, false
		}
	}
	for _, person := range betweenPeople().Split(people, -1) {
		known, ok := personName(person)
		if !ok && !degree(person) {
			return "", false, false
		}
		sure = sure || known
	}
	return people, sure, sure || len(parts) == 1 || paper(parts[1]) || len(parts[1]) <= maxInitials && parts[1] == strings.ToUpper(parts[1])
}

const maxNameWords = 12

// sharing tells whether words are those of a share bar: one that names a platform or
// what one does there, or two that may. A desk's name may hold one: "Copy editor".
func sharing(f []string) bool {
	maybe := 0
	for _, w := range f {
		w = strings.ToLower(strings.Trim(w, ".,()"))
		if nameParts()["platform"][w] && !role(f[len(f)-1]) {
			return true
		}
		if nameParts()["maybe"][w] {
			maybe++
		}
	}
	return maybe > 1
}

// forWhom reads a name, known or not, with whom or where its bearer writes for: "Jo
// Marsh for the Morning program", "Jo Marsh at the Riverside". A headline may
// read so, too.
func forWhom(line string) (name string, ok bool) {
	for _, in := range [...]string{" for the ", " at the ", " for ", " at "} {
		name, rest, found := strings.Cut(line, in)
		if !found {
			continue
		}
		f := strings.Fields(rest)
		last := f[len(f)-1]
		if _, person := personName(name); !person || paper(name) || len(f) > maxBeside || !capital(last) && !programme(last) {
			return "", false
		}
		for _, w := range f[:len(f)-1] {
			if strings.ContainsAny(w, ",;:?!") || !capital(w) && !hasFigure(w) && !nameParts()["beat"][w] && !particles()[w] {
				return "", false
			}
		}
		return name, true
	}
	return "", false
}

// programme tells whether a word in small letters may be what one writes for.
func programme(w string) bool {
	switch w {
	case "program", "programme", "show", "podcast", "newsletter", "team", "desk":
		return true
	}
	return false
}

var betweenPeople = pattern(`,? +(?:and|und|et|y|e|en|och|og|&) +|, *`)

// personName tells whether a text may be one person's name, and whether it
// opens with a given name that is known.
func personName(text string) (sure, ok bool) {
	f := strings.Fields(text)
	names := 0
	words, places, clubs, platforms := commonWords(), nameParts()["place"], nameParts()["club"], nameParts()["platform"]
	sure = len(f) > 0 && (givenName(f[0]) || len(f) > 2 && initial(f[0]) && initial(f[1])) && !clubs[strings.ToLower(f[len(f)-1])]
	for i, w := range f {
		bare := strings.Trim(strings.ToLower(w), ".'’")
		switch {
		case particles()[bare] && !capital(w):
		case !nameWord(w) || strings.ContainsFunc(w, notInName) || words[bare] || platforms[bare] || timeWord(w) && !sure:
			return false, false
		case !sure && (i == 0 && places[bare] || i == len(f)-1 && clubs[bare]):
			return false, false
		default:
			names++
		}
	}
	return sure, names >= 2 && names <= maxNamesOfOne
}

// initial tells whether a word is the first letter of a name: "K.".
func initial(w string) bool { return len(w) == len("K.") && w[1] == '.' && capital(w) }

const maxNamesOfOne = 4 // of one person

// initials tells whether a word may be the letters that a desk signs with.
func initials(w string) bool {
	return len(w) >= 2 && len(w) <= maxInitials && w == strings.ToUpper(w) && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) &&
		!agencies()[strings.ToLower(w)] && !commonWords()[strings.ToLower(w)] && !nameParts()["section"][strings.ToLower(w)] && !zoneName(strings.ToLower(w))
}

func zoneName(w string) bool {
	_, zone := dates.Words().Zone[w]
	return zone || zoneLike(w)
}

func notInName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '.' && r != '\'' && r != '’'
}

// proseBelow tells whether a sentence follows within the next paragraphs.
func (s *sheet) proseBelow(p int) bool {
	for q := p + 1; q < len(s.paras) && q < p+12; q++ {
		if text, first, last := s.rest(q); first < last && s.units[last-1].last-s.units[first].first >= 8 && final(text) {
			return true
		}
	}
	return false
}

// fieldBeside tells whether a field or boilerplate was cut above a paragraph or
// stands, or was cut, right under it.
func (s *sheet) fieldBeside(p int) bool {
	if p > 0 && !s.live(p-1) {
		return true
	}
	if p+1 >= len(s.paras) {
		return false
	}
	text, first, last := s.rest(p + 1)
	if first == last {
		return true
	}
	_, date := readDate(text, anyOrder)
	return date
}

// roleBelow tells whether the role of one person, or what one is to a paper, stands
// right under a paragraph.
func (s *sheet) roleBelow(p int) bool {
	if p+1 >= len(s.paras) {
		return false
	}
	text, first, last := s.rest(p + 1)
	return first < last && len(text) <= maxBareName && (ofPaper(text) || bio(text))
}

// ofPaper tells whether a line says what a writer is to the paper.
func ofPaper(text string) bool {
	text = oneLine(text)
	if at := strings.IndexAny(text, ",|•·"); at > 0 && len(strings.Fields(text[at:])) <= maxBeside {
		text = text[:at]
	}
	if f := strings.Fields(strings.TrimRight(text, ",")); len(f) > 0 && roleLine(text) && (ofPerson(f[len(f)-1]) || ofPerson(f[0])) {
		return true
	}
	at := outsider().FindStringIndex(" " + text)
	return at != nil && at[0] == 0 && !final(text)
}
