package feed

import (
	"encoding/json"
	"errors"
	"net/url"
	"strings"
)

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
