package desk

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"runtime"
	"sync"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/quotes"
	"github.com/lede-reader/lede/model/store"
)

// batch says how much is read and learned from before it is cleaned.
type batch struct {
	items int
	wait  time.Duration // no longer than this, 0 for no limit
}

// A reader sees stories at once, and a folder of a thousand is learned from in
// few bites: boilerplate shows itself by repetition, so a bite must be large.
var liveBatch = batch{items: 1000, wait: 300 * time.Millisecond}

var wholeBatch = batch{items: int(^uint(0) >> 1)}

// storeEvery is how many articles go into the store at once: few enough that
// stories appear as they are made.
const storeEvery = 32

func (d *Desk) run(ctx context.Context, size batch) error {
	d.ingest.Lock()
	defer d.ingest.Unlock()
	d.asked.Store(false)
	d.start()
	defer d.finish()
	err := d.read(ctx, size)
	if err != nil && ctx.Err() == nil {
		d.problem(err)
	}
	return err
}

func (d *Desk) read(ctx context.Context, size batch) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var items []model.Item
	var due <-chan time.Time // when the first of items has waited long enough
	flush := func() error {
		err := d.take(ctx, items)
		items, due = items[:0], nil
		return err
	}
	arriving := d.arriving(ctx)
	for {
		select {
		case in, ok := <-arriving:
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case !ok:
				return flush()
			case in.err != nil:
				d.problem(in.err)
				continue
			}
			d.expect(1)
			if d.unchanged(in.item) {
				d.passed()
				continue
			}
			d.cleaner.Learn(in.item)
			items = append(items, in.item)
			if len(items) == 1 && size.wait > 0 {
				due = time.After(size.wait)
			}
			if len(items) < size.items {
				continue
			}
		case <-due:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := flush(); err != nil {
			return err
		}
	}
}

// incoming is what a source gave: an item or an error.
type incoming struct {
	item model.Item
	err  error
}

// arriving reads the sources in the background, so that what has come is not
// kept waiting by what has not; a source that hangs cannot hold up an ingest that
// is called off.
func (d *Desk) arriving(ctx context.Context) <-chan incoming {
	to := make(chan incoming)
	go func() {
		defer close(to)
		for it, err := range d.sources(ctx) {
			select {
			case to <- incoming{it, err}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return to
}

// unchanged tells whether an item came before as it is now: it is not cleaned
// again.
func (d *Desk) unchanged(it model.Item) bool {
	before, ok := d.taken[it.ID]
	return ok && before == d.print(it)
}

// print is a fingerprint of all that cleaning looks at.
func (d *Desk) print(it model.Item) uint64 {
	return maphash.Comparable(d.seed, [...]string{it.Source, it.URL, it.Title, it.Published.String(), it.Text, it.HTML})
}

// take leads items that were learned from through the rest of the column.
func (d *Desk) take(ctx context.Context, items []model.Item) error {
	for len(items) > 0 {
		n := min(storeEvery, len(items))
		if err := d.keep(ctx, d.articles(items[:n])); err != nil {
			return err
		}
		for _, it := range items[:n] {
			d.taken[it.ID] = d.print(it)
		}
		items = items[n:]
		d.arrived(n, d.stories())
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// keep places and stores articles as one step: what an act changed in between
// would be overwritten.
func (d *Desk) keep(ctx context.Context, articles []model.Article) error {
	d.act.Lock()
	defer d.act.Unlock()
	arrivals := make([]store.Arrival, 0, len(articles))
	for i := range articles {
		in, err := d.arrival(ctx, &articles[i])
		if err != nil {
			return err
		}
		arrivals = append(arrivals, in)
	}
	if err := d.store.Put(ctx, arrivals...); err != nil {
		return fmt.Errorf("store %d articles: %w", len(articles), err)
	}
	return nil
}

// articles cleans and quotes items on all cores, in their order.
func (d *Desk) articles(items []model.Item) []model.Article {
	out := make([]model.Article, len(items))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		wg.Go(func() {
			for i := range next {
				out[i] = d.cleaner.Apply(items[i])
				quotes.Lift(&out[i])
			}
		})
	}
	for i := range items {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// arrival places an article. A copy to the word starts as read and as spiked as
// what it is a copy of: it brings nothing new.
func (d *Desk) arrival(ctx context.Context, a *model.Article) (store.Arrival, error) {
	places := d.index.Add(a)
	if err := d.keepRestored(ctx, a); err != nil {
		return store.Arrival{}, err
	}
	in := store.Arrival{Article: *a, Places: places}
	if p := places[0]; p.Relation == model.Exact {
		of, err := d.store.Story(ctx, p.To)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return in, err
		}
		for _, v := range of.Versions {
			if v.Article == p.To {
				in.State = model.State{Read: v.Read, Spiked: v.Spiked}
			}
		}
	}
	return in, nil
}

// keepRestored puts back into an article that came before what a person put
// back then.
func (d *Desk) keepRestored(ctx context.Context, a *model.Article) error {
	old, err := d.store.Article(ctx, a.ID)
	if errors.Is(err, store.ErrNotFound) || err == nil && old.Raw != a.Raw {
		return nil
	}
	for _, r := range old.Removed {
		if r.Restored {
			putBack(a, r.Start, true)
		}
	}
	return err
}
