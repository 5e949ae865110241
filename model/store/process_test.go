package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
)

// A test that needs another process starts this binary again, with the name of
// what it is to do here.
const childRole = "LEDE_STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	if role := os.Getenv(childRole); role != "" {
		if err := children[role](os.Getenv("LEDE_STORE_TEST_PATH"), os.Getenv("LEDE_STORE_TEST_ARG")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

var children = map[string]func(path, arg string) error{"mark": markEvery, "ingest": ingestForever}

func child(t testing.TB, role, path, arg string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), childRole+"="+role, "LEDE_STORE_TEST_PATH="+path, "LEDE_STORE_TEST_ARG="+arg)
	cmd.Stderr = os.Stderr
	return cmd
}

// numbered are articles with bodies, ids a0, a1, …
func numbered(from, to int) (in []Arrival) {
	for i := from; i < to; i++ {
		id := fmt.Sprintf("a%d", i)
		a := model.Article{ID: id, Headline: "Headline " + id, Body: []model.Block{{Text: "Some words of " + id}}, Published: day(1 + i%28)}
		in = append(in, Arrival{Article: a, Places: []model.Placement{{ID: id, Group: id, Story: id}}})
	}
	return in
}

// markEvery marks every second article, from arg on, one at a time.
func markEvery(path, arg string) error {
	from, err := strconv.Atoi(arg)
	if err != nil {
		return err
	}
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	for i := from; i < marksInAll; i += 2 {
		err := s.Update(context.Background(), func(tx Tx) error {
			c, err := tx.Mark(model.Action{Act: model.MarkRead, Articles: []string{fmt.Sprintf("a%d", i)}})
			if err == nil && c.Count != 1 {
				err = fmt.Errorf("a%d was marked before", i)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// marksInAll is what two processes mark together.
const marksInAll = 10_000

// Two processes mark side by side, and so do two openings in one: none is lost.
func TestNoMarkOfTwoProcessesIsLost(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lede.db")
	s := openAt(t, path, Options{})
	update(t, s, func(tx Tx) error { return tx.Put(numbered(0, marksInAll)...) })
	var wg sync.WaitGroup
	for _, from := range []string{"0", "1"} {
		wg.Go(func() {
			if err := child(t, "mark", path, from).Run(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	l, err := s.List(t.Context(), model.Query{Unread: true})
	if err != nil || l.Len() != 0 {
		t.Errorf("%d are unread, %v", l.Len(), err)
	}
	d, err := s.self(mustConn(t, s))
	if err != nil || d.sets[readSet].count() != marksInAll {
		t.Errorf("%d marks, want %d; %v", d.sets[readSet].count(), marksInAll, err)
	}
}

func mustConn(t *testing.T, s *SQLite) *conn {
	t.Helper()
	c, err := s.reader()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// ingestForever takes articles in, cleans and marks them, and says what was
// confirmed, a line each.
func ingestForever(path, arg string) error {
	at, err := strconv.Atoi(arg)
	if err != nil {
		return err
	}
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	for ; ; at += 10 {
		var items []model.Item
		for i := at; i < at+10; i++ {
			items = append(items, model.Item{ID: fmt.Sprintf("a%d", i), Text: strings.Repeat("Some words. ", 200)})
		}
		if err := s.Update(context.Background(), func(tx Tx) error { _, err := tx.Receive(0, false, items); return err }); err != nil {
			return err
		}
		fmt.Println("received", at+10)
		waiting, err := s.Pending(context.Background(), false, 0, 10)
		if err != nil {
			return err
		}
		err = s.Update(context.Background(), func(tx Tx) error {
			var ids []string
			for _, w := range waiting {
				if ours, err := tx.Done(w.Number); err != nil || !ours {
					return fmt.Errorf("done %d: %v %w", w.Number, ours, err)
				}
				id := w.Item.ID
				ids = append(ids, id)
				a := Arrival{Article: model.Article{ID: id, Headline: "Of " + id, Body: []model.Block{{Text: w.Item.Text}}}, Places: []model.Placement{{ID: id, Group: id, Story: id}}}
				if err := tx.Put(a); err != nil {
					return err
				}
			}
			if err := tx.Note(GroupBook, model.Note{Key: int64(at), Value: []byte("note")}); err != nil {
				return err
			}
			_, err := tx.Mark(model.Action{Act: model.Star, Articles: ids})
			return err
		})
		if err != nil {
			return err
		}
		fmt.Println("put", at+10)
	}
}

// A process that is killed at any moment loses nothing that it had confirmed,
// has nothing twice, and the next carries on where it stood.
func TestKilled(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 8
	}
	path := filepath.Join(t.TempDir(), "lede.db")
	at := 0
	for range rounds {
		cmd := child(t, "ingest", path, fmt.Sprint(at))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		confirmed := map[string]int{}
		lines := bufio.NewScanner(out)
		kill := 1 + rand.IntN(6)
		for n := 0; lines.Scan(); n++ {
			what, count, _ := strings.Cut(lines.Text(), " ")
			confirmed[what], _ = strconv.Atoi(count)
			if n == kill {
				time.AfterFunc(rand.N(3*time.Millisecond), func() { cmd.Process.Kill() })
			}
		}
		_ = cmd.Wait()
		at = checkKilled(t, path, confirmed["received"], confirmed["put"])
	}
}

// checkKilled tells how many articles there are, all whole.
func checkKilled(t *testing.T, path string, received, put int) int {
	t.Helper()
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n, err := s.Count(t.Context())
	if err != nil || n < received || n%10 != 0 {
		t.Fatalf("%d articles, %v; %d were confirmed", n, err, received)
	}
	seen := map[string]bool{}
	for _, id := range list(t, s, model.Query{}) {
		if seen[id] || id == "" {
			t.Fatalf("%q is there twice", id)
		}
		seen[id] = true
	}
	starred := list(t, s, model.Query{Starred: true})
	if len(seen) != n || len(starred) < put || len(starred)%10 != 0 {
		t.Fatalf("%d of %d in the list, %d starred, %d were confirmed", len(seen), n, len(starred), put)
	}
	waiting := pending(t, s, false)
	if len(waiting)+len(starred) != n {
		t.Fatalf("%d wait and %d are cleaned, of %d", len(waiting), len(starred), n)
	}
	count := 0
	for range s.Notes(t.Context(), GroupBook, 0, 1<<40) {
		count++
	}
	if count*10 > n {
		t.Fatalf("%d notes for %d articles", count, n)
	}
	if hits, err := s.Search(t.Context(), "words", "", false, n+1); err != nil || len(hits) != len(starred) {
		t.Fatalf("%d are found, %v; want %d", len(hits), err, len(starred))
	}
	if len(waiting) > 0 { // carry on
		update(t, s, func(tx Tx) error {
			ws, err := s.Pending(t.Context(), false, 0, 100)
			if err != nil {
				return err
			}
			for _, w := range ws {
				if _, err := tx.Done(w.Number); err != nil {
					return err
				}
				a := model.Article{ID: w.Item.ID, Headline: "Of " + w.Item.ID, Body: []model.Block{{Text: w.Item.Text}}}
				if err := tx.Put(Arrival{Article: a}); err != nil {
					return err
				}
			}
			_, err = tx.Mark(model.Action{Act: model.Star, Articles: waiting})
			return err
		})
	}
	return n
}
