package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/cmd/internal/console"
	"github.com/lede-reader/lede/cmd/internal/newsstand"
)

// cellar is a library on disk and lede over it, as a person or a script uses it.
type cellar struct {
	t   *testing.T
	dir string
	db  string
}

func newCellar(t *testing.T) *cellar {
	t.Helper()
	dir := t.TempDir()
	return &cellar{t, dir, filepath.Join(dir, "lede.db")}
}

// said is what a run of lede printed and how it ended.
type said struct {
	out, errs string
	code      int
}

// whole is how long a run that reads everything may take on a busy machine.
const whole = 5 * time.Minute

// often says how many times a thing is tried: seldom with -short or the race
// detector, and as many times as the library promises where that is asked for:
//
//	LEDE_LONG=1 go test ./cmd/lede -run 'TestKilledAnywhere|TestTwoMarkers' -v -timeout 1h
func often(t *testing.T, short, usual, long int) int {
	t.Helper()
	switch {
	case os.Getenv("LEDE_LONG") != "":
		return long
	case testing.Short(), raceEnabled:
		return short
	}
	return usual
}

// command is lede on this library. It is killed when the test ends.
func (s *cellar) command(args ...string) *exec.Cmd {
	s.t.Helper()
	cmd := program(s.t, nil, append(args, "--db", s.db)...)
	limited := exec.CommandContext(s.t.Context(), cmd.Path, cmd.Args[1:]...)
	limited.Env = cmd.Env
	return limited
}

// try runs lede and returns how it ended, whatever that is. A run that hangs or
// panics fails the test.
func (s *cellar) try(args ...string) said {
	s.t.Helper()
	return s.give("", args...)
}

// give is try with a standard input.
func (s *cellar) give(in string, args ...string) said {
	s.t.Helper()
	cmd := s.command(args...)
	ctx, cancel := context.WithTimeout(s.t.Context(), whole)
	defer cancel()
	stop := context.AfterFunc(ctx, func() { _ = cmd.Process.Kill() })
	defer stop()
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(in), &out, &errs
	err := cmd.Start()
	if err == nil {
		err = cmd.Wait()
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatalf("lede %q: %v", args, err)
	}
	got := said{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
	if ctx.Err() != nil || got.code < 0 || strings.Contains(got.errs, "goroutine ") {
		s.t.Fatalf("lede %q ended with %v after %v at most; it said:\n%.3000s", args, err, whole, got.errs)
	}
	return got
}

// run is try where all has to go well.
func (s *cellar) run(args ...string) string {
	s.t.Helper()
	got := s.try(args...)
	if got.code != exitOK {
		s.t.Fatalf("lede %q ended with %d; it said:\n%.3000s", args, got.code, got.errs)
	}
	return got.out
}

// listed is one line of lede list --json.
type listed struct {
	ID, Source, Title, Published, Story string
	Read, Starred, Pending              bool
}

// list gives all articles; none may stand there twice.
func (s *cellar) list() []listed {
	s.t.Helper()
	all := lines[listed](s.t, s.run("list", "--json"))
	seen := map[string]bool{}
	for _, a := range all {
		if a.ID == "" || seen[a.ID] {
			s.t.Fatalf("article %q is listed twice or has no id", a.ID)
		}
		seen[a.ID] = true
	}
	return all
}

// followed is one line of lede sources --json.
type followed struct {
	Address, Title, Trouble string
	Articles                int
	Gone                    bool
}

func (s *cellar) sources() []followed {
	s.t.Helper()
	return lines[followed](s.t, s.run("sources", "--json"))
}

// articles is how many the sources have brought in all.
func (s *cellar) articles() int {
	s.t.Helper()
	n := 0
	for _, f := range s.sources() {
		n += f.Articles
	}
	return n
}

// follow follows feeds without reading them yet.
func (s *cellar) follow(urls ...string) {
	s.t.Helper()
	list := filepath.Join(s.t.TempDir(), "urls")
	if err := os.WriteFile(list, []byte(strings.Join(urls, "\n")+"\n"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.run("import", list)
}

// lines reads JSON lines.
func lines[T any](t *testing.T, text string) []T {
	t.Helper()
	var all []T
	for line := range strings.Lines(text) {
		var one T
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		all = append(all, one)
	}
	return all
}

// newStand puts up feeds for the length of a test.
func newStand(t *testing.T, feeds, each int) *newsstand.Stand {
	t.Helper()
	stand, err := newsstand.Open(1, feeds, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stand.Close)
	stand.Press.Size = 800 // the tests are about being there, not about size
	for f := range feeds {
		stand.Add(f, each)
	}
	return stand
}

// contents are the database and its log, byte by byte.
func (s *cellar) contents() map[string]string {
	s.t.Helper()
	all := map[string]string{}
	for _, name := range []string{s.db, s.db + "-wal"} {
		text, err := os.ReadFile(name)
		if err != nil && !os.IsNotExist(err) {
			s.t.Fatal(err)
		}
		all[name] = string(text)
	}
	return all
}

// ids are those of some articles, in order.
func ids(all []listed) []string {
	var names []string
	for _, a := range all {
		names = append(names, a.ID)
	}
	slices.Sort(names)
	return names
}

// A first fetch stores everything; one that finds nothing new asks each feed
// once, with its validator, and writes no byte.
func TestFetchTwice(t *testing.T) {
	const feeds, each = 50, 20
	stand := newStand(t, feeds, each)
	s := newCellar(t)
	s.follow(stand.URLs()...)
	s.run("fetch")
	all := s.list()
	if len(all) != feeds*each {
		t.Fatalf("%d articles are listed after the first fetch, want %d", len(all), feeds*each)
	}
	for _, a := range all {
		if a.Pending || a.Story == "" || a.Title == "" {
			t.Fatalf("%+v waits after the fetch has ended", a)
		}
	}
	s.run("fetch") // what the last left to tidy up is tidied up
	before := s.contents()
	stand.Reset()
	s.run("fetch")
	if c := stand.Counts(); c.NotModified != feeds || c.Conditional != feeds || c.Requests() != feeds {
		t.Errorf("a fetch of nothing new was %+v, want %d times 304", c, feeds)
	}
	for name, was := range s.contents() {
		if was != before[name] {
			t.Errorf("a fetch of nothing new wrote to %s", filepath.Base(name))
		}
	}
	stand.Add(7, 3)
	s.run("fetch")
	if n := len(s.list()); n != feeds*each+3 {
		t.Errorf("%d articles are listed after three came, want %d", n, feeds*each+3)
	}
}

// The page of each item is fetched where the person asked for it.
func TestFullText(t *testing.T) {
	const each = 5
	stand := newStand(t, 1, each)
	stand.Pages(0)
	s := newCellar(t)
	s.run("add", "--full-text", stand.URL(0))
	if c := stand.Counts(); c.Pages != each {
		t.Errorf("%d pages were asked for, want %d", c.Pages, each)
	}
	article := stand.Press.Article(0)
	last := article.Paragraphs[len(article.Paragraphs)-1]
	for _, a := range s.list() {
		if a.Title == article.Headline {
			if text := s.run("show", "--format", "jsonl", a.ID); !strings.Contains(text, last[:40]) {
				t.Errorf("the end of the page is missing in %.2000s", text)
			}
			return
		}
	}
	t.Errorf("%q is not listed", article.Headline)
}

// What one process does an open reader shows, and what the reader does the other sees.
func TestReaderBesideFetch(t *testing.T) {
	stand := newStand(t, 2, 5)
	s := newCellar(t)
	s.follow(stand.URLs()...)
	s.run("fetch")
	c := start(t, console.Terminal{Width: 120, Height: 40}, nil, "--db", s.db)
	sees(t, c, strings.Fields(s.list()[0].Title)[0])
	c.Press("j")
	c.Settle(time.Second)
	stand.Add(0, 8) // some may join a story that is there
	s.run("fetch")
	sees(t, c, "new · r")
	c.Press("d")
	deadline := time.Now().Add(patience)
	for !slices.ContainsFunc(s.list(), func(a listed) bool { return a.Read }) {
		if time.Now().After(deadline) {
			t.Fatalf("what the reader marked is not listed as read; the screen:\n%s", c.Text())
		}
	}
	quits(t, c)
}

// The first source is followed in the reader: the samples stay until the person
// asks for what came.
func TestFirstSource(t *testing.T) {
	stand := newStand(t, 1, 5)
	s := newCellar(t)
	c := start(t, console.Terminal{Width: 80, Height: 24}, nil, "--db", s.db)
	sees(t, c, "Healey", "S, then a,")
	c.Press("S", "a", stand.URL(0), "enter")
	sees(t, c, "1 · 5 articles")
	c.Press("S")
	sees(t, c, "Healey", "new · r")
	c.Press("r")
	sees(t, c, "1/", "5 Jan") // of invented texts some may be one story
	quits(t, c)
}

// A verb says in one line what is not there.
func TestAnEmptyFolderIsNoFailure(t *testing.T) {
	s := newCellar(t)
	folder := t.TempDir()
	s.run("add", folder)
	if got := s.try("fetch"); got.code != exitOK || got.out != "1 source read, 0 failed; 0 articles new, 0 changed\n" || got.errs != "" {
		t.Errorf("a fetch ends with %d and says %q %q", got.code, got.out, got.errs)
	}
	if got := s.sources(); len(got) != 1 || got[0].Trouble != "" {
		t.Errorf("sources %+v", got)
	}
}

func TestUnknownNames(t *testing.T) {
	s := newCellar(t)
	for _, args := range [][]string{{"show", "nothing"}, {"mark", "read", "nothing"}, {"remove", "nothing"}, {"fetch", "nothing"}} {
		if got := s.try(args...); got.code == exitOK || !strings.Contains(got.errs, "nothing") || strings.Count(got.errs, "\n") != 1 {
			t.Errorf("lede %q ended with %d and said %q", args, got.code, got.errs)
		}
	}
	if got := s.try("mark", "eat", "x"); got.code != exitUsage {
		t.Errorf("an act that there is not ended with %d", got.code)
	}
}

// OPML goes out and comes in again the same.
func TestOPMLThereAndBack(t *testing.T) {
	stand := newStand(t, 4, 1)
	s, other := newCellar(t), newCellar(t)
	s.follow(stand.URLs()...)
	s.run("fetch")
	file := filepath.Join(s.dir, "feeds.opml")
	if err := os.WriteFile(file, []byte(s.run("export", "--format", "opml")), 0o600); err != nil {
		t.Fatal(err)
	}
	other.run("import", file)
	address := func(all []followed) (names []string) {
		for _, f := range all {
			names = append(names, fmt.Sprint(f.Address, " ", f.Title))
		}
		return names
	}
	if was, is := address(s.sources()), address(other.sources()); !slices.Equal(was, is) {
		t.Errorf("went out as %q, came in as %q", was, is)
	}
}
