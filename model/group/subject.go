package group

import "iter"

// subjects finds the last articles that have a strong term: a ring of rows, one an
// article, whose entries are chained by term, the latest first.
type subjects struct {
	parts [subjectRows / rowPart]*rows
	heads []uint64 // open addressing: term + 1 in the upper half, its last entry in the lower
	used  int
	next  int64   // number of the next row
	fresh []terms // of the rows from the chunk on that is not noted or not full
	noted int64   // rows below are noted
}

// rows are articles with, for each of their strongest terms, the entry before it of the
// same term: the number of its row times keyTerms and its place in it, plus 1. Who
// follows a term reads one line of memory a step, and slots that lie close together.
type rows struct {
	slots  [rowPart]int32
	before [rowPart][keyTerms]uint32
}

// terms is a row as it is noted.
type terms struct {
	slot int32
	of   []uint32 // 24 bits, in the upper part as in vectors
}

const (
	// subjectRows is how many articles are looked at by their subject: what eight
	// days bring to a desk with 8,000 a day. Older ones are found by their texts only.
	subjectRows = 1 << 16

	rowPart = 256
)

func (s *subjects) row(n int64) (part *rows, i int64) {
	n %= subjectRows
	return s.parts[n/rowPart], n % rowPart
}

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
	if part := s.next % subjectRows / rowPart; s.parts[part] == nil {
		s.parts[part] = &rows{}
	}
	r, i := s.row(s.next)
	r.slots[i], r.before[i] = t.slot, [keyTerms]uint32{}
	for k, term := range t.of[:min(len(t.of), keyTerms)] {
		if 4*s.used >= 3*len(s.heads) {
			s.rehash()
		}
		head := &s.heads[s.head(term)]
		if *head == 0 {
			s.used++
		}
		r.before[i][k] = uint32(*head)
		*head = uint64(term>>8+1)<<32 | uint64(uint32(s.next)*keyTerms+uint32(k)+1)
	}
	s.next++
}

// head is the place of a term among the heads.
func (s *subjects) head(term uint32) int {
	mask := uint32(len(s.heads) - 1)
	i := finish32(term) & mask
	for s.heads[i] != 0 && uint32(s.heads[i]>>32) != term>>8+1 {
		i = (i + 1) & mask
	}
	return int(i)
}

// rehash makes room, first of all by leaving out the terms that fell out of the ring.
func (s *subjects) rehash() {
	old := s.heads
	alive := 0
	for _, h := range old {
		if h != 0 && s.inside(uint32(h)) {
			alive++
		}
	}
	n := 256
	for n < 2*alive {
		n *= 2
	}
	s.heads, s.used = make([]uint64, n), alive
	for _, h := range old {
		if h != 0 && s.inside(uint32(h)) {
			s.heads[s.head(uint32(h>>32-1)<<8)] = h
		}
	}
}

// inside tells whether an entry is still in the ring; the row that is being made is.
func (s *subjects) inside(entry uint32) bool {
	n := int64((entry - 1) / keyTerms)
	return n <= s.next && n > s.next-subjectRows
}

// having gives the articles with a term, the latest first.
func (s *subjects) having(term uint32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		if len(s.heads) == 0 {
			return
		}
		for e := uint32(s.heads[s.head(term)]); e != 0; {
			n := int64((e - 1) / keyTerms)
			if n >= s.next || n < s.next-subjectRows {
				return
			}
			r, i := s.row(n)
			if !yield(r.slots[i]) {
				return
			}
			e = r.before[i][(e-1)%keyTerms]
		}
	}
}
