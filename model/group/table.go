package group

import (
	"encoding/binary"
	"slices"
)

// table tells in which groups a shingle stands. Of a shingle's hash it keeps 40 bits:
// eight choose one of 256 parts, thirty-two are sorted in the part's leaves, seven bytes
// an entry with the group. Parts grow one by one and leaves entry by entry, so
// that no arrival waits for all of it and little is left empty. What it answers
// depends on what is in it alone, not on the order in which it came.
type table struct {
	parts [tableParts]part
	used  int
}

// part is leaves that share the upper bits of what they hold.
type part struct {
	leaves [][]byte
	bits   uint8 // of the 32 that choose a leaf
	used   int
}

const (
	// maxGroups is how many groups are kept a shingle; before a fifth comes,
	// the shingle is furniture as a rule.
	maxGroups = 4

	entryBytes = 7
	leafMost   = 384 // entries on average, before the leaves of a part are halved
	furniture  = 1<<24 - 1

	// mostGroups is how many groups can be found by their shingles, from 24 bits.
	mostGroups = furniture
)

// tag is the 40 bits of a hash that are kept.
func tag(h uint64) uint64 { return h >> 24 }

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

func entryKey(b []byte) uint32   { return binary.BigEndian.Uint32(b) }
func entryGroup(b []byte) uint32 { return uint32(b[4])<<16 | uint32(b[5])<<8 | uint32(b[6]) }

// groups appends the groups that a shingle stands in, or says that it is furniture.
func (t *table) groups(dst []uint32, h uint64) (groups []uint32, known bool) {
	p := &t.parts[h>>56]
	if len(p.leaves) == 0 {
		return dst, false
	}
	key := uint32(tag(h))
	leaf := *p.leaf(key)
	for i := search(leaf, key); i < len(leaf) && entryKey(leaf[i:]) == key; i += entryBytes {
		g := entryGroup(leaf[i:])
		if g == furniture {
			return dst, true
		}
		dst = append(dst, g)
	}
	return dst, false
}

// add says that a shingle stands in a group, and tells whether that was news.
func (t *table) add(h uint64, group uint32) bool {
	if group >= mostGroups {
		return false
	}
	p := &t.parts[h>>56]
	if len(p.leaves) == 0 {
		p.leaves = make([][]byte, 1)
	}
	if p.used >= leafMost*len(p.leaves) && p.bits < 24 {
		p.split()
	}
	key := uint32(tag(h))
	leaf := p.leaf(key)
	i, n := search(*leaf, key), 0
	for ; i < len(*leaf) && entryKey((*leaf)[i:]) == key; i += entryBytes {
		if g := entryGroup((*leaf)[i:]); g == group || g == furniture {
			return false
		}
		n++
	}
	if n >= maxGroups {
		return false
	}
	e := [entryBytes]byte{4: byte(group >> 16), 5: byte(group >> 8), 6: byte(group)}
	binary.BigEndian.PutUint32(e[:], key)
	*leaf = insert(*leaf, i, e[:])
	p.used++
	t.used++
	return true
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

// furnish says that a shingle stands in too many stories to tell one from another.
func (t *table) furnish(h uint64) {
	p := &t.parts[h>>56]
	if len(p.leaves) == 0 {
		return
	}
	key := uint32(tag(h))
	leaf := p.leaf(key)
	i := search(*leaf, key)
	n := 0
	for j := i; j < len(*leaf) && entryKey((*leaf)[j:]) == key; j += entryBytes {
		n++
	}
	if n == 0 {
		return
	}
	(*leaf)[i+4], (*leaf)[i+5], (*leaf)[i+6] = 0xFF, 0xFF, 0xFF
	*leaf = slices.Delete(*leaf, i+entryBytes, i+n*entryBytes)
	p.used -= n - 1
	t.used -= n - 1
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

// clear empties a part.
func (t *table) clear(n int) {
	t.used -= t.parts[n].used
	t.parts[n] = part{}
}

// all gives the entries of a part in order: 40 bits of hash, 24 of group.
func (p *part) all(yield func(e uint64)) {
	for _, leaf := range p.leaves {
		for i := 0; i < len(leaf); i += entryBytes {
			yield(uint64(entryKey(leaf[i:]))<<24 | uint64(entryGroup(leaf[i:])))
		}
	}
}

// fill makes a part of entries in order.
func (t *table) fill(n int, entries []uint64) {
	t.clear(n)
	p := &t.parts[n]
	for len(entries) > leafMost<<p.bits {
		p.bits++
	}
	p.leaves = make([][]byte, 1<<p.bits)
	p.used = len(entries)
	t.used += len(entries)
	var leaf []byte
	number := 0
	flush := func() {
		p.leaves[number], leaf = slices.Clone(leaf), leaf[:0]
	}
	for _, e := range entries {
		key := uint32(e >> 24)
		if k := int(uint64(key) << p.bits >> 32); k != number {
			flush()
			number = k
		}
		leaf = binary.BigEndian.AppendUint32(leaf, key)
		leaf = append(leaf, byte(e>>16), byte(e>>8), byte(e))
	}
	flush()
}
