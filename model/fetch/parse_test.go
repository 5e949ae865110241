package fetch

import (
	"net/url"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, row := range []struct{ name, typed, want string }{
		{"a host", "example.org", "https://example.org/"},
		{"a host and path", "example.org/feed", "https://example.org/feed"},
		{"spaces", "  https://example.org/feed \n", "https://example.org/feed"},
		{"in angle brackets", "<https://example.org/feed>", "https://example.org/feed"},
		{"in quotes", `"https://example.org/feed"`, "https://example.org/feed"},
		{"broken over lines", "https://example.org/fe\r\n\ted", "https://example.org/feed"},
		{"capitals", "HTTP://Example.ORG/Feed", "http://example.org/Feed"},
		{"usual port", "https://example.org:443/feed", "https://example.org/feed"},
		{"usual port, http", "http://example.org:80", "http://example.org/"},
		{"port 80", "example.org:80/feed", "http://example.org/feed"},
		{"another port", "example.org:8080/feed", "https://example.org:8080/feed"},
		{"a port with zeros", "example.org:0443", "https://example.org/"},
		{"no port", "example.org:/feed", ""},
		{"no port, with a scheme", "https://example.org:/feed", "https://example.org/feed"},
		{"fragment", "https://example.org/a?b#c", "https://example.org/a?b"},
		{"query without path", "example.org?x=y", "https://example.org/?x=y"},
		{"feed:", "feed:example.org/feed", "https://example.org/feed"},
		{"feed://", "feed://example.org/feed", "https://example.org/feed"},
		{"feed:https", "feed:https://example.org/feed", "https://example.org/feed"},
		{"feed:http", "FEED:http://example.org/feed", "http://example.org/feed"},
		{"no scheme but slashes", "//example.org/feed", "https://example.org/feed"},
		{"this computer", "localhost:8080/feed", "http://localhost:8080/feed"},
		{"this computer by number", "127.0.0.1:8080", "http://127.0.0.1:8080/"},
		{"the network", "192.168.1.2/feed", "http://192.168.1.2/feed"},
		{"a computer on the network", "nas:8080/feed", "https://nas:8080/feed"},
		{"a computer on the network, said", "http://nas", "http://nas/"},
		{"a number of the world", "8.8.8.8/feed", "https://8.8.8.8/feed"},
		{"IPv6", "https://[2606:4700:0::1111]/feed", "https://[2606:4700::1111]/feed"},
		{"IPv6 with a port", "[::1]:8080/feed", "http://[::1]:8080/feed"},
		{"IPv4 in IPv6", "http://[::ffff:127.0.0.1]/", "http://127.0.0.1/"},
		{"umlaut", "bücher.example/feed", "https://xn--bcher-kva.example/feed"},
		{"sharp s", "https://straße.de", "https://xn--strae-oqa.de/"},
		{"capital umlaut", "https://BÜCHER.example", "https://xn--bcher-kva.example/"},
		{"wide dots", "https://例え。jp/", "https://xn--r8jz45g.jp/"},
		{"wide digits", "http://１２７.0.0.1/", "http://127.0.0.1/"},
		{"a dot at the end", "https://example.org./feed", "https://example.org/feed"},
		{"underscore", "https://my_blog.example.org/", "https://my_blog.example.org/"},
		{"spaces in the path", "example.org/my feed", "https://example.org/my%20feed"},
		{"umlaut in the path", "example.org/grün?ü=ö", "https://example.org/gr%C3%BCn?%C3%BC=%C3%B6"},
		{"a lone percent", "example.org/100%/feed?50%", "https://example.org/100%25/feed?50%25"},
		{"encoded already", "example.org/a%2Fb%20c", "https://example.org/a%2Fb%20c"},
		{"slashes", "https://example.org//a//b", "https://example.org//a//b"},
		{"a user", "https://me:secret@example.org/feed", "https://me:secret@example.org/feed"},
		{"a user without scheme", "me:secret@example.org/feed", "https://me:secret@example.org/feed"},
		{"a user without password", "https://me@example.org/feed", "https://me@example.org/feed"},
		{"a password with @", "https://me:p@ss@example.org/", "https://me:p%40ss@example.org/"},
		{"an @ in the path", "https://example.org/@me/feed", "https://example.org/@me/feed"},

		{"empty", "", ""},
		{"spaces alone", "  ", ""},
		{"feed: alone", "feed:", ""},
		{"a word", "news", ""},
		{"a file", "file:///etc/passwd", ""},
		{"a path", "/home/me/feeds", ""},
		{"a path from here", "./feeds", ""},
		{"ftp", "ftp://example.org/feed", ""},
		{"mailto", "mailto:me@example.org", ""},
		{"javascript", "javascript:alert(1)", ""},
		{"no host", "https:///feed", ""},
		{"no host but a port", "https://:80/feed", ""},
		{"decimal", "http://2130706433/", ""},
		{"hexadecimal", "http://0x7f000001/", ""},
		{"octal", "http://0177.0.0.1/", ""},
		{"short", "http://127.1/", ""},
		{"a number with a dot at its end", "http://127.1./", ""},
		{"five numbers", "http://1.2.3.4.5/", ""},
		{"a port too large", "https://example.org:65536/", ""},
		{"port 0", "https://example.org:0/", ""},
		{"a port that is none", "https://example.org:a/", ""},
		{"mail's port", "http://example.org:25/", ""},
		{"a zone", "http://[fe80::1%25eth0]/", ""},
		{"IPv6 without brackets", "http://::1/", ""},
		{"a bracket too few", "http://[::1/", ""},
		{"a space in the host", "https://exa mple.org/", ""},
		{"a percent in the host", "https://exa%6Dple.org/", ""},
		{"a backslash", `https://example.org\@evil.example/`, "https://example.org%5C@evil.example/"},
		{"two dots", "https://example..org/", ""},
		{"a long label", "https://" + strings.Repeat("a", 64) + ".org/", ""},
		{"a long name", "https://" + strings.Repeat("a.", 130) + "org/", ""},
		{"a long address", "https://example.org/" + strings.Repeat("a", maxAddress), ""},
		{"a bidi override", "https://exa\u202Emple.org/", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			got, err := Parse(row.typed)
			if got != row.want {
				t.Errorf("Parse(%q) = %q, %v; want %q", row.typed, got, err, row.want)
			}
			if err != nil && (err.(*Error).What == "" || err.(*Error).Cure == "") {
				t.Errorf("no cure in %v", err)
			}
		})
	}
}

// shown is what of an address is shown.
func shown(typed string) string {
	u, err := parse(typed)
	if err != nil {
		return err.(*Error).Address
	}
	return plain(u)
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"https://me:secret@example.org/feed":   "https://example.org/feed",
		"me:secret@example.org":                "https://example.org/",
		"https://me:secret@exa mple.org/feed":  "exa mple.org/feed",
		"https://example.org/@me":              "https://example.org/@me",
		"ftp://me:secret@example.org/":         "example.org/",
		"https://me:sec@ret@two..dots.org/x@y": "y",
	} {
		if got := shown(in); got != want {
			t.Errorf("shown(%q) = %q, want %q", in, got, want)
		}
	}
	if _, err := Parse("ftp://me:secret@example.org/"); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("says %v", err)
	}
}

// FuzzParse: what is made of anything is an address that is made of itself, and
// neither it nor an error shows a password.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"example.org", "feed:https://Example.org:443/a b?c#d", "http://u:p@h:80/%zz", "[::1]:8080", "//x", "bücher.example",
		"http://2130706433/", "a:b@c:1", "http://[::ffff:1.2.3.4]", "?", "a/%", "http://xn--a", "http://a.0x", "https://h?%", "x:80//y", "h//a:b", "t@bs://ht@bs://h?",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		got, err := Parse(typed)
		if err != nil {
			if err.(*Error).Kind != BadAddress && err.(*Error).Kind != Refused {
				t.Errorf("Parse(%q): kind %s", typed, err.(*Error).Kind)
			}
			return
		}
		if again, err := Parse(got); again != got {
			t.Fatalf("Parse(%q) = %q, and of that %q, %v", typed, got, again, err)
		}
		u, err := url.Parse(got)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.Fragment != "" {
			t.Errorf("Parse(%q) = %q: %v", typed, got, err)
		}
		if strings.ContainsFunc(got, func(r rune) bool { return r <= ' ' || r >= 0x7F }) {
			t.Errorf("Parse(%q) = %q", typed, got)
		}
		if v, err := url.Parse(shown(typed)); err != nil || v.User != nil {
			t.Errorf("shown(%q) = %q", typed, shown(typed))
		}
		to, err := resolve(u, typed)
		if err == nil && (to.Scheme != "https" && to.Scheme != "http" || to.Host == "" || to.User != nil) {
			t.Errorf("resolve(%q) = %q", typed, to)
		}
	})
}
