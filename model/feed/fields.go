package feed

import (
	"bytes"
	"encoding/base64"
	"strings"

	"github.com/lede-reader/lede/model/markup"
)

// reader goes through an XML feed.
type reader struct {
	doc    []byte
	scan   *markup.Scanner
	root   string            // the namespace of the root, as a prefix: "" or "atom"
	spaces map[string]string // prefix in the document → ours
	names  map[string]string // name as printed → ours
}

func newReader(doc []byte) *reader {
	r := &reader{doc: doc, scan: markup.Scan(doc), spaces: map[string]string{}, names: map[string]string{}}
	r.scan.Closers = []string{"</item>", "</entry>"}
	return r
}

// namespaces are those that mean something here, with the prefix that we use for
// them. RSS has none of its own.
var namespaces = map[string]string{
	"http://www.w3.org/2005/atom":                  "atom",
	"https://www.w3.org/2005/atom":                 "atom",
	"http://purl.org/atom/ns#":                     "atom",
	"http://purl.org/rss/1.0/":                     "",
	"http://my.netscape.com/rdf/simple/0.9/":       "",
	"http://channel.netscape.com/rdf/simple/0.9/":  "",
	"http://backend.userland.com/rss2":             "",
	"http://blogs.law.harvard.edu/tech/rss":        "",
	"http://cyber.law.harvard.edu/rss/rss.html":    "",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#":  "rdf",
	"http://purl.org/rss/1.0/modules/content/":     "content",
	"http://purl.org/rss/1.0/modules/syndication/": "sy",
	"http://purl.org/dc/elements/1.1/":             "dc",
	"http://purl.org/dc/terms/":                    "dcterms",
	"http://www.itunes.com/dtds/podcast-1.0.dtd":   "itunes",
	"http://search.yahoo.com/mrss/":                "media",
	"http://search.yahoo.com/mrss":                 "media",
	"http://rssnamespace.org/feedburner/ext/1.0":   "feedburner",
	"http://www.pheedo.com/namespace/pheedo":       "pheedo",
	"http://www.w3.org/1999/xhtml":                 "xhtml",
	"http://wellformedweb.org/commentapi/":         "wfw",
	"http://purl.org/rss/1.0/modules/slash/":       "slash",
	"http://wordpress.org/export/1.2/excerpt/":     "excerpt",
	"http://www.rssboard.org/media-rss":            "media",
	"http://purl.org/syndication/thread/1.0":       "thr",
	"http://purl.org/rss/modules/content/":         "content",
}

// declare learns the prefixes that a tag declares.
func (r *reader) declare(attrs []byte) {
	if !bytes.Contains(attrs, []byte("xmlns:")) {
		return
	}
	for name, value := range markup.Attrs(attrs) {
		prefix, ok := strings.CutPrefix(name, "xmlns:")
		if !ok || len(r.spaces) >= maxPrefixes {
			continue
		}
		prefix = strings.ToLower(prefix)
		ours, known := namespaces[strings.ToLower(strings.TrimSpace(value))]
		if old, already := r.spaces[prefix]; known && (!already || old != ours) {
			r.spaces[prefix] = ours
			clear(r.names)
		}
	}
}

// name is what we call an element: lower case, with our prefix for its namespace,
// without one for that of RSS and of the root. A prefix that nobody declared is
// taken by its word.
func (r *reader) name(printed []byte) string {
	if n, ok := r.names[string(printed)]; ok {
		return n
	}
	n := strings.ToLower(string(printed))
	if prefix, local, ok := strings.Cut(n, ":"); ok {
		if ours, known := r.spaces[prefix]; known {
			prefix = ours
		}
		n = prefix + ":" + local
		if prefix == "" || prefix == r.root {
			n = local
		}
	}
	if len(r.names) < 1000 { // of a hostile document; sound ones have fifty
		r.names[string(printed)] = n
	}
	return n
}

// field is one element of an item or of the feed itself.
type field struct {
	name   string
	attrs  []byte
	inner  []byte // what stands between its tags
	marked bool   // there are elements in it
	wrong  string // what had to be guessed to find its end, "" if nothing
}

// field reads the element that was opened, to its end; false if the document ends
// in it.
func (r *reader) field(open markup.Token) (field, bool) {
	f := field{name: r.name(open.Name), attrs: open.Raw}
	r.declare(open.Raw)
	if open.Empty {
		return f, true
	}
	plain, rich := isPlain(f.name), richFields[f.name]
	var inside []string // elements that are open in it
	for {
		t, ok := r.scan.Next()
		if !ok {
			f.inner = r.doc[open.End:]
			return f, false
		}
		if t.Kind != markup.Open && t.Kind != markup.Close {
			continue
		}
		name := r.name(t.Name)
		unclosed := isItem(name) || isContainer(name)
		if t.Kind == markup.Open {
			unclosed = unclosed || plain && (isPlain(name) || richFields[name]) || rich && neverInHTML(name)
			if !unclosed {
				f.marked = true
				if !t.Empty && !void[name] && len(inside) < maxDepth {
					inside = append(inside, name)
				}
				continue
			}
		} else if i := last(inside, name); i >= 0 {
			inside = inside[:i]
			continue
		} else if name == f.name {
			f.inner = r.doc[open.End:t.Start]
			return f, true
		}
		if unclosed {
			r.scan.Unread(t)
			f.inner = r.doc[open.End:t.Start]
			if f.name != "link" || len(bytes.TrimSpace(f.attrs)) == 0 { // <link href="…"> as in HTML
				f.wrong = "<" + f.name + "> is not closed"
			}
			return f, true
		}
	}
}

func last(all []string, name string) int {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i] == name {
			return i
		}
	}
	return -1
}

func isItem(name string) bool { return name == "item" || name == "entry" }

func isContainer(name string) bool {
	return name == "rss" || name == "channel" || name == "feed" || name == "rdf:rdf" || name == "rdf"
}

// plainFields hold text, an address or a date, and no element that is another
// field of an item.
var plainFields = setOf(`title link guid id pubdate published updated issued modified created date
	category comments enclosure language copyright rights generator ttl docs webmaster managingeditor
	lastbuilddate`)

// richFields hold HTML, sometimes without escaping it.
var richFields = setOf(`description summary content content:encoded excerpt:encoded tagline subtitle
	xhtml:body media:description itunes:summary dc:description`)

// isPlain tells of fields that hold no other field. What the modules of RSS add
// is such, but for those that have children.
func isPlain(name string) bool {
	if plainFields[name] {
		return true
	}
	prefix, local, ok := strings.Cut(name, ":")
	return ok && plainModules[prefix] && !richFields[name] && local != "owner" && local != "group" && local != "content" &&
		local != "category" && local != "author"
}

var plainModules = setOf("dc dcterms sy itunes feedburner pheedo slash wfw thr atom media")

// neverInHTML are fields whose names no page uses: where one opens, HTML that was
// not closed ends.
func neverInHTML(name string) bool {
	switch name {
	case "guid", "pubdate", "content:encoded", "published", "updated", "enclosure":
		return true
	}
	return strings.Contains(name, ":") && isPlain(name)
}

// void are the elements of HTML that have no end.
var void = setOf("area base br col embed hr img input meta param source track wbr")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// child is the first element of a name in the field, false if there is none.
func (r *reader) child(of field, name string) (field, bool) {
	if !of.marked {
		return field{}, false
	}
	in := &reader{doc: of.inner, scan: markup.Scan(of.inner), root: r.root, spaces: r.spaces, names: r.names}
	for {
		t, ok := in.scan.Next()
		if !ok {
			return field{}, false
		}
		if t.Kind == markup.Open && in.name(t.Name) == name {
			f, _ := in.field(t)
			return f, true
		}
	}
}

// attr is an attribute of the field, trimmed, "" if it has none of the name.
func (f field) attr(name string) string {
	if !bytes.Contains(f.attrs, []byte(name)) {
		return ""
	}
	return strings.TrimSpace(markup.Attr(f.attrs, name))
}

// text is what the field says, its references resolved once, without the tags in
// it. What Atom 0.3 carries as base64 is decoded.
func (f field) text() string {
	s := f.characters()
	if f.attr("mode") == "base64" {
		if b, err := base64.StdEncoding.DecodeString(s); err == nil {
			return string(markup.Decode(b, ""))
		}
	}
	return s
}

func (f field) characters() string {
	if bytes.IndexByte(f.inner, '<') < 0 {
		return strings.TrimSpace(markup.Unescape(f.inner))
	}
	var parts []string
	scan := markup.Scan(f.inner)
	for t, ok := scan.Next(); ok; t, ok = scan.Next() {
		switch t.Kind {
		case markup.CData:
			parts = append(parts, string(t.Raw))
		case markup.Text:
			if s := markup.Unescape(t.Raw); len(parts) > 0 || strings.TrimSpace(s) != "" {
				parts = append(parts, s)
			}
		}
	}
	if len(parts) > 1 && strings.TrimSpace(parts[len(parts)-1]) == "" {
		parts = parts[:len(parts)-1]
	}
	return strings.TrimSpace(strings.Join(parts, "")) // of one part no copy
}
