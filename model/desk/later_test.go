package desk

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

// notice is what the invented paper prints under its stories: no cue knows it.
const notice = "The Valley Post is printed by the people of the valley every morning since the great flood."

// printed is story i of the paper, with the notice under it.
func printed(i int, under string) model.Item {
	var b strings.Builder
	for n := range 30 {
		fmt.Fprintf(&b, "Word%dof%d went to place%dof%d. ", n, i, n, i)
	}
	return model.Item{ID: fmt.Sprintf("p%d", i), Source: "The Valley Post", Title: fmt.Sprintf("Story %d", i), Text: b.String() + "\n\n" + under}
}

// paper are n stories that were printed so, by another source.
func paper(n int, source, under string) (items []model.Item) {
	for i := range n {
		it := printed(i, under)
		it.Source = source
		items = append(items, it)
	}
	return items
}

// comes has items come in one by one, each on a day of its own.
func comes(t *testing.T, s store.Store, d *Desk, items ...model.Item) {
	t.Helper()
	for _, it := range items {
		receive(t, s, it)
		finish(t, d)
	}
}

func has(t *testing.T, d *Desk, id, text string) bool {
	t.Helper()
	a, err := d.Article(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(a.Text(), text)
}

func hits(t *testing.T, d *Desk, words string) int {
	t.Helper()
	h, err := d.Search(t.Context(), words, "", false, 10)
	if err != nil {
		t.Fatal(err)
	}
	return len(h)
}

// bothStores runs a test on a store of each kind; again opens the same one anew.
func bothStores(t *testing.T, test func(t *testing.T, s store.Store, again func() store.Store)) {
	t.Run("memory", func(t *testing.T) {
		s := store.NewMemory()
		test(t, s, func() store.Store { return s })
	})
	t.Run("file", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "lede.db")
		open := func() store.Store {
			s, err := store.Open(t.Context(), path, store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			return s
		}
		test(t, open(), open)
	})
}

// What the second story shows to be repeated leaves the first, as an event; what
// the third says again changes nothing more.
func TestEarlierArticlesAreCutLater(t *testing.T) {
	bothStores(t, func(t *testing.T, s store.Store, again func() store.Store) {
		d := New(s, Options{})
		comes(t, s, d, printed(0, notice))
		if !has(t, d, "p0", notice) || len(d.Events()) != 0 {
			t.Fatalf("one story tells that its notice is one; events %v", d.Events())
		}
		where, err := d.Placement(t.Context(), "p0")
		if err != nil {
			t.Fatal(err)
		}
		do(t, d, model.MarkRead, "p0")
		comes(t, s, d, printed(1, notice))
		events := d.Events()
		if len(events) != 1 {
			t.Fatalf("events %v", events)
		}
		if e := events[0]; e.Source != "The Valley Post" || e.Articles != 1 || e.Text != notice || e.Stories != 2 {
			t.Errorf("the event is %+v", e)
		}
		if c, err := d.Wait(t.Context(), 0); err != nil || c.Event != events[0] {
			t.Errorf("%+v is told, %v", c.Event, err)
		}
		a, err := d.Article(t.Context(), "p0")
		if err != nil {
			t.Fatal(err)
		}
		if n := len(a.Removed); n != 1 || strings.Contains(a.Text(), notice) || a.Removed[0].Later.IsZero() || a.Removed[0].Support != 2 {
			t.Errorf("the first says %q and lost %+v", a.Text(), a.Removed)
		}
		if n := hits(t, d, "flood"); n != 0 {
			t.Errorf("the search finds %d", n)
		}
		if now, err := d.Placement(t.Context(), "p0"); err != nil || now != where {
			t.Errorf("it moved from %+v to %+v, %v", where, now, err)
		}
		if st, err := d.Story(t.Context(), "p0"); err != nil || !st.Lead().Read {
			t.Errorf("it is unread again: %v", err)
		}
		comes(t, s, d, printed(2, notice), printed(3, notice))
		if n := len(d.Events()); n != 1 {
			t.Errorf("%d events in the end", n)
		}

		d = New(again(), Options{}) // another day
		r, err := d.Undo(t.Context())
		if err != nil || r.Action.Act != model.Recut || r.Count != 1 || r.Action.Tag != "The Valley Post" {
			t.Fatalf("undone: %+v, %v", r, err)
		}
		if !has(t, d, "p0", notice) || hits(t, d, "flood") != 1 {
			t.Error("it was not put back")
		}
		if r, err = d.Redo(t.Context()); err != nil || r.Count != 1 || has(t, d, "p0", notice) {
			t.Errorf("done again: %+v, %v", r, err)
		}
		if _, err = d.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		comes(t, s, d, printed(4, notice), printed(5, notice))
		if !has(t, d, "p0", notice) || has(t, d, "p5", notice) {
			t.Error("what was put back is cut again, or what came after it is not")
		}
		if r, err = d.Undo(t.Context()); err != nil || r.Action.Act != model.MarkRead {
			t.Errorf("the act before it: %+v, %v", r, err)
		}
	})
}

// A passage that a person put back stays, whatever comes later; so does what is
// older than a month, and what a person keeps.
func TestNotCutLater(t *testing.T) {
	s := store.NewMemory()
	d := New(s, Options{})
	old := printed(0, notice)
	old.Published = model.Date{Time: d.Now().Add(-2 * youngest)}
	comes(t, s, d, old, printed(1, notice))
	if !has(t, d, "p0", notice) || len(d.Events()) != 0 {
		t.Errorf("what is older than a month was changed: %v", d.Events())
	}
	a, err := d.Article(t.Context(), "p1")
	if err != nil || len(a.Removed) != 1 {
		t.Fatalf("%+v, %v", a.Removed, err)
	}
	if _, err := d.Do(t.Context(), model.Action{Act: model.Restore, Articles: []string{"p1"}, Start: a.Removed[0].Start}); err != nil {
		t.Fatal(err)
	}
	comes(t, s, d, printed(2, notice), printed(3, notice))
	if !has(t, d, "p1", notice) || len(d.Events()) != 0 {
		t.Errorf("what was restored was changed: %v", d.Events())
	}
}

// keep keeps the first removal of an article for its source.
func keep(t *testing.T, d *Desk, id string) model.Receipt {
	t.Helper()
	a, err := d.Article(t.Context(), id)
	if err != nil || len(a.Removed) == 0 {
		t.Fatalf("%s lost %v, %v", id, a.Removed, err)
	}
	r, err := d.Do(t.Context(), model.Action{Act: model.Keep, Articles: []string{id}, Start: a.Removed[0].Start})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What is kept for a source is put back wherever it was lost, at once and for
// good; undoing it takes it out again, of what came since as well.
func TestKeep(t *testing.T) {
	bothStores(t, func(t *testing.T, s store.Store, again func() store.Store) {
		d, other := New(s, Options{}), New(again(), Options{})
		comes(t, s, d, printed(0, notice), printed(1, notice), printed(2, notice))
		elsewhere := printed(10, notice)
		elsewhere.Source = "The Hill Post"
		second := printed(11, notice)
		second.Source = elsewhere.Source
		comes(t, s, d, elsewhere, second)
		if has(t, d, "p2", notice) || has(t, d, "p11", notice) {
			t.Fatal("nothing was cut")
		}
		r := keep(t, d, "p1")
		if r.Count != 3 || r.Action.Tag != "The Valley Post" {
			t.Errorf("kept: %+v", r)
		}
		kept := func(want bool, d *Desk, ids ...string) {
			t.Helper()
			for _, id := range ids {
				if has(t, d, id, notice) != want {
					t.Errorf("%s has it: %v", id, !want)
				}
			}
		}
		kept(true, d, "p0", "p1", "p2")
		kept(false, d, "p10", "p11")
		if n := hits(t, d, "flood"); n != 3 {
			t.Errorf("the search finds %d", n)
		}
		comes(t, s, d, printed(3, strings.ToUpper(notice)))
		comes(t, s, other, printed(4, notice)) // which was open before
		third := New(again(), Options{})
		comes(t, s, third, printed(5, "Read on. "+notice))
		kept(true, d, "p4", "p5")
		a, err := d.Article(t.Context(), "p4")
		if err != nil || len(a.Removed) != 1 || !a.Removed[0].Kept || !a.Removed[0].Restored {
			t.Errorf("its ledger says %+v, %v", a.Removed, err)
		}
		if !has(t, d, "p3", strings.ToUpper(notice)) {
			t.Error("capitals make another passage of it")
		}
		if r, err = third.Undo(t.Context()); err != nil || r.Action.Act != model.Keep || r.Count != 6 {
			t.Errorf("undone: %+v, %v", r, err)
		}
		kept(false, d, "p0", "p1", "p2", "p4", "p5")
		comes(t, s, d, printed(6, notice))
		kept(false, d, "p6")
		if r, err = d.Redo(t.Context()); err != nil || r.Count != 7 {
			t.Errorf("done again: %+v, %v", r, err)
		}
		comes(t, s, other, printed(7, notice))
		kept(true, d, "p0", "p6", "p7")
	})
}

// Where the source is not known it is kept in the one article.
func TestKeepWithoutASource(t *testing.T) {
	s := store.NewMemory()
	d := New(s, Options{})
	receive(t, s, paper(5, "", notice)...)
	finish(t, d)
	if r := keep(t, d, "p1"); r.Count != 1 || r.Action.Tag != "" {
		t.Errorf("kept: %+v", r)
	}
	if !has(t, d, "p1", notice) || has(t, d, "p2", notice) {
		t.Error("it was kept elsewhere, or not there")
	}
	if _, err := d.Undo(t.Context()); err != nil || has(t, d, "p1", notice) {
		t.Errorf("it was not taken back: %v", err)
	}
}

// The evidence names the source that stories are counted of, which a name that was
// only read off the boilerplate is not.
func TestEvidenceNamesTheSourceThatIsKnown(t *testing.T) {
	for name, source := range map[string]string{"known": "The Valley Post", "read off": ""} {
		t.Run(name, func(t *testing.T) {
			s := store.NewMemory()
			d := New(s, Options{})
			receive(t, s, paper(5, source, notice+"\n\n© 2026 The Valley Post. All rights reserved.")...)
			finish(t, d)
			a, err := d.Article(t.Context(), "p1")
			if err != nil || a.Source != "The Valley Post" {
				t.Fatalf("its source is %q, %v", a.Source, err)
			}
			of, err := d.Evidence(t.Context(), "p1")
			if err != nil || len(of) == 0 || len(of) != len(a.Removed) {
				t.Fatalf("%d removals have %+v, %v", len(a.Removed), of, err)
			}
			for _, e := range of {
				if e.Source != source {
					t.Errorf("%+v, want %q", e, source)
				}
			}
		})
	}
}

// A keep that could not be written down keeps nothing.
func TestARefusedKeep(t *testing.T) {
	s := &hooked{Store: store.NewMemory()}
	d := New(s, Options{})
	comes(t, s, d, printed(0, notice), printed(1, notice), printed(2, notice))
	a, err := d.Article(t.Context(), "p2")
	if err != nil {
		t.Fatal(err)
	}
	s.failNote = true
	if _, err := d.Do(t.Context(), model.Action{Act: model.Keep, Articles: []string{"p2"}, Start: a.Removed[0].Start}); err == nil {
		t.Fatal("the disk was full")
	}
	s.failNote = false
	comes(t, s, d, printed(3, notice))
	if has(t, d, "p2", notice) || has(t, d, "p3", notice) {
		t.Error("it is kept all the same")
	}
}

// What another process cut is told to who reads, as long as undoing takes it back.
func TestOthersEventsAreTold(t *testing.T) {
	s := store.NewMemory()
	d, other := New(s, Options{}), New(s, Options{})
	comes(t, s, other, printed(0, notice), printed(1, notice))
	want := other.Events()
	if len(want) != 1 {
		t.Fatalf("events %v", want)
	}
	for range 2 {
		d.tellLater(t.Context())
		other.tellLater(t.Context())
		if got := d.Events(); !slices.Equal(got, want) || len(other.Events()) != 1 {
			t.Errorf("told %+v, want %+v", got, want)
		}
	}
	do(t, d, model.MarkRead, "p0")
	third := New(s, Options{})
	third.tellLater(t.Context())
	if got := third.Events(); len(got) != 0 {
		t.Errorf("told %+v after another act", got)
	}
}

// Taking a keep back leaves what a person had put back before it.
func TestKeepWhatWasRestored(t *testing.T) {
	s := store.NewMemory()
	d := New(s, Options{})
	comes(t, s, d, printed(0, notice), printed(1, notice), printed(2, notice))
	a, err := d.Article(t.Context(), "p1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Do(t.Context(), model.Action{Act: model.Restore, Articles: []string{"p1"}, Start: a.Removed[0].Start}); err != nil {
		t.Fatal(err)
	}
	if r := keep(t, d, "p1"); r.Count != 3 {
		t.Errorf("kept: %+v", r)
	}
	if _, err := d.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !has(t, d, "p1", notice) || has(t, d, "p2", notice) {
		t.Error("what was put back is gone, or the other not")
	}
	if a, err = d.Article(t.Context(), "p1"); err != nil || a.Removed[0].Kept || !a.Removed[0].Restored {
		t.Errorf("%+v, %v", a.Removed, err)
	}
}

// What is kept can be taken out of one article again and put back, by a key or by
// undo: the source keeps it all the while, and the ledger says so.
func TestKeptIsTakenOutOfOneArticle(t *testing.T) {
	for name, source := range map[string]string{"known source": "The Valley Post", "no source": ""} {
		t.Run(name, func(t *testing.T) {
			s := store.NewMemory()
			d := New(s, Options{})
			items := paper(5, source, notice)
			receive(t, s, items...)
			finish(t, d)
			removal := func() model.Removal {
				t.Helper()
				a, err := d.Article(t.Context(), "p1")
				if err != nil || len(a.Removed) != 1 {
					t.Fatalf("%+v, %v", a.Removed, err)
				}
				return a.Removed[0]
			}
			start := removal().Start
			step := func(what string, act func() (model.Receipt, error), restored, kept bool) {
				t.Helper()
				if got, err := act(); err != nil || got.Count == 0 {
					t.Fatalf("%s: %+v, %v", what, got, err)
				}
				if r := removal(); r.Restored != restored || r.Kept != kept {
					t.Errorf("%s: restored %v, kept %v", what, r.Restored, r.Kept)
				}
				if others := source != "" && kept; has(t, d, "p2", notice) != others {
					t.Errorf("%s: the others have it: %v", what, !others)
				}
			}
			undo := func() (model.Receipt, error) { return d.Undo(t.Context()) }
			redo := func() (model.Receipt, error) { return d.Redo(t.Context()) }
			does := func(act model.Act) func() (model.Receipt, error) {
				return func() (model.Receipt, error) {
					return d.Do(t.Context(), model.Action{Act: act, Articles: []string{"p1"}, Start: start})
				}
			}
			step("kept", does(model.Keep), true, true)
			step("out", does(model.Unrestore), false, true)
			step("back by undo", undo, true, true)
			step("out by redo", redo, false, true)
			step("back", does(model.Restore), true, true)
			step("out once more", does(model.Unrestore), false, true)

			again := items[1]
			again.Title = "Said anew"
			receive(t, s, again)
			finish(t, d)
			if r := removal(); r.Restored || !r.Kept {
				t.Errorf("read anew: restored %v, kept %v", r.Restored, r.Kept)
			}
			step("kept no longer", does(model.Unkeep), false, false)
			step("out by undo", undo, false, true)
			for _, c := range []struct {
				what           string
				restored, kept bool
			}{{"back", true, true}, {"out", false, true}, {"back by undo", true, true}, {"undone", false, false}} {
				step(c.what, undo, c.restored, c.kept)
			}
		})
	}
}

// What is cleaned in advance does not overtake a keep.
func TestKeptWhileItIsCleaned(t *testing.T) {
	s := store.NewMemory()
	d := New(s, Options{})
	comes(t, s, d, printed(0, notice), printed(1, notice), printed(2, notice))
	receive(t, s, printed(3, notice))
	waiting, err := s.Pending(t.Context(), false, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	d.learn(waiting)
	batch := cleaned{waiting: waiting, articles: d.articles(waiting)}
	keep(t, d, "p2")
	if err := d.keep(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	if !has(t, d, "p3", notice) {
		t.Error("it was cut")
	}
}
