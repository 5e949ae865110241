package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

func TestSources(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		src := model.Source{Kind: model.FeedSource, Address: "https://a.example/feed", Name: "A", Folder: "News/Europe", FullText: true, Print: 1<<63 + 5, Added: day(3).Time, Trouble: model.Problem{Name: "x", What: "y"}}
		update(t, s, func(tx Tx) error {
			if _, err := tx.SourceAt(src.Address); !errors.Is(err, ErrNotFound) {
				t.Errorf("before it is kept: %v", err)
			}
			n, err := tx.Keep(src)
			if err != nil {
				return err
			}
			src.Number = n
			got, err := tx.SourceAt(src.Address)
			if d := cmp.Diff(src, got); d != "" {
				t.Errorf("kept and read again:\n%s", d)
			}
			return err
		})
		src.Removed = true
		update(t, s, func(tx Tx) error { _, err := tx.Keep(src); return err })
		if all, err := s.Sources(t.Context()); err != nil || len(all) != 0 {
			t.Errorf("one that is not followed is among %v, %v", all, err)
		}
		update(t, s, func(tx Tx) error {
			got, err := tx.Source(src.Number)
			if !got.Removed || err != nil {
				t.Errorf("%+v, %v", got, err)
			}
			if _, err := tx.Source(99); !errors.Is(err, ErrNotFound) {
				t.Errorf("no such source: %v", err)
			}
			if _, err := tx.Keep(model.Source{Number: 99}); !errors.Is(err, ErrNotFound) {
				t.Errorf("a number that was not given: %v", err)
			}
			return nil
		})
	})
}

// Within an update its own changes are seen.
func TestUpdateSeesItsChanges(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		update(t, s, func(tx Tx) error {
			a := model.Article{ID: "a", Headline: "One"}
			if err := tx.Put(Arrival{Article: a}); err != nil {
				return err
			}
			if got, err := tx.Article("a"); err != nil || got.Headline != "One" {
				t.Errorf("article %+v, %v", got, err)
			}
			if _, err := tx.Mark(model.Action{Act: model.Star, Articles: []string{"a"}}); err != nil {
				return err
			}
			if st, err := tx.Story("a"); err != nil || !st.Versions[0].Starred || st.Versions[0].Headline != "One" {
				t.Errorf("story %+v, %v", st, err)
			}
			return nil
		})
	})
}

// A full disk is said with its cure, and nothing is half done; with room again
// it goes on.
func TestFullDisk(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "lede.db"), Options{})
	update(t, s, func(tx Tx) error { return tx.Put(numbered(0, 10)...) })
	limit := func(pages int) {
		if err := s.write(t.Context(), func(c *conn) error { return c.exec(fmt.Sprint("PRAGMA max_page_count=", pages)) }); err != nil {
			t.Fatal(err)
		}
	}
	limit(1)
	err := s.Update(t.Context(), func(tx Tx) error { return tx.Put(numbered(10, 2000)...) })
	var p model.Problem
	if !errors.As(err, &p) || p.Cure == "" {
		t.Fatalf("a full disk: %v", err)
	}
	if n, err := s.Count(t.Context()); n != 10 || err != nil {
		t.Errorf("%d stories, %v", n, err)
	}
	limit(1 << 30)
	update(t, s, func(tx Tx) error { return tx.Put(numbered(10, 2000)...) })
	if n, err := s.Count(t.Context()); n != 2000 || err != nil {
		t.Errorf("%d stories with room again, %v", n, err)
	}
}
