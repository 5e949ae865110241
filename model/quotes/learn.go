package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// identify finds whom articles mean that did not know: a surname that nothing tells
// from a company's, and "the Defence Secretary", who is named in another. Where the words
// say less than the role, or the other way round, it is a guess.
func (c *cast) identify(said []*utterance) {
	for _, u := range said {
		if parts := nameParts(u.by); u.official() && u.definite && len(parts) > 0 {
			if m := c.find(parts, u); m != nil && m.fit(parts, u) >= someLast {
				u.person = m.number
				continue
			}
		}
		if !u.nameless() {
			continue
		}
		var best *member
		top, tie, whole := 0, false, false
		for _, m := range c.members {
			fit, all := m.has(u.by)
			if _, here := m.in[u.article]; here || !genderOf(nil, u).fits(m.gender) || !nounGender(u.by).fits(m.gender) {
				continue // his own article would have found him
			}
			switch {
			case fit > top:
				best, top, tie, whole = m, fit, false, all
			case fit == top && fit > 0:
				tie = true
			}
		}
		if best != nil && !tie {
			u.person, u.unsure = best.number, !whole
		}
	}
}

// nameless tells of an utterance by one person whom its article does not name.
func (u *utterance) nameless() bool {
	return u.speaker == "" && u.definite && u.ground == model.ByOffice && words().role(roleHeadWord(words(), u.by))
}

// has weighs how well words for a role fit those of a member; all tells whether they are
// the same. 0 if they are of another's.
func (m *member) has(role string) (top int, all bool) {
	l := words()
	head, nation := roleHeadWord(l, role), nationOf(l, role)
	for _, r := range m.roles {
		if n := nationOf(l, r.text); nation != "" && n != "" && n != nation {
			return 0, false
		}
		if roleHeadWord(l, r.text) != head {
			continue
		}
		common, more, less := shared(role, r.text), extra(role, r.text), extra(r.text, role)
		if more > 0 && less > 0 {
			continue // the harbour minister is not the health minister
		}
		if fit := 4 + 2*common - more - less; fit > top {
			top, all = fit, more == 0 && less == 0
		}
	}
	return top, all
}

// definite tells whether the words at x are for one who is known: "the minister", or a
// role in capitals.
func definite(text string, x model.Extent) bool {
	if slice(text, x) == "" {
		return false
	}
	before := strings.Fields(text[max(0, x.Start-16):x.Start])
	if len(before) > 0 {
		switch strings.ToLower(strings.TrimLeft(before[len(before)-1], "“\"‘'(—")) {
		case "the", "der", "die", "le", "la", "el", "il", "o", "de", "het":
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(text[x.Start:])
	return unicode.IsUpper(first)
}

// mergeSayers makes one of two who say the same words in different articles under names
// that can be one person's: a name spelled in another way, a short form of a first name.
func (c *cast) mergeSayers(groups [][]*utterance) {
	for _, of := range groups {
		if len(of[0].words) < leastOfTwo {
			continue
		}
		for i, u := range of[1:] {
			for _, v := range of[:i+1] {
				if u.person < 0 || v.person < 0 {
					continue
				}
				if a, b := c.who(v.person), c.who(u.person); a != b && a.canBe(b) {
					c.same(a, b)
				}
			}
		}
	}
}

// canBe tells whether two members who said the same may be one.
func (m *member) canBe(o *member) bool {
	if !m.gender.fits(o.gender) {
		return false
	}
	for article := range m.in {
		if _, both := o.in[article]; both {
			return false
		}
	}
	for _, a := range m.parts {
		for _, b := range o.parts {
			if kinship(a, b) > 0 || len(a) > 1 && len(b) > 1 && respelled(surnameOf(a), surnameOf(b)) && (a[0][0] == b[0][0] || surnameOf(a) == surnameOf(b) && m.gender == o.gender) {
				return true
			}
		}
	}
	return false
}
