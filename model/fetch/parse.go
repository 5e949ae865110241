package fetch

import (
	"net/url"
	"strings"
)

// Parse makes an address of what a person typed or a file lists: http or https,
// the host in small letters and ASCII, without the usual port, without fragment.
// Of an address that it made it makes the same again. "example.org/feed" is taken
// for https, "localhost:8080/feed" for http; feed: before an address is dropped. A
// user name and password stay in; Plain shows the address without. The error is an
// *Error of the kind BadAddress, or Refused for a port that is not for the web.
func Parse(typed string) (string, error) {
	u, err := parse(typed)
	if err != nil {
		return "", err
	}
	return u.String(), nil
}

// plain is u as it may be shown: without user name and password.
func plain(u *url.URL) string {
	shown := *u
	shown.User = nil
	return shown.String()
}

func parse(typed string) (*url.URL, error) {
	u, err := typedAddress(strings.Trim(unbroken.Replace(strings.TrimSpace(typed)), " <>\""))
	if err != nil {
		err.Address = typed[strings.LastIndexByte(typed, '@')+1:]
		return nil, err
	}
	return u, nil
}

// unbroken takes out what mail programs and terminals put into long addresses.
var unbroken = strings.NewReplacer("\r", "", "\n", "", "\t", "")

func typedAddress(s string) (*url.URL, *Error) {
	for hasFold(s, "feed:") {
		s = strings.TrimSpace(s[len("feed:"):])
	}
	switch {
	case s == "":
		return nil, bad("it is empty", "write an address, as in https://example.org/feed")
	case len(s) > maxAddress:
		return nil, bad("it is too long", "no web address has more than 8,192 characters")
	case hasFold(s, "https://"), hasFold(s, "http://"):
		scheme, rest, _ := strings.Cut(s, "://")
		return assemble(strings.ToLower(scheme), rest)
	case strings.HasPrefix(s, "//"):
		return assemble("", s[2:])
	case hasFold(s, "file:"), strings.ContainsAny(s[:1], `/.~\`):
		return nil, bad("it is a file or folder, not a web address", "give its path instead, and see that it exists")
	case otherScheme(s):
		return nil, bad("it is neither http nor https", "lede reads web addresses, as in https://example.org/feed")
	}
	return assemble("", s)
}

// otherScheme says whether s starts with a scheme, and not with a host and port.
func otherScheme(s string) bool {
	before, after, found := strings.Cut(s, ":")
	switch {
	case !found || strings.ContainsAny(before, "/?#@["):
		return false
	case strings.EqualFold(before, "mailto"):
		return true
	}
	port, _, _ := strings.Cut(after, "/")
	return port == "" || strings.Trim(port, "0123456789") != "" && !strings.Contains(port, "@")
}

// resolve is where a redirect from base to location leads. A user name and
// password in location are dropped: it is not for servers to say as whom lede goes
// anywhere.
func resolve(base *url.URL, location string) (*url.URL, error) {
	location = strings.TrimSpace(location)
	if len(location) > maxAddress {
		return nil, bad("it is too long", "")
	}
	var u *url.URL
	var err *Error
	switch {
	case hasFold(location, "https://"), hasFold(location, "http://"):
		scheme, rest, _ := strings.Cut(location, "://")
		u, err = assemble(strings.ToLower(scheme), rest)
	case strings.HasPrefix(location, "//"):
		u, err = assemble(base.Scheme, location[2:])
	default:
		ref, wrong := url.Parse(tidy(location))
		if wrong != nil || ref.Scheme != "" || ref.Host != "" {
			return nil, bad("it is neither http nor https", "")
		}
		u = base.ResolveReference(ref)
		u.Fragment, u.RawFragment = "", ""
	}
	if err != nil {
		return nil, err
	}
	u.User = nil
	return u, nil
}

// assemble makes an address of a scheme, "" if none was named, and what follows
// its "//".
func assemble(scheme, rest string) (*url.URL, *Error) {
	authority, tail := rest, ""
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		authority, tail = rest[:i], rest[i:]
	}
	user, authority := userOf(authority)
	host, port, err := hostOf(authority)
	if err != nil {
		return nil, err
	}
	if scheme == "" {
		if scheme, err = schemeFor(host, port, tail); err != nil {
			return nil, err
		}
	}
	if port, err = portOf(scheme, port); err != nil {
		return nil, err
	}
	u, wrong := url.Parse(scheme + "://" + host + port + tidy(tail))
	if wrong != nil {
		return nil, bad("it is no web address", "write it as in https://example.org/feed")
	}
	if u.User = user; u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

// userOf parts the user name and password, nil if there are none, from the host.
func userOf(authority string) (*url.Userinfo, string) {
	i := strings.LastIndexByte(authority, '@')
	if i < 0 {
		return nil, authority
	}
	name, password, both := strings.Cut(authority[:i], ":")
	switch {
	case both:
		return url.UserPassword(unescaped(name), unescaped(password)), authority[i+1:]
	case name == "":
		return nil, authority[i+1:]
	}
	return url.User(unescaped(name)), authority[i+1:]
}

// unescaped is s without percent-encoding, or as it is if it is in none.
func unescaped(s string) string {
	if t, err := url.PathUnescape(s); err == nil {
		return t
	}
	return s
}

// tidy is the path and query of an address without its fragment, percent-encoded
// where that was forgotten.
func tidy(s string) string {
	const hex = "0123456789ABCDEF"
	s, _, _ = strings.Cut(s, "#")
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 || c == '%' && !encoded(s[i:]) {
			b.WriteString("%" + hex[c>>4:c>>4+1] + hex[c&15:c&15+1])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// encoded says whether s starts with a byte that is percent-encoded.
func encoded(s string) bool {
	const hex = "0123456789abcdefABCDEF"
	return len(s) > 2 && strings.IndexByte(hex, s[1]) >= 0 && strings.IndexByte(hex, s[2]) >= 0
}

// hasFold is strings.HasPrefix for an ASCII prefix in whatever case.
func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// bad is the error for what is no address.
func bad(what, cure string) *Error { return &Error{Kind: BadAddress, What: what, Cure: cure} }
