//go:build unix

package group

import (
	"fmt"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// batch is how many articles are placed before what changed is kept.
const batch = 64

// filled keeps n articles in a notebook, as a desk does.
func filled(p *press, n int) (plainly, *memoryBook) {
	book := newMemoryBook()
	x := opened(book)
	for done := 0; done < n; {
		for _, a := range p.stream(min(n, 1000), 500) {
			x.Add(a)
			if done++; done%batch == 0 {
				book.keep(x.Notes())
			}
		}
	}
	book.keep(x.Notes())
	return x, book
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkAdd adds one article of about 400 words to an index that holds many, with
// a share of what it costs to note it. It says how many bytes an article the index holds in memory and
// in its notebook, and how many it wrote there for each.
func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPress(1)
			x, book := filled(p, n)
			size, wrote := float64(book.size())/float64(n), float64(book.wrote)/float64(n)
			more := p.stream(b.N, 500)
			b.ReportAllocs()
			b.ResetTimer()
			cpu := processor()
			worst := time.Duration(0)
			for i, a := range more {
				before := processor()
				x.Add(a)
				if i%batch == batch-1 {
					book.keep(x.Notes())
				}
				worst = max(worst, processor()-before)
			}
			b.ReportMetric(float64(processor()-cpu)/float64(b.N), "cpu-ns/op")
			b.StopTimer()
			b.ReportMetric(float64(worst)/1e6, "worst-ms")
			b.ReportMetric(size, "kept-B/article")
			b.ReportMetric(wrote, "written-B/article")
			with := heap()
			runtime.KeepAlive(x)
			x.Index = nil
			b.ReportMetric(float64(with-heap())/float64(n+b.N), "held-B/article")
			runtime.KeepAlive(book)
		})
	}
}

// BenchmarkOpen opens a notebook and adds the first article.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPress(1)
			_, book := filled(p, n)
			first := p.stream(1, 500)[0]
			b.ReportAllocs()
			b.ResetTimer()
			cpu := processor()
			for b.Loop() {
				x := opened(book)
				x.Add(first)
			}
			b.ReportMetric(float64(processor()-cpu)/float64(b.N), "cpu-ns/op")
			b.ReportMetric(float64(processor()-cpu)/float64(b.N)/float64(n), "cpu-ns/article")
		})
	}
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
