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
	postNote  // the shingles that a turn added
	tableNote // the shingles of a part, up to some turn
	countNote // the terms and words that a turn counted
	termNote  // all terms and words counted, up to some turn
)

func keyOf(kind, number int64) int64 { return kind<<56 | number }

// journal is what is known of the notes.
type journal struct {
	turn    int64    // number of the last notes
	nextAct int64    // number of the next act that can be undone
	posted  []uint64 // entries of the table that are not noted
	counted          // what was counted and is not noted

	// Of the posts of turns those from postFrom on are kept. While sweep is below
	// tableParts a sweep is on: it notes the table part by part, and after it the posts
	// before sweepFrom are not needed any more.
	postFrom, sweepFrom int64
	sweep               int
	waiting             int // entries posted since the last sweep began

	countFrom int64 // turns from here on are not in the last termNote
	countDocs int   // articles that were in it
}

// Measures of the journal: what is read when the index is opened against what is
// written again and again.
const (
	sweepLeast  = 1 << 15 // entries posted before they are swept into parts
	sweepPart   = 3       // and at least this part of the table
	sweepStep   = 16      // parts a turn
	countsEvery = 4096    // articles between two notes of all that was counted
)

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
		b := s.note()
		put(sheetNote, int64(slot), b)
		x.handed[keyOf(sheetNote, int64(slot))] = b
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
	return len(x.articles.dirty)+len(x.groups.dirty)+len(x.stories.dirty)+len(x.fresh)+len(x.acts)+len(x.posted)+x.counted.docs > 0
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
	x.posted = x.posted[:0]
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
	}
	return w.sealed()
}

func (x *Index) storyChunk(c int32) []byte {
	w := &writer{}
	from, to := x.stories.span(c)
	for i := from; i < to; i++ {
		s := x.stories.at(i)
		w.number(s.into)
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

// notePosts notes what was added to the table, and now and then some of its parts.
func (x *Index) notePosts(put func(kind, number int64, value []byte)) {
	slices.Sort(x.posted)
	put(postNote, x.turn, entries(x.posted))
	x.waiting += len(x.posted)
	x.posted = x.posted[:0]
	if x.sweep >= tableParts && x.waiting > max(sweepLeast, x.shingles.used/sweepPart) {
		x.sweep, x.sweepFrom, x.waiting = 0, x.turn+1, 0
	}
	if x.sweep >= tableParts {
		return
	}
	for range sweepStep {
		var all []uint64
		x.shingles.parts[x.sweep].all(func(e uint64) { all = append(all, e) })
		slices.Sort(all) // a leaf is in order of its tags only
		put(tableNote, int64(x.sweep), entries(all))
		x.sweep++
	}
	if x.sweep == tableParts {
		for ; x.postFrom < x.sweepFrom; x.postFrom++ {
			put(postNote, x.postFrom, nil)
		}
	}
}

// entries writes sorted entries of the table.
func entries(es []uint64) []byte {
	low := uint64(furniture)
	for _, e := range es {
		low = min(low, e&furniture)
	}
	w := &writer{}
	w.uint(uint64(len(es)))
	w.uint(low)
	last := uint64(0)
	for _, e := range es {
		w.uint(e>>24 - last)
		last = e >> 24
		if g := e & furniture; g == furniture {
			w.uint(0)
		} else {
			w.uint(g - low + 1)
		}
	}
	return w.sealed()
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
const formatVersion = 1

func (x *Index) meta() []byte {
	w := &writer{}
	w.uint(formatVersion)
	w.uint(uint64(x.turn))
	w.uint(uint64(x.articles.n))
	w.uint(uint64(x.groups.n))
	w.uint(uint64(x.stories.n))
	w.uint(uint64(x.subjects.next))
	w.int(x.latest)
	w.uint(uint64(x.nextAct))
	w.uint(uint64(x.postFrom))
	w.uint(uint64(x.sweepFrom))
	w.uint(uint64(x.sweep))
	w.uint(uint64(x.waiting))
	w.uint(uint64(x.countFrom))
	w.uint(uint64(x.countDocs))
	return w.sealed()
}
