package quotes

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// mostAsked is how many articles of a story are read for people who do not speak in them:
// a millisecond each, and who is not called by name and role in so many will not be in more.
const mostAsked = 12

// acquaint looks through the texts of a story for the names and roles that its quotes
// leave open: who is Healey, who is the Defence Secretary?
func (c *cast) acquaint(articles []*model.Article, said []*utterance) {
	open := c.open(said)
	if len(open) == 0 {
		return
	}
	found := map[*member][]*utterance{}
	var strangers []*utterance
	asked := 0
	for i, a := range articles {
		if a == nil || asked == mostAsked {
			continue
		}
		text := a.Text()
		if len(text) > maxRead || !containsAny(text, open) {
			continue
		}
		asked++
		for _, u := range people(text) {
			u.article, u.quote, u.person = i, -1, -1
			if m := c.find(nameParts(u.speaker), u); m != nil {
				found[m] = append(found[m], u)
			} else if u.role != "" {
				strangers = append(strangers, u)
			}
		}
	}
	for _, m := range c.members {
		if us := found[m]; agree(us) {
			for _, u := range us {
				c.credit(m, nameParts(u.speaker), u)
			}
		}
	}
	c.meet(strangers, said)
}

// open are words that tell who might be in a text: surnames that stand alone or without
// a role, the nouns of roles that nobody is known by.
func (c *cast) open(said []*utterance) []string {
	var out []string
	for _, m := range c.members {
		s := m.speaker()
		if fields := strings.Fields(s.Name); len(fields) > 0 && (len(fields) == 1 || s.Role == "") {
			out = append(out, fields[len(fields)-1])
		}
	}
	for _, u := range said {
		if u.nameless() {
			out = append(out, roleHeadWord(words(), u.by))
		}
	}
	return out
}

func containsAny(text string, open []string) bool {
	lower := ""
	for _, w := range open {
		if strings.Contains(text, w) {
			return true
		}
		if w == strings.ToLower(w) {
			if lower == "" {
				lower = strings.ToLower(text)
			}
			if strings.Contains(lower, w) {
				return true
			}
		}
	}
	return false
}

// people are those whom a text gives a name of two words, or a role.
func people(text string) []*utterance {
	paras := splitParagraphs(text)
	spans := findSpans(text, paras)
	d := read(text, paras, spans, tokenize(text, paras, spans))
	defer shelve(d.toks)
	var out []*utterance
	for p := range d.people {
		if who := &d.people[p]; len(who.parts) > 1 {
			out = append(out, &utterance{speaker: who.name, role: d.roleOf(p)})
		}
	}
	return out
}

// agree tells whether names that articles give are all one person's.
func agree(us []*utterance) bool {
	for _, u := range us[:max(0, len(us)-1)] {
		if kinship(nameParts(u.speaker), nameParts(us[len(us)-1].speaker)) < longer {
			return false
		}
	}
	return len(us) > 0
}

// meet makes members of people who are quoted by their role alone.
func (c *cast) meet(strangers, said []*utterance) {
	for _, u := range strangers {
		wanted := false
		for _, v := range said {
			wanted = wanted || v.nameless() && v.person < 0 && roleHeadWord(words(), v.by) == roleHeadWord(words(), u.role)
		}
		if !wanted {
			continue
		}
		parts := nameParts(u.speaker)
		m := c.find(parts, u)
		if m == nil {
			m = c.add()
		}
		c.credit(m, parts, u)
	}
}
