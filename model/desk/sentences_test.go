package desk

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

// ferry is an invented report of 21 sentences.
func ferry() []string {
	var all []string
	for i := range 21 {
		all = append(all, fmt.Sprintf("Ferry line %d between Port%d and Cape%d carried %d passengers during week %d.", i, i, i, 1000+37*i, i+2))
	}
	return all
}

func report(id string, sentences ...string) model.Item {
	var paragraphs []string
	for three := range slices.Chunk(sentences, 3) {
		paragraphs = append(paragraphs, strings.Join(three, " "))
	}
	return model.Item{ID: id, Source: "Paper " + id, Title: "Ferries carry more", Text: strings.Join(paragraphs, "\n\n")}
}

// stands is the version of an article in its story.
func stands(t *testing.T, d *Desk, id string) model.Version {
	t.Helper()
	st, err := d.Story(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return st.Versions[slices.IndexFunc(st.Versions, func(v model.Version) bool { return v.Article == id })]
}

// What comes after a story was done: a row for each kind.
func TestDoneUntilItChanges(t *testing.T) {
	was := ferry()
	with := func(i int, sentence string) []string {
		now := slices.Clone(was)
		now[i] = sentence
		return now
	}
	typographer := strings.NewReplacer("Ferry line", "FERRY  LINE", ".", "…")
	for name, row := range map[string]struct {
		item model.Item
		new  int // sentences; 0: it arrives as read
	}{
		"a copy":                       {report("b", was...), 0},
		"a copy, otherwise set":        {report("b", strings.Split(typographer.Replace(strings.Join(was, "|")), "|")...), 0},
		"a cut":                        {report("b", was[:12]...), 0},
		"the same under another head":  {report("b", append([]string{"More soon."}, was...)...), 0},
		"an update":                    {report("b", append([]string{"On Sunday the company ordered two new ships from the yard at Porthaven."}, was...)...), 1},
		"a correction":                 {report("b", with(4, strings.Replace(was[4], "1148", "1184", 1))...), 1},
		"other words":                  {report("b", with(4, "In the sixth week 1148 people used the line from Port4 over to Cape4.")...), 1},
		"changed in its place":         {report("a", with(4, strings.Replace(was[4], "1148", "1184", 1))...), 1},
		"a sentence lost in its place": {report("a", was[:20]...), 0},
	} {
		t.Run(name, func(t *testing.T) {
			bothStores(t, func(t *testing.T, s store.Store, again func() store.Store) {
				d := New(s, Options{})
				comes(t, s, d, report("a", was...))
				do(t, d, model.MarkRead, "a")
				do(t, d, model.Spike, "a")
				d = New(again(), Options{}) // another process
				comes(t, s, d, row.item)
				v := stands(t, d, row.item.ID)
				if v.Story != "a" {
					t.Fatalf("it stands in story %s: %s", v.Story, v.Why)
				}
				back := row.new > 0
				if v.New != row.new || v.Read == back || v.Spiked == back || v.Echo != (!back && row.item.ID == "b") {
					t.Errorf("%d new sentences, %+v, echo %v; want %d", v.New, v.State, v.Echo, row.new)
				}
				got := rows(t, d, model.Query{Unread: true})
				if (len(got) == 1) != back || back && got[0].New != row.new {
					t.Errorf("the list of what is unread: %+v", got)
				}
			})
		})
	}
}

// Undo takes back what was done; a copy that came meanwhile and a change find their way.
func TestUndoWithWhatCameMeanwhile(t *testing.T) {
	bothStores(t, func(t *testing.T, s store.Store, _ func() store.Store) {
		d := New(s, Options{})
		was := ferry()
		comes(t, s, d, report("a", was...))
		do(t, d, model.MarkRead, "a")
		comes(t, s, d, report("b", was[:9]...))
		if _, err := d.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if a, b := stands(t, d, "a"), stands(t, d, "b"); a.Read || a.New != 21 || !b.Read || !b.Echo {
			t.Errorf("after undo: %+v, %+v", a, b)
		}
		if _, err := d.Redo(t.Context()); err != nil {
			t.Fatal(err)
		}
		comes(t, s, d, report("c", append([]string{"Nobody knows why so many people travelled to the capes this year."}, was[9:]...)...))
		if c := stands(t, d, "c"); c.Read || c.New != 1 {
			t.Errorf("after redo: %+v", c)
		}
		a, err := d.Article(t.Context(), "c")
		if err != nil {
			t.Fatal(err)
		}
		all, err := d.Sentences(t.Context(), &a)
		if err != nil || len(all) != 13 {
			t.Fatalf("%d sentences, %v", len(all), err)
		}
		for i, sentence := range all {
			if sentence.Known != (i > 0) {
				t.Errorf("%q: known is %v", a.Text()[sentence.Start:sentence.End], sentence.Known)
			}
		}
		do(t, d, model.Split, "c")
		if c := stands(t, d, "c"); c.New != 13 {
			t.Errorf("split off: %+v", c)
		}
		do(t, d, model.Join, "a", "c")
		if c := stands(t, d, "c"); c.New != 1 {
			t.Errorf("joined: %+v", c)
		}
	})
}

// Who reads one version to its end has read those that say nothing more, and one undo
// takes all of it back.
func TestReadAlong(t *testing.T) {
	bothStores(t, func(t *testing.T, s store.Store, _ func() store.Store) {
		d := New(s, Options{})
		was := ferry()
		comes(t, s, d, report("a", was...), report("cut", was[:9]...), report("copy", was...),
			report("more", append(slices.Clone(was), "On Sunday the company ordered two new ships from the yard at Porthaven.")...))
		r, err := d.Do(t.Context(), model.Action{Act: model.MarkRead, Articles: []string{"a"}, Along: true})
		if err != nil || r.Count != 3 {
			t.Fatalf("%+v, %v", r, err)
		}
		state := func() (out string) {
			for _, id := range []string{"a", "cut", "copy", "more"} {
				v := stands(t, d, id)
				out += fmt.Sprintf("%s %v %d ", id, v.Read, v.New)
			}
			return out
		}
		if got, want := state(), "a true 0 cut true 0 copy true 0 more false 1 "; got != want {
			t.Errorf("read: %q, want %q", got, want)
		}
		if r, err := d.Undo(t.Context()); err != nil || r.Count != 3 {
			t.Fatalf("%+v, %v", r, err)
		}
		if got, want := state(), "a false 21 cut false 9 copy false 21 more false 22 "; got != want {
			t.Errorf("undone: %q, want %q", got, want)
		}
		if r, err := d.Redo(t.Context()); err != nil || r.Count != 3 {
			t.Fatalf("%+v, %v", r, err)
		}
	})
}

// What is cut later is not known, nor new, any more.
func TestSentencesFollowALaterCleaning(t *testing.T) {
	bothStores(t, func(t *testing.T, s store.Store, _ func() store.Store) {
		d := New(s, Options{})
		comes(t, s, d, printed(0, notice))
		before := stands(t, d, "p0").Sentences
		comes(t, s, d, printed(1, notice))
		if has(t, d, "p0", notice) {
			t.Fatal("nothing was cut later")
		}
		if after := stands(t, d, "p0"); after.Sentences != before-1 || after.New != after.Sentences {
			t.Errorf("%d sentences before, %d after, %d new", before, after.Sentences, after.New)
		}
		if _, err := d.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if after := stands(t, d, "p0").Sentences; after != before {
			t.Errorf("%d sentences before, %d after it was taken back", before, after)
		}
	})
}

// What was stored without fingerprints gets them while a reader is open.
func TestSentencesOfALibraryOfBefore(t *testing.T) {
	bothStores(t, func(t *testing.T, s store.Store, _ func() store.Store) {
		for i := range 2 * printEvery {
			a := model.Article{ID: fmt.Sprint(i), Body: []model.Block{{Text: "It said no more than this."}}}
			err := s.Update(t.Context(), func(tx store.Tx) error { return tx.Put(store.Arrival{Article: a}) })
			if err != nil {
				t.Fatal(err)
			}
		}
		d := New(s, Options{Now: time.Now})
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		if err := d.print(ctx); err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"0", "127"} {
			if v := stands(t, d, id); v.Sentences != 1 || v.New != 1 {
				t.Errorf("%s: %+v", id, v)
			}
		}
	})
}

// What was stored before speakers were kept to be found by gets them while a reader is open,
// who is told.
func TestLabelsOfALibraryOfBefore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lede.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2*printEvery + 1 {
		a := model.Article{ID: fmt.Sprint(i), Quotes: []model.Quote{{Text: "So.", Speaker: "Jane Roe"}}}
		if err := s.Update(t.Context(), func(tx store.Tx) error { return tx.Put(store.Arrival{Article: a}) }); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("DROP TABLE labels; DROP TABLE unlabelled; PRAGMA user_version=2"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if s, err = store.Open(t.Context(), path, store.Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := New(s, Options{Now: time.Now})
	if err := d.Label(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	if l, err := d.List(t.Context(), model.Query{Filter: "speaker:roe"}); err != nil || l.Len() != 2*printEvery+1 {
		t.Errorf("%d are found, %v", l.Len(), err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if now, err := d.Wait(gone, 0); err != nil || now.Generation == 0 {
		t.Errorf("nobody was told: %v", err)
	}
}
