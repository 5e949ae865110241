package group

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// furnitureStories is in how many stories a shingle stands that says nothing
// about any of them.
const furnitureStories = 3

// spread marks a shingle as furniture when it stands in too many stories.
func (x *Index) spread(h uint64) {
	var buf [maxGroups]uint32
	gs, known := x.shingles.groups(buf[:0], h)
	if known || len(gs) < furnitureStories {
		return
	}
	var seen [maxGroups]int32
	n := 0
	for _, g := range gs {
		if s := x.groups[g].story; len(x.groups[g].members) > 0 && !slices.Contains(seen[:n], s) {
			seen[n] = s
			n++
		}
	}
	if n >= furnitureStories {
		x.shingles.furnish(h)
	}
}

// furniture hides the words of a text that stand between sampled shingles known as
// furniture, with nothing else sampled in between.
func (x *Index) furniture(t *text, samples []shingle) bits {
	hide := newBits(len(t.words))
	var buf [maxGroups]uint32
	last, fresh := -1, true // end of the last furniture; nothing else was sampled yet
	for _, s := range samples {
		_, known := x.shingles.groups(buf[:0], s.hash)
		if !known {
			last, fresh = -1, false
			continue
		}
		from := s.at
		if last >= 0 && last < from {
			from = last
		}
		if fresh && s.at <= edgeReach {
			from = 0
		}
		hide.setRange(from, s.at+shingleWords)
		last, fresh = s.at+shingleWords, false
	}
	if last >= 0 && last >= len(t.words)-edgeReach {
		hide.setRange(last, len(t.words))
	}
	return hide
}

// edgeReach is how far from the edge of a text its first or last furniture may
// be sampled to reach to the edge.
const edgeReach = 16

// match is the best that was found for a text.
type match struct {
	relation model.Relation
	to       int32
	share    float64
	shared   int
}

// candidates are compared at most; leastShingles is what they must have in common.
const (
	mostCandidates = 4
	leastShingles  = 2
)

// sameText looks for a text that the new one is a copy or an update of.
func (x *Index) sameText(r *reading) match {
	best := match{relation: model.New, to: none}
	for _, g := range x.candidates(r.samples) {
		for _, slot := range x.groups[g].texts {
			b := &x.articles[slot]
			if b.gone || b.text == nil {
				continue
			}
			m := x.compare(r, slot)
			if better(m, best) {
				best = m
			}
		}
	}
	return best
}

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
	counts := map[uint32]int{}
	var buf [maxGroups]uint32
	for _, s := range samples {
		gs, _ := x.shingles.groups(buf[:0], s.hash)
		for _, g := range gs {
			counts[g]++
		}
	}
	var out []uint32
	for g, n := range counts {
		if n >= leastShingles && len(x.groups[g].members) > 0 {
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

// compare judges a new text against one that is known.
func (x *Index) compare(r *reading, slot int32) match {
	b := &x.articles[slot]
	x.al.load(b.text.words)
	hideB := x.furniture(b.text, sample(nil, b.text.words))
	c := newComparison(&x.al, r.words, b.text, r.hide, hideB)
	sameHeadline := len(r.headline) > 0 && len(b.headline) > 0 &&
		float64(common(r.headline, b.headline)) >= sameHeadlinePart*float64(min(len(r.headline), len(b.headline)))
	c.dropEdges(r.cue, r.Source != "" && r.Source == b.source, sameHeadline)
	when := b.when
	if when.unix == 0 {
		when = x.groups[b.group].when
	}
	return match{c.judge(apart(r.when, when)), slot, c.shareA(), c.sharedA}
}

// sameHeadlinePart is the part of the shorter headline's words that stand in the
// other where both head the same text.
const sameHeadlinePart = .6
