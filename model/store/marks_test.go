package store

import (
	"fmt"
	"slices"
	"testing"

	"github.com/lede-reader/lede/model"
)

func TestEachReaderHasMarksOfHisOwn(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		put(t, s, "a", "a", "a", 1, model.New)
		put(t, s, "b", "b", "b", 2, model.New)
		mark(t, s, model.MarkRead, "a")
		other := s.For("other")
		mark(t, other, model.Star, "b")
		if ids := list(t, s, model.Query{Unread: true}); !slices.Equal(ids, []string{"b"}) {
			t.Errorf("unread %q, want b", ids)
		}
		if ids := list(t, other, model.Query{Unread: true}); len(ids) != 2 {
			t.Errorf("unread by the other %q, want both", ids)
		}
		if ids := list(t, s, model.Query{Starred: true}); len(ids) != 0 {
			t.Errorf("starred %q", ids)
		}
	})
}

func TestTookTakesBackExactly(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		for i, id := range []string{"a", "b", "c", "d"} {
			put(t, s, id, id, id, 9-i, model.New)
		}
		mark(t, s, model.MarkRead, "b")
		l, err := s.List(t.Context(), model.Query{})
		if err != nil {
			t.Fatal(err)
		}
		var c Changed
		update(t, s, func(tx Tx) (err error) {
			c, err = tx.MarkListed(model.Action{Act: model.MarkRead}, l, 3)
			return err
		})
		if c.Count != 2 {
			t.Errorf("%d changed, want a and c", c.Count)
		}
		if ids := list(t, s, model.Query{Unread: true}); !slices.Equal(ids, []string{"d"}) {
			t.Errorf("unread %q, want d", ids)
		}
		update(t, s, func(tx Tx) (err error) {
			c, err = tx.Mark(model.Action{Act: model.MarkUnread, Took: c.Took})
			return err
		})
		if ids := list(t, s, model.Query{Unread: true}); !slices.Equal(ids, []string{"a", "c", "d"}) {
			t.Errorf("unread %q, want all but b", ids)
		}
	})
}

func TestListingStandsStill(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		put(t, s, "a", "a", "a", 1, model.New)
		put(t, s, "b", "b", "b", 2, model.New)
		l, err := s.List(t.Context(), model.Query{Unread: true})
		if err != nil {
			t.Fatal(err)
		}
		before := rowsOf(t, l)
		mark(t, s, model.MarkRead, "b")
		put(t, s, "c", "c", "c", 3, model.New)
		if now := rowsOf(t, l); !slices.Equal(now, before) || l.Len() != 2 {
			t.Errorf("the listing was %q and is %q", before, now)
		}
		rows, _ := l.Rows(t.Context(), 0, 1)
		if rows[0].Unread != 0 {
			t.Error("a row does not say that it was read")
		}
		next, err := s.List(t.Context(), model.Query{})
		if err != nil {
			t.Fatal(err)
		}
		if n, err := next.Newer(t.Context(), l.Moment()); n != 1 || err != nil {
			t.Errorf("%d are newer, %v; want 1", n, err)
		}
	})
}

func TestTagsSourcesAndWords(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		number := follow(t, s, "https://a.example/feed")
		receive(t, s, number, model.Item{ID: "a", Title: "A", Text: "x", Published: day(3)})
		for id, text := range map[string]string{"a": "He said “don’t panic” in Malmö.", "b": "Panic in the café."} {
			a := model.Article{ID: id, Headline: "On " + id, Published: day(3), Body: []model.Block{{Text: text}}}
			update(t, s, func(tx Tx) error {
				return tx.Put(Arrival{Article: a, Places: []model.Placement{{ID: id, Group: id, Story: id}}})
			})
		}
		update(t, s, func(tx Tx) error {
			_, err := tx.Mark(model.Action{Act: model.Tag, Tag: "later", Articles: []string{"b"}})
			return err
		})
		for name, c := range map[string]struct {
			q    model.Query
			want []string
		}{
			"tag":               {model.Query{Tag: "later"}, []string{"b"}},
			"another tag":       {model.Query{Tag: "late"}, nil},
			"source":            {model.Query{Source: number}, []string{"a"}},
			"word in quotes":    {model.Query{Words: "dont panic"}, nil},
			"words in quotes":   {model.Query{Words: "don't malmo"}, []string{"a"}},
			"phrase":            {model.Query{Words: `"said don't"`}, []string{"a"}},
			"accent":            {model.Query{Words: "CAFE"}, []string{"b"}},
			"both and not one":  {model.Query{Words: "panic -cafe"}, []string{"a"}},
			"none without word": {model.Query{Words: "nowhere"}, nil},
			"half a word":       {model.Query{Words: "mal"}, nil},
			"a word that grows": {model.Query{Words: "mal", Typing: true}, []string{"a"}},
			"only the last":     {model.Query{Words: "mal panic", Typing: true}, nil},
			"the last of two":   {model.Query{Words: "panic mal", Typing: true}, []string{"a"}},
			"a space ends it":   {model.Query{Words: "mal ", Typing: true}, nil},
			"and a whole word":  {model.Query{Words: "malmo ", Typing: true}, []string{"a"}},
			"not the last":      {model.Query{Words: "mal -caf", Typing: true}, nil},
			"with a tag":        {model.Query{Words: "pani", Typing: true, Tag: "later"}, []string{"b"}},
			"with a source":     {model.Query{Words: "pani", Typing: true, Source: number}, []string{"a"}},
			"nothing but marks": {model.Query{Words: `-" `, Typing: true}, nil},
		} {
			if got := list(t, s, c.q); !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
				t.Errorf("%s: %q, want %q", name, got, c.want)
			}
		}
		hits, err := s.Search(t.Context(), "mal", "", true, 10)
		if err != nil || len(hits) != 1 || hits[0].Article != "a" {
			t.Fatalf("hits %+v, %v", hits, err)
		}
		if h := hits[0]; len(h.Lit) != 1 || h.Snippet[h.Lit[0][0]:h.Lit[0][1]] != "Malmö" {
			t.Errorf("snippet %q lit %v", h.Snippet, h.Lit)
		}
		if hits, _ := s.Search(t.Context(), "mal", "", false, 10); len(hits) != 0 {
			t.Errorf("half a word is found: %+v", hits)
		}
		var deeds []Deed
		for d, err := range s.Deeds(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			deeds = append(deeds, d)
		}
		if len(deeds) != 1 || deeds[0].Article != "b" || !slices.Equal(deeds[0].Tags, []string{"later"}) {
			t.Errorf("deeds %+v", deeds)
		}
	})
}

// Of the articles that what is typed finds, the newest count.
func TestWhatIsTypedFindsTheNewest(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		var in []Arrival
		for n := range typedMost + 2 {
			id := fmt.Sprint("a", n)
			a := model.Article{ID: id, Headline: "Harbour", Published: day(3)}
			in = append(in, Arrival{Article: a, Places: []model.Placement{{ID: id, Group: id, Story: id}}})
		}
		update(t, s, func(tx Tx) error { return tx.Put(in...) })
		got := list(t, s, model.Query{Words: "harb", Typing: true})
		if len(got) != typedMost || slices.Contains(got, "a1") || !slices.Contains(got, "a2") {
			t.Errorf("%d are found", len(got))
		}
		if got := list(t, s, model.Query{Words: "harbour"}); len(got) != typedMost+2 {
			t.Errorf("%d have the word", len(got))
		}
	})
}
