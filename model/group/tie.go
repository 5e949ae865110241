package group

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// tie is how strongly an article belongs to a story.
type tie struct {
	story int32
	to    int32 // the member it is closest to
	score float64
	known bool // when both are of
}

// ties lists the stories near an article, the strongest first.
func (x *Index) ties(slot int32, v vector) []tie {
	var out []tie
	for _, s := range x.nearStories(slot, v) {
		if t, ok := x.tie(slot, v, s); ok {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(p, q tie) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.story, q.story))
	})
	return out
}

// nearStories are those of the articles that share most strong terms.
func (x *Index) nearStories(slot int32, v vector) []int32 {
	x.near.clear()
	x.strong = v.strongest(x.strong, lookTerms)
	for _, e := range x.strong {
		x.recent = x.topics.having(x.recent[:0], e&termMask)
		for _, other := range x.recent {
			x.near.add(other, e&0xFF)
		}
	}
	gone := func(s int32) bool { return s == slot || x.articles.at(s).is(isGone) }
	x.top = x.near.most(x.top[:0], mostProbes, func(int32) bool { return false })
	if slices.ContainsFunc(x.top, gone) { // rarely: who asks of all reads far more entries
		x.top = x.near.most(x.top[:0], mostProbes, gone)
	}
	x.stood = x.stood[:0]
	for _, s := range x.top {
		if st := x.groups.at(x.articles.at(s).group).story; !slices.Contains(x.stood, st) {
			x.stood = append(x.stood, st)
		}
	}
	return x.stood
}

// tie measures an article against a story: half its closest member, half the
// middle of them all, fading with the time since the one nearest in time.
func (x *Index) tie(slot int32, v vector, s int32) (tie, bool) {
	a := x.articles.at(slot)
	when := x.whenOf(a)
	best := tie{story: s, to: none}
	var sums [mostTerms]uint32
	gap, most, n := math.Inf(1), uint32(0), 0
	for g := range x.compared(s) {
		m := x.firstLiving(g)
		if g == a.group || m == none {
			continue
		}
		b := x.articles.at(m)
		if !b.is(isSubject) || a.language != 0 && b.language != 0 && a.language != b.language {
			continue
		}
		d, known := days(when, x.whenOf(b))
		if known && d > windowDays || !known && x.long(a, b) {
			continue
		}
		n++
		if d < gap {
			gap, best.known = d, when.unix != 0 && x.whenOf(b).unix != 0
		}
		if like := alike(v, x.vector(m), &sums); like > most || best.to == none {
			best.to, most = m, like
		}
	}
	if n == 0 {
		return best, false
	}
	middle := 0.0
	length := math.Sqrt(float64(n) + cohesion*float64(n*(n-1)))
	for k, e := range v {
		middle += math.Min(float64(e&0xFF)*float64(sums[k])/length, mostOfTerm)
	}
	fade := math.Exp(-math.Pow(gap/fadeDays, fadePower))
	best.score = (float64(most) + middle) / (2 * 255 * 255) * fade
	return best, true
}

// compared gives the groups of a story that speak for it: all, or its first and its last.
func (x *Index) compared(s int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		st := x.stories.at(s)
		g := st.head
		for n := range st.count {
			if n == mostCompared/2 && st.count > mostCompared {
				g = st.tail
				for range mostCompared/2 - 1 {
					if g != none {
						g = x.beforeGroup(g)
					}
				}
			}
			if g == none || !yield(g) {
				return
			}
			g = x.afterGroup(g)
		}
	}
}

// firstLiving is the first article of a group that was not forgotten.
func (x *Index) firstLiving(g int32) int32 {
	for m := range x.members(g) {
		if !x.articles.at(m).is(isGone) {
			return m
		}
	}
	return none
}

// whenOf is an article's moment; where it has no date, that of its copies, or of
// the article that it was put with.
func (x *Index) whenOf(a *article) moment {
	for b, hops := a, 0; hops < 3; hops++ {
		if b.unix != 0 {
			return b.moment()
		}
		if b.group != none && x.groups.at(b.group).unix != 0 {
			return x.groups.at(b.group).moment()
		}
		if b.to == none {
			break
		}
		b = x.articles.at(b.to)
	}
	return a.moment()
}

// long tells whether one of two articles is without a date and had come long before
// the other was published.
func (x *Index) long(a, b *article) bool {
	return b.seen != 0 && a.unix-b.seen > windowDays*24*3600
}
