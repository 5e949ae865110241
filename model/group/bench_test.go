//go:build unix

package group

import (
	"fmt"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// BenchmarkAdd adds one article of about 400 words to an index that holds many,
// and says how many bytes it holds an article.
func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPress(1)
			x := opened(nil)
			heap := func() uint64 {
				runtime.GC()
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				return m.HeapAlloc
			}
			lists()
			before := heap()
			for done := 0; done < n; done += 1000 {
				for _, a := range p.stream(1000, 500) {
					x.Add(a)
				}
			}
			held := float64(heap()-before) / float64(x.Len())
			more := p.stream(b.N, 500)
			b.ReportAllocs()
			b.ResetTimer()
			cpu := processor()
			for _, a := range more {
				x.Add(a)
			}
			b.ReportMetric(float64(processor()-cpu)/float64(b.N), "cpu-ns/op")
			b.ReportMetric(held, "bytes/article")
			runtime.KeepAlive(x)
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
