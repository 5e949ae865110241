package quotes

import "strings"

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
