package group

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// The measures of same story: a logistic regression over what tie sees, fitted on one half of the
// development streams. Change one, run `go test ./model/group -run 'Dev|Samples' -v`, look at the halves.
const (
	storyBias = -4.22
	byNames   = 6.49  // the root of what names add to the cosine with the closest article,
	byWords   = 4.13  // of what other terms add,
	byBoth    = 19.5  // and their product: neither tells of an event without the other
	byCast    = 1.72  // the part of the names that stand in one article of the story
	byBack    = 1.23  // of the terms of one article's headline that stand in the new one
	byMany    = -.34  // the logarithm of how many articles there are: of many one is alike by chance
	byRhythm  = -1.08 // the logarithm of the time to the nearest, in rests
	undated   = -4    // the time is not known
	restDays  = 4     // a story rests until another article follows, as far as nothing is known of its rhythm

	windowDays   = 60.0 // beyond which nothing is compared
	keyTerms     = 20   // of a vector an article is found by
	lookTerms    = 40   // of a vector lead to others: of flat ones the strongest are not the same
	mostRecent   = 48   // articles are kept a term
	mostProbes   = 16   // articles are looked at
	mostCompared = 12   // groups of a story are compared, its first and its last
)

// link finds the story of an article that is a copy or an update of none, by its subject
// and time. Once placed, stories stay apart: an article that belongs to two goes to the one
// that it is closer to.
func (x *Index) link(slot int32, r *reading) {
	a := x.articles.at(slot)
	if relations[a.relation] != model.New {
		return
	}
	own := x.groups.at(a.group).story
	for _, t := range x.ties(slot, r) {
		if t.score < 0 {
			return
		}
		if slices.ContainsFunc(x.forms, func(g int32) bool { return x.groups.at(g).story == t.story }) {
			continue
		}
		x.articles.edit(slot).to = t.to // whose date is its own where it has none
		x.setRecord(slot, record{t.to, model.Related, a.share, x.whyRelated(slot, t.to, r)})
		x.merge(t.story, own)
		return
	}
}
