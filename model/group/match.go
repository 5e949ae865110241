package group

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// match is the best that was found for a text.
type match struct {
	relation model.Relation
	to       int32
	share    float64
	shared   int
	figures  []int // positions of those that are others in it, if near
}

// candidates are compared at most; leastShingles is what they must have in common.
const (
	mostCandidates = 4
	leastShingles  = 2
)

// sameText looks for a text that the new one is a copy or an update of.
func (x *Index) sameText(r *reading) match {
	best := match{relation: model.New, to: none}
	x.forms = x.forms[:0]
	for _, g := range x.candidates(r.samples) {
		of := match{relation: model.New, to: none}
		denied := false
		for slot := range x.texts(int32(g)) {
			m, other := x.compare(r, slot)
			denied = denied || other
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
		if better(of, best) {
			best = of
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

// candidates lists the groups that share most sampled shingles with a text.
func (x *Index) candidates(samples []shingle) []uint32 {
	counts := x.shared
	clear(counts)
	var buf [maxGroups]uint32
	for _, s := range samples {
		gs, _ := x.texture.groups(buf[:0], s.hash)
		for _, g := range gs {
			counts[g]++
		}
	}
	var out []uint32
	for g, n := range counts {
		if n >= leastShingles && x.groups.at(int32(g)).living > 0 {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b uint32) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return int(a) - int(b)
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
	hideB := x.furniture(sh.text, x.other)
	c := newComparison(&x.al, r.words, sh.text, r.hide, hideB)
	c.usual = x.weigh.usual
	sameHeadline := len(r.headline) > 0 && len(sh.headline) > 0 &&
		float64(common(r.headline, sh.headline)) >= sameHeadlinePart*float64(min(len(r.headline), len(sh.headline)))
	sameSource := r.Source != "" && r.Source == sh.source
	c.dropEdges(r.cue, sameSource, sameHeadline)
	when := b.moment()
	if when.unix == 0 {
		when = x.groups.at(b.group).moment()
	}
	if c.otherNames() && max(c.shareA(), c.shareB()) >= updateShare {
		x.forms = append(x.forms, b.group)
	}
	m = match{relation: c.judge(apart(r.when, when), sameSource), to: slot, share: c.shareA(), shared: c.sharedA}
	if m.relation == model.Near {
		m.figures = c.changed()
	}
	return m, c.otherFigures()
}

// sameHeadlinePart is the part of the shorter headline's words that stand in the
// other where both head the same text.
const sameHeadlinePart = .6
