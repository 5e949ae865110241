package clean

import (
	"os"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// BenchmarkGrowth tells what each hostile shape costs at a size and at four times
// that: ms of CPU, the ratio of the two (4 is linear), and MB allocated at the larger.
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

func costOf(shape hostileShape, n int) (ms, mb float64) {
	it := shape.item(n)
	c := New()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := cpu()
	a := c.Clean(it)
	ms = float64(cpu()-start) / 1e6
	runtime.ReadMemStats(&after)
	if os.Getenv("LEDE_SOUND") != "" && len(a.Raw) < 0 {
		panic(a)
	}
	return ms, float64(after.TotalAlloc-before.TotalAlloc) / (1 << 20)
}

// cpu is the time that the process has used.
func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
