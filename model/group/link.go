package group

import (
	"cmp"
	"math"
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

// tie is how strongly an article belongs to a story.
type tie struct {
	story int32
	to    int32 // the member it is closest to
	score float64
	known bool // by dates on both sides
}

// link finds the story of an article by its subject and time, and makes one of
// two stories that it belongs to both.
func (x *Index) link(slot int32, r *reading, w *watch) {
	a := &x.articles[slot]
	own := x.groups[a.group].story
	for _, t := range x.ties(slot) {
		if t.story == own {
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
		if t.score < need || !first && x.size(own)+x.size(t.story) > mostMerged {
			continue
		}
		if first {
			a.relation, a.to = model.Related, t.to
			a.why = x.whyRelated(slot, t.to, r)
		}
		w.note(x, a.group)
		w.note(x, x.articles[t.to].group)
		parted := x.stories[t.story].alone
		own = x.merge(own, t.story)
		x.stories[own].alone = parted
	}
}

// ties lists the stories near an article, the strongest first.
func (x *Index) ties(slot int32) []tie {
	a := &x.articles[slot]
	var out []tie
	for _, s := range x.nearStories(slot) {
		if t, ok := x.tie(a, s); ok {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(p, q tie) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.story, q.story))
	})
	return out
}

// nearStories are those of the articles that share most strong terms.
func (x *Index) nearStories(slot int32) []int32 {
	a := &x.articles[slot]
	counts := map[int32]int{}
	for _, e := range a.vec.strongest(nil, keyTerms) {
		for _, other := range x.subjects[e&termMask] {
			counts[other] += int(e & 0xFF)
		}
	}
	slots := make([]int32, 0, len(counts))
	for s := range counts {
		if !x.articles[s].gone && s != slot {
			slots = append(slots, s)
		}
	}
	slices.SortFunc(slots, func(p, q int32) int {
		return cmp.Or(cmp.Compare(counts[q], counts[p]), cmp.Compare(p, q))
	})
	var out []int32
	for _, s := range slots[:min(len(slots), mostProbes)] {
		if st := x.groups[x.articles[s].group].story; !slices.Contains(out, st) {
			out = append(out, st)
		}
	}
	return out
}

// tie measures an article against a story: half its closest member, half the
// average, each fading with the time between.
func (x *Index) tie(a *article, s int32) (tie, bool) {
	when := x.whenOf(a)
	best := tie{story: s, to: none}
	sum, n := 0.0, 0
	groups := x.stories[s].groups
	if len(groups) > mostCompared {
		groups = append(slices.Clone(groups[:mostCompared/2]), groups[len(groups)-mostCompared/2:]...)
	}
	for _, g := range groups {
		if g == a.group {
			continue
		}
		for _, m := range x.groups[g].members[:min(1, len(x.groups[g].members))] {
			b := &x.articles[m]
			if len(b.vec) == 0 || a.language != "" && b.language != "" && a.language != b.language {
				continue
			}
			d, known := days(when, x.whenOf(b))
			if known && d > windowDays || !known && x.long(a, b) {
				continue
			}
			v := dot(a.vec, b.vec) * math.Exp(-d*d/(2*sigmaDays*sigmaDays))
			sum += v
			n++
			if v > best.score || best.to == none {
				best.to, best.score, best.known = m, v, known
			}
		}
	}
	if n == 0 {
		return best, false
	}
	best.score = (best.score + sum/float64(n)) / 2
	return best, true
}

// whenOf is an article's moment; where it has no date, that of its copies, or of
// the article that it was put with.
func (x *Index) whenOf(a *article) moment {
	for b, hops := a, 0; hops < 3; hops++ {
		if b.when.unix != 0 {
			return b.when
		}
		if b.group != none && x.groups[b.group].when.unix != 0 {
			return x.groups[b.group].when
		}
		if b.to == none {
			break
		}
		b = &x.articles[b.to]
	}
	return a.when
}

// long tells whether one of two articles is without a date and had come long before
// the other was published.
func (x *Index) long(a, b *article) bool {
	return b.seen != 0 && a.when.unix-b.seen > windowDays*24*3600
}

// remember keeps an article under one of its terms.
func (x *Index) remember(term uint32, slot int32) {
	l := x.subjects[term]
	if len(l) >= mostRecent {
		copy(l, l[1:])
		l = l[:len(l)-1]
	}
	x.subjects[term] = append(l, slot)
}

// size is how many articles a story has.
func (x *Index) size(s int32) int {
	n := 0
	for _, g := range x.stories[s].groups {
		n += len(x.groups[g].members)
	}
	return n
}

// merge makes one story of two and returns it.
func (x *Index) merge(s, t int32) int32 {
	if len(x.stories[s].groups) < len(x.stories[t].groups) {
		s, t = t, s
	}
	for _, g := range x.stories[t].groups {
		x.groups[g].story = s
	}
	x.stories[s].groups = append(x.stories[s].groups, x.stories[t].groups...)
	slices.Sort(x.stories[s].groups)
	x.stories[t].groups, x.stories[t].into = nil, s
	return s
}
