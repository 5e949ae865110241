// Package desk is the conductor: it reads sources into the store, leads what
// came in through cleaning, quoting and grouping, tells how far it has come, and
// carries out what a reader does.
//
// What comes in stands in the list at once (receive.go, sources.go); the column
// behind it takes what waits, a batch at a time (column.go, place.go); when nothing does,
// earlier articles lose what later ones show to be repeated (later.go). Each article is kept with
// the fingerprints of its sentences, by which a reader is told what is new to him (sentences.go). All of it may be
// called off, or die, at any moment: what was confirmed is there, and the next one
// goes on. Run does all of it in the background of a reader.
package desk

import (
	"context"
	"fmt"
	"iter"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
	"github.com/lede-reader/lede/model/fetch"
	"github.com/lede-reader/lede/model/store"
)

// Sources gives what is to be read, an item or a model.Problem each.
type Sources func(context.Context) iter.Seq2[model.Item, error]

// Options says how a desk works. The zero Options are a desk that reads nothing.
type Options struct {
	Reading Sources       // what Ingest reads; nil for nothing
	Client  *fetch.Client // how feeds and pages are fetched; nil: they are not
	Refresh time.Duration // how often Run reads the sources again; 0: when asked
	Keep    time.Duration // how long Run keeps what nobody starred; 0: for ever
	Now     func() time.Time
}

// Desk is one library at work. Its methods may be called from several
// goroutines at once. Those that a reader calls wait for no engine; an act waits at
// most for the few articles (storeEvery) that are just being placed.
type Desk struct {
	store store.Store
	Options
	who string // this desk among all processes

	column  sync.Mutex    // one batch at a time
	kick    chan struct{} // something waits to be cleaned
	paging  chan struct{} // something waits for its page
	folded  chan struct{} // other folders may be followed
	parsing chan struct{} // holds a turn for each feed that is being parsed

	act     sync.Mutex // one change at a time: what engines know and what is stored belong together
	cleaner atomic.Pointer[clean.Cleaner]
	engines // guarded by act

	life    context.Context // of what goes on when the one that asked for it is gone
	end     context.CancelFunc
	leased  atomic.Bool // the queue is this desk's
	stamps  stamps
	lastCut atomic.Int64 // the time of the cutting that was told of last, in microseconds
	earlier earlier
	*news
}

// New returns a desk over a store.
func New(s store.Store, o Options) *Desk {
	if o.Now == nil {
		o.Now = time.Now
	}
	d := &Desk{
		store: s, Options: o, who: fmt.Sprintf("%d at %d", os.Getpid(), time.Now().UnixNano()),
		kick: make(chan struct{}, 1), paging: make(chan struct{}, 1), folded: make(chan struct{}, 1), parsing: make(chan struct{}, 2),
		engines: engines{moments: [2]int64{unread, unread}}, news: newNews(s),
	}
	d.life, d.end = context.WithCancel(context.Background())
	d.cleaner.Store(clean.Open(d.notebook(store.CleanBook)))
	return d
}

// Close calls off what Refresh began, and leaves the queue to others. What was
// called for with a context has ended with that.
func (d *Desk) Close() {
	d.end()
	_ = d.release() // else it is theirs a little later
}

// notebook is what an engine noted, as it reads it.
type notebook struct {
	store store.Store
	book  store.Book
}

func (d *Desk) notebook(b store.Book) notebook { return notebook{d.store, b} }

// Notes implements model.Notebook.
func (n notebook) Notes(from, to int64) iter.Seq2[model.Note, error] {
	return n.store.Notes(context.Background(), n.book, from, to)
}
