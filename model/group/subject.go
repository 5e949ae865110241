package group

// subjects finds the last articles that have a strong term: a ring of rows, one an
// article, and of each term the rows that it stands in, up to mostRecent. Who asks for a term reads
// them in one place.
type subjects struct {
	slots []int32 // of the rows in the ring
	heads []head  // open addressing
	used  int
	lists [len(listSizes)]rowLists
	next  int64   // number of the next row
	fresh []terms // of the rows from the chunk on that is not noted or not full
	noted int64   // rows below are noted
}

// head is where the rows of a term are.
type head struct {
	term uint32 // of 24 bits, and in the lower byte the size of its list, plus 1; 0 if there is none
	list uint32
}

func (h head) size() int { return int(h.term&0xFF) - 1 }

// terms is a row as it is noted.
type terms struct {
	slot int32
	of   []uint32 // 24 bits, in the upper part as in vectors
}

// subjectRows is how many articles are looked at by their subject: what eight
// days bring to a desk with 8,000 a day. Older ones are found by their texts only.
const subjectRows = 1 << 16

// add remembers an article by its strongest terms.
func (s *subjects) add(slot int32, strong []uint32) {
	t := terms{slot: slot}
	for _, e := range strong {
		t.of = append(t.of, e&termMask)
	}
	s.fresh = append(s.fresh, t)
	s.chain(t)
}

func (s *subjects) chain(t terms) {
	if s.slots == nil {
		s.slots = make([]int32, subjectRows)
	}
	s.slots[s.next%subjectRows] = t.slot
	row := uint32(s.next)
	s.next++
	for _, term := range t.of[:min(len(t.of), keyTerms)] {
		if 4*s.used >= 3*len(s.heads) {
			s.rehash(0)
		}
		h := s.head(term)
		if h.term == 0 {
			h.term, h.list = term|1, s.lists[0].take(0)
			s.used++
		}
		s.append(h, row)
	}
}

// append adds a row to those of a term. Of more than mostRecent the first goes.
func (s *subjects) append(h *head, row uint32) {
	l := s.list(h)
	if n := int(l[0]); n == len(l)-1 {
		gone := 0
		for gone < n && !s.inside(l[1+gone]) {
			gone++
		}
		if gone == 0 && h.size()+1 < len(listSizes) {
			l = s.lengthen(h)
		} else {
			gone = max(1, gone)
			copy(l[1:], l[1+gone:])
			l[0] -= uint32(gone)
		}
	}
	l[0]++
	l[l[0]] = row
}

// lengthen moves the list of a term to where there is more room.
func (s *subjects) lengthen(h *head) []uint32 {
	short, size := s.list(h), h.size()
	s.lists[size].free = append(s.lists[size].free, h.list)
	h.list = s.lists[size+1].take(size + 1)
	h.term++
	long := s.list(h)
	copy(long, short)
	return long
}

// list is the rows of a term, behind how many they are.
func (s *subjects) list(h *head) []uint32 {
	room := 1 + listSizes[h.size()]
	at := int(h.list%listPart) * room
	return s.lists[h.size()].parts[h.list/listPart][at : at+room]
}

// head is the place of a term among the heads.
func (s *subjects) head(term uint32) *head {
	mask := uint32(len(s.heads) - 1)
	i := finish32(term) & mask
	for s.heads[i].term != 0 && s.heads[i].term&termMask != term {
		i = (i + 1) & mask
	}
	return &s.heads[i]
}

// rehash makes room for more terms, first of all by leaving out those that fell out of the ring.
func (s *subjects) rehash(more int) {
	old := s.heads
	alive := 0
	for i := range old {
		h := &old[i]
		if h.term == 0 {
			continue
		}
		if l := s.list(h); s.inside(l[l[0]]) {
			alive++
			continue
		}
		s.lists[h.size()].free = append(s.lists[h.size()].free, h.list)
		*h = head{}
	}
	n := 256
	for n < 2*(alive+more) {
		n *= 2
	}
	s.heads, s.used = make([]head, n), alive
	for _, h := range old {
		if h.term != 0 {
			*s.head(h.term & termMask) = h
		}
	}
}

// inside tells whether a row is still in the ring.
func (s *subjects) inside(row uint32) bool { return uint32(s.next)-row <= subjectRows }

// having appends the articles with a term, the latest first: no more than mostRecent.
func (s *subjects) having(dst []int32, term uint32) []int32 {
	if len(s.heads) == 0 {
		return dst
	}
	h := s.head(term)
	if h.term == 0 {
		return dst
	}
	l := s.list(h)
	for i := l[0]; i > 0 && s.inside(l[i]); i-- {
		dst = append(dst, s.slots[l[i]%subjectRows])
	}
	return dst
}

// listSizes are how many rows a term's list has room for. Most terms stand in hardly any.
var listSizes = [...]int{mostRecent / 12, mostRecent / 4, mostRecent / 2, mostRecent}

// listPart is how many lists are made at once.
const listPart = 512

// rowLists have room for the same number of rows, each behind how many they are.
type rowLists struct {
	parts [][]uint32
	used  uint32
	free  []uint32
}

// take gives an empty list.
func (ls *rowLists) take(size int) uint32 {
	room := 1 + listSizes[size]
	if n := len(ls.free); n > 0 {
		list := ls.free[n-1]
		ls.free = ls.free[:n-1]
		ls.parts[list/listPart][int(list%listPart)*room] = 0
		return list
	}
	if int(ls.used) == listPart*len(ls.parts) {
		ls.parts = append(ls.parts, make([]uint32, listPart*room))
	}
	ls.used++
	return ls.used - 1
}
