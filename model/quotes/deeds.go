package quotes

import "strings"

// byDeed finds the one person of whom it was told before that he did what the noun says:
// "the founder" founded the firm, "the coach" has coached for years.
func (d *document) byDeed(m int) int {
	mm := &d.mentions[m]
	head := roleHeadWord(d.lex, mm.role)
	if !d.english || head == "" || !d.definiteAt(mm.first-1) || d.lex.kin.has(head) {
		return -1
	}
	const back = 4 * backMentions
	found := -1
	for i, n := d.place(m)-1, 0; i >= 0 && n < back; i, n = i-1, n+1 {
		c := &d.mentions[i]
		if c.kind == nominal || c.person < 0 || c.person == found || !mm.gender.fits(d.people[c.person].gender) || !d.did(c.last+1, head) {
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

// did tells whether the verb behind a name at token i is what one with that role does.
func (d *document) did(i int, head string) bool {
	const within = 4
	for j := i; j < i+within; j++ {
		t := d.tok(j)
		if t.kind != word && !(t.is(",") && j == i && d.tok(j+1).fold == "who") {
			return false
		}
		if isDeed(t.fold, head) {
			return true
		}
		if t.kind == word && !d.lex.adverb.has(t.fold) && t.fold != "who" {
			return false
		}
	}
	return false
}

// isDeed tells whether a form of a verb is the deed of the noun: founded, founder.
func isDeed(verb, noun string) bool {
	if deeds.has(verb + "=" + noun) {
		return true
	}
	stem, ed := strings.CutSuffix(verb, "ed")
	if !ed || len(stem) < 3 {
		return false
	}
	return noun == stem || noun == stem+"er" || noun == stem+"or" || noun == "co-"+stem+"er" || noun == stem+"man" || noun == stem+"woman"
}

// deeds are the verbs that are not regular, with who does that.
var deeds = lazySet("taught=teacher teaches=teacher built=builder wrote=author led=leader leads=leader won=winner drives=driver drove=driver owns=owner " +
	"farms=farmer coaches=coach chairs=chair manages=manager keeps=keeper kept=keeper runs=boss edits=editor directs=director")

// ofTwo is whom "the former" or "the latter" means: of the two people who were named last
// before, at most a few sentences back.
func (d *document) ofTwo(m int) int {
	const back = 5 // sentences
	mm := &d.mentions[m]
	which := d.tok(mm.first).fold
	if mm.role != "" || which != "former" && which != "latter" {
		return -1
	}
	last := -1
	for i := d.place(m) - 1; i >= 0 && d.tok(mm.first).sentence-d.tok(d.mentions[i].first).sentence <= back; i-- {
		c := &d.mentions[i]
		if c.kind != named || c.person < 0 || c.person == last || !c.subject {
			continue
		}
		if which == "latter" {
			return c.person
		}
		if last >= 0 {
			return c.person
		}
		last = c.person
	}
	return -1
}
