package group

import "slices"

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
