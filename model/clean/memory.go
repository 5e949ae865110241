package clean

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/lede-reader/lede/model"
)

// bounds are how much of a source is known: when most documents are known whole
// or there is no room for the shingles of another, the older half is forgotten but
// for what is proven.
type bounds struct {
	most int // documents
	room int // shingles; each takes 6 to 7 bytes
}

// boundsOf are those of a source. The room is that of some 80 articles of 4 KB;
// where the source is not known, the documents of many publishers are one source.
func boundsOf(source string) bounds {
	if source == "" {
		return bounds{most: 1000, room: 700_000}
	}
	return bounds{most: 500, room: 56_000}
}

// maxHolders is how many documents are kept for one shingle.
const maxHolders = 12

// shingle is how many words make one.
const shingle = 5

// memory knows which runs of words stand in which documents of a source, and
// which documents tell the same story. look may run in many goroutines; whoever
// changes anything holds mu.
type memory struct {
	mu    sync.RWMutex
	index index
	docs  []*record         // by number
	place map[uint64]uint32 // in docs, by print of the id
	last  uint32            // number that was given
	whole int               // of docs
	kept  []passage         // that are never cut; never changed in place
	grown []string          // see grow; guarded by Cleaner.writer
	state int               // counts changes
	bounds
	failed error // it could not be recalled: nothing is known, nothing is learned

	first   int64             // key of its notes
	noting  bool              // somebody keeps notes
	pending map[uint32][]byte // notes not handed out yet, by number; nil: the document is forgotten
	handed  int64             // the round in which notes were handed out last

	gone  bool         // it has left memory
	slim  int          // bytes of docs
	bytes int64        // that all takes, about; counted in resident
	used  atomic.Int64 // when, in a count of the cleaner's

	resident *atomic.Int64 // bytes of all sources
}

// record is what is kept of a document beside its shingles.
type record struct {
	id      string
	print   uint64 // of the id, 0 if it has none
	number  uint32
	story   uint32      // the lowest number of its story's documents, those that are forgotten too
	noted   uint32      // the first story that its note tells
	size    int         // words that are no field and no cue's
	names   []uint32    // sorted
	held    int         // shingles that are known to stand in it
	partial bool        // only what is proven to repeat is known of it
	order   figureOrder // of the date over its copy, where that tells it
}

// source is the number that a source has in keys: 30 bits, so that a key is
// positive. Two sources that share it share their bounds and nothing else.
func numberOf(source string) int64 {
	return int64(printOf(strings.ToLower(source)) >> 34)
}

func newMemory(source string, most bounds, resident *atomic.Int64) *memory {
	m := &memory{place: map[uint64]uint32{}, bounds: most, first: numberOf(source) << 32, resident: resident}
	m.weigh()
	return m
}

// record is the one of the document with an id, nil if it is not known.
func (m *memory) record(id string) *record {
	if id == "" {
		return nil
	}
	if at, ok := m.place[printOf(id)]; ok {
		return m.docs[at]
	}
	return nil
}

func (m *memory) knows(id string) bool {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.record(id) != nil
}

// learn takes in a document, unless its id is known.
func (m *memory) learn(id, source string, s *sheet) {
	if len(s.words) < shingle {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	r := &record{id: id, print: idPrint(id), order: s.date.order}
	if r.number = m.next(r.print); m.failed != nil || r.number == 0 || m.record(id) != nil {
		return
	}
	if m.full(1, len(s.words)) {
		m.forget(m.most / 2)
	}
	seen := m.lookAgain(source, s)
	defer s.shelf.giveSight(seen)
	r.size, r.names = seen.size, seen.names()
	if m.noting {
		m.grow(source, seen, s)
	}
	all := s.shingles(source)
	b := s.shelf.sorter()
	defer s.shelf.giveSorter(b)
	keys := b.keys[:0]
	s.taught = r
	for i, k := range all {
		switch {
		case k == 0:
		case len(seen.at(i)) < maxHolders && m.teaches(i, len(all)):
			keys = append(keys, k)
		default:
			s.taught = nil
		}
	}
	b.keys = keys
	keys = slices.Compact(b.sort())
	var told []uint32
	for i := range seen.others {
		if o := &seen.others[i]; o.related && !slices.Contains(told, o.story) {
			told = append(told, o.story)
		}
	}
	slices.Sort(told)
	m.add(r, told, keys)
	if m.noting {
		m.note(r.number, lesson{record: r, told: told, keys: keys}.encode())
	}
}

// figureOrder is how day and month stand in the source's dates, as far as its
// documents agree.
func (m *memory) figureOrder() figureOrder {
	m.mu.RLock()
	defer m.mu.RUnlock()
	order := anyOrder
	for _, r := range m.docs {
		switch {
		case r == nil || r.order == anyOrder:
		case order != anyOrder && order != r.order:
			return anyOrder
		default:
			order = r.order
		}
	}
	return order
}

// teaches tells whether the shingle at word i of n is learned: of a very long
// document those at its start and its end, where boilerplate stands.
func (m *memory) teaches(i, n int) bool {
	return i < m.room/8 || n-i <= m.room/8
}

// full tells whether some more documents of so many words together have no room.
func (m *memory) full(more, words int) bool {
	return m.whole+more > m.most || m.index.len()+min(words, m.room/4) > m.room
}

// The number of a document is a running one and, so that two processes which learn at
// once seldom give the same one, some bits of its id's print.
const printBits = 6

// next is the number of a new document; 0 if there are no more.
func (m *memory) next(print uint64) uint32 {
	n := uint64(m.last>>printBits+1)<<printBits | print&(1<<printBits-1)
	if n > 1<<32-1 {
		return 0
	}
	return uint32(n)
}

// add takes in a document that is newer than all others and tells the stories told.
func (m *memory) add(r *record, told, keys []uint32) {
	m.state++
	m.docs = append(m.docs, r)
	m.last = r.number
	m.settle(r, told)
	if r.print != 0 {
		m.place[r.print] = uint32(len(m.docs) - 1)
	}
	if !r.partial {
		m.whole++
	}
	r.held = len(keys)
	m.index.add(keys, uint32(len(m.docs)-1))
	m.slim += r.bytes()
	m.weigh()
}

// memoryBytes is about what a memory takes of which nothing is known: itself, its
// place among the sources.
const memoryBytes = 500

// weigh counts what the memory takes.
func (m *memory) weigh() {
	before := m.bytes
	m.bytes = int64(memoryBytes + m.slim + m.index.bytes())
	if !m.gone {
		m.resident.Add(m.bytes - before)
	}
}

// settle makes the stories told and that of a document one.
func (m *memory) settle(r *record, told []uint32) {
	r.story, r.noted = r.number, r.number
	if len(told) > 0 {
		r.noted = told[0]
	}
	for i, t := range told {
		told[i] = m.storyOf(t)
		r.story = min(r.story, told[i])
	}
	if len(told) < 2 {
		return
	}
	for _, d := range m.docs {
		if slices.Contains(told, d.story) {
			d.story = r.story
		}
	}
}

// storyOf is the story that a number stands for now.
func (m *memory) storyOf(number uint32) uint32 {
	if at, ok := m.find(number); ok {
		return m.docs[at].story
	}
	return number
}

// find is the place of a document in docs.
func (m *memory) find(number uint32) (int, bool) {
	return slices.BinarySearchFunc(m.docs, number, func(r *record, n uint32) int {
		switch {
		case r.number < n:
			return -1
		case r.number > n:
			return 1
		}
		return 0
	})
}

// note keeps a note for the next who asks for them.
func (m *memory) note(number uint32, value []byte) {
	if m.pending == nil {
		m.pending = map[uint32][]byte{}
	}
	m.pending[number] = value
}

// packPart is the part of what is packed that is packed anew for: often enough to
// take little room, seldom enough to take little time.
const packPart = 8

// hand gives the notes that are pending, by key, and counts them as handed out.
func (m *memory) hand(round int64) []model.Note {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.pending) == 0 {
		return nil
	}
	out := make([]model.Note, 0, len(m.pending))
	for n, v := range m.pending {
		out = append(out, model.Note{Key: m.first + int64(n), Value: v})
	}
	m.pending, m.handed = nil, round
	if m.index.loose > len(m.index.packed)/packPart {
		m.index.pack() // the next batch may be of other sources
	}
	m.weigh()
	return out
}

// bytes is about what a record takes: itself, its id, its names, its place in
// docs and in the map.
func (r *record) bytes() int { return 200 + len(r.id) + 4*cap(r.names) }

// idPrint is the print of an id, 0 if it is none.
func idPrint(id string) uint64 {
	if id == "" {
		return 0
	}
	return printOf(id)
}

// printOf is a 64-bit print of a text (FNV-1a, its bits spread), never 0.
func printOf(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	return max(h, 1)
}
