package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/cmd/internal/newsstand"
)

// filled is a library of some articles, closed, with some starred, and the stand
// that they came from.
func filled(t *testing.T, n int) (*cellar, *newsstand.Stand, []string) {
	t.Helper()
	stand := newStand(t, 5, n/5)
	s := newCellar(t)
	s.follow(stand.URLs()...)
	s.run("fetch")
	all := ids(s.list())
	if len(all) != n {
		t.Fatalf("%d articles came in, want %d", len(all), n)
	}
	s.run("mark", "star", all[0], all[1])
	return s, stand, all
}

// A damaged library is never thrown away: it is moved aside, said so, and what
// can be read of it is carried over.
func TestDamaged(t *testing.T) {
	const n, page = 200, 4096
	whole, stand, all := filled(t, n)
	text, err := os.ReadFile(whole.db)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		damage func([]byte) []byte
		least  int // articles that are carried over
	}{
		{"ten pages in the middle third", func(b []byte) []byte {
			// not beside each other: fifty may be notes that nobody reads again
			dice := rand.New(rand.NewPCG(3, 4))
			for k := range 10 {
				at := len(b) * (10 + k) / 30 / page * page
				for i := at; i < at+page; i++ {
					b[i] = byte(dice.Uint32())
				}
			}
			return b
		}, n / 2},
		{"every tenth page", func(b []byte) []byte {
			for at := 5 * page; at+page <= len(b); at += 10 * page {
				copy(b[at:at+page], make([]byte, page))
			}
			return b
		}, n / 10},
		{"cut in half", func(b []byte) []byte { return b[:len(b)/2] }, n / 10},
		{"cut within a page", func(b []byte) []byte { return b[:len(b)*3/4+100] }, n / 10},
		{"no head", func(b []byte) []byte {
			copy(b, make([]byte, 100))
			return b
		}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newCellar(t)
			stand.Add(0, 1) // it lies at hand for the next fetch
			broken := c.damage(bytes.Clone(text))
			if err := os.WriteFile(s.db, broken, 0o600); err != nil {
				t.Fatal(err)
			}
			// what is met in the middle of a run is mended by the next
			var what strings.Builder
			for _, args := range [][]string{{"export"}, {"list", "--json"}, {"search", "the"}, {"fetch"}, {"list", "--json"}} {
				what.WriteString(s.try(args...).errs)
			}
			if !strings.Contains(what.String(), "damaged") || strings.Count(what.String(), "\n") > 10 {
				t.Errorf("it is said so: %q", what.String())
			}
			if aside, _ := filepath.Glob(filepath.Join(s.dir, "lede.damaged-*.db")); len(aside) != 1 {
				t.Errorf("the damaged file is kept as %q", aside)
			} else if strings.HasPrefix(what.String(), "lede: "+s.db) && !s.kept(broken) { // met before anything was written
				t.Error("the damaged file is not as it was")
			}
			again := s.list()
			kept := 0
			for _, id := range all {
				if slices.ContainsFunc(again, func(a listed) bool { return a.ID == id }) {
					kept++
				}
			}
			if kept < c.least {
				t.Errorf("%d of %d articles are there, want %d", kept, n, c.least)
			}
			t.Logf("%d of %d articles are there; it said %q", kept, n, what.String())
			if got := s.try("fetch"); got.code != exitOK || got.errs != "" {
				t.Errorf("the next fetch ends with %d and says %q", got.code, got.errs)
			}
			for _, a := range s.list() {
				if a.Pending || a.Story == "" {
					t.Fatalf("%+v waits after the next fetch", a)
				}
			}
		})
	}
}

// A file that never was a library is somebody's: it stays where it is, and lede
// says so.
func TestSomethingElse(t *testing.T) {
	s := newCellar(t)
	text := strings.Repeat("this is no library ", 1000)
	if err := os.WriteFile(s.db, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"list"}, {"fetch"}, {"export"}} {
		got := s.try(args...)
		if got.code == exitOK || !strings.Contains(got.errs, "not a library") || !strings.Contains(got.errs, "--db") || strings.Count(got.errs, "\n") != 1 {
			t.Errorf("lede %q ended with %d and said %q", args, got.code, got.errs)
		}
	}
	if now := s.contents(); now[s.db] != text || now[s.db+"-wal"] != "" {
		t.Error("the file has changed")
	}
}

// kept tells whether a file beside the library has this content.
func (s *cellar) kept(content []byte) bool {
	s.t.Helper()
	found := false
	err := filepath.WalkDir(s.dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || path == s.db {
			return err
		}
		text, err := os.ReadFile(path)
		found = found || bytes.Equal(text, content)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}

// An empty file is a library that was never filled.
func TestEmptyFile(t *testing.T) {
	s := newCellar(t)
	if err := os.WriteFile(s.db, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if out := s.run("list", "--json"); out != "" {
		t.Errorf("an empty library lists %q", out)
	}
}

// A library that nobody may write is said to be so, and stays as it is.
func TestReadOnlyDirectory(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere; TestReadOnlyDisk tries it on a disk")
	}
	s, _, _ := filled(t, 20)
	before := s.contents()
	if err := os.Chmod(s.dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(s.dir, 0o700) })
	s.readOnly(before)
}

// readOnly checks what lede says of a library that cannot be written.
func (s *cellar) readOnly(before map[string]string) {
	s.t.Helper()
	for _, args := range [][]string{{"fetch"}, {"list"}, {"mark", "read", "x"}} {
		got := s.try(args...)
		if got.code != exitOK && (strings.TrimSpace(got.errs) == "" || strings.Count(got.errs, "\n") > 3) {
			s.t.Errorf("lede %q on a read-only library ended with %d and said %q", args, got.code, got.errs)
		}
		if got.code == exitOK && args[0] != "list" {
			s.t.Errorf("lede %q on a read-only library claims that all is well", args)
		}
	}
	for name, was := range s.contents() {
		if was != before[name] {
			s.t.Errorf("%s has changed", filepath.Base(name))
		}
	}
	other := *s
	other.db = filepath.Join(s.dir, "new", "lede.db")
	if got := other.try("list"); got.code == exitOK || strings.Count(got.errs, "\n") != 1 {
		s.t.Errorf("a library that cannot be made ended with %d and said %q", got.code, got.errs)
	}
}
