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
	a := &x.articles[slot]
	own := x.groups[a.group].story
	for _, t := range x.ties(slot) {
		if t.story == own || slices.ContainsFunc(x.forms, func(g int32) bool { return x.groups[g].story == t.story }) {
			continue
		}
		first := len(x.stories[own].groups) == 1 && len(x.groups[a.group].members) == 1 && a.relation == model.New
		need := storyScore
		switch {
		case first && !t.known:
			need = undatedScore
		case !first && t.known:
			need = mergeScore
		case !first:
			need = mergeUndated
		}
		if !first && (x.stories[t.story].alone || x.stories[own].alone) {
			continue
		}
		if t.score < need || !first && x.size(own, mostMerged)+x.size(t.story, mostMerged) > mostMerged {
			continue
		}
		if first {
			a.relation, a.to = model.Related, t.to
			a.why = x.whyRelated(slot, t.to, r)
		}
		if !first { // else only the new article gets another story
			w.note(x, a.group)
			w.note(x, x.articles[t.to].group)
		}
		parted := x.stories[t.story].alone
		own = x.merge(own, t.story)
		x.stories[own].alone = parted
	}
}

// size is how many articles a story has, counted no further than beyond most.
func (x *Index) size(s int32, most int) int {
	n := 0
	for _, g := range x.stories[s].groups {
		if n += len(x.groups[g].members); n > most {
			break
		}
	}
	return n
}

// merge makes one story of two and returns it.
func (x *Index) merge(s, t int32) int32 {
	if len(x.stories[s].groups) < len(x.stories[t].groups) {
		s, t = t, s
	}
	into, from := &x.stories[s], &x.stories[t]
	for _, g := range from.groups {
		x.groups[g].story = s
	}
	ordered := len(into.groups) == 0 || len(from.groups) == 0 || into.groups[len(into.groups)-1] < from.groups[0]
	into.groups = append(into.groups, from.groups...)
	if !ordered {
		slices.Sort(into.groups)
	}
	if into.first == none || from.first == none {
		into.first = none
	} else {
		into.first = min(into.first, from.first)
	}
	from.groups, from.first, from.into = nil, none, s
	return s
}
