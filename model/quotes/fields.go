package quotes

import (
	"slices"
	"strings"
)

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
