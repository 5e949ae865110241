package feed

import (
	"bytes"
	"html"
	"net/url"
	"strings"

	nethtml "golang.org/x/net/html"

	"github.com/lede-reader/lede/model/markup"
)

// body is the text of an item; one of the two is filled.
type body struct{ html, text string }

// empty tells of a body without a word.
func (b body) empty() bool {
	if b.html == "" {
		return b.text == ""
	}
	for _, n := range []int{min(len(b.html), 2<<10), len(b.html)} { // mostly the start tells
		scan := markup.Scan([]byte(b.html[:n]))
		for t, ok := scan.Next(); ok; t, ok = scan.Next() {
			if t.Kind == markup.CData || t.Kind == markup.Text && strings.Trim(markup.Unescape(t.Raw), " \t\r\n\u00a0") != "" {
				return false
			}
		}
	}
	return true
}

// body reads a field that holds a text: elements as they are, else text that was
// escaped, once or, by mistake, twice. What an Atom feed says is plain text is; of
// the rest it is HTML what has tags of HTML.
func (r *reader) body(f field) body {
	if f.name == "" {
		return body{}
	}
	kind := strings.ToLower(f.attr("type"))
	if f.marked {
		return body{html: strings.TrimSpace(r.asHTML(f.inner, strings.Contains(kind, "xhtml")))}
	}
	s := f.text()
	if kind == "text" || kind == "text/plain" {
		return body{text: s}
	}
	if hasTags(s) {
		return body{html: s}
	}
	if strings.Contains(s, "&") {
		s = strings.TrimSpace(unescape(s))
		if hasTags(s) && (strings.Contains(s, "</") || strings.Contains(s, "<br")) {
			return body{html: s} // escaped twice
		}
	}
	return body{text: s}
}

// hasTags tells of text with a tag of HTML in it.
func hasTags(s string) bool {
	for i := strings.IndexByte(s, '<'); i >= 0; {
		s = s[i+1:]
		name := strings.TrimPrefix(s[:min(len(s), 16)], "/")
		n := 0
		for n < len(name) && ('a' <= name[n]|0x20 && name[n]|0x20 <= 'z' || n > 0 && '0' <= name[n] && name[n] <= '9') {
			n++
		}
		if n > 0 && n < len(name) && isMarkup(strings.ToLower(name[:n])) && strings.IndexByte(" \t\r\n/>", name[n]) >= 0 {
			return true
		}
		if strings.HasPrefix(s, "!--") {
			return true
		}
		i = strings.IndexByte(s, '<')
	}
	return false
}

// inline are the elements that set words apart inside a line, and stand in titles.
var inline = setOf(`a abbr acronym b bdi bdo big br cite code del dfn em font i img ins kbd mark p q s
	samp small span strike strong sub sup tt u var wbr h1 h2 h3 h4 h5 h6 div`)

// blocks are the other elements that texts in feeds are made of.
var blocks = setOf(`address article aside audio blockquote caption center col colgroup dd details dl dt
	embed fieldset figcaption figure footer form header hr iframe input label li main nav noscript object ol
	option param picture pre script section select source style summary svg table tbody td tfoot th thead
	time tr ul video html head body meta`)

// isMarkup tells the names of HTML's elements.
func isMarkup(name string) bool { return inline[name] || blocks[name] }

// asHTML writes elements of XML as HTML: without prefixes, with an end for every
// element that has one. CDATA is text in XHTML, and HTML where HTML was not
// escaped.
func (r *reader) asHTML(inner []byte, xhtml bool) string {
	var b strings.Builder
	b.Grow(len(inner))
	scan := markup.Scan(inner)
	for {
		t, ok := scan.Next()
		if !ok {
			return b.String()
		}
		switch t.Kind {
		case markup.Text:
			b.Write(t.Raw)
		case markup.CData:
			if xhtml {
				b.WriteString(html.EscapeString(string(t.Raw)))
			} else {
				b.Write(t.Raw)
			}
		case markup.Open:
			r.declare(t.Raw)
			name := r.local(t.Name)
			b.WriteString("<" + name)
			b.Write(t.Raw)
			b.WriteByte('>')
			if t.Empty && !void[strings.ToLower(name)] {
				b.WriteString("</" + name + ">")
			}
		case markup.Close:
			b.WriteString("</" + r.local(t.Name) + ">")
		}
	}
}

// local is a name as printed, without the prefix of XHTML.
func (r *reader) local(printed []byte) string {
	if i := bytes.IndexByte(printed, ':'); i >= 0 && strings.HasPrefix(r.name(printed), "xhtml:") {
		printed = printed[i+1:]
	}
	return string(printed)
}

// line reads a field that is one line of plain text: a title, a name. Atom says
// whether it is text or HTML; RSS does not, and is read as most readers do: tags
// of HTML go, references that are left after the first decoding are resolved.
func (r *reader) line(f field) string {
	if f.name == "" {
		return ""
	}
	kind := strings.ToLower(f.attr("type"))
	switch {
	case f.marked:
		return oneLine(unescape(stripTags(r.asHTML(f.inner, strings.Contains(kind, "xhtml")), true)))
	case kind == "text", kind == "text/plain", kind == "" && r.root == "atom":
		return oneLine(f.text())
	}
	return oneLine(unescape(stripTags(f.text(), false)))
}

// unescape resolves references that are left in a text: see markup.Unescape.
func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return markup.Unescape([]byte(s))
}

// oneLine is s with every run of space as one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// stripTags takes out the tags that a title may have. What only looks like one
// stays: a name that is none of HTML's, and a start without an end ("why <b> is
// bad"). Where the tags are real ones, end tags of nothing go too.
func stripTags(s string, real bool) string {
	if strings.IndexByte(s, '<') < 0 {
		return s
	}
	ends := map[string]int{} // where the last end tag of a name stands
	scan := markup.Scan([]byte(s))
	for t, ok := scan.Next(); ok; t, ok = scan.Next() {
		if name := strings.ToLower(string(t.Name)); t.Kind == markup.Close && inline[name] {
			ends[name] = t.Start
		}
	}
	var b strings.Builder
	scan = markup.Scan([]byte(s))
	for {
		t, ok := scan.Next()
		if !ok {
			return b.String()
		}
		name := strings.ToLower(string(t.Name))
		switch {
		case t.Kind == markup.Open && (void[name] || name == "p" || inline[name] && ends[name] > t.Start):
			if name == "br" || name == "p" || name == "div" {
				b.WriteByte(' ')
			}
		case t.Kind == markup.Close && (inline[name] || real):
		default:
			b.WriteString(s[t.Start:t.End])
		}
	}
}

// absoluteLinks is a text of HTML with its links and pictures resolved by base.
// Those within the page ("#note") stay. A text that would grow to more than twice
// its length keeps the rest as it is.
func absoluteLinks(s string, base *url.URL) string {
	if base.Host == "" || !hasRelative(s) {
		return s
	}
	limit := 2*len(s) + 64<<10
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	z := nethtml.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(0)
	done := 0
	for b.Len() < limit {
		kind := z.Next()
		if kind == nethtml.ErrorToken {
			break
		}
		raw := z.Raw()
		done += len(raw)
		if kind != nethtml.StartTagToken && kind != nethtml.SelfClosingTagToken || !hasRelative(string(raw)) {
			b.Write(raw)
			continue
		}
		printed := string(raw)
		t := z.Token()
		changed := false
		for i, a := range t.Attr {
			if a.Key != "href" && a.Key != "src" && a.Key != "cite" || !isRelative(a.Val) {
				continue
			}
			if u := resolve(base, a.Val); u != base {
				t.Attr[i].Val, changed = u.String(), true
			}
		}
		if changed {
			printed = t.String()
		}
		b.WriteString(printed)
	}
	b.WriteString(s[done:])
	return b.String()
}

// hasRelative tells, perhaps wrongly, that there are relative links in s.
func hasRelative(s string) bool {
	for i := strings.IndexByte(s, '='); i >= 0; i = strings.IndexByte(s, '=') {
		before := strings.ToLower(strings.TrimRight(s[max(0, i-8):i], " \t\r\n"))
		s = s[i+1:]
		if strings.HasSuffix(before, "href") || strings.HasSuffix(before, "src") || strings.HasSuffix(before, "cite") {
			if isRelative(strings.TrimLeft(s[:min(len(s), 64)], " \t\r\n\"'")) {
				return true
			}
		}
	}
	return false
}

// isRelative tells of an address without a scheme, but for one in the same page.
func isRelative(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || s[0] == '#' {
		return false
	}
	i := strings.IndexAny(s, ":/?#")
	return i <= 0 || s[i] != ':'
}

// pageTitle is the title of an HTML page, "" if it has none at its start.
func pageTitle(doc []byte) string {
	z := nethtml.NewTokenizer(bytes.NewReader(doc[:min(len(doc), 64<<10)]))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return ""
		case nethtml.StartTagToken:
			if name, _ := z.TagName(); string(name) == "title" {
				z.Next()
				return oneLine(html.UnescapeString(string(z.Raw())))
			}
		}
	}
}

// isMarkupPage tells of HTML that has none of the tags a page starts with.
func isMarkupPage(doc []byte) bool { return hasTags(string(doc[:min(len(doc), 64<<10)])) }
