package quotes

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// cast is the people of a story's quotes.
type cast struct {
	members   []*member
	bySurname map[string][]*member
}

// member is one person under all the names that articles give.
type member struct {
	number int
	parts  []string // of the fullest name, folded
	gender gender
	names  []credit
	roles  []credit
	in     map[int]string // the name that an article knows the person by
}

// credit is a name or a role and the article that gives it.
type credit struct {
	text    string
	article int
}

// newCast finds out who is who and tells every utterance its person: full names
// first, then those of one word, since what they mean hangs on who is there.
func newCast(said []*utterance) *cast {
	c := &cast{bySurname: map[string][]*member{}}
	for _, full := range []bool{true, false} {
		for _, u := range said {
			parts := nameParts(u.speaker)
			if len(parts) == 0 || (len(parts) > 1) != full {
				continue
			}
			m := c.find(parts, u)
			if m == nil {
				m = c.add(parts)
			}
			c.credit(m, parts, u)
		}
	}
	return c
}

func nameParts(name string) []string {
	parts := strings.Fields(strings.ToLower(name))
	for i := range parts {
		parts[i] = strings.Trim(parts[i], ".,")
	}
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// find is the one member that the name can mean, nil if there is none or if two
// are as likely.
func (c *cast) find(parts []string, u *utterance) *member {
	var best *member
	top, tie := 0, false
	for _, m := range c.bySurname[surnameOf(parts)] {
		fit := m.fit(parts, u)
		switch {
		case fit > top:
			best, top, tie = m, fit, false
		case fit == top && fit > 0:
			tie = true
		}
	}
	if tie {
		return nil
	}
	return best
}

// fit weighs whether the member is whom an article calls so; 0 if it is not.
func (m *member) fit(parts []string, u *utterance) int {
	known, here := m.in[u.article]
	if here && known == u.speaker {
		return 100
	}
	if here && u.quote >= 0 {
		return 0 // the article itself tells them apart
	}
	score := 0
	switch {
	case slices.Equal(parts, m.parts):
		score = 20
	case len(parts) > 1 && len(m.parts) > 1:
		if !same(m.parts, parts) {
			return 0
		}
		score = 10
	default:
		score = 5
	}
	head := roleHeadWord(words(), u.role)
	for _, r := range m.roles {
		if head != "" && roleHeadWord(words(), r.text) == head {
			return score + 2
		}
	}
	return score
}

func (c *cast) add(parts []string) *member {
	m := &member{number: len(c.members), parts: parts, in: map[int]string{}}
	c.members = append(c.members, m)
	key := surnameOf(parts)
	if len(c.bySurname[key]) < crowd {
		c.bySurname[key] = append(c.bySurname[key], m)
	}
	return m
}

// credit notes what an utterance tells of its person.
func (c *cast) credit(m *member, parts []string, u *utterance) {
	u.person = m.number
	if len(parts) > len(m.parts) {
		m.parts = parts
	}
	m.names = append(m.names, credit{u.speaker, u.article})
	if u.role != "" {
		m.roles = append(m.roles, credit{u.role, u.article})
	}
	if _, known := m.in[u.article]; !known {
		m.in[u.article] = u.speaker
	}
}

func (c *cast) speakers() []model.Speaker {
	out := make([]model.Speaker, 0, len(c.members))
	for _, m := range c.members {
		out = append(out, m.speaker())
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
	weight := func(r credit) int {
		fold := strings.ToLower(r.text)
		w := 100*heads[roleHeadWord(words(), fold)] + texts[fold]
		if strings.Contains(fold, " ") {
			w += 10
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
