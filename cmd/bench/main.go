// Command bench measures lede as a person meets it: the built program, in a
// terminal whose screen is modelled, on libraries that it fetched itself from a
// newsstand on loopback. It prints the rows of PERFORMANCE that are about the
// library as a markdown table, each beside its bound.
//
//	go run ./cmd/bench                      all rows at 100, 10,000 and 100,000 articles
//	go run ./cmd/bench -articles 100,10000 start open
//	go run ./cmd/bench -quick               every row, small, in under a minute
//	go run ./cmd/bench -keep ~/bench        keep the libraries there, and take those that are there
//
// Without -keep the folder is that of LEDE_BENCH, if it is set. A library of
// 100,000 articles takes some minutes to make; kept ones are copied before anything
// is measured that changes them. To be sure of what is measured, make them anew when
// the schema or the engines have changed.
//
// Where a row is about the time by the clock, the median of several runs counts, and
// each waits for a moment in which the machine does nothing else; if none comes, it
// is said, and measured all the same.
//
// It needs Linux (/proc), and ends with 1 if a row could not be measured. A row
// that misses its bound is marked, which does not fail the run: machines differ.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := bench(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// plan is what to measure.
type plan struct {
	sizes    []int // articles stored, ascending
	rows     []string
	runs     int // of which the median counts
	first    int // articles of the first fetch
	more     int // articles that come on top of a library
	downs    int // times that the cursor goes down to measure once
	idle     int // seconds to watch a reader that nobody touches
	lede     string
	patience time.Duration // with a machine that is busy
	keep     string        // folder of libraries that stay, "" if none do
}

func bench(ctx context.Context, args []string, out, say io.Writer) error {
	p, err := parse(args)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "lede-bench-")
	if err != nil {
		return fmt.Errorf("make a place to work in: %w", err)
	}
	defer os.RemoveAll(dir)
	if p.lede == "" {
		p.lede = filepath.Join(dir, "lede")
		build := exec.CommandContext(ctx, "go", "build", "-o", p.lede, "github.com/lede-reader/lede/cmd/lede")
		build.Stderr = say
		if err := build.Run(); err != nil {
			return fmt.Errorf("build lede: %w", err)
		}
	}
	r := &runner{plan: p, lede: &program{path: p.lede, home: dir}, dir: dir, say: say}
	err = r.run(ctx)
	where := machine(ctx)
	if r.busy {
		where += "; the machine was busy with other things"
	}
	fmt.Fprintf(out, "%s\n\n%s", where, r.table.markdown(p.sizes))
	return err
}

// Row names, in the order of the table.
var rows = []string{"start", "memory", "down", "open", "search", "mark", "session", "idle", "ingest", "refresh"}

func parse(args []string) (plan, error) {
	p := plan{sizes: []int{100, 10_000, 100_000}, runs: 5, first: 10_000, more: 5_000, downs: 20, idle: 10, patience: patience}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	sizes := flags.String("articles", "", "sizes of the libraries, with commas between (100,10000,100000)")
	quick := flags.Bool("quick", false, "every row, small, in under a minute")
	flags.StringVar(&p.keep, "keep", os.Getenv("LEDE_BENCH"), "keep the libraries in this folder, and take those that are there [LEDE_BENCH]")
	flags.StringVar(&p.lede, "lede", "", "measure this program instead of building one")
	flags.Usage = func() {
		fmt.Fprintf(flags.Output(), "usage: bench [flags] [row …]\nrows: %s\n", strings.Join(rows, " "))
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return p, err
	}
	if *quick {
		p.sizes, p.runs, p.first, p.more, p.downs, p.idle, p.patience = []int{500}, 1, 500, 250, 4, 2, hurry
	}
	if *sizes != "" {
		p.sizes = nil
		for s := range strings.SplitSeq(*sizes, ",") {
			n, err := strconv.Atoi(strings.ReplaceAll(s, "_", ""))
			if err != nil || n < feeds {
				return p, fmt.Errorf("-articles %q: want numbers from %d up", *sizes, feeds)
			}
			p.sizes = append(p.sizes, n)
		}
		slices.Sort(p.sizes)
	}
	p.rows = rows
	if flags.NArg() > 0 {
		p.rows = flags.Args()
	}
	for _, row := range p.rows {
		if !slices.Contains(rows, row) {
			return p, fmt.Errorf("row %q: want one of %s", row, strings.Join(rows, ", "))
		}
	}
	return p, nil
}

// runner goes through a plan.
type runner struct {
	plan
	lede  *program
	dir   string
	say   io.Writer
	table table

	waited time.Duration // for quiet moments
	busy   bool          // there was none at last
}

// run measures size by size; what fails is said and does not stop the rest.
func (r *runner) run(ctx context.Context) error {
	var failed []error
	do := func(name string, measure func() error) {
		if !slices.Contains(r.rows, name) || ctx.Err() != nil {
			return
		}
		fmt.Fprintf(r.say, "bench: %s\n", name)
		if err := measure(); err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", name, err))
		}
	}
	do("ingest", func() error { return r.first(ctx) })
	lib, err := newLibrary(r.lede, filepath.Join(r.dir, "library"))
	if err != nil {
		return err
	}
	defer lib.close()
	for _, n := range r.sizes {
		fmt.Fprintf(r.say, "bench: a library of %d articles\n", n)
		begun := time.Now()
		taken, err := lib.reach(ctx, r.keep, n)
		if err != nil {
			return errors.Join(append(failed, err)...)
		}
		if taken {
			fmt.Fprintf(r.say, "bench: %d articles, kept from an earlier run\n", n)
		}
		fmt.Fprintf(r.say, "bench: it stands after %v\n", time.Since(begun).Round(time.Second))
		do("start", func() error { return r.start(ctx, lib, n) })
		do("memory", func() error { return r.inReader(ctx, lib, n, r.memory) })
		do("down", func() error { return r.inReader(ctx, lib, n, r.down) })
		do("open", func() error { return r.inReader(ctx, lib, n, r.open) })
		do("search", func() error { return r.search(ctx, lib, n) })
		do("idle", func() error { return r.inReader(ctx, lib, n, r.idleness) })
		do("refresh", func() error { return r.refresh(ctx, lib, n) })
		do("mark", func() error { return r.inCopy(ctx, lib, n, "mark", r.mark) })
		do("session", func() error { return r.inCopy(ctx, lib, n, "session", r.session) })
		if n >= r.more {
			do("ingest", func() error { return r.further(ctx, lib, n) })
		}
	}
	return errors.Join(failed...)
}
