package group

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// The measures of same story. Change one, run `go test ./model/group -run
// 'Dev|Samples' -v`, look at the halves.
const (
	storyScore   = .38 // of an article with one story, both dates known
	undatedScore = .46 // a date is missing
	mergeScore   = .42 // to make one story of two
	mergeUndated = .50
	sigmaDays    = 5.0 // how fast likeness fades with time
	windowDays   = 8.0 // beyond which nothing is compared
	keyTerms     = 20  // of a vector lead to other articles
	mostRecent   = 48  // articles are kept a term
	mostProbes   = 24  // articles are looked at
	mostCompared = 12  // groups of a story are compared, its first and its last
	mostMerged   = 64  // articles; larger stories are only joined by a person
)

// link finds the story of an article by its subject and time, and makes one of
// two stories that it belongs to both.
func (x *Index) link(slot int32, r *reading, w *watch) {
	a := x.articles.at(slot)
	own := x.groups.at(a.group).story
	for _, t := range x.ties(slot, r.vec) {
		if t.story == own || slices.ContainsFunc(x.forms, func(g int32) bool { return x.groups.at(g).story == t.story }) {
			continue
		}
		first := x.stories.at(own).count == 1 && x.groups.at(a.group).living == 1 && relations[a.relation] == model.New
		need := storyScore
		switch {
		case first && !t.known:
			need = undatedScore
		case !first && t.known:
			need = mergeScore
		case !first:
			need = mergeUndated
		}
		if !first && (x.stories.at(t.story).alone || x.stories.at(own).alone) {
			continue
		}
		if t.score < need || !first && x.size(own, mostMerged)+x.size(t.story, mostMerged) > mostMerged {
			continue
		}
		if first {
			x.articles.edit(slot).to = t.to // whose date is its own where it has none
			x.setRecord(slot, record{t.to, model.Related, a.share, x.whyRelated(slot, t.to, r)})
		}
		if !first { // else only the new article gets another story
			w.note(x, a.group)
			w.note(x, x.articles.at(t.to).group)
		}
		parted := x.stories.at(t.story).alone
		own = x.merge(own, t.story)
		if x.stories.at(own).alone != parted {
			x.stories.edit(own).alone = parted
		}
	}
}
