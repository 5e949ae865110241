package group

// slots finds articles by a hash of 64 bits that they bear themselves: open addressing,
// four bytes an entry, in parts that grow one by one.
type slots struct {
	parts [tableParts]slotPart
	hash  func(slot int32) uint64
}

const tableParts = 256

type slotPart struct {
	entries []int32 // slot + 1
	used    int
}

// find gives the articles with a hash until yield returns false.
func (t *slots) find(h uint64, yield func(slot int32) bool) {
	p := &t.parts[h>>56]
	if len(p.entries) == 0 {
		return
	}
	mask := uint64(len(p.entries) - 1)
	for i := h & mask; p.entries[i] != 0; i = (i + 1) & mask {
		if slot := p.entries[i] - 1; t.hash(slot) == h && !yield(slot) {
			return
		}
	}
}

func (t *slots) add(slot int32) {
	h := t.hash(slot)
	p := &t.parts[h>>56]
	if (p.used+1)*5 > len(p.entries)*4 {
		old := p.entries
		p.entries = make([]int32, max(4, 2*len(old)))
		for _, e := range old {
			if e != 0 {
				p.set(t.hash(e-1), e)
			}
		}
	}
	p.set(h, slot+1)
	p.used++
}

func (p *slotPart) set(h uint64, e int32) {
	mask := uint64(len(p.entries) - 1)
	i := h & mask
	for p.entries[i] != 0 {
		i = (i + 1) & mask
	}
	p.entries[i] = e
}

// remove takes an article out, if it is there.
func (t *slots) remove(slot int32) {
	h := t.hash(slot)
	p := &t.parts[h>>56]
	if len(p.entries) == 0 {
		return
	}
	mask := uint64(len(p.entries) - 1)
	i := h & mask
	for p.entries[i] != slot+1 {
		if p.entries[i] == 0 {
			return
		}
		i = (i + 1) & mask
	}
	p.used--
	for j := (i + 1) & mask; p.entries[j] != 0; j = (j + 1) & mask {
		home := t.hash(p.entries[j]-1) & mask
		if (j-home)&mask >= (j-i)&mask { // it may stand where the gap is
			p.entries[i] = p.entries[j]
			i = j
		}
	}
	p.entries[i] = 0
}
