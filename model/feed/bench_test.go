package feed_test

import (
	"testing"
	"time"

	"github.com/lede-reader/lede/model/feed"
)

// BenchmarkParse reads 10,000 items of 4 KB, the largest feed that is taken whole.
// Half of what a run allocates are the items themselves.
func BenchmarkParse(b *testing.B) {
	body := []byte(rss(10_000, 3800))
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := feed.Parse(body, "application/rss+xml", address, time.Time{})
		if err != nil || len(f.Items) != 10_000 {
			b.Fatal(len(f.Items), f.Problems, err)
		}
	}
}

// BenchmarkJSON reads 10,000 short items.
func BenchmarkJSON(b *testing.B) {
	body := []byte(jsonFeed(10_000))
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if f, err := feed.Parse(body, "application/feed+json", address, time.Time{}); err != nil || len(f.Items) != 10_000 {
			b.Fatal(err)
		}
	}
}
