package quotes

import "github.com/lede-reader/lede/model"

// cue tells what an attribution relies on.
func (d *document) cue(a attribution) model.Cue {
	c := model.Cue{Ground: d.ground(a)}
	if a.verb >= 0 {
		c.Verb = d.extent(a.verb, a.verb)
	}
	if a.by < 0 {
		return c
	}
	m := &d.mentions[a.by]
	c.By = d.extent(m.whole, m.last)
	switch {
	case a.person < 0:
	case m.kind == named:
		c.Name = c.By
	default:
		c.Name = d.nameNear(a.person, m)
	}
	return c
}

func (d *document) extent(first, last int) model.Extent {
	return model.Extent{Start: d.toks[first].start, End: d.toks[last].end}
}

func (d *document) ground(a attribution) model.Ground {
	switch {
	case a.turn:
		return model.ByTurn
	case a.rung == byNothing:
		return ""
	case a.person < 0:
		return model.ByOffice
	case a.verb < 0 && (a.rung == bySubject || a.rung == byParagraph):
		return model.BySubject
	}
	switch d.mentions[a.by].kind {
	case pronoun:
		return model.ByPronoun
	case nominal:
		return model.ByRole
	}
	return model.ByName
}

// nameNear is where the person is named last before a mention that gives no name; where
// that is nowhere, first behind it. Of a role it is where the name stands with it.
func (d *document) nameNear(p int, m *mention) model.Extent {
	from := d.placeOf(m.whole)
	before, behind := -1, -1
	for i := from - 1; i >= 0 && before < 0; i-- {
		if c := &d.mentions[i]; c.kind == named && c.person == p {
			before = i
		}
	}
	for i := from; i < d.sorted && before < 0 && behind < 0; i++ {
		if c := &d.mentions[i]; c.kind == named && c.person == p {
			behind = i
		}
	}
	at := max(before, behind)
	if m.kind == nominal {
		head := roleHeadWord(d.lex, m.role)
		for i := range d.mentions[:d.sorted] {
			if c := &d.mentions[i]; c.kind == named && c.person == p && c.role != "" && roleHeadWord(d.lex, c.role) == head {
				at = i
				break
			}
		}
	}
	if at < 0 {
		return model.Extent{}
	}
	return d.extent(d.mentions[at].whole, d.mentions[at].last)
}
