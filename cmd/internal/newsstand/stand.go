package newsstand

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/lede-reader/lede/cmd/internal/press"
)

// Stand is a row of feeds. Its methods may be called while it serves.
type Stand struct {
	Press *press.Press // as many publishers as feeds: feed f has the articles with n mod feeds = f

	// Window is how many articles a feed carries, the newest; 0 is all. It counts
	// when the next are added.
	Window int

	mu       sync.Mutex
	feeds    []*feed
	servers  []*http.Server
	troubles int
	counts   Counts
	closed   chan struct{}
	began    time.Time
}

// Counts is what a stand was asked since the last Reset.
type Counts struct {
	Feeds       int // answered with a body
	NotModified int // answered with 304
	Conditional int // came with a validator
	Pages       int // of articles
	Troubled    int // of troubled feeds
	Other       int // of things that are not there
	Bytes       int64
}

// Requests is how many they were in all.
func (c Counts) Requests() int { return c.Feeds + c.NotModified + c.Pages + c.Troubled + c.Other }

// Open puts up a stand of so many feeds with so many articles each.
func Open(seed uint64, feeds, each int) (*Stand, error) {
	return OpenAt(seed, make([]string, feeds), each)
}

// OpenAt puts up a stand with a feed at each of the addresses (host and port), as
// Addresses gave them for another: at any where one is "".
func OpenAt(seed uint64, addresses []string, each int) (*Stand, error) {
	feeds := len(addresses)
	p := press.New(seed)
	p.Publishers = max(feeds, 1)
	s := &Stand{Press: p, closed: make(chan struct{}), began: time.Now().Truncate(time.Second)}
	for n := range feeds {
		f := &feed{stand: s, number: n}
		url, err := s.serve(f, addresses[n])
		if err != nil {
			s.Close()
			return nil, err
		}
		f.channel = press.Channel{Title: p.Publisher(n).Name, Host: url}
		f.add(each)
		s.feeds = append(s.feeds, f)
	}
	return s, nil
}

// serve puts a handler up at an address, or at a host of its own if it is "", and
// returns its URL.
func (s *Stand) serve(h http.Handler, address string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.servers)
	wish := address
	if wish == "" {
		wish = fmt.Sprintf("127.0.%d.%d:0", 1+n/250, 1+n%250)
	}
	l, err := net.Listen("tcp", wish)
	if err != nil && address == "" {
		l, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return "", fmt.Errorf("open a newsstand: %w", err)
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	s.servers = append(s.servers, server)
	go server.Serve(l)
	return "http://" + l.Addr().String(), nil
}

// URL is where feed f stands.
func (s *Stand) URL(f int) string { return s.feeds[f].channel.Host + "/feed.xml" }

// URLs is where all of them stand.
func (s *Stand) URLs() []string {
	var all []string
	for f := range s.feeds {
		all = append(all, s.URL(f))
	}
	return all
}

// Addresses is where all of them stand, for OpenAt.
func (s *Stand) Addresses() []string {
	var all []string
	for _, f := range s.feeds {
		all = append(all, strings.TrimPrefix(f.channel.Host, "http://"))
	}
	return all
}

// Add puts n more articles into feed f.
func (s *Stand) Add(f, n int) { s.feeds[f].add(n) }

// Slow lets feed f think for d before each answer.
func (s *Stand) Slow(f int, d time.Duration) { s.feeds[f].slow(d) }

// Pages makes feed f carry a line of each article; the rest stands on its page.
func (s *Stand) Pages(f int) { s.feeds[f].linesOnly() }

// Titles gives the headlines that feed f carries, the newest first.
func (s *Stand) Titles(f int) []string { return s.feeds[f].titles() }

// Counts is what was asked since the last Reset.
func (s *Stand) Counts() Counts {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.counts
}

// Reset begins to count anew.
func (s *Stand) Reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts = Counts{}
}

func (s *Stand) count(add func(*Counts)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	add(&s.counts)
}

// Close takes the stand down and lets go of those who wait for slow answers.
func (s *Stand) Close() {
	close(s.closed)
	for _, server := range s.servers {
		server.Close()
	}
}

// pause waits for d; false if the asker or the stand has gone.
func (s *Stand) pause(r *http.Request, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-r.Context().Done():
	case <-s.closed:
	}
	return false
}
