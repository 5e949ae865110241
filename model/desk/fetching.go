package desk

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

// Sources are looked at so many at once: servers are waited for, not worked for.
const looksAtOnce = 16

// headStart is how long reading has the processors to itself: that an article is
// in the list matters sooner than that it is clean.
const headStart = 3 * time.Second

// Fetch reads sources and leads what they bring through the whole column: those
// with the numbers, or all that are due where none is named. A source that fails
// fails alone. report, which may be nil, is told of each, one at a time. Nobody is
// asked for what could not be kept.
func (d *Desk) Fetch(ctx context.Context, numbers []int64, report func(Outcome)) error {
	if err := d.writable(ctx); err != nil {
		return err
	}
	d.start()
	defer d.finish()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	read, paged := make(chan struct{}), make(chan struct{})
	ended := make(chan error, 2)
	go func() { ended <- d.until(ctx, read, d.paging, d.pages); close(paged) }()
	go func() {
		select {
		case <-read:
		case <-ctx.Done():
		case <-time.After(headStart):
		}
		ended <- d.until(ctx, paged, d.kick, d.settle)
	}()
	err := d.lookAt(ctx, numbers, report)
	close(read)
	for range 2 {
		if other := <-ended; err == nil {
			err = other
		}
	}
	return err
}

// writable is an error where nothing can be kept. It writes nothing.
func (d *Desk) writable(ctx context.Context) error {
	return d.store.Update(ctx, func(store.Tx) error { return nil })
}

// Finish leads what waits through the whole column.
func (d *Desk) Finish(ctx context.Context) error {
	if err := d.pages(ctx); err != nil {
		return err
	}
	return d.settle(ctx)
}

// until does something whenever it is called for, and once more when nothing more
// comes. A call that it could not see to it leaves to others who wait for one.
func (d *Desk) until(ctx context.Context, over <-chan struct{}, call chan struct{}, do func(context.Context) error) error {
	for {
		select {
		case <-over:
			return do(ctx)
		case <-call:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := do(ctx); err != nil {
			ring(call)
			return err
		}
	}
}

// lookAt reads sources, many at once, and takes in what they give.
func (d *Desk) lookAt(ctx context.Context, numbers []int64, report func(Outcome)) error {
	all, err := d.store.Sources(ctx)
	if err != nil {
		return err
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	var failed error
	turns := make(chan struct{}, looksAtOnce)
	// a fetch that is always cut off must not always leave out the same ones
	rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, s := range all {
		if !d.due(s, numbers) {
			continue
		}
		select {
		case turns <- struct{}{}:
		case <-ctx.Done():
			wg.Wait()
			return ctx.Err()
		}
		wg.Go(func() {
			defer func() { <-turns }()
			d.naming(s.Label())
			out, err := d.keepReading(ctx, s, d.look(ctx, s))
			mu.Lock()
			defer mu.Unlock()
			if err != nil && failed == nil {
				failed = err
			}
			if report != nil && err == nil {
				report(out)
			}
		})
	}
	wg.Wait()
	return failed
}

// due tells whether a source is to be read: because it is named, or because its
// time has come.
func (d *Desk) due(s model.Source, numbers []int64) bool {
	if len(numbers) > 0 {
		return slices.Contains(numbers, s.Number)
	}
	return !s.Gone && !s.Next.After(d.Now())
}
