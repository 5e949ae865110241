package group

import "slices"

// roll is a list that grows in parts, so that nothing waits for all of it to be
// copied and what is pointed to stays where it is. It knows which of its entries
// changed since they were noted, in chunks: one note holds the entries of one.
type roll[T any] struct {
	parts [][]T
	n     int32
	dirty map[int32]struct{} // numbers of chunks
}

const (
	rollPart  = 256
	rollChunk = 32 // entries a note: a batch that changes a few old entries rewrites little beside them
)

func (r *roll[T]) at(i int32) *T { return &r.parts[i/rollPart][i%rollPart] }

// edit is at, for a change that is to be noted.
func (r *roll[T]) edit(i int32) *T {
	if r.dirty == nil {
		r.dirty = map[int32]struct{}{}
	}
	r.dirty[i/rollChunk] = struct{}{}
	return r.at(i)
}

// add appends an entry and returns its number.
func (r *roll[T]) add(v T) int32 {
	i := r.n
	if int(i/rollPart) == len(r.parts) {
		r.parts = append(r.parts, make([]T, rollPart))
	}
	r.n++
	*r.edit(i) = v
	return i
}

// chunks lists the chunks that changed, in order, and takes them for noted.
func (r *roll[T]) chunks() []int32 {
	out := make([]int32, 0, len(r.dirty))
	for c := range r.dirty {
		out = append(out, c)
	}
	slices.Sort(out)
	clear(r.dirty)
	return out
}

// span is the numbers of the entries of a chunk: from ≤ i < to.
func (r *roll[T]) span(chunk int32) (from, to int32) {
	return chunk * rollChunk, min(r.n, (chunk+1)*rollChunk)
}
