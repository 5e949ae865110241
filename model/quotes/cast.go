package quotes

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// cast is the people of a story's quotes.
type cast struct {
	members []*member
	byPart  map[string][]*member // by each part of a name, and by how it begins
}

// member is one person under all the names that articles give.
type member struct {
	number int
	into   *member // who this was found to be, nil if it stands for itself
	names  []credit
	parts  [][]string // of each name once
	roles  []credit
	gender gender
	in     map[int]string // the name that an article's own quotes know the person by
}

// credit is a name or a role and the article that gives it.
type credit struct {
	text    string
	article int
}

// newCast finds out who is who and tells every utterance its person: full names
// first, then those of one word, since what they mean hangs on who is there.
func newCast(said []*utterance) *cast {
	c := &cast{byPart: map[string][]*member{}}
	names := map[string][]string{}
	for _, u := range said {
		if _, ok := names[u.speaker]; !ok {
			names[u.speaker] = nameParts(u.speaker)
		}
	}
	for _, full := range []bool{true, false} {
		for _, u := range said {
			parts := names[u.speaker]
			if len(parts) == 0 || (len(parts) > 1) != full {
				continue
			}
			m := c.find(parts, u)
			if m == nil {
				m = c.add()
			}
			c.credit(m, parts, u)
		}
	}
	return c
}

// find is the one member that the name can mean, nil if there is none or if two
// are as likely.
func (c *cast) find(parts []string, u *utterance) *member {
	var best *member
	top, tie := 0, false
	seen := map[*member]bool{}
	for _, key := range nameKeys(parts) {
		for _, m := range c.byPart[key] {
			if seen[m] {
				continue
			}
			seen[m] = true
			switch fit := m.fit(parts, u); {
			case fit > top:
				best, top, tie = m, fit, false
			case fit == top && fit > 0:
				tie = true
			}
		}
	}
	if tie {
		return nil
	}
	return best
}

// fit weighs whether the member is whom an article calls so; 0 if it is not.
func (m *member) fit(parts []string, u *utterance) int {
	if known, here := m.in[u.article]; here && known == u.speaker {
		return 100
	} else if here && u.quote >= 0 || !genderOf(parts, u).fits(m.gender) {
		return 0 // the article itself tells them apart
	}
	top := 0
	for _, p := range m.parts {
		top = max(top, kinship(parts, p))
	}
	if top == 0 {
		return 0
	}
	role := m.agrees(u.role)
	if top == variant && role <= 0 {
		return 0
	}
	return top + role
}

// agrees is 1 if the member has a role like this one, 0 if that cannot be told.
func (m *member) agrees(role string) int {
	if head := roleHeadWord(words(), role); head != "" {
		for _, r := range m.roles {
			if roleHeadWord(words(), r.text) == head {
				return 1
			}
		}
	}
	return 0
}

func (c *cast) add() *member {
	m := &member{number: len(c.members), in: map[int]string{}}
	c.members = append(c.members, m)
	return m
}

// credit notes what an utterance tells of its person.
func (c *cast) credit(m *member, parts []string, u *utterance) {
	u.person = m.number
	if m.gender == unknown {
		m.gender = genderOf(parts, u)
	}
	m.call(c, u.speaker, parts, u.article)
	if u.role != "" {
		m.roles = append(m.roles, credit{u.role, u.article})
	}
	if u.quote >= 0 {
		m.in[u.article] = u.speaker
	}
}

// call gives a member a name.
func (m *member) call(c *cast, name string, parts []string, article int) {
	known := slices.ContainsFunc(m.names, func(n credit) bool { return n.text == name })
	m.names = append(m.names, credit{name, article})
	if known {
		return
	}
	m.parts = append(m.parts, parts)
	for _, key := range nameKeys(parts) {
		if in := c.byPart[key]; len(in) < crowd && !slices.Contains(in, m) {
			c.byPart[key] = append(in, m)
		}
	}
}

// same makes one of two members.
func (c *cast) same(a, b *member) {
	a.names, a.parts, a.roles = append(a.names, b.names...), append(a.parts, b.parts...), append(a.roles, b.roles...)
	if a.gender == unknown {
		a.gender = b.gender
	}
	for article, name := range b.in {
		a.in[article] = name
	}
	b.into = a
}

// who is the member that a number stands for now.
func (c *cast) who(n int) *member {
	m := c.members[n]
	for m.into != nil {
		m = m.into
	}
	return m
}

// speakers lists the members who say something, and numbers their utterances by their
// places in the list.
func (c *cast) speakers(said []*utterance) []model.Speaker {
	out := make([]model.Speaker, 0, len(c.members))
	place := map[*member]int{}
	for _, u := range said {
		if u.person < 0 {
			continue
		}
		m := c.who(u.person)
		at, listed := place[m]
		if !listed {
			at = len(out)
			place[m] = at
			out = append(out, m.speaker())
		}
		u.person = at
	}
	return out
}

func (m *member) speaker() model.Speaker {
	s := model.Speaker{RoleFrom: -1}
	full := 0
	for _, n := range m.names {
		if parts := len(nameParts(n.text)); parts > full {
			s.Name, s.NameFrom, full = n.text, n.article, parts
		}
	}
	for _, n := range m.names {
		if n.text != s.Name && !slices.Contains(s.Also, n.text) {
			s.Also = append(s.Also, n.text)
		}
	}
	if best := bestRole(m.roles); best.text != "" {
		s.Role, s.RoleFrom = best.text, best.article
	}
	return s
}

// bestRole is the role that most articles give, by its noun; of that noun's forms
// one that says more than the noun.
func bestRole(roles []credit) credit {
	heads, texts := map[string]int{}, map[string]int{}
	seen := map[credit]bool{}
	for _, r := range roles {
		r.text = strings.ToLower(r.text)
		if seen[r] {
			continue
		}
		seen[r] = true
		heads[roleHeadWord(words(), r.text)]++
		texts[r.text]++
	}
	const says = 10 // more than any number of articles that give it, less than any that give another noun
	weight := func(r credit) int {
		fold := strings.ToLower(r.text)
		w := says*says*heads[roleHeadWord(words(), fold)] + min(texts[fold], says-1)
		if strings.Contains(fold, " ") {
			w += says
		}
		return w
	}
	var best credit
	for _, r := range roles {
		if best.text == "" || weight(r) > weight(best) {
			best = r
		}
	}
	return best
}
