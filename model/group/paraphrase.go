package group

import (
	"cmp"
	"slices"
)

// When two sentences at the same place say the same in other words, by what names, figures and
// other words that carry a subject they share. What stands in a row in both ("finance minister
// Oskar Brandt") is one thing: sentences on one subject share one, and what they say of it no more.
const (
	toldThings = 2  // shared
	toldPart   = .3 // of the shorter one's words, by their weight, those that are shared
	toldWord   = 2  // the weight of a word,
	toldName   = 3  // and that of a name or a figure

	// mostBeside is how many pairs of sentences of a place are looked at: where whole passages are
	// others, none is told in other words.
	mostBeside = 48
)

// spot is where sentences stand: behind a link and before another.
type spot struct{ before, behind int32 }

// pairParaphrases links sentences that are left over between the same others, and share enough of
// what they speak of, those that share most first.
func (c *collation) pairParaphrases() {
	xs, ys := c.x.spots(), c.y.spots()
	var found []candidate
	for at, is := range xs {
		js := ys[at]
		if len(is)*len(js) > mostBeside {
			continue
		}
		for _, i := range is {
			for _, j := range js {
				if like, ok := c.toldAlike(i, j); ok {
					found = append(found, candidate{i, j, like})
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(c.far(a), c.far(b)), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	for _, a := range found {
		if c.x.link[a.i] == none && c.y.link[a.j] == none {
			c.pair(a.i, a.j, false)
			c.links[len(c.links)-1].told = true
		}
	}
}

// spots are the sentences that are left over by where they stand, but for those of a text
// of which nothing is linked.
func (v *version) spots() map[spot][]int {
	out := map[spot][]int{}
	behind := make([]int32, len(v.link)+1)
	behind[len(v.link)] = none
	for i := len(v.link) - 1; i >= 0; i-- {
		if behind[i] = v.link[i]; v.link[i] == none {
			behind[i] = behind[i+1]
		}
	}
	before := int32(none)
	for i, l := range v.link {
		if l != none {
			before = l
			continue
		}
		if at := (spot{before, behind[i]}); at != (spot{none, none}) && v.sentences[i].from < v.sentences[i].to && !v.aside[i] {
			out[at] = append(out[at], i)
		}
	}
	return out
}

// thing is a word of a sentence that carries a subject.
type thing struct {
	term   uint32
	weight int
}

// things are those of a sentence, in order.
func (v *version) things(i int) []thing {
	s := v.sentences[i]
	out := make([]thing, 0, s.to-s.from)
	for k := s.from; k < s.to; k++ {
		t := &v.tokens[k]
		switch n, numeral := numerals()[t.word]; {
		case numeral:
			out = append(out, thing{n, toldName})
		case t.flags&(isName|isFigure) != 0:
			out = append(out, thing{t.term, toldName})
		case t.flags&isStop == 0:
			out = append(out, thing{t.term, toldWord})
		}
	}
	return out
}

// severalThings tells whether two sentences share more than the one thing that they speak of.
func (c *collation) severalThings(i, j int) bool {
	_, things := shareThings(c.x.things(i), c.y.things(j))
	return things >= toldThings
}

// toldAlike tells how much of what two sentences speak of is the same, and whether that is enough.
func (c *collation) toldAlike(i, j int) (float64, bool) {
	a, b := c.x.things(i), c.y.things(j)
	weight := func(ts []thing) (n int) {
		for _, t := range ts {
			n += t.weight
		}
		return n
	}
	shared, things := shareThings(a, b)
	part := part01(shared, min(weight(a), weight(b)))
	return part, things >= toldThings && part >= toldPart
}

// shareThings is the weight of the words that stand in both, and how many things they are: those
// in a row are one. Nothing of what is no sentence by its length. Quadratic.
func shareThings(a, b []thing) (shared, things int) {
	if len(a)*len(b) > cells {
		return 0, 0
	}
	used := make([]bool, len(b))
	last := -2
	for _, t := range a {
		at := -1
		for k := range b {
			if !used[k] && b[k].term == t.term && (at < 0 || k == last+1) {
				at = k
			}
		}
		if at < 0 {
			last = -2
			continue
		}
		used[at] = true
		shared += min(t.weight, b[at].weight)
		if at != last+1 {
			things++
		}
		last = at
	}
	return shared, things
}
