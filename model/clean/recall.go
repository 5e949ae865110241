package clean

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/lede-reader/lede/model"
)

// recall reads what a notebook holds of the source: the newest documents, as many
// as may be known. Damaged notes are a lesson less each, and told in the error;
// where the notebook cannot be read nothing is known or learned (failed).
func (m *memory) recall(book model.Notebook) error {
	var notes []model.Note // the newest stand at their place modulo most
	most, n := 2*m.most, 0
	var damaged error
	for note, err := range book.Notes(m.first, m.first+1<<32) {
		if err != nil {
			m.failed = fmt.Errorf("read what was learned: %w", err)
			return m.failed
		}
		if note.Value == nil || note.Key <= m.first || note.Key>>32 != m.first>>32 {
			continue
		}
		if note.Key < m.first+firstNumber {
			damaged = m.takeKept(note.Value)
			continue
		}
		m.last = uint32(note.Key) // by key: it is the greatest
		if len(notes) < most {
			notes = append(notes, note)
		} else {
			notes[n%most] = note
		}
		n++
	}
	slices.SortFunc(notes, func(a, b model.Note) int { return cmp.Compare(a.Key, b.Key) })
	lessons, err := decodeNotes(notes)
	m.merge(nil, nil, lessons)
	return errors.Join(damaged, err)
}

// decodeNotes reads notes that have a value; the error says how many are damaged.
func decodeNotes(notes []model.Note) ([]lesson, error) {
	out := make([]lesson, 0, len(notes))
	damaged := 0
	for _, note := range notes {
		l, err := decodeLesson(uint32(note.Key), note.Value)
		if err != nil {
			damaged++
			continue
		}
		out = append(out, l)
	}
	if damaged > 0 {
		return out, fmt.Errorf("what was learned: %d of %d: %w", damaged, len(notes), errDamaged)
	}
	return out, nil
}

// merge makes the memory anew of documents with their shingles and of lessons. A
// document that is known by its id already is not taken in again.
func (m *memory) merge(docs []*record, keys [][]uint32, lessons []lesson) {
	known := map[uint64]bool{}
	for _, r := range docs {
		known[r.print] = true
	}
	for _, l := range lessons {
		if l.print != 0 && known[l.print] {
			continue
		}
		known[l.print] = true
		at, _ := m.find(l.number)
		m.docs = slices.Insert(m.docs, at, l.record)
		keys = slices.Insert(keys, at, l.keys)
		m.settle(l.record, l.told)
	}
	m.fold(m.docs, keys)
	if m.full(0, 0) {
		m.forget(m.most / 2)
	}
}

// catch takes in notes of the source that another process may have made. What is
// pending here is newer.
func (m *memory) catch(notes []model.Note) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.failed != nil {
		return nil
	}
	gone := map[uint32]bool{}
	var told []model.Note
	var damaged error
	for _, note := range notes {
		number := uint32(note.Key)
		if number < firstNumber {
			damaged = m.takeKept(note.Value)
			continue
		}
		m.last = max(m.last, number)
		if _, mine := m.pending[number]; mine {
			continue
		}
		if at, known := m.find(number); note.Value == nil && known {
			gone[m.docs[at].number] = true
		} else if note.Value != nil {
			told = append(told, note)
		}
	}
	lessons, err := decodeNotes(told)
	err = errors.Join(damaged, err)
	lessons = slices.DeleteFunc(lessons, func(l lesson) bool {
		at, known := m.find(l.number)
		if !known {
			_, known = m.place[l.print]
			return known && l.print != 0
		}
		r := m.docs[at]
		if !l.partial || r.partial && r.held == len(l.keys) && len(l.told) == 1 && r.noted == l.told[0] {
			return true // as it is known here
		}
		gone[l.number] = true
		return false
	})
	if len(gone) == 0 && len(lessons) == 0 {
		return err
	}
	slices.SortFunc(lessons, func(a, b lesson) int { return cmp.Compare(a.number, b.number) })
	keys := m.unfold()
	var docs []*record
	var held [][]uint32
	for i, r := range m.docs {
		if !gone[r.number] {
			docs, held = append(docs, r), append(held, keys[i])
		}
	}
	m.docs = docs
	m.merge(docs, held, lessons)
	return err
}
