package group

import (
	"errors"
	"fmt"
	"math"

	"github.com/lede-reader/lede/model"
)

// ErrDamaged is wrapped where what was noted cannot be read any more. The cure is an
// empty notebook to which all articles are added again.
var ErrDamaged = errors.New("the notes of which articles belong together are damaged")

// fail remembers what went wrong.
func (x *Index) fail(err error) {
	if x.err == nil {
		x.err = err
	}
}

func (x *Index) damaged(what string, number int64) {
	x.fail(fmt.Errorf("%w: %s %d", ErrDamaged, what, number))
}

// look gives a note, nil if there is none.
func (x *Index) look(key int64) []byte {
	if b, ok := x.handed[key]; ok {
		return b
	}
	if x.book == nil {
		return x.own[key]
	}
	var out []byte
	x.notes(key, key+1, func(n model.Note) { out = n.Value })
	return out
}

// notes gives the notes with from ≤ key < to.
func (x *Index) notes(from, to int64, take func(model.Note)) {
	for n, err := range x.book.Notes(from, to) {
		if err != nil {
			x.fail(fmt.Errorf("reading which articles belong together: %w", err))
			return
		}
		if take(n); x.err != nil {
			return
		}
	}
}

// number is that of a note of its kind.
func number(key int64) int64 { return key & (1<<56 - 1) }

// load reads how much there is of all, and what must be at hand: the last articles that are
// found by subject, what was counted, and the shingles that came last.
func (x *Index) load() {
	x.loaded = true
	x.turn, x.postFrom, x.countFrom = 0, 1, 1
	if x.book == nil {
		return
	}
	b := x.look(keyOf(metaNote, 0))
	if b == nil {
		x.notes(keyOf(articleNote, 0), math.MaxInt64, func(n model.Note) { x.damaged("the first note, there is only", n.Key) })
		return
	}
	m, err := x.readMeta(b)
	if err != nil {
		x.fail(err)
		return
	}
	x.adopt(m)
	x.loadSubjects(m.rows)
	x.loadYoung()
	x.loadCounts()
}

// adopt takes over what the first note says.
func (x *Index) adopt(m *meta) {
	x.journal, x.latest, x.living = m.journal, m.latest, m.living
	x.stories.grow(m.stories)
	x.groups.grow(m.groups)
	x.articles.grow(m.articles)
	x.drawer.nextVolume, x.drawer.dead = m.nextVolume, m.dead
	for i, t := range x.tables() {
		t.adopt(m.tables[i])
	}
}

// meta is the first note: how much there is of all.
type meta struct {
	journal
	articles, groups, stories int32
	living                    int
	rows, latest              int64
	nextVolume                int64
	dead                      []*span
	tables                    [3]tableMeta
}

// tableMeta is the runs of a table.
type tableMeta struct {
	volumes []*volume
	merges  []*merge
}

// ErrOld is wrapped, with ErrDamaged, where an earlier lede noted in another way what this
// one cannot read. The cure is the same.
var ErrOld = fmt.Errorf("%w: they were made by an earlier lede", ErrDamaged)

// readMeta reads the first note.
func (x *Index) readMeta(b []byte) (*meta, error) {
	r := unseal(b)
	version := r.uint()
	if r.ok && version < formatVersion {
		return nil, ErrOld
	}
	if version != formatVersion {
		return nil, fmt.Errorf("%w: note 0", ErrDamaged)
	}
	size := func() int32 { return int32(min(r.small(), math.MaxInt32-rollChunk)) }
	var m meta
	m.turn = r.small()
	m.articles, m.groups, m.stories = size(), size(), size()
	m.living = int(r.small())
	m.rows = r.small()
	m.latest = r.int()
	m.nextAct = r.small()
	m.postFrom = r.small()
	m.countFrom, m.countDocs = r.small(), int(r.small())
	m.nextVolume = r.small()
	for range r.count() {
		m.dead = append(m.dead, &span{r.small(), r.small(), max(1, r.small())})
	}
	for i := range m.tables {
		m.tables[i] = r.table()
	}
	if !r.ok {
		return nil, fmt.Errorf("%w: note 0", ErrDamaged)
	}
	return &m, nil
}

// small reads a number that no count comes near.
func (r *reader) small() int64 { return int64(r.uint() & (1<<48 - 1)) }

func (r *reader) volume() *volume {
	n := &volume{number: r.small(), tier: r.byte(), bits: min(r.byte(), mostBits), size: int(r.small())}
	if n.spread() > 16 { // more than any notebook holds
		r.ok, n.bits = false, 0
	}
	n.filters = make([]filter, 1<<n.spread())
	return n
}

func (r *reader) table() (t tableMeta) {
	for range r.count() {
		t.volumes = append(t.volumes, r.volume())
	}
	for range r.count() {
		m := &merge{}
		for range r.count() {
			if i := int(r.small()); i < len(t.volumes) {
				m.from = append(m.from, t.volumes[i])
			} else {
				r.ok = false
			}
		}
		m.to, m.next, m.owed = r.volume(), int(r.small()), int(r.int())
		t.merges = append(t.merges, m)
	}
	return t
}

// adopt takes over volumes; of those that it knows the filters stay at hand.
func (t *table) adopt(m tableMeta) {
	for _, r := range m.volumes {
		for _, known := range t.volumes {
			if known.number == r.number && len(known.filters) == len(r.filters) {
				r.filters = known.filters
			}
		}
	}
	t.volumes, t.merges = m.volumes, m.merges
}

// binds has a roll read its entries from their notes. lost stands for one that cannot be read: nothing
// goes on from it.
func binds[T any](x *Index, r *roll[T], kind int64, read func(*reader, *T), lost T) {
	r.read = func(c int32, into []T) {
		in := unseal(x.look(keyOf(kind, int64(c))))
		for i := range into {
			if read(in, &into[i]); !in.ok {
				x.damaged("entries", keyOf(kind, int64(c)))
				for i := range into {
					into[i] = lost
				}
				return
			}
		}
	}
	r.stray = func(i int32) *T {
		x.damaged("an entry names another", keyOf(kind, int64(uint32(i))))
		entry := lost
		return &entry
	}
}

func (x *Index) readStory(r *reader, s *story) {
	s.into = r.number(x.stories.n)
	s.head, s.tail = r.number(x.groups.n), r.number(x.groups.n)
	s.first = r.number(x.articles.n)
	s.count = int32(r.uint() & math.MaxInt32)
	s.alone, s.held = r.flag(), r.flag()
}

func (x *Index) readGroup(r *reader, k *group) {
	k.story, k.unix, k.weekday = r.number(x.stories.n), r.int(), int8(r.byte())
	k.head, k.tail = r.number(x.articles.n), r.number(x.articles.n)
	k.prev, k.next = r.number(x.groups.n), r.number(x.groups.n)
	k.living, k.texts = int32(r.uint()&math.MaxInt32), r.byte()
	if k.story == none {
		r.ok = false
	}
}

func (x *Index) readArticle(r *reader, a *article) {
	a.id, a.exact = r.fixed(), r.fixed()
	a.unix = r.int()
	a.seen = r.int() + a.unix
	a.group, a.to, a.next = r.number(x.groups.n), r.number(x.articles.n), r.number(x.articles.n)
	a.share = r.share()
	a.language, a.weekday = r.word(), int8(r.byte())
	a.relation, a.flags = r.byte(), mark(r.byte())
	if a.group == none || int(a.relation) >= len(relations) {
		r.ok = false
	}
}

// newTerms is about how many terms an article has that none before it has.
const newTerms = 3

// loadSubjects reads the rows that are still in the ring.
func (x *Index) loadSubjects(rows int64) {
	s := &x.subjects
	want := max(0, rows-subjectRows) / rollChunk
	s.next = want * rollChunk
	s.rehash(newTerms * int(rows-s.next))
	x.notes(keyOf(subjectNote, want), keyOf(subjectNote, rows/rollChunk+1), func(n model.Note) {
		if number(n.Key) != want || !x.takeRows(n.Value, want, rows) {
			x.damaged("subjects", want*rollChunk)
		}
		want++
	})
	if s.next != rows {
		x.damaged("subjects", s.next)
	}
	s.noted = s.next
}

// takeRows reads the rows of a chunk that are below rows and not known yet; false if
// it is damaged.
func (x *Index) takeRows(b []byte, chunk, rows int64) bool {
	r := unseal(b)
	s := &x.subjects
	for n := chunk * rollChunk; n < min((chunk+1)*rollChunk, rows); n++ {
		t := terms{slot: r.number(x.articles.n)}
		term := uint64(0)
		of := r.count()
		t.of = make([]uint32, 0, min(of, keyTerms))
		for range of {
			term += r.uint()
			t.of = append(t.of, uint32(min(term, 1<<24-1))<<8)
		}
		if !r.ok || t.slot == none {
			return false
		}
		if n == s.next {
			if n%rollChunk == 0 {
				s.fresh = s.fresh[:0]
			}
			s.fresh = append(s.fresh, t)
			s.chain(t)
			if s.next%rollChunk == 0 {
				s.fresh = s.fresh[:0]
			}
		}
	}
	return true
}

// loadYoung reads the shingles and names that came last: those that are in no volume.
func (x *Index) loadYoung() {
	for _, t := range x.tables() {
		t.young = young{}
	}
	want := x.postFrom
	x.notes(keyOf(postNote, want), keyOf(postNote, x.turn+1), func(n model.Note) {
		if number(n.Key) != want || !x.takePosts(n.Value) {
			x.damaged("words of turn", want)
		}
		want++
	})
	if want != x.turn+1 {
		x.damaged("words of turn", want)
	}
}

// takePosts adds what a turn put into the tables; false if it is damaged.
func (x *Index) takePosts(b []byte) bool {
	r := unseal(b)
	var es []uint64
	for _, t := range x.tables() {
		es = r.entries(es[:0])
		for _, e := range es {
			if n := e & furniture; n != furniture && int32(n) >= t.limit() || n == furniture && t != &x.shingles.table {
				return false
			}
		}
		if !r.ok {
			return false
		}
		t.take(es)
	}
	return true
}

// loadCounts reads what was counted.
func (x *Index) loadCounts() {
	x.weigh = weigher{df: &counts{}}
	if b := x.look(keyOf(termNote, 0)); b != nil && !x.weigh.take(b) {
		x.damaged("counts", 0)
	}
	want := x.countFrom
	x.notes(keyOf(countNote, want), keyOf(countNote, x.turn+1), func(n model.Note) {
		if number(n.Key) != want || !x.weigh.take(n.Value) {
			x.damaged("counts of turn", want)
		}
		want++
	})
	if want != x.turn+1 {
		x.damaged("counts of turn", want)
	}
}
