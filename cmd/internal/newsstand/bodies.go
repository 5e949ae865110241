package newsstand

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	utf "unicode/utf16"
)

// The troubles of bodies that a reader is to make good.

func truncated(f *troubled, w http.ResponseWriter, _ *http.Request) {
	body := f.rss(501)
	last := bytes.LastIndex(body, []byte("<content:encoded>"))
	w.Write(body[:last+200])
}

func malformed(f *troubled, w http.ResponseWriter, _ *http.Request) {
	items := bytes.SplitAfter(f.rss(500), []byte("</item>\n"))
	items[250] = []byte("<item>\n<title>A & B <b>are\x1b not</titl>\n<guid>broken<guid>\n<content:encoded><![CDATA[<p>Nothing]]>\n</item>\n")
	w.Write(bytes.Join(items, nil))
}

// utf16 is little-endian, with a byte order mark.
func utf16(f *troubled, w http.ResponseWriter, _ *http.Request) {
	text := strings.Replace(string(f.rss(few)), "UTF-8", "UTF-16", 1)
	body := []byte{0xff, 0xfe}
	for _, u := range utf.Encode([]rune(text)) {
		body = binary.LittleEndian.AppendUint16(body, u)
	}
	w.Header().Set("Content-Type", "application/xml")
	w.Write(body)
}

func latin1(f *troubled, w http.ResponseWriter, _ *http.Request) {
	w.Write(bytes.Replace(f.rss(few), []byte("<p>"), []byte("<p>At the caf\xe9 of the house. "), 1))
}

func entities(f *troubled, w http.ResponseWriter, _ *http.Request) {
	w.Write(bytes.ReplaceAll(f.rss(few), []byte("</title>"), []byte("&nbsp;&mdash; caf&eacute; &amp;amp; bar&hellip;</title>")))
}

func relative(f *troubled, w http.ResponseWriter, _ *http.Request) {
	w.Write(bytes.ReplaceAll(f.rss(few), []byte("<link>"+f.channel.Host+"/2"), []byte("<link>/2")))
}

var (
	guids  = regexp.MustCompile(`<guid[^>]*>[^<]*</guid>\n`)
	dates  = regexp.MustCompile(`<pubDate>[^<]*</pubDate>\n`)
	titles = regexp.MustCompile(`<title>`)
)

func noIDs(f *troubled, w http.ResponseWriter, _ *http.Request) {
	w.Write(guids.ReplaceAll(f.rss(few), nil))
}

func noDates(f *troubled, w http.ResponseWriter, _ *http.Request) {
	w.Write(dates.ReplaceAll(f.rss(few), nil))
}

// twice carries every item two times.
func twice(f *troubled, w http.ResponseWriter, _ *http.Request) {
	body := f.rss(few)
	from, to := bytes.Index(body, []byte("<item>")), bytes.LastIndex(body, []byte("</channel>"))
	w.Write(body[:to])
	w.Write(body[from:])
}

// escapes would clear the screen, set the clipboard and turn the text around.
func escapes(f *troubled, w http.ResponseWriter, _ *http.Request) {
	w.Write(titles.ReplaceAll(f.rss(few), []byte("<title>\u202e\u009b2J&#27;]52;c;bGVkZQ==&#7;")))
}

func jsonFeed(f *troubled, w http.ResponseWriter, _ *http.Request) {
	type item struct {
		ID            string `json:"id"`
		URL           string `json:"url"`
		Title         string `json:"title"`
		ContentHTML   string `json:"content_html"`
		DatePublished string `json:"date_published"`
	}
	feed := struct {
		Version string `json:"version"`
		Title   string `json:"title"`
		Items   []item `json:"items"`
	}{Version: "https://jsonfeed.org/version/1.1", Title: f.channel.Title}
	for _, a := range f.articles(few) {
		feed.Items = append(feed.Items, item{a.ID(), a.URL(f.channel.Host), a.Headline, a.Content(), a.Published.Format("2006-01-02T15:04:05Z07:00")})
	}
	w.Header().Set("Content-Type", "application/feed+json")
	json.NewEncoder(w).Encode(feed)
}

// tenThousand is about 12 MB: items of a kilobyte.
func tenThousand(f *troubled, w http.ResponseWriter, _ *http.Request) {
	p := *f.stand.Press
	p.Size = 300
	fmt.Fprintf(w, "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>%s</title>\n", f.channel.Title)
	for n := range 10000 {
		a := p.Article(f.first + n)
		a.Paragraphs = a.Paragraphs[:min(2, len(a.Paragraphs))]
		a.Publisher.Appeal, a.Publisher.Closing = nil, nil
		if _, err := w.Write(f.channel.RSSItem(&a)); err != nil {
			return
		}
	}
	fmt.Fprint(w, "</channel></rss>")
}

func moved(f *troubled, w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/feed.xml" {
		http.Redirect(w, r, "/new/feed.xml", http.StatusMovedPermanently)
		return
	}
	w.Write(f.rss(few))
}
