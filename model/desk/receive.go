package desk

import (
	"context"
	"math"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

// bite is what is taken in at once: so many items, so many bytes, and the first
// waits no longer than wait (0: as long as it takes).
type bite struct {
	items, bytes int
	wait         time.Duration
}

var (
	// A library shows what came before it is cleaned: few at a time.
	queuedBite = bite{items: 250, bytes: 4 << 20, wait: 100 * time.Millisecond}
	// What is only looked at is shown clean: a folder of a thousand is learned from
	// in few bites, and boilerplate shows itself by repetition.
	liveBite = bite{items: 1000, bytes: 64 << 20, wait: 300 * time.Millisecond}
	// Nothing is cleaned before everything was read.
	wholeBite = bite{items: math.MaxInt, bytes: math.MaxInt}
)

// Ingest reads Options.Reading to its end, for a store that is empty or was
// filled so: each item is cleaned, quoted, grouped and stored. What cannot be read
// becomes a Problem and stops nothing; an error of the store ends it, and is a
// Problem too.
func (d *Desk) Ingest(ctx context.Context) error { return d.ingest(ctx, liveBite) }

// IngestWhole is Ingest, but nothing is cleaned before everything was read, so
// that what the last item teaches cleans the first.
func (d *Desk) IngestWhole(ctx context.Context) error { return d.ingest(ctx, wholeBite) }

func (d *Desk) ingest(ctx context.Context, size bite) error {
	d.column.Lock()
	defer d.column.Unlock()
	d.start()
	defer d.finish()
	return d.told(ctx, d.gather(ctx, d.Reading, size, func(items []model.Item) error {
		waiting := make([]store.Waiting, len(items))
		for i, it := range items {
			waiting[i].Item = it
		}
		return d.lead(ctx, one(waiting))
	}))
}

// Import takes items into the library, once, and leads them through the column.
func (d *Desk) Import(ctx context.Context, from Sources) error {
	d.start()
	defer d.finish()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	read := make(chan struct{})
	worked := make(chan error, 1)
	go func() { worked <- d.until(ctx, read, d.kick, d.settle) }()
	err := d.gather(ctx, from, queuedBite, func(items []model.Item) error {
		err := d.store.Update(ctx, func(tx store.Tx) error {
			_, err := tx.Receive(0, false, items)
			return err
		})
		d.received()
		return err
	})
	if err != nil {
		stop()
	}
	close(read)
	if other := <-worked; err == nil {
		err = other
	}
	return d.told(ctx, err)
}

// told tells of an error that ended a reading.
func (d *Desk) told(ctx context.Context, err error) error {
	if err != nil && ctx.Err() == nil {
		d.problem(err)
	}
	return err
}

// gather takes in what is read, in bites of what did not come before as it is.
func (d *Desk) gather(ctx context.Context, from Sources, most bite, take func([]model.Item) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var items []model.Item
	var due <-chan time.Time // when the first of them has waited long enough
	size := 0
	swallow := func() error {
		d.expect(len(items))
		fresh, err := d.store.Fresh(ctx, 0, items)
		if err != nil {
			return err
		}
		d.passed(len(items) - len(fresh))
		items, due, size = nil, nil, 0
		if len(fresh) == 0 {
			return nil
		}
		return take(fresh)
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
			items, size = append(items, in.item), size+len(in.item.Text)+len(in.item.HTML)
			if len(items) == 1 && most.wait > 0 {
				due = time.After(most.wait)
			}
			if len(items) < most.items && size < most.bytes {
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

// received tells that something waits.
func (d *Desk) received() {
	d.tell(func(c *model.Change) { c.Stories = d.stories() })
	ring(d.kick)
	ring(d.paging)
}

// ring calls for something that need be done only once however often it is called for.
func ring(call chan struct{}) {
	select {
	case call <- struct{}{}:
	default:
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
