package press

import (
	"fmt"
	"strings"
	"time"
)

// Page is the article as a whole web page: navigation, an aside with a pull
// quote, a figure with a caption, what others read, a footer.
func (a *Article) Page() string {
	var b strings.Builder
	b.Grow(10000)
	title, paper := escape(a.Headline), escape(a.Publisher.Name)
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>%s | %s</title>
<meta property="og:title" content="%s"><meta property="article:published_time" content="%s">
<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>
<body><header><a href="/">%s</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
<main><article><h1>%s</h1>
`, title, paper, title, a.Published.Format(time.RFC3339), paper, title)
	if a.Byline != "" {
		fmt.Fprintf(&b, "<p class=\"byline\">By %s</p>\n", escape(a.Byline))
	}
	fmt.Fprintf(&b, "<figure><img src=\"/picture.jpg\" alt=\"\"><figcaption>A view of %s. Photo: %s</figcaption></figure>\n", escape(a.Publisher.Name), escape(a.Byline))
	b.WriteString(a.Content())
	if q := a.said(); q != "" {
		fmt.Fprintf(&b, "<aside class=\"pullquote\"><blockquote>%s</blockquote></aside>\n", escape(q))
	}
	b.WriteString("</article></main>\n<aside class=\"related\"><h2>Most read</h2><ul>")
	for i := 1; i <= 5; i++ {
		fmt.Fprintf(&b, `<li><a href="/story/%d">The story that everybody reads, number %d</a></li>`, a.Number+i, i)
	}
	fmt.Fprintf(&b, "</ul></aside>\n<footer><p>© %s</p></footer></body></html>\n", paper)
	return b.String()
}

// said is the first quotation of the copy, without its marks; "" if none.
func (a *Article) said() string {
	for _, p := range a.Paragraphs {
		if _, q, ok := strings.Cut(p, "“"); ok {
			q, _, _ = strings.Cut(q, "”")
			return strings.TrimRight(q, ",")
		}
	}
	return ""
}
