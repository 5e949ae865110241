package clean

import (
	"cmp"
	"slices"
	"strings"
)

// What memory is bounded by: documents and entries of the index. An entry is 8
// bytes and the table is at most 3/4 full, so the index takes 32 MiB at most (and
// as much again for the moment in which it is halved); a document's record takes
// about 400 bytes, 8 MB in all.
const (
	maxDocuments = 20_000
	maxSlots     = 1 << 22
	maxProven    = maxDocuments / 4 // of them old ones, kept for what they prove
	maxLearned   = maxSlots / 8     // shingles of one document
	maxHolders   = 12               // documents kept for one shingle
)

// shingle is how many words make one.
const shingle = 5

// memory knows which runs of words stand in which documents of a source, and
// which documents tell the same story.
type memory struct {
	index   index
	records map[uint32]*record
	number  map[string]uint32 // of a document, by id
	last    uint32
	oldest  uint32 // documents before it may be forgotten
}

// record is what is kept of a document beside its shingles.
type record struct {
	id    string
	story uint32   // the document that stands for its story; itself if it is alone
	size  int      // words that are no field and no cue's
	names []uint32 // sorted
}

func newMemory() *memory {
	return &memory{records: map[uint32]*record{}, number: map[string]uint32{}}
}

func (m *memory) knows(id string) bool {
	_, ok := m.number[id]
	return ok && id != ""
}

// learn takes in a document, unless its id is known.
func (m *memory) learn(id, source string, s *sheet) {
	if m.knows(id) || len(s.words) < shingle {
		return
	}
	if len(m.records) >= maxDocuments || m.index.used+len(s.words) > maxSlots*3/4 {
		m.forget()
	}
	seen := m.look(0, source, s)
	m.last++
	r := &record{id: id, story: m.last, size: seen.plain, names: seen.names}
	m.records[m.last] = r
	if id != "" {
		m.number[id] = m.last
	}
	for i := range seen.others {
		if seen.others[i].related {
			m.join(seen.others[i].doc, m.last)
		}
	}
	keys := make([]uint32, 0, min(len(seen.keys), maxLearned))
	for i, k := range seen.keys[:min(len(seen.keys), maxLearned)] {
		if k != 0 && len(seen.at(i)) < maxHolders {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range slices.Compact(keys) {
		m.index.add(k, m.last)
	}
}

// join makes two documents one story.
func (m *memory) join(a, b uint32) {
	a, b = m.story(a), m.story(b)
	if a == b {
		return
	}
	if a > b {
		a, b = b, a
	}
	m.records[b].story = a
}

// story is the document that stands for the story of a document.
func (m *memory) story(doc uint32) uint32 {
	for {
		r := m.records[doc]
		if r == nil || r.story == doc {
			return doc
		}
		if m.records[r.story] == nil {
			return r.story
		}
		doc = r.story
	}
}

// forget drops the older half of the documents. Shingles that stand in several
// stories are what was learned: of them stay those that most documents hold, the
// newest first, as long as they fill no more than a quarter of the table and
// come from no more than maxProven documents.
func (m *memory) forget() {
	m.oldest += (m.last - m.oldest + 1) / 2
	old := m.index
	m.index = index{}
	type shared struct {
		entry
		holders int
	}
	var proven []shared
	var docs []uint32
	for _, e := range old.slots {
		switch {
		case e.doc >= m.oldest:
			m.index.addEntry(e)
		case e.doc != 0:
			docs = old.holders(docs[:0], e.key)
			if m.stories(docs) >= 2 {
				proven = append(proven, shared{e, len(docs)})
			}
		}
	}
	slices.SortFunc(proven, func(a, b shared) int {
		return cmp.Or(b.holders-a.holders, cmp.Compare(b.doc, a.doc), cmp.Compare(a.key, b.key))
	})
	alive := map[uint32]bool{}
	for n, e := range proven {
		if n >= maxSlots/4 {
			break
		}
		if alive[e.doc] || len(alive) < maxProven {
			alive[e.doc] = true
			m.index.addEntry(e.entry)
		}
	}
	for doc, r := range m.records {
		if doc < m.oldest && !alive[doc] {
			delete(m.records, doc)
			delete(m.number, r.id)
		}
	}
}

// stories is how many different ones documents tell.
func (m *memory) stories(docs []uint32) int {
	seen := map[uint32]bool{}
	for _, d := range docs {
		seen[m.story(d)] = true
	}
	return len(seen)
}

// index is an open hash table of (shingle, document): 8 bytes an entry.
type index struct {
	slots []entry
	used  int
}

type entry struct{ key, doc uint32 }

// add notes that the shingle k stands in doc, unless maxHolders do already.
func (x *index) add(k, doc uint32) {
	x.addEntry(entry{k, doc})
}

func (x *index) addEntry(e entry) {
	if (x.used+1)*4 > len(x.slots)*3 {
		x.grow()
	}
	mask := uint32(len(x.slots) - 1)
	holders := 0
	for i := spread(e.key) & mask; ; i = (i + 1) & mask {
		switch x.slots[i] {
		case entry{}:
			x.slots[i] = e
			x.used++
			return
		case e:
			return
		}
		if x.slots[i].key == e.key {
			if holders++; holders >= maxHolders {
				return
			}
		}
	}
}

func (x *index) grow() {
	old := x.slots
	x.slots = make([]entry, max(1<<14, 2*len(old)))
	x.used = 0
	for _, e := range old {
		if e.doc != 0 {
			x.addEntry(e)
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

// holders appends the documents that hold a shingle to to.
func (x *index) holders(to []uint32, key uint32) []uint32 {
	if len(x.slots) == 0 {
		return to
	}
	mask := uint32(len(x.slots) - 1)
	for i := spread(key) & mask; x.slots[i].doc != 0; i = (i + 1) & mask {
		if x.slots[i].key == key {
			to = append(to, x.slots[i].doc)
		}
	}
	return to
}

// keysOf gives the shingle that starts at each word of s, 0 where none does. The
// source is part of it, so that sources are kept apart.
func keysOf(source string, s *sheet) []uint32 {
	seed := uint64(hashWord(strings.ToLower(source)))
	keys := make([]uint32, len(s.words))
	for i := 0; i+shingle <= len(s.words); i++ {
		h := seed*0x9E3779B97F4A7C15 + 1
		for _, w := range s.words[i : i+shingle] {
			h = (h ^ uint64(w.hash)) * 0xFF51AFD7ED558CCD
			h ^= h >> 29
		}
		keys[i] = uint32(h>>32) | 1
	}
	return keys
}
