package newsstand

import (
	"net/http"

	"github.com/lede-reader/lede/cmd/internal/press"
)

// Trouble is a kind of feed that does not do what feeds should.
type Trouble struct {
	Name string
	// Keep is how many articles are to be had from it, and Spare how many more
	// may be made of its wreckage. With Refused it may also be refused, for a
	// reason that is said; with AtMost fewer will do.
	Keep    int
	Spare   int
	Refused bool
	AtMost  bool

	serve func(*troubled, http.ResponseWriter, *http.Request)
}

// Troubles is every kind that there is.
func Troubles() []Trouble {
	return []Trouble{
		{Name: "truncated in item 501", Keep: 500, serve: truncated},
		{Name: "one malformed item of 500", Keep: 499, Spare: 1, serve: malformed},
		{Name: "UTF-16", Keep: few, serve: utf16},
		{Name: "a Latin-1 byte in UTF-8", Keep: few, serve: latin1},
		{Name: "HTML entities", Keep: few, serve: entities},
		{Name: "relative links", Keep: few, serve: relative},
		{Name: "no ids", Keep: few, serve: noIDs},
		{Name: "no dates", Keep: few, serve: noDates},
		{Name: "ids twice", Keep: few, serve: twice},
		{Name: "escape sequences", Keep: few, serve: escapes},
		{Name: "JSON Feed", Keep: few, serve: jsonFeed},
		{Name: "10,000 items", Keep: 10000, serve: tenThousand},
		{Name: "moved (301)", Keep: few, serve: moved},
		{Name: "billion laughs", Keep: few, Refused: true, AtMost: true, serve: laughs},
		{Name: "endless items", Keep: 10000, Refused: true, AtMost: true, serve: endlessItems},
		{Name: "endless bytes", Refused: true, serve: endlessBytes},
		{Name: "endless title", Refused: true, AtMost: true, serve: endlessTitle},
		{Name: "deep nesting", Keep: few, Refused: true, AtMost: true, serve: deep},
		{Name: "gzip bomb", Refused: true, serve: bomb},
		{Name: "broken gzip", Keep: few, Spare: 1, Refused: true, AtMost: true, serve: brokenGzip},
		{Name: "short of its Content-Length", Keep: few, Refused: true, AtMost: true, serve: short},
		{Name: "redirect loop", Refused: true, serve: loop},
		{Name: "slow loris", Keep: few, Refused: true, AtMost: true, serve: loris},
		{Name: "never answers", Refused: true, serve: silent},
		{Name: "gone (410)", Refused: true, serve: status(http.StatusGone, "")},
		{Name: "busy (429)", Refused: true, serve: status(http.StatusTooManyRequests, "3600")},
		{Name: "fails (500)", Refused: true, serve: status(http.StatusInternalServerError, "")},
		{Name: "empty", Refused: true, serve: func(*troubled, http.ResponseWriter, *http.Request) {}},
		{Name: "not a feed", Refused: true, AtMost: true, Keep: 1, serve: notAFeed},
	}
}

// few is how many articles the smaller feeds have.
const few = 20

// troubled serves one trouble.
type troubled struct {
	Trouble
	stand   *Stand
	first   int // number of its first article
	channel press.Channel
}

// apart is how far the numbers of one troubled feed are from those of the next.
const apart = 1_000_000

// Trouble puts up a troubled feed and returns its URL. Its articles have ids that
// no other feed has.
func (s *Stand) Trouble(t Trouble) (url string, err error) {
	f := &troubled{Trouble: t, stand: s}
	s.mu.Lock()
	s.troubles++
	f.first = apart * s.troubles
	s.mu.Unlock()
	f.channel.Title = "Trouble: " + t.Name
	f.channel.Host, err = s.serve(f, "")
	return f.channel.Host + "/feed.xml", err
}

// TroubleTitles gives the headlines of the first n articles of the troubled feed
// that was put up last but for back others.
func (s *Stand) TroubleTitles(back, n int) []string {
	s.mu.Lock()
	first := apart * (s.troubles - back)
	s.mu.Unlock()
	all := make([]string, n)
	for i := range all {
		all[i] = s.Press.Article(first + i).Headline
	}
	return all
}

func (f *troubled) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.stand.count(func(c *Counts) { c.Troubled++ })
	w.Header().Set("Content-Type", "application/rss+xml")
	f.serve(f, w, r)
}

// articles prints the first n.
func (f *troubled) articles(n int) []press.Article {
	all := make([]press.Article, n)
	for i := range all {
		all[i] = f.stand.Press.Article(f.first + i)
	}
	return all
}

func (f *troubled) rss(n int) []byte { return f.channel.RSS(f.articles(n)) }
