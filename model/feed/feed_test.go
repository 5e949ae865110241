package feed_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model/feed"
)

const address = "https://harbour.example/feed.xml"

func parse(t *testing.T, body string) feed.Feed {
	t.Helper()
	f, err := feed.Parse([]byte(body), "", address, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestSound reads sound feeds of all formats to the same items.
func TestSound(t *testing.T) {
	for name, body := range map[string]string{"RSS": rss(500, 500), "Atom": atom(500), "JSON": jsonFeed(500)} {
		t.Run(name, func(t *testing.T) {
			f := parse(t, body)
			if len(f.Items) != 500 || len(f.Problems) != 0 || f.Title != "The Harbour Times" || f.Home != "https://harbour.example/" {
				t.Fatalf("%d items, %v, %q, %q", len(f.Items), f.Problems, f.Title, f.Home)
			}
			it := f.Items[6]
			if it.Title != "Story 7" || it.URL != "https://harbour.example/story/7" || it.Published.String() != "2025-02-19T08:07:00Z" ||
				it.Byline != "Ada Quill" || !strings.HasPrefix(it.HTML, "<p>Ferry 7") || it.Text != "" || it.Source != f.Title {
				t.Errorf("%+v", it)
			}
		})
	}
}

// TestCut: of a feed that breaks off in item 501 the 500 before it stay.
func TestCut(t *testing.T) {
	for name, body := range map[string]string{"RSS": rss(600, 500), "Atom": atom(600), "JSON": jsonFeed(600)} {
		t.Run(name, func(t *testing.T) {
			at := strings.Index(body, "Story 501")
			for _, more := range []int{0, 20, 60, 90} {
				f := parse(t, body[:at+more])
				if len(f.Items) != 500 || len(f.Problems) != 1 || !strings.Contains(f.Problems[0].What, "item 501 breaks off") {
					t.Errorf("%d bytes on: %d items, %v", more, len(f.Items), f.Problems)
				}
			}
		})
	}
}

// TestOneBroken: whatever is wrong with one item of 500, the other 499 are what
// they were.
func TestOneBroken(t *testing.T) {
	sound := parse(t, rss(500, 500)).Items
	for i, item := range []string{
		"<item><title>Broken</item>",
		"<item><title>Broken</titel><link>https://harbour.example/b</link></item>",
		"<item><title>Broken <description>no end of either</item>",
		"<item><title>Broken</title><description><![CDATA[<p>never closed</description></item>",
		"<item><title>Broken</title><description><p>unescaped <b>HTML</description></item>",
		"<item><title>Broken</title></description></b></item>",
		"<item><title>Broken</title>",
		"<item>",
		"<item></item>",
		"<item/>",
		"<item><title>Broken < & > \x01 \xff</title></item>",
		`<item><title attr="no end>Broken</title></item>`,
		"<item><!-- <title>Broken</title></item>",
		"<item><?php <title>Broken</title></item>",
		"<item><guid><guid><guid>Broken</item>",
		strings.Repeat("<item>", 3),
		"<item>" + strings.Repeat("<deep>", 1000) + "</item>",
		"</item></item>",
		"<>< ></ >",
		"]]>",
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			body := strings.Replace(rss(500, 500), rssItem(250, 500), item, 1)
			f := parse(t, body)
			if n := len(f.Items); n != 499 && n != 500 {
				t.Fatalf("%d items, %v", n, f.Problems)
			}
			if n := len(f.Problems); n > 3 {
				t.Errorf("%d problems: %v", n, f.Problems)
			}
			have := map[string]string{}
			for _, it := range f.Items {
				have[it.ID] = fmt.Sprint(it)
			}
			for i, it := range sound {
				if i != 249 && have[it.ID] != fmt.Sprint(it) {
					t.Errorf("item %d: %s, want %v", i+1, have[it.ID], it)
				}
			}
		})
	}
}
