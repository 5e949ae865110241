package quotes

import (
	"strconv"
	"strings"
)

// namedAfter reads the name behind a longer phrase: "the chairman of the panel, Bob Roe,".
func (d *document) namedAfter(m int) int {
	mm := d.mentions[m]
	next := d.tok(mm.last + 1)
	if next.kind != word || !prepositions.has(next.fold) && !ofForeign.has(next.fold) {
		return -1
	}
	at := d.nameAfterComma(mm.last+1, d.tok(mm.first).sentence)
	if at < 0 {
		return -1
	}
	name := &d.mentions[at]
	for i := mm.last + 1; i < name.whole; i++ {
		if d.verbs[d.tok(i).fold]&finite != 0 {
			return -1
		}
	}
	d.addRole(name.person, d.text[d.toks[mm.first].start:d.toks[name.whole-2].end], apposition, mm.first)
	return name.person
}

// byAge finds the one person of that age: "the 31-year-old" is "Ann Orr, 31,".
func (d *document) byAge(m int) int {
	found := -1
	for i := d.mentions[m].first; i <= d.mentions[m].last; i++ {
		age, ok := strings.CutSuffix(d.tok(i).fold, "-year-old")
		if !ok {
			continue
		}
		if p, told := d.agesTold()[age]; told {
			found = p
		}
	}
	if d.tok(d.mentions[m].first).fold == "old" && d.tok(d.mentions[m].first-1).fold == "the" {
		return d.oldest(d.mentions[m].gender)
	}
	return found
}

// oldest is the one person who can be called old: "the old man".
func (d *document) oldest(g gender) int {
	const old = 65 // years
	found := -1
	for age, p := range d.agesTold() {
		if n, err := strconv.Atoi(age); err == nil && n >= old && p >= 0 && g.fits(d.people[p].gender) {
			if found >= 0 {
				return -1
			}
			found = p
		}
	}
	return found
}

// agesTold are the people whose age stands behind their name, by that; -1 where it is the
// age of two.
func (d *document) agesTold() map[string]int {
	if d.ages != nil {
		return d.ages
	}
	d.ages = map[string]int{}
	for i := range d.mentions[:d.sorted] {
		c := &d.mentions[i]
		at := c.last + 2
		if d.tok(c.whole-1).is(",") && d.tok(c.whole-3).fold == "at" {
			at = c.whole - 2 // At 86, Ann Orr
		} else if !d.tok(c.last + 1).is(",") {
			continue
		}
		if c.kind != named || c.person < 0 || d.tok(at).kind != number {
			continue
		}
		age := d.tok(at).fold
		if p, told := d.ages[age]; told && p != c.person {
			d.ages[age] = -1
		} else {
			d.ages[age] = c.person
		}
	}
	return d.ages
}

// byAkin finds the one person whose role can be meant by the noun: "the minister" is the
// Home Secretary, where no minister was named.
func (d *document) byAkin(m int) int {
	mm := d.mentions[m]
	head := roleHeadWord(d.lex, mm.role)
	if head == "" || len(strings.Fields(mm.role)) > 1 || !d.definiteAt(mm.first-1) || d.tok(mm.last+1).fold == "of" || d.introduced(m) {
		return -1
	}
	found := -1
	for _, class := range d.lex.alike {
		if !class.has(head) {
			continue
		}
		for other := range class.words {
			for _, p := range d.byHead[other] {
				if p == found || d.people[p].first > mm.first || !mm.gender.fits(d.people[p].gender) {
					continue
				}
				if found >= 0 {
					return -1
				}
				found = p
			}
		}
	}
	return found
}

// byNation takes "the Dutchman" for who was the subject last.
func (d *document) byNation(m int) int {
	mm := &d.mentions[m]
	if !d.lex.demonym.has(strings.ToLower(mm.role)) {
		return -1
	}
	here := d.tok(mm.first).sentence
	for i, n := d.place(m)-1, 0; i >= 0 && n < backMentions; i, n = i-1, n+1 {
		c := &d.mentions[i]
		if here-d.tok(c.first).sentence > 4 {
			break
		}
		if c.person >= 0 && c.subject && mm.gender.fits(d.people[c.person].gender) {
			return c.person
		}
	}
	return -1
}

// byKin finds the relative of somebody: "his brother" is who has his surname.
func (d *document) byKin(m int) int {
	mm := d.mentions[m]
	head := roleHeadWord(d.lex, mm.role)
	if !d.lex.kin.has(head) {
		return -1
	}
	owner := -1
	switch o := d.tok(mm.first - 1); {
	case o.kind == possessive && d.tok(mm.first-2).mention >= 0:
		owner = d.mentions[d.tok(mm.first-2).mention].person
	case o.fold == "his" || o.fold == "her":
		owner, _ = d.antecedent(d.possessivePronoun(mm.first - 1).mention)
	}
	if owner < 0 {
		return -1
	}
	found := -1
	for _, p := range d.bySurname[surnameOf(d.people[owner].parts)] {
		if p == owner || d.people[p].first > mm.first || len(d.people[p].parts) < 2 || !nounGender(head).fits(d.people[p].gender) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = p
	}
	return found
}

// unreached tells of somebody who was asked for words and gave none, who is nobody that
// spoke before: "the dealer, who could not be reached, …".
func (d *document) unreached(last int) bool {
	const within = 6
	for i := last + 1; i < last+within && d.tok(i).sentence == d.tok(last).sentence; i++ {
		if f := d.tok(i).fold; f == "reached" || f == "contacted" || f == "named" || f == "identified" {
			for n := last + 1; n < i; n++ {
				if g := d.tok(n).fold; g == "not" || g == "couldn’t" || g == "couldn't" || g == "asked" {
					return true
				}
			}
		}
	}
	return false
}

// In how many sentences onlyOne looks for one who fits; and for another if there was none.
const near, far = 5, 14

// onlyOne takes a noun that stands as a subject for the one person spoken of before whose
// role it can be: "Ann Orr came late. The potter …". Who an institution has is not meant:
// "the judge" need not have been named.
func (d *document) onlyOne(m int) int {
	mm := d.mentions[m]
	head := roleHeadWord(d.lex, mm.role)
	if !d.english || !mm.subject || d.tok(mm.first-1).fold != "the" || head == "" || d.lex.kin.has(head) || d.lex.institution.has(head) || d.introduced(m) {
		return -1
	}
	if d.unreached(mm.last) || d.tok(mm.last+1).fold == "of" {
		return -1
	}
	here := d.tok(mm.first).sentence
	found := -1
	for i, n := d.place(m)-1, 0; i >= 0 && n < backMentions; i, n = i-1, n+1 {
		c := &d.mentions[i]
		distance := here - d.tok(c.first).sentence
		if distance > near && found >= 0 || distance > far {
			break
		}
		if c.person < 0 || distance == 0 || c.person == found || !mm.gender.fits(d.people[c.person].gender) || d.roleOf(c.person) != "" {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = c.person
	}
	if found >= 0 {
		d.addRole(found, mm.role, byReference, mm.first)
	}
	return found
}

// introduced tells whether somebody without a name was spoken of by the same noun
// before: "one juror", then "the juror".
func (d *document) introduced(m int) bool {
	head := roleHeadWord(d.lex, d.mentions[m].role)
	for i, n := d.place(m)-1, 0; i >= 0 && n < backMentions; i, n = i-1, n+1 {
		c := &d.mentions[i]
		if (c.kind == nominal || c.kind == office) && c.person < 0 && (!c.definite || d.tok(c.last+1).fold == "of") && head != "" && roleHeadWord(d.lex, c.role) == head {
			return true
		}
	}
	return false
}

// nominalByRecency takes a noun for the person spoken of last whose gender
// and role it can be: "the striker".
func (d *document) nominalByRecency(m int) int {
	mm := d.mentions[m]
	here := d.tok(mm.first).sentence
	head := roleHeadWord(d.lex, mm.role)
	if d.lex.institution.has(head) || d.introduced(m) {
		return -1
	}
	if o := d.tok(mm.first - 1); d.lex.kin.has(head) && (o.kind == possessive || o.fold == "his" || o.fold == "her" || o.fold == "their") {
		return -1 // Ms Bell’s mother is somebody else
	}
	if o := d.tok(mm.first - 1).fold; d.english && (o == "his" || o == "her" || o == "their") {
		return -1 // "her captain" is somebody else than she
	}
	best, top := -1, 0
	from := d.place(m) - 1
	for i := from; i >= 0 && i > from-backMentions; i-- {
		c := &d.mentions[i]
		distance := here - d.tok(c.first).sentence
		if distance > 5 {
			break
		}
		if c.person < 0 || !mm.gender.fits(d.people[c.person].gender) || distance == 0 {
			continue
		}
		if known := d.roleOf(c.person); d.english && known != "" && head != "" && roleHeadWord(d.lex, known) != head && !d.lex.kin.has(roleHeadWord(d.lex, known)) {
			continue // has another role
		}
		score := 20 - 3*distance
		if c.subject {
			score += 4
		}
		if score > top {
			best, top = c.person, score
		}
	}
	if best >= 0 && head != "" && !d.lex.kin.has(head) && (d.english || d.roleOf(best) == "") {
		d.addRole(best, mm.role, byReference, mm.first)
	}
	return best
}
