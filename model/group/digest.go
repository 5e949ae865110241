package group

const (
	// leastCoherence is the part of the subject words of a passage that must come
	// again in the rest of the longer text that it stands in. Measured: digests .00
	// to .04, cut copies .06 and more.
	leastCoherence = .05

	// leastSubject is how many subject words a passage needs for that.
	leastSubject = 12

	// digestShare is how much of the longer text the shorter may be for the longer
	// to be a digest that no story takes in.
	digestShare = .3
)

// roundup tells whether what is common is less than a part of a text that goes on to speak
// of other things.
func (c *comparison) roundup(below float64) bool {
	return c.shareB() < below && c.incoherent(c.b, c.hideB, c.coverB) ||
		c.shareA() < below && c.incoherent(c.a, c.hideA, c.coverA)
}

// incoherent tells whether the words that cover a part of a text hardly come again in the rest.
func (c *comparison) incoherent(long *text, hide, cover bits) bool {
	in, out := map[uint16]struct{}{}, map[uint16]struct{}{}
	for i, w := range long.words {
		switch {
		case hide.has(i) || c.usual(w):
		case cover.has(i):
			in[w] = struct{}{}
		default:
			out[w] = struct{}{}
		}
	}
	if len(in) < leastSubject || len(out) < leastWords {
		return false
	}
	again := 0
	for w := range in {
		if _, ok := out[w]; ok {
			again++
		}
	}
	return float64(again)/float64(len(in)) < leastCoherence
}
