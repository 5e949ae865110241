package group

import "slices"

// furnitureStories is in how many stories a shingle stands that says nothing
// about any of them.
const furnitureStories = 3

// spread marks a shingle that stands in groups as furniture when they are of too many stories.
func (x *Index) spread(h uint64, gs []uint32) {
	if len(gs) < furnitureStories {
		return
	}
	var seen [maxGroups]int32
	n := 0
	for _, g := range gs {
		if s := x.groups.at(int32(g)).story; x.groups.at(int32(g)).living > 0 && !slices.Contains(seen[:n], s) {
			seen[n] = s
			n++
		}
	}
	if n >= furnitureStories {
		x.texture.mark(h)
	}
}

// furnitureOf hides the words of a text that stand between sampled shingles known as
// furniture, with nothing else sampled in between. known tells of which samples that is so.
func furnitureOf(t *text, samples []shingle, known func(i int) bool) bits {
	hide := newBits(len(t.words))
	last, fresh := -1, true // end of the last furniture; nothing else was sampled yet
	for i, s := range samples {
		if !known(i) {
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

const (
	// cueRate is the part of words that speak to the reader from which prose is
	// more likely the publisher's than a reporter's.
	cueRate = .065

	// leastCueGain is how many such words an edge must have beyond that rate.
	leastCueGain = 4

	// mostCued is the part of a text that may be furniture; beyond it, the text
	// just is written in the first person.
	mostCued = .6
)

// cuedEdges adds to hide the opening and the end of a text that speak to the
// reader. It serves the subject only, on the first copy of an appeal, when
// nothing can tell yet that it will come again: a mistake costs a few terms.
func cuedEdges(hide, cue, quotes bits, n int) bits {
	head, tail := cuedPrefix(n, func(i int) int { return i }, cue, quotes), cuedPrefix(n, func(i int) int { return n - 1 - i }, cue, quotes)
	if float64(head+tail) > mostCued*float64(n) {
		return hide
	}
	out := slices.Clone(hide)
	out.setRange(0, head)
	out.setRange(n-tail, n)
	return out
}

// cuedPrefix is the length of the opening with most cues beyond cueRate, 0 if
// there are too few. at turns the direction.
func cuedPrefix(n int, at func(int) int, cue, quotes bits) int {
	gain, best, length := 0.0, 0.0, 0
	for k := range n {
		i := at(k)
		if quotes.has(i) {
			continue
		}
		gain -= cueRate
		if cue.has(i) {
			gain++
		}
		if gain > best {
			best, length = gain, k+1
		}
	}
	if best < leastCueGain {
		return 0
	}
	return length
}
