//go:build unix

package fetch

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// BenchmarkNothingNew is a refresh of 50 feeds of one host where nothing
// changed, by a client that is new each time. cpu-ms is what client and server
// take together for all 50.
func BenchmarkNothingNew(b *testing.B) {
	address := serve(b, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) })
	b.ReportAllocs()
	start := cpu()
	for b.Loop() {
		c := New(Options{})
		refresh(b, c, feedsOf(address, 50))
		c.Close()
	}
	b.ReportMetric((cpu()-start)*1000/float64(b.N), "cpu-ms/op")
}

// BenchmarkFeeds is a first refresh of 50 feeds of 100 KB.
func BenchmarkFeeds(b *testing.B) {
	body := strings.Repeat("0123456789", 10_000)
	address := serve(b, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) })
	b.ReportAllocs()
	b.SetBytes(int64(50 * len(body)))
	for b.Loop() {
		c := New(Options{})
		refresh(b, c, feedsOf(address, 50))
		c.Close()
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = Parse("feed:https://Example.org:443/feed?format=xml#top")
	}
}

func refresh(b *testing.B, c *Client, addresses []string) {
	var wg sync.WaitGroup
	for _, address := range addresses {
		wg.Go(func() {
			if _, err := c.Get(b.Context(), Request{Address: address, ETag: `"1"`, Private: true}); err != nil {
				b.Error(err)
			}
		})
	}
	wg.Wait()
}

// cpu is the seconds of processor time that the process has used.
func cpu() float64 {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return float64(r.Utime.Sec+r.Stime.Sec) + float64(r.Utime.Usec+r.Stime.Usec)/1e6
}
