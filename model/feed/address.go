package feed

import (
	"net/url"
	"strings"
)

// absolute is an address as a feed gives it, resolved by base; "" if it is not one
// of http or https, or too long.
func absolute(base *url.URL, s string) string {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxAddress {
		return ""
	}
	u := resolve(base, s)
	if u == base || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	if to := wrapped(u); to != nil {
		u = to
	}
	if s = u.String(); len(s) > maxAddress {
		return ""
	}
	return s
}

// resolve is s as seen from base; base itself where s is no address.
func resolve(base *url.URL, s string) *url.URL {
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return -1 // a long address that was wrapped
		}
		return r
	}, strings.TrimSpace(s))
	u, err := base.Parse(s)
	if err != nil {
		if u, err = base.Parse(escapePercents(s)); err != nil {
			return base
		}
	}
	return u
}

// escapePercents escapes "%" where it escapes nothing: "100%.html".
func escapePercents(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		if s[i] == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])) {
			b.WriteString("25")
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

// wrapped is where a link of a search engine's alert leads, which says so in a
// parameter; nil for other addresses.
func wrapped(u *url.URL) *url.URL {
	if u.Path != "/url" || !strings.HasPrefix(strings.TrimPrefix(u.Hostname(), "www."), "google.") {
		return nil
	}
	q := u.Query()
	for _, name := range []string{"url", "q"} {
		if to, err := url.Parse(q.Get(name)); err == nil && (to.Scheme == "http" || to.Scheme == "https") && to.Hostname() != "" {
			return to
		}
	}
	return nil
}

// isAddress tells of an absolute address of http or https.
func isAddress(s string) bool {
	s = strings.ToLower(s[:min(len(s), len("https://"))])
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}
