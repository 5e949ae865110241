package group

import (
	"cmp"
	"slices"
)

// When two sentences are one that was reworded.
const (
	rewordedDice = .5  // of the words of both, those in common; stop words count a quarter
	rewordedPart = .75 // of the words of the shorter, if that has rewordedCore words that are none
	rewordedCore = 4
	rewordedNext = .34 // of the words of both, where the sentences beside them stand for each other
	rewordedRest = .7  // of the words of a sentence that was joined to another, those the other has left
)

// A word, or two in a row, that more pairs of sentences have than mostAlike finds none.
const mostAlike = 32

// coreWeight is what a word counts that is no stop word.
const coreWeight = 4

// bag is the words of a sentence by their hashes, each with its weight in the low bits.
type bag []uint64

func newBag(ts []token) bag {
	b := make(bag, len(ts))
	for i, t := range ts {
		w := uint64(coreWeight)
		if t.flags&isStop != 0 {
			w = 1
		}
		b[i] = uint64(t.word)<<8 | w
	}
	slices.Sort(b)
	return b
}

func (b bag) weight() int {
	n := 0
	for _, w := range b {
		n += int(w & 0xFF)
	}
	return n
}

// shared is the weight that two bags have in common.
func (b bag) shared(o bag) int {
	n := 0
	for i, j := 0, 0; i < len(b) && j < len(o); {
		switch cmp.Compare(b[i], o[j]) {
		case -1:
			i++
		case 1:
			j++
		default:
			n, i, j = n+int(b[i]&0xFF), i+1, j+1
		}
	}
	return n
}

// less is what of a bag another does not have.
func (b bag) less(o bag) bag {
	var out bag
	j := 0
	for _, w := range b {
		for j < len(o) && o[j] < w {
			j++
		}
		if j < len(o) && o[j] == w {
			j++
			continue
		}
		out = append(out, w)
	}
	return out
}

// candidate is two sentences that may stand for each other.
type candidate struct {
	i, j int
	like float64
}

// pairReworded links sentences that are left over, those most alike first, then what
// was parted from one or joined to it.
func (c *collation) pairReworded() {
	var found []candidate
	bagsX, bagsY := c.x.bags(), c.y.bags()
	for _, p := range c.candidates() {
		i, j := int(p>>32), int(p&0xFFFFFFFF)
		if like, ok := c.like(i, j, bagsX[i], bagsY[j]); ok {
			found = append(found, candidate{i, j, like})
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(c.far(a), c.far(b)), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	first := len(c.links)
	for _, a := range found {
		if c.x.link[a.i] == none && c.y.link[a.j] == none {
			c.pair(a.i, a.j, false)
		}
	}
	for k := first; k < len(c.links); k++ {
		l := &c.links[k]
		l.x, l.xEnd = c.x.grow(int32(k), l.x, l.xEnd, bagsX, bagsY[l.y])
		if l.xEnd-l.x == 1 {
			l.y, l.yEnd = c.y.grow(int32(k), l.y, l.yEnd, bagsY, bagsX[l.x])
		}
	}
}

// bags are those of the sentences that are left over.
func (v *version) bags() []bag {
	out := make([]bag, len(v.sentences))
	for i, s := range v.sentences {
		if v.link[i] == none && s.to > s.from {
			out[i] = newBag(v.tokens[s.from:s.to])
		}
	}
	return out
}

// far is how far from each other two sentences stand, as parts of their texts.
func (c *collation) far(a candidate) float64 {
	d := float64(a.i)/float64(len(c.x.sentences)) - float64(a.j)/float64(len(c.y.sentences))
	return max(d, -d)
}

// like tells how much two sentences are alike, and whether that is enough.
func (c *collation) like(i, j int, a, b bag) (float64, bool) {
	shared, wa, wb := a.shared(b), a.weight(), b.weight()
	dice, part := 2*part01(shared, wa+wb), part01(shared, min(wa, wb))
	switch {
	case dice >= rewordedDice:
	case part >= rewordedPart && min(wa, wb) >= rewordedCore*coreWeight:
	case dice >= rewordedNext && c.beside(i, j) && c.severalThings(i, j):
	default:
		return 0, false
	}
	return max(dice, part*.9), true
}

// beside tells whether the sentences before two, or those behind them, stand for each other.
func (c *collation) beside(i, j int) bool {
	at := func(v *version, i int) int32 {
		if i < 0 || i == len(v.link) {
			return none
		}
		return v.link[i]
	}
	before, behind := at(c.x, i-1), at(c.x, i+1)
	return before != none && before == at(c.y, j-1) || behind != none && behind == at(c.y, j+1)
}

// candidates lists pairs of sentences, left over, that share two keys (words, or words in a
// row) which not many have, and those that stand at the same place between others.
func (c *collation) candidates() []uint64 {
	out := append(c.pairs(), c.between()...)
	slices.Sort(out)
	return slices.Compact(out)
}

// between are the pairs of sentences, left over, that stand beside others which stand for
// each other.
func (c *collation) between() []uint64 {
	free := func(v *version, i int) bool {
		return i >= 0 && i < len(v.link) && v.link[i] == none && v.sentences[i].from < v.sentences[i].to
	}
	var out []uint64
	for _, l := range c.links {
		for _, step := range [...]int{-1, 1} {
			if i, j := l.x+step, l.y+step; free(c.x, i) && free(c.y, j) {
				out = append(out, uint64(i)<<32|uint64(j))
			}
		}
	}
	return out
}

// grow takes into a link the sentences beside it that are left over and stand, for the most
// part, in what the other text's sentence has more.
func (v *version) grow(k int32, from, to int, bags []bag, other bag) (int, int) {
	rest := other.less(bags[from])
	joins := func(i int) bool {
		if i < 0 || i >= len(v.link) || v.link[i] != none || len(bags[i]) == 0 {
			return false
		}
		b := bags[i]
		if float64(b.shared(rest)) < rewordedRest*float64(b.weight()) || b.weight() < coreWeight {
			return false
		}
		rest = rest.less(b)
		v.link[i] = k
		return true
	}
	for joins(to) {
		to++
	}
	for joins(from - 1) {
		from--
	}
	return from, to
}
