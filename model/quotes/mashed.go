package quotes

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// pull is a mashed pull quote: a paragraph of somebody's words without marks,
// ending in who said them.
type pull struct {
	paragraph  paragraph
	start, end int    // its words, without role and name
	person     int    // -1 if the name is in no other place of the text
	name, role string // as the paragraph has them
}

func lookThrough(text string, paras []paragraph, spans []span) (*document, []pull) {
	return read(text, paras, spans, nil), nil
}

func (d *document) noteRole(p pull) {
	if p.person >= 0 && p.role != "" {
		d.addRole(p.person, p.role, fromPull, 0)
	}
}

func (p pull) quote(d *document) model.Quote {
	q := model.Quote{Start: p.start, End: p.end, Text: d.text[p.start:p.end], Kind: model.Pull, Speaker: p.name, Role: p.role}
	if p.person >= 0 && len(d.people[p.person].name) >= len(p.name) {
		q.Speaker = d.people[p.person].name
	}
	if q.Role == "" && p.person >= 0 {
		q.Role = d.roleOf(p.person)
	}
	q.Cue = strings.TrimSpace(d.text[p.end:p.paragraph.end])
	return q
}
