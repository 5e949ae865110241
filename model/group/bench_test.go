//go:build unix

package group

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

const (
	// batch is how many articles are placed before what changed is kept.
	batch = 64

	// atWork is how many articles an index places before it is measured, so that it has at hand what it
	// has when it is at work: what it reads of an old library it reads once.
	atWork = 16_000

	// perDay is what comes to a desk.
	perDay = 4000

	// millionFolder is the environment variable that names a folder for a library of a
	// million articles. Without it there is no such row. The library is made there, which takes
	// 2.5 GB and ten minutes of a processor, or goes on being made, and stays.
	millionFolder = "LEDE_GROUP_MILLION"
)

// shelf is an index over the notebook of a library on disk, as a desk has it.
type shelf struct {
	s      *store.SQLite
	path   string
	tx     store.Tx
	x      plainly
	p      *press
	n      int // articles
	worked int // of them, since it was opened
	wrote  int // bytes of notes
	reads  int // of notes

	took    []time.Duration // by articles; the last of a batch bears what it costs to note the batch
	commits []time.Duration // what the store takes to end a change, and now and then to clear up
}

func (s *shelf) Notes(from, to int64) iter.Seq2[model.Note, error] {
	s.reads++
	return s.tx.Notes(store.GroupBook, from, to)
}

// shelved opens a library and fills it until it has n articles; what it has it keeps.
func shelved(tb testing.TB, folder string, n int) *shelf {
	path := filepath.Join(folder, fmt.Sprint("library-", n, ".db"))
	s, err := store.Open(context.Background(), path, store.Options{})
	must(err)
	tb.Cleanup(func() { _ = s.Close() })
	out := &shelf{s: s, path: path}
	out.x = opened(out)
	must(s.Update(context.Background(), func(tx store.Tx) error {
		out.tx = tx
		out.n = out.x.Len()
		return nil
	}))
	out.p = newPress(uint64(1 + out.n))
	out.p.n, out.p.came = out.n, out.n
	for out.n < n {
		out.took, out.commits, out.reads = out.took[:0], out.commits[:0], 0
		for more := true; more; more = out.n%min(n, 100_000) > 0 {
			out.add(out.p.stream(1000-out.n%1000, perDay))
		}
		tb.Logf("%d: %s", out.n, out.costs())
	}
	return out
}

// add places articles batch by batch, each in a change of its own, and measures.
func (s *shelf) add(as []*model.Article) {
	for len(as) > 0 {
		some := as[:min(len(as), batch)]
		as = as[len(some):]
		before := processor()
		lap := func() {
			now := processor()
			s.took = append(s.took, now-before)
			before = now
		}
		must(s.s.Update(context.Background(), func(tx store.Tx) error {
			s.tx = tx
			for i, a := range some {
				s.x.Add(a)
				if i+1 < len(some) {
					lap()
				}
			}
			notes := s.x.Notes()
			for _, n := range notes {
				s.wrote += len(n.Value)
			}
			defer lap()
			return tx.Note(store.GroupBook, notes...)
		}))
		s.commits = append(s.commits, processor()-before)
		s.n += len(some)
		s.worked += len(some)
	}
}

// costs tells what was measured.
func (s *shelf) costs() string {
	mean, p99, worst := s.cost()
	return fmt.Sprintf("%v of the processor an article on average, %v of 99 %%, %v at worst; %v to commit at worst; %.1f notes read an article",
		mean, p99, worst, slices.Max(s.commits), float64(s.reads)/float64(len(s.took)))
}

func (s *shelf) cost() (mean, p99, worst time.Duration) {
	took := slices.Sorted(slices.Values(s.took))
	for _, d := range slices.Concat(took, s.commits) {
		mean += d
	}
	return mean / time.Duration(len(took)), took[len(took)*99/100], took[len(took)-1]
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// sizes are how many articles an index holds that more are added to, with a way to it.
func sizes(b *testing.B, run func(b *testing.B, s func() *shelf)) {
	for _, n := range []int{1000, 10_000, 100_000, 1_000_000} {
		folder := b.TempDir()
		if n == 1_000_000 {
			if folder = os.Getenv(millionFolder); folder == "" {
				continue
			}
		}
		of := sync.OnceValue(func() *shelf { return shelved(b, folder, n) })
		b.Run(fmt.Sprint(n), func(b *testing.B) { run(b, of) })
	}
}

// BenchmarkAdd adds one article of about 400 words to a library on disk that holds many, with
// a share of what it costs to note and keep it. It says how many bytes an article the index holds in memory
// and in the library's file, and how many it noted for each. The million is there only
// where the environment names a folder for it (see millionFolder).
func BenchmarkAdd(b *testing.B) {
	sizes(b, func(b *testing.B, of func() *shelf) {
		s := of()
		for s.worked < min(s.n, atWork) {
			s.add(s.p.stream(1000, perDay))
		}
		s.took, s.commits, s.wrote, s.reads = s.took[:0], s.commits[:0], 0, 0
		cpu := processor()
		b.ReportAllocs()
		for left := b.N; left > 0; {
			b.StopTimer()
			made := processor()
			as := s.p.stream(min(left, 1000), perDay)
			cpu += processor() - made
			left -= len(as)
			b.StartTimer()
			s.add(as)
		}
		b.StopTimer()
		b.ReportMetric(float64(processor()-cpu)/float64(b.N), "cpu-ns/op")
		_, p99, worst := s.cost()
		b.ReportMetric(float64(p99)/1e6, "p99-ms")
		b.ReportMetric(float64(worst)/1e6, "worst-ms")
		b.ReportMetric(float64(slices.Max(s.commits))/1e6, "worst-commit-ms")
		b.ReportMetric(float64(s.reads)/float64(b.N), "reads/op")
		b.ReportMetric(float64(s.wrote)/float64(b.N), "written-B/article")
		if of, err := os.Stat(s.path); err == nil {
			b.ReportMetric(float64(of.Size())/float64(s.n), "kept-B/article")
		}
		if b.N == 1 {
			return // one that was opened anew would have nothing at hand when it is asked in earnest
		}
		with := heap()
		s.x, s.worked = opened(s), 0
		b.ReportMetric(float64(with-heap())/float64(s.n), "held-B/article")
	})
}

// BenchmarkOpen opens a library and adds the first articles: one, and a hundred more.
func BenchmarkOpen(b *testing.B) {
	sizes(b, func(b *testing.B, of func() *shelf) {
		s := of()
		b.ReportAllocs()
		b.ResetTimer()
		var first, more time.Duration
		for b.Loop() {
			b.StopTimer()
			as := s.p.stream(101, perDay)
			b.StartTimer()
			s.x = opened(s)
			cpu := processor()
			s.add(as[:1])
			first += processor() - cpu
			s.add(as[1:])
			more += processor() - cpu
		}
		b.ReportMetric(float64(first)/float64(b.N)/1e6, "first-cpu-ms")
		b.ReportMetric(float64(more)/float64(b.N)/1e6, "hundred-cpu-ms")
	})
}

// processor is the time that this process has had of its processors: on a machine that
// is shared the clock on the wall says little.
func processor() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func BenchmarkFold(b *testing.B) {
	p := newPress(1)
	text := p.stream(1, 1)[0].Text()
	var ts []token
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		ts = fold(ts, text)
	}
}
