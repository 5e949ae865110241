package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/lede-reader/lede/cmd/internal/press"
)

// Two processes at a time mark the same articles, one as read and one with a
// star, while a third fetches: no mark is lost.
func TestTwoMarkers(t *testing.T) {
	marks := often(t, 500, 1000, 10_000) // of both together
	s := newCellar(t)
	p := press.New(1)
	p.Size = 300
	file := filepath.Join(s.dir, "articles.jsonl")
	f, err := os.Create(file)
	if err == nil {
		err = p.Lines(f, 0, marks/2)
		f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	s.run("import", file)
	all := ids(s.list())
	if len(all) != marks/2 {
		t.Fatalf("%d articles came in, want %d", len(all), marks/2)
	}
	stand := newStand(t, 5, 20)
	s.follow(stand.URLs()...)
	const atOnce = 10
	var wg sync.WaitGroup
	errs := make(chan error, 3)
	marker := func(act string) {
		wg.Go(func() {
			for some := range slices.Chunk(all, atOnce) {
				got, err := s.command(append([]string{"mark", act}, some...)...).CombinedOutput()
				if err != nil {
					errs <- fmt.Errorf("lede mark %s: %w: %s", act, err, got)
					return
				}
			}
		})
	}
	marker("read")
	marker("star")
	wg.Go(func() {
		if got, err := s.command("fetch").CombinedOutput(); err != nil {
			errs <- fmt.Errorf("lede fetch: %w: %s", err, got)
		}
	})
	wg.Wait()
	close(errs)
	for err := range errs {
		t.Error(err)
	}
	lost := 0
	now := map[string]listed{}
	for _, a := range s.list() {
		now[a.ID] = a
	}
	for _, id := range all {
		if !now[id].Read {
			lost++
		}
		if !now[id].Starred {
			lost++
		}
	}
	if lost > 0 {
		t.Errorf("%d of %d marks are lost", lost, marks)
	}
	if want := len(all) + 100; len(now) != want {
		t.Errorf("%d articles are listed, want %d", len(now), want)
	}
}
