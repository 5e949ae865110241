package group

import (
	"cmp"
	"math"
	"slices"
)

// tie is how strongly an article belongs to a story.
type tie struct {
	story int32
	to    int32 // the member it is closest to
	score float64
	known bool // by dates on both sides
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
	clear(x.near)
	x.strong = x.articles[slot].vec.strongest(x.strong, keyTerms)
	for _, e := range x.strong {
		for _, other := range x.subjects[e&termMask] {
			x.near[other] += int(e & 0xFF)
		}
	}
	before := func(p, q int32) bool {
		return x.near[p] > x.near[q] || x.near[p] == x.near[q] && p < q
	}
	x.top = x.top[:0]
	for s, n := range x.near {
		if full := len(x.top) == mostProbes; full && n < x.near[x.top[mostProbes-1]] || x.articles[s].gone || s == slot {
			continue
		}
		i := len(x.top)
		for i > 0 && before(s, x.top[i-1]) {
			i--
		}
		if x.top = slices.Insert(x.top, i, s); len(x.top) > mostProbes {
			x.top = x.top[:mostProbes]
		}
	}
	var out []int32
	for _, s := range x.top {
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
