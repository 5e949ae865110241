package feed

import (
	"net/url"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/markup"
)

// draft is an item before its id is chosen.
type draft struct {
	model.Item
	guid string // as the feed gives it
	not  bool   // the guid says that it is no address
}

// item reads the item that was opened, to its end; false if the document ends in
// it: then nothing is kept of it, since nobody knows what else it says.
func (p *parser) item(r *reader, open markup.Token) bool {
	r.declare(open.Raw)
	e := entry{about: markup.Attr(open.Raw, "rdf:about"), base: p.base, based: p.based}
	if base := markup.Attr(open.Raw, "xml:base"); base != "" {
		e.base, e.based = resolve(p.base, base), true
	} else if home, err := url.Parse(p.feed.Home); r.root == "" && err == nil && p.feed.Home != "" && !p.based {
		e.base = home
	}
	wrong := ""
	for name := r.name(open.Name); !open.Empty; {
		t, ok := r.scan.Next()
		if !ok {
			return false
		}
		if t.Kind == markup.Text || t.Kind == markup.CData {
			continue
		}
		switch n := r.name(t.Name); {
		case t.Kind == markup.Close && n == name:
			open.Empty = true
		case isItem(n), isContainer(n):
			r.scan.Unread(t)
			wrong, open.Empty = "is not closed", true
		case t.Kind == markup.Close:
			wrong = "has </" + brief(n) + "> without <" + brief(n) + ">"
		default:
			f, closed := r.field(t)
			if !closed {
				return false
			}
			if f.wrong != "" {
				wrong = f.wrong
			}
			e.take(r, f)
		}
	}
	d := e.draft(p, r)
	if d.Title == "" && d.URL == "" && d.Text == "" && d.HTML == "" {
		p.itemProblem("", "holds nothing: no title, no text, no link")
		return true
	}
	if wrong != "" {
		p.itemProblem(d.Title, "is broken ("+wrong+"); what could be read of it was kept")
	}
	p.drafts = append(p.drafts, d)
	return true
}

// entry is what an item's fields say, unread as yet.
type entry struct {
	base  *url.URL
	based bool // the feed says so
	about string

	title, subject    field // subject: other names of a title
	guid              field
	link, plainLink   string // an alternate of type HTML; any other
	original          string // before the feed's service made its own link of it
	date, changed     string
	content, summary  field
	creators, authors []string
	otherSum          field // what modules say of it
}

// take sorts a field in. Of fields with the same name the first counts.
func (e *entry) take(r *reader, f field) {
	first := func(to *string, value string) {
		if *to == "" {
			*to = value
		}
	}
	keep := func(to *field) {
		if to.name == "" || len(to.inner) == 0 {
			*to = f
		}
	}
	switch f.name {
	case "title":
		keep(&e.title)
	case "dc:title", "media:title", "itunes:title":
		keep(&e.subject)
	case "link", "atom:link":
		e.takeLink(f)
	case "feedburner:origlink", "pheedo:origlink":
		first(&e.original, f.text())
	case "guid", "id":
		keep(&e.guid)
	case "pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "date", "created", "atom:published":
		first(&e.date, f.text())
	case "updated", "modified", "dcterms:modified", "atom:updated", "lastbuilddate":
		first(&e.changed, f.text())
	case "content:encoded", "content", "xhtml:body", "body", "atom:content":
		if readable(f) {
			keep(&e.content)
		}
	case "description", "summary", "atom:summary", "dc:description", "excerpt:encoded":
		keep(&e.summary)
	case "media:description", "itunes:summary":
		keep(&e.otherSum)
	case "media:group", "media:content":
		if t, ok := r.child(f, "media:title"); ok && e.subject.name == "" {
			e.subject = t
		}
		if d, ok := r.child(f, "media:description"); ok && e.otherSum.name == "" {
			e.otherSum = d
		}
	case "dc:creator":
		e.creators = appendName(e.creators, r.line(f))
	case "author", "atom:author":
		name := f
		if inner, ok := r.child(f, "name"); ok {
			name = inner
		} else if inner, ok = r.child(f, "atom:name"); ok {
			name = inner
		} else if f.marked {
			return // an address without a name
		}
		e.authors = appendName(e.authors, r.line(name))
	case "itunes:author":
		if len(e.authors) == 0 {
			e.authors = appendName(e.authors, r.line(f))
		}
	}
}

// readable tells of content that is text, not a picture or a film.
func readable(f field) bool {
	t := strings.ToLower(f.attr("type"))
	return t == "" || !strings.Contains(t, "/") || strings.HasPrefix(t, "text/") || strings.HasPrefix(t, "application/xhtml")
}

// takeLink takes the address of the item's page.
func (e *entry) takeLink(f field) {
	href := f.attr("href")
	if href == "" && f.name == "link" {
		href = f.text()
	}
	if rel := strings.ToLower(f.attr("rel")); href == "" || rel != "" && rel != "alternate" {
		return
	}
	if base := f.attr("xml:base"); base != "" {
		href = resolve(resolve(e.base, base), href).String()
	}
	t := f.attr("type")
	switch {
	case e.link == "" && f.name == "link" && (t == "" || strings.Contains(t, "html")):
		e.link = href
	case e.plainLink == "":
		e.plainLink = href
	}
}

// draft makes the item.
func (e *entry) draft(p *parser, r *reader) draft {
	var d draft
	d.guid = e.guid.text()
	d.not = strings.EqualFold(e.guid.attr("ispermalink"), "false") || strings.EqualFold(e.guid.attr("isPermaLink"), "false")
	if d.guid == "" && isAddress(e.about) {
		d.guid = strings.TrimSpace(e.about)
	}
	d.URL = e.address(d)
	for _, f := range []field{e.title, e.subject} {
		if d.Title = r.line(f); d.Title != "" {
			break
		}
	}
	if len(d.Title) > maxTitle {
		d.Title = cut(d.Title, maxTitle)
		p.itemProblem(d.Title, "has a title of more than a megabyte; it was cut")
	}
	for _, s := range []string{e.date, e.changed} {
		if d.Published = readDate(s, p.now); !d.Published.IsZero() {
			break
		}
	}
	d.Byline = byline(e.creators, e.authors)
	t, from := e.text(r)
	if len(t.html)+len(t.text) > maxText {
		t.html, t.text = cut(t.html, maxText), cut(t.text, maxText)
		p.itemProblem(d.Title, "has more than 16 MB of text; it was cut")
	}
	base := e.base
	if local := from.attr("xml:base"); local != "" {
		base = resolve(base, local)
	} else if u, err := url.Parse(d.URL); err == nil && d.URL != "" && !e.based {
		base = u
	}
	d.HTML, d.Text = absoluteLinks(t.html, base), t.text
	return d
}

// text is that of the item and the field it stands in: the first with a word in
// it, or else with a picture.
func (e *entry) text(r *reader) (body, field) {
	var picture body
	var from field
	for _, f := range []field{e.content, e.summary, e.otherSum} {
		t := r.body(f)
		if !t.empty() {
			return t, f
		}
		if picture.html == "" && strings.Contains(t.html, "<img") {
			picture, from = t, f
		}
	}
	return picture, from
}

// address is that of the item's page: the original that a feed's service tells,
// the link, a guid that is an address.
func (e *entry) address(d draft) string {
	for _, s := range []string{e.original, e.link, e.plainLink} {
		if u := absolute(e.base, s); u != "" {
			return u
		}
	}
	if !d.not && isAddress(d.guid) {
		return absolute(e.base, d.guid)
	}
	return ""
}

// cut is the start of s, n bytes at most.
func cut(s string, n int) string {
	if len(s) > n {
		s = strings.ToValidUTF8(s[:n], "")
	}
	return s
}
