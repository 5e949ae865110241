package group

import (
	"encoding/binary"
	"slices"
)

// young is what a table has in memory: what came last, or, of an index without a notebook,
// all. Of a tag of 40 bits eight choose one of 256 parts, thirty-two are sorted in the
// part's leaves, seven bytes an entry with the number. Parts grow one by one and leaves entry by
// entry, so that no arrival waits for all of it and little is left empty.
type young struct {
	parts [youngParts]part
	used  int
}

// part is leaves that share the upper bits of what they hold.
type part struct {
	leaves [][]byte
	bits   uint8 // of the 32 that choose a leaf
	used   int
}

const (
	youngParts = 256
	entryBytes = 7
	leafMost   = 384 // entries on average, before the leaves of a part are halved
)

func (p *part) leaf(key uint32) *[]byte { return &p.leaves[uint64(key)<<p.bits>>32] }

// search is the byte at which the entries of a key start or would start.
func search(leaf []byte, key uint32) int {
	lo, hi := 0, len(leaf)/entryBytes
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		if binary.BigEndian.Uint32(leaf[mid*entryBytes:]) < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo * entryBytes
}

func entryKey(b []byte) uint32    { return binary.BigEndian.Uint32(b) }
func entryNumber(b []byte) uint32 { return uint32(b[4])<<16 | uint32(b[5])<<8 | uint32(b[6]) }

// find appends the numbers under a tag.
func (y *young) find(dst []uint32, tag uint64) []uint32 {
	p := &y.parts[tag>>32]
	if len(p.leaves) == 0 {
		return dst
	}
	key := uint32(tag)
	leaf := *p.leaf(key)
	for i := search(leaf, key); i < len(leaf) && entryKey(leaf[i:]) == key; i += entryBytes {
		dst = append(dst, entryNumber(leaf[i:]))
	}
	return dst
}

// has tells whether a number stands under a tag.
func (y *young) has(tag uint64, number uint32) bool {
	var buf [maxGroups]uint32
	return slices.Contains(y.find(buf[:0], tag), number)
}

// add puts a number under a tag, once.
func (y *young) add(tag uint64, number uint32) {
	p := &y.parts[tag>>32]
	if len(p.leaves) == 0 {
		p.leaves = make([][]byte, 1)
	}
	if p.used >= leafMost*len(p.leaves) && p.bits < 24 {
		p.split()
	}
	key := uint32(tag)
	leaf := p.leaf(key)
	i := search(*leaf, key)
	for ; i < len(*leaf) && entryKey((*leaf)[i:]) == key; i += entryBytes {
		if entryNumber((*leaf)[i:]) == number {
			return
		}
	}
	e := [entryBytes]byte{4: byte(number >> 16), 5: byte(number >> 8), 6: byte(number)}
	binary.BigEndian.PutUint32(e[:], key)
	*leaf = insert(*leaf, i, e[:])
	p.used++
	y.used++
}

// only leaves one number under a tag.
func (y *young) only(tag uint64, number uint32) {
	p := &y.parts[tag>>32]
	if len(p.leaves) > 0 {
		key := uint32(tag)
		leaf := p.leaf(key)
		i := search(*leaf, key)
		j := i
		for j < len(*leaf) && entryKey((*leaf)[j:]) == key {
			j += entryBytes
		}
		*leaf = slices.Delete(*leaf, i, j)
		p.used -= (j - i) / entryBytes
		y.used -= (j - i) / entryBytes
	}
	y.add(tag, number)
}

// leafSlack is the part of a leaf that it grows by.
const leafSlack = 16

// insert is slices.Insert with little room to spare.
func insert(leaf []byte, i int, e []byte) []byte {
	if len(leaf)+len(e) > cap(leaf) {
		grown := make([]byte, len(leaf), len(leaf)+len(e)*(1+len(leaf)/entryBytes/leafSlack))
		copy(grown, leaf)
		leaf = grown
	}
	return slices.Insert(leaf, i, e...)
}

// split halves the leaves of a part.
func (p *part) split() {
	p.bits++
	old := p.leaves
	p.leaves = make([][]byte, 2*len(old))
	for i, leaf := range old {
		if len(leaf) == 0 {
			continue
		}
		middle := uint32(uint64(2*i+1) << (32 - p.bits))
		at := search(leaf, middle)
		p.leaves[2*i], p.leaves[2*i+1] = slices.Clone(leaf[:at]), slices.Clone(leaf[at:])
	}
}

// all lists the entries in order: 40 bits of tag, 24 of number.
func (y *young) all() []uint64 {
	out := make([]uint64, 0, y.used)
	for n := range y.parts {
		for _, leaf := range y.parts[n].leaves {
			for i := 0; i < len(leaf); i += entryBytes {
				out = append(out, entry(uint64(n)<<32|uint64(entryKey(leaf[i:])), entryNumber(leaf[i:])))
			}
		}
	}
	slices.Sort(out) // a leaf is in order of its tags only
	return out
}
