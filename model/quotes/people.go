package quotes

import (
	"slices"
	"strings"
)

// mentionKind says by what a mention names somebody.
type mentionKind uint8

const (
	named   mentionKind = iota // a name: Mr Roe
	pronoun                    // he, she
	nominal                    // a noun for a person: the Harbour Secretary
	office                     // a noun or name for no single person: the ministry, police
)

// mention is a place where somebody is spoken of, outside quotations.
type mention struct {
	kind        mentionKind
	first, last int // tokens of the name, or of the noun and what goes before it
	whole       int // first token with honorific and role
	person      int // -1 if not known
	gender      gender
	honorific   bool
	definite    bool // of a nominal: the, his, Ms Bell’s
	role        string
	subject     bool // stands where subjects stand
	resolved    bool
	unsure      bool // of a pronoun: another person fits nearly as well
}

// person is one human being of the article.
type person struct {
	name     string
	parts    []string // folded tokens of the name
	gender   gender
	roles    []roleUse
	mentions int // how often spoken of by name
	first    int // token of the first mention
	last     int // token of the last mention matched so far
}

// document is a text on its way through the engine.
type document struct {
	text       string
	lex        *lexicon
	verbs      map[string]verbForm // of the text’s language
	determiner set
	paras      []paragraph
	spans      []span
	toks       []token

	english   bool
	german    bool // nouns have capitals
	mentions  []mention
	people    []person
	bySurname map[string][]int
	byFirst   map[string][]int
	byInner   map[string][]int // by what stands between: the first of two surnames

	ages      map[string]int   // who is how old, made on demand
	alones    map[string]bool  // words that speak by themselves, made on demand
	byHead    map[string][]int // people by the head of a role
	roleWords *set             // words of all roles, made on demand
	sorted    int              // mentions in the order of the text; those made later follow

	speakers                  []int // who spoke, in order
	lastSpeaker, lastSentence int   // -1 if nobody has
}

// crowd bounds how many people of one surname are told apart.
const crowd = 24

// findPeople collects the mentions in two passes: names of two words and more
// make people; then single words are matched to them.
func (d *document) findPeople() {
	d.bySurname, d.byFirst, d.byInner = map[string][]int{}, map[string][]int{}, map[string][]int{}
	runs := d.capitalRuns()
	for i := range runs {
		d.addFull(&runs[i])
	}
	d.joinShortened(runs)
	d.addCoordinated(runs)
	for i := range runs {
		if r := &runs[i]; r.person < 0 {
			d.addShort(r)
		}
	}
	d.collectMentions(runs)
}

// joinShortened makes one of who is called by the first words of a longer name: "Mary
// Beth" is Mary Beth Roe.
func (d *document) joinShortened(runs []run) {
	for i := range runs {
		r := &runs[i]
		if r.person < 0 || len(d.people[r.person].parts) < 2 {
			continue
		}
		short := d.people[r.person].parts
		for _, p := range d.byFirst[short[0]] {
			if long := d.people[p].parts; p != r.person && len(long) > len(short) && slices.Equal(long[:len(short)], short) {
				r.person = p
				break
			}
		}
	}
}

// score weighs what speaks for a run of two words or more being a person.
func (d *document) score(r *run) int {
	score := 1
	first := d.toks[r.name].fold
	_, known, sure := firstName(first)
	switch {
	case known && sure:
		score += 3
	case known:
		score++
	case len(first) == 2 && strings.HasSuffix(d.text[d.toks[r.name].start:d.toks[r.name].end], "."):
		score++
	case r.initial && !(d.tok(r.end).is(",") && d.tok(r.end+1).kind == word && appositive.has(d.tok(r.end+1).fold)):
		score--
	}
	if r.honorific != "" || r.before {
		score += 3
	}
	for i := r.name; i < r.nameEnd; i++ {
		fold := d.toks[i].fold
		switch {
		case d.lex.org.has(fold) && i == r.nameEnd-1:
			score -= 3
		case d.lex.org.has(fold):
			score -= 2
		case d.lex.place.has(fold) && !(i == r.name && known), d.lex.nation.has(fold) && i == r.name:
			score -= 2
		case allCaps(d.text[d.toks[i].start:d.toks[i].end]) && len(fold) <= 4 && len(fold) > 1 && !strings.HasSuffix(d.text[d.toks[i].start:d.toks[i].end], "."):
			score--
		}
	}
	if r.start > 0 && !r.before && d.toks[r.start-1].kind == word && d.determiner.has(d.toks[r.start-1].fold) && d.toks[r.start-1].fold != "that" {
		score -= 3
	}
	if r.end+1 < len(d.toks) {
		t := &d.toks[r.end]
		if t.is(",") && (d.toks[r.end+1].kind == number || d.roleAfter(r.end-1) != "") {
			score += 2
		}
		if t.kind == word && d.verbs[t.fold]&finite != 0 && !t.capital {
			score++
			if r.initial && d.verbs[t.fold]&weak == 0 && !known {
				score++ // the capital that opens the sentence tells nothing
			}
		}
	}
	if r.start > 0 && d.verbs[d.toks[r.start-1].fold]&finite != 0 && !d.toks[r.start-1].capital {
		score++
		if !d.english && d.tok(r.end).kind != word {
			score++
		}
	}
	if r.start > 0 && !d.english && accordingTo.has(d.toks[r.start-1].fold) {
		score++
	}
	score += d.bearing(r)
	if !d.english && !(known && sure) && r.honorific == "" && !r.before {
		switch beside := d.besideSaying(r); {
		case beside && d.german, !beside && !d.german:
			score--
		case !beside:
			score -= 2
		}
	}
	return score
}

// besideSaying tells whether a verb of saying stands beside a run, on either side, an
// auxiliary apart.
func (d *document) besideSaying(r *run) bool {
	after := r.end
	if haveForeign.has(d.tok(after).fold) {
		after++
	}
	return d.tok(after).kind == word && d.verbs[d.tok(after).fold] != 0 || r.start > 0 && d.verbs[d.tok(r.start-1).fold] != 0
}

// bearing weighs what is told of a run that is told of people alone: who it is, that its
// last word speaks by itself, that the next sentence is about him or her. A company is
// called by its first word.
func (d *document) bearing(r *run) int {
	score := 0
	if d.english && r.initial && d.oldNow(r.end) {
		score += 2
	}
	if t := d.tok(r.end); t.is(",") {
		switch next := d.tok(r.end + 1); {
		case next.fold == "who" || next.fold == "for" && d.tok(r.end+2).fold == "whom":
			score += 3
		case next.fold == "whose":
			score++
		case next.fold == "which":
			score -= 3
		}
	}
	last := d.toks[r.nameEnd-1].fold
	if i := strings.IndexByte(last, '-'); i > 0 && r.nameEnd-r.name == 2 && strings.HasPrefix(d.text[d.toks[r.nameEnd-1].start+i+1:], last[i+1:]) {
		score += 3 // Park Ji-hoon
	}
	if d.speaksAlone(last) {
		score += 2
	} else if d.speaksAlone(d.toks[r.name].fold) && r.initial {
		score--
	}
	return score + d.calledNext(r)
}

// calledNext weighs by what the sentence after a run's calls whom it is about: he, she, or
// it, the company.
func (d *document) calledNext(r *run) int {
	for i := r.end; i < min(len(d.toks), r.end+reach); i++ {
		t := &d.toks[i]
		if t.sentence == d.toks[r.start].sentence || t.kind == quoted || t.kind == lineBreak || t.kind == punct {
			continue
		}
		switch t.fold {
		case "he", "she", "his", "her", "er", "él", "ella", "elle", "lui", "lei", "ele", "ela", "hij":
			if r.initial {
				return 2
			}
		case "it", "its":
			return -2
		case "the":
			if next := d.tok(i + 1).fold; next != "" && d.lex.unnamed.has(next) && d.lex.org.has(next) || firms.has(next) {
				return -2
			}
		}
		return 0
	}
	return 0
}

// oldNow tells whether the next sentence opens with an age and "he" or "she": "At 19 she is".
func (d *document) oldNow(end int) bool {
	for i := end; i < min(len(d.toks), end+reach); i++ {
		if t := &d.toks[i]; t.sentence == d.toks[end].sentence || t.kind == lineBreak || t.kind == quoted {
			continue
		}
		f := d.tok(i + 2)
		if f.is(",") {
			f = d.tok(i + 3)
		}
		return d.tok(i).fold == "at" && d.tok(i+1).kind == number && (f.fold == "he" || f.fold == "she")
	}
	return false
}

var firms = lazySet("company firm group charity bank club union airline retailer chain manufacturer maker carmaker chipmaker supermarket brand start-up startup operator supplier developer band agency newspaper paper")

// speaksAlone tells whether a word with a capital stands by itself at a verb of saying, or
// after an honorific.
func (d *document) speaksAlone(fold string) bool {
	if d.alones == nil {
		d.alones = map[string]bool{}
		for i := range d.toks {
			t := &d.toks[i]
			if t.kind != word || !t.capital || d.tok(i+1).kind == word && d.tok(i+1).capital || d.lex.function.has(t.fold) {
				continue
			}
			before, after := d.tok(i-1), d.tok(i+1)
			if before.kind == word && before.capital {
				if honorificGender(before.fold) != unknown || before.fold == "dr" || before.fold == "prof" {
					d.alones[t.fold] = true
				}
				continue
			}
			if d.verbs[after.fold]&(finite|weak) == finite && !after.capital || before.kind == word && d.verbs[before.fold]&(finite|weak) == finite && (d.tok(i-2).kind == quoted || d.tok(i-2).is(",")) {
				d.alones[t.fold] = true
			}
		}
	}
	return d.alones[fold]
}

func allCaps(s string) bool { return s == strings.ToUpper(s) && s != strings.ToLower(s) }

func (d *document) folds(from, to int) []string {
	out := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		out = append(out, d.toks[i].fold)
	}
	return out
}

// merge finds the person with these name parts or makes one.
func (d *document) merge(parts []string, r *run) int {
	surname := surnameOf(parts)
	for _, p := range d.bySurname[surname] {
		if same(d.people[p].parts, parts) {
			if len(parts) > len(d.people[p].parts) {
				d.people[p].parts, d.people[p].name = parts, d.nameText(r)
			}
			d.note(p, r)
			return p
		}
	}
	p := d.newPerson(d.nameText(r), parts, r.start)
	d.note(p, r)
	return p
}

func (d *document) newPerson(name string, parts []string, at int) int {
	p := len(d.people)
	d.people = append(d.people, person{name: name, parts: parts, first: at, last: at})
	d.people[p].gender = genderOfName(parts)
	index := func(m map[string][]int, key string) {
		if len(m[key]) < crowd {
			m[key] = append(m[key], p)
		}
	}
	index(d.bySurname, surnameOf(parts))
	index(d.byFirst, parts[0])
	for _, part := range parts[1:max(1, len(parts)-1)] {
		if len(part) > 2 && !d.lex.particle.has(part) {
			index(d.byInner, part)
		}
	}
	return p
}

// genderOfName is what a full name tells: by its first word, in Vietnam by its second.
func genderOfName(parts []string) gender {
	if len(parts) < 2 {
		return unknown
	}
	if len(parts) > 2 && (parts[1] == "thi" || parts[1] == "thị") {
		return female
	}
	if strings.Contains(parts[1], "-") && len(parts) == 2 || surnamesFirst.has(parts[0]) {
		return unknown
	}
	for _, end := range []string{"preet", "deep", "jit", "jeet", "inder", "winder", "want", "bir"} { // Sikh names are men's and women's
		if len(parts[0]) > len(end)+1 && strings.HasSuffix(parts[0], end) {
			return unknown
		}
	}
	g, _, _ := firstName(parts[0])
	return g
}

// surnamesFirst are surnames of countries where they come first that are nobody's first name elsewhere.
var surnamesFirst = lazySet("park choi jung kang yoon jang lim wang zhang liu chen huang zhao zhou xu zhu guo lin gao luo zheng liang xie tang cao deng feng " +
	"nguyen tran pham hoang phan dang bui vu vo li ito sato suzuki tanaka yamamoto watanabe nakamura kobayashi")

// note keeps what a run tells of its person: gender, role.
func (d *document) note(p int, r *run) {
	who := &d.people[p]
	if g := honorificGender(r.honorific); g != unknown {
		who.gender = g
	}
	if who.gender == unknown {
		who.gender = genderOfName(who.parts)
	}
	if r.role != "" {
		source := beforeName
		if d.german && roleHeadWord(d.lex, r.role) == "" {
			source = byShape
		}
		d.addRole(p, r.role, source, r.name)
	}
}

// nameText is the name as printed, "MP" left out.
func (d *document) nameText(r *run) string {
	return d.text[d.toks[r.name].start:d.toks[r.nameEnd-1].end]
}

func surnameOf(parts []string) string {
	last := parts[len(parts)-1]
	if len(parts) > 1 && generation.has(last) {
		last = parts[len(parts)-2]
	}
	return last
}

// same tells whether two names of two words and more can be one person's:
// the same surname, and the same first name or one beginning the other
// ("Robert J. Roe").
func same(a, b []string) bool {
	if surnameOf(a) != surnameOf(b) {
		return false
	}
	if a[0] == b[0] {
		return true
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	if _, known, sure := firstName(a[0]); len(a) > len(b) && (!known || !sure || words().people.has(a[0])) {
		return false // "Secretary Bob Roe" is no longer name than "Bob Roe"
	}
	return len(a[0]) <= 2 && strings.HasPrefix(b[0], strings.Trim(a[0], ".")) ||
		len(b[0]) <= 2 && strings.HasPrefix(a[0], strings.Trim(b[0], ".")) || subset(b, a)
}

// subset tells whether all of a stands at the end of b.
func subset(a, b []string) bool {
	if len(b) > 1 && generation.has(b[len(b)-1]) && !generation.has(a[len(a)-1]) {
		b = b[:len(b)-1]
	}
	if len(a) > len(b) {
		return false
	}
	for i := range a {
		if a[len(a)-1-i] != b[len(b)-1-i] {
			return false
		}
	}
	return true
}

// addCoordinated gives "Josie and Liam Farrell" two surnames.
func (d *document) addCoordinated(runs []run) {
	for i := 0; i+1 < len(runs); i++ {
		r, next := &runs[i], &runs[i+1]
		if r.person >= 0 || next.person < 0 || r.nameEnd-r.name != 1 || next.start != r.end+1 || d.toks[r.end].fold != "and" || next.name != next.start {
			continue
		}
		if _, known, sure := firstName(d.toks[r.name].fold); !known || !sure {
			continue
		}
		last := d.toks[next.nameEnd-1]
		parts := []string{d.toks[r.name].fold, last.fold}
		for _, p := range d.bySurname[last.fold] {
			if same(d.people[p].parts, parts) {
				r.person = p
			}
		}
		if r.person < 0 {
			r.person = d.newPerson(d.text[d.toks[r.name].start:d.toks[r.name].end]+" "+d.text[last.start:last.end], parts, r.start)
		}
	}
}

// addShort matches a run that made no person: a surname, a first name, or a
// longer one that ends or begins a known name.
func (d *document) addShort(r *run) {
	n := r.nameEnd - r.name
	if n < 1 {
		return
	}
	parts := d.folds(r.name, r.nameEnd)
	if p := d.lookup(parts, r); p >= 0 {
		r.person = p
		d.note(p, r)
		return
	}
	if n > 1 && (d.lex.particle.has(parts[0]) || d.determiner.has(parts[0]) || r.initial) {
		for cut := 1; cut < n; cut++ {
			if p := d.lookup(parts[cut:], r); p >= 0 && n-cut == 1 {
				r.name += cut
				r.person = p
				d.note(p, r)
				return
			}
		}
	}
	fold := parts[n-1]
	if n > 2 || d.lex.org.has(fold) || d.lex.place.has(fold) || d.lex.nation.has(fold) || d.isRoleNoun(fold) {
		return
	}
	g, known, sure := firstName(fold)
	if r.start > 0 && d.determiner.has(d.toks[r.start-1].fold) && d.toks[r.start-1].fold != "that" && r.honorific == "" && !r.before {
		return // the Pole
	}
	if n == 1 && !d.lex.unnamed.has(fold) && !allCaps(d.nameText(r)) && (d.told(r) || d.english && d.called(r)) {
		r.person = d.newPerson(d.nameText(r), parts, r.start)
		d.people[r.person].gender = g
		d.note(r.person, r)
		return
	}
	if n == 1 && !sure && r.honorific == "" && !r.before && d.english && d.sayerNear(r) && !allCaps(d.nameText(r)) && !d.lex.unnamed.has(fold) {
		if g := d.pronounNear(r.end); g != unknown {
			r.person = d.newPerson(d.nameText(r), parts, r.start)
			d.people[r.person].gender = g
			return
		}
	}
	if n == 1 && known && sure && d.english && r.initial && d.opensStory(r, g) {
		r.person = d.newPerson(d.nameText(r), parts, r.start)
		d.people[r.person].gender = g
		return
	}
	if honorificGender(r.honorific) != unknown || r.honorific == "dr" || n == 1 && r.before && !d.lex.unnamed.has(fold) || n == 1 && known && sure && d.sayerNear(r) && d.english {
		r.person = d.newPerson(d.nameText(r), parts, r.start)
		if r.honorific == "" && !r.before {
			d.people[r.person].gender = g
		}
		d.note(r.person, r)
	}
}

// opensStory tells whether a first name begins the text as its subject, and an age or a
// pronoun soon tells that it is a person's: "Lily was in the bath when …".
func (d *document) opensStory(r *run, g gender) bool {
	const within = 60 // tokens
	if t := d.tok(r.end); d.tok(r.start).sentence > 1 || t.kind != word || t.capital || !bePast.has(t.fold) && t.fold != "had" && t.fold != "has" && !strings.HasSuffix(t.fold, "ed") {
		return false
	}
	for i := r.end; i < r.end+within; i++ {
		switch f := d.tok(i).fold; {
		case strings.HasSuffix(f, "-year-old"):
			return true
		case f == "she" || f == "her":
			return g != male
		case f == "he" || f == "his":
			return g != female
		case f == "it" || f == "its" || f == "they" || f == "their":
			return false
		}
	}
	return false
}

// called tells whether a role follows a name that no company has: "Zeca, the winger,".
func (d *document) called(r *run) bool {
	role := d.roleAfter(r.end - 1)
	head := roleHeadWord(d.lex, role)
	switch head {
	case "", "owner", "maker", "leader", "partner", "sponsor", "broker", "dealer", "distributor", "builder", "rival":
		return false
	}
	return !strings.HasSuffix(head, "maker") && !strings.HasSuffix(head, "builder")
}

// told tells whether an age or "who" follows a name: "Theo, who is eight", "Gino, 84 anni".
func (d *document) told(r *run) bool {
	if i := r.start - 1; d.english && i > 1 && (d.tok(i).fold == "as" || d.tok(i).fold == "only" && d.tok(i-1).fold == "as") && (d.tok(i-1).fold == "name" || d.tok(i-2).fold == "name" || d.tok(i-1).fold == "himself" || d.tok(i-1).fold == "herself") {
		return true // gave her name as Rose
	}
	if !d.tok(r.end).is(",") {
		return false
	}
	if of := d.tok(r.end + 1).fold; !d.english && (of == "de" || of == "di") && d.tok(r.end+2).kind == number { // Remedios, de 81 años,
		return yearsOld.has(d.tok(r.end + 3).fold)
	}
	if d.english && d.tok(r.end+1).fold == "aged" {
		return d.tok(r.end+2).kind == number
	}
	switch next := d.tok(r.end + 1); {
	case next.kind == number:
		after := d.tok(r.end + 2)
		return len(next.fold) <= 2 && (after.is(",") || after.is(".") || yearsOld.has(after.fold))
	case figures()[next.fold] != "":
		return d.tok(r.end + 2).is(",")
	default:
		return next.fold == "who" && d.english
	}
}

var yearsOld = lazySet("years ans años anni jahre anos jaar")

// pronounNear is the gender of the first pronoun after token i that tells a
// person from a company ("Boeing said it …").
func (d *document) pronounNear(i int) gender {
	for n := 0; n < 30; n++ {
		t := d.tok(i + n)
		switch t.fold {
		case "he", "his":
			return male
		case "she", "her":
			return female
		case "it", "its", "they", "their", "we", "which":
			return unknown
		}
		if t.mention >= 0 || t.kind == word && t.capital && n > 0 && !d.lex.function.has(t.fold) {
			return unknown
		}
	}
	return unknown
}

// sayerNear tells whether a verb of saying stands right beside the run.
func (d *document) sayerNear(r *run) bool {
	return r.end < len(d.toks) && d.toks[r.end].kind == word && !d.toks[r.end].capital && d.verbs[d.toks[r.end].fold]&(finite|weak) == finite ||
		r.start > 0 && d.toks[r.start-1].kind == word && d.verbs[d.toks[r.start-1].fold]&(finite|weak) == finite
}

// lookup finds the person that a short name can mean; of several the one that
// the honorific's gender fits, then the one spoken of last.
func (d *document) lookup(parts []string, r *run) int {
	best := -1
	g := honorificGender(r.honorific)
	consider := func(p int) {
		who := &d.people[p]
		if !g.fits(who.gender) {
			return
		}
		if best < 0 || g != unknown && d.people[best].gender == unknown && who.gender == g || d.lastSeen(p, r.start) > d.lastSeen(best, r.start) {
			best = p
		}
	}
	last := surnameOf(parts)
	for _, p := range d.bySurname[last] {
		if subset(parts, d.people[p].parts) {
			consider(p)
		}
	}
	if best < 0 && len(parts) == 1 {
		for _, p := range d.byFirst[parts[0]] {
			consider(p) // Sir Bob; where the surname comes first, or there is none, Mr Zhang
		}
	}
	if best < 0 && len(parts) == 1 && !isGiven(parts[0]) {
		for _, p := range d.byInner[parts[0]] {
			consider(p) // Pedro Ruiz Lara is Mr Ruiz
		}
	}
	if best >= 0 {
		d.people[best].last = r.start
	}
	return best
}

func isGiven(fold string) bool {
	_, known, _ := firstName(fold)
	return known
}

// lastSeen is the token where a person was last named before at, from the
// matching so far.
func (d *document) lastSeen(p, at int) int {
	if d.people[p].first > at {
		return -d.people[p].first
	}
	return d.people[p].last
}

func honorificGender(h string) gender {
	switch h {
	case "mr", "sir", "lord", "herr", "m", "monsieur", "sr", "señor", "don", "signor", "messrs", "meneer":
		return male
	case "mrs", "ms", "miss", "dame", "lady", "frau", "mme", "mlle", "madame", "madam", "sra", "srta", "señora", "doña", "signora", "dottoressa", "mevrouw":
		return female
	}
	return unknown
}
