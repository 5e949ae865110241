package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what a page's head and its structured data say, the best first.
type meta struct {
	title, ogTitle, ldHeadline string
	site, canonical, base      string
	language, locale           string
	dates                      []string // of publication
	modified                   []string
	authors                    []string
	nodes                      []ldArticle

	metaDates            []string
	shown                []string // dates of publication that readers see
	times                []string
	embedded             []string // dates of publication in data for scripts
	metaAuthors, byClass []string
	cited                []string // authors of a paper, one each
}

// maxField is how many bytes of an element's text are read for a field.
const maxField = 400

func (m *meta) read(doc *html.Node) {
	m.walk(doc)
	m.settleNodes()
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
		if n.FirstChild != nil {
			m.script(strings.ToLower(attr(n, "type")), n.FirstChild.Data)
		}
	case atom.Time:
		if !elsewhere(n) && !updated(n) {
			m.times = append(m.times, first(attr(n, "datetime"), oneLine(textOf(n))))
		}
	}
	m.data(n)
	switch attr(n, "itemprop") {
	case "datePublished":
		if elsewhere(n) {
			break
		}
		m.metaDates = append(m.metaDates, first(attr(n, "content"), first(attr(n, "datetime"), oneLine(textOf(n)))))
		if t := oneLine(textOf(n)); t != "" && t != attr(n, "content") {
			m.shown = append(m.shown, t)
		}
	case "dateModified":
		m.modified = append(m.modified, first(attr(n, "content"), first(attr(n, "datetime"), oneLine(textOf(n)))))
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
	case "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod":
		m.modified = append(m.modified, value)
	case "og:locale":
		m.locale = first(m.locale, value)
	case "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "article:author_name", "cxenseparse:author":
		m.metaAuthors = append(m.metaAuthors, value)
	case "citation_author":
		m.cited = append(m.cited, value)
	case "content-language":
		m.language = first(m.language, value)
	}
}

// textOf is the text in an element, its first maxField bytes or a little more.
func textOf(n *html.Node) string {
	var b strings.Builder
	gatherText(n, &b)
	return b.String()
}

func gatherText(n *html.Node, b *strings.Builder) {
	if b.Len() > maxField {
		return
	}
	if n.Type == html.TextNode {
		b.WriteString(n.Data[:min(len(n.Data), maxField)])
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		gatherText(c, b)
	}
}
