package feed_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
)

// TestCutAnywhere: of a feed that breaks off at any byte every item before that is
// what it was, and the others are not there.
func TestCutAnywhere(t *testing.T) {
	for name, row := range map[string]struct{ body, end string }{
		"RSS": {rss(20, 300), "</item"}, "Atom": {atom(20), "</entry"}, "JSON": {jsonFeed(20), `"}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			sound := parse(t, row.body).Items
			first := strings.Index(row.body, row.end)
			rapid.Check(t, func(rt *rapid.T) {
				at := rapid.IntRange(first, len(row.body)).Draw(rt, "at")
				f := parse(t, row.body[:at])
				if whole := strings.Count(row.body[:at], row.end); len(f.Items) != whole {
					rt.Fatalf("%d items of %d, %v", len(f.Items), whole, f.Problems)
				}
				for i, it := range f.Items {
					if fmt.Sprint(it) != fmt.Sprint(sound[i]) {
						rt.Fatalf("item %d: %v, want %v", i+1, it, sound[i])
					}
				}
				if len(f.Problems) == 0 && at < len(row.body)-8 {
					rt.Fatal("nothing is said of the end")
				}
			})
		})
	}
}

// TestOneByte: one wrong byte anywhere in the items costs at most the item that it
// stands in and the one behind, and no item goes in silence.
func TestOneByte(t *testing.T) {
	for name, row := range map[string]struct{ body, start, end string }{
		"RSS": {rss(20, 300), "<item>", "</channel>"}, "Atom": {atom(20), "<entry>", "</feed>"}, "JSON": {jsonFeed(20), `{"id"`, "]}\n"},
	} {
		t.Run(name, func(t *testing.T) {
			sound := parse(t, row.body).Items
			from, to := strings.Index(row.body, row.start), strings.LastIndex(row.body, row.end)
			rapid.Check(t, func(rt *rapid.T) {
				at := rapid.IntRange(from, to-1).Draw(rt, "at")
				b := []byte(row.body)
				b[at] = rapid.OneOf(rapid.SampledFrom([]byte("<>&\"'!?/[]{},:\\ -\n")), rapid.Byte()).Draw(rt, "byte")
				f := parse(t, string(b))
				have := map[string]model.Item{}
				for _, it := range f.Items {
					have[it.ID] = it
				}
				lost := 0
				for _, it := range sound {
					if fmt.Sprint(have[it.ID]) != fmt.Sprint(it) {
						lost++
					}
				}
				if lost > 2 {
					rt.Fatalf("%d items are lost: %v\n%s", lost, f.Problems, b[max(0, at-100):min(len(b), at+100)])
				}
				if len(f.Items) < len(sound) && len(f.Problems) == 0 {
					rt.Fatalf("%d items went in silence\n%s", len(sound)-len(f.Items), b[max(0, at-100):min(len(b), at+100)])
				}
			})
		})
	}
}
