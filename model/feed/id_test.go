package feed_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model/feed"
)

// ids of the items of a feed at an address.
func ids(t *testing.T, at string, items ...string) []string {
	t.Helper()
	f, err := feed.Parse([]byte("<rss><channel>"+strings.Join(items, "")+"</channel></rss>"), "", at, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, it := range f.Items {
		all = append(all, it.ID)
	}
	return all
}

// TestIDs states what an item is called.
func TestIDs(t *testing.T) {
	const at = "https://feeds.harbour.example/news?f=rss"
	for _, row := range []struct{ name, item, want string }{
		{"a guid that is an address", "<item><title>A</title><guid>https://www.harbour.example/a</guid></item>", "https://www.harbour.example/a"},
		{"a guid of another site", "<item><title>A</title><guid>https://other.example/a</guid></item>", "harbour.example#https://other.example/a"},
		{"a guid of its own", "<item><title>A</title><guid isPermaLink='false'> 4711 </guid></item>", "feeds.harbour.example/news?f=rss#4711"},
		{"a tag", "<item><title>A</title><guid>tag:harbour.example,2025:1</guid></item>", "harbour.example#tag:harbour.example,2025:1"},
		{"no guid", "<item><title>A</title><link>https://harbour.example/a?id=1&amp;utm_source=rss&amp;x=2#b</link></item>", "https://harbour.example/a?id=1&x=2#b"},
		{"a long guid", "<item><title>A</title><guid>" + strings.Repeat("g", 5000) + "</guid></item>", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := ids(t, at, row.item)
			if row.want == "" {
				if len(got[0]) > 100 {
					t.Errorf("an id of %d bytes", len(got[0]))
				}
				return
			}
			if len(got) != 1 || got[0] != row.want {
				t.Errorf("%q, want %q", got, row.want)
			}
		})
	}
}

// TestSameArticle: in all feeds of a site an article has one id, whatever the
// feed's address changes to; another site's feed cannot claim it.
func TestSameArticle(t *testing.T) {
	item := "<item><title>A</title><guid>https://www.bbc.co.uk/news/a</guid></item>"
	world, uk := ids(t, "https://feeds.bbci.co.uk/news/world/rss.xml", item), ids(t, "http://feeds.bbci.co.uk/news/uk/rss.xml", item)
	if world[0] != uk[0] {
		t.Errorf("two feeds of a site: %q, %q", world, uk)
	}
	own, evil := ids(t, "https://www.bbc.co.uk/rss", item), ids(t, "https://evil.example/rss", item)
	if own[0] == evil[0] {
		t.Errorf("another site claims %q", own)
	}
	item = "<item><title>A</title><guid>1</guid></item>"
	if a, b := ids(t, "http://www.a.example/feed/", item), ids(t, "https://a.example/feed", item); a[0] != b[0] {
		t.Errorf("%q, %q: it moved to https", a, b)
	}
}

// TestGuidsThatRepeat: items whose guids do not tell them apart stay apart.
func TestGuidsThatRepeat(t *testing.T) {
	const at = "https://harbour.example/feed"
	got := ids(t, at,
		"<item><title>A</title><guid>same</guid><link>https://harbour.example/a</link></item>",
		"<item><title>B</title><guid>same</guid><link>https://harbour.example/b</link></item>",
	)
	if strings.Join(got, " ") != "https://harbour.example/a https://harbour.example/b" {
		t.Errorf("links tell them apart: %q", got)
	}
	got = ids(t, at,
		"<item><title>A</title><guid>https://harbour.example/</guid><link>https://harbour.example/</link></item>",
		"<item><title>B</title><guid>https://harbour.example/</guid><link>https://harbour.example/</link></item>",
		"<item><title>C</title><description>one</description></item>",
		"<item><title>C</title><description>two</description></item>",
		"<item><title>C</title><description>two</description></item>",
	)
	if len(got) != 4 {
		t.Errorf("titles and texts tell them apart: %q", got)
	}
	for _, id := range got {
		if !strings.HasPrefix(id, "harbour.example/feed#") {
			t.Errorf("%q", id)
		}
	}
	got = ids(t, at, "<item><title>A</title><guid>1</guid></item>", "<item><title>A</title><guid>1</guid></item>", "<item><title>B</title><guid>2</guid></item>")
	if len(got) != 2 {
		t.Errorf("the same item twice: %q", got)
	}
}
