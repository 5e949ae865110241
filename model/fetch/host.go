package fetch

import (
	"net/netip"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/idna"
)

// hostOf parts host and port and writes the host as it is looked up: small
// letters, ASCII, no dot at its end, numbers in their usual form. What is a
// number in another notation (2130706433, 0x7f.1, 0177.0.0.1) is refused: nobody
// writes so who does not want to hide something.
func hostOf(authority string) (host, port string, err *Error) {
	if strings.HasPrefix(authority, "[") {
		inside, port, found := strings.Cut(authority[1:], "]")
		a, wrong := netip.ParseAddr(inside)
		if wrong != nil || !found || a.Zone() != "" || port != "" && port[0] != ':' {
			return "", "", bad("its host is no address of a computer", "between [ and ] stands an IPv6 address, as in [2001:db8::1]")
		}
		if a = a.Unmap(); a.Is4() {
			return a.String(), strings.TrimPrefix(port, ":"), nil
		}
		return "[" + a.String() + "]", strings.TrimPrefix(port, ":"), nil
	}
	host, port, _ = strings.Cut(authority, ":")
	if host, err = name(host); err != nil {
		return "", "", err
	}
	return host, port, nil
}

// name is the name of a host as it is looked up.
func name(host string) (string, *Error) {
	if host == "" {
		return "", bad("it names no host", "write it as in https://example.org/feed")
	}
	ascii, wrong := profile().ToASCII(host)
	ascii = strings.ToLower(strings.TrimSuffix(ascii, "."))
	if wrong != nil || len(ascii) > 253 || strings.Trim(ascii, letters) != "" {
		return "", bad("its host is not one that can be", "see that it is spelled right")
	}
	for label := range strings.SplitSeq(ascii, ".") {
		if label == "" || len(label) > 63 {
			return "", bad("its host is not one that can be", "see that it is spelled right")
		}
	}
	if last := ascii[strings.LastIndexByte(ascii, '.')+1:]; numeric(last) {
		a, wrong := netip.ParseAddr(ascii)
		if wrong != nil {
			return "", bad("its host is a number that is no address", "write four numbers, as in 192.0.2.1")
		}
		return a.String(), nil
	}
	return ascii, nil
}

// letters are those of host names; some hosts have an underscore.
const letters = "abcdefghijklmnopqrstuvwxyz0123456789-_."

// profile maps names as browsers do. It is made when it is needed.
var profile = sync.OnceValue(func() *idna.Profile {
	return idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false))
})

// numeric says whether the last label of a host makes it a number to some
// resolvers.
func numeric(label string) bool {
	return strings.Trim(label, "0123456789") == "" ||
		strings.HasPrefix(label, "0x") && strings.Trim(label[2:], "0123456789abcdef") == ""
}

// schemeFor is the scheme for an address that was written without one: https, but
// http for what is on this computer or network, where nobody has certificates.
func schemeFor(host, port, tail string) (string, *Error) {
	a, err := netip.ParseAddr(strings.Trim(host, "[]"))
	switch {
	case err == nil && placeOf(a) != public, isLocalhost(host), port == "80":
		return "http", nil
	case err != nil && !strings.Contains(host, ".") && port+tail == "":
		return "", bad("it is a word, not an address", "write it as in https://example.org/feed; for a computer on your network put http:// before it")
	}
	return "https", nil
}

// isLocalhost says whether a name is of this computer by its form alone.
func isLocalhost(host string) bool {
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// portOf is the port with its colon, "" for the usual one.
func portOf(scheme, port string) (string, *Error) {
	if port == "" {
		return "", nil
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || n == 0 {
		return "", bad("its port is not one that can be", "a port is a number from 1 to 65535")
	}
	if notWeb(uint16(n)) {
		return "", &Error{
			Kind: Refused, What: "port " + strconv.FormatUint(n, 10) + " is not for web pages",
			Cure: "no browser opens it either; see that the number is right",
		}
	}
	if n == 80 && scheme == "http" || n == 443 && scheme == "https" {
		return "", nil
	}
	return ":" + strconv.FormatUint(n, 10), nil
}
