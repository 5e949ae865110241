package quotes

import (
	"sort"
	"strings"
)

// collectMentions lists everybody spoken of, in the order of the text, and
// tells each token which mention it is part of.
func (d *document) collectMentions(runs []run) {
	for i := range runs {
		r := &runs[i]
		if r.person < 0 {
			continue
		}
		whole := min(r.roleStart, r.start)
		if r.role == "" {
			whole = r.start
		}
		d.people[r.person].mentions++
		d.push(mention{kind: named, first: r.name, last: r.nameEnd - 1, whole: whole, person: r.person, gender: honorificGender(r.honorific), honorific: r.honorific != "", role: r.role})
	}
	d.readAppositions()
	for i := range d.toks {
		t := &d.toks[i]
		if t.kind != word && !(t.kind == number && personLike(t.fold)) || t.mention >= 0 {
			continue
		}
		switch {
		case d.english && t.capital && i > 0 && d.toks[i-1].fold == "the" && d.lex.demonym.has(t.fold) && !(d.tok(i+1).kind == word && (d.tok(i+1).capital || !d.lex.function.has(d.tok(i+1).fold) && d.verbs[d.tok(i+1).fold] == 0 && !verbish(d.tok(i+1).fold))):
			d.pushNoun(i, nominal)
		case d.isRoleNoun(t.fold) || personLike(t.fold):
			if i+1 < len(d.toks) && d.toks[i+1].kind == word && d.toks[i+1].mention < 0 && d.isRoleNoun(d.toks[i+1].fold) {
				continue
			}
			d.pushNoun(i, nominal)
		case d.english && (t.fold == "man" || t.fold == "woman") && i > 1 && aged.has(d.toks[i-1].fold) && d.toks[i-2].fold == "the":
			d.pushNoun(i, nominal)
			d.mentions[len(d.mentions)-1].gender = map[string]gender{"man": male, "woman": female}[t.fold]
		case d.english && (t.fold == "former" || t.fold == "latter") && i > 0 && d.toks[i-1].fold == "the" && (d.tok(i+1).kind != word || d.verbs[d.tok(i+1).fold] != 0 || d.lex.adverb.has(d.tok(i+1).fold)):
			d.push(mention{kind: nominal, first: i, last: i, whole: i, person: -1, definite: true})
		case d.lex.unnamed.has(t.fold) && !t.capital:
			if next := d.tok(i + 1); next.kind == word && next.mention < 0 && d.lex.role(next.fold) {
				continue // council president
			}
			if next := d.tok(i + 1); next.kind == word && d.lex.unnamed.has(next.fold) && d.tok(i+2).kind == word && d.lex.role(d.tok(i+2).fold) {
				continue // school board member
			}
			d.pushNoun(i, office)
		}
	}
	for i := range runs {
		r := &runs[i]
		if r.person < 0 && d.toks[r.start].mention < 0 {
			d.push(mention{kind: office, first: r.start, last: r.end - 1, whole: r.start, person: -1})
		}
	}
	for i := range d.toks {
		if t := &d.toks[i]; t.kind == word && t.mention < 0 {
			if g, ok := d.pronounAt(i); ok {
				d.push(mention{kind: pronoun, first: i, last: i, whole: i, person: -1, gender: g})
			}
		}
	}
	sort.SliceStable(d.mentions, func(a, b int) bool { return d.mentions[a].whole < d.mentions[b].whole })
	for i := range d.toks {
		d.toks[i].mention = -1
	}
	for i := range d.mentions {
		m := &d.mentions[i]
		for j := m.whole; j <= m.last; j++ {
			d.toks[j].mention = i
		}
	}
	d.sorted = len(d.mentions)
	d.indexRoles()
	seenSentence := -1
	for i := range d.mentions {
		m := &d.mentions[i]
		m.subject = d.standsAsSubject(m, d.toks[m.whole].sentence != seenSentence)
		if m.subject {
			seenSentence = d.toks[m.whole].sentence
		}
	}
}

// aged are the words for the age of somebody.
var aged = lazySet("old older elderly young younger")

func personLike(fold string) bool {
	return strings.HasSuffix(fold, "-year-old") || strings.Contains(fold, "-turned-") || strings.HasSuffix(fold, "-jährige") || strings.HasSuffix(fold, "-jähriger") || strings.HasPrefix(fold, "mother-of") || strings.HasPrefix(fold, "father-of") || strings.HasPrefix(fold, "mum-of") || strings.HasPrefix(fold, "dad-of")
}

func (d *document) push(m mention) {
	for i := m.whole; i <= m.last; i++ {
		d.toks[i].mention = len(d.mentions)
	}
	d.mentions = append(d.mentions, m)
}

// pushNoun makes a mention of the noun at head with what stands before it.
func (d *document) pushNoun(head int, k mentionKind) {
	start := head
	definite := false
	for n := 0; start > 0 && n < longestRole; n++ {
		t := &d.toks[start-1]
		if t.mention >= 0 || t.sentence != d.toks[head].sentence || t.kind != word && t.kind != possessive {
			break
		}
		if d.definiteAt(start - 1) {
			definite = true
			break
		}
		if t.kind == possessive || d.determiner.has(t.fold) {
			break
		}
		if !d.modifies(start-1) && t.fold != "new" && t.fold != "former" && t.fold != "old" {
			break
		}
		start--
	}
	if start > 0 && d.toks[start-1].kind == possessive {
		definite = true
	}
	determined := start > 0 && d.determiner.has(d.toks[start-1].fold) && d.toks[start-1].sentence == d.toks[head].sentence
	if !determined && d.toks[head].capital {
		definite = true
	}
	role := d.text[d.toks[start].start:d.toks[head].end]
	g := nounGender(role)
	if g == unknown && !d.english && definite && start > 0 {
		switch d.toks[start-1].fold {
		case "der", "el", "il", "o", "ce":
			g = male
		case "die", "cette", "a":
			g = female
		}
	}
	d.push(mention{kind: k, first: start, last: head, whole: start, person: -1, definite: definite, role: role, gender: g})
}

// pronounAt reads a pronoun that can be a speaker.
func (d *document) pronounAt(i int) (gender, bool) {
	switch fold := d.toks[i].fold; {
	case d.english:
		switch fold {
		case "he", "he’d", "he'd", "he’s", "he's", "he’ll", "he'll":
			return male, true
		case "she", "she’d", "she'd", "she’s", "she's", "she’ll", "she'll":
			return female, true
		}
	default:
		switch fold {
		case "er", "él", "hij":
			return male, true
		case "ella":
			return female, true
		case "lui", "ele", "il":
			return male, d.besideVerb(i)
		case "sie":
			if d.toks[i].capital && i > 0 && d.toks[i-1].sentence != d.toks[i].sentence && d.tok(i+1).kind == word && !d.tok(i+1).capital {
				return female, true // "Sie hoffe nun"
			}
			return female, d.besideVerb(i)
		case "elle", "lei", "ela", "zij", "ze":
			return female, d.besideVerb(i)
		}
		if strings.HasSuffix(fold, "-il") {
			return male, true
		}
		if strings.HasSuffix(fold, "-elle") {
			return female, true
		}
	}
	return unknown, false
}

func (d *document) besideVerb(i int) bool {
	for _, j := range []int{i - 1, i + 1, i + 2} {
		if j >= 0 && j < len(d.toks) && d.toks[j].kind == word && d.verbs[d.toks[j].fold] != 0 {
			return true
		}
	}
	return false
}

// standsAsSubject tells whether a mention is the first of its sentence or is
// followed by a verb, is no object of a preposition and no possessor.
func (d *document) standsAsSubject(m *mention, first bool) bool {
	if m.last+1 < len(d.toks) && d.toks[m.last+1].kind == possessive {
		return false
	}
	before := m.whole - 1
	if before >= 0 && d.determiner.has(d.toks[before].fold) {
		before--
	}
	if before >= 0 && d.toks[before].sentence == d.toks[m.whole].sentence && d.toks[before].kind == word && prepositions.has(d.toks[before].fold) {
		return false
	}
	if first {
		return true
	}
	next := m.last + 1
	if next >= len(d.toks) || d.toks[next].kind != word {
		return false
	}
	fold := d.toks[next].fold
	return d.verbs[fold]&(finite|weak) != 0 || d.lex.adverb.has(fold) || strings.HasSuffix(fold, "ed")
}
