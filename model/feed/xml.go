package feed

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/lede-reader/lede/model/markup"
)

// xml reads RSS, RDF and Atom.
func (p *parser) xml(doc []byte) error {
	r := newReader(doc)
	root, err := p.root(r)
	if err != nil {
		return err
	}
	open := root // the root that is not closed yet
	for {
		t, ok := r.scan.Next()
		if !ok {
			break
		}
		if t.Kind == markup.Text || t.Kind == markup.CData {
			continue
		}
		name := r.name(t.Name)
		switch {
		case t.Kind == markup.Close:
			if name == open {
				open = ""
			}
		case isItem(name):
			if p.seen++; p.seen > maxItems {
				p.problem("the feed has more than %d items; the first were read", maxItems)
				return nil
			}
			if !p.item(r, t) {
				p.itemProblem("", "breaks off: the feed ends in it")
				return nil
			}
		case isContainer(name):
			p.container(r, t)
			if open == "" && name != "channel" {
				open = name
			}
		default:
			f, closed := r.field(t)
			if closed {
				p.said(r, f)
			}
		}
	}
	if open != "" && open != "item" && open != "entry" {
		p.problem("the feed ends without </%s>, behind item %d: there may have been more", strings.TrimPrefix(open, "rdf:"), p.seen)
	}
	if p.seen == 0 && p.feed.Title == "" && p.feed.Home == "" && open != "" {
		return errors.New("XML that breaks off before anything is said")
	}
	return nil
}

// root goes to the first tag that a feed can have, past what a server may have
// printed before it.
func (p *parser) root(r *reader) (string, error) {
	first := ""
	for {
		t, ok := r.scan.Next()
		switch {
		case !ok:
			return "", whatElse(r.doc, first)
		case t.Kind != markup.Open:
			continue
		}
		name := strings.ToLower(string(t.Name))
		prefix, local, prefixed := strings.Cut(name, ":")
		if !prefixed {
			prefix, local = "", name
		}
		switch local {
		case "html", "head", "body":
			if first == "" {
				return "", whatElse(r.doc, "html")
			}
		case "rss", "rdf", "feed", "channel":
			if prefixed { // its namespace is that of the whole document
				r.declare(t.Raw)
				if ours, known := r.spaces[prefix]; known {
					prefix = ours
				}
				if local != "rdf" {
					r.root = prefix
				}
			} else if local == "feed" {
				r.root = "atom"
			}
			p.container(r, t)
			return r.name(t.Name), nil
		case "item", "entry":
			if first == "" { // a piece of a feed, or the root is lost
				r.declare(t.Raw)
				if prefixed {
					r.root = prefix
				}
				r.scan.Unread(t)
				return local, nil
			}
		}
		if first == "" && !isMarkup(local) {
			first = local
		}
	}
}

// container takes what the tags around the items say.
func (p *parser) container(r *reader, t markup.Token) {
	r.declare(t.Raw)
	if local := strings.TrimSpace(markup.Attr(t.Raw, "xml:base")); local != "" {
		p.base, p.based = resolve(p.base, local), true
	}
}

// said takes what the feed says of itself.
func (p *parser) said(r *reader, f field) {
	set := func(to *string, value string) {
		if *to == "" {
			*to = value
		}
	}
	switch f.name {
	case "title", "dc:title":
		set(&p.feed.Title, r.line(f))
	case "link", "atom:link":
		p.link(f)
	case "image":
		if u, ok := r.child(f, "url"); ok {
			set(&p.feed.Icon, p.absolute(u.text()))
		}
	case "icon", "logo":
		set(&p.feed.Icon, p.absolute(f.text()))
	case "itunes:image":
		set(&p.feed.Icon, p.absolute(f.attr("href")))
	case "itunes:new-feed-url":
		set(&p.feed.NewAddress, p.absolute(f.text()))
	case "ttl":
		p.refresh(atoi(f.text()), time.Minute)
	case "sy:updateperiod":
		p.period = periods[strings.ToLower(f.text())]
	case "sy:updatefrequency":
		p.frequency = atoi(f.text())
	}
}

// link takes a <link> of the feed.
func (p *parser) link(f field) {
	href, to := f.attr("href"), &p.feed.Home
	if href == "" {
		href = f.text()
	}
	switch rel := strings.ToLower(f.attr("rel")); rel {
	case "", "alternate":
		if t := f.attr("type"); f.name == "atom:link" && t != "" && !strings.Contains(t, "html") {
			return
		}
	case "self":
		to = &p.feed.Self
	case "next":
		to = &p.feed.Next
	default:
		return
	}
	if *to == "" {
		*to = p.absolute(href)
	}
}

// absolute is an address as the feed gives it, made absolute.
func (p *parser) absolute(s string) string { return absolute(p.base, s) }

var periods = map[string]time.Duration{
	"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour,
	"monthly": maxRefresh, "yearly": maxRefresh,
}

// refresh takes the longest pause that the feed asks for, in any of its words.
func (p *parser) refresh(n int, unit time.Duration) {
	if n > 0 {
		p.feed.Refresh = max(p.feed.Refresh, min(time.Duration(min(n, 1<<20))*unit, maxRefresh))
	}
}

// whatElse says what a document is that is no feed; first is its first element.
func whatElse(doc []byte, first string) error {
	switch {
	case len(strings.TrimSpace(string(doc[:min(len(doc), 1<<10)]))) == 0:
		return errors.New("empty")
	case first == "html":
		if title := pageTitle(doc); title != "" {
			return fmt.Errorf("%w: %s", ErrPage, brief(title))
		}
		return ErrPage
	case first == "opml":
		return errors.New("OPML, a list of feeds: import it")
	case first == "urlset", first == "sitemapindex":
		return errors.New("a sitemap")
	case first != "":
		return fmt.Errorf("XML, but not a feed: <%s>", brief(first))
	case isMarkupPage(doc):
		return ErrPage
	}
	return errors.New("plain text")
}
