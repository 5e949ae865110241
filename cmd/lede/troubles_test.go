package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/cmd/internal/newsstand"
)

// What one source may take at most, whatever it does (issue 3).
const (
	troubleTime   = 25 * time.Second
	troubleMemory = 150 << 20
)

// Every troubled feed is right, or refused with a reason, soon and in little memory.
func TestTroubles(t *testing.T) {
	for _, kind := range newsstand.Troubles() {
		t.Run(kind.Name, func(t *testing.T) {
			if kind.Keep > 1000 && (testing.Short() || raceEnabled) {
				t.Skip("takes as long as ten thousand articles do")
			}
			t.Parallel() // some of them wait for servers that never answer
			stand := newStand(t, 0, 0)
			url, err := stand.Trouble(kind)
			if err != nil {
				t.Fatal(err)
			}
			s := newCellar(t)
			s.follow(url)
			code, took, peak := s.fetchTrouble(kind)
			source := s.sources()[0]
			t.Logf("%d articles after %v, %d MB; %s", source.Articles, took.Round(time.Millisecond), peak>>20, source.Trouble)
			if took > troubleTime && !raceEnabled {
				t.Errorf("it took %v, want %v at most", took, troubleTime)
			}
			if peak > troubleMemory && !raceEnabled {
				t.Errorf("it took %d MB, want %d at most", peak>>20, troubleMemory>>20)
			}
			checkTrouble(t, kind, source, code)
			all := s.list()
			if len(all) != source.Articles {
				t.Errorf("%d articles are listed, the source brought %d", len(all), source.Articles)
			}
			for _, out := range []string{s.run("list"), s.run("list", "--json")} {
				if i := strings.IndexAny(out, "\x1b\x07\u009b\u202e"); i >= 0 {
					t.Errorf("a control got through in %.200q", out[i:])
				}
			}
			checkTitles(t, kind.Name, stand.TroubleTitles(0, min(kind.Keep, 500)), all)
		})
	}
}

// checkTrouble compares what came of a feed with what should.
func checkTrouble(t *testing.T, kind newsstand.Trouble, got followed, code int) {
	t.Helper()
	refused := got.Trouble != ""
	switch {
	case got.Articles > kind.Keep+kind.Spare:
		t.Errorf("%d articles were kept, there are %d", got.Articles, kind.Keep)
	case got.Articles < kind.Keep && !kind.AtMost && !(kind.Refused && refused):
		t.Errorf("%d articles were kept, want %d; trouble: %s", got.Articles, kind.Keep, got.Trouble)
	case got.Articles < kind.Keep && !refused, kind.Keep == 0 && !refused:
		t.Errorf("%d articles were kept and nothing is said", got.Articles)
	}
	if strings.ContainsAny(got.Trouble, "\n\x1b") {
		t.Errorf("the reason is %q", got.Trouble)
	}
	if failed := code == exitSomeFailed; failed != refused {
		t.Errorf("the fetch ended with %d, the trouble is %q", code, got.Trouble)
	}
}

// checkTitles looks for the headlines where the trouble leaves them whole.
func checkTitles(t *testing.T, name string, want []string, all []listed) {
	t.Helper()
	whole := []string{"UTF-16", "a Latin-1 byte in UTF-8", "relative links", "no ids", "no dates", "ids twice", "JSON Feed", "moved (301)", "truncated in item 501", "HTML entities"}
	if !slices.Contains(whole, name) {
		return
	}
	got := make([]string, len(all))
	for i, a := range all {
		got[i], _, _ = strings.Cut(a.Title, "\u00a0—") // what the entities added
		if name == "HTML entities" && !strings.Contains(a.Title, "café & bar…") {
			t.Errorf("the entities of %q are not decoded", a.Title)
		}
	}
	for _, title := range want {
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, title) }) {
			t.Errorf("%q is not listed; there are %.300q", title, got)
			return
		}
	}
}

// fetchTrouble fetches and returns the exit code, how long it took until all was
// in the list or refused, and the most memory that was resident.
func (s *cellar) fetchTrouble(kind newsstand.Trouble) (code int, took time.Duration, peak int64) {
	s.t.Helper()
	cmd := s.command("fetch")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // how it ended is what ProcessState says
		close(ended)
	}()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for n := 1; ; n++ {
		select {
		case <-look.C:
			peak = max(peak, resident(cmd))
			// the list is looked at now and then: engines may go on long after
			if n%50 == 0 && took == 0 && s.done(kind) {
				took = time.Since(begun)
			}
			if time.Since(begun) > whole {
				_ = cmd.Process.Kill()
				<-ended
				s.t.Fatalf("lede fetch still runs after %v", whole)
			}
			continue
		case <-ended:
		}
		if took == 0 {
			took = time.Since(begun)
		}
		if strings.Contains(errs.String(), "goroutine ") {
			s.t.Fatalf("lede fetch said %.3000s", errs.String())
		}
		return cmd.ProcessState.ExitCode(), took, peak
	}
}

// done tells whether all articles of a trouble are stored.
func (s *cellar) done(kind newsstand.Trouble) bool {
	f := s.sources()[0]
	return kind.Keep > 0 && f.Articles >= kind.Keep || f.Trouble != ""
}

// resident is the most memory that a process had at once, 0 where that is not
// to be learned.
func resident(cmd *exec.Cmd) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return kb << 10
		}
	}
	return 0
}

// Servers that do not answer hold nobody else up.
func TestTroublesHoldNobodyUp(t *testing.T) {
	const feeds, each = 4, 10
	stand := newStand(t, feeds, each)
	var urls []string
	for _, kind := range newsstand.Troubles() {
		if slices.Contains([]string{"never answers", "slow loris", "redirect loop", "endless bytes", "busy (429)"}, kind.Name) {
			url, err := stand.Trouble(kind)
			if err != nil {
				t.Fatal(err)
			}
			urls = append(urls, url)
		}
	}
	s := newCellar(t)
	s.follow(append(urls, stand.URLs()...)...)
	fetch := s.command("fetch")
	if err := fetch.Start(); err != nil {
		t.Fatal(err)
	}
	waiting := make(chan struct{})
	go func() {
		_ = fetch.Wait() // how it ended is what ProcessState says
		close(waiting)
	}()
	for s.articles() < feeds*each {
		select {
		case <-waiting:
			t.Fatalf("%d articles are stored when the fetch has ended, want %d", s.articles(), feeds*each)
		default:
			runtime.Gosched()
		}
	}
	select {
	case <-waiting:
		t.Log("it had ended when all were stored")
	default: // the silent ones are still waited for, and all others are there
	}
	<-waiting
	if code := fetch.ProcessState.ExitCode(); code != exitSomeFailed {
		t.Errorf("it ended with %d, want %d", code, exitSomeFailed)
	}
}

// What a server said is remembered: gone for good, come back later, moved.
func TestRemembered(t *testing.T) {
	for _, c := range []struct {
		name string
		asks int // of the second fetch
		way  string
	}{
		{"gone (410)", 0, "/feed.xml"},
		{"busy (429)", 0, "/feed.xml"},
		{"moved (301)", 1, "/new/feed.xml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			stand := newStand(t, 0, 0)
			all := newsstand.Troubles()
			i := slices.IndexFunc(all, func(k newsstand.Trouble) bool { return k.Name == c.name })
			url, err := stand.Trouble(all[i])
			if err != nil {
				t.Fatal(err)
			}
			s := newCellar(t)
			s.follow(url)
			s.try("fetch")
			stand.Reset()
			s.try("fetch")
			if n := stand.Counts().Troubled; n != c.asks {
				t.Errorf("it is asked %d times more, want %d", n, c.asks)
			}
			f := s.sources()[0]
			if !strings.HasSuffix(f.Address, c.way) || f.Gone != (c.name == "gone (410)") {
				t.Errorf("it is kept as %+v", f)
			}
		})
	}
}
