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

// Two documents tell the same story if copied is the part of either's words
// that stands in the other, or kindred the part of the names in what is left of
// one that the other has, and at least minNames of them.
const (
	copied   = .4
	kindred  = .34
	minNames = 3
)

// relate finds which of the others tell the story of the copy.
func (seen *sight) relate(self *record, s *sheet) {
	seen.callNames(s)
	var stories []uint32
	if self != nil {
		stories = append(stories, self.story)
	}
	var doubtful []bool
	for i := range seen.others {
		o := &seen.others[i]
		if o.shared < minRepeated {
			continue
		}
		o.related = float64(o.shared) >= copied*float64(min(seen.size, o.size))
		if !o.related && seen.mayBeKin(o.record) {
			if doubtful == nil {
				doubtful = make([]bool, len(seen.others))
			}
			doubtful[i] = true
		}
	}
	if doubtful != nil {
		seen.findWhere(doubtful)
		for i := range seen.others {
			seen.others[i].related = seen.others[i].related || doubtful[i] && seen.kin(seen.others[i].record, seen.where[seen.froms[i]:seen.froms[i+1]])
		}
	}
	for i := range seen.others {
		if o := &seen.others[i]; o.related && !slices.Contains(stories, o.story) {
			stories = append(stories, o.story)
		}
	}
	for i := range seen.others {
		seen.others[i].own = slices.Contains(stories, seen.others[i].story)
	}
}

// findWhere lists in where, for those of the others that of tells, the words at
// which a shared shingle starts; those of other i from froms[i] on.
func (seen *sight) findWhere(of []bool) {
	froms := zeroed(seen.froms, len(seen.others)+2) // first those of i stand at i+2
	for _, n := range seen.held {
		if of[n] {
			froms[n+2]++
		}
	}
	for i := 2; i < len(froms); i++ {
		froms[i] += froms[i-1]
	}
	seen.froms, seen.where = froms, roomFor(seen.where, int(froms[len(froms)-1]))[:froms[len(froms)-1]]
	for w := range seen.end {
		for _, n := range seen.at(w) {
			if of[n] {
				seen.where[froms[n+1]] = uint32(w)
				froms[n+1]++
			}
		}
	}
}

// mayBeKin tells whether a document has, by the look of it, as many of the copy's
// names as kin asks for.
func (seen *sight) mayBeKin(r *record) bool {
	n := 0
	for _, h := range r.names {
		if seen.mayName(h) {
			if n++; n == minNames {
				return true
			}
		}
	}
	return false
}

// kin tells whether the names in what of the copy is not shared with a document
// are the document's too. The shared shingles start at the words of where.
func (seen *sight) kin(r *record, where []uint32) bool {
	met := zeroed(seen.met, len(seen.named)) // by number of the name
	seen.met = met
	for _, h := range r.names {
		if seen.mayName(h) {
			if n, ok := seen.numbers.find(max(h, 1)); ok {
				met[n] = itsName
			}
		}
	}
	rest, common := 0, 0
	next := 0
	for _, n := range seen.named {
		for next < len(where) && where[next]+shingle <= n.word {
			next++
		}
		if met[n.number] == counted || next < len(where) && where[next] <= n.word {
			continue
		}
		if rest++; rest > maxNames {
			rest = maxNames
			break
		}
		if met[n.number] == itsName {
			common++
		}
		met[n.number] = counted
	}
	return common >= minNames && float64(common) >= kindred*float64(min(rest, len(r.names)))
}

// What kin knows of a name of the copy.
const (
	itsName = iota + 1 // the document has it
	counted
)

// maxNames is how many names of a document are compared.
const maxNames = 64

// name is a word of a copy that names someone or something.
type name struct {
	word   uint32 // where it stands
	hash   uint32
	number uint32 // of the different names
	first  bool   // it stands here for the first time
}

// callNames finds the names of s: the plain words with a capital that do not open
// a sentence.
func (seen *sight) callNames(s *sheet) {
	seen.named, seen.mayNames = seen.named[:0], [64]uint64{}
	seen.numbers.clear()
	different := uint32(0)
	noName := commonHashes()
	for i := range s.units {
		u := &s.units[i]
		for w := u.first + 1; w < u.last; w++ {
			x := &s.words[w]
			if !x.capital || !seen.plain[w] || x.end-x.start < 3 || noName.has(x.hash) {
				continue
			}
			number, known := seen.numbers.place(max(x.hash, 1), different)
			if !known {
				different++
				seen.mayNames[x.hash>>6&63] |= 1 << (x.hash & 63)
			}
			seen.named = append(seen.named, name{uint32(w), x.hash, number, !known})
		}
	}
}

// names are the first of the names, sorted.
func (seen *sight) names() []uint32 {
	out := make([]uint32, 0, min(maxNames, len(seen.named)))
	for n := range seen.named {
		if len(out) < maxNames && seen.named[n].first {
			out = append(out, seen.named[n].hash)
		}
	}
	slices.Sort(out)
	return slices.Clip(out)
}

// mayName tells whether the hash of a word may be that of a name of the copy.
func (seen *sight) mayName(h uint32) bool { return seen.mayNames[h>>6&63]&(1<<(h&63)) != 0 }

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
