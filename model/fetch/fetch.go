package fetch

import (
	"cmp"
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// New makes a client. It costs nothing until it is asked for something.
func New(o Options) *Client {
	c := &Client{
		agent:        "lede/" + cmp.Or(token(o.Version), "devel") + " (+https://github.com/lede-reader/lede)",
		neverPrivate: o.NeverPrivate,
		proxy:        o.Proxy,
		now:          o.Now,
		limits:       o.Limits.orDefault(),
	}
	if c.now == nil {
		c.now = time.Now
	}
	c.public = c.transport(o.Resolver, publicOnly)
	c.private = c.transport(o.Resolver, privateToo)
	c.proxied = c.transport(o.Resolver, nil)
	c.proxied.Proxy = func(r *http.Request) (*url.URL, error) { return c.proxy(r.URL) }
	c.hosts = hosts{limits: c.limits, now: c.now, all: map[string]*host{}}
	c.slots = make(chan struct{}, c.limits.AtOnce)
	c.purse = newPurse(int64(c.limits.Held)-int64(c.limits.AtOnce)*uncounted, 2*int64(c.limits.Body))
	c.life, c.end = context.WithCancelCause(context.Background())
	return c
}

// Options are what a client needs to know. The zero value is of use.
type Options struct {
	Version string // of lede; servers are told

	// NeverPrivate refuses private addresses whatever a Request says.
	NeverPrivate bool

	// Proxy says through which proxy an address is asked for, nil for none; a nil
	// Proxy uses none. It is the caller who reads the environment. What goes
	// through a proxy is looked up by the proxy: then lede checks only
	// addresses that are written as numbers, and what else is private is for
	// the proxy to refuse.
	Proxy func(*url.URL) (*url.URL, error)

	Resolver *net.Resolver    // nil: the system's
	Now      func() time.Time // nil: time.Now
	Limits   Limits
}

// Client is the one HTTP client of lede. It keeps no cookies, tells nobody where
// it comes from, and may be used from many goroutines at once: that is how turns
// are taken between hosts.
type Client struct {
	agent        string
	neverPrivate bool
	proxy        func(*url.URL) (*url.URL, error)
	now          func() time.Time
	limits       Limits

	// Each has its own connections, so that none that was opened to a private
	// address, for the source that lives there, is used for another.
	public, private, proxied *http.Transport

	hosts hosts
	slots chan struct{}
	purse *purse
	life  context.Context
	end   context.CancelCauseFunc
}

// Close ends what is in flight and closes all connections. A Get fails from then on.
func (c *Client) Close() {
	c.end(errClosed)
	for _, t := range []*http.Transport{c.public, c.private, c.proxied} {
		t.CloseIdleConnections()
	}
}

// Request asks for one resource.
type Request struct {
	Address string // as Parse takes it

	// ETag and LastModified are what an earlier Answer gave, "" if there was none.
	ETag, LastModified string

	Accept Accept

	// Private: the person named this address, and it may be on their own
	// computer or network. That holds for its own host and port alone, not for
	// others that it redirects to.
	Private bool
}

// Accept says what is hoped for.
type Accept int

// What may be hoped for. A server may send something else.
const (
	Feed Accept = iota
	Page
)

// String is the Accept header.
func (a Accept) String() string {
	if a == Page {
		return "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
	}
	return "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, " +
		"application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1"
}

// Answer is what a server gave. All strings of it are from outside.
type Answer struct {
	Status      int  // 2xx, or 304
	NotModified bool // what the validators of the Request are of is still so; no Body

	// Address is where it came from after all redirects: what relative links in
	// Body are relative to. It holds no user name and no password.
	Address string
	// Moved is the address to ask from now on, "" if that did not change: every
	// redirect on the way was permanent, and none led from https to http. A user
	// name and password stay in it if it is on the same host.
	Moved string

	Body []byte // unpacked, never longer than Limits.Body; the caller's
	Type string // Content-Type as it came

	// ETag and LastModified are for the next Request; "" if Body is cut, so that
	// the rest of it is not taken for known.
	ETag, LastModified string

	// Cut says why Body ended before its end; nil if it is whole.
	Cut *Error

	// Next is when the server expects something new, by Cache-Control or
	// Expires; at most a day from now, zero if it said nothing.
	Next time.Time
}

// Get asks for one resource and follows redirects. The error is an *Error, that
// of ctx, or, after Close, one that says so.
func (c *Client) Get(ctx context.Context, r Request) (Answer, error) {
	first, err := parse(r.Address)
	if err != nil {
		return Answer{}, err
	}
	inner, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(c.life, func() { cancel(errClosed) })()
	t := &trip{
		client: c, ctx: inner, request: r, first: first, at: first,
		watch: watch{cancel: cancel, left: c.limits.Whole},
	}
	answer, err := t.follow()
	switch {
	case ctx.Err() != nil:
		return Answer{}, context.Cause(ctx)
	case c.life.Err() != nil:
		return Answer{}, errClosed
	}
	return answer, err
}

// token is s as far as it may stand in a User-Agent.
func token(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x7F || strings.ContainsRune("()<>@,;:\\\"/[]?={}", r) {
			return -1
		}
		return r
	}, s)
}
