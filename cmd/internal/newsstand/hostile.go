package newsstand

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"
)

// The troubles that would hold a reader up, fill its memory or turn it round.

func laughs(f *troubled, w http.ResponseWriter, _ *http.Request) {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY l0 \"ha\">")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, "<!ENTITY l%d \"%s\">", i, strings.Repeat(fmt.Sprintf("&l%d;", i-1), 10))
	}
	b.WriteString("]>\n")
	_, feed, _ := strings.Cut(string(f.rss(few)), "?>\n")
	w.Write([]byte(b.String() + strings.Replace(feed, "<description>", "<description>&l11;", 1)))
}

func endlessItems(f *troubled, w http.ResponseWriter, r *http.Request) {
	head, _, _ := bytes.Cut(f.rss(1), []byte("<item>"))
	w.Write(head)
	for n := 0; r.Context().Err() == nil; n++ {
		a := f.stand.Press.Article(f.first + n%(apart/2))
		if _, err := w.Write(f.channel.RSSItem(&a)); err != nil {
			return
		}
	}
}

func endlessBytes(_ *troubled, w http.ResponseWriter, r *http.Request) {
	flood(w, r, "", "and on and on ")
}

func endlessTitle(_ *troubled, w http.ResponseWriter, r *http.Request) {
	flood(w, r, `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>`, "on and on ")
}

// flood writes words until nobody reads any more.
func flood(w http.ResponseWriter, r *http.Request, head, words string) {
	w.Write([]byte(head))
	block := bytes.Repeat([]byte(words), 5000)
	for r.Context().Err() == nil {
		if _, err := w.Write(block); err != nil {
			return
		}
	}
}

func deep(f *troubled, w http.ResponseWriter, _ *http.Request) {
	const depth = 100_000
	nest := strings.Repeat("<b>", depth) + "x" + strings.Repeat("</b>", depth)
	w.Write(bytes.Replace(f.rss(few), []byte("<description>"), []byte("<extra>"+nest+"</extra><description>"), 1))
}

// bombed is a gigabyte of spaces in a megabyte: the same packed piece over and
// over, which gzip allows.
var bombed = sync.OnceValue(func() []byte {
	head := pack([]byte(`<?xml version="1.0"?><rss version="2.0"><channel><title>`))
	return append(head, bytes.Repeat(pack(bytes.Repeat([]byte(" "), 1<<20)), 1<<10)...)
})

func bomb(_ *troubled, w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")
	w.Write(bombed())
}

func brokenGzip(f *troubled, w http.ResponseWriter, _ *http.Request) {
	body := pack(f.rss(few))
	copy(body[len(body)/2:], "this is no deflate stream any more")
	w.Header().Set("Content-Encoding", "gzip")
	w.Write(body)
}

func short(f *troubled, w http.ResponseWriter, _ *http.Request) {
	body := f.rss(few)
	w.Header().Set("Content-Length", fmt.Sprint(2*len(body)))
	w.Write(body)
}

func loop(_ *troubled, w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, fmt.Sprintf("/feed.xml?%d", time.Now().UnixNano()), http.StatusFound)
}

// loris sends a byte a second.
func loris(f *troubled, w http.ResponseWriter, r *http.Request) {
	for _, b := range f.rss(few) {
		if _, err := w.Write([]byte{b}); err != nil {
			return
		}
		w.(http.Flusher).Flush()
		if !f.stand.pause(r, time.Second) {
			return
		}
	}
}

func silent(f *troubled, _ http.ResponseWriter, r *http.Request) {
	f.stand.pause(r, time.Hour)
}

func status(code int, after string) func(*troubled, http.ResponseWriter, *http.Request) {
	return func(_ *troubled, w http.ResponseWriter, _ *http.Request) {
		if after != "" {
			w.Header().Set("Retry-After", after)
		}
		http.Error(w, http.StatusText(code), code)
	}
}

// notAFeed is a page that leads to no feed.
func notAFeed(_ *troubled, w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	w.Write([]byte("<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>Nothing here.</p></body></html>"))
}
