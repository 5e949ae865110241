package clean

import "sync"

// shelf holds what cleaning one copy leaves for the next: sheets, sights and sorters, of
// which only the room is used again. A nil shelf is empty and takes nothing.
type shelf struct{ sheets, sights, sorters sync.Pool }

// maxShelved is how many words a sheet has at most that is kept: the room of a
// monster is given back.
const maxShelved = 1 << 14

// sheet is an empty one with room for a copy of some bytes.
func (h *shelf) sheet(size int) *sheet {
	size = min(size, maxRead)
	room := size/5 + 8 // few texts have more words
	if h != nil {
		if s, ok := h.sheets.Get().(*sheet); ok {
			*s = sheet{shelf: h, paras: s.paras[:0], units: s.units[:0], words: roomFor(s.words, room), found: s.found[:0], same: s.same[:0], keys: s.keys[:0]}
			return s
		}
	}
	return &sheet{shelf: h, words: roomFor[word](nil, room), units: make([]unit, 0, size/90+8)}
}

// give puts a sheet back, and what memory saw in it. Nothing that was read off
// them may be looked at again but text.
func (h *shelf) give(s *sheet) {
	if h == nil || s.page != nil || cap(s.words) > maxShelved {
		return
	}
	if s.seen != nil {
		h.giveSight(s.seen)
	}
	clear(s.units)
	clear(s.found)
	clear(s.paras)
	*s = sheet{paras: s.paras, units: s.units, words: s.words, found: s.found, same: s.same, keys: s.keys}
	h.sheets.Put(s)
}

// sight is an empty one for a copy of some words.
func (h *shelf) sight(words int) *sight {
	seen := &sight{}
	if h != nil {
		if old, ok := h.sights.Get().(*sight); ok {
			old.table.clear()
			*seen = sight{others: old.others[:0], held: old.held[:0], end: old.end[:0], plain: old.plain[:0], support: old.support[:0], named: old.named[:0], met: old.met, where: old.where, froms: old.froms, table: old.table, numbers: old.numbers}
		}
	}
	seen.end = zeroed(seen.end, words)
	seen.plain = zeroed(seen.plain, words)
	return seen
}

func (h *shelf) giveSight(seen *sight) {
	if h != nil && cap(seen.end) <= maxShelved {
		clear(seen.others)
		h.sights.Put(seen)
	}
}

func (h *shelf) sorter() *sorter {
	if h != nil {
		if b, ok := h.sorters.Get().(*sorter); ok {
			return b
		}
	}
	return &sorter{}
}

func (h *shelf) giveSorter(b *sorter) {
	if h != nil && cap(b.keys) <= maxShelved {
		h.sorters.Put(b)
	}
}

// roomFor is an empty list with room for n, that of another if it has enough.
func roomFor[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, 0, n)
	}
	return list[:0]
}

// zeroed is a list of n zeros, in the room of another if it has enough.
func zeroed[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	list = list[:n]
	clear(list)
	return list
}
