package fetch

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// until writes the same again and again until the other side has enough.
func until(w io.Writer, chunk []byte, pause time.Duration) {
	for {
		if _, err := w.Write(chunk); err != nil {
			return
		}
		if pause > 0 {
			time.Sleep(pause)
		}
	}
}

const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"

// bomb is a gigabyte of zeros, packed; the parts of it are.
func bomb() (part []byte, times int) {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	_, _ = w.Write(make([]byte, 16<<20))
	_ = w.Close()
	return b.Bytes(), 64
}

// hostile are servers that mean no good, and what comes of them.
func hostile(t testing.TB) []struct {
	name    string
	address string
	limits  Limits
	kind    Kind
	cut     Kind
	body    string
} {
	chunk := bytes.Repeat([]byte("<item>0123456789</item>"), 1000)
	part, times := bomb()
	soon := Limits{DripTime: 150 * time.Millisecond}
	hasty := Limits{Start: 100 * time.Millisecond}
	hang := make(chan struct{})
	t.Cleanup(func() { close(hang) })
	return []struct {
		name    string
		address string
		limits  Limits
		kind    Kind
		cut     Kind
		body    string
	}{
		{name: "endless body", kind: TooLarge, address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok+"\r\n")
			until(c, chunk, 0)
		})},
		{name: "endless body in chunks", kind: TooLarge, address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok+"Transfer-Encoding: chunked\r\n\r\n")
			until(c, fmt.Appendf(nil, "%x\r\n%s\r\n", len(chunk), chunk), 0)
		})},
		{name: "a body that says how large it is", kind: TooLarge, address: says(t, ok+"Content-Length: 99999999999\r\n\r\nabc")},
		{name: "endless headers", kind: TooLarge, address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok)
			until(c, []byte("X-Header: 0123456789\r\n"), 0)
		})},
		{name: "an endless header", kind: TooLarge, address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok+"X: ")
			until(c, chunk, 0)
		})},
		{name: "an endless status line", kind: TooLarge, address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, "HTTP/1.1 200 ")
			until(c, chunk, 0)
		})},
		{name: "endless 1xx", kind: TooLarge, address: raw(t, func(c net.Conn) {
			until(c, []byte("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), 0)
		})},
		{name: "a bomb", kind: TooLarge, address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok+"Content-Encoding: gzip\r\n\r\n")
			for range times {
				_, _ = c.Write(part)
			}
		})},
		{name: "endless empty gzip members", kind: TooLarge, address: raw(t, func(c net.Conn) {
			var b bytes.Buffer
			_ = gzip.NewWriter(&b).Close()
			_, _ = io.WriteString(c, ok+"Content-Encoding: gzip\r\n\r\n")
			until(c, bytes.Repeat(b.Bytes(), 1000), 0)
		})},
		{name: "headers by drops", limits: hasty, kind: TooSlow, address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok)
			until(c, []byte("X: 1\r\n"), 5*time.Millisecond)
		})},
		{name: "body by drops", limits: soon, cut: TooSlow, body: "a", address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok+"\r\na")
			until(c, []byte("a"), 5*time.Millisecond)
		})},
		{name: "body that stops", limits: soon, cut: TooSlow, body: "<rss>", address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok+"Content-Length: 100\r\n\r\n<rss>")
			<-hang
		})},
		{name: "no body", limits: soon, kind: TooSlow, address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok+"Content-Length: 100\r\n\r\n")
			<-hang
		})},
		{name: "body that takes too long", limits: Limits{Whole: 500 * time.Millisecond}, cut: TooSlow, body: "<item>", address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok+"\r\n<item>")
			until(c, chunk[:100], time.Millisecond)
		})},
		{name: "redirects that take too long", limits: Limits{Whole: 300 * time.Millisecond, Redirects: 1 << 20}, kind: TooSlow, address: raw(t, func(c net.Conn) {
			_, _ = fmt.Fprintf(c, "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: /%d\r\n\r\n", time.Now().UnixNano())
		})},
		{name: "nothing", limits: hasty, kind: TooSlow, address: raw(t, func(net.Conn) { <-hang })},
		{name: "closed at once", kind: Broken, address: raw(t, func(net.Conn) {})},
		{name: "reset before the answer", kind: Broken, address: raw(t, func(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0) })},
		{name: "reset in the middle", cut: Broken, body: "<rss>", address: raw(t, func(c net.Conn) {
			_, _ = io.WriteString(c, ok+"Content-Length: 100\r\n\r\n<rss>")
			time.Sleep(20 * time.Millisecond)
			_ = c.(*net.TCPConn).SetLinger(0)
		})},
		{name: "shorter than it says", cut: Broken, body: "<rss>", address: says(t, ok+"Content-Length: 100\r\n\r\n<rss>")},
		{name: "longer than it says", body: "<rss>", address: says(t, ok+"Content-Length: 5\r\n\r\n<rss></rss>")},
		{name: "two lengths", kind: NotHTTP, address: says(t, ok+"Content-Length: 5\r\nContent-Length: 6\r\n\r\n<rss>")},
		{name: "chunks that end early", cut: Broken, body: "<rss>", address: says(t, ok+"Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n")},
		{name: "chunks that are none", kind: Broken, address: says(t, ok+"Transfer-Encoding: chunked\r\n\r\nzzz\r\n<rss>\r\n")},
		{name: "HTTP/0.9", kind: NotHTTP, address: says(t, "<html>\x1b[31mhello</html>\r\n")},
		{name: "SSH", kind: NotHTTP, address: says(t, "SSH-2.0-OpenSSH_9.9\r\n")},
		{name: "noise", kind: NotHTTP, address: says(t, strings.Repeat("\x00\xff\n", 1000))},
		{name: "HTTP/1.0 without a length", body: feedText, address: says(t, "HTTP/1.0 200 OK\r\n\r\n"+feedText)},
	}
}

func TestHostile(t *testing.T) {
	for _, row := range hostile(t) {
		t.Run(row.name, func(t *testing.T) {
			a, err := get(t, client(t, Options{Limits: row.limits}), row.address)
			if kindOf(err) != row.kind || kindOf(a.Cut) != row.cut {
				t.Fatalf("error %v (%v), cut %v", err, kindOf(err), a.Cut)
			}
			if !strings.HasPrefix(string(a.Body), row.body) {
				t.Errorf("body %.100q", a.Body)
			}
			for _, e := range []*Error{err, a.Cut} {
				if e != nil && (e.What == "" || e.Cure == "" || strings.ContainsFunc(e.Error(), func(r rune) bool { return r < ' ' || r == '<' })) {
					t.Errorf("says %q, cure %q", e, e.Cure)
				}
			}
		})
	}
}
