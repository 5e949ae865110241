package feed

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/markup"
)

// Feed is what a feed says of itself, and its items. All texts are UTF-8 and
// untrusted; addresses are absolute, http or https, or "".
type Feed struct {
	Title string
	Home  string // the site it is a feed of
	Icon  string
	Self  string // the address it gives for itself
	Next  string // the page with older items (RFC 5005)

	// NewAddress is where it says it has moved for good.
	NewAddress string

	// Refresh is how long it asks not to be read again; 0 if it does not say.
	Refresh time.Duration

	// Items in the order of the feed. Their ids differ. An item that has no
	// text, only a title or a link, has neither Text nor HTML.
	Items []model.Item

	// Problems with single items, and with the end of the feed. The Name of
	// each is the feed's address.
	Problems []model.Problem
}

// ErrNotFeed is in the chain of every error of Parse: the bytes are no feed, and
// the error says what they are instead. ErrPage is in it too where they are an
// HTML page, which may name feeds: see Discover.
var (
	ErrNotFeed = errors.New("not a feed")
	ErrPage    = errors.New("an HTML page")
)

// Parse reads a feed. contentType is that of the answer, "" if there was none;
// address is where the feed is followed: relative addresses are resolved by it and
// ids made with it, so that it must be the same every time. An item whose date lies
// more than two days ahead of now has no date; where now is zero none does. body is
// not changed.
//
// The error is one of a document that is no feed. Whatever is wrong with a feed is
// among its Problems.
func Parse(body []byte, contentType, address string, now time.Time) (Feed, error) {
	if what := binary(body); what != "" {
		return Feed{}, fmt.Errorf("%w: %s", ErrNotFeed, what)
	}
	p := newParser(address, now)
	cut := len(body) > 2*maxFeed // twice, since UTF-16 is twice as long
	doc := markup.Decode(body[:min(len(body), 2*maxFeed)], contentType)
	if len(doc) > maxFeed {
		doc, cut = doc[:maxFeed], true
	}
	var err error
	if s := bytes.TrimLeft(doc, " \t\r\n"); len(s) > 0 && (s[0] == '{' || s[0] == '[') {
		err = p.json(s)
	} else {
		err = p.xml(doc)
	}
	if err != nil {
		return Feed{}, fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	if cut {
		p.problem("the feed is larger than %d MB; what is behind that was not read", maxFeed>>20)
	}
	return p.finish(), nil
}

// parser is a feed while it is read.
type parser struct {
	feed    Feed
	address string   // as it was given
	base    *url.URL // the same, for what is relative
	based   bool     // the feed says what base is
	now     time.Time
	drafts  []draft

	period    time.Duration // sy:updatePeriod
	frequency int           // sy:updateFrequency: times in a period

	seen   int // items met
	broken int // of them, those with a Problem
}

func newParser(address string, now time.Time) *parser {
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	return &parser{address: address, base: base, now: now}
}

// problem notes something that went wrong.
func (p *parser) problem(format string, args ...any) {
	p.feed.Problems = append(p.feed.Problems, model.Problem{Name: p.address, What: fmt.Sprintf(format, args...)})
}

// itemProblem notes what is wrong with the item that was met last.
func (p *parser) itemProblem(title, what string) {
	if p.broken++; p.broken > maxProblems {
		return
	}
	if title != "" {
		title = " (" + brief(title) + ")"
	}
	p.problem("item %d%s %s", p.seen, title, what)
}

// finish gives the items what only the whole feed tells: ids and the source.
func (p *parser) finish() Feed {
	if more := p.broken - maxProblems; more > 0 {
		p.problem("%d more items are broken", more)
	}
	p.refresh(1, p.period/time.Duration(max(p.frequency, 1)))
	f := &p.feed
	name := f.Title
	if name == "" {
		name = p.base.Hostname()
	}
	f.Items = identify(p.drafts, p.address)
	for i := range f.Items {
		f.Items[i].Source = name
	}
	return *f
}

// brief is the start of a text, for a message.
func brief(s string) string {
	n := 0
	for i := range s {
		if n++; n > 60 {
			return s[:i] + "…"
		}
	}
	return s
}
