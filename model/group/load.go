package group

import (
	"errors"
	"fmt"
	"math"
	"slices"

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
	x.range_(key, key+1, func(n model.Note) { out = n.Value })
	return out
}

// range_ gives the notes with from ≤ key < to.
func (x *Index) range_(from, to int64, take func(model.Note)) {
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

// load reads what must be at hand: all but sheets and acts.
func (x *Index) load() {
	x.loaded = true
	x.turn, x.postFrom, x.sweepFrom, x.sweep, x.countFrom = 0, 1, 1, tableParts, 1
	if x.book == nil {
		return
	}
	b := x.look(keyOf(metaNote, 0))
	if b == nil {
		x.range_(keyOf(articleNote, 0), math.MaxInt64, func(n model.Note) { x.damaged("the first note, there is only", n.Key) })
		return
	}
	m := readMeta(b)
	if m == nil {
		x.damaged("note", 0)
		return
	}
	x.journal = m.journal
	x.latest = m.latest
	x.stories.grow(m.stories, story{head: none, tail: none, first: none, into: none})
	x.groups.grow(m.groups, group{head: none, tail: none, prev: none, next: none})
	x.articles.grow(m.articles, article{to: none})
	loadChunks(x, storyNote, "stories", &x.stories, readStories(x))
	loadChunks(x, groupNote, "texts", &x.groups, readGroups(x))
	loadChunks(x, articleNote, "articles", &x.articles, readArticles(x))
	if x.err != nil {
		return
	}
	for slot := range x.articles.n {
		if x.articles.at(slot).is(isMember) {
			x.enlist(slot)
		}
		x.register(slot)
	}
	x.loadSubjects(m.rows)
	x.loadTable()
	x.loadCounts()
}

// register makes an article findable by its id and its words.
func (x *Index) register(slot int32) {
	a := x.articles.at(slot)
	if !a.is(isGone) {
		x.ids.add(slot)
		x.living++
	}
	if a.is(isPattern) {
		x.patterns.add(slot)
	}
}

// meta is the first note: how much there is of all.
type meta struct {
	journal
	articles, groups, stories int32
	rows, latest              int64
}

// readMeta reads the first note, nil if it is damaged.
func readMeta(b []byte) *meta {
	r := unseal(b)
	if r.uint() != formatVersion {
		return nil
	}
	small := func() int64 { return int64(r.uint() & (1<<48 - 1)) }
	size := func() int32 { return int32(min(small(), math.MaxInt32-rollPart)) }
	var m meta
	m.turn = small()
	m.articles, m.groups, m.stories = size(), size(), size()
	m.rows = small()
	m.latest = r.int()
	m.nextAct = small()
	m.postFrom, m.sweepFrom = small(), small()
	m.sweep, m.waiting = int(min(small(), tableParts)), int(small())
	m.countFrom, m.countDocs = small(), int(small())
	if !r.ok {
		return nil
	}
	return &m
}

// grow makes a roll n long.
func (r *roll[T]) grow(n int32, v T) {
	for r.n < n {
		i := r.n
		if int(i/rollPart) == len(r.parts) {
			r.parts = append(r.parts, make([]T, rollPart))
		}
		r.n++
		*r.at(i) = v
	}
}

// loadChunks fills a roll from its notes.
func loadChunks[T any](x *Index, kind int64, what string, roll *roll[T], read func(*reader, *T)) {
	want := int64(0)
	x.range_(keyOf(kind, 0), keyOf(kind+1, 0), func(n model.Note) {
		if number(n.Key) != want || !readChunk(roll, int32(want), n.Value, read) {
			x.damaged(what, want*rollChunk)
		}
		want++
	})
	if want*rollChunk < int64(roll.n) {
		x.damaged(what, want*rollChunk)
	}
}

// readChunk reads the entries of a chunk, false if it is damaged.
func readChunk[T any](roll *roll[T], chunk int32, b []byte, read func(*reader, *T)) bool {
	r := unseal(b)
	from, to := roll.span(chunk)
	for i := from; i < to; i++ {
		read(r, roll.at(i))
	}
	return r.ok
}

func readStories(x *Index) func(*reader, *story) {
	return func(r *reader, s *story) {
		s.into, s.alone, s.held = r.number(x.stories.n), r.flag(), r.flag()
	}
}

func readGroups(x *Index) func(*reader, *group) {
	return func(r *reader, g *group) {
		g.story, g.unix, g.weekday = r.number(x.stories.n), r.int(), int8(r.byte())
		if g.story == none {
			r.ok, g.story = false, 0
		}
	}
}

func readArticles(x *Index) func(*reader, *article) {
	return func(r *reader, a *article) {
		a.id, a.exact = r.fixed(), r.fixed()
		a.unix = r.int()
		a.seen = r.int() + a.unix
		a.group, a.to = r.number(x.groups.n), r.number(x.articles.n)
		a.share = r.share()
		a.language, a.weekday = r.word(), int8(r.byte())
		a.relation, a.flags = r.byte(), mark(r.byte())
		if a.group == none || int(a.relation) >= len(relations) {
			r.ok, a.group, a.relation = false, 0, 0
		}
	}
}

// loadSubjects reads the rows that are still in the ring.
func (x *Index) loadSubjects(rows int64) {
	s := &x.subjects
	want := max(0, rows-subjectRows) / rollChunk
	s.next = want * rollChunk
	x.range_(keyOf(subjectNote, want), keyOf(subjectNote, rows/rollChunk+1), func(n model.Note) {
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
		for range r.count() {
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

// loadTable reads the shingles: the parts as they were swept, and what was added since.
func (x *Index) loadTable() {
	for n := range tableParts {
		x.shingles.clear(n)
	}
	var es []uint64
	x.range_(keyOf(tableNote, 0), keyOf(tableNote, tableParts), func(n model.Note) {
		var ok bool
		if es, ok = readEntries(es[:0], n.Value); !ok || !slices.IsSorted(es) || slices.ContainsFunc(es, x.foreign) {
			x.damaged("words of part", number(n.Key))
			return
		}
		x.shingles.fill(int(number(n.Key)), es)
	})
	want := x.postFrom
	x.range_(keyOf(postNote, want), keyOf(postNote, x.turn+1), func(n model.Note) {
		if number(n.Key) != want || !x.takePosts(n.Value) {
			x.damaged("words of turn", want)
		}
		want++
	})
	if want != x.turn+1 {
		x.damaged("words of turn", want)
	}
}

// foreign tells whether an entry of a part is of none, or of no group that there is.
func (x *Index) foreign(e uint64) bool {
	return e>>56 > 0 || e&furniture != furniture && e&furniture >= uint64(x.groups.n)
}

// takePosts adds what a turn added to the table; false if it is damaged.
func (x *Index) takePosts(b []byte) bool {
	es, ok := readEntries(nil, b)
	if !ok {
		return false
	}
	for _, e := range es {
		h := e &^ furniture
		if g := uint32(e & furniture); g == furniture {
			x.shingles.furnish(h)
		} else if int64(g) < int64(x.groups.n) {
			x.shingles.add(h, g)
		} else {
			return false
		}
	}
	return true
}

// readEntries reads entries of the table; false if they are damaged.
func readEntries(dst []uint64, b []byte) ([]uint64, bool) {
	r := unseal(b)
	n := r.count()
	low := r.uint()
	tag := uint64(0)
	for range n {
		tag += r.uint()
		g := r.uint()
		if g == 0 {
			g = furniture
		} else {
			g += low - 1
		}
		if !r.ok || tag >= 1<<40 || g > furniture {
			return dst, false
		}
		dst = append(dst, tag<<24|g)
	}
	return dst, r.ok
}

// loadCounts reads what was counted.
func (x *Index) loadCounts() {
	x.weigh = weigher{}
	if b := x.look(keyOf(termNote, 0)); b != nil && !x.weigh.take(b) {
		x.damaged("counts", 0)
	}
	want := x.countFrom
	x.range_(keyOf(countNote, want), keyOf(countNote, x.turn+1), func(n model.Note) {
		if number(n.Key) != want || !x.weigh.take(n.Value) {
			x.damaged("counts of turn", want)
		}
		want++
	})
	if want != x.turn+1 {
		x.damaged("counts of turn", want)
	}
}
