package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// filled is a library of some articles, closed, with some read and starred.
func filled(t *testing.T, n int) (*cellar, []string) {
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
	return s, all
}

// A damaged library is never thrown away: it is moved aside, said so, and what
// can be read of it is carried over.
func TestDamaged(t *testing.T) {
	const n = 200
	for _, c := range []struct {
		name   string
		damage func([]byte) []byte
		least  int // articles that are carried over
		// everywhere is damage that no run can pass by
		everywhere bool
	}{
		{"a page in the middle", func(b []byte) []byte {
			const page = 4096
			at := len(b) / 2 / page * page
			dice := rand.New(rand.NewPCG(3, 4))
			for i := at; i < at+page; i++ {
				b[i] = byte(dice.Uint32())
			}
			return b
		}, n / 2, false},
		{"every tenth page", func(b []byte) []byte {
			const page = 4096
			for at := 5 * page; at+page <= len(b); at += 10 * page {
				copy(b[at:at+page], make([]byte, page))
			}
			return b
		}, n / 10, true},
		{"cut in half", func(b []byte) []byte { return b[:len(b)/2] }, n / 10, true},
		{"cut within a page", func(b []byte) []byte { return b[:len(b)*3/4+100] }, n / 10, true},
		{"no head", func(b []byte) []byte {
			copy(b, make([]byte, 100))
			return b
		}, 0, true},
		{"something else", func([]byte) []byte { return bytes.Repeat([]byte("this is no library "), 1000) }, 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, all := filled(t, n)
			text, err := os.ReadFile(s.db)
			if err != nil {
				t.Fatal(err)
			}
			_ = os.Remove(s.db + "-wal")
			_ = os.Remove(s.db + "-shm")
			broken := c.damage(text)
			if err := os.WriteFile(s.db, broken, 0o600); err != nil {
				t.Fatal(err)
			}
			broken = slices.Clone(broken)
			var what strings.Builder
			for range 2 { // what is met in the middle of a run is mended by the next
				got := s.try("list", "--json")
				what.WriteString(got.errs)
				if got.code == exitOK {
					break
				}
			}
			if what.Len() == 0 && !c.everywhere && len(s.list()) == n {
				t.Skip("nothing that is damaged was looked at")
			}
			if !strings.Contains(what.String(), "damaged") || strings.Count(what.String(), "\n") > 10 {
				t.Errorf("it is said so: %q", what.String())
			}
			if !s.kept(broken) {
				t.Error("the damaged file is not there any more")
			}
			again := s.list()
			for _, id := range ids(again) {
				if !slices.Contains(all, id) {
					t.Errorf("%q was carried over and never there", id)
				}
			}
			if len(again) < c.least {
				t.Errorf("%d of %d articles were carried over, want %d", len(again), n, c.least)
			}
			t.Logf("%d of %d articles were carried over", len(again), n)
			if second := s.try("list"); second.code != exitOK || strings.Contains(second.errs, "damage") {
				t.Errorf("the next start ends with %d and says %q", second.code, second.errs)
			}
		})
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
	s, _ := filled(t, 20)
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
