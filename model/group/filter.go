package group

import "encoding/binary"

// filter tells of a stretch of a volume what is not in it: a Bloom filter in blocks of eight words
// of 32 bits, so that a question touches one place of memory (Putze, Sanders and Singler, 2007).
// Furniture has, beside its own eight bits in its block, eight others there. It is as it was noted, so that
// thousands can be read at once.
type filter []byte

const (
	blockWords = 8
	blockBytes = 4 * blockWords

	// filterBits are of a filter for an entry: one in 500 tags that are not there
	// costs a reading.
	filterBits = 16
)

// newFilter is an empty filter for n entries of a volume.
func newFilter(n int) filter {
	return make(filter, max(1, (n*filterBits/8+blockBytes-1)/blockBytes)*blockBytes)
}

// blockSalts spread a key over the words of a block: odd numbers, as in Parquet's filters.
var blockSalts = [blockWords]uint32{
	0x47B6137B, 0x44974D91, 0x8824AD5B, 0xA2B7289D, 0x705495C7, 0x2DF1424B, 0x9EFC4947, 0x5C6BFB31,
}

// twist makes of a key that of furniture.
const twist = 0x9E3779B9

// block is where the bits of a tag are, by its digest, and the key that chooses them.
func (f filter) block(digest uint64) (block *[blockBytes]byte, key uint32) {
	at := digest >> 32 * uint64(len(f)/blockBytes) >> 32 * blockBytes
	return (*[blockBytes]byte)(f[at:]), uint32(digest)
}

// digest is what filters know a tag by.
func digest(tag uint64) uint64 { return finish64(tag) }

func (f filter) add(e uint64) {
	b, key := f.block(digest(e >> 24))
	set(b, key)
	if e&furniture == furniture {
		set(b, key^twist)
	}
}

func set(b *[blockBytes]byte, key uint32) {
	for i, salt := range blockSalts {
		word := b[4*i : 4*i+4]
		binary.LittleEndian.PutUint32(word, binary.LittleEndian.Uint32(word)|1<<(key*salt>>27))
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
func among(b *[blockBytes]byte, key uint32) bool {
	all := uint32(1)
	for i, salt := range blockSalts {
		all &= binary.LittleEndian.Uint32(b[4*i:]) >> (key * salt >> 27)
	}
	return all != 0
}

func (f filter) note() []byte {
	return (&writer{b: append(make([]byte, 0, len(f)+4), f...)}).sealed() // with nothing to spare: it may stay at hand
}

// readFilter is the filter that was noted, nil if it is damaged.
func readFilter(b []byte) filter {
	r := unseal(b)
	if !r.ok || len(r.b) == 0 || len(r.b)%blockBytes != 0 {
		return nil
	}
	return r.b
}
