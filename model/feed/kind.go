package feed

import (
	"bytes"
	"strings"

	"github.com/lede-reader/lede/model/markup"
)

// sniffed is how much of a document is looked at to tell what it is: the tags of
// feeds stand behind a declaration, perhaps a DTD and a comment.
const sniffed = 8 << 10

// Sniff tells whether a document looks like a feed, by its first bytes; by its
// type alone only where these tell nothing.
func Sniff(body []byte, contentType string) bool {
	doc := bytes.TrimLeft(markup.Decode(body[:min(len(body), sniffed)], contentType), " \t\r\n")
	if bytes.HasPrefix(doc, []byte("{")) {
		return bytes.Contains(doc, []byte("jsonfeed.org")) || strings.Contains(contentType, "feed+json")
	}
	scan := markup.Scan(doc)
	for {
		t, ok := scan.Next()
		if !ok {
			return isFeedType(contentType) && len(doc) > 0
		}
		if t.Kind != markup.Open {
			continue
		}
		name := strings.ToLower(string(t.Name))
		if _, local, ok := strings.Cut(name, ":"); ok {
			name = local
		}
		switch name {
		case "rss", "rdf", "feed":
			return true
		case "html", "head", "body", "opml":
			return false
		case "channel":
			return true
		}
	}
}

// binary tells of files by their first bytes; "" if they are text.
func binary(b []byte) string {
	for _, magic := range []struct{ start, name string }{
		{"%PDF-", "a PDF"},
		{"PK\x03\x04", "a ZIP archive"},
		{"\x1f\x8b", "compressed with gzip"},
		{"\x89PNG", "a picture"},
		{"GIF8", "a picture"},
		{"\xff\xd8\xff", "a picture"},
		{"ID3", "a sound file"},
		{"\x7fELF", "a program"},
	} {
		if bytes.HasPrefix(b, []byte(magic.start)) {
			return magic.name
		}
	}
	return ""
}
