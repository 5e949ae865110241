package clean

import (
	"strings"
	"unicode"
)

// A credit says in or under a copy whose it is: "(dpa/NAN)", "With files from The
// Canadian Press", "Jo Marsh of AP contributed to this report". It is read as a whole
// line: every piece of it must be a word that credits have (credits.txt), the name of an
// agency, or words in capitals; what these say together is told by bare and said.
// A verb of saying is no such word: "AFP said" is never a credit.
type credit struct {
	names []string // the agencies, as printed; none where persons are named
	plain bool     // its words say so: no bare name, which may be of a picture
}

// maxCredit is how long a credit is, maxBareCredit one of names alone, maxWeakCredit
// one that a small word makes, "avec AFP", in bytes.
const (
	maxCredit     = 320
	maxBareCredit = 40
	maxWeakCredit = 60
	maxPersons    = 200 // one of persons alone
)

// readCredit reads a text that says where the copy comes from.
func readCredit(text string) (c credit, ok bool) {
	if len(text) > maxCredit {
		return c, false
	}
	text = oneLine(text)
	if within := strings.Trim(text, "()[]."); len(text) <= maxBareCredit && nameless()[strings.ToLower(within)] {
		return c, true
	}
	var line creditReader
	if !line.read(text) {
		return c, false
	}
	if len(text) <= maxBareCredit && line.bare() {
		line.alsoNamed(letters) // "AFP/The Bay Paper" is AFP's and the paper's own
		c.names = line.names()
		return c, true
	}
	return line.said(len(text))
}

// bare tells whether the pieces are the names of agencies and what stands beside
// them without a word: an editor's letters, the paper, an address, a date.
func (l *creditReader) bare() bool {
	known := 0
	for i, it := range l.items {
		switch it.kind {
		case itemAgency:
			known++
		case itemLender, itemPicture:
			return false
		case itemFigure:
			if known == 0 || it.sep == '/' {
				return false // "NNA/1129/3552"
			}
		}
		beside := it.sep == '/' || i+1 < len(l.items) && l.items[i+1].sep == '/'
		switch {
		case it.word&wordPicture != 0:
			return false
		case it.kind == itemName:
			if !l.besideAgency(i, beside) {
				return false
			}
		case it.kind != itemWord || it.word&wordJoin != 0 || it.word&wordHouse != 0 && (beside || it.sep == ','):
		case it.word&(wordSource|wordFill|wordThing) != 0 && i+1 < len(l.items) && it.text != "report" && l.items[i+1].sep == ' ':
			// "news agency AFP", "l'ANSA"
			if it.word&wordFill != 0 && l.items[i+1].kind != itemAgency {
				return false
			}
		case it.word&wordSource != 0:
			known++
		default:
			return false
		}
	}
	return known > 0
}

// maxUnknown is how many letters another agency signs with that is not known.
const maxUnknown = 8

// besideAgency tells whether piece i, an unknown name, may stand beside agencies: the
// letters of another, the letters of editors, the name of the paper behind a slash.
func (l *creditReader) besideAgency(i int, beside bool) bool {
	it := l.items[i]
	letters := strings.IndexFunc(it.text, isLower) < 0
	behind := i > 0 && l.items[i-1].kind == itemAgency
	switch {
	case behind && it.sep == ' ' && nameParts()["beat"][strings.ToLower(it.text)]:
		return true // "PA Sport"
	case letters && behind && it.sep == ' ':
		for w := range strings.FieldsSeq(it.text) {
			if len(w) > maxInitials {
				return false
			}
		}
		return true // "PTI SKM RT"
	case letters && !strings.Contains(it.text, " ") && len(it.text) <= maxUnknown && strings.IndexFunc(it.text, notInName) < 0 && (it.sep != ' ' || i == 0 || l.items[i-1].word&wordJoin != 0):
		return true
	}
	return beside && strings.Count(it.text, " ") < maxPaperWords && (paper(it.text) || !personal(it.text)) // "AFP/Jo Marsh" is of a picture
}

const maxPaperWords = 4

// names are the agencies among the pieces, as printed.
func (l *creditReader) names() []string { return l.named(itemAgency) }

func (l *creditReader) named(kinds ...itemKind) (out []string) {
	for _, it := range l.items {
		for _, k := range kinds {
			if it.kind == k {
				out = append(out, withoutOwner(it.text))
			}
		}
	}
	return out
}

// withoutOwner takes the sign of the genitive off a name: "AP's".
func withoutOwner(name string) string {
	name = strings.TrimRight(name, "'’")
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
}

// pieceCount counts what the pieces of a line are.
type pieceCount struct {
	agencies, lenders, pictures, names, nameWords, figures int
	words                                                  creditWord // all of them together
	rights                                                 bool
}

func (l *creditReader) count() (t pieceCount) {
	for _, it := range l.items {
		switch it.kind {
		case itemAgency:
			t.agencies++
		case itemLender:
			t.lenders++
		case itemPicture:
			t.pictures++
		case itemName:
			t.names++
			t.nameWords += 1 + strings.Count(it.text, " ")
		case itemFigure:
			t.figures++
		case itemWord:
			t.words |= it.word
			if it.word&wordPicture != 0 && !l.hasWord("headline") {
				t.pictures++
			}
			t.rights = t.rights || it.text == "©" || it.text == "copyright"
		}
	}
	return t
}

// has tells whether a word of some kind is among those counted.
func (t pieceCount) has(w creditWord) bool { return t.words&w != 0 }

// maxUnknownWords is how many words of names that are not known a credit has.
const maxUnknownWords = 14

// said reads what the words of a line say; size is its length in bytes.
func (l *creditReader) said(size int) (c credit, ok bool) {
	t := l.count()
	first := l.items[0]
	switch {
	case t.pictures > 0 || t.nameWords > maxUnknownWords:
		return c, false
	case t.has(wordIs) && !t.has(wordDone):
		return c, false // "AP is a news agency"
	case first.text == "the" && !l.hasWord("this"):
		return c, false // "The report was published by AFP"
	}
	strong := t.has(wordStrong) || t.has(wordDesk) && l.by()
	c.plain = true
	switch {
	case t.agencies > 0:
		if !t.rights {
			l.alsoNamed(house)
		}
		c.names = l.names()
		if t.lenders > 0 && !t.rights && strong {
			c.names = l.named(itemAgency, itemLender)
		}
		if strong || t.has(wordSource) && (t.has(wordLead) || t.names == 0) {
			return c, true
		}
		if t.has(wordDone) && (t.figures == 0 && first.word&(wordDone|wordThing) != 0 || first.text == "this") {
			return c, true
		}
		c.plain = false
		return c, size <= maxWeakCredit && l.weak(t)
	case t.rights:
		return c, false // of whom no one knows to be an agency
	case t.lenders > 0:
		c.names = l.named(itemLender)
		return c, t.has(wordLead|wordDone) && (strong || first.text == "this") && l.lent()
	case t.has(wordSource) && (strong || t.has(wordDone) || size <= maxWeakCredit && !l.stop && t.words&^(wordSource|wordLead|wordJoin|wordHouse|wordThing|wordKin|wordStrong) == 0) && l.onlyHouse():
		return c, true
	case t.names > 0 && size <= maxPersons && !t.has(wordIs) && t.figures == 0:
		return l.persons()
	}
	return c, false
}

func (l *creditReader) hasWord(word string) bool {
	for _, it := range l.items {
		if it.kind == itemWord && it.text == word {
			return true
		}
	}
	return false
}

// by tells whether "by" or the like stands in the line.
func (l *creditReader) by() bool {
	return l.hasWord("by") || l.hasWord("from") || l.hasWord("von")
}

// toThis tells whether the line speaks of the copy that it stands under.
func (l *creditReader) toThis() bool {
	return l.hasWord("this") && (l.hasWord("report") || l.hasWord("story") || l.hasWord("article") || l.hasWord("piece"))
}

// lent tells whether the line says that the copy was lent, and not only whose it is.
func (l *creditReader) lent() bool {
	for _, it := range l.items {
		if it.kind == itemWord && it.word&(wordStrong|wordDone) != 0 && it.word&wordThing == 0 {
			return true
		}
	}
	return false
}

// weak tells whether a line credits agencies by small words alone: "Le Monde avec
// AFP", "AFP reports", "with AP".
func (l *creditReader) weak(t pieceCount) bool {
	if t.lenders > 0 || t.figures > 0 || t.names > 1 || t.has(wordIs) || t.has(wordDone) {
		return false
	}
	if l.stop && l.items[0].word&wordLead == 0 && l.items[len(l.items)-1].word&(wordThing|wordHouse|wordKin) == 0 {
		return false
	}
	for i, it := range l.items {
		switch {
		case it.kind == itemName:
			// "Le Monde avec AFP", "AFP with Jo Marsh"
			with := i+1 < len(l.items) && beside(l.items[i+1].text) || i > 0 && beside(l.items[i-1].text) && personal(it.text)
			if l.stop && i == 0 || !with && it.sep != '/' && (i+1 == len(l.items) || l.items[i+1].sep != '/') {
				return false
			}
		case it.kind == itemSite && i > 0 && i+1 < len(l.items):
			return false
		case it.kind == itemWord && it.word&(wordLead|wordJoin|wordFill|wordThing|wordHouse|wordKin) == 0:
			return false
		case it.kind == itemWord && it.word&wordFill != 0 && (i+1 == len(l.items) || l.items[i+1].kind == itemWord):
			return false
		}
	}
	return t.has(wordLead | wordThing | wordHouse)
}

// beside tells whether a word sets an agency beside the paper.
func beside(word string) bool {
	switch word {
	case "with", "via", "avec", "mit", "con", "com", "met", "med":
		return true
	}
	return false
}

// onlyHouse tells whether the names of a line are those of the paper: its people
// follow on them, or what was not done stands before them.
func (l *creditReader) onlyHouse() bool {
	names := 0
	for i, it := range l.items {
		if it.kind != itemName {
			continue
		}
		names++
		if (i == 0 || l.items[i-1].text != "by" && l.items[i-1].kind != itemWord) && (i+1 == len(l.items) || l.items[i+1].word&wordHouse == 0) {
			return false
		}
	}
	return names <= 2
}

// persons reads a line that says who else worked on a copy. A house among them, or the letters
// of one, is a name that it gives.
func (l *creditReader) persons() (c credit, ok bool) {
	c.plain = true
	at := -1
	switch first := l.items[0]; {
	case first.kind == itemName || first.word&wordFill != 0 && len(l.items) > 1 && l.items[1].kind == itemName:
		gave := l.hasWord("contributed") || l.hasWord("provided") && l.hasWord("reporting")
		if !gave || !l.hasWord("reporting") && !l.toThis() && l.items[len(l.items)-1].text != "contributed" {
			return c, false // "Poverty contributed to this."
		}
		at = 0
	case first.word&wordDesk != 0, first.text == "with", first.text == "additional", first.text == "some", first.text == "including", first.text == "inputs", first.text == "files":
		for i, it := range l.items {
			if it.kind == itemName {
				at = i
				break
			}
			if it.kind == itemWord && it.word&^wordLead == 0 && it.text != "by" && it.text != "from" && it.text != "of" && it.text != "with" {
				return c, false
			}
		}
		desk := first.word&wordDesk != 0
		if desk && !l.hasWord("by") && !(len(l.items) > 1 && l.items[1].sep == ',') || !desk && (!l.by() || !l.lent() || len(l.items) < 3 || l.items[1].word&(wordStrong|wordDesk|wordLead) == 0) {
			return c, false
		}
	}
	if at < 0 {
		return c, false
	}
	if (l.items[0].word&wordDesk == 0 || l.items[0].text == "reporting") && l.count().names == 1 {
		for i, it := range l.items[at:] {
			if it.kind == itemName && house(it.text) && !l.hasStaff(at+i+1) {
				c.names = append(c.names, it.text)
			}
		}
	}
	return c, true
}

// hasStaff tells whether piece i is what a paper calls its people.
func (l *creditReader) hasStaff(i int) bool {
	return i < len(l.items) && l.items[i].word&wordHouse != 0
}

// alsoNamed makes agencies of the unknown names that stand beside a known agency, as far
// as they may be one: "PTI and BNX".
func (l *creditReader) alsoNamed(may func(name string) bool) {
	for i := range l.items {
		it := &l.items[i]
		if it.kind != itemName || !may(it.text) || l.hasStaff(i+1) {
			continue
		}
		words := strings.Contains(it.text, " ")
		for j := i - 1; j <= i+1; j++ {
			k := j // the piece beside it, over "and"
			for k >= 0 && k < len(l.items) && k != i && l.items[k].word == wordJoin {
				k += j - i
			}
			if k >= 0 && k < len(l.items) && k != i && l.items[k].kind == itemAgency && l.items[max(i, k)].sep != '.' && (!words || l.items[max(i, k)].sep != '/') && (k != j || l.items[max(i, k)].sep != ' ') {
				it.kind = itemAgency
				break
			}
		}
	}
}

// house tells whether an unknown name is a paper's, a station's or an agency's, or its letters.
func house(name string) bool {
	name = strings.TrimRight(name, ".")
	if i := strings.LastIndexByte(name, ' '); i > 0 {
		last := strings.ToLower(name[i+1:])
		return (paper(name) || creditWords()[last]&wordKin != 0) && !givenName(name[:strings.IndexByte(name, ' ')])
	}
	return letters(name)
}

// letters tells whether an unknown name is the letters of an agency.
func letters(name string) bool {
	name = strings.TrimRight(name, ".")
	return len(name) > 2 && len(name) <= maxUnknown && strings.IndexFunc(name, isLower) < 0 && !strings.Contains(name, " ")
}

func isLower(r rune) bool { return unicode.IsLower(r) }
