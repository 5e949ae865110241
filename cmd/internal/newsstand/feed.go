package newsstand

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/lede-reader/lede/cmd/internal/press"
)

// feed is a well behaved one: every third is Atom, the others RSS; every fourth
// is compressed for those who take it.
type feed struct {
	stand   *Stand
	number  int
	channel press.Channel

	mu       sync.Mutex
	size     int           // articles
	wait     time.Duration // before each answer
	body     []byte
	packed   []byte // compressed, nil if it is not
	modified time.Time
}

// add puts n more articles on top and prints the feed anew.
func (f *feed) add(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.size += n
	f.print()
}

func (f *feed) linesOnly() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.channel.Pages = true
	f.print()
}

func (f *feed) slow(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.wait = d
}

// print makes the body, so that answering costs next to nothing.
func (f *feed) print() {
	articles := f.articles()
	if f.number%3 == 2 {
		f.body = f.channel.Atom(articles)
	} else {
		f.body = f.channel.RSS(articles)
	}
	f.packed = nil
	if f.number%4 == 3 {
		f.packed = pack(f.body)
	}
	// Last-Modified counts seconds: each edition is one later than that before
	f.modified = f.stand.began.Add(time.Duration(f.size)*time.Second - 1000*time.Hour)
}

// articles are those of the feed, the newest first.
func (f *feed) articles() []press.Article {
	n := f.size
	if f.stand.Window > 0 {
		n = min(n, f.stand.Window)
	}
	all := make([]press.Article, n)
	for i := range all {
		all[i] = f.stand.Press.Article(f.number + (f.size-1-i)*f.stand.Press.Publishers)
	}
	return all
}

func (f *feed) titles() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var all []string
	for _, a := range f.articles() {
		all = append(all, a.Headline)
	}
	return all
}

func (f *feed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	body, packed, modified, wait := f.body, f.packed, f.modified, f.wait
	f.mu.Unlock()
	if !f.stand.pause(r, wait) {
		return
	}
	switch {
	case r.URL.Path == "/feed.xml":
		f.serveFeed(w, r, body, packed, modified)
	case r.URL.Path == "/":
		f.stand.count(func(c *Counts) { c.Pages++ })
		fmt.Fprintf(w, "<!DOCTYPE html><html><head><title>%s</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed.xml\"></head><body><h1>Home</h1></body></html>", f.channel.Title)
	default:
		f.servePage(w, r)
	}
}

func (f *feed) serveFeed(w http.ResponseWriter, r *http.Request, body, packed []byte, modified time.Time) {
	tag := fmt.Sprintf(`"%d-%d"`, f.number, modified.Unix())
	head := w.Header()
	head.Set("Etag", tag)
	head.Set("Last-Modified", modified.UTC().Format(http.TimeFormat))
	head.Set("Content-Type", "application/xml; charset=utf-8")
	match, since := r.Header.Get("If-None-Match"), r.Header.Get("If-Modified-Since")
	if match != "" || since != "" {
		f.stand.count(func(c *Counts) { c.Conditional++ })
	}
	if match == tag || match == "" && since == head.Get("Last-Modified") {
		f.stand.count(func(c *Counts) { c.NotModified++ })
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if packed != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		head.Set("Content-Encoding", "gzip")
		body = packed
	}
	head.Set("Content-Length", strconv.Itoa(len(body)))
	f.stand.count(func(c *Counts) {
		c.Feeds++
		c.Bytes += int64(len(body))
	})
	w.Write(body)
}

// servePage serves an article of the feed.
func (f *feed) servePage(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(path.Base(r.URL.Path))
	if err != nil || n < 0 || n%f.stand.Press.Publishers != f.number {
		f.stand.count(func(c *Counts) { c.Other++ })
		http.NotFound(w, r)
		return
	}
	f.stand.count(func(c *Counts) { c.Pages++ })
	a := f.stand.Press.Article(n)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write([]byte(a.Page()))
}

// pack compresses fast.
func pack(body []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // the level is one
	z.Write(body)                                   // to memory: never fails
	z.Close()
	return b.Bytes()
}
