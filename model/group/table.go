package group

// table tells in which groups a shingle stands: open addressing, eight bytes an
// entry (32 bits of the shingle's hash, 32 of the group), in parts that grow
// one by one, so that no single arrival waits for all of it to grow.
type table struct{ parts [tableParts]part }

const (
	tableParts = 256

	// maxGroups is how many groups are kept a shingle; before a fifth comes,
	// the shingle is furniture as a rule.
	maxGroups = 4

	furniture = ^uint32(0)
)

type part struct {
	entries []uint64
	used    int
}

func tag(h uint64) uint64 { return h >> 16 & 0xFFFFFFFF << 32 }

// groups appends the groups that a shingle stands in, or says that it is furniture.
func (t *table) groups(dst []uint32, h uint64) (groups []uint32, known bool) {
	p := &t.parts[h>>56]
	if len(p.entries) == 0 {
		return dst, false
	}
	key := tag(h)
	mask := uint64(len(p.entries) - 1)
	for i := key >> 32 & mask; p.entries[i] != 0; i = (i + 1) & mask {
		if p.entries[i]>>32<<32 != key {
			continue
		}
		g := uint32(p.entries[i])
		if g == furniture {
			return dst, true
		}
		dst = append(dst, g-1)
	}
	return dst, false
}

// add says that a shingle stands in a group, unless that is known.
func (t *table) add(h uint64, group uint32) {
	p := &t.parts[h>>56]
	if p.used*4 >= len(p.entries)*3 {
		p.grow()
	}
	key := tag(h)
	mask := uint64(len(p.entries) - 1)
	n := 0
	i := key >> 32 & mask
	for ; p.entries[i] != 0; i = (i + 1) & mask {
		if p.entries[i]>>32<<32 != key {
			continue
		}
		if n++; n == maxGroups || uint32(p.entries[i]) == group+1 || uint32(p.entries[i]) == furniture {
			return
		}
	}
	p.entries[i] = key | uint64(group+1)
	p.used++
}

// furnish says that a shingle stands in too many stories to tell one from another.
func (t *table) furnish(h uint64) {
	p := &t.parts[h>>56]
	if len(p.entries) == 0 {
		return
	}
	key := tag(h)
	mask := uint64(len(p.entries) - 1)
	for i := key >> 32 & mask; p.entries[i] != 0; i = (i + 1) & mask {
		if p.entries[i]>>32<<32 == key {
			p.entries[i] = key | uint64(furniture)
		}
	}
}

func (p *part) grow() {
	old := p.entries
	p.entries = make([]uint64, max(16, 2*len(old)))
	mask := uint64(len(p.entries) - 1)
	for _, e := range old {
		if e == 0 {
			continue
		}
		i := e >> 32 & mask
		for p.entries[i] != 0 {
			i = (i + 1) & mask
		}
		p.entries[i] = e
	}
}
