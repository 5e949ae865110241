package quotes

import (
	"slices"
	"sort"
	"strconv"
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

// byRole finds the person whose role the noun names: "the US president". What
// matches is noted as a role of one who had none.
func (d *document) byRole(m int) int {
	mm := d.mentions[m]
	head := roleHeadWord(d.lex, mm.role)
	if head == "" {
		return -1
	}
	best, top := -1, 0
	for _, p := range slices.Concat(d.byHead[head], d.byHead["counterpart"]) {
		score := d.roleFit(p, mm.role, head)
		if score <= 0 {
			continue
		}
		if d.people[p].first < mm.first {
			score += 2
		}
		if p == d.lastSpeaker {
			score += 2
		}
		if score > top || score == top && d.people[p].mentions > d.people[best].mentions {
			best, top = p, score
		}
	}
	if best >= 0 {
		d.addRole(best, mm.role, byReference, mm.first)
	}
	return best
}

// counterpartOf tells whether "his US counterpart" at token at can be of one with
// such a role: of the person last named before it, in its sentence, who has one.
func (d *document) counterpartOf(at int, head string) bool {
	for i := d.placeOf(at) - 1; i >= 0 && d.tok(d.mentions[i].first).sentence == d.tok(at).sentence; i-- {
		if p := d.mentions[i].person; p >= 0 {
			if role := d.roleOf(p); role != "" {
				return roleHeadWord(d.lex, role) == head
			}
		}
	}
	return true
}

// roleFit weighs a noun against the roles of a person; 0 if none fits.
func (d *document) roleFit(p int, role, head string) int {
	top := 0
	nation := nationOf(d.lex, role)
	for _, r := range d.people[p].roles {
		h := roleHeadWord(d.lex, r.text)
		n := nationOf(d.lex, r.text)
		if nation != "" && n != "" && nation != n {
			return 0
		}
		score := 0
		switch {
		case h == head && portfolio.has(head) && apart(d.lex, role, r.text):
			continue
		case h == head:
			score = 4 + 2*shared(role, r.text) - extra(role, r.text)
		case h == "counterpart" && nation != "" && nation == n && d.counterpartOf(r.at, head):
			score = 5
		}
		top = max(top, score)
	}
	return top
}

// portfolio are the heads of roles that many have at once, each for a field of its own.
var portfolio = lazySet("minister secretary director editor correspondent commissioner manager ministerin ministre ministro ministra")

// apart tells whether two roles of one head are of two fields: the health minister is not
// the finance minister.
func apart(l *lexicon, a, b string) bool {
	fields := func(role string) int {
		n := 0
		for _, w := range strings.Fields(strings.ToLower(role)) {
			w = strings.Trim(w, ".,’'")
			if !l.function.has(w) && !l.role(w) && !l.nation.has(w) && !inTime.has(w) && !l.demonym.has(w) {
				n++
			}
		}
		return n
	}
	shadow := func(role string) bool { return strings.HasPrefix(strings.ToLower(role), "shadow ") }
	if shadow(a) != shadow(b) {
		return true
	}
	common := 0
	for _, w := range strings.Fields(strings.ToLower(a)) {
		if !l.function.has(w) && !l.role(w) && slices.Contains(strings.Fields(strings.ToLower(b)), w) {
			common++
		}
	}
	return common == 0 && fields(a) > 0 && fields(b) > 0
}

// inTime are the words before a role that tell when or how one has it.
var inTime = lazySet("former outgoing incoming acting interim deputy senior junior current long-serving veteran retired late longtime ex")

func nationOf(l *lexicon, role string) string {
	for _, w := range strings.Fields(strings.ToLower(role)) {
		w = strings.TrimSuffix(strings.ReplaceAll(w, ".", ""), "’s")
		if l.nation.has(w) {
			switch w {
			case "american":
				return "us"
			case "british":
				return "uk"
			}
			return w
		}
	}
	return ""
}

// shared counts the words that two roles have in common.
func shared(a, b string) int {
	n := 0
	for _, w := range strings.Fields(strings.ToLower(a)) {
		for _, v := range strings.Fields(strings.ToLower(b)) {
			if w == v {
				n++
				break
			}
		}
	}
	return n
}

// extra counts the words of a that b has not: "the harbour minister" is not
// "the health minister".
func extra(a, b string) int { return len(strings.Fields(a)) - shared(a, b) }

// indexRoles maps each role's head to the people who have it.
func (d *document) indexRoles() {
	d.byHead = map[string][]int{}
	for p := range d.people {
		for _, r := range d.people[p].roles {
			h := roleHeadWord(d.lex, r.text)
			if list := d.byHead[h]; h != "" && len(list) < crowd && (len(list) == 0 || list[len(list)-1] != p) {
				d.byHead[h] = append(list, p)
			}
		}
	}
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

// readLead gives the role that the first sentence speaks of without a name to the
// next subject named, who has none: "The harbour master has resigned. Bob Roe …".
func (d *document) readLead() {
	const reach = 2     // sentences
	const headlines = 3 // a headline and the time may stand before the first
	sentence0 := d.tok(0).sentence
	lead := -1
	for i := range d.mentions[:d.sorted] {
		m := &d.mentions[i]
		opens := sentence0
		if lead >= 0 {
			opens = d.tok(d.mentions[lead].first).sentence
		}
		switch sentence := d.tok(m.first).sentence - opens; {
		case lead >= 0 && sentence > reach || lead < 0 && sentence > headlines:
			return
		case (sentence == 0 || lead < 0) && m.kind == named:
			return
		case lead < 0 && m.kind == nominal && m.subject && m.person < 0 && (m.definite || d.tok(m.whole-1).fold == "a" || d.tok(m.whole-1).fold == "an"):
			lead = i
		case sentence > 0 && m.kind == nominal && m.subject && lead >= 0:
			return
		case lead < 0:
		case m.kind == named && m.subject && m.person >= 0:
			role := d.mentions[lead].role
			head := roleHeadWord(d.lex, role)
			if head != "" && !d.lex.kin.has(head) && !d.taken(role, head) && (d.roleOf(m.person) == "" || d.isTitle(d.roleOf(m.person))) && d.mentions[lead].gender.fits(d.people[m.person].gender) {
				d.addRole(m.person, role, byReference, d.mentions[lead].first)
				d.indexRoles()
			}
			return
		}
	}
}

// taken tells whether somebody has a role of that head, in no other field.
func (d *document) taken(role, head string) bool {
	for _, p := range d.byHead[head] {
		for _, r := range d.people[p].roles {
			if roleHeadWord(d.lex, r.text) == head && !(portfolio.has(head) && apart(d.lex, role, r.text)) {
				return true
			}
		}
	}
	return false
}

// othersBefore tells whether somebody else was named before token i.
func (d *document) othersBefore(p, i int) bool {
	for other := range d.people[:min(len(d.people), backMentions)] {
		if other != p && d.people[other].first < i {
			return true
		}
	}
	return false
}

// nominalAhead takes a noun of the opening sentences for the next person named
// who stands as a subject and has no other role: leads hold names back.
func (d *document) nominalAhead(m int) int {
	mm := d.mentions[m]
	if o := d.tok(mm.first - 1).fold; d.tok(mm.first).paragraph > 2 || d.english && (o == "his" || o == "her" || o == "their") {
		return -1
	}
	head := roleHeadWord(d.lex, mm.role)
	for i := d.place(m) + 1; i < d.sorted && i < d.place(m)+16; i++ {
		c := &d.mentions[i]
		if c.kind != named || c.person < 0 || !c.subject || !mm.gender.fits(d.people[c.person].gender) {
			continue
		}
		known := d.roleOf(c.person)
		if known != "" && roleHeadWord(d.lex, known) != head || known == "" && d.people[c.person].first < mm.first && d.othersBefore(c.person, mm.first) {
			continue // has another, or was named before and is not the only one
		}
		d.addRole(c.person, mm.role, byReference, mm.first)
		return c.person
	}
	return -1
}
