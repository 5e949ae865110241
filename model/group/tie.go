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
	known bool // by dates on both sides
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
	clear(x.near)
	x.strong = v.strongest(x.strong, keyTerms)
	for _, e := range x.strong {
		n := 0
		for other := range x.topics.having(e & termMask) {
			x.near[other] += int(e & 0xFF)
			if n++; n == mostRecent {
				break
			}
		}
	}
	before := func(p, q int32) bool {
		return x.near[p] > x.near[q] || x.near[p] == x.near[q] && p < q
	}
	x.top = x.top[:0]
	for s, n := range x.near {
		if full := len(x.top) == mostProbes; full && n < x.near[x.top[mostProbes-1]] || x.articles.at(s).is(isGone) || s == slot {
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
		if st := x.groups.at(x.articles.at(s).group).story; !slices.Contains(out, st) {
			out = append(out, st)
		}
	}
	return out
}

// tie measures an article against a story: half its closest member, half the
// average, each fading with the time between.
func (x *Index) tie(slot int32, v vector, s int32) (tie, bool) {
	a := x.articles.at(slot)
	when := x.whenOf(a)
	best := tie{story: s, to: none}
	sum, n := 0.0, 0
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
		like := dot(v, x.vector(m)) * math.Exp(-d*d/(2*sigmaDays*sigmaDays))
		sum += like
		n++
		if like > best.score || best.to == none {
			best.to, best.score, best.known = m, like, known
		}
	}
	if n == 0 {
		return best, false
	}
	best.score = (best.score + sum/float64(n)) / 2
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
