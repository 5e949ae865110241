package press

import (
	"bytes"
	"fmt"
	"time"
)

// Channel is what a feed says of itself.
type Channel struct {
	Title string
	Host  string // where its articles stand, "" for their publisher's domain
	Pages bool   // it carries a line of each article: the rest stands on its page
}

// RSS is a feed of version 2.0.
func (c Channel) RSS(articles []Article) []byte {
	b := bytes.NewBuffer(make([]byte, 0, 1000+len(articles)*6000))
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n")
	fmt.Fprintf(b, "<title>%s</title>\n<link>%s/</link>\n<description>News that never was</description>\n", escape(c.Title), escape(c.Host))
	for i := range articles {
		b.Write(c.RSSItem(&articles[i]))
	}
	b.WriteString("</channel>\n</rss>\n")
	return b.Bytes()
}

// RSSItem is one <item>.
func (c Channel) RSSItem(a *Article) []byte {
	b := bytes.NewBuffer(make([]byte, 0, 6000))
	fmt.Fprintf(b, "<item>\n<title>%s</title>\n<link>%s</link>\n<guid isPermaLink=\"false\">%s</guid>\n<pubDate>%s</pubDate>\n<dc:creator>%s</dc:creator>\n",
		escape(a.Headline), escape(a.URL(c.Host)), a.ID(), a.Published.Format(time.RFC1123Z), escape(a.Byline))
	if c.Pages {
		fmt.Fprintf(b, "<description>%s</description>\n</item>\n", escape(a.Paragraphs[0]))
		return b.Bytes()
	}
	b.WriteString("<content:encoded><![CDATA[")
	b.WriteString(a.Content())
	b.WriteString("]]></content:encoded>\n</item>\n")
	return b.Bytes()
}

// Atom is a feed of version 1.0.
func (c Channel) Atom(articles []Article) []byte {
	b := bytes.NewBuffer(make([]byte, 0, 1000+len(articles)*7000))
	fmt.Fprintf(b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>%s</title>\n<id>%s/</id>\n<link href=\"%[2]s/\"/>\n", escape(c.Title), escape(c.Host))
	for i := range articles {
		a := &articles[i]
		when := a.Published.Format(time.RFC3339)
		fmt.Fprintf(b, "<entry>\n<title>%s</title>\n<link href=\"%s\"/>\n<id>tag:press,2026:%s</id>\n<published>%s</published>\n<updated>%s</updated>\n<author><name>%s</name></author>\n",
			escape(a.Headline), escape(a.URL(c.Host)), a.ID(), when, when, escape(a.Byline))
		if c.Pages {
			fmt.Fprintf(b, "<summary>%s</summary>\n</entry>\n", escape(a.Paragraphs[0]))
			continue
		}
		b.WriteString("<content type=\"html\">")
		b.WriteString(escaper.Replace(a.Content()))
		b.WriteString("</content>\n</entry>\n")
	}
	b.WriteString("</feed>\n")
	return b.Bytes()
}
