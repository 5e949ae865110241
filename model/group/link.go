package group

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// The measures of same story. Change one, run `go test ./model/group -run
// 'Dev|Samples' -v`, look at the halves.
const (
	storyScore   = .085 // of an article with one story, both dates known
	undatedScore = .094 // a date is missing
	shortWords   = 150  // of these scores; texts that are longer ask for more in proportion,
	longWords    = 330  // up to this, since they say more of their subject first
	fadeDays     = 35.0 // in which likeness fades to a third
	fadePower    = 3.0
	windowDays   = 60.0 // beyond which nothing is compared
	cohesion     = .15  // how alike the articles of a story are
	keyTerms     = 20   // of a vector an article is found by
	lookTerms    = 40   // of a vector lead to others: of flat ones the strongest are not the same
	mostRecent   = 48   // articles are kept a term
	mostProbes   = 24   // articles are looked at
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
	for _, t := range x.ties(slot, r.vec) {
		need := storyScore
		if !t.known {
			need = undatedScore
		}
		need *= float64(max(shortWords, min(len(r.body), longWords))) / shortWords
		if t.score < need {
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
