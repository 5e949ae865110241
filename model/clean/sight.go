package clean

import "slices"

// sight is what memory sees in a copy.
type sight struct {
	others []other  // documents that share a shingle with the copy
	held   []uint32 // by word, which of them hold the shingle that starts there
	end    []uint32 // of each word, where its part of held ends
	plain  []bool   // of each word, whether it is of no field and no cue
	size   int      // how many are

	self  *record // the copy's own
	state int     // of the memory that was asked

	support []int  // of each word: see supports
	table   others // places of others

	named    []name     // see callNames
	numbers  others     // of different names
	mayNames [64]uint64 // a bit for the lowest bits of each name's hash
	met      []uint8    // room for kin
	where    []uint32   // see findWhere
	froms    []uint32
}

// other is a document that shares something with the copy.
type other struct {
	*record
	story   uint32 // when it was seen
	own     bool   // it tells the story of the copy
	related bool   // it shows by itself that it does
	shared  int    // plain words of the copy that stand in it
	upto    int    // the word after the last of them
}

// at are the documents that hold the shingle that starts at word w.
func (seen *sight) at(w int) []uint32 {
	if w == 0 {
		return seen.held[:seen.end[0]]
	}
	return seen.held[seen.end[w-1]:seen.end[w]]
}

// look finds what of a copy stands elsewhere, and who tells the same story. self
// is the copy's own record, nil if it has none. mu is held, for reading at least.
func (m *memory) look(self *record, source string, s *sheet) *sight {
	seen := s.shelf.sight(len(s.words))
	seen.self, seen.state = self, m.state
	m.gather(seen, source, s)
	seen.count(s)
	seen.relate(self, s)
	return seen
}

// lookAgain is look for a copy without a record, some units of which were perhaps
// cut since memory saw it; if memory has changed since, it is look.
func (m *memory) lookAgain(source string, s *sheet) *sight {
	seen := s.seen
	if seen == nil || seen.self != nil || seen.state != m.state {
		return m.look(nil, source, s)
	}
	s.seen = nil
	clear(seen.plain)
	seen.size = 0
	for i := range seen.others {
		o := &seen.others[i]
		*o = other{record: o.record, story: o.story}
	}
	seen.count(s)
	seen.relate(nil, s)
	return seen
}

// gather finds the documents that hold the shingles of a copy.
func (m *memory) gather(seen *sight, source string, s *sheet) {
	if s.older != nil {
		m.gatherAgain(seen, source, s)
		return
	}
	few := uint32(1)
	if seen.self != nil && s.taught == seen.self && !seen.self.partial {
		few = 2 // one is the copy itself
	}
	tally, end, before := m.index.tally, seen.end, []uint32(nil)
	for i, k := range s.shingles(source) {
		if k == 0 || tally.of(k) < few {
			before = nil
		} else {
			before = m.hold(seen, k, before)
		}
		end[i] = uint32(len(seen.held))
	}
}

// gatherAgain is gather for a second reading: of most of its shingles is known
// what was seen in the first.
func (m *memory) gatherAgain(seen *sight, source string, s *sheet) {
	for _, o := range s.older.others {
		seen.place(o.record)
	}
	seed := shingleSeed(source)
	var before []uint32
	for i := range s.words {
		from, reach := len(seen.held), s.reaches(i)
		switch {
		case reach == 0:
			before = nil
		case s.same[i] >= 0:
			seen.held = append(seen.held, s.older.at(int(s.same[i]))...)
			before = seen.held[from:]
		default:
			if k := s.shingleAt(seed, i, reach); m.index.tally.of(k) > 0 {
				before = m.hold(seen, k, before)
			} else {
				before = nil
			}
		}
		seen.end[i] = uint32(len(seen.held))
	}
}

// hold adds to held the documents that hold a shingle, and gives what it added;
// before are those of the shingle before, often the same.
func (m *memory) hold(seen *sight, key uint32, before []uint32) []uint32 {
	from := len(seen.held)
	var buffer [maxHolders]uint32
	for j, d := range m.index.holders(buffer[:0], key) {
		r := m.docs[d]
		if j < len(before) && seen.others[before[j]].record == r {
			seen.held = append(seen.held, before[j])
		} else if r != seen.self {
			seen.held = append(seen.held, seen.place(r))
		}
	}
	return seen.held[from:]
}

// count counts the plain words of a copy, and of each of the others those that it
// shares.
func (seen *sight) count(s *sheet) {
	plain := seen.plain
	for _, u := range s.units {
		if u.cut != nil {
			continue
		}
		for w := u.first; w < u.last; w++ {
			plain[w] = true
		}
		seen.size += u.last - u.first
	}
	from := uint32(0)
	for i, end := range seen.end {
		reach := s.reaches(i)
		for _, n := range seen.held[from:end] {
			o := &seen.others[n]
			for w := max(i, o.upto); w < i+reach; w++ {
				if plain[w] {
					o.shared++
				}
			}
			o.upto = max(o.upto, i+reach)
		}
		from = end
	}
}

// place is the place in others of a document.
func (seen *sight) place(r *record) uint32 {
	n, known := seen.table.place(r.number, uint32(len(seen.others)))
	if !known {
		seen.others = append(seen.others, other{record: r, story: r.story})
	}
	return n
}

// others gives documents their places: an open hash table of document and place.
type others struct {
	slots []struct{ doc, place uint32 }
	used  int
}

// place is the place of a document, next if it had none yet.
func (t *others) place(doc, next uint32) (place uint32, known bool) {
	if 2*t.used >= len(t.slots) {
		old := t.slots
		t.slots, t.used = make([]struct{ doc, place uint32 }, max(32, 4*len(old))), 0
		for _, o := range old {
			if o.doc != 0 {
				t.place(o.doc, o.place)
			}
		}
	}
	mask := uint32(len(t.slots) - 1)
	for i := spread(doc) & mask; ; i = (i + 1) & mask {
		switch t.slots[i].doc {
		case doc:
			return t.slots[i].place, true
		case 0:
			t.slots[i].doc, t.slots[i].place = doc, next
			t.used++
			return next, false
		}
	}
}

// spread makes a place in the table of a key.
func spread(key uint32) uint32 {
	key ^= key >> 16
	key *= 0x7feb352d
	key ^= key >> 15
	return key
}

// find is the place of a document, if it has one.
func (t *others) find(doc uint32) (place uint32, known bool) {
	if t.used == 0 {
		return 0, false
	}
	mask := uint32(len(t.slots) - 1)
	for i := spread(doc) & mask; t.slots[i].doc != 0; i = (i + 1) & mask {
		if t.slots[i].doc == doc {
			return t.slots[i].place, true
		}
	}
	return 0, false
}

func (t *others) clear() {
	clear(t.slots)
	t.used = 0
}

// supports is of each word the number of stories of the best supported shingle
// that covers it, the article's own counted.
func (seen *sight) supports(s *sheet, need int) []int {
	seen.support = zeroed(seen.support, len(seen.end))
	out := seen.support
	var stories []uint32
	for i := range seen.end {
		held := seen.at(i)
		if len(held)+1 < need {
			continue
		}
		stories = stories[:0]
		for _, n := range held {
			if o := &seen.others[n]; !o.own && !slices.Contains(stories, o.story) {
				stories = append(stories, o.story)
			}
		}
		for w := i; w < i+s.reaches(i); w++ {
			out[w] = max(out[w], len(stories)+1)
		}
	}
	return out
}
