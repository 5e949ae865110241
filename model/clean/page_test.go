package clean

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

const harbour = `<!doctype html><html lang="en-GB"><head><title>Harbour votes to stay open | The Bay Paper</title>
<meta property="og:title" content="Harbour votes to stay open"><meta property="og:site_name" content="The Bay Paper">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour votes to stay open","datePublished":"2025-03-04T10:11:12+01:00","author":[{"name":"Jo Marsh"},{"name":"Al Orr"}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Harbour votes to stay open</h1><p class="byline">By Jo Marsh and Al Orr</p>
<p>The harbour of the small town will <b>stay open</b> for another year, its council decided on Monday after a long night of talks that few had expected to end.</p>
<figure><img src="x.jpg"><figcaption>The harbour at dawn. Photo: Al Orr</figcaption></figure>
<p>“It was close,” said <a href="/people/lena">Lena Duda</a>, who leads the council, and she added that the vote would be held again when the new quay is <em>ready</em> next spring.</p>
<aside class="pull-quote"><p>“It was close, and it will be close again”</p><cite>Lena Duda, council leader</cite></aside>
<h2>What comes next</h2>
<p>Three things have to be done before the year is out, according to the council, and none of them is cheap for a town of nine thousand people:</p>
<ul><li>a new crane for the northern quay, which was promised years ago</li><li>a road that lorries can use in the winter months without chains</li></ul>
<ol start="3"><li>money, of which there is less than there was last year</li></ol>
<blockquote><p>The harbour is all that we have, and it is all that we will have for years.</p></blockquote>
<pre>tide  high  low

mon   06:10 12:30</pre>
<p>He called it <q>a good day</q> and used <code>git blame</code> to find who had written the plan, a line at a time, over the last four years of work.</p>
<div class="related-stories"><h3>Related stories</h3><ul><li><a href="/a">Ferry sinks</a></li></ul></div>
<div class="newsletter-signup"><p>Get the news in your inbox every morning. Sign up now.</p></div>
</article><footer>© 2025 The Bay Paper</footer></body></html>`

func TestPage(t *testing.T) {
	a := New().Apply(model.Item{ID: "h", URL: "https://bay.example/news/harbour", HTML: harbour})
	sound(t, a)
	if a.Headline != "Harbour votes to stay open" || a.HeadlineFrom != model.FromPage || a.Byline != "Jo Marsh, Al Orr" ||
		a.Published.String() != "2025-03-04T10:11:12+01:00" || a.Language != "en" || a.Source != "The Bay Paper" {
		t.Errorf("fields: %q %q %q %v %q %q", a.Headline, a.HeadlineFrom, a.Byline, a.Published, a.Language, a.Source)
	}
	type row struct {
		Kind   model.BlockKind
		Level  int
		Marker string
		Start  string
	}
	var got []row
	for _, b := range a.Body {
		got = append(got, row{b.Kind, b.Level, b.Marker, b.Text[:min(len(b.Text), 12)]})
	}
	want := []row{
		{model.Paragraph, 0, "", "The harbour "},
		{model.Paragraph, 0, "", "“It was cl"},
		{model.Heading, 2, "", "What comes n"},
		{model.Paragraph, 0, "", "Three things"},
		{model.ListItem, 1, "•", "a new crane "},
		{model.ListItem, 1, "•", "a road that "},
		{model.ListItem, 1, "3.", "money, of wh"},
		{model.Blockquote, 0, "", "The harbour "},
		{model.Preformatted, 0, "", "tide  high  "},
		{model.Paragraph, 0, "", "He called it"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	marks := map[string]string{}
	for _, b := range a.Body {
		for _, m := range b.Marks {
			marks[b.Text[m.Start:m.End]] = m.URL
		}
	}
	if d := cmp.Diff(map[string]string{"stay open": "", "Lena Duda": "https://bay.example/people/lena", "ready": "", "git blame": ""}, marks); d != "" {
		t.Error(d)
	}
	if !strings.Contains(a.Text(), "“a good day”") {
		t.Error("the marks of <q> are gone")
	}
	if d := cmp.Diff([]model.PullQuote{{Text: "It was close, and it will be close again", Speaker: "Lena Duda", Role: "council leader", Block: 2}}, a.PullQuotes); d != "" {
		t.Error(d)
	}
	reasons := map[string]string{}
	for _, r := range a.Removed {
		reasons[r.Reason] += a.Raw[r.Start:r.End] + "|"
	}
	for reason, text := range map[string]string{"navigation": "Home News", "caption": "Photo: Al Orr", "related": "Ferry sinks", "newsletter": "inbox", "headline": "Harbour votes", "byline": "By Jo Marsh", "pullquote": "close again", "footer": "© 2025"} {
		if !strings.Contains(reasons[reason], text) {
			t.Errorf("%q is not among what left as %s: %q", text, reason, reasons[reason])
		}
	}
	for _, r := range a.Removed {
		b := a
		before := b.Text()
		if !Restore(&b, r.Start, true) {
			t.Fatal("not restored")
		}
		sound(t, b)
		Restore(&b, r.Start, false)
		if d := cmp.Diff(a.Body, b.Body); d != "" || b.Text() != before {
			t.Fatalf("body is not as it was:\n%s", d)
		}
	}
}

func TestPageFields(t *testing.T) {
	const body = `<p>One sentence that is long enough to be the body of a page stands here, with some words more.</p><p>And a second sentence that is long enough as well follows on the first one, for good measure.</p>`
	for _, row := range []struct{ name, url, head, top, title, date, byline, source string }{
		{"title and site after a bar", "https://www.bay.example/x", "<title>A town votes – Bay</title>", "", "A town votes", "", "", "bay.example"},
		{"heading inside the title", "https://bay.example/x", "<title>A town votes to stay: news from the bay</title>", "<h1>A town votes to stay</h1>", "A town votes to stay", "", "", "bay.example"},
		{"date in the address", "https://bay.example/2025/03/04/x", "", "", "", "2025-03-04", "", "bay.example"},
		{"meta", "https://bay.example/x", `<meta property="article:published_time" content="2025-03-04"><meta name="author" content="By Jo Marsh">`, "", "", "2025-03-04", "Jo Marsh", "bay.example"},
		{"date and byline in the text", "https://bay.example/x", "", "<h1>A town votes to stay</h1><p>By Jo Marsh | Published March 4, 2025</p>", "A town votes to stay", "2025-03-04", "Jo Marsh", "bay.example"},
		{"time element", "https://bay.example/x", "", `<time datetime="2025-03-04T09:00">then</time>`, "", "2025-03-04", "", "bay.example"},
		{"structured data in a graph", "https://bay.example/x", `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Ships &amp; sails","datePublished":"2025-03-04","publisher":{"name":"Bay"}}]}</script>`, "", "Ships & sails", "2025-03-04", "", "Bay"},
		{"broken structured data", "https://bay.example/x", `<script type="application/ld+json">{"@graph":[</script>`, "", "", "", "", "bay.example"},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := New().Apply(model.Item{ID: "x", URL: row.url, HTML: "<html><head>" + row.head + "</head><body>" + row.top + body + "</body></html>"})
			sound(t, a)
			title := a.Headline
			if a.HeadlineFrom == model.FromLede {
				title = ""
			}
			if title != row.title || a.Published.String() != row.date || a.Byline != row.byline || a.Source != row.source {
				t.Errorf("got %q %q %q %q", title, a.Published, a.Byline, a.Source)
			}
			if !strings.Contains(a.Text(), "One sentence") || !strings.Contains(a.Text(), "And a second") {
				t.Errorf("body: %q", a.Text())
			}
		})
	}
}

func TestPageOddities(t *testing.T) {
	long := " It goes on and on, and says little that anyone would want to read a second time, let alone a third. It goes on for some time, so that it reads like the body of an article that someone wrote."
	for _, row := range []struct{ name, html, want string }{
		{"encoded twice", "<p>It doesn\u00e2\u0080\u0099t matter at all." + long + "</p>", "It doesn’t matter at all."},
		{"uncovered by a script", `<body><div hidden id="S:0"><p>The text waits for a script.` + long + "</p></div>", "The text waits for a script."},
		{"too deep for a tree", strings.Repeat("<div>", 600) + "<p>The text stands very deep." + long + "</p>", "The text stands very deep."},
		{"a wrapper with a bad name", `<body><div class="sidebar-newsletter"><p>The text stands in a box with a bad name.` + long + "</p></div>", "The text stands in a box"},
		{"lines by br", "<p>The first line is long enough to be kept by anyone who reads it." + long + "<br>The second line is, too." + long + "</p>", "The second line is, too."},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := New().Apply(model.Item{ID: "x", HTML: row.html})
			sound(t, a)
			if !strings.Contains(a.Text(), row.want) {
				t.Errorf("%q; removed %+v", a.Text(), a.Removed)
			}
		})
	}
}

// What a feed carries is the article already: a short paragraph beside others is
// kept that in a whole page would be somebody's furniture.
func TestAPieceOfAPageIsKeptWhole(t *testing.T) {
	piece := `<div>Rain again.</div><p>The bridge at Ostrow stays closed until Friday, the county said on Monday.</p><table><tr><td>Open: 9 to 5</td></tr></table>`
	a := New().Clean(model.Item{ID: "piece", HTML: piece})
	for _, want := range []string{"Rain again.", "stays closed until Friday", "Open: 9 to 5"} {
		if !strings.Contains(a.Text(), want) {
			t.Errorf("%q is missing in %q", want, a.Text())
		}
	}
	if b := New().Clean(model.Item{ID: "page", HTML: "<html><nav>Home</nav>" + piece}); strings.Contains(b.Text(), "Home") {
		t.Errorf("of a page the navigation is kept: %q", b.Text())
	}
}
