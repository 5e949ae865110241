package group

import "slices"

// merge makes one volume of several, stretch by stretch. They are asked until it is done, so that
// nobody waits for it.
type merge struct {
	from []*volume
	to   *volume
	next int // stretch of it
	owed int // entries that it is behind
}

const (
	// youngMost is how many shingles a turn leaves in memory at most, of some 6,000 articles. They
	// are read when an index is opened, and sorted into a volume at once.
	youngMost = 1 << 18

	// mergeOf volumes of one tier make one of the next: an entry is written once a tier.
	mergeOf = 4

	// maxTiers is more than there can be.
	maxTiers = 16

	// mergePace is how many entries every merge goes on for each that comes: it is done
	// when one more volume came.
	mergePace = 4

	// dropMost is how many notes of merged volumes a turn drops.
	dropMost = 64
)

// settle makes a volume of what is in memory.
func (t *table) settle(put func(kind, number int64, value []byte)) {
	es := t.young.all()
	if t.young = (young{}); len(es) == 0 {
		return
	}
	r := t.newVolume(0, len(es))
	for s := range r.filters {
		n := len(es)
		if s+1 < len(r.filters) {
			n, _ = slices.BinarySearch(es, uint64(s+1)<<(64-r.spread()))
		}
		r.write(s, es[:n], put)
		es = es[n:]
	}
	t.volumes = append(t.volumes, r)
	t.join()
}

// join begins to merge volumes where there are enough of a tier.
func (t *table) join() {
	var free [maxTiers][]*volume
	for _, r := range t.volumes {
		if !slices.ContainsFunc(t.merges, func(m *merge) bool { return slices.Contains(m.from, r) }) {
			free[min(r.tier, maxTiers-1)] = append(free[min(r.tier, maxTiers-1)], r)
		}
	}
	for tier, from := range free {
		if len(from) < mergeOf {
			continue
		}
		size := 0
		for _, r := range from {
			size += r.size
		}
		t.merges = append(t.merges, &merge{from: from, to: t.newVolume(uint8(min(tier+1, maxTiers-1)), size)})
	}
}

// advance goes on with what is being merged, by what came.
func (t *table) advance(posted int, put func(kind, number int64, value []byte)) {
	done := false
	for _, m := range t.merges {
		for m.owed += mergePace * posted; m.owed > 0 && m.next < len(m.to.filters); m.next++ {
			m.owed -= t.mergeStretch(m, put)
		}
		if m.next < len(m.to.filters) {
			continue
		}
		done = true
		t.volumes = slices.DeleteFunc(t.volumes, func(r *volume) bool { return slices.Contains(m.from, r) })
		t.volumes = append(t.volumes, m.to)
		for _, r := range m.from {
			t.dead = append(t.dead,
				&span{filterNote, pageOf(r.number, 0), int64(len(r.filters))},
				&span{pageNote, pageOf(r.number, 0), 1 << r.bits})
		}
	}
	if done {
		t.merges = slices.DeleteFunc(t.merges, func(m *merge) bool { return m.next == len(m.to.filters) })
		t.join()
	}
}

// mergeStretch makes the next stretch and tells how many entries it read.
func (t *table) mergeStretch(m *merge, put func(kind, number int64, value []byte)) int {
	es := t.scratch[:0]
	bits := m.to.spread()
	for _, r := range m.from {
		from, to := m.next, m.next+1 // pages
		if r.bits >= bits {
			from, to = from<<(r.bits-bits), to<<(r.bits-bits)
		} else {
			from = from >> (bits - r.bits)
			to = from + 1
		}
		for page := from; page < to; page++ {
			es = t.read(es, r, page, t.limit())
		}
	}
	if bits > 0 { // pages may be longer than stretches
		es = slices.DeleteFunc(es, func(e uint64) bool { return int(e>>(64-bits)) != m.next })
	}
	slices.Sort(es)
	t.scratch = es
	n := len(es)
	m.to.write(m.next, once(es), put)
	return max(1, n)
}

// once leaves of sorted entries each once, and of furniture nothing else.
func once(es []uint64) []uint64 {
	out := es[:0]
	for i, e := range es {
		last := i+1 == len(es)
		if !last && es[i+1] == e {
			continue
		}
		for e&furniture == furniture && len(out) > 0 && out[len(out)-1]>>24 == e>>24 {
			out = out[:len(out)-1]
		}
		out = append(out, e)
	}
	return out
}

// drop drops notes of volumes that were merged.
func (d *drawer) drop(put func(kind, number int64, value []byte)) {
	for n := 0; n < dropMost && len(d.dead) > 0; n++ {
		s := d.dead[0]
		put(s.kind, s.number, nil)
		s.number++
		if s.left--; s.left == 0 {
			d.dead = d.dead[1:]
		}
	}
}
