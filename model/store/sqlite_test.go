package store

import (
	"path/filepath"
	"testing"
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
