package store

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

// says puts an article into a story, as saying some sentences.
func says(t *testing.T, s Store, id, story string, sentences ...uint32) {
	t.Helper()
	in := arrivalSaying(id, story, sentences...)
	update(t, s, func(tx Tx) error { return tx.Put(in) })
}

func arrivalSaying(id, story string, sentences ...uint32) Arrival {
	a := model.Article{ID: id, Headline: "Headline of " + id}
	return Arrival{Article: a, Sentences: append([]uint32{}, sentences...), Places: []model.Placement{{ID: id, Group: id, Story: story}}}
}

// shown is what a story says to a reader: of each version r read, x spiked, e echo, and
// how many sentences are new; and of the row.
type shown struct {
	Versions map[string]string
	New      map[string]int
	Unread   int
	RowNew   int
	Spiked   bool
}

func tell(t *testing.T, s Store, story string) shown {
	t.Helper()
	st, err := s.Story(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	out := shown{Versions: map[string]string{}, New: map[string]int{}}
	for _, v := range st.Versions {
		state := ""
		for letter, on := range map[string]bool{"r": v.Read, "x": v.Spiked, "e": v.Echo} {
			if on {
				state += letter
			}
		}
		letters := []byte(state)
		slices.Sort(letters)
		out.Versions[v.Article], out.New[v.Article] = string(letters), v.New
	}
	for _, q := range []model.Query{{}, {Spiked: true}} {
		l, err := s.List(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := l.Rows(t.Context(), 0, l.Len())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if r.Story == st.ID {
				out.Unread, out.RowNew, out.Spiked = r.Unread, r.New, r.Spiked
			}
		}
	}
	return out
}

// TestNewToTheReader has a row for each rule of what is new and of what comes back.
func TestNewToTheReader(t *testing.T) {
	type step func(*testing.T, Store)
	put := func(id string, sentences ...uint32) step {
		return func(t *testing.T, s Store) { says(t, s, id, "a", sentences...) }
	}
	marks := func(act model.Act, ids ...string) step {
		return func(t *testing.T, s Store) { mark(t, s, act, ids...) }
	}
	move := func(id, story string) step {
		return func(t *testing.T, s Store) {
			update(t, s, func(tx Tx) error {
				return tx.Place([]model.Placement{{ID: id, Group: id, Story: story}})
			})
		}
	}
	for name, row := range map[string]struct {
		steps []step
		story string // a if it is empty
		want  shown
	}{
		"nothing read: all is new, and the list says nothing of it": {
			[]step{put("a", 1, 2, 3), put("b", 1, 4)},
			"",
			shown{Versions: map[string]string{"a": "", "b": ""}, New: map[string]int{"a": 3, "b": 2}, Unread: 2},
		},
		"an update after one was read": {
			[]step{put("a", 1, 2, 3), marks(model.MarkRead, "a"), put("b", 1, 2, 4, 5)},
			"",
			shown{Versions: map[string]string{"a": "r", "b": ""}, New: map[string]int{"a": 0, "b": 2}, Unread: 1, RowNew: 2},
		},
		"the same new sentence in two versions counts once": {
			[]step{put("a", 1), marks(model.MarkRead, "a"), put("b", 1, 4), put("c", 1, 4)},
			"",
			shown{Versions: map[string]string{"a": "r", "b": "", "c": ""}, New: map[string]int{"a": 0, "b": 1, "c": 1}, Unread: 2, RowNew: 1},
		},
		"a sentence that stands twice counts once": {
			[]step{put("a", 1), marks(model.MarkRead, "a"), put("b", 4, 4)},
			"",
			shown{Versions: map[string]string{"a": "r", "b": ""}, New: map[string]int{"a": 0, "b": 1}, Unread: 1, RowNew: 1},
		},
		"a cut of what was read arrives as read": {
			[]step{put("a", 1, 2, 3), marks(model.MarkRead, "a"), put("b", 3, 1)},
			"",
			shown{Versions: map[string]string{"a": "r", "b": "er"}, New: map[string]int{"a": 0, "b": 0}},
		},
		"made of two that were read": {
			[]step{put("a", 1, 2), put("b", 3, 4), marks(model.MarkRead, "a", "b"), put("c", 4, 1)},
			"",
			shown{Versions: map[string]string{"a": "r", "b": "r", "c": "er"}, New: map[string]int{"a": 0, "b": 0, "c": 0}},
		},
		"made of one that was read and one that was not": {
			[]step{put("a", 1, 2), put("b", 3, 4), marks(model.MarkRead, "a"), put("c", 4, 1)},
			"",
			shown{Versions: map[string]string{"a": "r", "b": "", "c": ""}, New: map[string]int{"a": 0, "b": 2, "c": 1}, Unread: 2, RowNew: 2},
		},
		"without a sentence of its own it is new": {
			[]step{put("a", 1, 2), marks(model.MarkRead, "a"), put("b")},
			"",
			shown{Versions: map[string]string{"a": "r", "b": ""}, New: map[string]int{"a": 0, "b": 0}, Unread: 1},
		},
		"a spiked story stays away from a copy": {
			[]step{put("a", 1, 2), marks(model.Spike, "a"), put("b", 2)},
			"",
			shown{Versions: map[string]string{"a": "x", "b": "x"}, New: map[string]int{"a": 2, "b": 1}, Unread: 2, Spiked: true},
		},
		"and comes back with an update": {
			[]step{put("a", 1, 2), marks(model.Spike, "a"), put("b", 2), put("c", 2, 3)},
			"",
			shown{Versions: map[string]string{"a": "x", "b": "x", "c": ""}, New: map[string]int{"a": 2, "b": 1, "c": 2}, Unread: 3},
		},
		"undo: the echo stays read, and what it says is new again": {
			[]step{put("a", 1, 2), marks(model.MarkRead, "a"), put("b", 2), marks(model.MarkUnread, "a")},
			"",
			shown{Versions: map[string]string{"a": "", "b": "er"}, New: map[string]int{"a": 2, "b": 0}, Unread: 1},
		},
		"an echo is the reader's own once he marks it": {
			[]step{put("a", 1, 2), marks(model.MarkRead, "a"), put("b", 2), marks(model.MarkUnread, "b"), marks(model.MarkRead, "b"), marks(model.MarkUnread, "a")},
			"",
			shown{Versions: map[string]string{"a": "", "b": "r"}, New: map[string]int{"a": 1, "b": 0}, Unread: 1, RowNew: 1},
		},
		"split: what was read went with the other": {
			[]step{put("a", 1, 2), marks(model.MarkRead, "a"), put("b", 1, 3), move("b", "b")},
			"b",
			shown{Versions: map[string]string{"b": ""}, New: map[string]int{"b": 2}, Unread: 1},
		},
		"joined: what was read came with the other": {
			[]step{put("a", 1, 2), marks(model.MarkRead, "a"), func(t *testing.T, s Store) { says(t, s, "b", "b", 1, 3) }, move("b", "a")},
			"",
			shown{Versions: map[string]string{"a": "r", "b": ""}, New: map[string]int{"a": 0, "b": 1}, Unread: 1, RowNew: 1},
		},
		"changed in its place it comes back, with what is new": {
			[]step{put("a", 1, 2, 3), marks(model.MarkRead, "a"), put("a", 1, 2, 4)},
			"",
			shown{Versions: map[string]string{"a": ""}, New: map[string]int{"a": 1}, Unread: 1, RowNew: 1},
		},
		"changed twice, read between": {
			[]step{put("a", 1), marks(model.MarkRead, "a"), put("a", 2), marks(model.MarkRead, "a"), put("a", 1, 2, 3)},
			"",
			shown{Versions: map[string]string{"a": ""}, New: map[string]int{"a": 1}, Unread: 1, RowNew: 1},
		},
		"changed twice, not read between": {
			[]step{put("a", 1), marks(model.MarkRead, "a"), put("a", 2), put("a", 1, 2, 3)},
			"",
			shown{Versions: map[string]string{"a": ""}, New: map[string]int{"a": 2}, Unread: 1, RowNew: 2},
		},
		"cut in its place it stays read, and what it lost is known": {
			[]step{put("a", 1, 2, 3), marks(model.MarkRead, "a"), put("a", 1), put("b", 3)},
			"",
			shown{Versions: map[string]string{"a": "r", "b": "er"}, New: map[string]int{"a": 0, "b": 0}},
		},
		"spiked, and changed in its place": {
			[]step{put("a", 1), marks(model.Spike, "a"), put("a", 1, 2)},
			"",
			shown{Versions: map[string]string{"a": ""}, New: map[string]int{"a": 2}, Unread: 1},
		},
		"set anew by an act it does not come back": {
			[]step{put("a", 1, 2), marks(model.MarkRead, "a"), func(t *testing.T, s Store) {
				in := arrivalSaying("a", "a", 1, 2, 3)
				in.Places = nil
				update(t, s, func(tx Tx) error { return tx.Put(in) })
			}, put("b", 3)},
			"",
			shown{Versions: map[string]string{"a": "r", "b": "er"}, New: map[string]int{"a": 0, "b": 0}},
		},
		"fingerprints that are missing say nothing, and are filled in": {
			[]step{func(t *testing.T, s Store) {
				in := arrivalSaying("a", "a")
				in.Sentences = nil
				update(t, s, func(tx Tx) error { return tx.Put(in) })
			}, marks(model.MarkRead, "a"), put("b", 1), func(t *testing.T, s Store) {
				if got := tell(t, s, "a"); got.New["b"] != -1 || got.RowNew != 0 {
					t.Errorf("before: %+v", got)
				}
				update(t, s, func(tx Tx) error {
					left, err := tx.Print(10, func(*model.Article) []uint32 { return []uint32{1, 2} })
					if left {
						t.Error("something is left")
					}
					return err
				})
			}},
			"",
			shown{Versions: map[string]string{"a": "r", "b": ""}, New: map[string]int{"a": 0, "b": 0}, Unread: 1},
		},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, s Store) {
				for _, do := range row.steps {
					do(t, s)
				}
				if row.story == "" {
					row.story = "a"
				}
				if d := cmp.Diff(row.want, tell(t, s, row.story)); d != "" {
					t.Errorf("want (-), got (+):\n%s", d)
				}
			})
		})
	}
}

// Each reader has read what he has read.
func TestNewToEachReader(t *testing.T) {
	each(t, func(t *testing.T, s Store) {
		other := s.For("other")
		says(t, s, "a", "a", 1, 2)
		mark(t, s, model.MarkRead, "a")
		mark(t, other, model.Star, "a")
		says(t, s, "b", "a", 2)
		if got := tell(t, s, "a"); got.Versions["b"] != "er" {
			t.Errorf("he has read all of it: %+v", got)
		}
		if got := tell(t, other, "a"); got.Versions["b"] != "" || got.Unread != 2 {
			t.Errorf("the other has read nothing: %+v", got)
		}
		says(t, other, "a", "a", 1, 2, 9)
		if got := tell(t, s, "a"); got.New["a"] != 1 || got.Unread != 1 {
			t.Errorf("it changed: %+v", got)
		}
		if known, err := other.Known(t.Context(), "a"); known != nil || err != nil {
			t.Errorf("the other knows %v, %v", known, err)
		}
		if known, err := s.Known(t.Context(), "a"); !slices.Equal(known, []uint32{1, 2}) || err != nil {
			t.Errorf("he knows %v, %v", known, err)
		}
	})
}

// A library of before has its fingerprints made later, a few at a time; what comes
// meanwhile has its own.
func TestPrintsOfALibraryOfBefore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lede.db")
	s := openAt(t, path, Options{})
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		says(t, s, id, id, 1)
	}
	c, err := connect(path, "mode=rw")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.script("DROP TABLE prints; DROP TABLE earlier; DROP TABLE unprinted; DROP TABLE labels; DROP TABLE unlabelled; PRAGMA user_version=1"); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, path, Options{})
	says(t, s, "f", "f", 1)
	says(t, s, "b", "b", 7)
	var order []string
	for left := true; left; {
		update(t, s, func(tx Tx) (err error) {
			left, err = tx.Print(2, func(a *model.Article) []uint32 {
				order = append(order, a.ID)
				return nil
			})
			return err
		})
	}
	if want := []string{"e", "d", "c", "a"}; !slices.Equal(order, want) {
		t.Errorf("made for %q, want %q", order, want)
	}
	if got := tell(t, s, "b"); got.New["b"] != 1 {
		t.Errorf("what came meanwhile: %+v", got)
	}
	if n, err := c.number("SELECT count(*) FROM prints"); n != 6 || err != nil {
		t.Errorf("%d have fingerprints, %v", n, err)
	}
}

// What expires leaves nothing behind.
func TestPrintsExpire(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lede.db")
	s := openAt(t, path, Options{})
	in := arrivalSaying("a", "a", 1)
	in.Article.Published = day(1)
	update(t, s, func(tx Tx) error { return tx.Put(in) })
	mark(t, s, model.MarkRead, "a")
	in.Sentences = []uint32{2}
	update(t, s, func(tx Tx) error { return tx.Put(in) })
	update(t, s, func(tx Tx) error {
		_, err := tx.Expire(day(5).Time)
		return err
	})
	err := s.view(t.Context(), "look", func(c *conn) error {
		n, err := c.number("SELECT (SELECT count(*) FROM prints) + (SELECT count(*) FROM earlier)")
		if n != 0 {
			t.Errorf("%d rows are left", n)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
