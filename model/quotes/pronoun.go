package quotes

import (
	"sort"
	"strings"
)

// How many mentions and sentences a reference looks back, and how many mentions
// ahead.
const (
	backMentions  = 48
	backSentences = 9
	aheadMentions = 48
)

// who resolves a mention at token k to a person, -1 if it is nobody known.
func (d *document) who(m, k int) (person int, unsure bool) {
	d.resolve(m)
	mm := &d.mentions[m]
	if mm.person >= 0 {
		return mm.person, mm.unsure
	}
	if mm.kind == nominal && mm.definite && !d.unreached(mm.last) {
		p := d.nominalByRecency(m)
		if p < 0 {
			p = d.nominalAhead(m)
		}
		if p >= 0 {
			mm.person, mm.unsure = p, true
			return p, true
		}
	}
	return -1, false
}

// resolve finds the person of a pronoun, or of a noun by its role; in the
// order of the text, so that a chain of pronouns holds.
func (d *document) resolve(m int) {
	mm := &d.mentions[m]
	if mm.resolved || mm.person >= 0 {
		return
	}
	mm.resolved = true
	switch mm.kind {
	case pronoun:
		p, unsure := d.antecedent(m)
		mm = &d.mentions[m]
		mm.person, mm.unsure = p, unsure
		if p >= 0 && !unsure && mm.subject && d.people[p].gender == unknown {
			d.people[p].gender = mm.gender
		}
		if p >= 0 && !unsure && mm.subject {
			if role := d.predicate(mm.last); role != "" {
				d.addRole(p, role, byReference, mm.first)
			}
		}
	case nominal:
		if mm.definite {
			for _, try := range []func(int) int{d.ofTwo, d.namedAfter, d.byAge, d.byRole, d.byAkin, d.byKin, d.byNation, d.byDeed, d.onlyOne} {
				if p := try(m); p >= 0 {
					d.mentions[m].person = p // which one may have moved
					break
				}
			}
		}
	}
}

// place is where mention m stands in the order of mentions; ones made on demand
// stand behind all others.
func (d *document) place(m int) int { return d.placeOf(d.mentions[m].whole) }

// placeOf is the first mention that stands at token i or after it.
func (d *document) placeOf(i int) int {
	return sort.Search(d.sorted, func(m int) bool { return d.mentions[m].whole >= i })
}

// antecedent scores the people before a pronoun by gender, distance, subject
// position and who spoke last; a name that follows an opening clause
// ("Opening what he terms …, Bob Roe") counts too. Where another fits nearly as well, it
// is unsure.
func (d *document) antecedent(m int) (person int, unsure bool) {
	mm := d.mentions[m]
	here := d.tok(mm.first).sentence
	best, top := -1, 0
	rival := 0              // the score of the next
	nobody := len(d.people) // stands for who has no name
	consider := func(p, score int, g gender) {
		if p < nobody {
			g = d.people[p].gender
		}
		if !mm.gender.fits(g) {
			return
		}
		if g == mm.gender {
			score += 3
		}
		switch {
		case score > top && p == best:
			top = score
		case score > top:
			best, top, rival = p, score, top
		case p != best:
			rival = max(rival, score)
		}
	}
	from := d.place(m) - 1
	last := d.sentenceBefore(mm.first)
	inSentence := false
	for i := from; i >= 0 && i > from-backMentions; i-- {
		c := &d.mentions[i]
		distance := here - d.tok(c.first).sentence
		if distance > backSentences {
			break
		}
		p := c.person
		if p < 0 && d.anonymous(c) {
			p = nobody
		}
		if p < 0 {
			continue
		}
		score := 20 - 3*distance
		if c.subject {
			score += 5
			inSentence = inSentence || distance == 0
		}
		if c.kind == named {
			score++
		}
		if d.tok(c.first).sentence == last && d.firstSubject(i) {
			score += justBefore
		}
		if d.tok(c.first).paragraph == d.tok(mm.first).paragraph {
			score += sameParagraph
		}
		if d.tok(c.last+1).kind == possessive {
			score -= 2
		}
		if c.person == d.lastSpeaker && distance <= 3 {
			score += 4
		}
		consider(p, score, c.gender)
	}
	if d.lastSpeaker >= 0 && here-d.lastSentence <= 3 {
		consider(d.lastSpeaker, 22-3*(here-d.lastSentence), unknown)
	}
	if !inSentence {
		opening := d.openingClause(mm.first)
		for i := from + 1; i < d.sorted && i < from+12; i++ {
			c := &d.mentions[i]
			if d.tok(c.first).sentence != here {
				break
			}
			if c.kind == named && c.person >= 0 && c.subject && opening {
				consider(c.person, 26, unknown)
				break
			}
		}
		if best < 0 {
			return d.ahead(mm.first, mm.gender), true
		}
	}
	if best == nobody {
		return -1, false
	}
	return best, top-rival < clearly
}

// sentenceBefore is the sentence before that of token i, in its paragraph or the one before.
func (d *document) sentenceBefore(i int) int {
	i = d.sentenceStart(i) - 1
	for d.tok(i).kind == lineBreak && i > 0 {
		i--
	}
	return d.tok(i).sentence
}

// firstSubject tells whether mention i is the first of its sentence that stands as a subject.
func (d *document) firstSubject(i int) bool {
	const looked = 4
	sentence := d.tok(d.mentions[i].first).sentence
	for n := i - 1; n >= 0 && n >= i-looked && d.tok(d.mentions[n].first).sentence == sentence; n-- {
		if d.mentions[n].subject {
			return false
		}
	}
	return d.mentions[i].subject
}

// anonymous tells of a mention that is one person without a name whom "he" or "she" can
// mean: a man in the gallery.
func (d *document) anonymous(c *mention) bool {
	if before := d.tok(c.whole - 1); !c.subject || before.is(",") || d.determiner.has(before.fold) && d.tok(c.whole-2).is(",") {
		return false // or it says of a name who that is
	}
	head := roleHeadWord(d.lex, c.role)
	if c.kind == nominal && c.definite && !d.lex.institution.has(head) && !d.lex.kin.has(head) {
		return false // "the buyer" may be who is named next
	}
	return c.kind == nominal || c.kind == office && somebody.has(d.tok(c.last).fold)
}

var somebody = lazySet("man woman person official spokesman spokeswoman spokesperson source insider ally friend resident detective officer driver worker")

// sameParagraph is what it is worth to be spoken of in the pronoun's own paragraph.
const sameParagraph = 3

// justBefore is what it is worth to be the subject of the sentence before.
const justBefore = 3

// clearly is by how much who a pronoun stands for has to fit better than the next: what it
// is worth to stand as a subject is less.
const clearly = 4

// openingClause tells whether the sentence of token i opens with a clause that
// its subject follows.
func (d *document) openingClause(i int) bool {
	start := i
	for n := 0; n < reach && d.tok(start-1).sentence == d.tok(i).sentence; n++ {
		start--
	}
	t := d.tok(start)
	if t.kind != word || start == i {
		return false
	}
	return strings.HasSuffix(t.fold, "ing") || prepositions.has(t.fold) || t.fold == "as" || t.fold == "while" || t.fold == "when" || t.fold == "before" || t.fold == "asked" || t.fold == "since" || t.fold == "despite"
}

// ahead is the first person of that gender who is named after token i.
func (d *document) ahead(i int, g gender) int {
	sentence := d.tok(i).sentence
	from := d.placeOf(i)
	for m := from; m < min(d.sorted, from+aheadMentions); m++ {
		c := &d.mentions[m]
		if d.tok(c.first).sentence > sentence+3 {
			return -1
		}
		if c.kind == named && c.person >= 0 && g.fits(d.people[c.person].gender) {
			return c.person
		}
	}
	return -1
}

// spoke notes who spoke last.
func (d *document) spoke(p, k int) {
	d.lastSpeaker, d.lastSentence = p, d.tok(k).sentence
}
