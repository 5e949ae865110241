package clean

import (
	"fmt"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
)

// BenchmarkGrowth tells what each hostile shape costs at a size and at four times
// that: ms of CPU at the larger, the ratio of the two (4 is linear), and MB allocated.
//
//	go test ./model/clean -run xxx -bench Growth -benchtime 1x
func BenchmarkGrowth(b *testing.B) {
	for _, shape := range hostileShapes {
		b.Run(shape.name, func(b *testing.B) {
			for b.Loop() {
				const n = 512 << 10
				small, _ := costOf(shape, n)
				large, mb := costOf(shape, 4*n)
				b.ReportMetric(large, "ms")
				b.ReportMetric(large/small, "ratio")
				b.ReportMetric(mb, "MB")
			}
		})
	}
}

// BenchmarkGrowthOfSource tells what documents of one source cost, the first 5000
// and those after 15,000: us of CPU a document, and the ratio of the two (1 is linear).
func BenchmarkGrowthOfSource(b *testing.B) {
	for name, text := range hostileSources() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c := New()
				var at [5]time.Duration
				for i := range 20_000 {
					if i%5000 == 0 {
						at[i/5000] = cpu()
					}
					c.Clean(model.Item{ID: fmt.Sprint(i), Source: "s", Text: text(i)})
				}
				at[4] = cpu()
				b.ReportMetric(float64(at[4]-at[3])/5000/1000, "us")
				b.ReportMetric(float64(at[4]-at[3])/float64(at[1]-at[0]), "ratio")
			}
		})
	}
}

func costOf(shape hostileShape, n int) (ms, mb float64) {
	it := shape.item(n)
	c := New()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := cpu()
	c.Clean(it)
	ms = float64(cpu()-start) / 1e6
	runtime.ReadMemStats(&after)
	return ms, float64(after.TotalAlloc-before.TotalAlloc) / (1 << 20)
}

// cpu is the time that the process has used.
func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
