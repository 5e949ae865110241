package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
)

// jsonFeed is what is read of the top of a JSON Feed.
type jsonFeed struct {
	Version string `json:"version"`
	Title   string `json:"title"`
	Home    string `json:"home_page_url"`
	Self    string `json:"feed_url"`
	Next    string `json:"next_url"`
	Icon    string `json:"icon"`
	Favicon string `json:"favicon"`
}

// jsonItem is what is read of an item. What may be of several types is raw.
type jsonItem struct {
	ID       json.RawMessage `json:"id"` // text; some give a number
	URL      string          `json:"url"`
	External string          `json:"external_url"`
	Title    string          `json:"title"`
	HTML     string          `json:"content_html"`
	Text     string          `json:"content_text"`
	Summary  string          `json:"summary"`
	Created  string          `json:"date_published"`
	Changed  string          `json:"date_modified"`
	Author   jsonAuthor      `json:"author"` // version 1
	Authors  []jsonAuthor    `json:"authors"`
	Type     string          `json:"mime_type"` // of attachments only
}

type jsonAuthor struct {
	Name string `json:"name"`
}

// json reads a JSON Feed member by member, and its items one by one: what cannot
// be read of one is cut out, as far as the start of the next.
func (p *parser) json(doc []byte) error {
	if doc[0] != '{' {
		return errors.New("JSON, but not a feed")
	}
	c := &cutter{doc: doc, at: 1, budget: 4*len(doc) + 1<<20}
	head := map[string]json.RawMessage{}
	hasItems, whole := false, false
	for {
		name, ok := c.member()
		if !ok {
			whole = c.closed
			break
		}
		if name == "items" && c.enter() {
			hasItems = true
			if !p.jsonItems(c) {
				break
			}
			continue
		}
		value, ok := c.value()
		if !ok {
			break
		}
		if len(head) < maxDepth && len(value) <= maxTitle {
			head[name] = value
		}
	}
	version, _ := jsonText(head["version"])
	if !strings.Contains(version, "jsonfeed.org") && !(hasItems && p.seen > 0 && len(p.drafts) > 0) {
		return errors.New("JSON, but not a feed")
	}
	p.jsonHead(head)
	if !whole && len(p.feed.Problems) == 0 {
		p.problem("the feed breaks off behind item %d: there may have been more", p.seen)
	}
	return nil
}

// jsonHead takes what the feed says of itself.
func (p *parser) jsonHead(head map[string]json.RawMessage) {
	text := func(name string) string {
		s, _ := jsonText(head[name])
		return s
	}
	p.feed.Title = oneLine(text("title"))
	p.feed.Home = absolute(p.base, text("home_page_url"))
	p.feed.Self = absolute(p.base, text("feed_url"))
	p.feed.Next = absolute(p.base, text("next_url"))
	if p.feed.Icon = absolute(p.base, text("icon")); p.feed.Icon == "" {
		p.feed.Icon = absolute(p.base, text("favicon"))
	}
}

// jsonItems reads the items; false if the document ends in them.
func (p *parser) jsonItems(c *cutter) bool {
	for {
		piece, sound, more := c.element()
		if !more {
			if !c.closed && len(piece) > 0 {
				p.seen++
				p.itemProblem("", "breaks off: the feed ends in it")
			}
			return c.closed
		}
		if p.seen++; p.seen > maxItems {
			p.problem("the feed has more than %d items; the first were read", maxItems)
			return false
		}
		var it jsonItem
		err := errors.New("it does not end")
		if sound {
			if err = lenient(json.Unmarshal(piece, &it)); err != nil {
				err = lenient(json.Unmarshal(mend(piece), &it))
			}
		}
		if it.Type != "" {
			p.seen-- // an attachment of a piece that was broken
			continue
		}
		if err != nil {
			p.itemProblem(oneLine(it.Title), "cannot be read and was left out: it is no sound JSON")
			continue
		}
		p.jsonDraft(&it)
	}
}

// lenient forgives a member of another type: the others were read.
func lenient(err error) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) && wrong.Field != "" {
		return nil
	}
	return err
}

func (p *parser) jsonDraft(it *jsonItem) {
	var d draft
	d.guid, _ = jsonText(it.ID)
	if d.guid == "" && len(it.ID) > 0 && it.ID[0] != '"' && it.ID[0] != 'n' {
		d.guid = string(it.ID)
	}
	for _, s := range []string{it.URL, it.External} {
		if d.URL = absolute(p.base, s); d.URL != "" {
			break
		}
	}
	if d.URL == "" && isAddress(d.guid) {
		d.URL = absolute(p.base, d.guid)
	}
	d.Title = cut(oneLine(it.Title), maxTitle)
	if d.Published = readDate(it.Created, p.now); d.Published.IsZero() {
		d.Published = readDate(it.Changed, p.now)
	}
	var names []string
	for _, a := range append([]jsonAuthor{it.Author}, it.Authors...) {
		names = appendName(names, oneLine(a.Name))
	}
	d.Byline = byline(nil, names)
	base := p.base
	if u, err := url.Parse(d.URL); err == nil && d.URL != "" {
		base = u
	}
	switch {
	case !(body{html: it.HTML}).empty():
		d.HTML = absoluteLinks(cut(it.HTML, maxText), base)
	case strings.TrimSpace(it.Text) != "":
		d.Text = cut(it.Text, maxText)
	default:
		d.Text = cut(it.Summary, maxText)
	}
	if d.Title == "" && d.URL == "" && d.Text == "" && d.HTML == "" {
		p.itemProblem("", "holds nothing: no title, no text, no link")
		return
	}
	p.drafts = append(p.drafts, d)
}

func jsonText(raw json.RawMessage) (string, bool) {
	var s string
	err := json.Unmarshal(raw, &s)
	return strings.TrimSpace(s), err == nil
}

// cutter cuts JSON, which may be broken, into its members and elements.
type cutter struct {
	doc    []byte
	at     int
	closed bool // the object or array that was read last has its end
	budget int  // bytes that may still be looked at, so that broken nesting costs no more than the document
}

func (c *cutter) space() {
	for c.at < len(c.doc) && bytes.IndexByte([]byte(" \t\r\n,"), c.doc[c.at]) >= 0 {
		c.at++
	}
}

// member goes to the value of the next member of an object; false at its end.
func (c *cutter) member() (string, bool) {
	c.space()
	c.closed = c.at < len(c.doc) && c.doc[c.at] == '}'
	if c.at >= len(c.doc) || c.doc[c.at] != '"' {
		return "", false
	}
	n := c.length()
	if n == 0 {
		return "", false
	}
	name, _ := jsonText(c.doc[c.at : c.at+n])
	c.at += n
	c.space()
	if c.at >= len(c.doc) || c.doc[c.at] != ':' {
		return "", false
	}
	c.at++
	c.space()
	return name, true
}

// enter steps into an array.
func (c *cutter) enter() bool {
	if c.at < len(c.doc) && c.doc[c.at] == '[' {
		c.at++
		return true
	}
	return false
}

func (c *cutter) value() (json.RawMessage, bool) {
	n := c.length()
	v := c.doc[c.at : c.at+n]
	c.at += n
	return v, n > 0
}

// element cuts the next element of an array out; more is false at its end, with
// the piece that breaks off if it does. sound tells that its brackets and quotes
// match; where they do not, the piece ends where another object seems to start.
func (c *cutter) element() (piece []byte, sound, more bool) {
	c.space()
	if c.closed = c.at < len(c.doc) && c.doc[c.at] == ']'; c.closed {
		c.at++
		return nil, false, false
	}
	if c.at >= len(c.doc) {
		return nil, false, false
	}
	n := c.length()
	if n > 0 && (json.Valid(c.doc[c.at:c.at+n]) || json.Valid(mend(c.doc[c.at:c.at+n]))) {
		piece = c.doc[c.at : c.at+n]
		c.at += n
		return piece, true, true
	}
	// where it has an end of its own, another object can only start before that
	end := nextObject(c.doc[c.at:], n)
	if end == 0 {
		end = n
	}
	if end == 0 {
		piece = c.doc[c.at:]
		c.at = len(c.doc)
		return piece, false, false
	}
	piece = c.doc[c.at : c.at+end]
	c.at += end
	return piece, false, true
}

// nextObject is how far it is to what looks like the start of the next item of
// an array, "},{" followed by a name that items have; 0 if there is none in the
// first n bytes, or anywhere if n is 0.
func nextObject(rest []byte, n int) int {
	if n > 0 {
		rest = rest[:n]
	}
	for i := 1; ; {
		if i >= len(rest) {
			return 0
		}
		j := bytes.IndexByte(rest[i:], '{')
		if j < 0 {
			return 0
		}
		i += j
		before := bytes.TrimRight(rest[max(0, i-64):i], " \t\r\n")
		after := bytes.TrimLeft(rest[i+1:min(len(rest), i+65)], " \t\r\n")
		if bytes.HasSuffix(before, []byte(",")) && bytes.HasSuffix(bytes.TrimRight(before[:len(before)-1], " \t\r\n"), []byte("}")) &&
			bytes.HasPrefix(after, []byte(`"`)) && !bytes.HasPrefix(after, []byte(`"name"`)) && !bytes.HasPrefix(after, []byte(`"mime_type"`)) {
			return i
		}
		i++
	}
}

// length is that of the value that starts at c.at, by its brackets and quotes; 0
// if it does not end.
func (c *cutter) length() int {
	depth, inText := 0, false
	for i := c.at; i < len(c.doc); i++ {
		if c.budget--; c.budget < 0 {
			return 0
		}
		b := c.doc[i]
		switch {
		case inText && b == '\\':
			i++
		case b == '"':
			inText = !inText
		case inText:
			continue
		case b == '{' || b == '[':
			depth++
		case b == '}' || b == ']':
			if depth--; depth < 0 {
				return i - c.at
			}
		case depth == 0 && (b == ',' || b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ':'):
			return i - c.at
		}
		if depth == 0 && !inText && (b == '"' || b == '}' || b == ']') {
			return i + 1 - c.at
		}
	}
	return 0
}

// mend escapes the line ends and tabs that stand in texts as they are, and takes
// out commas before a bracket.
func mend(b []byte) []byte {
	out := make([]byte, 0, len(b)+16)
	inText := false
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case inText && c == '\\' && i+1 < len(b):
			i++
			if bytes.IndexByte([]byte(`"\/bfnrtu`), b[i]) < 0 { // \' and such
				out = append(out, b[i])
				continue
			}
			out = append(out, c, b[i])
			continue
		case c == '"':
			inText = !inText
		case inText && c == '\n':
			out = append(out, `\n`...)
			continue
		case inText && c == '\r':
			continue
		case inText && c == '\t':
			out = append(out, `\t`...)
			continue
		case !inText && c == ',':
			rest := bytes.TrimLeft(b[i+1:min(len(b), i+257)], " \t\r\n")
			if len(rest) > 0 && (rest[0] == '}' || rest[0] == ']') {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}
