package group

import (
	"cmp"
	"slices"

	"github.com/lede-reader/lede/model"
)

// match is the best that was found for a text.
type match struct {
	relation model.Relation
	to       int32
	share    float64
	shared   int
	figures  []correction // if near
	cover    bits         // words that stand in it; nil if it quotes them
}

// candidates are compared at most; leastShingles is what they must have in common.
const (
	mostCandidates = 4
	leastShingles  = 2
	shingleWeight  = 12 // that of one that stands in one group: it divides by up to maxGroups
)

// sameText looks for a text that the new one is a copy or an update of.
func (x *Index) sameText(r *reading) match {
	best := match{relation: model.New, to: none}
	x.forms = x.forms[:0]
	var found []match
	var parts []stretch
	for _, g := range x.candidates() {
		of := match{relation: model.New, to: none}
		denied := false
		for slot := range x.texts(int32(g)) {
			m, other := x.compare(r, slot)
			denied = denied || other
			parts = append(parts, stretch{g, m.cover})
			if better(m, of) {
				of = m
			}
		}
		if of.relation == model.Update && of.share < leastOwn && alike(r.vec, x.vector(of.to)).cosine() < updateSubject {
			of = match{relation: model.New, to: none}
		}
		if denied && of.relation == model.Near {
			of.relation = model.Update
		}
		found = append(found, of)
	}
	for _, m := range found {
		if m.relation == model.Near && m.share < smallItem && x.itemOfSeveral(m, parts, r) {
			m.relation = model.New
		}
		if better(m, best) {
			best = m
		}
	}
	return best
}

// An update of which less than leastOwn stands in the earlier text must be on the same
// subject, by at least updateSubject: a digest is not.
const (
	leastOwn      = .3
	updateSubject = .35
)

// better prefers near to update, and more in common.
func better(m, n match) bool {
	rank := map[model.Relation]int{model.New: 0, model.Update: 1, model.Near: 2}
	if rank[m.relation] != rank[n.relation] {
		return rank[m.relation] > rank[n.relation]
	}
	return m.relation != model.New && m.shared > n.shared
}

// candidates lists the groups that share most sampled shingles with the text that is read. What stands
// in several groups counts for each of them the less: an appeal stands in many.
func (x *Index) candidates() []uint32 {
	counts := x.shared
	clear(counts)
	for i := range x.stands {
		gs := x.stands[i].groups()
		for _, g := range gs {
			counts[g] += shingleWeight/len(gs)<<16 + 1
		}
	}
	var out []uint32
	for g, n := range counts {
		if n&0xFFFF >= leastShingles && x.groups.at(int32(g)).living > 0 {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return out[:min(len(out), mostCandidates)]
}

// compare judges a new text against one that is known. other says that they
// are the same words for another occasion, so that the new one belongs to no copy
// of that text either.
func (x *Index) compare(r *reading, slot int32) (m match, other bool) {
	b, sh := x.articles.at(slot), x.sheet(slot)
	if sh.text == nil {
		return match{relation: model.New, to: none}, false
	}
	x.al.load(sh.text.words)
	x.other = sample(x.other, sh.text.words)
	hideB := furnitureOf(sh.text, x.other, func(i int) bool { return x.texture.marked(x.other[i].hash) })
	c := newComparison(&x.al, r.words, sh.text, r.hide, hideB)
	c.usual = x.weigh.usual
	headline := float64(common(r.headline, sh.headline))
	sameHeadline := headline > 0 && headline >= sameHeadlinePart*float64(min(len(r.headline), len(sh.headline)))
	oneHeadline := headline > 0 && headline >= sameHeadlinePart*float64(max(len(r.headline), len(sh.headline)))
	sameSource := r.Source != "" && r.Source == sh.source
	c.dropEdges(r.cue, sameSource, sameHeadline)
	when := b.moment()
	if when.unix == 0 {
		when = x.groups.at(b.group).moment()
	}
	if c.otherNames() && max(c.shareA(), c.shareB()) >= updateShare {
		x.forms = append(x.forms, b.group)
	}
	between := apart(r.when, when)
	m = match{relation: c.judge(between, sameSource, oneHeadline), to: slot, share: c.shareA(), shared: c.sharedA}
	if m.relation == model.Near {
		m.figures = c.changed()
	}
	if c.lifted() < liftedQuotes && c.quotedByOne() < liftedByOne {
		m.cover = c.visible()
	}
	return m, c.otherFigures() || c.anotherDay(between, sameSource) && max(c.shareA(), c.shareB()) >= farShare
}

// sameHeadlinePart is the part of the shorter headline's words that stand in the
// other where both head the same text; of the longer one's, where both are one headline.
const sameHeadlinePart = .6
