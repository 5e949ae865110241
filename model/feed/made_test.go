package feed_test

import (
	"fmt"
	"strings"
)

// rss is a feed of n items of about size bytes of text each, as a news site's
// system writes it.
func rss(n, size int) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour Times</title><link>https://harbour.example/</link><description>News</description>
`)
	for i := 1; i <= n; i++ {
		b.WriteString(rssItem(i, size))
	}
	b.WriteString("</channel></rss>\n")
	return b.String()
}

func rssItem(i, size int) string {
	sentence := fmt.Sprintf("<p>Ferry %d left the quay at dawn &amp; came back in the afternoon with a crew of twelve.</p>\n", i)
	return fmt.Sprintf(`<item><title>Story %d</title><link>https://harbour.example/story/%d</link><guid>https://harbour.example/story/%d</guid>
<pubDate>Wed, 19 Feb 2025 08:%02d:00 GMT</pubDate><dc:creator>Ada Quill</dc:creator>
<description>In short %d</description><content:encoded><![CDATA[%s]]></content:encoded></item>
`, i, i, i, i%60, i, strings.Repeat(sentence, max(1, size/len(sentence))))
}

// atom is the same as Atom.
func atom(n int) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Times</title><link href="https://harbour.example/"/>
<id>tag:harbour.example,2025:feed</id><updated>2025-02-19T08:00:00Z</updated>
`)
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, `<entry><title>Story %d</title><link href="https://harbour.example/story/%d"/><id>tag:harbour.example,2025:%d</id>
<published>2025-02-19T08:%02d:00Z</published><author><name>Ada Quill</name></author>
<content type="html">&lt;p&gt;Ferry %d left.&lt;/p&gt;</content></entry>
`, i, i, i, i%60, i)
	}
	b.WriteString("</feed>\n")
	return b.String()
}

// jsonFeed is the same as a JSON Feed.
func jsonFeed(n int) string {
	var b strings.Builder
	b.WriteString(`{"version":"https://jsonfeed.org/version/1.1","title":"The Harbour Times","home_page_url":"https://harbour.example/","items":[`)
	for i := 1; i <= n; i++ {
		if i > 1 {
			b.WriteString(",\n")
		}
		fmt.Fprintf(&b, `{"id":"%d","url":"https://harbour.example/story/%d","title":"Story %d","date_published":"2025-02-19T08:%02d:00Z","content_html":"<p>Ferry %d \"left\".</p>","authors":[{"name":"Ada Quill"}]}`, i, i, i, i%60, i)
	}
	b.WriteString("]}\n")
	return b.String()
}
