package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
)

// pair is a SQLite and the Memory that it must be like.
type pair struct {
	sqlite, memory Store
	ids            []string // of the articles
	marks          []marked // what can be taken back
	lists          []*taken
	seen           map[string]bool
}

// readers are those who mark; lists are those of the first.
var readers = []string{"", "other"}

// marked is a mark, and what each took for it.
type marked struct {
	reader         string
	act            model.Action
	sqlite, memory []byte
}

// as is the pair as a reader sees it.
func (p *pair) as(reader string) *pair {
	return &pair{sqlite: p.sqlite.For(reader), memory: p.memory.For(reader)}
}

// taken is a listing of each, and what of SQLite's was seen.
type taken struct {
	sqlite, memory Listing
	order          []string // of Memory, when it was taken
	seen           map[int]string
}

var queries = []model.Query{
	{},
	{Unread: true},
	{Starred: true},
	{Spiked: true},
	{Unread: true, Starred: true},
	{Unread: true, Spiked: true},
	{Tag: "later"},
	{Tag: "later", Unread: true},
	{Words: "odd"},
	{Words: "odd", Tag: "later"},
	{Filter: "speaker:ann"},
	{Filter: "-speaker:ann"},
	{Filter: "has:quotes source:t unread"},
	{Filter: "after:2025-02-03 or starred"},
	{Filter: "before:2025-02-03 -tag:later"},
	{Filter: "odd -speaker:bo"},
	{Filter: "speaker:bo or even", Starred: true},
	{Filter: "source:s -unread", Words: "odd"},
}

func (p *pair) both(t *rapid.T, change func(Tx) (any, error)) {
	var got, want any
	err := p.sqlite.Update(t.Context(), func(tx Tx) (err error) { got, err = change(tx); return err })
	err2 := p.memory.Update(t.Context(), func(tx Tx) (err error) { want, err = change(tx); return err })
	if err != nil || err2 != nil {
		t.Fatalf("%v, %v", err, err2)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatalf("the change gave other than Memory (-) in SQLite (+):\n%s", d)
	}
}

func (p *pair) some(t *rapid.T) []string {
	return rapid.SliceOfN(rapid.SampledFrom(p.ids), 1, 5).Draw(t, "ids")
}

func (p *pair) actions() map[string]func(*rapid.T) {
	return map[string]func(*rapid.T){
		"receive": p.receive, "put": p.put, "place": p.place, "mark": p.mark, "take back": p.takeBack, "along": p.along, "print": p.print, "mark listed": p.markListed,
		"expire": p.expire, "take a list": p.take, "look at a list": p.look, "": p.compare,
	}
}

func dateOf(t *rapid.T) model.Date {
	if n := rapid.IntRange(0, 6).Draw(t, "day"); n > 0 {
		return day(n)
	}
	return model.Date{}
}

func (p *pair) receive(t *rapid.T) {
	var items []model.Item
	for range rapid.IntRange(1, 4).Draw(t, "items") {
		id := fmt.Sprintf("a%d", rapid.IntRange(0, 25).Draw(t, "id"))
		if slices.ContainsFunc(items, func(it model.Item) bool { return it.ID == id }) {
			continue
		}
		items = append(items, model.Item{ID: id, Title: "T" + id, Text: rapid.SampledFrom([]string{"x", "y"}).Draw(t, "text"), Published: dateOf(t)})
		if !p.seen[id] {
			p.seen[id] = true
			p.ids = append(p.ids, id)
		}
	}
	p.both(t, func(tx Tx) (any, error) { return tx.Receive(0, false, items) })
}

func (p *pair) put(t *rapid.T) {
	if len(p.ids) == 0 {
		t.Skip()
	}
	id := rapid.SampledFrom(p.ids).Draw(t, "id")
	a := model.Article{ID: id, Headline: "Clean " + id, Source: rapid.SampledFrom([]string{"S", "T"}).Draw(t, "source"), Published: dateOf(t), Body: []model.Block{{Text: rapid.SampledFrom([]string{"odd", "even"}).Draw(t, "body")}}}
	for _, name := range rapid.SliceOfN(rapid.SampledFrom([]string{"Ann Lee", "Bo", "Li Ann"}), 0, 2).Draw(t, "speakers") {
		a.Quotes = append(a.Quotes, quoteOf(name, ""))
	}
	in := Arrival{Article: a, Sentences: sentencesOf(t)}
	if rapid.Bool().Draw(t, "placed") {
		in.Places = []model.Placement{p.placement(t, id)}
	}
	in.State.Read = rapid.IntRange(0, 5).Draw(t, "read") == 0
	if _, err := p.memory.Article(t.Context(), id); err == nil || !p.there(t, id) {
		in.State.Read = false // of those that are not new
	} else if rapid.Bool().Draw(t, "alike") {
		in.Like = rapid.SampledFrom(p.ids).Draw(t, "like")
	}
	if !p.there(t, id) {
		t.Skip() // a number that was given back
	}
	p.both(t, func(tx Tx) (any, error) { return nil, tx.Put(in) })
}

// sentencesOf are the fingerprints of an article, of few that there are; now and then
// they are not known.
func sentencesOf(t *rapid.T) []uint32 {
	if rapid.IntRange(0, 7).Draw(t, "unknown") == 0 {
		return nil
	}
	return append([]uint32{}, rapid.SliceOfN(rapid.Uint32Range(1, 6), 0, 5).Draw(t, "sentences")...)
}

// print fills fingerprints in that were not known, of all that lack them.
func (p *pair) print(t *rapid.T) {
	n := rapid.IntRange(1, 3).Draw(t, "at a time")
	p.both(t, func(tx Tx) (any, error) {
		for {
			left, err := tx.Print(n, func(a *model.Article) []uint32 { return []uint32{uint32(len(a.Lede()))} })
			if err != nil || !left {
				return nil, err
			}
		}
	})
}

// there tells whether there is such an article.
func (p *pair) there(t *rapid.T, id string) bool {
	_, err := p.memory.Placement(t.Context(), id)
	return err == nil
}

// placement puts an article into its own story or that of another.
func (p *pair) placement(t *rapid.T, id string) model.Placement {
	at := model.Placement{ID: id, Group: id, Story: id, Relation: model.New, Why: "so"}
	other := rapid.SampledFrom(p.ids).Draw(t, "other")
	if st, err := p.memory.Story(t.Context(), other); err == nil {
		at.Story, at.To, at.Relation, at.Share = st.ID, other, model.Near, 0.5
		if rapid.Bool().Draw(t, "same text") {
			at.Group = other
		}
	}
	return at
}

func (p *pair) place(t *rapid.T) {
	if len(p.ids) == 0 {
		t.Skip()
	}
	var places []model.Placement
	for range rapid.IntRange(1, 3).Draw(t, "places") {
		if id := rapid.SampledFrom(p.ids).Draw(t, "id"); p.there(t, id) {
			places = append(places, p.placement(t, id))
		}
	}
	p.both(t, func(tx Tx) (any, error) { return nil, tx.Place(places) })
}

func anyMark(t *rapid.T) model.Action {
	acts := []model.Act{model.MarkRead, model.MarkRead, model.MarkUnread, model.Star, model.Unstar, model.Spike, model.Unspike, model.Tag, model.Untag}
	return model.Action{Act: rapid.SampledFrom(acts).Draw(t, "act"), Tag: "later"}
}

func (p *pair) mark(t *rapid.T) {
	if len(p.ids) == 0 {
		t.Skip()
	}
	m := marked{reader: rapid.SampledFrom(readers).Draw(t, "reader"), act: anyMark(t)}
	m.act.Articles = p.some(t)
	p.as(m.reader).both(t, func(tx Tx) (any, error) {
		c, err := tx.Mark(m.act)
		if *m.took(tx) = c.Took; c.Count > 0 {
			return c.Count, err
		}
		return 0, err
	})
	if m.sqlite != nil {
		p.marks = append(p.marks, m)
	}
}

// along marks an article read with those that say nothing more.
func (p *pair) along(t *rapid.T) {
	if len(p.ids) == 0 {
		t.Skip()
	}
	m := marked{reader: rapid.SampledFrom(readers).Draw(t, "reader"), act: model.Action{Act: model.MarkRead}}
	id := rapid.SampledFrom(p.ids).Draw(t, "id")
	p.as(m.reader).both(t, func(tx Tx) (any, error) {
		more, err := tx.Covered(id)
		if err != nil {
			return nil, err
		}
		slices.Sort(more)
		act := m.act
		act.Articles = append([]string{id}, more...)
		c, err := tx.Mark(act)
		*m.took(tx) = c.Took
		return append(more, fmt.Sprint(c.Count)), err
	})
	if m.sqlite != nil {
		p.marks = append(p.marks, m)
	}
}

// took is what one of the two took.
func (m *marked) took(tx Tx) *[]byte {
	if _, ok := tx.(*sqliteTx); ok {
		return &m.sqlite
	}
	return &m.memory
}

var opposite = map[model.Act]model.Act{
	model.MarkRead: model.MarkUnread, model.MarkUnread: model.MarkRead, model.Star: model.Unstar, model.Unstar: model.Star,
	model.Spike: model.Unspike, model.Unspike: model.Spike, model.Tag: model.Untag, model.Untag: model.Tag,
}

// takeBack takes back what was marked, perhaps long ago, or does it again.
func (p *pair) takeBack(t *rapid.T) {
	if len(p.marks) == 0 {
		t.Skip()
	}
	m := rapid.SampledFrom(p.marks).Draw(t, "mark")
	act := model.Action{Act: opposite[m.act.Act], Tag: m.act.Tag}
	if rapid.Bool().Draw(t, "again") {
		act.Act = m.act.Act
	}
	p.as(m.reader).both(t, func(tx Tx) (any, error) {
		act.Took = *m.took(tx)
		c, err := tx.Mark(act)
		return c.Count, err
	})
}

func (p *pair) markListed(t *rapid.T) {
	if len(p.lists) == 0 {
		t.Skip()
	}
	l := rapid.SampledFrom(p.lists).Draw(t, "list")
	if slices.ContainsFunc(rowsIn(t, l.sqlite), func(r model.Row) bool { return r.Story == "" }) {
		t.Skip() // its rows may stand at other numbers than Memory's
	}
	n, act := rapid.IntRange(0, l.memory.Len()).Draw(t, "n"), anyMark(t)
	back := rapid.Bool().Draw(t, "take back")
	p.both(t, func(tx Tx) (any, error) {
		on := l.memory
		if _, ok := tx.(*sqliteTx); ok {
			on = l.sqlite
		}
		c, err := tx.MarkListed(act, on, n)
		if err != nil || !back || c.Count == 0 {
			return c.Count, err
		}
		d, err := tx.Mark(model.Action{Act: opposite[act.Act], Tag: "later", Took: c.Took})
		return []int{c.Count, d.Count}, err
	})
}

func (p *pair) expire(t *rapid.T) {
	for _, id := range p.ids { // a story whose first article has moved away is ordered by another number then
		if at, err := p.memory.Placement(t.Context(), id); err == nil {
			if first, err := p.memory.Placement(t.Context(), at.Story); err != nil || first.Story != at.Story {
				t.Skip()
			}
		}
	}
	before := day(rapid.IntRange(1, 3).Draw(t, "before")).Time
	p.both(t, func(tx Tx) (any, error) {
		gone, err := tx.Expire(before)
		slices.Sort(gone)
		return gone, err
	})
}

func (p *pair) take(t *rapid.T) {
	q := rapid.SampledFrom(queries).Draw(t, "query")
	var l taken
	var err, err2 error
	l.sqlite, err = p.sqlite.List(t.Context(), q)
	l.memory, err2 = p.memory.List(t.Context(), q)
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	for _, r := range rowsIn(t, l.memory) {
		l.order = append(l.order, r.Story)
	}
	if l.sqlite.Len() != len(l.order) {
		t.Fatalf("%+v: %d stories, want %d", q, l.sqlite.Len(), len(l.order))
	}
	l.seen = map[int]string{}
	p.lists = append(p.lists, &l)
}

func rowsIn(t *rapid.T, l Listing) []model.Row {
	rows, err := l.Rows(t.Context(), 0, l.Len())
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// look looks at some rows of a list that was taken before: those that were seen
// stand where they stood, and all are in the order of then.
func (p *pair) look(t *rapid.T) {
	if len(p.lists) == 0 {
		t.Skip()
	}
	l := rapid.SampledFrom(p.lists).Draw(t, "list")
	from := rapid.IntRange(0, l.sqlite.Len()).Draw(t, "from")
	rows, err := l.sqlite.Rows(t.Context(), from, rapid.IntRange(0, 9).Draw(t, "n"))
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		switch was, ok := l.seen[from+i]; {
		case r.Story == "":
			continue
		case ok && was != r.Story:
			t.Fatalf("row %d was %q and is %q", from+i, was, r.Story)
		case !slices.Contains(l.order, r.Story):
			t.Fatalf("row %d is %q, which was not in the list", from+i, r.Story)
		}
		l.seen[from+i] = r.Story
	}
	last := -1
	for i := range l.sqlite.Len() {
		if id, ok := l.seen[i]; ok {
			at := slices.Index(l.order, id)
			if at <= last {
				t.Fatalf("row %d, %q, stands out of order: seen %v of %q", i, id, l.seen, l.order)
			}
			last = at
			if n, err := l.sqlite.Find(t.Context(), id); p.there(t, id) && (err != nil || n != i) {
				t.Fatalf("row %d, %q, is found at %d, %v", i, id, n, err)
			}
		}
	}
}

// compare looks at all that can be seen of both, by all readers.
func (p *pair) compare(t *rapid.T) {
	for _, reader := range readers {
		as := p.as(reader)
		as.ids = p.ids
		as.compareAll(t)
	}
}

func (p *pair) compareAll(t *rapid.T) {
	for _, q := range queries {
		a, err := p.sqlite.List(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := p.memory.List(t.Context(), q)
		if len(p.ids) > 0 { // before its page was looked at
			id := rapid.SampledFrom(p.ids).Draw(t, "to find")
			at, err := a.Find(t.Context(), id)
			if want, _ := b.Find(t.Context(), id); at != want || err != nil {
				t.Fatalf("%+v: %q found at %d, %v; want %d", q, id, at, err, want)
			}
		}
		if d := cmp.Diff(rowsIn(t, b), rowsIn(t, a)); d != "" {
			t.Fatalf("%+v: Memory (-), SQLite (+):\n%s", q, d)
		}
		got, err := a.Stories(t.Context(), 1, 3)
		if want, _ := b.Stories(t.Context(), 1, 3); err != nil || !cmp.Equal(want, got) {
			t.Fatalf("%+v: %v\n%s", q, err, cmp.Diff(want, got))
		}
	}
	a, err := p.sqlite.Count(t.Context())
	if b, _ := p.memory.Count(t.Context()); a != b || err != nil {
		t.Fatalf("%d stories, %v; want %d", a, err, b)
	}
	for _, id := range p.ids {
		a, err := p.sqlite.Story(t.Context(), id)
		b, err2 := p.memory.Story(t.Context(), id)
		if d := cmp.Diff(b, a); d != "" || (err == nil) != (err2 == nil) {
			t.Fatalf("story of %q: %v, %v\n%s", id, err, err2, d)
		}
		got, err := p.sqlite.Known(t.Context(), id)
		if want, _ := p.memory.Known(t.Context(), id); err != nil || !slices.Equal(got, want) || (got == nil) != (want == nil) {
			t.Fatalf("known of the story of %q: %v, %v; want %v", id, got, err, want)
		}
	}
	if d := cmp.Diff(deedsOf(t, p.memory), deedsOf(t, p.sqlite)); d != "" {
		t.Fatalf("deeds of Memory (-), SQLite (+):\n%s", d)
	}
}

func deedsOf(t *rapid.T, s Store) (all []Deed) {
	for d, err := range s.Deeds(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

// Whatever is done, SQLite is like Memory, and its listings stand still.
func TestLikeMemory(t *testing.T) {
	folder, n := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		s, err := Open(t.Context(), filepath.Join(folder, fmt.Sprint(n, ".db")), Options{Now: func() time.Time { return day(20).Time }})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if s.pageLength = 3; n%2 == 0 {
			s.few, s.hold = 0, 0
		}
		p := &pair{sqlite: s, memory: NewMemory(), seen: map[string]bool{}}
		t.Repeat(p.actions())
	})
}
