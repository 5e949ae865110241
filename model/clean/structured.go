package clean

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// maxJSON is how many bytes of one block of structured data are read.
const maxJSON = 1 << 20

// ldArticle is what one node of structured data says of an article.
type ldArticle struct {
	headline, url, site, language string
	published, modified, authors  string
	body                          string
	paid                          bool // not free to read
}

// script reads structured data, and of data for scripts the dates.
func (m *meta) script(kind, text string) {
	switch {
	case len(text) > maxJSON:
	case strings.Contains(kind, "ld+json"):
		m.structured(text)
	default:
		m.embed(text)
	}
}

// data reads the data for scripts that some pages carry in an attribute.
func (m *meta) data(n *html.Node) {
	for _, a := range n.Attr {
		if len(a.Val) > maxField && len(a.Val) <= maxJSON && strings.HasPrefix(a.Val, "{") {
			m.embed(a.Val)
		}
	}
}

// embed notes the dates of publication in data for scripts. A regular expression
// over all of it would take longer than the rest of the page: it sees only where
// their names stand.
func (m *meta) embed(text string) {
	for at := 0; len(m.embedded) < maxEmbedded; {
		i := strings.Index(text[at:], "ublish")
		if i < 0 {
			return
		}
		i += at
		at = i + len("ublish")
		if d := embeddedDate().FindStringSubmatch(text[max(0, i-len(`\\"first_p`)):min(len(text), i+maxKey)]); d != nil {
			m.embedded = append(m.embedded, d[1])
		}
	}
}

// maxEmbedded is how many dates in data for scripts are looked at; maxKey how many
// bytes a key and its date have.
const (
	maxEmbedded = 16
	maxKey      = 64
)

var embeddedDate = pattern(`\\?"(?:publishedAt|published_at|publishDate|publishedDate|publish_date|first_published_at|firstPublishedAt|published_time|datePublished)\\?" ?: ?\\?"(\d{4}-\d\d-\d\d[^"\\]{0,20})`)

// structured reads JSON-LD. Line breaks within its strings, which no parser takes,
// and the comment signs of old pages around it, are common.
func (m *meta) structured(text string) {
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<!--"), "-->")
	var v any
	if json.Unmarshal([]byte(text), &v) != nil {
		text = strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, text)
		if json.Unmarshal([]byte(strings.TrimRight(text, "; ")), &v) != nil {
			return
		}
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
		switch {
		case ldType(v["@type"], articleType):
			n := ldArticle{
				headline: oneLine(html.UnescapeString(first(str(v["headline"]), str(v["name"])))), url: ldURL(v),
				published: first(str(v["datePublished"]), str(v["dateCreated"])), modified: str(v["dateModified"]),
				authors: people(v["author"]), language: str(v["inLanguage"]), body: str(v["articleBody"]),
				paid: v["isAccessibleForFree"] == false || strings.EqualFold(str(v["isAccessibleForFree"]), "false"),
			}
			if pub, ok := v["publisher"].(map[string]any); ok {
				n.site = oneLine(str(pub["name"]))
			}
			m.nodes = append(m.nodes, n)
		case ldType(v["@type"], pageType):
			if d := str(v["datePublished"]); d != "" {
				m.metaDates = append(m.metaDates, d)
			}
			if d := str(v["dateModified"]); d != "" {
				m.modified = append(m.modified, d)
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if v[key] != nil {
				m.ld(v[key], depth+1)
			}
		}
	}
}

// settleNodes puts what the node of this page's article says first. What other
// nodes say of dates counts only after all else: they may be of other articles.
func (m *meta) settleNodes() {
	own, sure := m.own()
	if own >= 0 {
		n := m.nodes[own]
		m.nodes[0], m.nodes[own] = m.nodes[own], m.nodes[0]
		m.ldHeadline, m.site, m.language = n.headline, first(m.site, n.site), first(m.language, n.language)
		if n.authors != "" {
			m.authors = append(m.authors, n.authors)
		}
	}
	for i, n := range m.nodes {
		if sure && (i == 0 || n.headline == m.nodes[0].headline) {
			m.dates, m.modified = appendNot(m.dates, n.published), appendNot(m.modified, n.modified)
		}
	}
	m.dates = append(m.dates, m.metaDates...)
	if len(m.dates) == 0 && own >= 0 {
		m.dates = appendNot(m.dates, m.nodes[0].published)
	}
}

func appendNot(list []string, s string) []string {
	if s == "" {
		return list
	}
	return append(list, s)
}

// own is the node of this page's article: the one that has the page's address or
// headline, or the only one; else the first, and not sure. -1 if there is none.
func (m *meta) own() (at int, sure bool) {
	if len(m.nodes) == 0 {
		return -1, false
	}
	same := func(n ldArticle) bool {
		h := fold(n.headline)
		return len(h) > 0 && (h == fold(m.ogTitle) || strings.Contains(fold(m.title), h))
	}
	for i, n := range m.nodes {
		if same(n) || m.canonical != "" && address(n.url) == address(m.canonical) {
			return i, true
		}
	}
	for _, n := range m.nodes[1:] {
		if n.headline != m.nodes[0].headline {
			return 0, false
		}
	}
	return 0, true
}

// address is a page's address without what varies: scheme, "www.", fragment,
// query and a last slash.
func address(u string) string {
	_, u, _ = strings.Cut(u, "://")
	u, _, _ = strings.Cut(u, "#")
	u, _, _ = strings.Cut(u, "?")
	return strings.TrimSuffix(strings.TrimPrefix(u, "www."), "/")
}

// ldURL is the address that a node says is its own.
func ldURL(v map[string]any) string {
	for _, key := range []string{"mainEntityOfPage", "url", "@id"} {
		switch x := v[key].(type) {
		case string:
			return x
		case map[string]any:
			if id := first(str(x["@id"]), str(x["url"])); id != "" {
				return id
			}
		}
	}
	return ""
}

func articleType(v string) bool {
	return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report" || v == "Review" || v == "Recipe" || v == "HowTo"
}

func pageType(v string) bool {
	return strings.HasSuffix(v, "Page") || v == "CreativeWork"
}

// ldType tells whether a node is of a type, or one of its types is.
func ldType(v any, is func(string) bool) bool {
	switch v := v.(type) {
	case string:
		return is(v)
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok && is(s) {
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
