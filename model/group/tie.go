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
	to    int32   // the member it is closest to
	score float64 // the logarithm of how much likelier it is of the story than not
}

// ties lists the stories near an article, the strongest first.
func (x *Index) ties(slot int32, r *reading) []tie {
	var out []tie
	for _, s := range x.nearStories(slot, r.vec) {
		if t, ok := x.tie(slot, r, s); ok {
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
			x.near.add(other, weightOf(e))
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

// tie measures an article against a story by those of its articles that are most like it in each
// respect, by the time to the one nearest in time in the story's own rhythm, and by how many there are: the more,
// the likelier is one alike by chance.
func (x *Index) tie(slot int32, r *reading, s int32) (tie, bool) {
	a := x.articles.at(slot)
	when := x.whenOf(a)
	t := tie{story: s, to: none}
	var best likeness
	gap, closest, n, dated := math.Inf(1), 0.0, 0, false
	first, last := int64(math.MaxInt64), int64(math.MinInt64)
	for g := range x.compared(s) {
		m := x.firstLiving(g)
		if g == a.group || m == none {
			continue
		}
		b := x.articles.at(m)
		if !b.is(isSubject) || a.language != 0 && b.language != 0 && a.language != b.language {
			continue
		}
		of := x.whenOf(b)
		d, known := days(when, of)
		if known && d > windowDays || !known && x.long(a, b) {
			continue
		}
		n++
		if gap = min(gap, d); when.unix != 0 && of.unix != 0 {
			dated = true
		}
		if of.unix != 0 {
			first, last = min(first, of.unix), max(last, of.unix)
		}
		like := alike(r.vec, x.vector(m))
		if c := like.cosine(); c > closest || t.to == none {
			t.to, closest = m, c
		}
		best.atLeast(like)
	}
	if n == 0 {
		return t, false
	}
	rest := float64(restDays)
	if first < last {
		rest += float64(last-first) / (24 * 3600)
	}
	t.score = best.odds() + byMany*math.Log(float64(n)) + byRhythm*math.Log1p(gap*float64(n)/rest)
	if !dated {
		t.score += undated
	}
	return t, true
}

// odds is the logarithm of how much likelier two articles with so much in common are of one story
// than not, if they come on one day.
func (l likeness) odds() float64 {
	names, words := math.Sqrt(l.names), math.Sqrt(l.words)
	return storyBias + byNames*names + byWords*words + byBoth*names*words + byCast*l.cast + byBack*l.back
}

// atLeast takes over what is more in another.
func (l *likeness) atLeast(o likeness) {
	l.names, l.words = max(l.names, o.names), max(l.words, o.words)
	l.cast, l.back = max(l.cast, o.cast), max(l.back, o.back)
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
