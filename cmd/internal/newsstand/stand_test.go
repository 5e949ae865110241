package newsstand_test

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/cmd/internal/newsstand"
)

func open(t *testing.T, feeds, each int) *newsstand.Stand {
	t.Helper()
	s, err := newsstand.Open(1, feeds, each)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// get asks like a reader that knows nothing of gzip unless it says so.
func get(t *testing.T, url string, header ...string) (*http.Response, []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	a, err := (&http.Client{Transport: &http.Transport{DisableCompression: true}}).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return a, body
}

// items counts them in a document that must be well formed.
func items(t *testing.T, doc []byte) int {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(doc))
	n := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return n
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := tok.(xml.StartElement); ok && (e.Name.Local == "item" || e.Name.Local == "entry") {
			n++
		}
	}
}

func TestConditional(t *testing.T) {
	s := open(t, 4, 5)
	for f, url := range s.URLs() {
		a, body := get(t, url)
		if n := items(t, body); n != 5 {
			t.Fatalf("feed %d has %d items", f, n)
		}
		tag, since := a.Header.Get("Etag"), a.Header.Get("Last-Modified")
		for _, h := range [][]string{{"If-None-Match", tag}, {"If-Modified-Since", since}, {"If-None-Match", tag, "If-Modified-Since", since}} {
			if a, body := get(t, url, h...); a.StatusCode != http.StatusNotModified || len(body) > 0 {
				t.Errorf("feed %d, %v: %d with %d bytes", f, h, a.StatusCode, len(body))
			}
		}
		s.Add(f, 2)
		if a, body := get(t, url, "If-None-Match", tag, "If-Modified-Since", since); a.StatusCode != http.StatusOK || items(t, body) != 7 {
			t.Errorf("feed %d does not show what was added: %d", f, a.StatusCode)
		}
	}
	c := s.Counts()
	if c.Feeds != 8 || c.NotModified != 12 || c.Conditional != 16 || c.Requests() != 20 {
		t.Errorf("counted %+v", c)
	}
	s.Reset()
	if c := s.Counts(); c.Requests() != 0 {
		t.Errorf("counted %+v after Reset", c)
	}
}

func TestCompressedAndPages(t *testing.T) {
	s := open(t, 4, 3)
	a, body := get(t, s.URL(3), "Accept-Encoding", "gzip")
	if a.Header.Get("Content-Encoding") != "gzip" {
		t.Fatal("feed 3 is not compressed")
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := io.ReadAll(z)
	if err != nil || items(t, doc) != 3 {
		t.Fatal(err)
	}
	s.Pages(1)
	_, body = get(t, s.URL(1))
	if bytes.Contains(body, []byte("content:encoded>")) {
		t.Error("a feed of lines carries whole articles")
	}
	_, link, _ := strings.Cut(string(body), "<item>")
	_, link, _ = strings.Cut(link, "<link>")
	link, _, _ = strings.Cut(link, "</link>")
	if a, page := get(t, link); a.StatusCode != http.StatusOK || !strings.Contains(string(page), "<article>") {
		t.Errorf("%s: %d", link, a.StatusCode)
	}
	if a, _ := get(t, s.URL(1)+"/nothing"); a.StatusCode != http.StatusNotFound {
		t.Errorf("nothing is there: %d", a.StatusCode)
	}
	if _, home := get(t, strings.TrimSuffix(s.URL(0), "feed.xml")); !strings.Contains(string(home), "alternate") {
		t.Error("the home page does not lead to the feed")
	}
	if len(s.Titles(0)) != 3 {
		t.Error("titles")
	}
}

func TestSlowHoldsNobodyElseUp(t *testing.T) {
	s := open(t, 2, 1)
	s.Slow(0, time.Hour)
	get(t, s.URL(1)) // would never return if it did
}

// A stand comes back at the addresses of another, with the same articles.
func TestOpenAt(t *testing.T) {
	first, err := newsstand.Open(1, 3, 2)
	if err != nil {
		t.Fatal(err)
	}
	urls, addresses, titles := first.URLs(), first.Addresses(), first.Titles(1)
	if _, err := newsstand.OpenAt(1, addresses, 2); err == nil {
		t.Error("two stands stand at the same addresses")
	}
	first.Close()
	second, err := newsstand.OpenAt(1, addresses, 2)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(second.Close)
	if !slices.Equal(second.URLs(), urls) || !slices.Equal(second.Titles(1), titles) {
		t.Errorf("it is another: %v", second.URLs())
	}
}

// Every trouble answers or, where that is its point, does not end.
func TestTroubles(t *testing.T) {
	s := open(t, 1, 1)
	endless := map[string]bool{"endless items": true, "endless bytes": true, "endless title": true, "slow loris": true, "never answers": true, "redirect loop": true}
	seen := map[string]bool{}
	for _, kind := range newsstand.Troubles() {
		url, err := s.Trouble(kind)
		if err != nil {
			t.Fatal(err)
		}
		if seen[kind.Name] {
			t.Errorf("%s stands there twice", kind.Name)
		}
		seen[kind.Name] = true
		if endless[kind.Name] {
			continue
		}
		t.Run(kind.Name, func(t *testing.T) {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Accept-Encoding", "gzip")
			a, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer a.Body.Close()
			body, err := io.ReadAll(io.LimitReader(a.Body, 64<<20))
			if err != nil && kind.Name != "short of its Content-Length" {
				t.Fatal(err)
			}
			want := kind.Keep
			switch kind.Name { // what is in it and cannot be kept
			case "one malformed item of 500", "truncated in item 501":
				want++
			case "ids twice":
				want *= 2
			case "UTF-16", "JSON Feed", "gzip bomb", "broken gzip", "not a feed":
				return
			}
			if n := bytes.Count(body, []byte("<item>")); n != want {
				t.Errorf("%d items, want %d", n, want)
			}
		})
	}
}
