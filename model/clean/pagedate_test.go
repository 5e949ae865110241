package clean

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

func TestPageDate(t *testing.T) {
	const (
		body     = `<p>One sentence that is long enough to be the body of a page stands here, with some words more.</p><p>And a second sentence that is long enough as well follows on the first one, for good measure.</p>`
		h1       = `<h1>A town votes to stay</h1>`
		ld       = `<script type="application/ld+json">`
		headline = `"@type":"NewsArticle","headline":"A town votes to stay"`
	)
	for _, row := range []struct{ name, url, head, top, want string }{
		{"structured data", "", ld + `{` + headline + `,"datePublished":"2025-03-04T10:00:00+01:00","dateModified":"2025-05-05T10:00:00+01:00"}</script>`, h1, "2025-03-04T10:00:00+01:00"},
		{"a line break in structured data", "", ld + "{" + headline + `,"description":"two` + "\n" + `lines","datePublished":"2025-03-04"}</script>`, h1, "2025-03-04"},
		{"the zone of another field", "", ld + `{` + headline + `,"datePublished":"2025-03-05T02:00:00Z"}</script><meta property="article:published_time" content="2025-03-04T21:00:00-05:00">`, h1, "2025-03-04T21:00:00-05:00"},
		{"the day that is shown", "", ld + `{` + headline + `,"datePublished":"2025-03-05T02:00:00Z"}</script>`, h1 + "<p>March 4, 2025</p>", "2025-03-04"},
		{"another article's node first", "", `<title>A town votes to stay</title>` + ld + `[{"@type":"NewsArticle","headline":"Ferry sinks","datePublished":"2024-01-01"},{` + headline + `,"datePublished":"2025-03-04"}]</script>`, h1, "2025-03-04"},
		{"this page's node by its address", "", `<link rel="canonical" href="https://bay.example/x">` + ld + `[{"@type":"Article","headline":"B","url":"https://www.bay.example/y","datePublished":"2024-01-01"},{"@type":"Article","headline":"C","mainEntityOfPage":{"@id":"https://www.bay.example/x#a"},"datePublished":"2025-03-04"}]</script>`, h1, "2025-03-04"},
		{"written anew with every change", "", ld + `{` + headline + `,"datePublished":"Jun 12, 2025","dateModified":"Jun 10, 2025"}</script>`, h1 + "<p>November 2, 2022</p>", "2022-11-02"},
		{"the address is older", "https://bay.example/2022/11/02/x", ld + `{` + headline + `,"datePublished":"2025-06-12"}</script>`, h1, "2022-11-02"},
		{"shown as published", "", `<meta property="article:published_time" content="2025-06-12">`, h1 + "<div>Published\u2002Nov 2, 2022</div>", "2022-11-02"},
		{"shown as published in microdata", "", `<meta property="article:published_time" content="2025-06-12">`, h1 + `<time itemprop="datePublished">2 Nov 2022</time>`, "2022-11-02"},
		{"a change is shown", "", `<meta property="article:published_time" content="2022-11-02">`, h1 + "<p>Last updated: June 12, 2025</p>", "2022-11-02"},
		{"a change is shown in two blocks", "", `<meta property="article:published_time" content="2022-11-02">`, h1 + "<div>Last updated:</div><div>November 3, 2022</div>", "2022-11-02"},
		{"written anew: readers see the change alone", "", `<meta property="article:published_time" content="2022-11-02"><meta property="article:modified_time" content="2025-06-12">`, h1 + `<div class="post-meta">Updated 12 June 2025 in Gardens and ponds</div>`, ""},
		{"written anew: the copy's own line", "", `<meta property="article:published_time" content="2022-11-02"><meta property="article:modified_time" content="2025-06-12">`, h1 + "<p>Last updated: June 12, 2025</p>", "2025-06-12"},
		{"written anew: the address knows the month", "https://bay.example/2022/11/x", `<meta property="article:published_time" content="2022-11-02"><meta property="article:modified_time" content="2025-06-12">`, h1 + "<p>Last updated: June 12, 2025</p>", "2022-11-02"},
		{"written anew: publication is shown, too", "", `<meta property="article:published_time" content="2022-11-02"><meta property="article:modified_time" content="2025-06-12">`, h1 + "<p>Published: November 2, 2022. Updated: June 12, 2025</p>", "2022-11-02"},
		{"written anew: nothing is shown", "", `<meta property="article:published_time" content="2022-11-02"><meta property="article:modified_time" content="2025-06-12">`, h1 + "", "2022-11-02"},
		{"put right within weeks", "", `<meta property="article:published_time" content="2022-11-02"><meta property="article:modified_time" content="2022-12-01">`, h1 + "<p>Last updated: December 1, 2022</p>", "2022-11-02"},
		{"nothing but a change", "", "", h1 + "<p>Last updated: June 12, 2025</p>", "2025-06-12"},
		{"today's over the headline", "", "", `<header><div>Sunday, November 22, 2026</div></header>` + h1 + "<p>March 4, 2025</p>", "2025-03-04"},
		{"today's and no other", "", "", `<header><div>Sunday, November 22, 2026</div></header>` + h1, ""},
		{"over the headline", "", "", `<div>March 4, 2025</div>` + h1, "2025-03-04"},
		{"under the headline first", "", "", `<div>March 9, 2025</div>` + h1 + `<div>March 4, 2025</div>`, "2025-03-04"},
		{"an event", "", "", h1 + `<p>The fair of the town opens its gates on March 4, 2031 for all that want to see it and the sea</p>`, ""},
		{"a comment", "", "", h1 + `<div class="comments"><time datetime="2025-03-04">March 4</time></div>`, ""},
		{"a teaser", "", "", h1 + `<div class="related-stories"><time datetime="2025-03-04">March 4, 2025</time></div>`, ""},
		{"teasers of several days", "", "", h1 + `<div><time datetime="2025-03-04">x</time><time datetime="2025-03-05">y</time></div>`, ""},
		{"a time of a change", "", "", h1 + `<time class="updated" datetime="2025-03-04">x</time><time class="entry-date published" datetime="2025-02-02">y</time>`, "2025-02-02"},
		{"a table", "", "", h1 + `<table><tr><td>Day</td><td>Sales on</td><td>2025-03-04</td></tr></table>`, ""},
		{"data for scripts", "", `<script>self.x={"page":{"publishedAt":"2025-03-04T10:00:00Z","updatedAt":"2026-01-01"}}</script>`, h1, "2025-03-04T10:00:00Z"},
		{"data for scripts of several", "", `<script>[{"publishedAt":"2025-03-04"},{"publishedAt":"2025-03-05"}]</script>`, h1, ""},
		{"data in an attribute", "", "", `<div id="app" data-page="{&quot;datePublished&quot;:&quot;2025-03-04T09:00:00-05:00&quot;,&quot;more&quot;:&quot;` + strings.Repeat("a", 500) + `&quot;}"></div>` + h1, "2025-03-04T09:00:00-05:00"},
		{"day and month, no country", "", "", h1 + "<p>3/4/2025</p>", ""},
		{"day and month, United States", "", `<meta property="og:locale" content="en_US">`, h1 + "<p>3/4/2025</p>", "2025-03-04"},
		{"day and month, Britain", "", `<meta property="og:locale" content="en_GB">`, h1 + "<p>3/4/2025</p>", "2025-04-03"},
		{"day and month, a system's own tag", "https://bay.example.co.uk/x", `<meta property="og:locale" content="en_US">`, h1 + "<p>3/4/2025</p>", ""},
		{"joined by stops", "", "", h1 + "<p>Published on 25.Jun.2019 in Vol 7, No 6 (2019): June</p>", "2019-06-25"},
		{"a year of two figures", "", "", h1 + "<p>Published on 25.06.19 in Vol 7, No 6 (2019): June</p>", "2019-06-25"},
		{"seconds since 1970", "", `<meta name="pubdate" content="1741082400">`, h1, "2025-03-04T10:00:00Z"},
	} {
		t.Run(row.name, func(t *testing.T) {
			address := row.url
			if address == "" {
				address = "https://bay.example/x"
			}
			a := New().Apply(model.Item{ID: "x", URL: address, HTML: "<html><head>" + row.head + "</head><body>" + row.top + body + "</body></html>"})
			sound(t, a)
			if got := a.Published.String(); got != row.want {
				t.Errorf("got %q, want %q", got, row.want)
			}
		})
	}
}
