package clean

import "slices"

// forget leaves of the documents that are known whole at most keep, the newest,
// and no more than fill half the room. Shingles
// that stand in several stories are what was learned: of them stay those that most
// documents hold, the newest first, as long as they fill no more than a quarter
// of the room and come from no more than as many documents as may be known whole.
func (m *memory) forget(keep int) {
	m.index.pack()
	first := m.firstKept(keep)
	var proven []uint64 // in the order in which they stay
	keys := make([][]uint32, len(m.docs))
	m.index.each(func(key uint32, docs []uint32) {
		several := int(docs[0]) < first && m.stories(docs) >= 2
		for _, d := range docs {
			switch {
			case int(d) >= first:
				keys[d] = append(keys[d], key)
			case several:
				proven = append(proven, uint64(maxSorted-min(len(docs), maxSorted))<<52|uint64(maxPlace-d)<<32|uint64(key))
			}
		}
	})
	slices.Sort(proven)
	alive := 0
	for _, e := range proven[:min(len(proven), m.room/4)] {
		doc, key := maxPlace-uint32(e>>32)&maxPlace, uint32(e)
		switch {
		case keys[doc] != nil:
		case alive == m.most:
			continue
		default:
			alive++
		}
		keys[doc] = append(keys[doc], key)
	}
	docs := make([]*record, 0, len(m.docs))
	held := make([][]uint32, 0, len(m.docs))
	for i, r := range m.docs {
		if i < first {
			if m.shrink(r, keys[i]); keys[i] == nil {
				continue
			}
		}
		docs, held = append(docs, r), append(held, keys[i])
	}
	m.fold(docs, held)
}

// The order of proven shingles is that of numbers of 64 bits: 12 bits that fall
// with the number of documents that hold it, 20 that fall with the document's place,
// and the shingle.
const (
	maxSorted = 1<<12 - 1
	maxPlace  = 1<<20 - 1
)

// firstKept is the place of the first document that stays whole.
func (m *memory) firstKept(keep int) int {
	shingles, whole := 0, 0
	for i := len(m.docs) - 1; i >= 0; i-- {
		r := m.docs[i]
		if r.partial {
			continue
		}
		if whole++; whole > keep || shingles+r.held > m.room/2 {
			return i + 1
		}
		shingles += r.held
	}
	return 0
}

// shrink leaves of a document only what is proven, and notes it.
func (m *memory) shrink(r *record, keys []uint32) {
	slices.Sort(keys)
	changed := !r.partial || r.held != len(keys) || r.noted != r.story
	r.partial, r.held, r.noted = true, len(keys), r.story
	switch {
	case !m.noting || !changed:
	case len(keys) == 0:
		m.note(r.number, nil)
	default:
		m.note(r.number, lesson{record: r, told: []uint32{r.story}, keys: keys}.encode())
	}
}

// stories is how many different ones documents tell.
func (m *memory) stories(docs []uint32) int {
	var seen [maxHolders]uint32
	n := 0
	for _, d := range docs {
		if s := m.docs[d].story; n < len(seen) && !slices.Contains(seen[:n], s) {
			seen[n] = s
			n++
		}
	}
	return n
}

// unfold gives the shingles of each document, sorted.
func (m *memory) unfold() [][]uint32 {
	m.index.pack()
	out := make([][]uint32, len(m.docs))
	for i, r := range m.docs {
		out[i] = make([]uint32, 0, r.held)
	}
	m.index.each(func(key uint32, docs []uint32) {
		for _, d := range docs {
			out[d] = append(out[d], key)
		}
	})
	return out
}

// fold makes the memory anew of documents by number and the shingles of each.
func (m *memory) fold(docs []*record, keys [][]uint32) {
	sum := 0
	for _, k := range keys {
		sum += len(k)
	}
	all := make([]entry, 0, sum)
	for i, ks := range keys {
		for _, k := range ks {
			all = append(all, entry{k, uint32(i) + 1})
		}
	}
	m.state++
	m.index = (&index{}).with(all, len(all))
	m.index.count()
	m.docs, m.whole, m.slim = docs, 0, 0
	clear(m.place)
	for i, r := range docs {
		r.held = len(keys[i])
		m.slim += r.bytes()
		if !r.partial {
			m.whole++
		}
		if r.print != 0 {
			m.place[r.print] = uint32(i)
		}
		m.last = max(m.last, r.number)
	}
	m.weigh()
}
