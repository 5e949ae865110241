package fetch

import (
	"context"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"slices"
	"sync/atomic"
)

// trip is one fetch: a request and those that its redirects lead to.
type trip struct {
	client  *Client
	ctx     context.Context
	watch   watch
	request Request

	first, at *url.URL
	seen      []string // addresses that redirected
	passing   bool     // not every redirect so far was permanent
	byProxy   bool     // where it is now is asked by way of a proxy
}

// follow asks, and asks again where it is sent, until there is an answer.
func (t *trip) follow() (Answer, error) {
	for {
		to, answer, err := t.hop()
		if err != nil {
			return Answer{}, err
		}
		if to == nil {
			return answer, nil
		}
		if err := t.turn(to); err != nil {
			return Answer{}, err
		}
	}
}

// turn goes on to another address, if it may.
func (t *trip) turn(to *url.URL) error {
	t.seen = append(t.seen, t.at.String())
	if slices.Contains(t.seen, to.String()) {
		return t.fail(Loop, "it redirects in a circle", "it may want a login or cookies, which lede does not keep: open it in a browser to see", nil)
	}
	if len(t.seen) > t.client.limits.Redirects {
		return t.fail(Loop, "it redirects too many times", "open it in a browser and add the address where it ends", nil)
	}
	if t.at.Scheme == "https" && to.Scheme == "http" {
		t.passing = true
	}
	t.at = to
	return nil
}

// hop makes one request: it gives an answer or the address to ask instead.
func (t *trip) hop() (*url.URL, Answer, error) {
	door, err := t.door()
	if err != nil {
		return nil, Answer{}, err
	}
	leave, err := t.client.hosts.enter(t.ctx, t.at, t.mayPrivate())
	if err != nil {
		return nil, Answer{}, t.explain(err)
	}
	defer leave()
	select {
	case t.client.slots <- struct{}{}:
		defer func() { <-t.client.slots }()
	case <-t.ctx.Done():
		return nil, Answer{}, t.explain(context.Cause(t.ctx))
	}
	t.watch.run()
	defer t.watch.pause()
	t.watch.phase(t.client.limits.Start, errStart)
	var connected atomic.Bool
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }}
	response, err := door.RoundTrip(t.ask().WithContext(httptrace.WithClientTrace(t.ctx, trace)))
	t.watch.phaseDone()
	t.client.hosts.heard(t.at, t.silence(err, connected.Load()))
	if err != nil {
		return nil, Answer{}, t.explain(err)
	}
	defer response.Body.Close()
	return t.judge(response)
}

// silence is how much the outcome of a request counts against its host.
func (t *trip) silence(err error, connected bool) int {
	switch {
	case !tooSlow(t.ctx, err):
		return 0
	case connected:
		return noAnswer
	}
	return noConnection
}

// judge tells what an answer is: the answer, another address, or a failure.
func (t *trip) judge(response *http.Response) (*url.URL, Answer, error) {
	switch code := response.StatusCode; {
	case code == http.StatusNotModified && t.request.ETag+t.request.LastModified != "":
		return nil, t.unchanged(response), nil
	case slices.Contains([]int{301, 302, 303, 307, 308}, code):
		to, err := t.location(response)
		return to, Answer{}, err
	case code >= 200 && code < 300:
		answer, err := t.changed(response)
		return nil, answer, err
	}
	return nil, Answer{}, t.refusal(response)
}

// location is where a redirect leads.
func (t *trip) location(response *http.Response) (*url.URL, error) {
	where := response.Header.Get("Location")
	if where == "" {
		return nil, t.fail(Odd, "it redirects without saying where to", "open it in a browser to see", nil)
	}
	to, err := resolve(t.at, where)
	if err != nil {
		return nil, t.fail(Refused, "it redirects to what is no web address", "open it in a browser to see", err)
	}
	if n := response.ContentLength; n > 0 && n <= maxDrained {
		_, _ = io.Copy(io.Discard, response.Body)
	}
	if code := response.StatusCode; code != http.StatusMovedPermanently && code != http.StatusPermanentRedirect {
		t.passing = true
	}
	return to, nil
}

// unchanged is the answer that there is nothing new.
func (t *trip) unchanged(response *http.Response) Answer {
	a := t.answer(response)
	a.NotModified = true
	if a.ETag == "" {
		a.ETag = t.request.ETag
	}
	if a.LastModified == "" {
		a.LastModified = t.request.LastModified
	}
	return a
}

// changed is the answer with a body.
func (t *trip) changed(response *http.Response) (Answer, error) {
	body, cut, err := t.body(response)
	if err != nil {
		return Answer{}, err
	}
	a := t.answer(response)
	a.Body, a.Cut = body, cut
	if cut != nil {
		a.ETag, a.LastModified = "", ""
	}
	return a, nil
}

// answer is what the headers tell.
func (t *trip) answer(response *http.Response) Answer {
	a := Answer{
		Status:       response.StatusCode,
		Address:      plain(t.at),
		Type:         field(response.Header.Get("Content-Type")),
		ETag:         field(response.Header.Get("ETag")),
		LastModified: field(response.Header.Get("Last-Modified")),
		Next:         fresh(response.Header, t.client.now()),
	}
	if len(t.seen) > 0 && !t.passing {
		moved := *t.at
		if moved.User == nil && sameHost(t.first, t.at) {
			moved.User = t.first.User
		}
		a.Moved = moved.String()
	}
	return a
}
