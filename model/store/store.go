// Package store keeps what came in and what its readers did with it: in SQLite
// (Open), or as long as the process lives (NewMemory).
package store

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/filter"
)

var (
	// ErrNotFound is returned for what is not in the store.
	ErrNotFound = errors.New("not in the library")
	// ErrPending is returned for an article that came in and was not cleaned yet.
	ErrPending = errors.New("not cleaned yet")
)

// Store is all that lede needs of a place to keep things, as one reader sees it.
// Its methods may be called from several goroutines at once and see what was
// committed, by this process or another.
type Store interface {
	// For is the same store with what another reader did. "" is the reader of a
	// library that nobody shares.
	For(reader string) Store
	// Update makes changes as one step: all are confirmed when it returns nil,
	// none is made else. Only one runs at a time, in all processes.
	Update(ctx context.Context, change func(Tx) error) error
	// Version changes with every commit, by whatever process.
	Version(ctx context.Context) (int64, error)
	// Troubles says what was wrong with the store when it was opened and what
	// became of it; nothing if it was well.
	Troubles() []model.Problem
	Close() error

	// Article gives one article; ErrPending, or ErrNotFound.
	Article(ctx context.Context, id string) (model.Article, error)
	// Placement says where an article stands, or ErrNotFound.
	Placement(ctx context.Context, id string) (model.Placement, error)
	// Story gives the story with the id, or the one that an article with that
	// id stands in; else ErrNotFound.
	Story(ctx context.Context, id string) (model.Story, error)
	// Known gives the fingerprints of the sentences that the reader has read in the
	// story of an article that he has not read, sorted; nil if he has read nothing of
	// that story, or the article, or if there is none.
	Known(ctx context.Context, id string) ([]uint32, error)
	// Unprinted tells whether articles were put without fingerprints, so that Print may
	// have something to do.
	Unprinted(ctx context.Context) (bool, error)
	// Unlabelled tells whether articles were put before their speakers, roles and sources
	// were kept to be found by, so that Label may have something to do.
	Unlabelled(ctx context.Context) (bool, error)
	// Names gives names that a term of a filter (filter.Source, Speaker, Role or Tag) may
	// look for and of which a word begins so, at most n: those first that are most in the
	// newest articles.
	Names(ctx context.Context, kind filter.Kind, begun string, n int) ([]string, error)
	// List takes the order of the stories that q asks for, the newest first;
	// those without a date stand last, in the order of their arrival.
	List(ctx context.Context, q model.Query) (Listing, error)
	// Count is the number of stories.
	Count(ctx context.Context) (int, error)
	// Search finds articles with all the words, those that came last first, at most n.
	// "Words in quotation marks" stand together; a word's case, accents and
	// the marks around it do not matter. With typing the last word may
	// go on: it is the beginning of one. Only those count of which the story is one that
	// a filter (model.Query) lets pass, "" for all.
	Search(ctx context.Context, words, within string, typing bool, n int) ([]model.Hit, error)
	// Deeds gives what the reader did, an article at a time, to take it elsewhere.
	Deeds(ctx context.Context) iter.Seq2[Deed, error]

	// Newest gives the reader's newest action that is in force, which Back would
	// give, or ErrNotFound.
	Newest(ctx context.Context) (model.Action, error)

	// Sources gives those that are followed, in the order they were added.
	Sources(ctx context.Context) ([]model.Source, error)
	// Fresh passes on the items that a source has not brought before as they
	// are now. It writes nothing.
	Fresh(ctx context.Context, source int64, items []model.Item) ([]model.Item, error)
	// Pending gives items that wait to be cleaned and have a number above after,
	// the first to come first, at most n and no more than pendingBytes of them (but
	// one); paged says whether those whose page is to be fetched first, or the others.
	Pending(ctx context.Context, paged bool, after int64, n int) ([]Waiting, error)
	// Item gives the item that an article waits as, or ErrNotFound.
	Item(ctx context.Context, id string) (model.Item, error)
	// Notes gives what an engine noted (model.Notebook).
	Notes(ctx context.Context, b Book, from, to int64) iter.Seq2[model.Note, error]
	// Lease makes who the one that works on the queue until d has passed;
	// false if somebody else is. The same who renews it; d 0 gives it back.
	Lease(ctx context.Context, who string, d time.Duration) (bool, error)
}

// Tx makes changes within Update. Its readings see the changes made before.
type Tx interface {
	// Receive takes items of a source in. New ones stand in the list at once, as
	// stories of their own under the headline they came with, unread; all wait to
	// be cleaned, and with paged first to have their page fetched.
	// An id that another followed source brought is passed over.
	Receive(source int64, paged bool, items []model.Item) (Received, error)
	// Paged fills in the page of an item that waits for it; with "" it goes on without.
	Paged(number int64, html string) error
	// Done takes an item off the queue; false if another process did so.
	Done(number int64) (bool, error)

	// Put adds articles, or replaces those with the same id, with where they were
	// placed. A new one, or one that was pending, starts in the state given with it
	// beside what the reader did already; for each reader who has read all sentences of it
	// in other versions of its story it starts as read, and for each who has put versions
	// with all of them away, as spiked. One that comes with Places again is what a source
	// says now: to each reader to whom any of its sentences is new it comes back.
	Put(arrivals ...Arrival) error
	// Print gives fingerprints to at most n articles that were put without, those that
	// came last first, and tells whether any may be left.
	Print(n int, of func(*model.Article) []uint32) (left bool, err error)
	// Label makes at most n articles found by their labels that were put before there were
	// any, those that came last first, and tells whether any may be left.
	Label(n int) (left bool, err error)
	// Place moves articles that are in the store to where group says now.
	Place(places []model.Placement) error
	Article(id string) (model.Article, error)
	Placement(id string) (model.Placement, error)
	Story(id string) (model.Story, error)

	// Covered gives the versions of an article's story that the reader has not read and
	// that have nothing new to one who has read this one, too. Of versions without a
	// fingerprint nothing can be said: they are not among them.
	Covered(id string) ([]string, error)
	// Mark carries out a mark (read, star, spike, tag and their opposites) on the
	// articles that it names or, where Took is filled, on exactly those.
	Mark(act model.Action) (Changed, error)
	// MarkListed carries it out on the first n stories of a listing.
	MarkListed(act model.Action, l Listing, n int) (Changed, error)
	// Remember adds an action to the reader's history; those that were taken
	// back before it are forgotten, unless it came about by itself (a Recut).
	Remember(act model.Action) error
	// Back gives the newest action not yet taken back and counts it as taken
	// back; Forward is its inverse. ErrNotFound: there is none.
	Back() (model.Action, error)
	Forward() (model.Action, error)
	// Amend replaces what the action given last by Back or Forward took.
	Amend(act model.Action) error

	// Source gives a source, whether it is followed or not, or ErrNotFound;
	// SourceAt the one with an address, followed or not.
	Source(number int64) (model.Source, error)
	SourceAt(address string) (model.Source, error)
	// Keep adds a source (Number 0) or replaces it, and returns its number.
	Keep(s model.Source) (int64, error)

	// Note keeps an engine's notes. News gives those that were kept after the
	// moment given, and what the moment is now; 0 is before all.
	Note(b Book, notes ...model.Note) error
	News(b Book, after int64) (notes []model.Note, now int64, err error)
	// Notes gives what an engine noted, by this transaction too; Wipe forgets all.
	Notes(b Book, from, to int64) iter.Seq2[model.Note, error]
	Wipe(b Book) error
	// Cleaned gives articles that were cleaned, in the order of their arrival, at most
	// n from those with a number above after, and the number of the last.
	Cleaned(after int64, n int) (articles []model.Article, last int64, err error)

	// Of gives articles that were cleaned and bear the name of a source, those that
	// came last first, at most n.
	Of(source string, n int) ([]model.Article, error)

	// Expire forgets articles that were published (or came, if they have no date)
	// before a time, but for stories in which any reader has starred an
	// article. They do not come back. It returns the ids of those that went.
	Expire(before time.Time) ([]string, error)
}

// Listing is an order of stories as of the moment it was taken: what came later is
// not in it, and a row that was shown keeps its number. It holds what was looked at.
type Listing interface {
	Len() int
	// Rows gives the rows from number from on, at most n. Stories that are gone
	// keep their place with an empty Story.
	Rows(ctx context.Context, from, n int) ([]model.Row, error)
	// Stories is Rows with all versions; one that is gone has no ID.
	Stories(ctx context.Context, from, n int) ([]model.Story, error)
	// Find is the number of the row that has the story, -1 if none has.
	Find(ctx context.Context, story string) (int, error)
	// Moment is when it was taken, in a count of the store's own; Newer is how
	// many stories in it came after a moment.
	Moment() int64
	Newer(ctx context.Context, than int64) (int, error)
}

// Arrival is an article on its way in.
type Arrival struct {
	Article model.Article
	Places  []model.Placement // its own first, then those of articles it moved
	Of      *model.Item       // that it was made of, where it was not received: Fresh then knows it
	State   model.State       // of all readers, in which it starts
	// Like is the article of which it is a word-for-word copy, "" if none: it starts
	// as read and as spiked as that one, for each reader.
	Like string
	// Sentences are their fingerprints (model.Sentence), in any order; nil if they
	// are to be made later (Print).
	Sentences []uint32
}

// Waiting is an item in the queue.
type Waiting struct {
	Number int64 // its own, by the time it came
	Source int64
	Item   model.Item

	paged bool // its page is to be fetched first
}

// Received is how many items were new, and how many had changed.
type Received struct{ New, Changed int }

// Changed is what a mark changed.
type Changed struct {
	Count int    // articles that were not so before
	First string // one of them
	Took  []byte // all of them
}

// Deed is what a reader did with one article.
type Deed struct {
	Article string
	model.State
	Tags []string
}

// pendingBytes is how much Pending gives at once: a queue may hold pages of
// megabytes.
const pendingBytes = 32 << 20

// Book is the notebook of one engine.
type Book int

// The notebooks.
const (
	GroupBook Book = iota
	CleanBook
)
