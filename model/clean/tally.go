package clean

import "math/bits"

// tally says of how few documents hold a shingle that most are looked for in vain:
// a text mostly says what no other does. It counts entries of an index in places
// that shingles share, two bits each, so that it may say too many, never too few.
type tally struct {
	counts []uint32 // 16 places in each
	shift  uint8    // of a spread key, for its place
}

// manyHold is what a tally counts up to.
const manyHold = 2

// Of the places of a tally one in tallyRoom is counted in when it is made, and
// one in tallyFull before it is made anew.
const (
	tallyRoom = 4
	tallyFull = 2
)

// tallyOf is an empty one for a number of entries.
func tallyOf(entries int) tally {
	places := max(4, bits.Len(uint(tallyRoom*entries-1)))
	return tally{make([]uint32, 1<<(places-4)), uint8(32 - places)}
}

// fits tells whether there is room for a number of entries in all, and not much more.
func (t *tally) fits(entries int) bool {
	places := 16 * len(t.counts)
	return tallyFull*entries <= places && places <= max(16, 4*tallyRoom*entries)
}

func (t *tally) add(key uint32) {
	at := key * spreading >> t.shift
	count, by := &t.counts[at>>4], at&15*2
	if *count>>by&3 < manyHold {
		*count += 1 << by
	}
}

// of is how many documents hold a shingle, at most; manyHold may be more.
func (t *tally) of(key uint32) uint32 {
	if len(t.counts) == 0 {
		return 0
	}
	at := key * spreading >> t.shift
	return t.counts[at>>4] >> (at & 15 * 2) & 3
}

// spreading makes of a hash one whose upper bits depend on all of it.
const spreading = 0x9E3779B1
