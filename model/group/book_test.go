package group

import (
	"iter"
	"maps"
	"slices"
	"testing"

	"github.com/lede-reader/lede/model"
)

// memoryBook is a notebook that lives as long as a test.
type memoryBook struct {
	notes map[int64][]byte
	wrote int // bytes that were ever kept
}

func newMemoryBook() *memoryBook { return &memoryBook{notes: map[int64][]byte{}} }

func (b *memoryBook) Notes(from, to int64) iter.Seq2[model.Note, error] {
	return func(yield func(model.Note, error) bool) {
		if to == from+1 {
			if v, ok := b.notes[from]; ok {
				yield(model.Note{Key: from, Value: slices.Clone(v)}, nil)
			}
			return
		}
		for _, k := range slices.Sorted(maps.Keys(b.notes)) {
			if k >= from && k < to && !yield(model.Note{Key: k, Value: slices.Clone(b.notes[k])}, nil) {
				return
			}
		}
	}
}

// keep takes notes in, as a transaction would, and hands them on.
func (b *memoryBook) keep(notes []model.Note) []model.Note {
	for _, n := range notes {
		if n.Value == nil {
			delete(b.notes, n.Key)
			continue
		}
		b.notes[n.Key] = slices.Clone(n.Value)
		b.wrote += len(n.Value)
	}
	return notes
}

func (b *memoryBook) size() (n int) {
	for _, v := range b.notes {
		n += len(v)
	}
	return n
}

// plainly is an index whose notebook never fails.
type plainly struct{ *Index }

func opened(nb model.Notebook) plainly { return plainly{Open(nb)} }

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func (x plainly) Add(a *model.Article) []model.Placement {
	p, err := x.Index.Add(a)
	must(err)
	return p
}

func (x plainly) Split(ids []string) ([]model.Placement, []byte) {
	p, u, err := x.Index.Split(ids)
	must(err)
	return p, u
}

func (x plainly) Join(ids []string) ([]model.Placement, []byte) {
	p, u, err := x.Index.Join(ids)
	must(err)
	return p, u
}

func (x plainly) Undo(token []byte) []model.Placement {
	p, err := x.Index.Undo(token)
	must(err)
	return p
}

func (x plainly) Placement(id string) (model.Placement, bool) {
	p, ok, err := x.Index.Placement(id)
	must(err)
	return p, ok
}

func (x plainly) Story(id string) []model.Placement {
	p, err := x.Index.Story(id)
	must(err)
	return p
}

func (x plainly) Len() int {
	n, err := x.Index.Len()
	must(err)
	return n
}

func TestReopened(t *testing.T) {
	book := newMemoryBook()
	whole, x := opened(nil), opened(book)
	for i, th := range readThreads(t) {
		want, got := whole.Add(th.article), x.Add(th.article)
		if !slices.Equal(want, got) {
			t.Fatalf("article %d: %+v, want %+v", i, got, want)
		}
		if i%7 == 0 {
			book.keep(x.Notes())
		}
		if i%35 == 0 {
			x = opened(book)
		}
	}
}
