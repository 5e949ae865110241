package fetch

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
)

// transport makes one of the client's three ways out. may judges the address of
// every connection after its name was looked up, when it is about to be dialled;
// a name that means something else a moment later gains nothing by it. A nil may
// lets all pass: that is for proxies.
func (c *Client) transport(r *net.Resolver, may func(place) error) *http.Transport {
	dialer := &net.Dialer{Timeout: c.limits.Start, Resolver: r}
	if may != nil {
		dialer.ControlContext = func(_ context.Context, _, address string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(address)
			if err != nil {
				return err
			}
			return may(placeOf(at.Addr()))
		}
	}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // unpacked by body, which sees the ratio
		TLSHandshakeTimeout:    c.limits.Start,
		IdleConnTimeout:        maxIdle,
		MaxIdleConns:           c.limits.AtOnce,
		MaxIdleConnsPerHost:    c.limits.PerHost,
		MaxResponseHeaderBytes: int64(c.limits.Headers),
		HTTP2: &http.HTTP2Config{
			MaxReceiveBufferPerStream:     maxStreamBuffer,
			MaxReceiveBufferPerConnection: maxConnectionBuffer,
		},
	}
}

// stranger is why an address was not dialled.
type stranger struct{ place }

// Error says it in a word; explain makes a sentence of it.
func (s stranger) Error() string {
	if s.place == private {
		return "a private address"
	}
	return "an address that is not for the web"
}

func publicOnly(p place) error {
	if p != public {
		return stranger{p}
	}
	return nil
}

func privateToo(p place) error {
	if p == nowhere {
		return stranger{p}
	}
	return nil
}

// door is the way out for where the trip is now. What can be refused before
// anything is looked up is refused here.
func (t *trip) door() (*http.Transport, error) {
	may, way := publicOnly, t.client.public
	if t.mayPrivate() {
		may, way = privateToo, t.client.private
	}
	if p, fixed := fixedPlace(t.at.Hostname()); fixed {
		if err := may(p); err != nil {
			return nil, t.explain(err)
		}
	}
	if t.byProxy = false; t.client.proxy == nil {
		return way, nil
	}
	switch proxy, err := t.client.proxy(t.at); {
	case err != nil:
		return nil, t.fail(Refused, "the proxy's address is none", "see what HTTP_PROXY and HTTPS_PROXY say", err)
	case proxy != nil:
		t.byProxy = true
		return t.client.proxied, nil
	}
	return way, nil
}

// fixedPlace is the place of a host that needs no looking up.
func fixedPlace(host string) (place, bool) {
	if isLocalhost(host) {
		return private, true
	}
	a, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return placeOf(a), err == nil
}

// mayPrivate says whether the trip may go to a private address now: the person
// named this very host and port.
func (t *trip) mayPrivate() bool {
	return t.request.Private && !t.client.neverPrivate && sameHost(t.first, t.at)
}

// own says whether a host is this computer, to which nobody need be polite.
func own(u *url.URL) bool {
	a, err := netip.ParseAddr(u.Hostname())
	return isLocalhost(u.Hostname()) || err == nil && a.IsLoopback()
}
