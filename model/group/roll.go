package group

import "slices"

// roll is a list of entries in chunks, of which those that were not used for long are not at hand,
// but in the notebook. Nothing waits for all of it to be copied, and what is pointed to stays
// where it is until the call ends. It knows which chunks changed since they were noted.
type roll[T any] struct {
	parts [][]T // nil: not at hand
	n     int32
	queue []int32            // chunks at hand, in the order in which they came
	dirty map[int32]struct{} // numbers of chunks
	noted map[int32]struct{} // last, which may not be kept yet
	read  func(chunk int32, into []T)
	stray func(i int32) *T // stands in for an entry that is not there
}

const rollChunk = 32 // entries a note: a batch that changes a few old entries rewrites little beside them

// at is an entry, not to be changed but in what is not noted.
func (r *roll[T]) at(i int32) *T {
	if uint32(i) >= uint32(r.n) { // what was noted names it, and is wrong
		return r.stray(i)
	}
	p := r.parts[i/rollChunk]
	if p == nil {
		p = r.fetch(i / rollChunk)
	}
	return &p[i%rollChunk]
}

// fetch brings a chunk to hand.
func (r *roll[T]) fetch(c int32) []T {
	p := make([]T, rollChunk)
	from, to := r.span(c)
	r.read(c, p[:to-from])
	r.parts[c] = p
	r.queue = append(r.queue, c)
	return p
}

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
	if c := i / rollChunk; int(c) == len(r.parts) {
		r.parts = append(r.parts, make([]T, rollChunk))
		r.queue = append(r.queue, c)
	} else {
		r.at(i - 1) // has it fetched
	}
	r.n++
	*r.edit(i) = v
	return i
}

// grow makes a roll n long: the entries are in the notebook.
func (r *roll[T]) grow(n int32) {
	r.n = n
	for chunks := int(n+rollChunk-1) / rollChunk; len(r.parts) < chunks; {
		r.parts = append(r.parts, nil)
	}
}

// trim lets go of chunks until most are at hand, but of none that changed.
func (r *roll[T]) trim(most int) {
	for looked := len(r.queue); len(r.queue) > most && looked > 0; looked-- {
		c := r.queue[0]
		r.queue = r.queue[1:]
		_, changed := r.dirty[c]
		if _, noted := r.noted[c]; changed || noted {
			r.queue = append(r.queue, c)
			continue
		}
		r.parts[c] = nil
	}
}

// drop lets go of a chunk that another process changed.
func (r *roll[T]) drop(c int32) {
	if int(c) < len(r.parts) && r.parts[c] != nil {
		r.parts[c] = nil
		r.queue = slices.DeleteFunc(r.queue, func(k int32) bool { return k == c })
	}
}

// chunks lists the chunks that changed, in order, and takes them for noted.
func (r *roll[T]) chunks() []int32 {
	out := make([]int32, 0, len(r.dirty))
	for c := range r.dirty {
		out = append(out, c)
	}
	slices.Sort(out)
	r.dirty, r.noted = r.noted, r.dirty
	clear(r.dirty)
	return out
}

// span is the numbers of the entries of a chunk: from ≤ i < to.
func (r *roll[T]) span(chunk int32) (from, to int32) {
	return chunk * rollChunk, min(r.n, (chunk+1)*rollChunk)
}
