package store

import (
	"errors"
	"slices"
	"sync"
	"testing"

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
	if err := s.Put(t.Context(), Arrival{Article: a, Places: []model.Placement{p}}); err != nil {
		t.Fatal(err)
	}
}

func TestStoryOrder(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		put(t, s, "visit", "visit", "visit", 20, model.New)
		put(t, s, "undated copy", "trip", "visit", 0, model.Near)
		put(t, s, "trip", "trip", "visit", 19, model.Update)
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
		put(t, s, "undated 1", "u1", "u1", 0, model.New)
		put(t, s, "old", "old", "old", 1, model.New)
		put(t, s, "new", "new", "new", 9, model.New)
		put(t, s, "undated 2", "u2", "u2", 0, model.New)
		put(t, s, "follow-up of old", "f", "old", 10, model.Update)
		ids, err := s.List(t.Context(), model.Query{})
		if want := []string{"old", "new", "u1", "u2"}; err != nil || !slices.Equal(ids, want) {
			t.Errorf("list %q, want %q; %v", ids, want, err)
		}
		rows, err := s.Rows(t.Context(), []string{"old", "gone"})
		if err != nil {
			t.Fatal(err)
		}
		if r := rows[0]; r.Versions != 2 || r.Unread != 2 || r.Published != day(10) || r.Headline != "Headline of old" {
			t.Errorf("row %+v", r)
		}
		if rows[1].Story != "" {
			t.Errorf("a story that is gone has a row: %+v", rows[1])
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
		mark := func(act model.Act, id string) {
			if changed, err := s.Mark(t.Context(), act, []string{id}); err != nil || len(changed) != 1 {
				t.Fatalf("%s %s changed %q: %v", act, id, changed, err)
			}
		}
		mark(model.MarkRead, "read")
		mark(model.Star, "starred")
		mark(model.Spike, "spiked")
		for name, c := range map[string]struct {
			query model.Query
			want  []string
		}{
			"all but the spiked": {model.Query{}, []string{"plain", "read", "starred"}},
			"unread":             {model.Query{Unread: true}, []string{"plain", "starred"}},
			"starred":            {model.Query{Starred: true}, []string{"starred"}},
			"spiked":             {model.Query{Spiked: true}, []string{"spiked"}},
		} {
			if got, err := s.List(t.Context(), c.query); err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%s: %q, want %q; %v", name, got, c.want, err)
			}
		}
		if changed, _ := s.Mark(t.Context(), model.MarkRead, []string{"read", "plain", "no such"}); !slices.Equal(changed, []string{"plain"}) {
			t.Errorf("marking read changed %q, want plain alone", changed)
		}
		if _, err := s.Mark(t.Context(), model.Split, []string{"plain"}); err == nil {
			t.Error("a split is taken for a mark")
		}
	})
}

func TestPlaceMovesArticles(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		put(t, s, "a", "a", "a", 1, model.New)
		put(t, s, "b", "b", "b", 2, model.New)
		if err := s.Place(t.Context(), []model.Placement{{ID: "b", Group: "b", Story: "a", Relation: model.Related, To: "a"}, {ID: "no such", Story: "a"}}); err != nil {
			t.Fatal(err)
		}
		if ids, _ := s.List(t.Context(), model.Query{}); !slices.Equal(ids, []string{"a"}) {
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
		if _, err := s.Mark(t.Context(), model.Star, []string{"a"}); err != nil {
			t.Fatal(err)
		}
		if err := s.Put(t.Context(), Arrival{Article: model.Article{ID: "a", Headline: "Second"}}); err != nil {
			t.Fatal(err)
		}
		st, err := s.Story(t.Context(), "a")
		if err != nil || !st.Versions[0].Starred || st.Versions[0].Headline != "Second" {
			t.Errorf("after a second arrival: %+v, %v", st, err)
		}
	})
}

func TestHistory(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		ctx := t.Context()
		step := func(name string) model.Action { return model.Action{Act: model.Act(name)} }
		expect := func(want string, got model.Action, err error) {
			t.Helper()
			if want == "" && !errors.Is(err, ErrNotFound) || want != "" && string(got.Act) != want {
				t.Errorf("got %q, %v; want %q", got.Act, err, want)
			}
		}
		got, err := s.Back(ctx)
		expect("", got, err)
		for _, name := range []string{"one", "two", "three"} {
			if err := s.Remember(ctx, step(name)); err != nil {
				t.Fatal(err)
			}
		}
		got, err = s.Back(ctx)
		expect("three", got, err)
		got, err = s.Back(ctx)
		expect("two", got, err)
		got, err = s.Forward(ctx)
		expect("two", got, err)
		if err := s.Remember(ctx, step("other")); err != nil {
			t.Fatal(err)
		}
		got, err = s.Forward(ctx)
		expect("", got, err)
		got, err = s.Back(ctx)
		expect("other", got, err)
		got, err = s.Back(ctx)
		expect("two", got, err)
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
					if _, err := s.Mark(t.Context(), model.MarkRead, []string{"a"}); err != nil {
						t.Error(err)
					}
					if _, err := s.Mark(t.Context(), model.MarkUnread, []string{"a"}); err != nil {
						t.Error(err)
					}
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
