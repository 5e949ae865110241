package safe

import (
	"net/url"
	"strings"
)

// maxURL is the longest address that terminals take in an OSC 8 sequence (VTE's
// limit) and that browsers of old take at all.
const maxURL = 2083

// URL is the address s, ready to be opened or to stand in an OSC 8 sequence:
// printable ASCII without space, quote or backslash, with the scheme http,
// https or mailto, at most 2,083 bytes. What is not ASCII is percent-encoded.
// Of a mailto only the addresses and the subject stay. It is false for any
// other scheme, for an address without a host, and for one with a user name
// before the host, which is there to deceive.
func URL(s string) (Text, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxURL || strings.ContainsFunc(s, neverInURL) {
		return Text{}, false
	}
	u, err := url.Parse(s)
	if err != nil || u.User != nil {
		return Text{}, false
	}
	switch u.Scheme {
	case "http", "https":
		if u.Hostname() == "" || u.Opaque != "" {
			return Text{}, false
		}
	case "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return Text{}, false
		}
		u = &url.URL{Scheme: "mailto", Opaque: u.Opaque, RawQuery: subject(u.RawQuery)}
	default:
		return Text{}, false
	}
	t := escape(u.String())
	if len(t) > maxURL {
		return Text{}, false
	}
	return Text{t}, true
}

// subject is the first subject field of a mailto's query. Other fields can
// attach files or write the body in the reader's name.
func subject(query string) string {
	for field := range strings.SplitSeq(query, "&") {
		if key, _, _ := strings.Cut(field, "="); strings.EqualFold(key, "subject") {
			return field
		}
	}
	return ""
}

// escape percent-encodes what may not stand in an address, and nothing else.
func escape(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || notInURL(rune(c)) {
			b.WriteString("%" + hex[c>>4:c>>4+1] + hex[c&15:c&15+1])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// neverInURL are the runes that make an address no address, even encoded: it
// was put together to break out of where it stands.
func neverInURL(r rune) bool {
	return r <= ' ' || classOf(r) == drop || classOf(r) == newline || r == '\uFFFD'
}

// notInURL are the runes that an address is made without.
func notInURL(r rune) bool {
	return r <= ' ' || r >= 0x7F || strings.ContainsRune("\"'<>\\^`{|}", r)
}
