package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/filter"
)

// quoteOf is a quotation of somebody.
func quoteOf(speaker, role string) model.Quote {
	return model.Quote{Text: "It is so.", Speaker: speaker, Role: role, Kind: model.Direct}
}

// newsroom fills a store with five stories:
//
//	a  18 Feb  The Guardian     John Healey, Defence Secretary; harbour
//	   19 Feb  Der Bote         Wałęsa; opera; version a2
//	b  20 Feb  The Guardian     John Major and Anna Healeyson; harbour bridge; read
//	c  21 Feb  Nordlicht        a pull quote of Élodie Brandt; starred
//	d  undated Inland Wire      perhaps John Healey; tagged "sea bridge"
//	e  22 Feb  Inland Wire      waits to be cleaned; its source is called Wire of Mine
func newsroom(t *testing.T, s Store) {
	t.Helper()
	add := func(id, story, paper string, published int, body string, quotes ...model.Quote) {
		t.Helper()
		a := model.Article{ID: id, Headline: "Headline", Source: paper, Body: []model.Block{{Text: body}}, Quotes: quotes}
		if published > 0 {
			a.Published = day(published)
		}
		if id == "c" {
			a.PullQuotes = []model.PullQuote{{Text: "So it is.", Speaker: "Élodie Brandt", Role: "Mayor"}}
		}
		p := model.Placement{ID: id, Group: id, Story: story}
		update(t, s, func(tx Tx) error { return tx.Put(Arrival{Article: a, Places: []model.Placement{p}}) })
	}
	add("a", "a", "The Guardian", 18, "A harbour.", quoteOf("John Healey", "Defence Secretary"))
	add("a2", "a", "Der Bote", 19, "An opera.", quoteOf("Wałęsa", ""))
	add("b", "b", "The Guardian", 20, "A harbour bridge.", quoteOf("John Major", "prime minister"), quoteOf("Anna Healeyson", ""), quoteOf("", "spokesperson"))
	add("c", "c", "Nordlicht", 21, "Nothing else.")
	unsure := quoteOf("John Healey", "")
	unsure.Unsure = true
	add("d", "d", "Inland Wire", 0, "Nothing.", unsure)
	update(t, s, func(tx Tx) error {
		n, err := tx.Keep(model.Source{Kind: model.FeedSource, Address: "https://wire.example/feed", Title: "Inland Wire", Name: "Wire of Mine"})
		if err != nil {
			return err
		}
		_, err = tx.Receive(n, false, []model.Item{{ID: "e", Title: "New", Source: "Inland Wire", Text: "x", Published: day(22)}})
		return err
	})
	mark(t, s, model.MarkRead, "b")
	mark(t, s, model.Star, "c")
	update(t, s, func(tx Tx) error {
		_, err := tx.Mark(model.Action{Act: model.Tag, Tag: "Sea bridge", Articles: []string{"d"}})
		return err
	})
}

func TestFilter(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		newsroom(t, s)
		for _, c := range []struct{ name, filter, want string }{
			{"nothing", "", "ecbad"},
			{"what is bad hides nothing", "speker:x after:never", "ecbad"},
			{"and the rest filters", "speker:x starred", "c"},

			{"unread", "unread", "ecad"},
			{"read", "-unread", "b"},
			{"starred", "starred", "c"},
			{"not starred", "-starred", "ebad"},
			{"a speaker by a word", "speaker:Healey", "ba"},
			{"by its beginning", "speaker:maj", "b"},
			{"by a whole word", `speaker:"Healey"`, "a"},
			{"by the whole name", `speaker:"john healey"`, "a"},
			{"by a name being typed", `speaker:"john ma`, "b"},
			{"not from one name into the next", `speaker:"major anna"`, ""},
			{"not in another order", `speaker:"healey john"`, ""},
			{"in another version", "speaker:Wałęsa", "a"},
			{"without its accents", "speaker:walesa", "a"},
			{"with accents that the name has not", "speaker:héaley", "ba"},
			{"of a pull quote", "speaker:elodie", "c"},
			{"nobody", "speaker:nobody", ""},
			{"all but his", "-speaker:Healey", "ecd"},
			{"a role", "role:secretary", "a"},
			{"a role of two words", `role:"prime min`, "b"},
			{"of a pull quote, too", "role:mayor", "c"},
			{"a source", "source:guardian", "ba"},
			{"by its whole name", `source:"The Guardian"`, "ba"},
			{"of another version", "source:bote", "a"},
			{"as the person calls it", "source:mine", "e"},
			{"as its articles call it", "source:inland", "d"},
			{"of no version", "-source:guardian", "ecd"},
			{"quotes", "has:quotes", "cbad"},
			{"no quotes", "-has:quotes", "e"},
			{"a tag", "tag:sea", "d"},
			{"a tag by its beginning", "tag:br", "d"},
			{"the whole tag", `tag:"sea bridge"`, "d"},
			{"not the tag", "-tag:sea", "ecba"},
			{"from a day on", "after:2025-02-20", "ecb"},
			{"from the day of its newest version on", "after:2025-02-19", "ecba"},
			{"before a day", "before:2025-02-20", "a"},
			{"a day", "after:2025-02-20 before:2025-02-21", "b"},
			{"not since", "-after:2025-02-20", "ad"},
			{"words", "harbour", "ba"},
			{"two words", "harbour bridge", "b"},
			{"in one version", "harbour opera", ""},
			{"not a word of any version", "harbour -opera", "b"},
			{"a phrase", `"harbour bridge"`, "b"},
			{"a speaker and a source of one version", "source:guardian speaker:healey", "ba"},
			{"not of two", "source:bote speaker:healey", ""},
			{"a speaker and a word", "speaker:healey harbour", "ba"},
			{"one of two", "starred or speaker:major", "cb"},
			{"one of two and one more", "starred or speaker:healey unread", "ca"},
			{"one of two words", "opera or bridge", "ba"},
			{"either not", "-unread or -source:guardian", "ecbd"},
			{"an impossible thing", "unread -unread", ""},
		} {
			got := ""
			for _, id := range list(t, s, model.Query{Filter: c.filter}) {
				got += id
			}
			if got != c.want {
				t.Errorf("%s: %q lists %q, want %q", c.name, c.filter, got, c.want)
			}
		}
		for q, want := range map[model.Query]string{
			{Filter: "har", Typing: true}:                           "ba",
			{Filter: "har"}:                                         "",
			{Filter: "har ", Typing: true}:                          "",
			{Filter: "speaker:healey", Words: "bri", Typing: true}:  "b",
			{Filter: "speaker:healey", Words: "opera"}:              "", // another version has it
			{Filter: "speaker:healey", Unread: true}:                "a",
			{Filter: "tag:sea", Tag: "Sea bridge"}:                  "d",
			{Filter: `"harbour bri`, Typing: true}:                  "b",
			{Filter: "harbour -bri", Typing: true}:                  "ba", // what must not be there is a whole word
			{Filter: "harbour -bridge", Typing: true}:               "a",
			{Filter: "starred or har", Typing: true}:                "cba",
			{Filter: "harbour", Words: "bridge"}:                    "b",
			{Filter: "has:quotes", Starred: true, Words: "nothing"}: "c",
		} {
			got := ""
			for _, id := range list(t, s, q) {
				got += id
			}
			if got != want {
				t.Errorf("%+v lists %q, want %q", q, got, want)
			}
		}
		mark(t, s, model.Spike, "b")
		if got := list(t, s, model.Query{Filter: "speaker:major"}); len(got) > 0 {
			t.Errorf("what is spiked is listed: %q", got)
		}
		if got := list(t, s, model.Query{Filter: "speaker:major", Spiked: true}); !slices.Equal(got, []string{"b"}) {
			t.Errorf("spiked: %q", got)
		}
		for within, want := range map[string]string{"": "ba", "unread": "a", "source:bote": "a", "speaker:major": "b", "-harbour": ""} {
			hits, err := s.Search(t.Context(), "harbour", within, false, 5)
			got := ""
			for _, h := range hits {
				got += h.Article
			}
			if got != want || err != nil {
				t.Errorf("within %q the word is in %q, %v; want %q", within, got, err, want)
			}
		}
		if hits, err := s.Search(t.Context(), "harbour", "speaker:healey", false, 1); len(hits) != 1 || err != nil {
			t.Errorf("%d hits, %v", len(hits), err)
		}
	})
}

// A filter is of the reader who asks.
func TestFilterOfAReader(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		newsroom(t, s)
		other := s.For("other")
		for text, want := range map[string]int{"starred": 0, "unread": 5, "tag:sea": 0, "-tag:sea": 5, "speaker:healey": 2} {
			if got := list(t, other, model.Query{Filter: text}); len(got) != want {
				t.Errorf("%q lists %q, want %d", text, got, want)
			}
		}
	})
}

// What an article says now is what it is found by.
func TestFilterAfterAChange(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		newsroom(t, s)
		a := model.Article{ID: "a", Source: "The Guardian", Published: day(18), Quotes: []model.Quote{quoteOf("Jane Roe", "")}}
		update(t, s, func(tx Tx) error { return tx.Put(Arrival{Article: a}) })
		for text, want := range map[string][]string{`speaker:"john healey"`: nil, "speaker:roe": {"a"}, "role:secretary": nil} {
			if got := list(t, s, model.Query{Filter: text}); !slices.Equal(got, want) && len(got)+len(want) > 0 {
				t.Errorf("%q lists %q, want %q", text, got, want)
			}
		}
		a.Quotes = nil
		update(t, s, func(tx Tx) error { return tx.Put(Arrival{Article: a}) })
		if got := list(t, s, model.Query{Filter: "has:quotes source:guardian"}); !slices.Equal(got, []string{"b"}) {
			t.Errorf("with quotes: %q", got)
		}
		update(t, s, func(tx Tx) error {
			_, err := tx.Expire(day(21).Time)
			return err
		})
		for text, want := range map[string][]string{"source:guardian": nil, "-has:quotes": {"e"}, "has:quotes": {"c", "d"}} {
			if got := list(t, s, model.Query{Filter: text}); !slices.Equal(got, want) && len(got)+len(want) > 0 {
				t.Errorf("once all is old %q lists %q, want %q", text, got, want)
			}
		}
		err := s.Update(t.Context(), func(tx Tx) error {
			if err := tx.Put(Arrival{Article: model.Article{ID: "f", Quotes: []model.Quote{quoteOf("Taken Back", "")}}}); err != nil {
				return err
			}
			return ErrPending
		})
		if got := list(t, s, model.Query{Filter: "speaker:taken or has:quotes"}); err == nil || len(got) != 2 {
			t.Errorf("what was rolled back is listed: %q", got)
		}
	})
}

// Days are those of the person's own zone; what has no more than a day is of that day
// everywhere.
func TestDaysOfAFilter(t *testing.T) {
	was := time.Local
	t.Cleanup(func() { time.Local = was })
	for _, zone := range []int{-11, -5, 0, 2, 13} {
		time.Local = time.FixedZone("", zone*3600)
		midnight := time.Date(2025, 2, 20, 0, 0, 0, 0, time.Local)
		each(t, func(t *testing.T, s Store) {
			for id, d := range map[string]model.Date{
				"a": {Time: midnight.UTC().Add(-time.Second)}, "b": {Time: midnight.UTC()}, "c": day(19), "d": day(20), "e": {Time: midnight.Add(-50 * time.Hour)}, "f": {Time: midnight.Add(50 * time.Hour)}, "g": {},
			} {
				a := model.Article{ID: id, Published: d}
				update(t, s, func(tx Tx) error { return tx.Put(Arrival{Article: a}) })
			}
			for text, want := range map[string]string{"after:2025-02-20": "bdf", "before:2025-02-20": "ace", "-before:2025-02-20": "bdfg"} {
				got := list(t, s, model.Query{Filter: text})
				slices.Sort(got)
				if fmt.Sprint(got) != fmt.Sprint([]string(chars(want))) {
					t.Errorf("%d hours east: %q lists %q, want %q", zone, text, got, want)
				}
			}
		})
	}
}

func chars(s string) (all []string) {
	for _, r := range s {
		all = append(all, string(r))
	}
	return all
}

// Where what has no date stands where it came, it is of the day it came.
func TestDayOfTheUndated(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "lede.db"), Options{UndatedByArrival: true, Now: func() time.Time { return day(15).Time }})
	put(t, s, "old", "old", "old", 1, model.New)
	put(t, s, "undated", "undated", "undated", 0, model.New)
	for text, want := range map[string]string{"after:2d": "[undated]", "before:2d": "[old]", "after:today": "[undated]", "before:today": "[old]"} {
		if got := list(t, s, model.Query{Filter: text}); fmt.Sprint(got) != want {
			t.Errorf("%q lists %q, want %s", text, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		newsroom(t, s)
		for i := range 3 { // who is much in the news comes first
			id := fmt.Sprint("more", i)
			update(t, s, func(tx Tx) error {
				return tx.Put(Arrival{Article: model.Article{ID: id, Source: "Der Bote", Quotes: []model.Quote{quoteOf("Anna Healeyson", "Mayor")}}})
			})
		}
		for _, c := range []struct {
			kind  filter.Kind
			begun string
			want  []string
		}{
			{filter.Speaker, "heal", []string{"Anna Healeyson", "John Healey"}},
			{filter.Speaker, "john", []string{"John Major", "John Healey"}},
			{filter.Speaker, "john he", []string{"John Healey"}},
			{filter.Speaker, "nobody", nil},
			{filter.Speaker, "-", nil},
			{filter.Speaker, "", []string{"Anna Healeyson", "Élodie Brandt", "John Major", "Wałęsa", "John Healey"}},
			{filter.Role, "m", []string{"Mayor", "prime minister"}},
			{filter.Source, "bo", []string{"Der Bote"}},
			{filter.Source, "", []string{"Der Bote", "The Guardian", "Inland Wire", "Nordlicht", "Wire of Mine"}},
			{filter.Source, "wire", []string{"Inland Wire", "Wire of Mine"}},
			{filter.Tag, "", []string{"Sea bridge"}},
			{filter.Tag, "bri", []string{"Sea bridge"}},
			{filter.Tag, "x", nil},
		} {
			got, err := s.Names(t.Context(), c.kind, c.begun, 9)
			if !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 || err != nil {
				t.Errorf("%s:%s: %q, %v; want %q", c.kind, c.begun, got, err, c.want)
			}
		}
		if got, _ := s.Names(t.Context(), filter.Source, "", 2); len(got) != 2 {
			t.Errorf("%q are more than two", got)
		}
		update(t, s, func(tx Tx) error {
			_, err := tx.Mark(model.Action{Act: model.Untag, Tag: "Sea bridge", Articles: []string{"d"}})
			return err
		})
		if got, err := s.Names(t.Context(), filter.Tag, "", 9); len(got) > 0 || err != nil {
			t.Errorf("a tag that nothing has: %q, %v", got, err)
		}
	})
}

// A library of before is labelled later, a few at a time; what comes meanwhile is by
// itself.
func TestLabelsOfALibraryOfBefore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lede.db")
	s := openAt(t, path, Options{})
	newsroom(t, s)
	c, err := connect(path, "mode=rw")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.script("DROP TABLE labels; DROP TABLE unlabelled; DELETE FROM sets WHERE name = 'quoted'; PRAGMA user_version=2"); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, path, Options{})
	if left, err := s.Unlabelled(t.Context()); !left || err != nil {
		t.Fatal(left, err)
	}
	update(t, s, func(tx Tx) error {
		return tx.Put(Arrival{Article: model.Article{ID: "f", Quotes: []model.Quote{quoteOf("Anna Healeyson", "")}}})
	})
	for i, want := range []string{"[f]", "[b f]", "[b a f]", "[b a f]"} {
		if got := list(t, s, model.Query{Filter: "speaker:healey has:quotes"}); fmt.Sprint(got) != want {
			t.Errorf("after %d steps: %q, want %s", i, got, want)
		}
		left := false
		update(t, s, func(tx Tx) (err error) { left, err = tx.Label(3); return err })
		if left != (i == 0) {
			t.Errorf("after %d steps: left %v", i+1, left)
		}
	}
	if left, err := s.Unlabelled(t.Context()); left || err != nil {
		t.Error(left, err)
	}
}

// What expires leaves no label behind.
func TestLabelsExpire(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "lede.db"), Options{})
	a := model.Article{ID: "a", Source: "The Guardian", Published: day(1), Quotes: []model.Quote{quoteOf("John Healey", "")}}
	update(t, s, func(tx Tx) error { return tx.Put(Arrival{Article: a}) })
	update(t, s, func(tx Tx) error {
		_, err := tx.Expire(day(5).Time)
		return err
	})
	err := s.view(t.Context(), "look", func(c *conn) error {
		n, err := c.number(`SELECT count(*) FROM labels WHERE labels MATCH 'healey OR guardian'`)
		if err != nil {
			return err
		}
		there, err := s.did(c, nobody)
		if quoting := there.sets[quotedSet].count(); n != 0 || quoting != 0 {
			t.Errorf("%d have labels, %d are quoting", n, quoting)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
