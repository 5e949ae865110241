package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// wellUsed is the path of a closed library with 600 articles, every tenth starred.
func wellUsed(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lede.db")
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := newMaker()
	update(t, s, func(tx Tx) error {
		var in []Arrival
		var starred []string
		for i := range 600 {
			a := m.article()
			if in = append(in, m.placed(a)); i%10 == 0 {
				starred = append(starred, a.ID)
			}
		}
		if err := tx.Put(in...); err != nil {
			return err
		}
		_, err := tx.Mark(model.Action{Act: model.Star, Articles: starred})
		return err
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// What can be read of a damaged library is there after the next start, and the
// damaged one is kept.
func TestDamaged(t *testing.T) {
	noise := func(b []byte) {
		for i := range b {
			b[i] = byte(i*7 + 13)
		}
	}
	for name, c := range map[string]struct {
		harm  func(b []byte) []byte
		least int // articles that come over
		mark  bool
	}{
		"cut off":      {func(b []byte) []byte { return b[:len(b)*2/3] }, 100, false},
		"no header":    {func(b []byte) []byte { noise(b[:4096]); return b }, 500, false},
		"noise inside": {func(b []byte) []byte { noise(b[len(b)/2 : len(b)/2+40960]); return b }, 500, true},
		"only a head":  {func(b []byte) []byte { return b[:200] }, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			path := wellUsed(t)
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			harmed := c.harm(slices.Clone(whole))
			if err := os.WriteFile(path, harmed, 0o600); err != nil {
				t.Fatal(err)
			}
			if c.mark { // as if it had been met while in use
				(&library{path: path}).markDamaged()
			}
			s := openAt(t, path, Options{})
			if len(s.Troubles()) != 1 || !strings.Contains(s.Troubles()[0].Cure, ".damaged-") {
				t.Errorf("troubles %+v", s.Troubles())
			}
			asides, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.damaged-*"))
			if len(asides) == 0 {
				t.Error("the damaged one is gone")
			} else if kept, _ := os.ReadFile(asides[0]); string(kept) != string(harmed) {
				t.Error("the damaged one is not as it was")
			}
			checkRebuilt(t, s, c.least)
			put(t, s, "new", "new", "new", 1, model.New)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if again := openAt(t, path, Options{}); len(again.Troubles()) > 0 {
				t.Errorf("the next start still has troubles: %+v", again.Troubles())
			}
			left, _ := filepath.Glob(path + ".*")
			if len(left) > 0 {
				t.Errorf("files are left: %q", left)
			}
		})
	}
}

// checkRebuilt looks whether all that follows from the articles does.
func checkRebuilt(t *testing.T, s *SQLite, least int) {
	t.Helper()
	ids := list(t, s, model.Query{})
	articles, n := 0, 0
	seen := map[string]bool{}
	for _, id := range ids {
		st, err := s.Story(t.Context(), id)
		if err != nil || seen[id] {
			t.Fatalf("story %q: twice %v, %v", id, seen[id], err)
		}
		seen[id] = true
		articles += len(st.Versions)
		for _, v := range st.Versions {
			if _, err := s.Article(t.Context(), v.Article); err == nil {
				n++
			} else if !errors.Is(err, ErrPending) {
				t.Errorf("article %q: %v", v.Article, err)
			}
		}
	}
	t.Logf("%d articles came over, %d with their text", articles, n)
	if articles < least || n < least {
		t.Errorf("%d articles came over, %d with their text; want %d", articles, n, least)
	}
	if count, err := s.Count(t.Context()); err != nil || count != len(ids) {
		t.Errorf("%d stories are counted, %v; %d are listed", count, err, len(ids))
	}
	if hits, err := s.Search(t.Context(), "headline", "", false, 1000); err != nil || len(hits) != n {
		t.Errorf("%d are found, %v; want %d", len(hits), err, n)
	}
	every := "source:the or source:bote or source:nordlicht or source:wire or source:faro or source:gazeta"
	if hits, err := s.Search(t.Context(), "headline", every, false, 1000); err != nil || len(hits) != n {
		t.Errorf("%d are found by their source, %v; want %d", len(hits), err, n)
	}
	if left, err := s.Unlabelled(t.Context()); left || err != nil {
		t.Errorf("labels are missing: %v, %v", left, err)
	}
}

func TestNotALibrary(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.txt")
	text := strings.Repeat("My notes of the year.\n", 1000)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), path, Options{})
	var p model.Problem
	if !errors.As(err, &p) || p.Cure == "" {
		t.Errorf("opened: %v", err)
	}
	if now, _ := os.ReadFile(path); string(now) != text {
		t.Error("the file was changed")
	}
	if all, _ := os.ReadDir(filepath.Dir(path)); len(all) != 1 {
		t.Errorf("files were left: %v", all)
	}
}

func TestOfAnother(t *testing.T) {
	for name, script := range map[string]string{
		"another program": "CREATE TABLE cookies (x); PRAGMA user_version=1",
		"a later lede":    fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=9999", application),
	} {
		path := filepath.Join(t.TempDir(), "other.db")
		if _, err := makeFile(path); err != nil {
			t.Fatal(err)
		}
		c, err := connect(path, "mode=rw")
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(c.script(script), c.Close()); err != nil {
			t.Fatal(err)
		}
		before, _ := os.ReadFile(path)
		_, err = Open(t.Context(), path, Options{})
		var p model.Problem
		if !errors.As(err, &p) || p.Cure == "" {
			t.Errorf("%s: %v", name, err)
		}
		if now, _ := os.ReadFile(path); string(now) != string(before) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestModes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "lede.db")
	s := openAt(t, path, Options{})
	put(t, s, "a", "a", "a", 1, model.New)
	for _, file := range []string{path, path + "-wal", path + "-shm"} {
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != fileMode {
			t.Errorf("%s: %v, %v", file, info, err)
		}
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || info.Mode().Perm() != folderMode {
		t.Errorf("folder: %v, %v", info, err)
	}
}
