package group

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
)

// memoryBook is a notebook that lives as long as a test.
type memoryBook struct {
	notes map[int64][]byte
	asked map[int64]bool // notes that were asked for by themselves
}

func newMemoryBook() *memoryBook {
	return &memoryBook{notes: map[int64][]byte{}, asked: map[int64]bool{}}
}

func (b *memoryBook) Notes(from, to int64) iter.Seq2[model.Note, error] {
	return func(yield func(model.Note, error) bool) {
		if to == from+1 {
			b.asked[from] = true
			if v, ok := b.notes[from]; ok {
				yield(model.Note{Key: from, Value: slices.Clone(v)}, nil)
			}
			return
		}
		var keys []int64
		for k := range b.notes {
			if k >= from && k < to {
				keys = append(keys, k)
			}
		}
		slices.Sort(keys)
		for _, k := range keys {
			if !yield(model.Note{Key: k, Value: slices.Clone(b.notes[k])}, nil) {
				return
			}
		}
	}
}

// keep takes notes in, as a transaction would, and hands them on.
func (b *memoryBook) keep(notes []model.Note) []model.Note {
	for _, n := range notes {
		if n.Value == nil {
			delete(b.notes, n.Key)
			continue
		}
		b.notes[n.Key] = slices.Clone(n.Value)
	}
	return notes
}

// plainly is an index whose notebook never fails.
type plainly struct{ *Index }

func opened(nb model.Notebook) plainly { return plainly{Open(nb)} }

// paged is an index that has little at hand: what a library of a million does, a few
// articles do to it.
func paged(nb model.Notebook) plainly {
	x := Open(nb)
	x.scale = scale{young: 40, page: 32, chunks: 2}
	x.reset()
	return plainly{x}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func (x plainly) Add(a *model.Article) []model.Placement {
	p, err := x.Index.Add(a)
	must(err)
	return p
}

func (x plainly) Split(ids []string) ([]model.Placement, []byte) {
	p, u, err := x.Index.Split(ids)
	must(err)
	return p, u
}

func (x plainly) Join(ids []string) ([]model.Placement, []byte) {
	p, u, err := x.Index.Join(ids)
	must(err)
	return p, u
}

func (x plainly) Undo(token []byte) []model.Placement {
	p, err := x.Index.Undo(token)
	must(err)
	return p
}

func (x plainly) Placement(id string) (model.Placement, bool) {
	p, ok, err := x.Index.Placement(id)
	must(err)
	return p, ok
}

func (x plainly) Story(id string) []model.Placement {
	p, err := x.Index.Story(id)
	must(err)
	return p
}

func (x plainly) Len() int {
	n, err := x.Index.Len()
	must(err)
	return n
}

// life is what may happen to an index: articles of few events, some again with other
// text, what a person does and takes back, what expires.
type life struct {
	r      *rand.Rand
	press  *press
	events []*event
	texts  map[string][]string
	ids    []string
	n      int
}

func newLife(seed uint64) *life {
	return &life{r: rand.New(rand.NewPCG(seed, 9)), press: newPress(seed), texts: map[string][]string{}}
}

// deed is one thing that happens. What it needs to know of an index it asks it.
type deed func(x plainly, tokens *[][]byte) []model.Placement

func (l *life) some() []string {
	var out []string
	for range 1 + l.r.IntN(3) {
		out = append(out, l.ids[l.r.IntN(len(l.ids))])
	}
	return out
}

func (l *life) article() *model.Article {
	l.n++
	at := time.Date(2025, 3, 1, 6, 0, 0, 0, time.UTC).Add(time.Duration(l.n) * time.Hour)
	k := l.r.IntN(10)
	id := fmt.Sprint("a", l.n)
	var ps []string
	switch {
	case k < 3 || len(l.ids) == 0:
		l.events = append(l.events, l.press.event(at))
		ps = l.press.paragraphs(l.events[len(l.events)-1], 100)
	case k < 6:
		ps = l.press.paragraphs(l.events[max(0, len(l.events)-1-l.r.IntN(6))], 80)
	default:
		ps = l.texts[l.ids[l.r.IntN(len(l.ids))]]
		ps = ps[:1+l.r.IntN(len(ps))]
		if l.r.IntN(3) == 0 {
			ps = append(slices.Clone(ps), l.press.sentence(l.events[len(l.events)-1]))
		}
	}
	if k == 9 && len(l.ids) > 0 {
		id = l.ids[l.r.IntN(len(l.ids))]
	}
	date := at.Format(time.RFC3339)
	if l.r.IntN(6) == 0 {
		date = ""
	}
	l.texts[id] = ps
	l.ids = append(l.ids, id)
	return newArticle(id, fmt.Sprint("paper ", l.r.IntN(4)), date, "", ps...)
}

func (l *life) next() deed {
	if k := l.r.IntN(20); k < 15 || len(l.ids) < 5 {
		a := l.article()
		return func(x plainly, _ *[][]byte) []model.Placement { return x.Add(a) }
	}
	ids, which := l.some(), l.r.IntN(100)
	switch k := l.r.IntN(8); {
	case k < 3:
		return func(x plainly, tokens *[][]byte) []model.Placement {
			ps, token := x.Split(ids)
			*tokens = append(*tokens, token)
			return ps
		}
	case k < 5:
		return func(x plainly, tokens *[][]byte) []model.Placement {
			ps, token := x.Join(ids)
			*tokens = append(*tokens, token)
			return ps
		}
	case k < 7:
		return func(x plainly, tokens *[][]byte) []model.Placement {
			if len(*tokens) == 0 {
				return nil
			}
			return x.Undo((*tokens)[which%len(*tokens)])
		}
	}
	return func(x plainly, _ *[][]byte) []model.Placement {
		must(x.Forget(ids[:1]))
		return nil
	}
}

// TestKeptIsNeverStopped lives one life in one memory, and by two indexes that take turns
// over one notebook, have little of it at hand, are opened anew, killed, and catch up.
func TestKeptIsNeverStopped(t *testing.T) {
	for seed := range uint64(max(4, 24/slow)) {
		l, r := newLife(seed), rand.New(rand.NewPCG(seed, 10))
		book := newMemoryBook()
		whole := opened(nil)
		two := [2]plainly{paged(book), paged(book)}
		var missed [2][]model.Note
		var tokens, keptTokens [][]byte
		for turn := range 60 {
			who := r.IntN(2)
			if r.IntN(6) == 0 {
				two[who], missed[who] = paged(book), nil
			}
			x := two[who]
			must(x.Catch(missed[who]))
			missed[who] = nil
			done, before := []deed{}, len(keptTokens)
			for range 1 + r.IntN(6) {
				d := l.next()
				want, got := d(whole, &tokens), d(x, &keptTokens)
				if !slices.Equal(want, got) {
					t.Fatalf("seed %d turn %d: %+v, want %+v", seed, turn, got, want)
				}
				if !slices.EqualFunc(tokens, keptTokens, bytes.Equal) {
					t.Fatalf("seed %d turn %d: tokens differ", seed, turn)
				}
				done = append(done, d)
			}
			if r.IntN(8) == 0 { // it was killed before what it noted was kept
				x.Notes()
				two[who], keptTokens = paged(book), keptTokens[:before]
				x = two[who]
				for _, d := range done {
					d(x, &keptTokens)
				}
			}
			notes := book.keep(x.Notes())
			missed[1-who] = append(missed[1-who], notes...)
			if r.IntN(3) == 0 { // it may hear of its own
				missed[who] = append(missed[who], notes...)
			}
			check(t, x)
			if d := diff(places(whole), places(x)); d != "" {
				t.Fatalf("seed %d turn %d: %s", seed, turn, d)
			}
		}
		check(t, whole)
		if v := two[0].shingles.volumes; len(v) == 0 || !slices.ContainsFunc(v, func(v *volume) bool { return v.tier > 1 }) {
			t.Errorf("seed %d: nothing was paged, or merged twice: %d volumes", seed, len(v))
		}
	}
}

func TestNothingNewNotesNothing(t *testing.T) {
	book := newMemoryBook()
	x := opened(book)
	if n := x.Notes(); n != nil {
		t.Errorf("an index that was not used noted %d", len(n))
	}
	a := readThreads(t)[0].article
	x.Add(a)
	if n := book.keep(x.Notes()); len(n) == 0 {
		t.Error("nothing noted of an article")
	}
	x.Add(a)
	x.Placement(a.ID)
	if n := x.Notes(); n != nil {
		t.Errorf("an article that came again noted %d", len(n))
	}
}

var errBroken = errors.New("broken")

// brokenBook fails when it was read often enough.
type brokenBook struct {
	*memoryBook
	left int
}

func (b *brokenBook) Notes(from, to int64) iter.Seq2[model.Note, error] {
	if b.left--; b.left < 0 {
		return func(yield func(model.Note, error) bool) { yield(model.Note{}, errBroken) }
	}
	return b.memoryBook.Notes(from, to)
}

func TestNotebookThatFails(t *testing.T) {
	threads := readThreads(t)
	book := newMemoryBook()
	x := opened(book)
	for _, th := range threads {
		x.Add(th.article)
	}
	book.keep(x.Notes())
	failed := 0
	for left := range 40 {
		x := Open(&brokenBook{book, left})
		var err error
		for _, th := range threads {
			a := *th.article
			a.ID += "-again"
			if _, err = x.Add(&a); err != nil {
				break
			}
		}
		if err == nil {
			continue
		}
		failed++
		if !errors.Is(err, errBroken) {
			t.Fatalf("after %d: %v", left, err)
		}
		if _, again := x.Len(); !errors.Is(again, errBroken) || x.Notes() != nil {
			t.Fatalf("it went on after %v", err)
		}
	}
	if failed < 20 {
		t.Errorf("it failed %d times", failed)
	}
}

// TestDamagedNotes takes each note away, and breaks each.
func TestDamagedNotes(t *testing.T) {
	threads := readThreads(t)
	book := newMemoryBook()
	x := paged(book)
	for _, th := range threads {
		x.Add(th.article)
	}
	_, token := x.Split([]string{threads[3].article.ID, threads[5].article.ID})
	book.keep(x.Notes())
	said := 0
	for _, key := range slices.Sorted(maps.Keys(book.notes)) {
		for _, how := range []string{"missing", "cut", "flipped", "sealed again"} {
			b := slices.Clone(book.notes[key])
			switch how {
			case "missing":
				b = nil
			case "cut":
				b = b[:len(b)/2]
			case "flipped":
				b[len(b)/3] ^= 0x55
			case "sealed again":
				w := &writer{b: b[:len(b)-4]}
				for i := range w.b {
					w.b[i] ^= byte(i)
				}
				b = w.sealed()
			}
			broken := &memoryBook{maps.Clone(book.notes), map[int64]bool{}}
			broken.keep([]model.Note{{Key: key, Value: b}})
			err := live(broken, threads, token)
			if err != nil {
				said++
			}
			kind := key >> 56
			unread := (kind <= storyNote || kind >= filterNote) && !broken.asked[key]
			if err == nil && how != "sealed again" && kind != sheetNote && kind != actNote && !unread {
				t.Errorf("note %d of kind %d %s: nothing was said", number(key), kind, how)
			} else if err != nil && !errors.Is(err, ErrDamaged) {
				t.Error(err)
			}
		}
	}
	t.Logf("%d notes, said of %d", len(book.notes), said)
}

func TestNotesOfAnEarlierLede(t *testing.T) {
	book := newMemoryBook()
	w := &writer{}
	for _, v := range []uint64{1, 7, 100, 60, 40, 90, 0, 0, 1, 1, 256, 0, 1, 100} { // of format 1
		w.uint(v)
	}
	book.keep([]model.Note{{Key: keyOf(metaNote, 0), Value: w.sealed()}})
	if _, err := Open(book).Len(); !errors.Is(err, ErrOld) || !errors.Is(err, ErrDamaged) {
		t.Errorf("opened with %v", err)
	}
}

// live does with a notebook what can be done.
func live(book *memoryBook, threads []thread, token []byte) error {
	x := paged(book).Index
	for i, th := range threads {
		a := *th.article
		switch i % 3 {
		case 0:
			a.ID += "-again"
		case 1:
			a.Headline += " more"
		}
		if _, err := x.Add(&a); err != nil {
			return err
		}
		if _, err := x.Story(a.ID); err != nil {
			return err
		}
	}
	if _, err := x.Undo(token); err != nil {
		return err
	}
	if _, _, err := x.Join([]string{threads[0].article.ID, threads[9].article.ID}); err != nil {
		return err
	}
	if err := x.Forget([]string{threads[1].article.ID}); err != nil {
		return err
	}
	book.keep(x.Notes())
	return nil
}

func FuzzDamagedNotes(f *testing.F) {
	f.Add(uint16(0), uint16(3), []byte{1}, true)
	f.Add(uint16(5), uint16(40), []byte{255, 255, 255, 255, 15}, true)
	f.Add(uint16(9), uint16(0), []byte("x"), false)
	threads := readThreads(f)[:30]
	book := newMemoryBook()
	x := paged(book)
	for _, th := range threads {
		x.Add(th.article)
	}
	_, token := x.Split([]string{threads[3].article.ID, threads[5].article.ID})
	book.keep(x.Notes())
	keys := slices.Sorted(maps.Keys(book.notes))
	f.Fuzz(func(t *testing.T, which, at uint16, with []byte, caught bool) {
		key := keys[int(which)%len(keys)]
		b := slices.Clone(book.notes[key])
		b = b[:len(b)-4]
		i := int(at) % (len(b) + 1)
		b = slices.Concat(b[:i], with, b[min(len(b), i+len(with)):])
		broken := &memoryBook{maps.Clone(book.notes), map[int64]bool{}}
		broken.keep([]model.Note{{Key: key, Value: (&writer{b: b}).sealed()}})
		_ = live(broken, threads, token)
		if caught {
			x := paged(newMemoryBook())
			x.Add(threads[0].article)
			x.Notes()
			var notes []model.Note
			for k, v := range broken.notes {
				notes = append(notes, model.Note{Key: k, Value: v})
			}
			if x.Catch(notes) == nil {
				_, _ = x.Index.Add(threads[2].article)
			}
		}
	})
}

func TestForgotten(t *testing.T) {
	threads := readThreads(t)
	book := newMemoryBook()
	x := opened(book)
	a := threads[0].article
	second, third := *a, *a
	second.ID, third.ID = "second", "third"
	x.Add(a)
	x.Add(&second)
	must(x.Forget([]string{a.ID, "unknown"}))
	check(t, x)
	for range 2 {
		if p, ok := x.Placement("second"); !ok || p.Group != a.ID || p.Story != a.ID || p.To != a.ID {
			t.Errorf("the copy that stays: %+v", p)
		}
		if _, ok := x.Placement(a.ID); ok || x.Len() != 1 || len(x.Story("second")) != 1 {
			t.Error("it is still there")
		}
		book.keep(x.Notes())
		x = opened(book)
	}
	if p := x.Add(&third)[0]; p.Group != a.ID || p.To != "second" || p.Relation != model.Exact {
		t.Errorf("another copy: %+v", p)
	}
	must(x.Forget([]string{"second", "third"}))
	fourth := *a
	fourth.ID = "fourth"
	if p := x.Add(&fourth)[0]; p.Relation != model.New || p.Story != "fourth" {
		t.Errorf("a copy of what is forgotten: %+v", p)
	}
	check(t, x)
}

// TestTwoReadersUndo has two readers take back what they did in an order of their own.
func TestTwoReadersUndo(t *testing.T) {
	for seed := range uint64(max(6, 60/slow)) {
		r := rand.New(rand.NewPCG(seed, 4))
		x := opened(nil)
		var ids []string
		for _, th := range readThreads(t)[:40] {
			x.Add(th.article)
			ids = append(ids, th.article.ID)
		}
		before := places(x)
		var tokens [][]byte
		for range 8 {
			some := []string{ids[r.IntN(len(ids))], ids[r.IntN(len(ids))]}
			var token []byte
			if r.IntN(2) == 0 {
				_, token = x.Split(some[:1])
			} else {
				_, token = x.Join(some)
			}
			if token != nil {
				tokens = append(tokens, token)
			}
		}
		r.Shuffle(len(tokens), func(i, j int) { tokens[i], tokens[j] = tokens[j], tokens[i] })
		for _, token := range tokens {
			was := places(x)
			tell(t, "undo", was, x.Undo(token), places(x))
			check(t, x)
			if again := x.Undo(token); len(again) > 0 {
				t.Fatalf("a token that was used moved %v", again)
			}
		}
		if d := diff(before, places(x)); d != "" {
			differ++
			t.Logf("seed %d: not as before: %s", seed, d)
		}
	}
	t.Logf("not as before: %d", differ)
	x := opened(nil)
	for _, token := range [][]byte{nil, {1}, make([]byte, 16), bytes.Repeat([]byte{255}, 16)} {
		if ps := x.Undo(token); ps != nil {
			t.Errorf("token %v moved %v", token, ps)
		}
	}
}

var differ int
