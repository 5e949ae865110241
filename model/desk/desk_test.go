package desk

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/source"
	"github.com/lede-reader/lede/model/store"
	"github.com/lede-reader/lede/seeds"
)

// of gives fixed items and problems.
func of(all ...any) Sources {
	return func(context.Context) iter.Seq2[model.Item, error] {
		return func(yield func(model.Item, error) bool) {
			for _, x := range all {
				it, _ := x.(model.Item)
				err, _ := x.(error)
				if !yield(it, err) {
					return
				}
			}
		}
	}
}

func samples(context.Context) iter.Seq2[model.Item, error] { return source.FS(seeds.Files) }

func open(t *testing.T, s Sources) *Desk {
	t.Helper()
	d := New(store.NewMemory(), Options{Reading: s})
	if err := d.IngestWhole(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d
}

// body is an invented text of many different words.
func body(seed int) string {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "Word%dof%d ", i, seed)
	}
	return b.String() + "ends here."
}

func do(t *testing.T, d *Desk, act model.Act, ids ...string) model.Receipt {
	t.Helper()
	r, err := d.Do(t.Context(), model.Action{Act: act, Articles: ids})
	if err != nil {
		t.Fatalf("%s: %v", act, err)
	}
	return r
}

func rows(t *testing.T, d *Desk, q model.Query) []model.Row {
	t.Helper()
	l, err := d.List(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Rows(t.Context(), 0, l.Len())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSamplesBecomeTwoStories(t *testing.T) {
	d := open(t, samples)
	got := rows(t, d, model.Query{})
	if len(got) != 2 || got[0].Versions != 4 || got[1].Versions != 1 {
		t.Fatalf("stories %+v, want one of four versions and one alone", got)
	}
	a, err := d.Article(t.Context(), "000_1c9b88aed9128fad.txt")
	if err != nil || len(a.PullQuotes) != 1 || a.PullQuotes[0].Speaker != "John Healey" || len(a.Quotes) == 0 {
		t.Errorf("pull quotes %+v, %d quotations, %v", a.PullQuotes, len(a.Quotes), err)
	}
}

func TestOneBadItemTakesNothingAlong(t *testing.T) {
	d := open(t, of(model.Item{ID: "a", Text: body(1)}, model.Problem{Name: "b.txt", What: "is empty"}, errors.New("odd"), model.Item{ID: "c", Text: body(2)}))
	if got := rows(t, d, model.Query{}); len(got) != 2 {
		t.Errorf("%d stories, want 2", len(got))
	}
	problems, _ := d.Problems(t.Context())
	want := []model.Problem{{Name: "b.txt", What: "is empty"}, {What: "odd"}}
	if !slices.Equal(problems, want) {
		t.Errorf("problems %+v, want %+v", problems, want)
	}
	change, err := d.Wait(t.Context(), 0)
	if p := change.Progress; err != nil || p.Busy || p.Done != 2 || p.Total != 2 || p.Problems != 2 || change.Stories != 2 {
		t.Errorf("after all: %+v, %v", change, err)
	}
}

func TestWait(t *testing.T) {
	d := open(t, of(model.Item{ID: "a", Text: body(1)}))
	now, _ := d.Wait(t.Context(), 0)
	came := make(chan model.Change)
	go func() {
		c, _ := d.Wait(t.Context(), now.Generation)
		came <- c
	}()
	do(t, d, model.Star, "a")
	if c := <-came; c.Generation <= now.Generation {
		t.Errorf("woken at generation %d, seen %d", c.Generation, now.Generation)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Wait(ctx, ^uint64(0)); !errors.Is(err, context.Canceled) {
		t.Errorf("a wait that was called off: %v", err)
	}
}

// Each act is undone and redone to the letter, alone and in a row.
func TestUndoRedo(t *testing.T) {
	d := open(t, samples)
	ids := []string{"000_1c9b88aed9128fad.txt", "002_cc9a268175d66e70.txt"}
	a, _ := d.Article(t.Context(), ids[0])
	acts := []model.Action{
		{Act: model.MarkRead, Articles: ids},
		{Act: model.Star, Articles: ids[:1]},
		{Act: model.Spike, Articles: ids},
		{Act: model.Split, Articles: ids[1:]},
		{Act: model.Join, Articles: []string{ids[0], "004_b0625f55f9919e7b.txt"}},
		{Act: model.Restore, Articles: ids[:1], Start: a.Removed[1].Start},
	}
	states := []string{state(t, d)}
	for _, act := range acts {
		r, err := d.Do(t.Context(), act)
		if err != nil || r.Count == 0 {
			t.Fatalf("%s did %+v, %v", act.Act, r, err)
		}
		now := state(t, d)
		if now == states[len(states)-1] {
			t.Errorf("%s changed nothing", act.Act)
		}
		states = append(states, now)
	}
	for i := len(acts) - 1; i >= 0; i-- {
		r, err := d.Undo(t.Context())
		if err != nil || !r.Undone || r.Action.Act != acts[i].Act {
			t.Fatalf("undo: %+v, %v; want %s", r, err, acts[i].Act)
		}
		if got := state(t, d); got != states[i] {
			t.Errorf("after undo of %s:\n%s\nwant\n%s", acts[i].Act, got, states[i])
		}
	}
	if r, err := d.Undo(t.Context()); err != nil || r.Count != 0 {
		t.Errorf("undo of nothing: %+v, %v", r, err)
	}
	for i, act := range acts {
		if r, err := d.Redo(t.Context()); err != nil || r.Action.Act != act.Act || state(t, d) != states[i+1] {
			t.Errorf("redo of %s: %+v, %v", act.Act, r, err)
		}
	}
}

// state is all that a reader can see, as text.
func state(t *testing.T, d *Desk) string {
	t.Helper()
	var b strings.Builder
	for _, q := range []model.Query{{}, {Spiked: true}} {
		for _, r := range rows(t, d, q) {
			s, err := d.Story(t.Context(), r.Story)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "story\n")
			for _, v := range s.Versions {
				a, err := d.Article(t.Context(), v.Article)
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&b, "  %s %+v %d bytes, %d blocks, %d pull quotes\n", v.Article, v.State, len(a.Text()), len(a.Body), len(a.PullQuotes))
			}
		}
	}
	return b.String()
}

func TestActOnNothing(t *testing.T) {
	d := open(t, of(model.Item{ID: "a", Text: body(1)}))
	do(t, d, model.Star, "a")
	if r := do(t, d, model.Star, "a"); r.Count != 0 {
		t.Errorf("starring twice: %+v", r)
	}
	if r, _ := d.Undo(t.Context()); r.Count != 1 {
		t.Errorf("the second star counts as a step: %+v", r)
	}
	if _, err := d.Do(t.Context(), model.Action{Act: "fold", Articles: []string{"a"}}); err == nil {
		t.Error("an unknown act is carried out")
	}
}

// A copy to the word of what was read is read; a follow-up is not.
func TestExactCopyIsAsReadAsItsText(t *testing.T) {
	all := []any{model.Item{ID: "a", Text: body(1)}}
	d := New(store.NewMemory(), Options{Reading: func(ctx context.Context) iter.Seq2[model.Item, error] { return of(all...)(ctx) }})
	if err := d.Ingest(t.Context()); err != nil {
		t.Fatal(err)
	}
	do(t, d, model.MarkRead, "a")
	all = append(all, model.Item{ID: "copy", Text: body(1)}, model.Item{ID: "other", Text: body(2)})
	if err := d.Ingest(t.Context()); err != nil {
		t.Fatal(err)
	}
	unread := rows(t, d, model.Query{Unread: true})
	if len(unread) != 1 || unread[0].Story != "other" {
		t.Errorf("unread %+v, want the other alone", unread)
	}
}

// Reading again keeps what a person put back.
func TestReloadKeepsRestored(t *testing.T) {
	d := open(t, samples)
	id := "000_1c9b88aed9128fad.txt"
	a, _ := d.Article(t.Context(), id)
	if _, err := d.Do(t.Context(), model.Action{Act: model.Restore, Articles: []string{id}, Start: a.Removed[1].Start}); err != nil {
		t.Fatal(err)
	}
	want := state(t, d)
	if err := d.Ingest(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := state(t, d); got != want {
		t.Errorf("after reading again:\n%s\nwant\n%s", got, want)
	}
}

// hooked is a store that calls before each Put, and fails as it is told.
type hooked struct {
	store.Store
	beforePut               func()
	failPlace, failRemember bool
	failNote, failUpdate    bool
	troubles                []model.Problem
}

func (h *hooked) Troubles() []model.Problem { return h.troubles }

type hookedTx struct {
	store.Tx
	*hooked
}

var errFull = errors.New("the disk is full")

func (h *hooked) Update(ctx context.Context, change func(store.Tx) error) error {
	if h.failUpdate {
		return errFull
	}
	return h.Store.Update(ctx, func(tx store.Tx) error { return change(hookedTx{tx, h}) })
}

func (h hookedTx) Note(b store.Book, notes ...model.Note) error {
	if h.failNote {
		return errFull
	}
	return h.Tx.Note(b, notes...)
}

func (h hookedTx) Put(in ...store.Arrival) error {
	if h.beforePut != nil {
		h.beforePut()
	}
	return h.Tx.Put(in...)
}

func (h hookedTx) Place(places []model.Placement) error {
	if h.failPlace {
		return errFull
	}
	return h.Tx.Place(places)
}

func (h hookedTx) Remember(act model.Action) error {
	if h.failRemember {
		return errFull
	}
	return h.Tx.Remember(act)
}

func (h hookedTx) Article(id string) (model.Article, error) { return h.Tx.Article(id) }
func (h hookedTx) Story(id string) (model.Story, error)     { return h.Tx.Story(id) }

// What an act does between the placing of an article and its storing would be
// overwritten with what was known before.
func TestNoActBetweenPlacingAndStoring(t *testing.T) {
	s := &hooked{Store: store.NewMemory()}
	d := New(s, Options{Reading: samples})
	puts := 0
	s.beforePut = func() {
		puts++
		if d.act.TryLock() {
			d.act.Unlock()
			t.Error("an act can come in between")
		}
	}
	if err := d.Ingest(t.Context()); err != nil || puts == 0 {
		t.Fatalf("%d puts, %v", puts, err)
	}
}

// An act, undo or redo that the store refuses has not happened, and can be
// tried again.
func TestRefusedActIsNone(t *testing.T) {
	s := &hooked{Store: store.NewMemory()}
	d := New(s, Options{Reading: samples})
	if err := d.Ingest(t.Context()); err != nil {
		t.Fatal(err)
	}
	split := model.Action{Act: model.Split, Articles: []string{"002_cc9a268175d66e70.txt"}}
	together := state(t, d)
	refused := func(what string, do func() (model.Receipt, error)) {
		t.Helper()
		before := state(t, d)
		if _, err := do(); !errors.Is(err, errFull) {
			t.Errorf("%s: %v, want %v", what, err, errFull)
		}
		s.failPlace, s.failRemember = false, false
		if got := state(t, d); got != before {
			t.Errorf("after a refused %s:\n%s\nwant\n%s", what, got, before)
		}
	}
	act := func() (model.Receipt, error) { return d.Do(t.Context(), split) }
	s.failPlace = true
	refused("split", act)
	s.failRemember = true
	refused("note of a split", act)
	do(t, d, split.Act, split.Articles...)
	apart := state(t, d)
	s.failPlace = true
	refused("undo", func() (model.Receipt, error) { return d.Undo(t.Context()) })
	if _, err := d.Undo(t.Context()); err != nil || state(t, d) != together {
		t.Errorf("the second undo: %v\n%s\nwant\n%s", err, state(t, d), together)
	}
	s.failPlace = true
	refused("redo", func() (model.Receipt, error) { return d.Redo(t.Context()) })
	if _, err := d.Redo(t.Context()); err != nil || state(t, d) != apart {
		t.Errorf("the second redo: %v\n%s\nwant\n%s", err, state(t, d), apart)
	}
}

// A split that finds nothing to do any more does not stand in the way.
func TestRedoOfWhatIsNoLongerThere(t *testing.T) {
	copies := []any{model.Item{ID: "a", Text: body(1)}, model.Item{ID: "b", Text: body(1)}, model.Item{ID: "c", Text: body(2)}, model.Item{ID: "d", Text: body(2)}}
	d := New(store.NewMemory(), Options{Reading: func(ctx context.Context) iter.Seq2[model.Item, error] { return of(copies...)(ctx) }})
	if err := d.Ingest(t.Context()); err != nil {
		t.Fatal(err)
	}
	do(t, d, model.Split, "d")
	do(t, d, model.Split, "b")
	want := state(t, d)
	if _, err := d.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	copies[1] = model.Item{ID: "b", Text: body(3)} // it leaves its story by itself
	if err := d.Ingest(t.Context()); err != nil {
		t.Fatal(err)
	}
	if r, err := d.Redo(t.Context()); err != nil || r.Count != 0 {
		t.Fatalf("redo: %+v, %v; want nothing to do", r, err)
	}
	if r, err := d.Undo(t.Context()); err != nil || r.Action.Articles[0] != "d" || state(t, d) == want {
		t.Errorf("undo of the first split: %+v, %v", r, err)
	}
	if got := len(rows(t, d, model.Query{})); got != 3 {
		t.Errorf("%d stories, want a, b and c with d", got)
	}
}

// A slow source shows what it gave before it gives more.
func TestStoriesOfASlowSource(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	d := New(store.NewMemory(), Options{Reading: func(context.Context) iter.Seq2[model.Item, error] {
		return func(yield func(model.Item, error) bool) {
			if yield(model.Item{ID: "a", Text: body(1)}, nil) {
				<-ctx.Done()
			}
		}
	}})
	ended := make(chan error)
	go func() { ended <- d.Ingest(ctx) }()
	patience, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	for c := (model.Change{}); c.Stories == 0; {
		var err error
		if c, err = d.Wait(patience, c.Generation); err != nil {
			t.Fatalf("no story: %v", err)
		}
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}

// Reading again takes in what has changed, and only that.
func TestReadingAgainTakesWhatChanged(t *testing.T) {
	all := []any{model.Item{ID: "a", Text: body(1)}, model.Item{ID: "b", Text: body(2)}}
	d := New(store.NewMemory(), Options{Reading: func(ctx context.Context) iter.Seq2[model.Item, error] { return of(all...)(ctx) }})
	if err := d.Ingest(t.Context()); err != nil {
		t.Fatal(err)
	}
	all[1] = model.Item{ID: "b", Text: body(2), Title: "Another headline"}
	if err := d.Ingest(t.Context()); err != nil {
		t.Fatal(err)
	}
	b, _ := d.Article(t.Context(), "b")
	c, _ := d.Wait(t.Context(), 0)
	if b.Headline != "Another headline" || c.Progress.Done != 2 || c.Progress.Total != 2 {
		t.Errorf("headline %q, progress %+v", b.Headline, c.Progress)
	}
}
