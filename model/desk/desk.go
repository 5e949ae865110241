// Package desk is the conductor: it leads items through cleaning, quoting and
// grouping into the store, tells how far it has come, and carries out what a
// reader does.
package desk

import (
	"context"
	"hash/maphash"
	"iter"
	"sync"
	"sync/atomic"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
	"github.com/lede-reader/lede/model/group"
	"github.com/lede-reader/lede/model/store"
)

// Sources gives what is to be read, an item or a model.Problem each.
type Sources func(context.Context) iter.Seq2[model.Item, error]

// Desk is one library at work. Its methods may be called from several
// goroutines at once. Those that a reader calls wait for no engine; an act waits at
// most for the few articles (storeEvery) that are just being placed.
type Desk struct {
	store   store.Store
	sources Sources

	cleaner *clean.Cleaner

	ingest sync.Mutex        // one ingest at a time
	taken  map[string]uint64 // fingerprints of the items that were taken in, guarded by ingest
	seed   maphash.Seed
	asked  atomic.Bool // a Reload waits for its turn
	act    sync.Mutex  // one act at a time: its mark and its step belong together, as do an arrival's place and its storing

	index *group.Index
	undos []group.Undo // of the splits and joins in force, guarded by act

	news
}

// New returns a desk over a store; sources is called anew for every reading.
func New(s store.Store, sources Sources) *Desk {
	return &Desk{store: s, sources: sources, cleaner: clean.New(), index: group.New(), news: newNews(), taken: map[string]uint64{}, seed: maphash.MakeSeed()}
}

// Ingest reads the sources to their end: each item is cleaned, quoted, grouped
// and stored. What cannot be read becomes a Problem and stops nothing; an error
// of the store ends it, and is a Problem too.
func (d *Desk) Ingest(ctx context.Context) error { return d.run(ctx, liveBatch) }

// IngestWhole is Ingest, but nothing is cleaned before everything was read, so
// that what the last item teaches cleans the first.
func (d *Desk) IngestWhole(ctx context.Context) error { return d.run(ctx, wholeBatch) }

// Reload reads the sources again in the background. Where a reading waits for
// the one before it already, it is enough: it will find all that is there.
func (d *Desk) Reload(ctx context.Context) error {
	if d.asked.Swap(true) {
		return nil
	}
	go func() { _ = d.Ingest(context.WithoutCancel(ctx)) }()
	return nil
}
