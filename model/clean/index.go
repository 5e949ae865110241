package clean

import (
	"math/bits"
	"slices"
)

// index tells in which documents a shingle stands: (key, document) pairs. Most
// are packed, 4 to 5 bytes each: in buckets by the upper bits of the key, in an
// entry the rest of the key over the document, sorted. The newest stand in a small
// hash table until there are enough of them to be packed.
type index struct {
	bits   uint     // of the key that tell the bucket; an entry has bits+1 for the document
	starts []uint32 // of each bucket in packed, and its end
	packed []uint32
	docs   uint32  // more than any place in packed
	fresh  []entry // open hash table
	loose  int     // entries of fresh
	tally  tally   // of all entries
}

type entry struct{ key, doc uint32 } // doc is one more than its place; 0: there is none

const (
	minBits  = 4
	bucket   = 12               // entries, from half of it to twice as many
	minFresh = 1 << 6           // slots of 8 bytes
	maxFresh = 1 << 13          // but for a large index
	maxLoose = maxFresh * 3 / 4 // entries

	freshPart = 16 // a large index is packed anew for this part of it: that takes the longer the larger it is
)

func (x *index) len() int { return len(x.packed) + x.loose }
func (x *index) bytes() int {
	return 4*cap(x.packed) + 4*cap(x.starts) + 8*cap(x.fresh) + 4*cap(x.tally.counts)
}

// add notes that a document holds shingles, which are all different.
func (x *index) add(keys []uint32, doc uint32) {
	for _, k := range keys {
		if 4*(x.loose+1) > 3*len(x.fresh) {
			x.grow()
		}
		x.put(entry{k, doc + 1})
		x.tally.add(k)
	}
}

func (x *index) put(e entry) {
	mask := uint32(len(x.fresh) - 1)
	i := x.slot(e.key)
	for x.fresh[i].doc != 0 {
		i = (i + 1) & mask
	}
	x.fresh[i] = e
	x.loose++
}

// slot is where a key is to stand in fresh: keys that are spread evenly stand there
// nearly in order, and are soon sorted.
func (x *index) slot(key uint32) uint32 {
	return uint32(uint64(key) * uint64(len(x.fresh)) >> 32)
}

// grow makes room in fresh, by packing what is there if it is enough.
func (x *index) grow() {
	old := x.fresh
	if x.loose >= max(maxLoose, len(x.packed)/freshPart) {
		x.pack()
		clear(old)
		x.fresh = old
		x.count()
		return
	}
	x.fresh, x.loose = make([]entry, max(minFresh, min(4*len(old), maxFresh), 2*len(old))), 0
	for _, e := range old {
		if e.doc != 0 {
			x.put(e)
		}
	}
	x.count()
}

// count makes the tally anew if it has no room for all that fresh takes, or far too
// much.
func (x *index) count() {
	all := len(x.packed) + len(x.fresh)*3/4
	if x.tally.fits(all) {
		return
	}
	x.tally = tallyOf(all)
	for b := range max(len(x.starts)-1, 0) {
		high := uint32(b) << (32 - x.bits)
		for _, e := range x.packed[x.starts[b]:x.starts[b+1]] {
			x.tally.add(high | e&^x.low()>>x.bits | 1)
		}
	}
	for _, e := range x.fresh {
		if e.doc != 0 {
			x.tally.add(e.key)
		}
	}
}

// pack packs what is fresh.
func (x *index) pack() {
	if x.loose == 0 {
		return
	}
	all := x.tally
	*x = x.with(x.fresh, x.loose)
	x.tally = all
	x.count()
}

// with is an index of the packed entries of x and some more, in any order; among
// them may stand ones without a document. Nothing is fresh in it.
func (x *index) with(added []entry, more int) index {
	n := len(x.packed) + more
	docs := x.docs
	for _, e := range added {
		docs = max(docs, e.doc)
	}
	// a document's place has one bit more
	y := index{docs: docs, bits: max(minBits, uint(bits.Len(uint(n/bucket))), uint(bits.Len32(docs)))}
	if len(x.packed) > 0 && y.bits == x.bits+1 && uint(bits.Len32(docs)) <= x.bits && n>>x.bits < 2*bucket {
		y.bits = x.bits // not worth packing everything anew
	}
	if len(x.packed) > 0 && x.bits != y.bits {
		all := make([]entry, 0, n)
		for _, e := range added {
			if e.doc != 0 {
				all = append(all, e)
			}
		}
		x.each(func(key uint32, docs []uint32) {
			for _, d := range docs {
				all = append(all, entry{key, d + 1})
			}
		})
		x, added = &index{}, all
	}
	y.starts = make([]uint32, 1<<y.bits+1)
	for _, e := range added {
		if e.doc != 0 {
			y.starts[e.key>>(32-y.bits)+1]++
		}
	}
	sum := uint32(0)
	for b := range 1 << y.bits {
		sum += y.starts[b+1]
		if len(x.packed) > 0 {
			sum += x.starts[b+1] - x.starts[b]
		}
		y.starts[b+1] = sum
	}
	y.packed = make([]uint32, n)
	next := slices.Clone(y.starts[:1<<y.bits])
	sorted := make([]uint8, len(next)) // of each bucket, how many are; what is beyond counting is sorted anew
	if len(x.packed) > 0 {
		for b := range next {
			n := copy(y.packed[next[b]:], x.packed[x.starts[b]:x.starts[b+1]])
			next[b] += uint32(n)
			sorted[b] = uint8(min(n, 255))
		}
	}
	for _, e := range added {
		if e.doc != 0 {
			b := e.key >> (32 - y.bits)
			y.packed[next[b]] = y.entry(e.key) | e.doc - 1
			next[b]++
		}
	}
	for b := range next {
		sortFew(y.packed[y.starts[b]:y.starts[b+1]], int(sorted[b]))
	}
	return y
}

// entry is the packed one of a key and the first document. The lowest bit of a key
// is always 1 and left out.
func (x *index) entry(key uint32) uint32 { return key << x.bits &^ x.low() }

// low are the bits of an entry that tell the document.
func (x *index) low() uint32 { return 1<<(x.bits+1) - 1 }

// each gives every shingle of the packed ones with the documents that hold it, in
// order; the slice is good until the next.
func (x *index) each(give func(key uint32, docs []uint32)) {
	var docs []uint32
	low := x.low()
	for b := 0; b+1 < len(x.starts); b++ {
		in := x.packed[x.starts[b]:x.starts[b+1]]
		for i := 0; i < len(in); {
			rest := in[i] &^ low
			docs = docs[:0]
			for i < len(in) && in[i]&^low == rest {
				docs = append(docs, in[i]&low)
				i++
			}
			give(uint32(b)<<(32-x.bits)|rest>>x.bits|1, docs)
		}
	}
}

// holders appends the places of the documents that hold a shingle to to, in
// order, at most maxHolders.
func (x *index) holders(to []uint32, key uint32) []uint32 {
	from := len(to)
	if len(x.packed) > 0 {
		b := key >> (32 - x.bits)
		want := x.entry(key)
		low := x.low()
		in := x.packed[x.starts[b]:x.starts[b+1]]
		if len(in) > 4*bucket { // somebody made it so
			at, _ := slices.BinarySearch(in, want)
			in = in[at:]
		}
		for _, e := range in {
			if e >= want {
				if e&^low != want {
					break
				}
				to = append(to, e&low)
			}
		}
	}
	packed := len(to)
	if x.loose > 0 {
		mask := uint32(len(x.fresh) - 1)
		for i := x.slot(key); x.fresh[i].doc != 0; i = (i + 1) & mask {
			if x.fresh[i].key == key {
				to = append(to, x.fresh[i].doc-1)
			}
		}
		if len(to) > packed+1 {
			slices.Sort(to[packed:])
		}
	}
	if len(to) > from+maxHolders {
		to = to[:from+maxHolders]
	}
	return to
}
