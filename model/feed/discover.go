package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Link is a feed that a page names.
type Link struct {
	Address string // absolute, http or https
	Title   string // as the page names it, "" if it does not
	Type    string // as the page gives it: "application/rss+xml"
}

// Discover finds the feeds that an HTML page names in its <link> elements, in the
// order of the page, those of comments last. address is that of the page.
func Discover(page []byte, address string) []Link {
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	var found []Link
	z := html.NewTokenizer(bytes.NewReader(page[:min(len(page), maxText)]))
	based := false
	for len(found) < maxLinks {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		name, more := z.TagName()
		if !more || string(name) != "link" && string(name) != "base" {
			continue
		}
		attr := map[string]string{}
		isBase := string(name) == "base"
		for more {
			var key, value []byte
			key, value, more = z.TagAttr()
			if _, twice := attr[string(key)]; !twice && len(attr) < maxDepth {
				attr[string(key)] = string(value)
			}
		}
		if isBase {
			if !based && attr["href"] != "" {
				base, based = resolve(base, attr["href"]), true
			}
			continue
		}
		if l, ok := linkOf(attr, base); ok && !slices.ContainsFunc(found, func(o Link) bool { return o.Address == l.Address }) {
			found = append(found, l)
		}
	}
	slices.SortStableFunc(found, func(a, b Link) int { return ofComments(a) - ofComments(b) })
	return found
}

// linkOf reads the attributes of a <link>; false if it is none to a feed.
func linkOf(attr map[string]string, base *url.URL) (Link, bool) {
	rel := strings.Fields(strings.ToLower(attr["rel"]))
	l := Link{
		Address: absolute(base, strings.Replace(strings.TrimSpace(attr["href"]), "feed:", "", 1)),
		Title:   oneLine(attr["title"]),
		Type:    strings.ToLower(strings.TrimSpace(strings.Split(attr["type"], ";")[0])),
	}
	switch {
	case l.Address == "" || slices.Contains(rel, "stylesheet"):
		return l, false
	case slices.Contains(rel, "feed"):
		return l, true
	case !slices.Contains(rel, "alternate"):
		return l, false
	}
	return l, isFeedType(l.Type) && l.Type != "application/json" || l.Type == "application/json" && strings.Contains(l.Address, "feed")
}

// isFeedType tells of a Content-Type that feeds have.
func isFeedType(t string) bool {
	t, _, _ = strings.Cut(strings.ToLower(t), ";")
	switch strings.TrimSpace(t) {
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/rss", "application/atom",
		"application/feed+json", "application/json", "application/xml", "text/xml", "text/rss+xml", "text/rss", "text/rdf":
		return true
	}
	return false
}

// ofComments is 1 for a feed of comments, 0 for others.
func ofComments(l Link) int {
	title := strings.ToLower(l.Title)
	for _, word := range []string{"comment", "kommentar", "comentario", "commento", "reacties"} {
		if strings.Contains(title, word) {
			return 1
		}
	}
	if strings.Contains(l.Address, "/comments/") || strings.HasSuffix(l.Address, "/comments") {
		return 1
	}
	return 0
}

// places are where feeds mostly are, the commonest first.
var places = []string{"feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json", "feeds", "feed.rss", "rss2.xml", "index.rdf"}

// Guesses are the addresses where the feed of a page may be that names none: in
// the page's own folder, then at the root of the site. None for an address that is
// not http or https.
func Guesses(address string) []string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || absolute(&url.URL{}, address) == "" {
		return nil
	}
	var all []string
	folder := *u
	folder.RawQuery, folder.Fragment = "", ""
	folder.Path, folder.RawPath = strings.TrimSuffix(u.Path[:strings.LastIndexByte(u.Path, '/')+1], "/"), ""
	root := folder
	root.Path = ""
	for _, at := range []url.URL{folder, root} {
		for _, place := range places {
			if g := at.JoinPath(place).String(); !slices.Contains(all, g) {
				all = append(all, g)
			}
		}
	}
	return all
}
