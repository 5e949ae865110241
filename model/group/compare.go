package group

import "slices"

// comparison is what two texts have in common. a is the new one. Words that are
// known furniture are left out on both sides.
type comparison struct {
	usual          func(uint16) bool // words that say little of a subject
	a, b           *text
	hideA, hideB   bits // furniture
	coverA, coverB bits // common words
	runs           []run
	liveA, liveB   int // words that count
	sharedA        int // of them, those that stand in the other
	sharedB        int
	quotedA        int // of sharedA, those in quotation marks
	quotedB        int
}

func (c *comparison) shareA() float64 { return part01(c.sharedA, c.liveA) }
func (c *comparison) shareB() float64 { return part01(c.sharedB, c.liveB) }

// lifted is the part of the common words that one of the texts quotes.
func (c *comparison) lifted() float64 {
	return max(part01(c.quotedA, c.sharedA), part01(c.quotedB, c.sharedB))
}

// quotedByOne is the part of the common words that one of the texts quotes and the other does not.
func (c *comparison) quotedByOne() float64 {
	d := part01(c.quotedA, c.sharedA) - part01(c.quotedB, c.sharedB)
	return max(d, -d)
}

func part01(n, of int) float64 {
	if of <= 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// maxGap is how many differing words two runs may be apart to be one passage;
// words that agree in such a gap count as common too.
const maxGap = 4

// newComparison covers both texts with their common runs. The aligner was loaded with b.
func newComparison(al *aligner, a, b *text, hideA, hideB bits) *comparison {
	c := &comparison{a: a, b: b, hideA: hideA, hideB: hideB, coverA: newBits(len(a.words)), coverB: newBits(len(b.words))}
	c.runs = append(c.runs, al.align(a.words, b.words)...)
	for k, r := range c.runs {
		c.coverA.setRange(r.i, r.i+r.n)
		c.coverB.setRange(r.j, r.j+r.n)
		if k > 0 {
			c.fillGap(c.runs[k-1], r)
		}
	}
	c.count()
	return c
}

// visible is the common words of a that are no furniture.
func (c *comparison) visible() bits {
	out := cloneBits(c.coverA)
	for i := range out {
		out[i] &^= c.hideA[i]
	}
	return out
}

// fillGap covers the words that agree, in order, in a small gap between two runs.
func (c *comparison) fillGap(p, r run) {
	i, j := p.i+p.n, p.j+p.n
	if r.i-i > maxGap || r.j < j || r.j-j > maxGap {
		return
	}
	for ; i < r.i; i++ {
		for k := j; k < r.j; k++ {
			if c.a.words[i] == c.b.words[k] {
				c.coverA.set(i)
				c.coverB.set(k)
				j = k + 1
				break
			}
		}
	}
}

func (c *comparison) count() {
	c.liveA, c.sharedA, c.quotedA = 0, 0, 0
	for i := range c.a.words {
		if c.hideA.has(i) {
			continue
		}
		c.liveA++
		if c.coverA.has(i) {
			c.sharedA++
			if c.a.quotes.has(i) {
				c.quotedA++
			}
		}
	}
	c.liveB, c.sharedB, c.quotedB = 0, 0, 0
	for j := range c.b.words {
		if c.hideB.has(j) {
			continue
		}
		c.liveB++
		if c.coverB.has(j) {
			c.sharedB++
			if c.b.quotes.has(j) {
				c.quotedB++
			}
		}
	}
}

// agreement tells how many of the names (or figures) of the text with fewer of them
// stand in the other, and how many it has.
func (c *comparison) agreement(of func(*text) bits) (n, all int) {
	a, b := c.a.pick(of(c.a), c.hideA), c.b.pick(of(c.b), c.hideB)
	return common(a, b), min(len(a), len(b))
}

// exchanged counts the names (or figures) that both texts have at the same place
// of a common passage: those that agree, and those for which the other text has another.
func (c *comparison) exchanged(of func(*text) bits) (same, other int) {
	setA, setB := of(c.a), of(c.b)
	for k, r := range c.runs {
		if !c.hideA.has(r.i) {
			for i := r.i; i < r.i+r.n; i++ {
				if setA.has(i) {
					same++
				}
			}
		}
		if k == 0 {
			continue
		}
		p := c.runs[k-1]
		if i, j := p.i+p.n, p.j+p.n; r.i-i <= 2*maxGap && r.j >= j && r.j-j <= 2*maxGap {
			n, m := c.inGap(setA, setB, i, r.i, j, r.j)
			same, other = same+n, other+m
		}
	}
	return same, other
}

// inGap is the same of the words between two runs: what only one text has there does not count.
func (c *comparison) inGap(setA, setB bits, i, endI, j, endJ int) (same, other int) {
	a, b := 0, 0
	for k := j; k < endJ; k++ {
		if setB.has(k) {
			b++
		}
	}
	for ; b > 0 && i < endI; i++ {
		if !setA.has(i) {
			continue
		}
		a++
		for k := j; k < endJ; k++ {
			if setB.has(k) && c.b.words[k] == c.a.words[i] {
				same++
				break
			}
		}
	}
	return same, max(0, min(a, b)-same)
}

// correction is a figure of a, and the one that b has in its place: positions.
type correction struct{ at, was int } // was: none if it is not plain which

// changed lists the figures for which b has others at the same place.
func (c *comparison) changed() (out []correction) {
	for k := 1; k < len(c.runs); k++ {
		p, r := c.runs[k-1], c.runs[k]
		i, j := p.i+p.n, p.j+p.n
		if r.i-i > 2*maxGap || r.j < j || r.j-j > 2*maxGap {
			continue
		}
		a, b := c.others(i, r.i, j, r.j)
		for n, at := range a {
			switch {
			case len(a) == len(b):
				out = append(out, correction{at, b[n]})
			case len(b) > 0:
				out = append(out, correction{at, none})
			}
		}
	}
	return out
}

// others are the figures in a gap between two runs that the other text does not have there.
func (c *comparison) others(i, endI, j, endJ int) (a, b []int) {
	for ; j < endJ; j++ {
		if c.b.figs.has(j) {
			b = append(b, j)
		}
	}
	if len(b) == 0 {
		return nil, nil
	}
	for ; i < endI; i++ {
		if !c.a.figs.has(i) || c.hideA.has(i) {
			continue
		}
		same := func(j int) bool { return c.b.words[j] == c.a.words[i] }
		if k := slices.IndexFunc(b, same); k >= 0 {
			b = slices.Delete(b, k, k+1)
			continue
		}
		a = append(a, i)
	}
	return a, b
}

func nameBits(t *text) bits   { return t.names }
func figureBits(t *text) bits { return t.figs }

// passage is a chain of runs with small gaps between them.
type passage struct{ i, j, endI, endJ int }

// passages joins neighbouring runs.
func (c *comparison) passages() []passage {
	var ps []passage
	for _, r := range c.runs {
		if k := len(ps) - 1; k >= 0 {
			p := &ps[k]
			if r.i-p.endI <= 2*maxGap && r.j >= p.endJ && r.j-p.endJ <= 2*maxGap {
				p.endI, p.endJ = r.i+r.n, r.j+r.n
				continue
			}
		}
		ps = append(ps, passage{r.i, r.j, r.i + r.n, r.j + r.n})
	}
	return ps
}
