package clean

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
)

// bound is a notebook in a map.
type bound struct {
	mu    sync.Mutex
	notes map[int64][]byte
	fails error
}

func (b *bound) Notes(from, to int64) iter.Seq2[model.Note, error] {
	return func(yield func(model.Note, error) bool) {
		b.mu.Lock()
		defer b.mu.Unlock()
		if b.fails != nil {
			yield(model.Note{}, b.fails)
			return
		}
		keys := slices.DeleteFunc(slices.Collect(maps.Keys(b.notes)), func(k int64) bool { return k < from || k >= to })
		slices.Sort(keys)
		for _, k := range keys {
			if !yield(model.Note{Key: k, Value: slices.Clone(b.notes[k])}, nil) {
				return
			}
		}
	}
}

func (b *bound) keep(notes []model.Note) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.notes == nil {
		b.notes = map[int64][]byte{}
	}
	for _, n := range notes {
		if n.Value == nil {
			delete(b.notes, n.Key)
		} else {
			b.notes[n.Key] = n.Value
		}
	}
}

// stream makes items of some sources: prose of their own, lines that a source
// repeats often or seldom, and pieces of other texts.
type stream struct {
	r    *rand.Rand
	n    int
	seen []string
}

func (s *stream) next() model.Item {
	source := []string{"", "Coast Post", "Hill News", "coast post"}[s.r.IntN(4)]
	s.n++
	var b strings.Builder
	paragraphs := 1 + s.r.IntN(4)
	for range paragraphs {
		switch {
		case s.r.IntN(4) == 0 && len(s.seen) > 0:
			b.WriteString(s.seen[s.r.IntN(len(s.seen))])
		default:
			p := s.prose()
			s.seen = append(s.seen, p)
			b.WriteString(p)
		}
		b.WriteString("\n\n")
	}
	if s.r.IntN(2) == 0 {
		fmt.Fprintf(&b, "The %s line %d stands under each of these quite different texts.\n", source, s.r.IntN(12))
	}
	return model.Item{ID: fmt.Sprintf("d%d", s.n), Source: source, Text: b.String()}
}

func (s *stream) prose() string {
	var b strings.Builder
	for range 1 + s.r.IntN(3) {
		for w := range 6 + s.r.IntN(10) {
			word := fmt.Sprintf("w%d", s.r.IntN(4000))
			if w == 0 || s.r.IntN(6) == 0 {
				word = fmt.Sprintf("Name%d", s.r.IntN(300))
			}
			b.WriteString(word + " ")
		}
		b.WriteString("ended so. ")
	}
	return b.String()
}

// small makes a cleaner forget early.
func small(c *Cleaner) *Cleaner {
	c.bounds = func(string) bounds { return bounds{most: 4, room: 500} }
	return c
}

// A cleaner that is opened anew at any time cleans as the one that never stopped,
// however often it forgot.
func TestOpenedAnewIsNeverStopped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := &bound{}
		never, stopped := small(Open(&bound{})), small(Open(book))
		s := &stream{r: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "stream"), 1))}
		for range rapid.IntRange(2, 4).Draw(t, "batches") {
			var batch []model.Item
			for range rapid.IntRange(1, 10).Draw(t, "items") {
				batch = append(batch, s.next())
			}
			never.Learn(batch...)
			stopped.Learn(batch...)
			for i, it := range batch {
				want := never.Apply(it)
				got := stopped.Apply(it)
				if d := gocmp.Diff(want, got); d != "" {
					t.Fatalf("item %d:\n%s", i, d)
				}
			}
			never.Notes()
			book.keep(stopped.Notes())
			if rapid.Bool().Draw(t, "stops") {
				stopped = small(Open(book))
			}
		}
		fresh := small(Open(book))
		for range 8 {
			it := s.next()
			if d := gocmp.Diff(never.Apply(it), fresh.Apply(it)); d != "" {
				t.Fatal(d)
			}
		}
	})
}

// A process that catches what another noted cleans as that one; its own notes
// may come back to it.
func TestCatchIsBeingTaught(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := &bound{}
		a, b := small(Open(book)), small(Open(book))
		s := &stream{r: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "stream"), 2))}
		for range rapid.IntRange(1, 4).Draw(t, "batches") {
			who, other := a, b
			if rapid.Bool().Draw(t, "the other") {
				who, other = b, a
			}
			for range rapid.IntRange(1, 8).Draw(t, "items") {
				who.Learn(s.next())
			}
			notes := who.Notes()
			book.keep(notes)
			if err := cmp.Or(other.Catch(notes), who.Catch(notes)); err != nil {
				t.Fatal(err)
			}
			for range 3 {
				it := s.next()
				want := small(Open(book)).Apply(it)
				if d := gocmp.Diff(want, a.Apply(it)); d != "" {
					t.Fatalf("a: %s", d)
				}
				if d := gocmp.Diff(want, b.Apply(it)); d != "" {
					t.Fatalf("b: %s", d)
				}
			}
		}
	})
}

// Two processes that learn at once do not take each other's lessons.
func TestTwoAtOnce(t *testing.T) {
	book := &bound{}
	a, b := Open(book), Open(book)
	line := "The same line stands under each of these many different long texts."
	for i, c := range []*Cleaner{a, b} {
		for k := range 3 {
			c.Learn(model.Item{ID: fmt.Sprint(i, "-", k), Source: "s", Text: ownStory(10*i+k) + "\n\n" + line})
		}
	}
	first := a.Notes()
	book.keep(first)
	if err := b.Catch(first); err != nil {
		t.Fatal(err)
	}
	book.keep(b.Notes())
	if len(book.notes) != 6 || len(b.of("s").docs) != 6 {
		t.Errorf("%d lessons noted, %d known", len(book.notes), len(b.of("s").docs))
	}
	if r := Open(book).Apply(model.Item{ID: "x", Source: "s", Text: ownStory(99) + "\n\n" + line}); len(r.Removed) != 1 || r.Removed[0].Support != 7 {
		t.Errorf("%+v", r.Removed)
	}
}

func TestDamagedNotes(t *testing.T) {
	book := &bound{}
	c := Open(book)
	for i := range 20 {
		c.Learn(model.Item{ID: fmt.Sprint(i), Source: "s", Text: ownStory(i)})
	}
	notes := c.Notes()
	book.keep(notes)
	for i, n := range notes {
		switch i % 4 {
		case 0:
			book.notes[n.Key] = n.Value[:len(n.Value)/2]
		case 1:
			n.Value[len(n.Value)/2] ^= 4
			book.notes[n.Key] = n.Value
		case 2:
			book.notes[n.Key] = []byte{}
		}
	}
	again := Open(book)
	if err := again.Recall("s"); !errors.Is(err, errDamaged) {
		t.Errorf("recall: %v", err)
	}
	if n := len(again.of("s").docs); n != 5 {
		t.Errorf("%d lessons are left, want 5", n)
	}
	if err := Open(book).Recall("another"); err != nil {
		t.Errorf("another source: %v", err)
	}
	again = Open(book)
	_ = again.Recall("s")
	if err := again.Catch([]model.Note{{Key: notes[0].Key, Value: []byte("x")}, {Key: notes[1].Key}}); !errors.Is(err, errDamaged) {
		t.Errorf("catch: %v", err)
	}
}

// A notebook that cannot be read does not stop cleaning; and nothing is learned
// under numbers that are taken.
func TestNotebookThatFails(t *testing.T) {
	book := &bound{}
	c := Open(book)
	c.Learn(model.Item{ID: "a", Source: "s", Text: ownStory(1)})
	book.keep(c.Notes())
	book.fails = errors.New("the disk is gone")
	c = Open(book)
	if err := c.Recall("s"); !errors.Is(err, book.fails) {
		t.Error(err)
	}
	c.Learn(model.Item{ID: "b", Source: "s", Text: ownStory(2)})
	if n := c.Notes(); len(n) != 0 {
		t.Errorf("%d notes", len(n))
	}
	if a := c.Apply(model.Item{ID: "b", Source: "s", Text: ownStory(2)}); len(a.Body) == 0 {
		t.Error("nothing was cleaned")
	}
	book.fails = nil
	c.Learn(model.Item{ID: "b", Source: "s", Text: ownStory(2)})
	book.keep(c.Notes())
	if len(book.notes) != 2 {
		t.Errorf("%d notes, want 2", len(book.notes))
	}
}

// What was noted of a source is bounded, and so is what many sources take; and a
// source that had to leave memory is known again when it is met.
func TestManySources(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	book := &bound{}
	c := Open(book)
	r := rand.New(rand.NewPCG(3, 4))
	const sources = 24
	c.most = 1 << 20
	c.bounds = func(string) bounds { return bounds{most: 100, room: 12_000} }
	for round := range 5 {
		for i := range sources {
			var batch []model.Item
			for k := range 10 {
				batch = append(batch, model.Item{ID: fmt.Sprint(i, ".", round, ".", k), Source: fmt.Sprint("s", i), Text: longStory(r) + "\n\n" + fmt.Sprintf("This line of source %d stands under all of its many texts.", i)})
			}
			c.Learn(batch...)
			book.keep(c.Notes())
		}
		if n := c.resident.Load(); n > c.most*3/2 {
			t.Fatalf("round %d: %d bytes", round, n)
		}
	}
	if len(c.sources) == sources {
		t.Error("nothing left memory")
	}
	for i := range sources {
		source := fmt.Sprint("s", i)
		a := c.Apply(model.Item{ID: "x", Source: source, Text: longStory(r) + "\n\n" + fmt.Sprintf("This line of source %d stands under all of its many texts.", i)})
		if len(a.Removed) != 1 {
			t.Fatalf("%s: %+v", source, a.Removed)
		}
		if n := len(c.of(source).docs); n > 2*boundsOf(source).most {
			t.Errorf("%s: %d documents", source, n)
		}
	}
	if n := len(book.notes); n > sources*40 {
		t.Errorf("%d notes", n)
	}
}

// longStory is an article of about 4 KB.
func longStory(r *rand.Rand) string {
	var b strings.Builder
	for b.Len() < 4000 {
		for range 6 + r.IntN(10) {
			fmt.Fprintf(&b, "%x ", 256+r.IntN(1<<18))
		}
		b.WriteString("and so on. ")
	}
	return b.String()
}

// Fifty sources of 200 articles of 4 KB each take 15 MB; here are five.
func TestResident(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	book := &bound{}
	c := Open(book)
	r := rand.New(rand.NewPCG(5, 6))
	before := heap()
	most := int64(0)
	for k := range 20 {
		for i := range 5 {
			var batch []model.Item
			for j := range 10 {
				batch = append(batch, model.Item{ID: fmt.Sprint(i, ".", k, ".", j), Source: fmt.Sprint("s", i), Text: longStory(r)})
			}
			c.Learn(batch...)
			c.Notes()
		}
		most = max(most, heap()-before)
	}
	t.Logf("%d KB; counted %d KB; at most %d KB", (heap()-before)>>10, c.resident.Load()>>10, most>>10)
	if most > 3<<19 {
		t.Errorf("%d bytes", most)
	}
	runtime.KeepAlive(c)
}

func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// A person may open a pending article at any time.
func TestApplyBesideLearn(t *testing.T) {
	book := &bound{}
	c := small(Open(book))
	s := &stream{r: rand.New(rand.NewPCG(7, 8))}
	var items []model.Item
	for range 120 {
		items = append(items, s.next())
	}
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			for k := range items {
				it := items[(k*7+i)%len(items)]
				sound(t, c.Apply(it))
			}
		})
	}
	for batch := range slices.Chunk(items, 10) {
		c.Learn(batch...)
		notes := c.Notes()
		book.keep(notes)
		if err := c.Catch(notes); err != nil {
			t.Error(err)
		}
	}
	wg.Wait()
}

func FuzzNote(f *testing.F) {
	c := Open(&bound{})
	c.Learn(model.Item{ID: "a", Source: "s", Text: ownStory(1)})
	c.Learn(model.Item{ID: "b", Source: "s", Text: ownStory(1) + "More."})
	for _, n := range c.Notes() {
		f.Add(n.Value[:len(n.Value)-4])
	}
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, value []byte) {
		// both as it is and with a sum that is right
		first := numberOf("s") << 32
		book := &bound{notes: map[int64][]byte{first + 70: value, first + 71: sealed(value)}}
		c := small(Open(book))
		_ = c.Recall("s")
		c.Learn(model.Item{ID: "x", Source: "s", Text: ownStory(1)})
		sound(t, c.Apply(model.Item{ID: "y", Source: "s", Text: ownStory(1) + "More."}))
		_ = c.Catch([]model.Note{{Key: first + 72, Value: sealed(value)}, {Key: first + 71, Value: nil}, {Key: first + 128, Value: value}})
		sound(t, c.Apply(model.Item{ID: "y", Source: "s", Text: ownStory(1) + "More."}))
		c.Notes()
		if l, err := decodeLesson(9, sealed(value)); err == nil {
			again, err := decodeLesson(9, l.encode())
			if err != nil || !slices.Equal(again.keys, l.keys) || !slices.Equal(again.names, l.names) || again.id != l.id && len(l.id) <= maxNotedID {
				t.Errorf("%+v became %+v, %v", l, again, err)
			}
		}
	})
}

// BenchmarkRecall is of 1,000 articles of 4 KB of a source that has no name.
func BenchmarkRecall(b *testing.B) {
	book := &bound{}
	c := Open(book)
	r := rand.New(rand.NewPCG(9, 10))
	for i := range 1000 {
		c.Learn(model.Item{ID: fmt.Sprint("https://example.org/news/2025/02/19/an-article-", i), Text: longStory(r)})
	}
	book.keep(c.Notes())
	b.ReportAllocs()
	docs := 0
	for b.Loop() {
		c := Open(book)
		docs = len(c.of("").docs)
	}
	size := 0
	for _, v := range book.notes {
		size += len(v)
	}
	b.ReportMetric(float64(docs), "documents")
	b.ReportMetric(float64(size)/float64(docs), "B/note")
}
