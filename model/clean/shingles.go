package clean

import (
	"math/bits"
	"slices"
	"strings"
)

// shingles gives the one that starts at each word, 0 where none does. The source
// is part of it, so that sources are kept apart.
func (s *sheet) shingles(source string) []uint32 {
	if len(s.keys) == len(s.words) {
		return s.keys
	}
	seed := shingleSeed(source)
	s.keys = zeroed(s.keys, len(s.words))
	for i := range s.words {
		if n := s.reaches(i); n > 0 {
			s.keys[i] = s.shingleAt(seed, i, n)
		}
	}
	return s.keys
}

func shingleSeed(source string) uint64 {
	return uint64(hashWord(strings.ToLower(source)))*0x9E3779B97F4A7C15 + 1
}

// reaches is how many words the shingle that starts at word i has: a sentence or
// a line that is shorter than one is one by itself. 0 where none starts.
func (s *sheet) reaches(i int) int {
	switch {
	case s.words[i].line > 0:
		return int(s.words[i].line)
	case i+shingle > len(s.words):
		return 0
	}
	return shingle
}

// shingleAt is the one of the n words from i on.
func (s *sheet) shingleAt(h uint64, i, n int) uint32 {
	for w := range s.words[i : i+n] {
		h = (h ^ uint64(s.words[i+w].hash)) * 0xFF51AFD7ED558CCD
		h ^= h >> 29
	}
	return uint32(h>>32) | 1
}

// sorter sorts the shingles of one document, and is used again for the next.
type sorter struct {
	keys, sorted, ends []uint32
}

// sort gives keys in order. They are spread evenly but for those that somebody
// made: it sorts into small buckets by their upper bits, then each of them.
func (b *sorter) sort() []uint32 {
	const each = 4
	shift := 32 - bits.Len(uint(len(b.keys)/each))
	if shift == 32 {
		slices.Sort(b.keys)
		return b.keys
	}
	ends := zeroed(b.ends, 1<<(32-shift)+1)
	for _, k := range b.keys {
		ends[k>>shift+1]++
	}
	for i := range len(ends) - 1 {
		ends[i+1] += ends[i]
	}
	out := roomFor(b.sorted, len(b.keys))[:len(b.keys)]
	for _, k := range b.keys {
		out[ends[k>>shift]] = k
		ends[k>>shift]++
	}
	from := uint32(0)
	for _, end := range ends[:len(ends)-1] {
		sortFew(out[from:end], 0)
		from = end
	}
	b.sorted, b.ends = out, ends
	return out
}

// sortFew sorts a list that is short, most of the time, and the first of which are
// sorted.
func sortFew(list []uint32, sorted int) {
	if len(list) > 32 {
		slices.Sort(list)
		return
	}
	for i := max(1, sorted); i < len(list); i++ {
		v, at := list[i], i
		for at > 0 && list[at-1] > v {
			list[at] = list[at-1]
			at--
		}
		list[at] = v
	}
}
