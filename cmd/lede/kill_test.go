package main

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// confirmed matches what lede fetch prints once what a source brought is stored.
var confirmed = regexp.MustCompile(`(?m)^(.+): (\d+) new, \d+ changed$`)

// A fetch that is killed at any moment loses nothing that was listed or
// confirmed, brings nothing twice, and the next one carries on.
func TestKilledAnywhere(t *testing.T) {
	kills := often(t, 8, 20, 200)
	const feeds, each = 10, 5
	stand := newStand(t, feeds, 20)
	stand.Window = 300 // more than come while fetches fail
	s := newCellar(t)
	s.follow(stand.URLs()...)
	begun := time.Now()
	s.run("fetch")
	span := time.Since(begun) // so long are the fetches to come, or shorter
	had := map[string]bool{}
	for _, a := range s.list() {
		had[a.ID] = true
	}
	told := map[string]int{} // articles of a source that a fetch has confirmed
	for _, f := range s.sources() {
		told[f.Title] = f.Articles
	}
	dice := rand.New(rand.NewPCG(1, 2))
	killed := 0
	for n := range kills {
		for f := range feeds {
			stand.Add(f, each)
		}
		if s.killed(time.Duration(dice.Int64N(int64(span))), told) {
			killed++
		}
		now := map[string]bool{}
		for _, a := range s.list() {
			now[a.ID] = true
		}
		for id := range had {
			if !now[id] {
				t.Fatalf("kill %d: %s was listed before and is gone", n, id)
			}
		}
		had = now
		if n%20 == 19 {
			t.Logf("%d of %d, %d articles, %d killed before the end", n+1, kills, len(now), killed)
		}
		for _, f := range s.sources() {
			if f.Articles < told[f.Title] {
				t.Fatalf("kill %d: %d articles of %s are stored, and %d were confirmed", n, f.Articles, f.Title, told[f.Title])
			}
			told[f.Title] = f.Articles
		}
	}
	t.Logf("%d of %d fetches were killed before their end, within %v", killed, kills, span)
	if killed < kills/4 {
		t.Errorf("only %d of %d fetches were killed before they had ended", killed, kills)
	}
	s.run("fetch")
	all := s.list()
	if want := feeds * (20 + kills*each); len(all) != want {
		t.Errorf("%d articles in the end, want %d", len(all), want)
	}
	for _, a := range all {
		if a.Pending {
			t.Fatalf("%s still waits after the last fetch", a.ID)
		}
	}
}

// killed runs a fetch for so long; true if it had not ended by then. What it
// confirmed goes into told.
func (s *cellar) killed(after time.Duration, told map[string]int) bool {
	s.t.Helper()
	cmd := s.command("fetch")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // how it ended is what ProcessState says
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(after):
		_ = cmd.Process.Kill()
		<-ended
	}
	for _, m := range confirmed.FindAllStringSubmatch(out.String(), -1) {
		n, err := strconv.Atoi(m[2])
		if err != nil {
			s.t.Fatal(err)
		}
		told[m[1]] += n
	}
	code := cmd.ProcessState.ExitCode()
	if code > 0 {
		s.t.Fatalf("a fetch ended with %d and said %.2000s", code, errs.String())
	}
	return code < 0
}
