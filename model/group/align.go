package group

// runWords is the least number of words in a row that count as common.
const runWords = 4

// run is a stretch of words that two texts have in common: a[i:i+n] = b[j:j+n].
type run struct{ i, j, n int }

// aligner finds common runs. Its table is reused from text to text.
type aligner struct {
	keys  []uint64
	at    []int32
	stamp []uint32
	now   uint32
	mask  uint64
	runs  []run
}

// load takes the text b that others are to be compared with.
func (al *aligner) load(b []uint16) {
	size := 64
	for size < 2*len(b) {
		size *= 2
	}
	if size > len(al.keys) {
		al.keys, al.at, al.stamp = make([]uint64, size), make([]int32, size), make([]uint32, size)
		al.now = 0
	}
	al.mask = uint64(size - 1)
	al.now++
	for j := 0; j+runWords <= len(b); j++ {
		k := runKey(b[j:])
		s := al.slot(k)
		if al.stamp[s] != al.now {
			al.stamp[s], al.keys[s], al.at[s] = al.now, k, int32(j)
		}
	}
}

func runKey(w []uint16) uint64 {
	return uint64(w[0]) | uint64(w[1])<<16 | uint64(w[2])<<32 | uint64(w[3])<<48
}

// slot is where a key stands or would stand.
func (al *aligner) slot(k uint64) uint64 {
	s := finish64(k) & al.mask
	for al.stamp[s] == al.now && al.keys[s] != k {
		s = (s + 1) & al.mask
	}
	return s
}

// align lists the common runs of a and b (b was loaded), in the order of a. A
// run goes on over the next words where it can, before another place in b is
// looked for. The result is valid until the next call. Linear in len(a)+len(b).
func (al *aligner) align(a, b []uint16) []run {
	al.runs = al.runs[:0]
	next := -1 // where b would go on
	for i := 0; i+runWords <= len(a); {
		j := -1
		if next >= 0 && next+runWords <= len(b) && runKey(b[next:]) == runKey(a[i:]) {
			j = next
		} else if s := al.slot(runKey(a[i:])); al.stamp[s] == al.now {
			j = int(al.at[s])
		}
		if j < 0 {
			i++
			if next >= 0 {
				next++
			}
			continue
		}
		n := runWords
		for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
			n++
		}
		al.runs = append(al.runs, run{i, j, n})
		i += n
		next = j + n
	}
	return al.runs
}
