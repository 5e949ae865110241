package quotes

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
