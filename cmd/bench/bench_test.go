package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The bench itself runs: a small library, the rows that are soon done.
func TestBench(t *testing.T) {
	if testing.Short() {
		t.Skip("builds lede and fetches with it")
	}
	if _, err := os.Stat("/proc/self/schedstat"); err != nil {
		t.Skip(err)
	}
	var out strings.Builder
	keep := t.TempDir()
	if err := bench(t.Context(), []string{"-quick", "-articles", "100", "-keep", keep, "memory", "open"}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	if err := bench(t.Context(), []string{"-quick", "-articles", "100", "-keep", keep, "refresh"}, &out, &said); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(said.String(), "100 articles, kept") {
		t.Errorf("the kept library was not taken: %s", said.String())
	}
	for _, row := range []string{"memory after opening, MB", "refresh, nothing new: 304 of requests | 50 of 50 ✓", "open an article: bytes"} {
		if !strings.Contains(out.String(), row) {
			t.Errorf("no row %q in:\n%s", row, out.String())
		}
	}
}

func TestParse(t *testing.T) {
	p, err := parse([]string{"-articles", "10_000,100", "start", "open"})
	if err != nil || !slices.Equal(p.sizes, []int{100, 10000}) || !slices.Equal(p.rows, []string{"start", "open"}) {
		t.Errorf("parsed as %+v, %v", p, err)
	}
	for _, args := range [][]string{{"-articles", "x"}, {"-articles", "3"}, {"nothing"}} {
		if _, err := parse(args); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
}

func TestTable(t *testing.T) {
	var tab table
	tab.atMost("a", "≤ 5", 100, 4.25, 5)
	tab.atMost("a", "≤ 5", 10000, 1234.5, 5)
	tab.atLeast("b", "≥ 5", 100, 4, 5)
	tab.atMost("c", "", 10000, 0, 0)
	const want = "| | 100 | 10,000 | to reach |\n|---|---|---|---|\n" +
		"| a | 4.2 ✓ | 1,234 ✗ | ≤ 5 |\n| b | 4 ✗ | – | ≥ 5 |\n| c | – | 0 |  |\n"
	if got := tab.markdown([]int{100, 10000}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	tab.keep(100, "x", 1)
	tab.keep(1000, "x", 2)
	tab.keep(5000, "x", 3)
	if f, ok := tab.smallest(5000, "x"); !ok || f != 1 {
		t.Errorf("smallest %v %v", f, ok)
	}
	if f, ok := tab.below(5000, "x"); !ok || f != 2 {
		t.Errorf("below %v %v", f, ok)
	}
	if _, ok := tab.smallest(100, "x"); ok {
		t.Error("the smallest has one that is smaller")
	}
	if _, ok := tab.below(100, "x"); ok {
		t.Error("something is below the smallest")
	}
}

func TestUsable(t *testing.T) {
	rows := strings.Repeat("a headline                                    │ body\n", 20)
	if !usable(rows) || usable("\n\n  loading\n") || usable(strings.Repeat(strings.Repeat(" ", 50)+"body\n", 20)) {
		t.Error("a list is not told from none")
	}
	if h := head(rows); strings.Contains(h, "body") || strings.Count(h, "\n") != looked {
		t.Errorf("the head is %q", h)
	}
}

func TestUsage(t *testing.T) {
	u, err := usageOf(os.Getpid())
	if err != nil {
		t.Skip(err)
	}
	if u.peak < 1<<20 || u.now > u.peak || u.cpu <= 0 {
		t.Errorf("this test uses %+v", u)
	}
	if n := field([]byte("VmRSS:\nVmHWM:\t  123 kB\n"), "VmHWM:"); n != 123 {
		t.Errorf("read as %d", n)
	}
	if _, err := usageOf(-1); err == nil {
		t.Error("a process that is not there uses something")
	}
}

// A print tells when a byte of the database or its log has changed.
func TestPrint(t *testing.T) {
	l := &library{dir: t.TempDir()}
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(l.db(), "one")
	was, err := l.print()
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := l.print(); again != was {
		t.Error("it is another without a change")
	}
	write(l.db()+"-wal", "two")
	if now, _ := l.print(); now == was {
		t.Error("it is the same with a log")
	}
	c, err := l.copied("copy")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(l.dir, "copy", "lede.db-wal")); err != nil || string(text) != "two" {
		t.Errorf("%q, %v", text, err)
	}
	if c.stored != l.stored {
		t.Error("a copy holds something else")
	}
}
