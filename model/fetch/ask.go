package fetch

import (
	"net/http"
	"net/url"

	"golang.org/x/net/http/httpguts"
)

// ask is the request for where the trip is now. It says nothing about where it
// comes from; a user name and password go to the host that they were given for.
func (t *trip) ask() *http.Request {
	at := *t.at
	at.User = nil
	r := &http.Request{
		Method: http.MethodGet, URL: &at, Host: at.Host,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{
			"User-Agent":      {t.client.agent},
			"Accept":          {t.request.Accept.String()},
			"Accept-Encoding": {"gzip"},
		},
	}
	if tag := field(t.request.ETag); tag != "" {
		r.Header["If-None-Match"] = []string{tag}
	}
	if date := field(t.request.LastModified); date != "" {
		r.Header["If-Modified-Since"] = []string{date}
	}
	if user := t.user(); user != nil {
		password, _ := user.Password()
		r.SetBasicAuth(user.Username(), password)
	}
	return r
}

// user is who to log in as here, nil for nobody. What a redirect names counts
// for nothing: it is not for servers to say as whom lede goes elsewhere.
func (t *trip) user() *url.Userinfo {
	if sameHost(t.first, t.at) {
		return t.first.User
	}
	return nil
}

// sameHost says whether b is the host and port that a is, or the same host
// reached by https where a was http.
func sameHost(a, b *url.URL) bool {
	return a.Host == b.Host && (a.Scheme == b.Scheme || a.Scheme == "http")
}

// field is a header that may be kept and sent back: "" if it is too long or holds
// what may not stand in a header.
func field(s string) string {
	if len(s) > maxField || !httpguts.ValidHeaderFieldValue(s) {
		return ""
	}
	return s
}
