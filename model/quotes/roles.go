package quotes

import (
	"slices"
	"strings"
)

// roleSource says how a role came to its person; the lower the surer.
type roleSource uint8

const (
	beforeName  roleSource = iota // Harbour Secretary Bob Roe
	apposition                    // Bob Roe, the Harbour Secretary,
	byReference                   // the Harbour Secretary … Bob Roe
	byShape                       // Bob Roe, a whitesmith, : no noun for a person that is known
	fromPull                      // the mashed paragraph's own words
)

type roleUse struct {
	text   string
	source roleSource
	at     int // token
}

// longestRole is how many words a role before a name can have.
const longestRole = 6

var prepositions = lazySet("of for from with by against to about near in on behind after at under over de von für bei par pour chez di da")

// verbsBeforeRoles stop a role phrase on its left: they take a person for object.
var verbsBeforeRoles = lazySet("met meets cast join joined joins beat beats replaced replaces sacked sacks appointed elected hired signed named suspended " +
	"suspend sack appoint elect hire met sees met helped beat thanked asked married marry blamed include includes including visit visited " +
	"have has had is was were are be been being")

// verbNouns are verbs of saying that can be nouns inside a role: "press and
// message director".
var verbNouns = lazySet("state report comment post message text sign order point name attack title view rate brand label question protest text email blog")

// roleBefore reads the role that stands before the name of a run: its first
// token, its words, and whether there is one.
func (d *document) roleBefore(r *run) (int, string, bool) {
	i := r.name - 1
	for i >= r.start && d.lex.honorific.has(d.toks[i].fold) && !d.headsRole(d.toks[i].fold) {
		i--
	}
	comma := false
	if j := r.start - 1; j >= 2 && d.toks[j].fold == "the" && d.toks[j-1].is(",") && d.headsRole(d.toks[j-2].fold) && d.lex.formal.has(d.toks[r.start].fold) {
		if start, text, ok := d.titledRole(j - 2); ok { // the vicar, the Rev Bob Roe
			return start, text, true
		}
	}
	if i >= 0 && i == r.start-1 && d.toks[i].is(",") { // Harbour Secretary, Bob Roe
		comma = true
		i--
	}
	head := i
	if head < 0 || !d.roleHead(head) {
		return r.name, "", false
	}
	start := head
	if d.toks[head].kind == word && !d.headsRole(d.toks[head].fold) { // head of sport, Secretary of State
		for start > 0 && !d.headsRole(d.toks[start].fold) {
			start--
		}
	}
	for n := 0; start > 0 && n < longestRole && d.modifies(start-1); n++ {
		start--
	}
	if comma {
		if start > 0 && d.toks[start-1].sentence == d.toks[start].sentence && !d.introduces(start-1) && !d.toks[start].capital {
			return r.name, "", false
		}
		if r.end < len(d.toks) && !d.toks[r.end].is(",") && start > 0 && d.toks[start-1].sentence == d.toks[start].sentence && !d.introduces(start-1) {
			return r.name, "", false
		}
	}
	text := d.text[d.toks[start].start:d.toks[head].end]
	return start, text, true
}

// titledRole is the role whose head is token i, where an article stands before it.
func (d *document) titledRole(i int) (int, string, bool) {
	start := i
	for n := 0; start > 0 && n < longestRole && d.modifies(start-1); n++ {
		start--
	}
	if start == 0 || !d.introduces(start-1) {
		return 0, "", false
	}
	return start, d.text[d.toks[start].start:d.toks[i].end], true
}

// roleHead tells whether the token before a name ends a role.
func (d *document) roleHead(i int) bool {
	t := &d.toks[i]
	if t.kind != word {
		return false
	}
	if elided.has(strings.SplitAfterN(t.fold, "’", 2)[0]) && i > 0 && d.headsRole(d.toks[i-1].fold) { // ministro dell’Agricoltura
		return true
	}
	if d.headsRole(t.fold) {
		return !d.lex.kin.has(t.fold) || i > 0
	}
	for n := 1; n <= 3 && i-n > 0; n++ {
		switch w := &d.toks[i-n]; {
		case w.kind != word:
			return false
		case w.fold == "of" || w.fold == "for" || w.fold == "de" || w.fold == "du" || w.fold == "di" || w.fold == "von":
			return d.lex.role(d.toks[i-n-1].fold) && !d.determiner.has(t.fold) && !d.lex.function.has(t.fold) && (d.verbs[t.fold] == 0 || t.capital)
		case d.lex.function.has(w.fold) && figures()[w.fold] == "" || d.verbs[w.fold] != 0:
			return false
		}
	}
	return false
}

// elided are the prepositions that are written as one with a noun.
var elided = lazySet("dell’ d’ l’")

// modifies tells whether token i can stand inside a role before its head.
func (d *document) modifies(i int) bool {
	t := &d.toks[i]
	if t.kind != word || t.sentence != d.toks[i+1].sentence {
		return false
	}
	if (t.fold == "first" || t.fold == "second" || t.fold == "third") && d.isRoleNoun(d.toks[i+1].fold) {
		return true
	}
	if d.lex.function.has(t.fold) || d.determiner.has(t.fold) || d.lex.adverb.has(t.fold) || d.lex.time.has(t.fold) ||
		verbsBeforeRoles.has(t.fold) || d.lex.honorific.has(t.fold) || prepositions.has(t.fold) {
		return false
	}
	if form := d.verbs[t.fold]; form != 0 && !t.capital && !verbNouns.has(t.fold) {
		return false
	}
	if !t.capital && strings.HasSuffix(t.fold, "ly") {
		return false
	}
	if !t.capital && (strings.HasSuffix(t.fold, "ed") || strings.HasSuffix(t.fold, "ing")) {
		return i == 0 || d.toks[i-1].kind != word || d.determiner.has(d.toks[i-1].fold) && figures()[d.toks[i-1].fold] == "" || d.verbs[d.toks[i-1].fold] != 0 ||
			d.toks[i-1].sentence != t.sentence || d.toks[i-1].fold == "and"
	}
	return true
}

// introduces tells the words before a role that is parted from its name by a comma:
// "the harbour master, Bob Roe", "another resident, Ann Poe".
func (d *document) introduces(i int) bool {
	switch d.toks[i].fold {
	case "a", "an", "another", "one", "fellow":
		return true
	}
	return d.definiteAt(i)
}

func (d *document) definiteAt(i int) bool {
	t := d.tok(i)
	switch t.fold {
	case "the", "his", "her", "their", "its", "our", "my", "this", "’s", "der", "die", "das", "le", "la", "l", "el", "il", "o", "de", "het":
		return true
	case "a", "ce", "cette", "sa", "son", "leur", "su", "sus", "seine", "ihre", "sein", "ihr", "seiner", "ihrer", "sua", "suo", "loro", "seu", "zijn", "haar": // a is Portuguese
		return !d.english
	case "l’", "l'":
		return !d.english
	}
	return false
}

// longestApposition bounds a role after a name, in tokens.
const longestApposition = 14

// roleAfter reads an apposition after the name that ends at token last: ", the
// Transport Secretary," or ", 43, a teacher from Leeds,". "" if there is none.
func (d *document) roleAfter(last int) string {
	i := last + 1
	if i >= len(d.toks) || !d.toks[i].is(",") && !d.toks[i].is("–") && !d.toks[i].is("—") {
		return ""
	}
	i++
	if i+1 < len(d.toks) && d.toks[i].kind == number && d.toks[i+1].is(",") {
		i += 2
	}
	if d.tok(i).fold == "who" && (d.tok(i+1).fold == "is" || d.tok(i+1).fold == "was") && !d.headsRole(d.tok(i+2).fold) && d.tok(i+2).mention < 0 && d.headsRole(d.tok(i+3).fold) && !d.lex.function.has(d.tok(i+2).fold) && !d.lex.adverb.has(d.tok(i+2).fold) && d.verbs[d.tok(i+2).fold] == 0 {
		return d.text[d.toks[i+2].start:d.toks[i+3].end] // ", who was prisons minister at the time,"
	}
	if d.tok(i).fold == "who" && (d.tok(i+1).fold == "is" || d.tok(i+1).fold == "was") && (d.tok(i+2).fold == "a" || d.tok(i+2).fold == "an" || d.tok(i+2).fold == "the" || d.headsRole(d.tok(i+2).fold)) {
		i += 2 // ", who is a teacher from Leeds,"
	}
	start := i
	article := false
	for i < len(d.toks) && d.toks[i].kind == word && (d.toks[i].fold == "the" || d.toks[i].fold == "a" || d.toks[i].fold == "an" || d.toks[i].fold == "his" || d.toks[i].fold == "her" || d.toks[i].fold == "now" || d.toks[i].fold == "then" || d.toks[i].fold == "herself" || d.toks[i].fold == "himself" || d.toks[i].fold == "its" || d.toks[i].fold == "their" || d.toks[i].fold == "our") {
		article = true
		i++
		start = i
	}
	if start > 0 && d.toks[start-1].fold == "then" { // what was true then alone is told so
		start--
	}
	head := -1
	of := false
	end, phrase := start, start // phrase: where the last “at …” begins
	for ; i < len(d.toks) && i < start+longestApposition; i++ {
		t := &d.toks[i]
		if t.kind == possessive {
			if head < 0 && !of {
				start = i + 1 // the company’s chief executive
			} else if of {
				end = i + 1 // head teacher of St Mary’s
			}
			continue
		}
		if t.kind != word && t.kind != number {
			break
		}
		if t.kind == word {
			switch t.fold {
			case "who", "which", "that", "whose", "with", "since", "depuis", "desde", "seit", "where", "when", "on", "during", "after", "before", "from", "by", "as", "but", "has", "is", "was", "until":
				return d.appositionText(start, end, head, article)
			case "and":
				if i+1 < len(d.toks) && (d.determiner.has(d.toks[i+1].fold) || d.isRoleNoun(d.toks[i+1].fold) && (of || d.capitalAfterRole(i+1))) {
					return d.appositionText(start, end, head, article)
				}
			case "of", "for", "at", "in", "to", "and-", "de", "du", "des", "für", "der", "ai", "alla", "al", "alle", "agli", "della", "delle", "dei", "degli", "del", "di", "en", "em", "da", "do", "van", "von", "au", "aux":
				if head < 0 {
					return ""
				}
				of = true
				phrase = i
			}
			if d.headsRole(t.fold) && !of {
				head = i
			}
			if d.verbs[t.fold]&(finite|participle) != 0 && !t.capital && !d.isRoleNoun(t.fold) && (head >= 0 || !article) {
				return d.appositionText(start, end, head, article)
			}
		}
		end = i + 1
	}
	if i == start+longestApposition && phrase > head {
		end = phrase // too long: without its last phrase
	}
	if i < len(d.toks) && d.toks[i].kind == punct && strings.Contains("“\"", d.toks[i].fold) {
		return ""
	}
	return d.appositionText(start, end, head, article)
}

// capitalAfterRole tells whether the role that begins at token i stands before a name or
// is one's own: "and coach Amara Diallo", unlike "and chief executive of Acme".
func (d *document) capitalAfterRole(i int) bool {
	for i < len(d.toks) && d.headsRole(d.toks[i].fold) {
		i++
	}
	return d.tok(i).capital
}

func (d *document) appositionText(start, end, head int, article bool) string {
	if head < 0 || end <= start || head >= end {
		return ""
	}
	if !article && (head-start > 3 || d.lex.honorific.has(d.toks[start].fold)) {
		return ""
	}
	for i := start; i < head; i++ { // a name inside: a list of people, no role
		if !article && d.toks[i].mention >= 0 && d.mentions[d.toks[i].mention].kind == named {
			return ""
		}
	}
	if !article && end < len(d.toks) && d.toks[end-1].capital && end-1 != head && end-1 > start {
		if !prepositions.has(d.toks[head+1].fold) && !(!d.english && d.fieldAfter(head, end)) {
			return "" // "…, coach Amara Diallo": a role before another name
		}
	}
	if article && head+1 < end && d.toks[head+1].capital {
		return ""
	}
	return d.text[d.toks[start].start:d.toks[end-1].end]
}

// fieldAfter tells whether what a role is for follows its head within a few words:
// "amministratrice delegata delle Ferrovie".
func (d *document) fieldAfter(head, end int) bool {
	for i := head + 1; i < min(end, head+3); i++ {
		if ofForeign.has(d.toks[i].fold) || toForeign.has(d.toks[i].fold) {
			return true
		}
	}
	return false
}

// toForeign is "to the" and "in" of roles in other languages.
var toForeign = lazySet("ai al alla alle agli en em au aux à im in beim")

// addRole keeps a role of a person, and what it tells of the gender.
func (d *document) addRole(p int, text string, source roleSource, at int) {
	who := &d.people[p]
	const kept = 8
	if len(who.roles) < kept {
		who.roles = append(who.roles, roleUse{text, source, at})
	}
	if who.gender == unknown {
		who.gender = nounGender(text)
	}
	if head := roleHeadWord(d.lex, text); d.byHead != nil && head != "" && len(d.byHead[head]) < crowd && !slices.Contains(d.byHead[head], p) {
		d.byHead[head] = append(d.byHead[head], p)
	}
}

// nounGender is the gender that a role's head tells, if it tells one.
func nounGender(role string) gender {
	for _, w := range strings.Fields(strings.ToLower(role)) {
		switch w {
		case "mother", "daughter", "sister", "wife", "widow", "aunt", "niece", "grandmother", "granddaughter", "mum", "mom", "girlfriend", "fiancée",
			"actress", "queen", "princess", "duchess", "baroness", "nun", "waitress", "landlady", "schoolgirl", "policewoman", "chairwoman", "spokeswoman",
			"congresswoman", "councilwoman", "midwife", "mayoress", "ministerin", "kanzlerin", "bürgermeisterin", "sprecherin", "alcaldesa", "sindaca", "directrice":
			return female
		case "father", "son", "brother", "husband", "widower", "uncle", "nephew", "grandfather", "grandson", "dad", "boyfriend", "fiancé", "actor", "king",
			"prince", "duke", "earl", "baron", "monk", "waiter", "landlord", "schoolboy", "policeman", "chairman", "spokesman", "congressman", "councilman",
			"postman", "fisherman", "pope", "imam", "fireman", "batsman":
			return male
		}
	}
	return unknown
}

// roleOf is the role that a person is shown with: one of his own name's
// before one that was inferred, the earlier before the later; kin only where
// nothing else is known, "counterpart" never.
func (d *document) roleOf(p int) string {
	best, rank := "", 100
	for _, r := range d.people[p].roles {
		n := int(r.source)
		head := roleHeadWord(d.lex, r.text)
		switch {
		case head == "counterpart" || head == "" && r.source != byShape || d.lex.honorific.has(strings.ToLower(r.text)):
			continue
		case d.lex.kin.has(head):
			n += 10
		case d.isTitle(r.text):
			n += int(fromPull) // any other says more
		}
		if n < rank {
			best, rank = r.text, n
		}
	}
	return best
}

// isTitle tells words that are said to a name and tell little of its bearer.
func (d *document) isTitle(role string) bool {
	for _, w := range strings.Fields(strings.ToLower(role)) {
		if w = strings.Trim(w, "."); !d.lex.formal.has(w) {
			return false
		}
	}
	return true
}

// roleHeadWord is the folded noun that a role is about.
func roleHeadWord(l *lexicon, role string) string {
	head, before := "", ""
	one := len(role) > 7 && strings.EqualFold(role[:7], "one of ")
	for _, w := range strings.Fields(strings.ToLower(role)) {
		if head != "" && prepositions.has(w) {
			break
		}
		w = strings.Trim(w, ".,’'")
		if one {
			w = strings.TrimSuffix(w, "s") // one of the jurors
		}
		if w == "minister" && before == "prime" || w == "ministre" && before == "premier" {
			w = "premier" // who is no other minister
		}
		before = w
		if l.role(w) || l.kin.has(w) || l.beside.has(w) {
			head = l.headOf(w)
		}
	}
	return head
}
