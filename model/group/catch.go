package group

import (
	"cmp"
	"errors"
	"slices"

	"github.com/lede-reader/lede/model"
)

// Catch takes over what another index noted in the same notebook since this one was
// opened or caught up: all of it; of two notes with one key the latter holds. Notes that it knows, as its own, change
// nothing. What this one changed must have been noted before.
func (x *Index) Catch(notes []model.Note) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.loaded || x.err != nil || len(notes) == 0 {
		return x.err // what was not loaded will be, with the rest
	}
	notes = latest(notes)
	if notes[0].Key != keyOf(metaNote, 0) {
		return nil
	}
	m, err := x.readMeta(notes[0].Value)
	switch {
	case err != nil:
		x.fail(err)
		return x.err
	case m.turn == x.turn:
		return nil
	case x.changed():
		x.fail(errors.New("grouping: another process changed what this one has not noted yet"))
		return x.err
	case m.articles < x.articles.n || m.groups < x.groups.n || m.stories < x.stories.n || m.rows < x.subjects.next, m.turn < x.turn:
		x.reset() // begun anew
		return nil
	}
	x.catch(m, notes)
	return x.err
}

// latest puts notes in order, of each key the last.
func latest(notes []model.Note) []model.Note {
	notes = slices.Clone(notes)
	slices.Reverse(notes)
	slices.SortStableFunc(notes, func(a, b model.Note) int { return cmp.Compare(a.Key, b.Key) })
	return slices.CompactFunc(notes, func(a, b model.Note) bool { return a.Key == b.Key })
}

// catch takes over notes, which are in order; m is the first of them.
func (x *Index) catch(m *meta, notes []model.Note) {
	of := func(kind int64) []model.Note {
		at := func(key int64) int {
			i, _ := slices.BinarySearchFunc(notes, key, func(n model.Note, k int64) int { return cmp.Compare(n.Key, k) })
			return i
		}
		return notes[at(keyOf(kind, 0)):at(keyOf(kind+1, 0))]
	}
	clear(x.handed)
	for _, n := range of(sheetNote) {
		slot := int32(number(n.Key))
		x.sheets.drop(slot)
		x.vectors.drop(slot)
	}
	for _, n := range of(articleNote) {
		x.articles.drop(int32(number(n.Key)))
	}
	for _, n := range of(groupNote) {
		x.groups.drop(int32(number(n.Key)))
	}
	for _, n := range of(storyNote) {
		x.stories.drop(int32(number(n.Key)))
	}
	turn, postFrom := x.turn, x.postFrom
	x.adopt(m)
	for _, t := range x.tables() {
		for _, n := range of(filterNote) {
			t.forget(filterNote, number(n.Key))
		}
		for _, n := range of(pageNote) {
			t.forget(pageNote, number(n.Key))
		}
	}
	for _, n := range of(subjectNote) {
		if c := number(n.Key); n.Value != nil && (c+1)*rollChunk > x.subjects.next && !x.takeRows(n.Value, c, m.rows) {
			x.damaged("subjects", c*rollChunk)
			return
		}
	}
	if x.subjects.next != m.rows { // it stopped longer than the ring is
		x.reset()
		return
	}
	x.subjects.noted = m.rows
	if m.postFrom != postFrom || !catchTurns(of(postNote), turn+1, m.turn, x.takePosts) {
		x.loadYoung()
	}
	if !catchTurns(of(countNote), turn+1, m.turn, x.weigh.take) {
		x.loadCounts()
	}
}

// catchTurns takes what the turns from ≤ turn ≤ to added, in order; false if one is missing
// or damaged, so that all must be read again.
func catchTurns(notes []model.Note, from, to int64, take func([]byte) bool) bool {
	notes = slices.DeleteFunc(slices.Clone(notes), func(n model.Note) bool { return number(n.Key) < from || n.Value == nil })
	if int64(len(notes)) != to-from+1 {
		return false
	}
	for _, n := range notes {
		if !take(n.Value) {
			return false
		}
	}
	return true
}
