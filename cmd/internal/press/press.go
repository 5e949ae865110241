package press

import (
	"fmt"
	"time"
)

// Press prints articles by number. Set its fields before the first call; after
// that it may be used from several goroutines at once.
type Press struct {
	Size       int           // of a body in bytes, on average
	Publishers int           // article n is of publisher n mod Publishers
	First      time.Time     // when article 0 was published
	Every      time.Duration // article n came n × Every later

	seed  uint64
	words *words
}

// New is a press with its own news for each seed: bodies of 4,000 bytes, 50
// publishers, an article every 30 seconds (100,000 in 35 days).
func New(seed uint64) *Press {
	return &Press{
		Size:       4000,
		Publishers: 50,
		First:      time.Date(2026, 1, 5, 6, 0, 0, 0, time.UTC),
		Every:      30 * time.Second,
		seed:       seed,
		words:      lists(),
	}
}

// Over spreads n articles over so many days.
func (p *Press) Over(n, days int) *Press {
	p.Every = time.Duration(days) * 24 * time.Hour / time.Duration(max(n, 1))
	return p
}

// Article is one printed article, without what its publisher sets around it.
type Article struct {
	Number     int
	Kind       Kind
	Of         int // the article that it is again; its own Number if Fresh
	Publisher  Publisher
	Headline   string
	Byline     string
	Dateline   string // "" for copy that is not from a wire
	Credit     string // agency, "" for the publisher's own copy
	Paragraphs []string
	Published  time.Time
}

// Article prints article n ≥ 0. Only n counts, not what was printed before.
func (p *Press) Article(n int) Article {
	kind, of := p.lineage(n)
	a := Article{Number: n, Kind: kind, Of: of, Publisher: p.Publisher(n), Published: p.First.Add(time.Duration(n) * p.Every)}
	switch kind {
	case Fresh:
		p.tell(&a, n)
	case FollowUp:
		p.followUp(&a)
	default:
		p.retell(&a)
	}
	return a
}

// ID names article n in a library, whatever way it comes.
func (a *Article) ID() string { return fmt.Sprintf("press-%d", a.Number) }

// URL is where the article would stand. Host is that of the publisher unless
// one is given ("http://127.0.0.1:8080/p/7").
func (a *Article) URL(host string) string {
	if host == "" {
		host = "https://" + a.Publisher.Domain
	}
	return fmt.Sprintf("%s/%s/%d", host, a.Published.Format("2006/01/02"), a.Number)
}

// tell fills an article with news of an event.
func (p *Press) tell(a *Article, event int) {
	w := p.writer(event, uint64(event))
	a.Headline = w.line("headline")
	a.Byline = w.person()
	if w.dice.oneIn(3) {
		a.Credit = w.pick(p.words.parts["agency"])
		a.Dateline = w.event.place
	}
	a.Paragraphs = w.body(w.dice.around(p.Size), "opening")
}
