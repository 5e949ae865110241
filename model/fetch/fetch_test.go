package fetch

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

const feedText = "<rss><channel><title>T</title></channel></rss>"

func TestGet(t *testing.T) {
	var seen http.Header
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		seen = r.Header.Clone()
		w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
		w.Header().Set("ETag", `W/"1"`)
		w.Header().Set("Last-Modified", "Sun, 22 Nov 2026 09:00:00 GMT")
		w.Header().Set("Set-Cookie", "a=b")
		_, _ = io.WriteString(w, feedText)
	})
	c := client(t, Options{Version: "1.2 (x)"})
	for range 2 { // no cookie comes back
		a := well(t, c, address+"/feed?q=1#top")
		if string(a.Body) != feedText || a.Cut != nil || a.NotModified || a.Status != 200 || a.Moved != "" {
			t.Errorf("answer %+v", a)
		}
		if a.Address != address+"/feed?q=1" || a.Type != "application/rss+xml; charset=utf-8" || a.ETag != `W/"1"` || a.LastModified == "" {
			t.Errorf("headers: %+v", a)
		}
	}
	for key := range seen {
		switch key {
		case "User-Agent", "Accept", "Accept-Encoding":
		default:
			t.Errorf("sent %s: %s", key, seen.Get(key))
		}
	}
	if got := seen.Get("User-Agent"); got != "lede/1.2x (+https://github.com/lede-reader/lede)" {
		t.Errorf("User-Agent %q", got)
	}
	if !strings.HasPrefix(seen.Get("Accept"), "application/atom+xml") {
		t.Errorf("Accept %q", seen.Get("Accept"))
	}
	if _, err := ask(t, c, Request{Address: address, Private: true, Accept: Page}); err != nil || !strings.HasPrefix(seen.Get("Accept"), "text/html") {
		t.Errorf("page: Accept %q, %v", seen.Get("Accept"), err)
	}
}

func TestConditional(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/always" || r.Header.Get("If-None-Match") == `W/"1"` && r.Header.Get("If-Modified-Since") == "then" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = io.WriteString(w, feedText)
	})
	c := client(t, Options{})
	a, err := ask(t, c, Request{Address: address, Private: true, ETag: `W/"1"`, LastModified: "then"})
	if err != nil || !a.NotModified || a.Status != 304 || a.Body != nil || a.ETag != `W/"1"` || a.LastModified != "then" {
		t.Errorf("304: %+v, %v", a, err)
	}
	if a, err = ask(t, c, Request{Address: address, Private: true, ETag: "a\r\nEvil: 1"}); err != nil || a.NotModified {
		t.Errorf("a tag that is none: %+v, %v", a, err)
	}
	if _, err := get(t, c, address+"/always"); kindOf(err) != Odd {
		t.Errorf("304 to a first question: %v", err)
	}
}

func TestUnpack(t *testing.T) {
	text := strings.Repeat(feedText, 5000)
	packed := func(make func(io.Writer) io.WriteCloser) string {
		var b bytes.Buffer
		w := make(&b)
		_, _ = io.WriteString(w, text)
		_ = w.Close()
		return b.String()
	}
	gz := packed(func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) })
	zl := packed(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })
	for _, row := range []struct {
		name, encoding, body, want string
		kind, cut                  Kind
	}{
		{"plain", "", text, text, "", ""},
		{"identity", "identity", text, text, "", ""},
		{"gzip", "gzip", gz, text, "", ""},
		{"x-gzip in capitals", "X-GZIP", gz, text, "", ""},
		{"two members", "gzip", gz + gz, text + text, "", ""},
		{"gzip that is none", "gzip", text, text, "", ""},
		{"gzip that does not say so", "", gz, text, "", ""},
		{"gzip with rubbish after it", "gzip", gz + "<!-- cached -->", text, "", ""},
		{"gzip broken off", "gzip", gz[:len(gz)/2], text[:100], "", Broken},
		{"gzip broken off at its end", "gzip", gz[:len(gz)-4], text, "", Broken},
		{"gzip with a wrong sum", "gzip", gz[:len(gz)-8] + "12345678", text, "", Broken},
		{"gzip, damaged", "gzip", gz[:400] + "\xff\xff\xff\xff" + gz[400:], text[:100], "", Broken},
		{"gzip, nothing but a head", "gzip", gz[:6], "", Broken, ""},
		{"deflate", "deflate", zl, text, "", ""},
		{"deflate, raw", "deflate", zl[2 : len(zl)-4], text, "", ""},
		{"brotli that nobody asked for", "br", "\x8b\x00\x80abc\x03", "", Odd, ""},
		{"nothing", "gzip", "", "", "", ""},
		{"one byte", "", "a", "a", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Encoding", row.encoding)
				w.Header().Set("ETag", `"1"`)
				_, _ = io.WriteString(w, row.body)
			})
			a, err := get(t, client(t, Options{}), address)
			if kindOf(err) != row.kind || kindOf(a.Cut) != row.cut {
				t.Fatalf("error %v, cut %v", err, a.Cut)
			}
			if !strings.HasPrefix(string(a.Body), row.want) || row.cut == "" && string(a.Body) != row.want {
				t.Errorf("body of %d bytes, want %d", len(a.Body), len(row.want))
			}
			if a.Cut != nil && a.ETag != "" {
				t.Errorf("ETag %q of a body that is cut", a.ETag)
			}
		})
	}
}

func TestRedirects(t *testing.T) {
	for _, row := range []struct {
		name  string
		codes []int
		moved bool
		kind  Kind
	}{
		{"none", nil, false, ""},
		{"permanent", []int{301}, true, ""},
		{"permanent, both ways", []int{301, 308, 301}, true, ""},
		{"for now", []int{302}, false, ""},
		{"for now at last", []int{301, 307}, false, ""},
		{"for now at first", []int{303, 308}, false, ""},
		{"ten", []int{301, 301, 301, 301, 301, 301, 301, 301, 301, 301}, true, ""},
		{"eleven", []int{301, 301, 301, 301, 301, 301, 301, 301, 301, 301, 301}, false, Loop},
		{"to nowhere", []int{300}, false, Odd},
	} {
		t.Run(row.name, func(t *testing.T) {
			var tags []string
			address := serve(t, func(w http.ResponseWriter, r *http.Request) {
				var n int
				_, _ = fmt.Sscanf(r.URL.Path, "/%d", &n)
				tags = append(tags, r.Header.Get("If-None-Match"))
				if n < len(row.codes) {
					http.Redirect(w, r, fmt.Sprintf("../%d#part", n+1), row.codes[n])
					return
				}
				_, _ = io.WriteString(w, feedText)
			})
			a, err := ask(t, client(t, Options{}), Request{Address: address + "/0", Private: true, ETag: `"x"`})
			if kindOf(err) != row.kind {
				t.Fatalf("error %v", err)
			}
			last := fmt.Sprintf("%s/%d", address, len(row.codes))
			if err == nil && (a.Address != last || string(a.Body) != feedText) {
				t.Errorf("address %q, body %q", a.Address, a.Body)
			}
			if row.moved && a.Moved != last || !row.moved && a.Moved != "" {
				t.Errorf("moved to %q", a.Moved)
			}
			for _, tag := range tags {
				if tag != `"x"` {
					t.Errorf("a redirect lost the validator: %q", tags)
				}
			}
		})
	}
}

func TestRedirectsRefused(t *testing.T) {
	asked := false
	other := serve(t, func(http.ResponseWriter, *http.Request) { asked = true })
	for _, row := range []struct {
		to   string
		kind Kind
	}{
		{"", Odd},
		{"/", Loop},
		{other, Refused},
		{strings.Replace(other, "127.0.0.1", "localhost", 1), Refused},
		{strings.Replace(other, "127.0.0.1", "2130706433", 1), Refused},
		{strings.Replace(other, "127.0.0.1", "0x7f.1", 1), Refused},
		{strings.Replace(other, "127.0.0.1", "[::ffff:127.0.0.1]", 1), Refused},
		{strings.Replace(other, "127.0.0.1", "[64:ff9b::7f00:1]", 1), Refused},
		{"//10.0.0.1/", Refused},
		{"http://169.254.169.254/latest/meta-data", Refused},
		{"file:///etc/passwd", Refused},
		{"ftp://example.org/feed", Refused},
		{"feed:http://127.0.0.1/", Refused},
		{"javascript:alert(1)", Refused},
		{"gopher://127.0.0.1:6379/_", Refused},
		{"http://example.org:25/", Refused},
		{"http://[::1", Refused},
		{"http://" + strings.Repeat("a", 9000), Refused},
	} {
		t.Run(row.to[:min(len(row.to), 60)], func(t *testing.T) {
			address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				if row.to != "" {
					w.Header().Set("Location", row.to)
				}
				w.WriteHeader(http.StatusFound)
			})
			_, err := get(t, client(t, Options{}), address)
			if kindOf(err) != row.kind || asked {
				t.Errorf("error %v (%v), asked %v", err, kindOf(err), asked)
			}
			if p := err.Problem(); p.Name != address+"/" || p.What == "" || p.Cure == "" {
				t.Errorf("problem %+v", p)
			}
		})
	}
}

func TestPrivate(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, feedText) })
	named := strings.Replace(address, "127.0.0.1", "localhost", 1)
	for _, row := range []struct {
		name, address  string
		private, never bool
		want           Kind
	}{
		{"named by the person", address, true, false, ""},
		{"named by the person, by name", named, true, false, ""},
		{"found somewhere", address, false, false, Refused},
		{"found somewhere, by name", named, false, false, Refused},
		{"on a served desk", address, true, true, Refused},
		{"metadata", "http://169.254.169.254/", true, false, Refused},
		{"0.0.0.0", strings.Replace(address, "127.0.0.1", "0.0.0.0", 1), true, false, Refused},
	} {
		t.Run(row.name, func(t *testing.T) {
			c := client(t, Options{NeverPrivate: row.never})
			_, err := ask(t, c, Request{Address: row.address, Private: row.private})
			if kindOf(err) != row.want {
				t.Errorf("error %v", err)
			}
		})
	}
	t.Run("a connection that is open is not used for others", func(t *testing.T) {
		c := client(t, Options{})
		well(t, c, address)
		if _, err := ask(t, c, Request{Address: address}); kindOf(err) != Refused {
			t.Errorf("error %v", err)
		}
	})
}

func TestRatio(t *testing.T) {
	for _, row := range []struct {
		name string
		body []byte
		kind Kind
	}{
		{"8 MB of nothing", make([]byte, 8<<20), TooLarge},
		{"1 MB of nothing", make([]byte, ratioFree), ""},
		{"8 MB that are 20 times smaller packed", hash(400 << 10), ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			var packed bytes.Buffer
			w := gzip.NewWriter(&packed)
			_, _ = w.Write(row.body)
			_ = w.Close()
			address := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(packed.Bytes()) })
			a, err := get(t, client(t, Options{}), address)
			if kindOf(err) != row.kind || err == nil && !bytes.Equal(a.Body, row.body) {
				t.Errorf("packed %d times: error %v, %d bytes", len(row.body)/packed.Len(), err, len(a.Body))
			}
		})
	}
}

// hash is n bytes that look like nothing, and then nineteen times as many of one kind.
func hash(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := bytes.Repeat([]byte{'-'}, 20*n)
	for i := range n {
		b[i] = byte(r.Uint32())
	}
	return b
}

// twoHosts is a client to which one.test and two.test are loopback, which it
// takes for public, and which trusts every certificate.
func twoHosts(t *testing.T) *Client {
	r := names(t, map[string][]string{"one.test": {"127.0.0.1"}, "two.test": {"127.0.0.1"}})
	c := client(t, Options{Resolver: r})
	c.public = c.transport(r, nil)
	for _, way := range []*http.Transport{c.public, c.private} {
		way.TLSClientConfig = &tls.Config{InsecureSkipVerify: true}
	}
	return c
}

func TestLogin(t *testing.T) {
	var there []string
	other := serve(t, func(_ http.ResponseWriter, r *http.Request) { there = append(there, r.Header.Get("Authorization")) })
	other = strings.Replace(other, "127.0.0.1", "two.test", 1)
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		name, password, _ := r.BasicAuth()
		switch {
		case r.URL.Path == "/away":
			http.Redirect(w, r, strings.Replace(other, "http://", "http://x:y@", 1), http.StatusMovedPermanently)
		case name != "me" || password != "a@b:c/d":
			w.WriteHeader(http.StatusUnauthorized)
		case r.URL.Path == "/here":
			http.Redirect(w, r, "/feed", http.StatusMovedPermanently)
		}
	})
	address = strings.Replace(address, "127.0.0.1", "one.test", 1)
	mine := strings.Replace(address, "http://", "http://me:a%40b%3Ac%2Fd@", 1)
	c := twoHosts(t)
	if a := well(t, c, mine+"/here"); a.Address != address+"/feed" || a.Moved != mine+"/feed" {
		t.Errorf("at home: address %q, moved %q", a.Address, a.Moved)
	}
	if _, err := get(t, c, address+"/feed"); kindOf(err) != Locked || err.Status != 401 {
		t.Errorf("without a name: %v", err)
	}
	if a := well(t, c, mine+"/away"); a.Moved != other+"/" || len(there) != 1 || there[0] != "" {
		t.Errorf("away: moved to %q, sent %q", a.Moved, there)
	}
	_, err := get(t, c, strings.Replace(mine, "me:", "secret:", 1)+"/feed")
	if text := err.Error() + err.Problem().Error(); strings.Contains(text, "secret") || strings.Contains(text, "%40") {
		t.Errorf("shown: %s", text)
	}
}

func TestSameHost(t *testing.T) {
	for _, row := range []struct {
		a, b string
		want bool
	}{
		{"http://h/a", "http://h/b", true},
		{"http://h/", "https://h/", true},
		{"https://h/", "http://h/", false},
		{"http://h:8080/", "https://h:8080/", true},
		{"https://h:8080/", "http://h:8080/", false},
		{"http://h:8080/", "http://h:8081/", false},
		{"http://h/", "http://h:8080/", false},
		{"http://h/", "http://www.h/", false},
	} {
		a, _ := parse(row.a)
		b, _ := parse(row.b)
		if sameHost(a, b) != row.want {
			t.Errorf("%s, %s: %v", row.a, row.b, !row.want)
		}
	}
}

func TestProxy(t *testing.T) {
	var asked []string
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.String())
		if r.URL.Path == "/in" {
			http.Redirect(w, r, "http://127.0.0.1:1/", http.StatusFound)
		}
	})
	u, _ := url.Parse(proxy)
	var trouble error
	c := client(t, Options{Proxy: func(to *url.URL) (*url.URL, error) {
		if to.Hostname() == "direct.test" {
			return nil, trouble
		}
		return u, nil
	}, Resolver: names(t, nil)})
	if _, err := ask(t, c, Request{Address: "http://far.test/feed"}); err != nil || len(asked) != 1 || asked[0] != "http://far.test/feed" {
		t.Errorf("%v, asked %q", err, asked)
	}
	if _, err := ask(t, c, Request{Address: "http://far.test/in"}); kindOf(err) != Refused || len(asked) != 2 {
		t.Errorf("a private number: %v, asked %q", err, asked)
	}
	if _, err := ask(t, c, Request{Address: "http://localhost/"}); kindOf(err) != Refused || len(asked) != 2 {
		t.Errorf("this computer: %v, asked %q", err, asked)
	}
	if _, err := ask(t, c, Request{Address: "http://direct.test/"}); kindOf(err) != NoHost || len(asked) != 2 {
		t.Errorf("past the proxy: %v, asked %q", err, asked)
	}
	trouble = errors.New("none")
	if _, err := ask(t, c, Request{Address: "http://direct.test/"}); kindOf(err) != Refused {
		t.Errorf("no proxy: %v", err)
	}
}

func TestStatus(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for _, row := range []struct {
		code  int
		after string
		kind  Kind
		next  time.Duration
	}{
		{410, "", Gone, 0},
		{404, "", Missing, 0},
		{401, "", Locked, 0},
		{403, "", Locked, 0},
		{407, "", Locked, 0},
		{451, "", Locked, 0},
		{429, "120", Busy, 2 * time.Minute},
		{503, "Sun, 22 Nov 2026 13:00:00 GMT", Busy, time.Hour},
		{503, "99999999999999999999", Busy, maxWait},
		{503, "soon", Busy, 0},
		{503, "-5", Busy, 0},
		{500, "", Faulty, 0},
		{502, "60", Faulty, time.Minute},
		{400, "", Odd, 0},
		{418, "", Odd, 0},
		{305, "", Odd, 0},
	} {
		t.Run(fmt.Sprint(row.code, row.after), func(t *testing.T) {
			address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header()["Date"] = nil
				w.Header().Set("Retry-After", row.after)
				w.WriteHeader(row.code)
				_, _ = io.WriteString(w, "\x1b]0;evil\x07 body")
			})
			_, err := get(t, client(t, Options{Now: func() time.Time { return now }}), address)
			if kindOf(err) != row.kind || err.Status != row.code {
				t.Fatalf("error %v", err)
			}
			if got := err.Next; row.next == 0 && !got.IsZero() || row.next > 0 && !got.Equal(now.Add(row.next)) {
				t.Errorf("next at %v", got)
			}
			if strings.Contains(err.Error(), "evil") || strings.Contains(err.Error(), "\n") || err.Problem().Cure == "" {
				t.Errorf("says %q, cure %q", err, err.Cure)
			}
		})
	}
}

func TestContext(t *testing.T) {
	hang := make(chan struct{})
	defer close(hang)
	asked := make(chan struct{}, 9)
	address := serve(t, func(http.ResponseWriter, *http.Request) { asked <- struct{}{}; <-hang })
	c := client(t, Options{})
	ctx, cancel := context.WithCancel(context.Background())
	go func() { <-asked; cancel() }()
	if _, err := c.Get(ctx, Request{Address: address, Private: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	done := make(chan error)
	go func() {
		_, err := c.Get(context.Background(), Request{Address: address, Private: true})
		done <- err
	}()
	<-asked
	c.Close()
	if err := <-done; !errors.Is(err, errClosed) {
		t.Errorf("closed: %v", err)
	}
	if _, err := c.Get(context.Background(), Request{Address: address, Private: true}); !errors.Is(err, errClosed) {
		t.Errorf("after it: %v", err)
	}
}
