package group

// Two texts are held against each other word by word in a table of at most cells; what
// is longer, in common runs (align.go). A comparison fills at most allCells.
const (
	cells    = 1 << 16
	allCells = 1 << 25
)

// cover marks the words that stand in both texts, and the gaps between them in the
// sentences that were reworded. Sentences that have their words in another order than the
// other text's have not enough in common: they are taken apart again.
func (c *collation) cover() {
	var w weaver
	left := allCells
	kept := c.links[:0]
	for _, l := range c.links {
		x, y := c.x.sentences[l.x].from, c.y.sentences[l.y].from
		xs, ys := c.x.words(l.x, l.xEnd), c.y.words(l.y, l.yEnd)
		runs := []run{{0, 0, len(xs)}}
		if !l.same {
			if n := len(xs) * len(ys); n <= min(cells, left) {
				left -= n
				runs = w.weave(xs, ys)
			} else {
				runs = w.align(xs, ys)
			}
			runs = settled(runs, xs, ys)
			if !l.told && !enough(runs, xs, ys) && !c.toldThere(l) {
				l.relink(c, none)
				continue
			}
			c.gaps = appendGaps(c.gaps, runs, xs, ys, x, y)
		}
		for _, r := range runs {
			c.x.common.setRange(x+r.i, x+r.i+r.n)
			c.y.common.setRange(y+r.j, y+r.j+r.n)
		}
		l.relink(c, int32(len(kept)))
		kept = append(kept, l)
	}
	c.links = kept
}

// toldThere tells whether a link is two sentences at the same place that say the same in other words.
func (c *collation) toldThere(l link) bool {
	if l.xEnd-l.x > 1 || l.yEnd-l.y > 1 || !c.beside(l.x, l.y) {
		return false
	}
	_, told := c.toldAlike(l.x, l.y)
	return told
}

// relink gives the sentences of a link another number.
func (l link) relink(c *collation, number int32) {
	for i := l.x; i < l.xEnd; i++ {
		c.x.link[i] = number
	}
	for j := l.y; j < l.yEnd; j++ {
		c.y.link[j] = number
	}
}

// enough tells whether common words make two sentences one that was reworded.
func enough(runs []run, xs, ys []token) bool {
	weight := func(ts []token) (n int) {
		for _, t := range ts {
			if n += coreWeight; t.flags&isStop != 0 {
				n -= coreWeight - 1
			}
		}
		return n
	}
	shared := 0
	for _, r := range runs {
		shared += weight(xs[r.i : r.i+r.n])
	}
	wx, wy := weight(xs), weight(ys)
	return 2*part01(shared, wx+wy) >= rewordedNext || part01(shared, min(wx, wy)) >= rewordedRest
}

// appendGaps adds what stands between runs; the words start at x and y of their texts.
func appendGaps(gaps []gap, runs []run, xs, ys []token, x, y int) []gap {
	i, j := 0, 0
	for k := range len(runs) + 1 {
		r := run{len(xs), len(ys), 0}
		if k < len(runs) {
			r = runs[k]
		}
		if r.i > i || r.j > j {
			gaps = append(gaps, gap{x + i, x + r.i, y + j, y + r.j})
		}
		i, j = r.i+r.n, r.j+r.n
	}
	return gaps
}

// weaver finds the words that two sentences have in common, in order. Its memory is
// reused.
type weaver struct {
	al    aligner
	table []uint16
	runs  []run
	a, b  []uint16
}

// weave finds the most words in common. Quadratic.
func (w *weaver) weave(xs, ys []token) []run {
	w.runs = w.runs[:0]
	width := len(ys) + 1
	if size := (len(xs) + 1) * width; size > cap(w.table) {
		w.table = make([]uint16, size)
	}
	t := w.table[:(len(xs)+1)*width]
	clear(t[len(xs)*width:])
	for i := len(xs) - 1; i >= 0; i-- {
		row, next := t[i*width:(i+1)*width], t[(i+1)*width:(i+2)*width]
		row[len(ys)] = 0
		for j := len(ys) - 1; j >= 0; j-- {
			if xs[i].word == ys[j].word {
				row[j] = next[j+1] + 1
			} else {
				row[j] = max(next[j], row[j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(xs) && j < len(ys); {
		switch {
		case xs[i].word == ys[j].word:
			w.add(i, j, 1)
			i, j = i+1, j+1
		case t[(i+1)*width+j] >= t[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return w.runs
}

func (w *weaver) add(i, j, n int) {
	if k := len(w.runs) - 1; k >= 0 && w.runs[k].i+w.runs[k].n == i && w.runs[k].j+w.runs[k].n == j {
		w.runs[k].n += n
		return
	}
	w.runs = append(w.runs, run{i, j, n})
}

// align finds common runs of four words and more that are in the same order. Linear.
func (w *weaver) align(xs, ys []token) []run {
	w.a, w.b, w.runs = short(w.a, xs), short(w.b, ys), w.runs[:0]
	w.al.load(w.b)
	end := 0
	for _, r := range w.al.align(w.a, w.b) {
		if r.j < end {
			continue
		}
		for k := range r.n { // 16 bits are not all of a word
			if xs[r.i+k].word == ys[r.j+k].word {
				w.add(r.i+k, r.j+k, 1)
			}
		}
		end = r.j + r.n
	}
	return w.runs
}

func short(dst []uint16, ts []token) []uint16 {
	dst = dst[:0]
	for _, t := range ts {
		dst = append(dst, uint16(t.word))
	}
	return dst
}

// leastGap is how many words differ on both sides of a single small word that is
// the same by chance.
const leastGap = 2

// settled leaves out the words that are the same by chance: a single stop word, or a single
// character, between others that differ.
func settled(runs []run, xs, ys []token) []run {
	out := runs[:0]
	i, j := 0, 0
	for k, r := range runs {
		endX, endY := len(xs), len(ys)
		if k+1 < len(runs) {
			endX, endY = runs[k+1].i, runs[k+1].j
		}
		small := r.n == 1 && (xs[r.i].flags&isStop != 0 || xs[r.i].end-xs[r.i].start < minWord)
		before, behind := max(r.i-i, r.j-j), max(endX-r.i-1, endY-r.j-1)
		if small && before >= leastGap && behind >= leastGap && xs[r.i].flags&isFigure == 0 {
			continue
		}
		out = append(out, r)
		i, j = r.i+r.n, r.j+r.n
	}
	return out
}

// minWord is the bytes of a word that is not the same by chance.
const minWord = 4
