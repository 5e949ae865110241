package clean

import (
	"encoding/json"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-reader/lede/model"
)

// meta is what a page's head and its structured data say, the best first.
type meta struct {
	title, ogTitle, ldHeadline string
	site, canonical, base      string
	language                   string
	dates                      []string
	authors                    []string

	metaDates, times     []string
	metaAuthors, byClass []string
	cited                []string // authors of a paper, one each
}

// maxJSONLD is how many bytes of one block of structured data are read.
const maxJSONLD = 1 << 20

func (m *meta) read(doc *html.Node) {
	m.walk(doc)
	m.dates = append(m.dates, m.metaDates...)
	m.authors = append(m.authors, m.metaAuthors...)
	if len(m.cited) > 0 {
		m.authors = append(m.authors, strings.Join(m.cited, ", "))
	}
	m.authors = append(m.authors, m.byClass...)
}

func (m *meta) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		m.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.walk(c)
	}
}

func (m *meta) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		m.language = attr(n, "lang")
		if m.language == "" {
			m.language = attr(n, "xml:lang")
		}
	case atom.Title:
		if m.title == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
			m.title = oneLine(textOf(n))
		}
	case atom.Base:
		m.base = first(m.base, attr(n, "href"))
	case atom.Link:
		if attr(n, "rel") == "canonical" {
			m.canonical = first(m.canonical, attr(n, "href"))
		}
	case atom.Meta:
		m.tag(n)
	case atom.Script:
		if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil && len(n.FirstChild.Data) <= maxJSONLD {
			m.structured(n.FirstChild.Data)
		}
	case atom.Time:
		if v := attr(n, "datetime"); v != "" {
			m.times = append(m.times, v)
		} else {
			m.times = append(m.times, oneLine(textOf(n)))
		}
	}
	switch attr(n, "itemprop") {
	case "datePublished":
		m.metaDates = append(m.metaDates, first(attr(n, "content"), first(attr(n, "datetime"), oneLine(textOf(n)))))
	case "author":
		m.byClass = append(m.byClass, oneLine(first(attr(n, "content"), textOf(n))))
	}
	if strings.Contains(attr(n, "rel"), "author") || authorClass(n) {
		if name := oneLine(textOf(n)); len(name) < 80 {
			m.byClass = append(m.byClass, name)
		}
	}
}

// authorClass tells whether a class name says that an element is the author's name.
func authorClass(n *html.Node) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		switch strings.ToLower(c) {
		case "author-name", "author__name", "authorname", "byline-name", "byline__name", "post-author-name", "entry-author-name", "article-author", "article__author-name", "c-byline__author":
			return true
		}
	}
	return false
}

func (m *meta) tag(n *html.Node) {
	name := strings.ToLower(first(attr(n, "property"), first(attr(n, "name"), attr(n, "itemprop"))))
	value := oneLine(attr(n, "content"))
	if value == "" {
		return
	}
	switch name {
	case "og:title":
		m.ogTitle = first(m.ogTitle, value)
	case "og:site_name", "application-name":
		if name == "og:site_name" || m.site == "" {
			m.site = value
		}
	case "og:url":
		m.canonical = first(m.canonical, value)
	case "article:published_time", "og:published_time", "article:published", "datepublished", "publishdate", "publish-date", "publish_date", "pubdate",
		"parsely-pub-date", "sailthru.date", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dc.date.created", "date.published", "cxenseparse:recs:publishtime",
		"published_time", "article.published", "article_date_original", "rnews:datepublished", "bt:pubdate", "published-date", "publication_date", "citation_publication_date":
		m.metaDates = append(m.metaDates, value)
	case "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "article:author_name", "cxenseparse:author":
		m.metaAuthors = append(m.metaAuthors, value)
	case "citation_author":
		m.cited = append(m.cited, value)
	case "content-language":
		m.language = first(m.language, value)
	}
}

// structured reads JSON-LD: the first node that is an article wins.
func (m *meta) structured(text string) {
	var v any
	if json.Unmarshal([]byte(strings.TrimSpace(text)), &v) != nil {
		return
	}
	m.ld(v, 0)
}

// maxLD is how deep structured data is searched.
const maxLD = 6

func (m *meta) ld(v any, depth int) {
	if depth > maxLD {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			m.ld(x, depth+1)
		}
	case map[string]any:
		if articleType(v["@type"]) {
			m.ldHeadline = first(m.ldHeadline, oneLine(html.UnescapeString(str(v["headline"]))))
			if d := first(str(v["datePublished"]), str(v["dateCreated"])); d != "" {
				m.dates = append(m.dates, d)
			}
			if names := people(v["author"]); names != "" {
				m.authors = append(m.authors, names)
			}
			if pub, ok := v["publisher"].(map[string]any); ok {
				m.site = first(m.site, oneLine(str(pub["name"])))
			}
			m.language = first(m.language, str(v["inLanguage"]))
		} else if d := str(v["datePublished"]); d != "" {
			m.metaDates = append(m.metaDates, d)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if v[key] != nil {
				m.ld(v[key], depth+1)
			}
		}
	}
}

func articleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report" || v == "Review"
	case []any:
		for _, x := range v {
			if articleType(x) {
				return true
			}
		}
	}
	return false
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

// people reads "author": a name, an object with one, or a list of them.
func people(v any) string {
	switch v := v.(type) {
	case string:
		return oneLine(v)
	case map[string]any:
		return oneLine(first(str(v["name"]), people(v["name"])))
	case []any:
		var names []string
		for _, x := range v {
			if n := people(x); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// pageDate reads a date as pages' heads give it: ISO in many shapes, or a line
// that is a date.
func pageDate(s string) model.Date {
	s = strings.TrimSpace(s)
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05.000Z0700", "2006-01-02T15:04Z07:00", time.RFC1123Z, time.RFC1123, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00"} {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 1990 {
			return model.Date{Time: t}
		}
	}
	for _, form := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "2006/01/02", "20060102", "2006-01-02T15:04:05.000"} {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 1990 {
			return model.Day(t.Date())
		}
	}
	d, _ := dateLine(s)
	return d
}

var pathDate = pattern(`/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)`)

func urlDate(path string) model.Date {
	m := pathDate().FindStringSubmatch(path)
	if m == nil {
		return model.Date{}
	}
	d := moment{year: number(m[1]), month: number(m[2]), day: number(m[3])}
	return d.date()
}
