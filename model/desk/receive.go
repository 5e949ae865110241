package desk

import (
	"context"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

// A bite is what is received at once, for a reader sees it at once: so many
// items, so many bytes, and none that waited for longer.
const (
	biteItems = 250
	biteBytes = 4 << 20
	biteWait  = 100 * time.Millisecond
)

// Ingest reads Options.Reading to its end: each item is received, cleaned,
// quoted, grouped and stored. What cannot be read becomes a Problem and stops
// nothing; an error of the store ends it, and is a Problem too.
func (d *Desk) Ingest(ctx context.Context) error { return d.ingest(ctx, d.Reading, false) }

// IngestWhole is Ingest, but nothing is cleaned before everything was read, so
// that what the last item teaches cleans the first.
func (d *Desk) IngestWhole(ctx context.Context) error { return d.ingest(ctx, d.Reading, true) }

// Import is Ingest of something else, once.
func (d *Desk) Import(ctx context.Context, from Sources) error { return d.ingest(ctx, from, false) }

func (d *Desk) ingest(ctx context.Context, from Sources, whole bool) error {
	d.start()
	defer d.finish()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	read, call := make(chan struct{}), (<-chan struct{})(d.kick)
	if whole {
		call = nil
	}
	worked := make(chan error, 1)
	go func() {
		worked <- d.until(ctx, read, call, d.work)
	}()
	err := d.receive(ctx, from, whole)
	close(read)
	if other := <-worked; err == nil {
		err = other
	}
	if err != nil && ctx.Err() == nil {
		d.problem(err)
	}
	return err
}

// receive takes in what is read, in bites; with learn, what each says is learned at once.
func (d *Desk) receive(ctx context.Context, from Sources, learn bool) error {
	var bite []model.Item
	var due <-chan time.Time // when the first of the bite has waited long enough
	size := 0
	swallow := func() error {
		err := d.swallow(ctx, bite, learn)
		bite, due, size = bite[:0], nil, 0
		return err
	}
	arriving := arriving(ctx, from)
	for {
		select {
		case in, ok := <-arriving:
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case !ok:
				return swallow()
			case in.err != nil:
				d.problem(in.err)
				continue
			}
			if bite, size = append(bite, in.item), size+len(in.item.Text)+len(in.item.HTML); len(bite) == 1 {
				due = time.After(biteWait)
			}
			if len(bite) < biteItems && size < biteBytes {
				continue
			}
		case <-due:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := swallow(); err != nil {
			return err
		}
	}
}

// swallow receives one bite. What came before as it is costs nothing.
func (d *Desk) swallow(ctx context.Context, items []model.Item, learn bool) error {
	d.expect(len(items))
	fresh, err := d.store.Fresh(ctx, 0, items)
	if err != nil {
		return err
	}
	d.passed(len(items) - len(fresh))
	if len(fresh) == 0 {
		return nil
	}
	if learn {
		d.cleaner.Load().Learn(fresh...)
	}
	err = d.store.Update(ctx, func(tx store.Tx) error {
		_, err := tx.Receive(0, false, fresh)
		return err
	})
	d.received()
	return err
}

// received tells that something waits.
func (d *Desk) received() {
	d.tell(func(c *model.Change) { c.Stories = d.stories() })
	for _, call := range []chan struct{}{d.kick, d.paging} {
		select {
		case call <- struct{}{}:
		default:
		}
	}
}

// incoming is what a source gave: an item or an error.
type incoming struct {
	item model.Item
	err  error
}

// arriving reads in the background, so that what has come is not kept waiting by
// what has not; a source that hangs cannot hold up an ingest that is called off.
func arriving(ctx context.Context, from Sources) <-chan incoming {
	to := make(chan incoming)
	go func() {
		defer close(to)
		if from == nil {
			return
		}
		for it, err := range from(ctx) {
			select {
			case to <- incoming{it, err}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return to
}
