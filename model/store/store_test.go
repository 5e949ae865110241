package store

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

// stores are all that implement Store; each must pass every test here.
var stores = map[string]func(testing.TB) Store{
	"memory": func(testing.TB) Store { return NewMemory() },
}

func each(t *testing.T, test func(t *testing.T, s Store)) {
	for name, open := range stores {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

func day(n int) model.Date { return model.Day(2025, 2, n) }

// put adds an article to a story and text group; published is a day of the
// month, 0 if unknown.
func put(t *testing.T, s Store, id, group, story string, published int, relation model.Relation) {
	t.Helper()
	a := model.Article{ID: id, Headline: "Headline of " + id}
	if published > 0 {
		a.Published = day(published)
	}
	p := model.Placement{ID: id, Group: group, Story: story, Relation: relation}
	update(t, s, func(tx Tx) error { return tx.Put(Arrival{Article: a, Places: []model.Placement{p}}) })
}

func update(t *testing.T, s Store, change func(Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), change); err != nil {
		t.Fatal(err)
	}
}

// mark carries out a mark and tells what it changed.
func mark(t *testing.T, s Store, act model.Act, ids ...string) (c Changed) {
	t.Helper()
	update(t, s, func(tx Tx) (err error) {
		c, err = tx.Mark(model.Action{Act: act, Articles: ids})
		return err
	})
	return c
}

// list is the ids of the stories that a query asks for.
func list(t *testing.T, s Store, q model.Query) []string {
	t.Helper()
	l, err := s.List(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return rowsOf(t, l)
}

func rowsOf(t *testing.T, l Listing) []string {
	t.Helper()
	rows, err := l.Rows(t.Context(), 0, l.Len())
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.Story
	}
	return ids
}

func TestStoryOrder(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		put(t, s, "visit", "visit", "visit", 20, model.New)
		put(t, s, "trip", "trip", "visit", 19, model.Update)
		put(t, s, "undated copy", "trip", "visit", 0, model.Near)
		put(t, s, "early", "early", "visit", 18, model.Update)
		got, err := s.Story(t.Context(), "visit")
		if err != nil {
			t.Fatal(err)
		}
		var order []string
		for _, v := range got.Versions {
			order = append(order, v.Article)
			if want := v.Article == "undated copy"; v.Pickup != want {
				t.Errorf("%s: pickup %v, want %v", v.Article, v.Pickup, want)
			}
		}
		if want := []string{"early", "trip", "undated copy", "visit"}; !slices.Equal(order, want) {
			t.Errorf("order %q, want %q", order, want)
		}
		if byArticle, err := s.Story(t.Context(), "trip"); err != nil || byArticle.ID != "visit" {
			t.Errorf("the story of an article is %q, %v", byArticle.ID, err)
		}
		if lead := got.Lead(); lead.Article != "early" {
			t.Errorf("lead is %q", lead.Article)
		}
	})
}

func TestListNewestFirst(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		put(t, s, "u1", "u1", "u1", 0, model.New)
		put(t, s, "old", "old", "old", 1, model.New)
		put(t, s, "new", "new", "new", 9, model.New)
		put(t, s, "u2", "u2", "u2", 0, model.New)
		put(t, s, "f", "f", "old", 10, model.Update)
		l, err := s.List(t.Context(), model.Query{})
		if err != nil {
			t.Fatal(err)
		}
		if ids, want := rowsOf(t, l), []string{"old", "new", "u1", "u2"}; !slices.Equal(ids, want) {
			t.Errorf("list %q, want %q", ids, want)
		}
		if at, err := l.Find(t.Context(), "u1"); at != 2 || err != nil {
			t.Errorf("u1 is number %d, %v; want 2", at, err)
		}
		if at, err := l.Find(t.Context(), "f"); at != -1 || err != nil {
			t.Errorf("no story is number %d, %v", at, err)
		}
		rows, err := l.Rows(t.Context(), 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		if r := rows[0]; r.Versions != 2 || r.Unread != 2 || r.Published != day(10) || r.Headline != "Headline of old" {
			t.Errorf("row %+v", r)
		}
		if n, err := s.Count(t.Context()); n != 4 || err != nil {
			t.Errorf("count %d, %v", n, err)
		}
	})
}

func TestQueries(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		for i, id := range []string{"plain", "read", "starred", "spiked"} {
			put(t, s, id, id, id, 9-i, model.New)
		}
		for id, act := range map[string]model.Act{"read": model.MarkRead, "starred": model.Star, "spiked": model.Spike} {
			if c := mark(t, s, act, id); c.Count != 1 || c.First != id {
				t.Fatalf("%s %s changed %+v", act, id, c)
			}
		}
		for name, c := range map[string]struct {
			query model.Query
			want  []string
		}{
			"all but the spiked": {model.Query{}, []string{"plain", "read", "starred"}},
			"unread":             {model.Query{Unread: true}, []string{"plain", "starred"}},
			"starred":            {model.Query{Starred: true}, []string{"starred"}},
			"spiked":             {model.Query{Spiked: true}, []string{"spiked"}},
		} {
			if got := list(t, s, c.query); !slices.Equal(got, c.want) {
				t.Errorf("%s: %q, want %q", name, got, c.want)
			}
		}
		if c := mark(t, s, model.MarkRead, "read", "plain", "no such"); c.Count != 1 || c.First != "plain" {
			t.Errorf("marking read changed %+v, want plain alone", c)
		}
		if err := s.Update(t.Context(), func(tx Tx) error {
			_, err := tx.Mark(model.Action{Act: model.Split, Articles: []string{"plain"}})
			return err
		}); err == nil {
			t.Error("a split is taken for a mark")
		}
	})
}

func TestPlaceMovesArticles(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		put(t, s, "a", "a", "a", 1, model.New)
		put(t, s, "b", "b", "b", 2, model.New)
		update(t, s, func(tx Tx) error {
			return tx.Place([]model.Placement{{ID: "b", Group: "b", Story: "a", Relation: model.Related, To: "a"}, {ID: "no such", Story: "a"}})
		})
		if ids := list(t, s, model.Query{}); !slices.Equal(ids, []string{"a"}) {
			t.Errorf("after the move the list is %q", ids)
		}
		if p, err := s.Placement(t.Context(), "b"); err != nil || p.To != "a" {
			t.Errorf("placement %+v, %v", p, err)
		}
	})
}

// A second arrival replaces the text and keeps what the reader did.
func TestPutAgainKeepsState(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		put(t, s, "a", "a", "a", 1, model.New)
		mark(t, s, model.Star, "a")
		update(t, s, func(tx Tx) error { return tx.Put(Arrival{Article: model.Article{ID: "a", Headline: "Second"}}) })
		st, err := s.Story(t.Context(), "a")
		if err != nil || !st.Versions[0].Starred || st.Versions[0].Headline != "Second" {
			t.Errorf("after a second arrival: %+v, %v", st, err)
		}
	})
}

func TestHistory(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		remember := func(name string) {
			update(t, s, func(tx Tx) error { return tx.Remember(model.Action{Act: model.Act(name)}) })
		}
		step := func(want string, take func(Tx) (model.Action, error)) {
			t.Helper()
			update(t, s, func(tx Tx) error {
				got, err := take(tx)
				if want == "" && !errors.Is(err, ErrNotFound) || want != "" && (err != nil || string(got.Act) != want) {
					t.Errorf("got %q, %v; want %q", got.Act, err, want)
				}
				return nil
			})
		}
		step("", Tx.Back)
		for _, name := range []string{"one", "two", "three"} {
			remember(name)
		}
		step("three", Tx.Back)
		step("two", Tx.Back)
		step("two", Tx.Forward)
		remember("other")
		step("", Tx.Forward)
		step("other", Tx.Back)
		step("two", Tx.Back)
		update(t, s, func(tx Tx) error {
			act, err := tx.Forward()
			act.Took = []byte("took")
			return errors.Join(err, tx.Amend(act))
		})
		update(t, s, func(tx Tx) error {
			if act, err := tx.Back(); string(act.Took) != "took" || act.Act != "two" {
				t.Errorf("after amending: %+v, %v", act, err)
			}
			return nil
		})
		remember("three")
		step("three", Tx.Back)
		step("one", Tx.Back)
		remember(string(model.Recut)) // which comes about by itself: nothing is forgotten
		newest := func(want string) {
			t.Helper()
			if act, err := s.Newest(t.Context()); want == "" && !errors.Is(err, ErrNotFound) || want != "" && (err != nil || string(act.Act) != want) {
				t.Errorf("the newest is %q, %v; want %q", act.Act, err, want)
			}
		}
		newest(string(model.Recut))
		step("one", Tx.Forward)
		step("three", Tx.Forward)
		newest("three")
		for _, name := range []string{"three", "one", string(model.Recut)} {
			step(name, Tx.Back)
		}
		newest("")
		s = s.For("another")
		step("", Tx.Back)
		newest("")
	})
}

func TestNotFound(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		_, article := s.Article(t.Context(), "no such")
		_, story := s.Story(t.Context(), "no such")
		_, place := s.Placement(t.Context(), "no such")
		for what, err := range map[string]error{"article": article, "story": story, "placement": place} {
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("%s: %v, want ErrNotFound", what, err)
			}
		}
	})
}

// Readers and a writer side by side: for the race detector.
func TestSideBySide(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		put(t, s, "a", "a", "a", 1, model.New)
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for range 50 {
					if _, err := s.List(t.Context(), model.Query{Unread: true}); err != nil {
						t.Error(err)
					}
					mark(t, s, model.MarkRead, "a")
					mark(t, s, model.MarkUnread, "a")
					put(t, s, "b", "b", "a", 2, model.Update)
					if _, err := s.Story(t.Context(), "b"); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
	})
}

// Articles of a source come newest first, with what was kept and cut later in them;
// those of others, and those that wait, do not.
func TestOf(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		removed := []model.Removal{{Start: 0, End: 3, Reason: "appeal", Rule: "repetition", Restored: true, Kept: true, Later: day(3)}, {Start: 4, End: 7, Reason: "call", Rule: "cue/label", Later: day(4)}}
		for i, source := range []string{"S", "T", "S", "S", ""} {
			a := model.Article{ID: string(rune('a' + i)), Source: source, Raw: "one two three", Removed: removed}
			update(t, s, func(tx Tx) error { return tx.Put(Arrival{Article: a}) })
		}
		update(t, s, func(tx Tx) error {
			_, err := tx.Receive(0, false, []model.Item{{ID: "waits", Source: "S", Text: "four"}})
			return err
		})
		for n, want := range map[int]string{10: "dca", 2: "dc", 0: ""} {
			update(t, s, func(tx Tx) error {
				all, err := tx.Of("S", n)
				got := ""
				for _, a := range all {
					got += a.ID
					if d := cmp.Diff(removed, a.Removed); d != "" {
						t.Error(d)
					}
				}
				if got != want {
					t.Errorf("%d at most: %q, want %q", n, got, want)
				}
				return err
			})
		}
	})
}
