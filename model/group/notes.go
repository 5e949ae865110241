package group

import (
	"maps"
	"slices"

	"github.com/lede-reader/lede/model"
)

// The kinds of notes, in the upper byte of a key; below it the number of the chunk,
// slot, turn, part or act.
const (
	metaNote = 1 + iota
	articleNote
	groupNote
	storyNote
	subjectNote
	sheetNote
	actNote
	postNote   // what a turn added to the tables
	_          // was all of a table's part
	countNote  // the terms and words that a turn counted
	termNote   // all terms and words counted, up to some turn
	filterNote // what is in a stretch of a volume
	pageNote   // a page of a volume
)

func keyOf(kind, number int64) int64 { return kind<<56 | number }

// journal is what is known of the notes.
type journal struct {
	turn     int64 // number of the last notes
	nextAct  int64 // number of the next act that can be undone
	postFrom int64 // turns from here on are in no volume
	counted        // what was counted and is not noted

	countFrom int64 // turns from here on are not in the last termNote
	countDocs int   // articles that were in it
}

// countsEvery is how many articles are between two notes of all that was counted.
const countsEvery = 4096

// Notes gives what changed since it was asked last, to be kept in one transaction with the
// placements. Where that fails, the index must be opened anew. Nothing is noted of an
// index without a notebook.
func (x *Index) Notes() []model.Note {
	x.mu.Lock()
	defer x.mu.Unlock()
	clear(x.handed)
	if x.book == nil || !x.loaded || x.err != nil || !x.changed() {
		return nil
	}
	x.turn++
	var out []model.Note
	put := func(kind, number int64, value []byte) {
		out = append(out, model.Note{Key: keyOf(kind, number), Value: value})
		if value != nil && (kind >= sheetNote && kind <= actNote || kind >= filterNote) {
			x.handed[keyOf(kind, number)] = value
		}
	}
	for _, c := range x.articles.chunks() {
		put(articleNote, int64(c), x.articleChunk(c))
	}
	for _, c := range x.groups.chunks() {
		put(groupNote, int64(c), x.groupChunk(c))
	}
	for _, c := range x.stories.chunks() {
		put(storyNote, int64(c), x.storyChunk(c))
	}
	for _, slot := range slices.Sorted(maps.Keys(x.fresh)) {
		s := x.fresh[slot]
		put(sheetNote, int64(slot), s.note())
		x.sheets.put(slot, s, s.bytes())
	}
	clear(x.fresh)
	for _, n := range slices.Sorted(maps.Keys(x.acts)) {
		put(actNote, n, x.acts[n])
		x.handed[keyOf(actNote, n)] = x.acts[n]
	}
	clear(x.acts)
	x.noteSubjects(put)
	x.notePosts(put)
	x.noteCounts(put)
	put(metaNote, 0, x.meta())
	return out
}

// changed tells whether there is something to note.
func (x *Index) changed() bool {
	return len(x.articles.dirty)+len(x.groups.dirty)+len(x.stories.dirty)+len(x.fresh)+len(x.acts)+x.posted()+x.counted.docs > 0
}

// posted is how many entries of tables are not noted.
func (x *Index) posted() (n int) {
	for _, t := range x.tables() {
		n += len(t.posted)
	}
	return n
}

// keep is Notes without a notebook.
func (x *Index) keep() {
	for slot, s := range x.fresh {
		x.own[keyOf(sheetNote, int64(slot))] = s.note()
		x.sheets.put(slot, s, s.bytes())
	}
	for n, b := range x.acts {
		if x.own[keyOf(actNote, n)] = b; b == nil {
			delete(x.own, keyOf(actNote, n))
		}
	}
	clear(x.fresh)
	clear(x.acts)
	clear(x.articles.dirty)
	clear(x.groups.dirty)
	clear(x.stories.dirty)
	x.subjects.fresh = x.subjects.fresh[:0]
	x.counted.clear()
}

func (x *Index) articleChunk(c int32) []byte {
	w := &writer{}
	from, to := x.articles.span(c)
	for i := from; i < to; i++ {
		a := x.articles.at(i)
		w.fixed(a.id)
		w.fixed(a.exact)
		w.int(a.unix)
		w.int(a.seen - a.unix)
		w.number(a.group)
		w.number(a.to)
		w.number(a.next)
		w.share(a.share)
		w.word(a.language)
		w.byte(uint8(a.weekday))
		w.byte(a.relation)
		w.byte(uint8(a.flags))
	}
	return w.sealed()
}

func (x *Index) groupChunk(c int32) []byte {
	w := &writer{}
	from, to := x.groups.span(c)
	for i := from; i < to; i++ {
		g := x.groups.at(i)
		w.number(g.story)
		w.int(g.unix)
		w.byte(uint8(g.weekday))
		w.number(g.head)
		w.number(g.tail)
		w.number(g.prev)
		w.number(g.next)
		w.uint(uint64(g.living))
		w.byte(g.texts)
	}
	return w.sealed()
}

func (x *Index) storyChunk(c int32) []byte {
	w := &writer{}
	from, to := x.stories.span(c)
	for i := from; i < to; i++ {
		s := x.stories.at(i)
		w.number(s.into)
		w.number(s.head)
		w.number(s.tail)
		w.number(s.first)
		w.uint(uint64(s.count))
		w.flag(s.alone)
		w.flag(s.held)
	}
	return w.sealed()
}

// noteSubjects notes the rows that are new, and drops those that fell out of the ring.
func (x *Index) noteSubjects(put func(kind, number int64, value []byte)) {
	s := &x.subjects
	first := s.next - int64(len(s.fresh)) // always the first of a chunk
	for from := s.noted / rollChunk * rollChunk; from < s.next; from += rollChunk {
		w := &writer{}
		for _, t := range s.fresh[from-first : min(from+rollChunk, s.next)-first] {
			w.number(t.slot)
			w.uint(uint64(len(t.of)))
			slices.Sort(t.of)
			last := uint32(0)
			for _, term := range t.of {
				w.uint(uint64((term - last) >> 8))
				last = term
			}
		}
		c := from / rollChunk
		put(subjectNote, c, w.sealed())
		if old := c - subjectRows/rollChunk - 1; old >= 0 {
			put(subjectNote, old, nil)
		}
	}
	s.noted = s.next
	s.fresh = slices.Clone(s.fresh[s.next/rollChunk*rollChunk-first:])
}

// notePosts notes what was added to the tables, and makes runs of it when it has become much.
func (x *Index) notePosts(put func(kind, number int64, value []byte)) {
	settle := x.shingles.young.used >= x.scale.young
	w := &writer{}
	for _, t := range x.tables() {
		slices.Sort(t.posted)
		w.entries(t.posted)
		if settle {
			t.settle(put)
		}
		t.advance(len(t.posted), put)
		t.posted = t.posted[:0]
	}
	if x.drawer.drop(put); !settle {
		put(postNote, x.turn, w.sealed())
		return
	}
	for ; x.postFrom < x.turn; x.postFrom++ {
		put(postNote, x.postFrom, nil)
	}
	x.postFrom = x.turn + 1
}

// noteCounts notes what was counted, and now and then all of it.
func (x *Index) noteCounts(put func(kind, number int64, value []byte)) {
	c := &x.counted
	if c.pruned || x.weigh.docs-x.countDocs >= countsEvery {
		put(termNote, 0, x.weigh.note())
		for ; x.countFrom < x.turn; x.countFrom++ {
			put(countNote, x.countFrom, nil)
		}
		x.countFrom, x.countDocs = x.turn+1, x.weigh.docs
	} else {
		put(countNote, x.turn, c.note())
	}
	c.clear()
}

// formatVersion tells how notes are to be read.
const formatVersion = 3

func (x *Index) meta() []byte {
	w := &writer{}
	small := func(n int64) { w.uint(uint64(n)) }
	w.uint(formatVersion)
	small(x.turn)
	small(int64(x.articles.n))
	small(int64(x.groups.n))
	small(int64(x.stories.n))
	small(int64(x.living))
	small(x.subjects.next)
	w.int(x.latest)
	small(x.nextAct)
	small(x.postFrom)
	small(x.countFrom)
	small(int64(x.countDocs))
	small(x.drawer.nextVolume)
	small(int64(len(x.drawer.dead)))
	for _, s := range x.drawer.dead {
		small(s.kind)
		small(s.number)
		small(s.left)
	}
	for _, t := range x.tables() {
		small(int64(len(t.volumes)))
		for _, r := range t.volumes {
			w.volume(r)
		}
		small(int64(len(t.merges)))
		for _, m := range t.merges {
			small(int64(len(m.from)))
			for _, r := range m.from {
				small(int64(slices.Index(t.volumes, r)))
			}
			w.volume(m.to)
			small(int64(m.next))
			w.int(int64(m.owed))
		}
	}
	return w.sealed()
}

func (w *writer) volume(r *volume) {
	w.uint(uint64(r.number))
	w.byte(r.tier)
	w.byte(r.bits)
	w.uint(uint64(r.size))
}
