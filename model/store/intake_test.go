package store

import (
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
)

func receive(t *testing.T, s Store, source int64, items ...model.Item) (got Received) {
	t.Helper()
	update(t, s, func(tx Tx) (err error) {
		got, err = tx.Receive(source, false, items)
		return err
	})
	return got
}

func follow(t *testing.T, s Store, address string) (number int64) {
	t.Helper()
	update(t, s, func(tx Tx) (err error) {
		number, err = tx.Keep(model.Source{Kind: model.FeedSource, Address: address})
		return err
	})
	return number
}

func pending(t *testing.T, s Store, paged bool) (ids []string) {
	t.Helper()
	ws, err := s.Pending(t.Context(), paged, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range ws {
		ids = append(ids, w.Item.ID)
	}
	return ids
}

func TestReceive(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		feed, other := follow(t, s, "https://a.example/feed"), follow(t, s, "https://b.example/feed")
		a := model.Item{ID: "a", Title: "A title", Text: "Some words.", Published: day(3)}
		b := model.Item{ID: "b", Text: "No title here, only words."}
		if got := receive(t, s, feed, a, b); got != (Received{New: 2}) {
			t.Errorf("received %+v, want 2 new", got)
		}
		if ids := list(t, s, model.Query{Unread: true}); !slices.Equal(ids, []string{"a", "b"}) {
			t.Errorf("list %q before cleaning, want a and b", ids)
		}
		if st, err := s.Story(t.Context(), "b"); err != nil || st.Lead().Headline != "No title here, only words." {
			t.Errorf("provisional story %+v, %v", st, err)
		}
		if _, err := s.Article(t.Context(), "a"); !errors.Is(err, ErrPending) {
			t.Errorf("article before cleaning: %v, want ErrPending", err)
		}
		if it, err := s.Item(t.Context(), "a"); err != nil || it.Text != a.Text || it.Title != a.Title || it.Published != a.Published {
			t.Errorf("item %+v, %v", it, err)
		}
		if fresh, err := s.Fresh(t.Context(), feed, []model.Item{a, b}); len(fresh) != 0 || err != nil {
			t.Errorf("unchanged items are fresh: %v, %v", fresh, err)
		}
		if got := receive(t, s, feed, a, b); got != (Received{}) {
			t.Errorf("received %+v again, want nothing", got)
		}
		b.Text = "Other words."
		if fresh, err := s.Fresh(t.Context(), feed, []model.Item{a, b}); len(fresh) != 1 || err != nil {
			t.Errorf("fresh %v, %v; want b", fresh, err)
		}
		if fresh, err := s.Fresh(t.Context(), other, []model.Item{b}); len(fresh) != 0 || err != nil {
			t.Errorf("another source takes b: %v, %v", fresh, err)
		}
		if got := receive(t, s, other, b); got != (Received{}) {
			t.Errorf("another source brought %+v", got)
		}
		if got := receive(t, s, feed, b); got != (Received{Changed: 1}) {
			t.Errorf("received %+v, want 1 changed", got)
		}
		if ids := pending(t, s, false); !slices.Equal(ids, []string{"a", "b"}) {
			t.Errorf("pending %q, want a and b once", ids)
		}
		if srcs, err := s.Sources(t.Context()); err != nil || len(srcs) != 2 || srcs[0].Articles != 2 {
			t.Errorf("sources %+v, %v", srcs, err)
		}
	})
}

func TestQueue(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		receive(t, s, 0, model.Item{ID: "a", Text: "words"}, model.Item{ID: "b", Text: "more words"})
		mark(t, s, model.Star, "a")
		waiting, err := s.Pending(t.Context(), false, 0, 10)
		if err != nil || len(waiting) != 2 {
			t.Fatal(waiting, err)
		}
		take := func(w Waiting) (ours bool) {
			update(t, s, func(tx Tx) (err error) {
				if ours, err = tx.Done(w.Number); err != nil || !ours {
					return err
				}
				return tx.Put(Arrival{Article: model.Article{ID: w.Item.ID, Headline: "clean"}, Places: []model.Placement{{ID: w.Item.ID, Group: "a", Story: "a"}}})
			})
			return ours
		}
		if !take(waiting[0]) || take(waiting[0]) || !take(waiting[1]) {
			t.Error("an item is taken off once")
		}
		if ids := pending(t, s, false); ids != nil {
			t.Errorf("%q still wait", ids)
		}
		if ids := list(t, s, model.Query{}); !slices.Equal(ids, []string{"a"}) {
			t.Errorf("list %q, want one story", ids)
		}
		if st, err := s.Story(t.Context(), "b"); err != nil || !st.Versions[0].Starred || st.Versions[0].Headline != "clean" {
			t.Errorf("cleaning lost the star: %+v, %v", st, err)
		}
		receive(t, s, 0, model.Item{ID: "c", Text: "later"})
		if ids := pending(t, s, false); !slices.Equal(ids, []string{"c"}) {
			t.Errorf("pending %q, want c", ids)
		}
	})
}

func TestPaged(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		update(t, s, func(tx Tx) error {
			_, err := tx.Receive(0, true, []model.Item{{ID: "a", URL: "https://a.example/", Text: "short"}, {ID: "b", Text: "no page"}})
			return err
		})
		if ids := pending(t, s, false); !slices.Equal(ids, []string{"b"}) {
			t.Errorf("pending %q, want b, which has no page", ids)
		}
		waiting, err := s.Pending(t.Context(), true, 0, 10)
		if err != nil || len(waiting) != 1 {
			t.Fatal(waiting, err)
		}
		update(t, s, func(tx Tx) error { return tx.Paged(waiting[0].Number, "<p>long") })
		if it, err := s.Item(t.Context(), "a"); err != nil || it.HTML != "<p>long" || it.Text != "" {
			t.Errorf("item %+v, %v", it, err)
		}
		if ids := pending(t, s, false); len(ids) != 2 {
			t.Errorf("pending %q, want both", ids)
		}
		if fresh, _ := s.Fresh(t.Context(), 0, []model.Item{{ID: "a", URL: "https://a.example/", Text: "short"}}); len(fresh) != 0 {
			t.Error("the feed's item is taken for a change of the page")
		}
	})
}

// What fails changes nothing.
func TestUpdateIsWhole(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		receive(t, s, 0, model.Item{ID: "a", Text: "words"})
		version, err := s.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		stop := errors.New("stop")
		err = s.Update(t.Context(), func(tx Tx) error {
			_, err := tx.Receive(0, false, []model.Item{{ID: "b", Text: "more"}, {ID: "a", Text: "other"}})
			_, err2 := tx.Mark(model.Action{Act: model.Star, Articles: []string{"a", "b"}})
			_, err3 := tx.Keep(model.Source{Address: "x"})
			return errors.Join(err, err2, err3, tx.Note(GroupBook, model.Note{Key: 1, Value: []byte("x")}),
				tx.Put(Arrival{Article: model.Article{ID: "a", Headline: "new"}}), tx.Remember(model.Action{Act: model.Star}), stop)
		})
		if !errors.Is(err, stop) {
			t.Fatalf("update: %v", err)
		}
		if now, _ := s.Version(t.Context()); now != version {
			t.Error("the version changed")
		}
		if ids := list(t, s, model.Query{}); !slices.Equal(ids, []string{"a"}) {
			t.Errorf("list %q, want a", ids)
		}
		if ids := list(t, s, model.Query{Starred: true}); len(ids) > 0 {
			t.Errorf("starred %q", ids)
		}
		if srcs, _ := s.Sources(t.Context()); len(srcs) > 0 {
			t.Errorf("sources %v", srcs)
		}
		if _, err := s.Article(t.Context(), "a"); !errors.Is(err, ErrPending) {
			t.Errorf("article: %v", err)
		}
		for range s.Notes(t.Context(), GroupBook, 0, 9) {
			t.Error("a note was kept")
		}
	})
}

func TestNotes(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		note := func(key int64, value string) {
			n := model.Note{Key: key}
			if value != "" {
				n.Value = []byte(value)
			}
			update(t, s, func(tx Tx) error { return tx.Note(CleanBook, n) })
		}
		read := func(from, to int64) (got string) {
			for n, err := range s.Notes(t.Context(), CleanBook, from, to) {
				if err != nil {
					t.Fatal(err)
				}
				got += string(n.Value)
			}
			return got
		}
		news := func(after int64) (got string, now int64) {
			update(t, s, func(tx Tx) error {
				ns, n, err := tx.News(CleanBook, after)
				for _, note := range ns {
					got += string(note.Value) + ","
				}
				now = n
				return err
			})
			return got, now
		}
		note(5, "five")
		note(-3, "minus")
		note(9, "nine")
		if got := read(-10, 9); got != "minusfive" {
			t.Errorf("notes %q", got)
		}
		_, then := news(0)
		note(5, "")
		note(7, "seven")
		if got, _ := news(then); got != ",seven," {
			t.Errorf("news %q, want that five went and seven came", got)
		}
		if got, now := news(math.MaxInt64); got != "" || now <= then {
			t.Errorf("after all there is %q, and it is %d, where it was %d", got, now, then)
		}
		if got := read(0, 100); got != "sevennine" {
			t.Errorf("notes %q", got)
		}
		for range s.Notes(t.Context(), GroupBook, -100, 100) {
			t.Error("another book has a note")
		}
	})
}

func TestLease(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		lease := func(who string, d time.Duration) bool {
			ok, err := s.Lease(t.Context(), who, d)
			if err != nil {
				t.Fatal(err)
			}
			return ok
		}
		if !lease("one", time.Hour) || lease("two", time.Hour) || !lease("one", time.Hour) || !lease("one", 0) || !lease("two", time.Hour) {
			t.Error("one after the other")
		}
	})
}

func TestExpire(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		for id, d := range map[string]int{"old": 1, "starred": 2, "new": 20} {
			put(t, s, id, id, id, d, model.New)
		}
		mark(t, s.For("another"), model.Star, "starred")
		var gone []string
		update(t, s, func(tx Tx) (err error) {
			gone, err = tx.Expire(day(10).Time)
			return err
		})
		if ids := list(t, s, model.Query{}); !slices.Equal(gone, []string{"old"}) || !slices.Equal(ids, []string{"new", "starred"}) {
			t.Errorf("%q expired, %q are left", gone, ids)
		}
		if got := receive(t, s, 0, model.Item{ID: "old", Text: "again"}); got != (Received{}) {
			t.Errorf("what expired came back: %+v", got)
		}
	})
}
