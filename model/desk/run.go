package desk

import (
	"context"
	"sync"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

// How often another process' commits are looked for, folders are walked where
// nobody tells of changes, and old articles are let go.
const (
	lookForOthers = 300 * time.Millisecond
	walkFolders   = 30 * time.Second
	letGo         = 24 * time.Hour
)

// Run does in the background of a reader what is to be done: it reads sources, at
// once and every Options.Refresh, works on what waits, watches folders, sees what other
// processes did, and lets old articles go. It and all that it began ends with ctx. Of a library that can
// only be read, as its Troubles say, it sees what others do.
func (d *Desk) Run(ctx context.Context) {
	if len(d.lasting) > 0 && d.writable(ctx) != nil {
		d.forward(ctx)
		return
	}
	var all sync.WaitGroup
	defer all.Wait()
	all.Go(func() { d.forward(ctx) })
	all.Go(func() { d.always(ctx, d.paging, d.pages) })
	all.Go(func() { d.always(ctx, d.kick, d.settle) })
	d.received() // what was left waiting
	all.Go(func() { d.watch(ctx) })
	all.Go(func() {
		if pause(ctx, printAfter) == nil {
			d.trouble(ctx, d.Label(ctx, printPause))
			d.trouble(ctx, d.print(ctx))
		}
	})
	all.Go(func() { d.every(ctx, letGo, func() { d.trouble(ctx, d.expire(ctx)) }) })
	refresh := d.Options.Refresh
	if refresh <= 0 {
		d.trouble(ctx, d.Fetch(ctx, nil, nil))
		<-ctx.Done()
		return
	}
	d.every(ctx, refresh, func() { d.trouble(ctx, d.Fetch(ctx, nil, nil)) })
}

// tryAgain is how long after an error (a full disk, say) what waits is tried again.
const tryAgain = 15 * time.Second

// always does something whenever it is called for, whatever went wrong before.
func (d *Desk) always(ctx context.Context, call chan struct{}, do func(context.Context) error) {
	for ctx.Err() == nil {
		d.trouble(ctx, d.until(ctx, nil, call, do))
		select {
		case <-time.After(tryAgain):
		case <-ctx.Done():
		}
	}
}

// every does something at once and then again and again.
func (d *Desk) every(ctx context.Context, pause time.Duration, do func()) {
	t := time.NewTicker(pause)
	defer t.Stop()
	for {
		do()
		select {
		case <-t.C:
		case <-ctx.Done():
			return
		}
	}
}

// trouble tells of an error in the background.
func (d *Desk) trouble(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil {
		d.problem(err)
	}
}

// forward tells of what other processes committed, and works on what they left.
func (d *Desk) forward(ctx context.Context) {
	d.seen.Store(d.version())
	d.tellLater(ctx)
	d.every(ctx, lookForOthers, func() {
		now := d.version()
		if d.seen.Swap(now) == now {
			return
		}
		d.received()
		ring(d.folded)
		d.tellLater(ctx)
	})
}

// version is the store's, 0 if it cannot be told.
func (d *Desk) version() int64 {
	v, _ := d.store.Version(context.Background())
	return v
}

// expire lets articles go that are older than Options.Keep.
func (d *Desk) expire(ctx context.Context) error {
	if d.Options.Keep <= 0 {
		return nil
	}
	gone := 0
	err := d.change(ctx, func(tx store.Tx) error {
		ids, err := tx.Expire(d.Now().Add(-d.Options.Keep))
		if err != nil || len(ids) == 0 {
			return err
		}
		gone = len(ids)
		index, err := d.engage(tx)
		if err != nil {
			return err
		}
		if err := index.Forget(ids); err != nil {
			return err
		}
		return d.note(tx)
	})
	if err == nil && gone > 0 {
		d.tell(func(c *model.Change) { c.Stories = d.stories() })
	}
	return err
}

// Refresh reads a source again in the background, all with 0, even one that waits;
// only Close ends it.
func (d *Desk) Refresh(_ context.Context, number int64) error {
	ctx := d.life
	if d.Reading != nil {
		go func() { _ = d.Ingest(ctx) }() // what goes wrong in it is one of the Problems
		return nil
	}
	go func() {
		var numbers []int64
		if number != 0 {
			numbers = []int64{number}
		}
		d.trouble(ctx, d.Fetch(ctx, numbers, nil))
	}()
	return nil
}
