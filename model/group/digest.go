package group

import mathbits "math/bits"

const (
	// leastCoherence is the part of the subject words of a passage that must come
	// again in the rest of the longer text that it stands in. Measured: digests .00
	// to .04, cut copies .06 and more; where the passage is a third and more of the text,
	// digests 0, and one cut copy in twenty.
	leastCoherence = .05
	leastOfThird   = .03

	// ofSmall is the same where the passage is less than smallShare of the longer text, so
	// that it is to be an item of a digest rather than a cut copy, which have rarely so little.
	ofSmall    = .15
	smallShare = .3

	// itemShare is how much of the shorter text must stand in the longer one for a common headline to say
	// that it is that text; an item with a headline of its own is often the first of several.
	itemShare = .7

	// leastSubject is how many subject words a passage needs for that, and subjectOfThird how many
	// where it is no small part: of twelve, one in five cut copies has none again.
	leastSubject   = 12
	subjectOfThird = 16

	// digestShare is how much of the longer text the shorter may be for the longer
	// to be a digest that no story takes in.
	digestShare = .3
)

// digest tells whether what is common is less than a part of a text that goes on to speak
// of other things: a round-up, which no story takes in.
func (c *comparison) digest() bool {
	is := func(t *text, hide, cover bits) bool {
		again, of := c.coherence(t, hide, cover)
		return of >= leastSubject && again < leastCoherence
	}
	return c.shareB() < digestShare && is(c.b, c.hideB, c.coverB) || c.shareA() < digestShare && is(c.a, c.hideA, c.coverA)
}

// item tells whether the shorter of two texts is no more than an item of the longer one. Texts
// under one headline are hardly that.
func (c *comparison) item(oneHeadline bool) bool {
	share, long, hide, cover := c.shareB(), c.b, c.hideB, c.inPassagesB
	if c.shareA() < share {
		share, long, hide, cover = c.shareA(), c.a, c.hideA, c.inPassagesA
	}
	if share >= nearShare {
		return false
	}
	oneHeadline = oneHeadline && max(c.shareA(), c.shareB()) >= itemShare
	again, of := c.coherence(long, hide, cover())
	switch {
	case share >= smallShare:
		return !oneHeadline && of >= subjectOfThird && again < leastOfThird
	case oneHeadline:
		return of >= leastSubject && again < leastCoherence
	}
	return of < leastSubject || again < ofSmall
}

// inPassagesA is the words of a in common passages, those that differ among them, and
// inPassagesB those of b.
func (c *comparison) inPassagesA() bits {
	in := cloneBits(c.coverA)
	for _, p := range c.passages() {
		in.setRange(p.i, p.endI)
	}
	return in
}

func (c *comparison) inPassagesB() bits {
	in := cloneBits(c.coverB)
	for _, p := range c.passages() {
		in.setRange(p.j, p.endJ)
	}
	return in
}

// coherence is the part of the subject words that cover a part of a text which come again in
// the rest, and how many they are: none if the rest is too short to tell.
func (c *comparison) coherence(long *text, hide, cover bits) (again float64, of int) {
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
	if len(out) < leastWords {
		return 0, 0
	}
	n := 0
	for w := range in {
		if _, ok := out[w]; ok {
			n++
		}
	}
	return part01(n, len(in)), len(in)
}

// stretch is the words of the new text that stand in a text of a group.
type stretch struct {
	group uint32
	cover bits
}

// A text is a round-up if what it shares with another is no more than smallItem of it, and beside that at least
// otherItem stands in a text of another group: an item each.
const (
	smallItem = .4
	otherItem = .12
)

// itemOfSeveral tells whether a match is with one item of a round-up: other parts of the new text, that it has not in
// common with it, stand in other texts.
func (x *Index) itemOfSeveral(m match, parts []stretch, r *reading) bool {
	own := m.cover
	group := uint32(x.articles.at(m.to).group)
	least := int(otherItem * float64(len(r.words.words)))
	for _, p := range parts {
		if p.group == group || p.cover == nil {
			continue
		}
		beside, both := 0, 0
		for i := range p.cover {
			beside += mathbits.OnesCount64(p.cover[i] &^ own[i])
			both += mathbits.OnesCount64(p.cover[i] & own[i])
		}
		if beside >= least && both < beside/4 {
			return true
		}
	}
	return false
}
