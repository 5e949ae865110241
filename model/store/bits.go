package store

import (
	"encoding/binary"
	"errors"
	"iter"
	"math/bits"
	"slices"
)

// chunkBits is how many numbers a chunk of a set covers: 512 bytes of them, so
// that a row of the database is small and the marking of everything few rows.
const chunkBits = 4096

// chunk is a run of chunkBits bits.
type chunk [chunkBits / 64]uint64

// numbers is a set of numbers, none negative. Its chunks are shared and are
// changed only by a workSet; nil chunks are empty.
type numbers []*chunk

// has tells whether n is in the set.
func (s numbers) has(n int64) bool {
	i := int(n / chunkBits)
	return n >= 0 && i < len(s) && s[i] != nil && s[i][n%chunkBits/64]>>(n%64)&1 == 1
}

// count is how many numbers are in the set.
func (s numbers) count() (n int) {
	for _, c := range s {
		if c != nil {
			for _, w := range c {
				n += bits.OnesCount64(w)
			}
		}
	}
	return n
}

// all gives the numbers, the smallest first.
func (s numbers) all() iter.Seq[int64] {
	return func(yield func(int64) bool) {
		for i, c := range s {
			if c == nil {
				continue
			}
			for j, w := range c {
				for ; w != 0; w &= w - 1 {
					if !yield(int64(i)*chunkBits + int64(j)*64 + int64(bits.TrailingZeros64(w))) {
						return
					}
				}
			}
		}
	}
}

// add puts n into a set that is nobody else's.
func (s *numbers) add(n int64) {
	if n < 0 {
		return
	}
	i := int(n / chunkBits)
	for len(*s) <= i {
		*s = append(*s, nil)
	}
	if (*s)[i] == nil {
		(*s)[i] = new(chunk)
	}
	(*s)[i][n%chunkBits/64] |= 1 << (n % 64)
}

// drop takes n out of a set that is nobody else's.
func (s numbers) drop(n int64) {
	if s.has(n) {
		s[n/chunkBits][n%chunkBits/64] &^= 1 << (n % 64)
	}
}

// each makes a new set of the words of two.
func (s numbers) each(t numbers, length int, word func(a, b uint64) uint64) numbers {
	out := make(numbers, length)
	var none chunk
	for i := range out {
		a, b := &none, &none
		if i < len(s) && s[i] != nil {
			a = s[i]
		}
		if i < len(t) && t[i] != nil {
			b = t[i]
		}
		if a == &none && b == &none {
			continue
		}
		var c chunk
		for j := range c {
			c[j] = word(a[j], b[j])
		}
		if c != none {
			out[i] = &c
		}
	}
	return out
}

// and is what is in both sets, a new set.
func (s numbers) and(t numbers) numbers {
	return s.each(t, min(len(s), len(t)), func(a, b uint64) uint64 { return a & b })
}

// or is what is in either, a new set.
func (s numbers) or(t numbers) numbers {
	return s.each(t, max(len(s), len(t)), func(a, b uint64) uint64 { return a | b })
}

// without is what is in s and not in t, a new set.
func (s numbers) without(t numbers) numbers {
	return s.each(t, len(s), func(a, b uint64) uint64 { return a &^ b })
}

// encode is the chunk as bytes.
func (c *chunk) encode() []byte {
	b := make([]byte, 0, len(c)*8)
	for _, w := range c {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	return b
}

// decodeChunk is the inverse of encode; what is missing is empty.
func decodeChunk(b []byte) *chunk {
	var c chunk
	for i := range c {
		if len(b) < 8 {
			break
		}
		c[i], b = binary.LittleEndian.Uint64(b), b[8:]
	}
	return &c
}

// runs writes a set down as runs of neighbours: a byte for the form, then for
// each run the gap before it and its length, as varints.
func (s numbers) runs() []byte {
	out := []byte{tookRuns}
	next, start, end := int64(0), int64(-1), int64(-1)
	flush := func() {
		if start >= 0 {
			out = binary.AppendUvarint(out, uint64(start-next))
			out = binary.AppendUvarint(out, uint64(end-start))
			next = end
		}
	}
	for n := range s.all() {
		if n != end {
			flush()
			start = n
		}
		end = n + 1
	}
	flush()
	return out
}

// tookRuns is the form of Took that runs writes.
const tookRuns = 1

var errTook = errors.New("cannot read what an act changed")

// parseRuns reads what runs wrote, leaving out what is beyond last.
func parseRuns(b []byte, last int64) (numbers, error) {
	if len(b) == 0 || b[0] != tookRuns {
		return nil, errTook
	}
	var s numbers
	at := uint64(0)
	for b = b[1:]; len(b) > 0; {
		gap, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, errTook
		}
		length, m := binary.Uvarint(b[n:])
		if m <= 0 || gap > 1<<62 || length > 1<<62 || at > 1<<61 {
			return nil, errTook
		}
		b = b[n+m:]
		at += gap
		for i := at; i < at+length && i <= uint64(max(last, 0)); i++ {
			s.add(int64(i))
		}
		at += length
	}
	return s, nil
}

// workSet is a set that a transaction works on: it copies a chunk before it
// changes it.
type workSet struct {
	numbers
	own map[int]bool // chunks that are its own, and so have changed
}

func newWorkSet(from numbers) *workSet {
	return &workSet{slices.Clone(from), map[int]bool{}}
}

// put sets the bit of n, and tells whether it was another.
func (w *workSet) put(n int64, on bool) bool {
	if n < 0 || w.has(n) == on {
		return false
	}
	i := int(n / chunkBits)
	if i < len(w.numbers) && w.numbers[i] != nil && !w.own[i] {
		c := *w.numbers[i]
		w.numbers[i] = &c
	}
	w.own[i] = true
	if on {
		w.add(n)
	} else {
		w.drop(n)
	}
	return true
}

// become makes the set what another is.
func (w *workSet) become(t numbers) {
	var none chunk
	for i := range max(len(w.numbers), len(t)) {
		a, b := &none, &none
		if i < len(w.numbers) && w.numbers[i] != nil {
			a = w.numbers[i]
		}
		if i < len(t) && t[i] != nil {
			b = t[i]
		}
		if *a == *b {
			continue
		}
		for len(w.numbers) <= i {
			w.numbers = append(w.numbers, nil)
		}
		c := *b
		w.numbers[i] = &c
		w.own[i] = true
	}
}

// upTo is what of the set is not greater than n, a new set.
func (s numbers) upTo(n int64) numbers {
	if n < 0 {
		return nil
	}
	i := int(n / chunkBits)
	if i >= len(s) {
		return s
	}
	out := slices.Clone(s[:i+1])
	if out[i] != nil {
		c := *out[i]
		for j := n%chunkBits/64 + 1; j < int64(len(c)); j++ {
			c[j] = 0
		}
		c[n%chunkBits/64] &= ^uint64(0) >> (63 - n%64)
		out[i] = &c
	}
	return out
}
