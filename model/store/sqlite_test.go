package store

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
)

func init() {
	stores["sqlite"] = func(t testing.TB) Store { return openAt(t, filepath.Join(t.TempDir(), "lede.db"), Options{}) }
}

// openAt opens a library for as long as a test runs.
func openAt(t testing.TB, path string, o Options) *SQLite {
	t.Helper()
	s, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Where the store is told so, what has no date stands where it came.
func TestUndatedByArrival(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "lede.db"), Options{UndatedByArrival: true, Now: func() time.Time { return day(5).Time }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	put(t, s, "old", "old", "old", 1, model.New)
	put(t, s, "new", "new", "new", 9, model.New)
	receive(t, s, 0, model.Item{ID: "undated", Text: "words"})
	if got, want := list(t, s, model.Query{}), []string{"new", "undated", "old"}; !slices.Equal(got, want) {
		t.Errorf("list %q, want %q", got, want)
	}
	put(t, s, "undated", "undated", "undated", 0, model.New)
	if got, want := list(t, s, model.Query{}), []string{"new", "undated", "old"}; !slices.Equal(got, want) {
		t.Errorf("once it is cleaned the list is %q, want %q", got, want)
	}
}
