package fetch

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
)

// quiet is for servers that are treated badly.
var quiet = log.New(io.Discard, "", 0)

// serve runs a server on loopback and gives its address.
func serve(t testing.TB, handle http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(handle)
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s.URL
}

// raw runs a server that reads a request and then says what it likes.
func raw(t testing.TB, say func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				_, _ = c.Read(make([]byte, 4<<10))
				say(c)
			}()
		}
	}()
	return "http://" + l.Addr().String()
}

// says is a raw server that always says the same and closes the connection.
func says(t testing.TB, s string) string {
	return raw(t, func(c net.Conn) { _, _ = io.WriteString(c, s) })
}

// client makes a client that is closed with the test.
func client(t testing.TB, o Options) *Client {
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

// get asks an address that the person named.
func get(t testing.TB, c *Client, address string) (Answer, *Error) {
	t.Helper()
	return ask(t, c, Request{Address: address, Private: true})
}

func ask(t testing.TB, c *Client, r Request) (Answer, *Error) {
	t.Helper()
	a, err := c.Get(context.Background(), r)
	if err == nil {
		return a, nil
	}
	e, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("the error %v (%T) is no *Error", err, err)
	}
	return a, e
}

// well gets an answer or ends the test.
func well(t testing.TB, c *Client, address string) Answer {
	t.Helper()
	a, err := get(t, c, address)
	if err != nil {
		t.Fatalf("%v (%v)", err, err.cause)
	}
	return a
}

func kindOf(e *Error) Kind {
	if e == nil {
		return ""
	}
	return e.Kind
}
