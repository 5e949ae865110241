package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// run is a stretch of capitalised words, cut into role, honorific and name.
type run struct {
	start, end int // tokens, end exclusive
	name       int // first token of the name; end if there is none
	nameEnd    int
	honorific  string
	roleInside bool // a role noun stands before the name in the run
	initial    bool // begins its sentence
	score      int
	person     int
	roleStart  int // first token of the role phrase before the name, or name
	role       string
	before     bool // the role stands right before the name
}

// capitalRuns finds the runs, never across a line end or a mark.
func (d *document) capitalRuns() []run {
	var out []run
	for i := 0; i < len(d.toks); {
		if !d.startsName(i) {
			i++
			continue
		}
		end := i + 1
		for end < len(d.toks) {
			if (d.startsName(end) || d.joinedParticle(end)) && d.toks[end-1].kind == word {
				end++
				continue
			}
			if !d.english && d.toks[end].kind == word && d.toks[end].capital && d.lex.foreignFunction.has(d.toks[end].fold) && end+1 < len(d.toks) && d.startsName(end+1) && d.toks[end-1].kind == word {
				end += 2 // Ettore De Santis
				continue
			}
			n := end
			for n < len(d.toks) && n < end+3 && d.toks[n].kind == word && d.lex.particle.has(d.toks[n].fold) && !d.toks[n].capital {
				n++
			}
			if n > end && n < len(d.toks) && d.startsName(n) && d.particleHere(end) {
				end = n + 1
				continue
			}
			break
		}
		out = append(out, d.cutRun(i, end))
		i = end
	}
	return out
}

// joinedParticle tells a surname with a small particle before it: "al-Rashidi",
// "d’Aubigny".
func (d *document) joinedParticle(i int) bool {
	t := &d.toks[i]
	if t.kind != word || t.capital {
		return false
	}
	s := d.text[t.start:t.end]
	at := strings.IndexAny(s, "-’'")
	if at < 1 || at > 3 {
		return false
	}
	rest := strings.TrimLeft(s[at:], "-’'")
	first, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(first) && (s[:at] == "d" || s[:at] == "o" || s[:at] == "l" || s[:at] == "m" || d.lex.particle.has(s[:at]))
}

// particleHere keeps foreign small words out of English names: "y", "la" and
// the like only after a word that can be a first name.
func (d *document) particleHere(i int) bool {
	fold := d.toks[i].fold
	if d.english && fold != "a" {
		return true
	}
	switch fold {
	case "de", "van", "von", "der", "den", "bin", "ten", "ter", "zu":
		_, known, _ := firstName(d.toks[i-1].fold)
		return known
	}
	return false
}

func (d *document) startsName(i int) bool {
	t := &d.toks[i]
	if t.kind != word || !t.capital {
		return false
	}
	if d.lex.function.has(t.fold) && !(t.fold == "will" && i+1 < len(d.toks) && d.toks[i+1].capital) {
		return false
	}
	if !d.english && d.lex.foreignFunction.has(t.fold) {
		return false
	}
	if d.lex.time.has(t.fold) {
		return d.nameLikeMonth(i)
	}
	return !d.lex.plural.has(t.fold) || i+1 < len(d.toks) && d.toks[i+1].capital
}

// nameLikeMonth tells "Theresa May" and "April Jones" from "in May".
func (d *document) nameLikeMonth(i int) bool {
	if before := d.tok(i - 1); len(d.toks[i].fold) <= 3 && i > 1 && before.kind == word && before.capital && !d.lex.time.has(before.fold) && !d.lex.function.has(before.fold) && d.tok(i-2).kind == word && d.tok(i-2).capital && d.tok(i+1).kind != number {
		return true // Aung Myat Thu
	}
	if _, known, _ := firstName(d.toks[i].fold); !known && d.toks[i].fold != "may" {
		return false
	}
	if i > 0 && d.toks[i-1].kind == word && d.toks[i-1].capital {
		if _, known, sure := firstName(d.toks[i-1].fold); known && sure || d.lex.honorific.has(d.toks[i-1].fold) {
			return true
		}
	}
	if i+1 >= len(d.toks) || d.toks[i+1].kind != word || !d.toks[i+1].capital {
		return false
	}
	return i == 0 || d.toks[i-1].kind != word || !prepositions.has(d.toks[i-1].fold)
}

func (d *document) cutRun(start, end int) run {
	r := run{start: start, end: end, name: start, nameEnd: end, person: -1}
	r.initial = start == 0 || d.toks[start-1].sentence != d.toks[start].sentence || d.toks[start-1].kind == lineBreak
	for r.nameEnd > start+1 && d.lex.suffix.has(d.toks[r.nameEnd-1].fold) && !generation.has(d.toks[r.nameEnd-1].fold) {
		r.nameEnd--
	}
	if n := r.nameEnd - r.start; n > 2 && start > 1 && d.toks[start-1].fold == "of" && d.lex.org.has(d.toks[start].fold) && d.isRoleNoun(d.toks[start-2].fold) { // Secretary of State Ann Orr
		r.name = start + 1
	}
	if form := d.verbs[d.toks[start].fold]; r.initial && end-start > 1 && (form&participle != 0 || end-start > 2 && form&(finite|plain) == finite) { // Says Bob Roe:
		start++
		r.start, r.name = start, start
	}
	for i := r.nameEnd - 1; i >= start; i-- {
		fold := d.toks[i].fold
		isRole := d.headsRole(fold)
		isHonorific := d.lex.honorific.has(fold) && !(i > start+1 && i == r.nameEnd-1 && generation.has(fold)) && !(fold == "st" && i > start) // Emily St. John
		if !isRole && !isHonorific {
			continue
		}
		_, known, sure := firstName(fold)
		if isRole && !isHonorific && known && sure && i == start && r.nameEnd-i == 2 {
			continue // Dean Smith
		}
		if isRole && !isHonorific && i > start {
			if _, known, sure := firstName(d.toks[start].fold); known && sure && !d.isRoleNoun(d.toks[start].fold) && !d.lex.nation.has(d.toks[start].fold) && !d.lex.place.has(d.toks[start].fold) {
				continue // John Baker
			}
		}
		r.name = i + 1
		if isHonorific {
			r.honorific = fold
		}
		r.roleInside = isRole
		break
	}
	if r.honorific != "" {
		for i := r.name - 2; i >= start; i-- {
			if d.isRoleNoun(d.toks[i].fold) {
				r.roleInside = true
			}
		}
	}
	if d.german && r.name == start && r.nameEnd-start > 2 && !d.lex.org.has(d.toks[start].fold) && !d.lex.place.has(d.toks[start].fold) {
		_, own, _ := firstName(d.toks[start].fold)
		if _, known, sure := firstName(d.toks[start+1].fold); known && sure && !own { // Betriebsrätin Anke Petersen
			r.name, r.roleStart, r.before = start+1, start, true
			r.role = d.text[d.toks[start].start:d.toks[start].end]
			return r
		}
	}
	if r.name < r.nameEnd {
		r.roleStart, r.role, r.before = d.roleBefore(&r)
	} else {
		r.roleStart = r.name
	}
	return r
}

// generation is what tells a son from his father: it stays with the name.
var generation = lazySet("jr sr ii iii iv")

func (d *document) isRoleNoun(fold string) bool {
	if fold == "nun" && !d.english { // now, in German
		return false
	}
	return d.lex.role(fold) || d.lex.kin.has(fold)
}

// headsRole tells the nouns that are roles beside a name: those that a speaker without
// one has, too.
func (d *document) headsRole(fold string) bool {
	return d.isRoleNoun(fold) || d.lex.beside.has(fold) || personLike(fold) && !strings.HasSuffix(fold, "-year-old") && !strings.Contains(fold, "-jährige")
}

// A name of two words and more needs this score to be taken for a person.
const enough = 2

// addFull makes a person of a run with two name words or more, if it scores.
func (d *document) addFull(r *run) {
	n := r.nameEnd - r.name
	if n < 2 || n > 6 {
		return
	}
	r.score = d.score(r)
	if r.score < enough {
		return
	}
	parts := d.folds(r.name, r.nameEnd)
	r.person = d.merge(parts, r)
}
