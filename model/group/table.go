package group

import "slices"

// table finds numbers by a hash: the groups that a shingle stands in, an article by its
// id or by its very words. Of a hash it keeps 40 bits, of a number 24. What came last is
// in memory (young.go), all else in the notebook, in volumes: sorted once and never changed
// (volume.go), each behind a filter that says what it has not (filter.go); now and then
// several are merged into one (merge.go). What a table answers depends on what was put into
// it alone, not on where that stands.
type table struct {
	young   young
	posted  []uint64 // entries that are not noted
	volumes []*volume
	merges  []*merge
	limit   func() int32 // numbers are below it
	*drawer
}

const (
	// maxGroups is how many groups are kept a shingle; before a fifth comes,
	// the shingle is furniture as a rule.
	maxGroups = 4

	// furniture stands in place of the groups of a shingle that tells nothing.
	furniture = 1<<24 - 1

	// mostNumbers is how many articles an index can hold, and groups be found
	// by their shingles, from 24 bits.
	mostNumbers = furniture
)

// tag is the 40 bits of a hash that are kept, entry a tag with its number.
func tag(h uint64) uint64                    { return h >> 24 }
func entry(tag uint64, number uint32) uint64 { return tag<<24 | uint64(number) }

// find appends the numbers under a hash, each once, in no order.
func (t *table) find(dst []uint32, h uint64) []uint32 {
	k := tag(h)
	own := len(dst)
	dst = t.young.find(dst, k)
	d := digest(k)
	for _, r := range t.volumes {
		if !t.filter(r, k).has(d) {
			continue
		}
		for _, e := range t.under(r, k) {
			if n := uint32(e & furniture); !slices.Contains(dst[own:], n) {
				dst = append(dst, n)
			}
		}
	}
	return dst
}

// under is the entries of a tag in a volume.
func (t *table) under(r *volume, tag uint64) []uint64 {
	es := t.page(r, tag, t.limit())
	i, _ := slices.BinarySearch(es, entry(tag, 0))
	n := i
	for n < len(es) && es[n]>>24 == tag {
		n++
	}
	return es[i:n]
}

// marked tells whether a shingle is furniture. Of one that is not it rarely reads anything.
func (t *table) marked(h uint64) bool {
	k := tag(h)
	if t.young.has(k, furniture) {
		return true
	}
	d := digest(k)
	for _, r := range t.volumes {
		if t.filter(r, k).marked(d) {
			if _, ok := slices.BinarySearch(t.page(r, k, t.limit()), entry(k, furniture)); ok {
				return true
			}
		}
	}
	return false
}

// put puts a number under a hash.
func (t *table) put(h uint64, number uint32) {
	t.young.add(tag(h), number)
	if t.kept() {
		t.posted = append(t.posted, entry(tag(h), number))
	}
}

// mark says that a shingle is furniture.
func (t *table) mark(h uint64) {
	t.young.only(tag(h), furniture)
	if t.kept() {
		t.posted = append(t.posted, entry(tag(h), furniture))
	}
}

// take puts in what a turn noted.
func (t *table) take(es []uint64) {
	for _, e := range es {
		if n := uint32(e & furniture); n == furniture {
			t.young.only(e>>24, furniture)
		} else {
			t.young.add(e>>24, n)
		}
	}
}

// shingles is a table of groups by shingles.
type shingles struct {
	table
	asked   []asked // scratch of stands
	fetched byte
}

// stand is where a shingle stands: in which groups, or, as furniture, in so many that they are not told.
type stand struct {
	in        [maxGroups]uint32
	n         int
	furniture bool
}

func (s *stand) groups() []uint32 { return s.in[:s.n] }

// post says that a shingle, of which this is known, stands in a group too. Of more than maxGroups
// the first stay.
func (s *stand) post(t texture, h uint64, group uint32) {
	if n := s.n; group < mostNumbers {
		if s.take(group); s.n > n {
			t.put(h, group)
		}
	}
}

// stands appends where each of some shingles stands. It fetches the places in all filters before it
// looks at one: they are anywhere in memory, and come together.
func (t *shingles) stands(dst []stand, of []shingle) []stand {
	own := len(dst)
	var buf [maxGroups]uint32
	for _, s := range of {
		dst = append(dst, stand{})
		for _, n := range t.young.find(buf[:0], tag(s.hash)) {
			dst[len(dst)-1].take(n)
		}
	}
	t.asked, t.fetched = t.asked[:0], 0
	for _, r := range t.volumes {
		for i, s := range of {
			b, key := t.filter(r, tag(s.hash)).block(digest(tag(s.hash)))
			t.asked = append(t.asked, asked{b, key, int32(i), r})
			t.fetched += b[0]
		}
	}
	for _, q := range t.asked {
		if among(q.block, q.key) {
			for _, e := range t.under(q.of, tag(of[q.shingle].hash)) {
				dst[own+int(q.shingle)].take(uint32(e & furniture))
			}
		}
	}
	return dst
}

// asked is a question to a filter.
type asked struct {
	block   *[blockBytes]byte
	key     uint32
	shingle int32
	of      *volume
}

// take adds what was found of a shingle.
func (s *stand) take(number uint32) {
	switch {
	case number == furniture:
		*s = stand{furniture: true}
	case !s.furniture && s.n < maxGroups && !slices.Contains(s.groups(), number):
		s.in[s.n] = number
		s.n++
	}
}
