package store

import (
	"context"
	"iter"
	"maps"
	"math"
	"slices"

	"github.com/lede-reader/lede/model"
)

// notes is one notebook of a Memory.
type notes struct {
	moment int64
	by     map[int64]note
}

// note is what is kept under a key, and since when.
type note struct {
	value []byte
	since int64
}

// between gives the notes with from ≤ key < to, by key.
func (n *notes) between(from, to int64) iter.Seq2[model.Note, error] {
	var keys []int64
	if n != nil {
		for k, v := range n.by {
			if k >= from && k < to && v.value != nil {
				keys = append(keys, k)
			}
		}
	}
	slices.Sort(keys)
	out := make([]model.Note, len(keys))
	for i, k := range keys {
		out[i] = model.Note{Key: k, Value: slices.Clone(n.by[k].value)}
	}
	return func(yield func(model.Note, error) bool) {
		for _, note := range out {
			if !yield(note, nil) {
				return
			}
		}
	}
}

// Note implements Tx.
func (tx *memoryTx) Note(b Book, changed ...model.Note) error {
	if len(changed) == 0 {
		return nil
	}
	tx.noted.Lock()
	defer tx.noted.Unlock()
	n := tx.notes[b]
	if n == nil {
		n = &notes{by: map[int64]note{}}
		setKey(tx, tx.notes, b, n, true)
	}
	set(tx, &n.moment, n.moment+1)
	for _, c := range changed {
		setKey(tx, n.by, c.Key, note{slices.Clone(c.Value), n.moment}, true)
	}
	return nil
}

// Notes implements Tx.
func (tx *memoryTx) Notes(b Book, from, to int64) iter.Seq2[model.Note, error] {
	return tx.Memory.Notes(context.Background(), b, from, to)
}

// Wipe implements Tx.
func (tx *memoryTx) Wipe(b Book) error {
	var all []model.Note
	for n := range tx.Notes(b, math.MinInt64, math.MaxInt64) {
		all = append(all, model.Note{Key: n.Key})
	}
	return tx.Note(b, all...)
}

// News implements Tx.
func (tx *memoryTx) News(b Book, after int64) ([]model.Note, int64, error) {
	n := tx.notes[b]
	if n == nil {
		return nil, 0, nil
	}
	var out []model.Note
	if after < n.moment {
		for _, k := range slices.Sorted(maps.Keys(n.by)) {
			if v := n.by[k]; v.since > after {
				out = append(out, model.Note{Key: k, Value: slices.Clone(v.value)})
			}
		}
	}
	return out, n.moment, nil
}
