package group

import (
	"encoding/binary"
)

// filter tells of a stretch of a volume what is not in it: a Bloom filter in blocks of 32
// bytes, so that a question touches one place of memory (Putze, Sanders and Singler, 2007).
// Furniture has, beside its own eight bits in its block, eight others there.
type filter []uint32

const (
	blockWords = 8

	// filterBits are of a filter for an entry: one in 500 tags that are not there
	// costs a reading.
	filterBits = 16
)

// newFilter is an empty filter for n entries of a volume.
func newFilter(n int) filter {
	return make(filter, max(1, (n*filterBits+32*blockWords-1)/(32*blockWords))*blockWords)
}

// blockSalts spread a key over the words of a block: odd numbers, as in Parquet's filters.
var blockSalts = [blockWords]uint32{
	0x47B6137B, 0x44974D91, 0x8824AD5B, 0xA2B7289D, 0x705495C7, 0x2DF1424B, 0x9EFC4947, 0x5C6BFB31,
}

// twist makes of a key that of furniture.
const twist = 0x9E3779B9

// block is where the bits of a tag are, by its digest, and the key that chooses them.
func (f filter) block(digest uint64) (block *[blockWords]uint32, key uint32) {
	at := digest >> 32 * uint64(len(f)/blockWords) >> 32 * blockWords
	return (*[blockWords]uint32)(f[at:]), uint32(digest)
}

// digest is what filters know a tag by.
func digest(tag uint64) uint64 { return finish64(tag) }

func (f filter) add(e uint64) {
	b, key := f.block(digest(e >> 24))
	for i, salt := range blockSalts {
		b[i] |= 1 << (key * salt >> 27)
	}
	if e&furniture == furniture {
		for i, salt := range blockSalts {
			b[i] |= 1 << ((key ^ twist) * salt >> 27)
		}
	}
}

// has is false only of a tag that is not there.
func (f filter) has(digest uint64) bool {
	b, key := f.block(digest)
	return among(b, key)
}

// marked is false only of a tag that is not there as furniture.
func (f filter) marked(digest uint64) bool {
	b, key := f.block(digest)
	return among(b, key) && among(b, key^twist)
}

// among has one branch only: whoever asks of many goes on while the memory of one still comes.
func among(b *[blockWords]uint32, key uint32) bool {
	all := uint32(1)
	for i, salt := range blockSalts {
		all &= b[i] >> (key * salt >> 27)
	}
	return all != 0
}

func (f filter) note() []byte {
	w := &writer{b: make([]byte, 0, 4*len(f)+4)}
	for _, v := range f {
		w.b = binary.LittleEndian.AppendUint32(w.b, v)
	}
	return w.sealed()
}

// readFilter is the filter that was noted, nil if it is damaged.
func readFilter(b []byte) filter {
	r := unseal(b)
	if !r.ok || len(r.b) == 0 || len(r.b)%(4*blockWords) != 0 {
		return nil
	}
	f := make(filter, len(r.b)/4)
	for i := range f {
		f[i] = binary.LittleEndian.Uint32(r.b[4*i:])
	}
	return f
}
