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
