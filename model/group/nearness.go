package group

import "slices"

// nearness adds up how near articles are: open addressing, small enough to stay next to the processor.
type nearness struct {
	cells []uint64 // slot + 1 in the upper half, the sum in the lower
	used  int
	ranks []uint64 // scratch of most
}

func (t *nearness) clear() {
	clear(t.cells)
	t.used = 0
}

// add adds to the sum of a slot.
func (t *nearness) add(slot int32, n uint32) {
	if 2*t.used >= len(t.cells) {
		t.grow()
	}
	c := t.cell(uint32(slot) + 1)
	if *c == 0 {
		*c = uint64(slot+1) << 32
		t.used++
	}
	*c += uint64(n)
}

func (t *nearness) cell(key uint32) *uint64 {
	mask := uint32(len(t.cells) - 1)
	i := finish32(key) & mask
	for t.cells[i] != 0 && uint32(t.cells[i]>>32) != key {
		i = (i + 1) & mask
	}
	return &t.cells[i]
}

func (t *nearness) grow() {
	old := t.cells
	t.cells = make([]uint64, max(64, 2*len(old)))
	for _, c := range old {
		if c != 0 {
			*t.cell(uint32(c >> 32)) = c
		}
	}
}

// most appends the slots with the highest sums but some, no more than n: the highest first, of the
// same the earliest.
func (t *nearness) most(dst []int32, n int, but func(slot int32) bool) []int32 {
	top := t.ranks[:0]
	for _, c := range t.cells {
		rank := c<<32 | uint64(^uint32(c>>32)) // to be sorted by
		if c == 0 || len(top) == n && rank < top[n-1] || but(int32(c>>32)-1) {
			continue
		}
		i := len(top)
		for i > 0 && top[i-1] < rank {
			i--
		}
		if len(top) == n {
			top = top[:n-1]
		}
		top = slices.Insert(top, i, rank)
	}
	t.ranks = top
	for _, rank := range top {
		dst = append(dst, int32(^uint32(rank))-1)
	}
	return dst
}
