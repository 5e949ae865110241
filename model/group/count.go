package group

import (
	"iter"
	"slices"
)

// counts says in how many articles terms of 24 bits stand: open addressing. It holds
// no more than mostCounted terms: when it is full, the rarest go, which are
// taken from then on for what they are nearly, never seen.
type counts struct {
	entries []uint64 // term + 1 in the upper half, count in the lower
	used    int
}

// mostCounted is the places in the table, of which three quarters are used. News of
// 100,000 articles has some hundred thousand terms of which nine in ten stand
// in one or two.
const mostCounted = 1 << 17

func (c *counts) slot(term uint32) int {
	mask := uint32(len(c.entries) - 1)
	i := finish32(term) & mask
	for c.entries[i] != 0 && uint32(c.entries[i]>>32) != term+1 {
		i = (i + 1) & mask
	}
	return int(i)
}

func (c *counts) get(term uint32) uint32 {
	if len(c.entries) == 0 {
		return 0
	}
	return uint32(c.entries[c.slot(term)])
}

// add counts a term n times more.
func (c *counts) add(term, n uint32) {
	if 4*c.used >= 3*len(c.entries) {
		c.resize(max(64, 2*len(c.entries)))
	}
	i := c.slot(term)
	if c.entries[i] == 0 {
		c.entries[i] = uint64(term+1) << 32
		c.used++
	}
	c.entries[i] += uint64(n)
}

func (c *counts) resize(n int) {
	old := c.entries
	c.entries = make([]uint64, n)
	for _, e := range old {
		if e != 0 {
			c.entries[c.slot(uint32(e>>32)-1)] = e
		}
	}
}

// size is how many terms it holds.
func (c *counts) size() int { return c.used }

// drop lets terms go that were counted no more often than least.
func (c *counts) drop(least uint32) {
	old := slices.Clone(c.entries)
	c.entries, c.used = make([]uint64, mostCounted), 0
	for _, e := range old {
		if e != 0 && uint32(e) > least {
			c.entries[c.slot(uint32(e>>32)-1)] = e
			c.used++
		}
	}
}

// all gives the terms with their counts.
func (c *counts) all(yield func(term, n uint32) bool) {
	for _, e := range c.entries {
		if e != 0 && !yield(uint32(e>>32)-1, uint32(e)) {
			return
		}
	}
}

// full tells whether the rarest must go before more come.
func full(c counter, more int) bool { return 4*(c.size()+more) >= 3*mostCounted }

// prune lets the rarest terms go until half of the places are free.
func prune(c counter) {
	for least := uint32(1); 2*c.size() > mostCounted; least *= 2 {
		c.drop(least)
	}
}

// counted is what was counted since it was noted.
type counted struct {
	docs   int
	terms  []uint32 // each as often as it was counted
	words  []uint16
	pruned bool // it cannot be told by what was counted alone
}

func (c *counted) clear() {
	c.terms, c.words = c.terms[:0], c.words[:0]
	c.docs, c.pruned = 0, false
}

// learn counts the terms of the article that was weighed last, and its words.
func (x *Index) learn(words []uint16) {
	w, c := &x.weigh, &x.counted
	if w.words == nil {
		w.words = make([]uint32, 1<<16)
	}
	if full(w.df, len(w.terms)) {
		prune(w.df)
		c.pruned = true
	}
	for _, word := range words {
		if x.once[word/64]&(1<<(word%64)) != 0 {
			continue
		}
		x.once[word/64] |= 1 << (word % 64)
		w.words[word]++
		if x.book != nil {
			c.words = append(c.words, word)
		}
	}
	for _, word := range words {
		x.once[word/64] = 0
	}
	for _, t := range w.terms {
		w.df.add(t.term>>8, 1)
		if x.book != nil {
			c.terms = append(c.terms, t.term>>8)
		}
	}
	w.docs++
	c.docs++
}

// note is what was counted, to be added to what was noted before.
func (c *counted) note() []byte {
	w := &writer{}
	w.uint(uint64(c.docs))
	tally(w, runs(c.terms))
	tally(w, runs(c.words))
	return w.sealed()
}

// runs gives each value once, in order, with how often it is there. It sorts them.
func runs[K uint16 | uint32](all []K) iter.Seq2[uint32, uint32] {
	all = byDigits(all)
	return func(yield func(k, n uint32) bool) {
		for i := 0; i < len(all); {
			n := i + 1
			for n < len(all) && all[n] == all[i] {
				n++
			}
			if !yield(uint32(all[i]), uint32(n-i)) {
				return
			}
			i = n
		}
	}
}

// byDigits sorts numbers of up to 24 bits by one digit of eight bits after another: a
// turn has some ten thousand, which to compare takes a millisecond.
func byDigits[K uint16 | uint32](all []K) []K {
	other := make([]K, len(all))
	for shift := 0; shift < 24; shift += 8 {
		var at [257]int
		for _, k := range all {
			at[k>>shift&0xFF+1]++
		}
		for d := range 256 {
			at[d+1] += at[d]
		}
		for _, k := range all {
			d := k >> shift & 0xFF
			other[at[d]] = k
			at[d]++
		}
		all, other = other, all
	}
	return all
}

// note is all that was counted.
func (w *weigher) note() []byte {
	var terms []uint64
	for term, n := range w.df.all {
		terms = append(terms, uint64(term)<<32|uint64(n))
	}
	slices.Sort(terms)
	out := &writer{}
	out.uint(uint64(w.docs))
	tally(out, func(yield func(k, n uint32) bool) {
		for _, e := range terms {
			if !yield(uint32(e>>32), uint32(e)) {
				return
			}
		}
	})
	tally(out, func(yield func(k, n uint32) bool) {
		for k, n := range w.words {
			if n > 0 && !yield(uint32(k), n) {
				return
			}
		}
	})
	return out.sealed()
}

// take adds what was noted; false if it is damaged.
func (w *weigher) take(b []byte) bool {
	if w.words == nil {
		w.words = make([]uint32, 1<<16)
	}
	r := unseal(b)
	docs := r.uint()
	k := uint64(0)
	for range r.count() {
		k += r.uint()
		if n := r.uint(); r.ok && k < 1<<24 && !full(w.df, 1) {
			w.df.add(uint32(k), uint32(n))
		}
	}
	k = 0
	for range r.count() {
		k += r.uint()
		if n := r.uint(); k < 1<<16 {
			w.words[k] += uint32(n)
		}
	}
	w.docs += int(min(docs, 1<<31))
	return r.ok
}

// tally writes how often something was counted.
func tally(w *writer, counts iter.Seq2[uint32, uint32]) {
	n := 0
	for range counts {
		n++
	}
	w.uint(uint64(n))
	last := uint32(0)
	for k, times := range counts {
		w.uint(uint64(k - last))
		w.uint(uint64(times))
		last = k
	}
}
