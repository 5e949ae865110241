package desk

import (
	"context"
	"runtime"
	"sync"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/quotes"
	"github.com/lede-reader/lede/model/store"
)

// learnFrom is how many items are learned from before the first of them is
// cleaned: boilerplate shows itself by repetition.
const learnFrom = 1000

// storeEvery is how many articles are placed and stored at once: few enough that a
// person's act does not wait for long, many enough that a commit is cheap.
const storeEvery = 64

// leaseFor is how long a process that works on the queue is trusted to live.
const leaseFor = 15 * time.Second

// work leads what waits through the column until nothing is left, or another
// process does so.
func (d *Desk) work(ctx context.Context) error {
	d.column.Lock()
	defer d.column.Unlock()
	for ctx.Err() == nil {
		waiting, err := d.store.Pending(ctx, false, learnFrom)
		if err != nil || len(waiting) == 0 {
			return err
		}
		if ours, err := d.store.Lease(ctx, d.who, leaseFor); err != nil || !ours {
			return err
		}
		d.begin()
		err = d.lead(ctx, waiting)
		d.finish()
		if _, free := d.store.Lease(context.WithoutCancel(ctx), d.who, 0); err == nil {
			err = free
		}
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// othersWork is how often it is looked whether another process has done what it
// took on, or died over it.
const othersWork = 500 * time.Millisecond

// settle works until nothing waits, whoever does it.
func (d *Desk) settle(ctx context.Context) error {
	for {
		if err := d.work(ctx); err != nil {
			return err
		}
		left, err := d.store.Pending(ctx, false, 1)
		if err != nil || len(left) == 0 {
			return err
		}
		select {
		case <-time.After(othersWork):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// cleaned is some items as articles.
type cleaned struct {
	waiting  []store.Waiting
	articles []model.Article
}

// lead learns from items and leads them through the rest of the column: while some are
// placed and stored, the next are cleaned.
func (d *Desk) lead(ctx context.Context, waiting []store.Waiting) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	items := make([]model.Item, len(waiting))
	for i, w := range waiting {
		items[i] = w.Item
	}
	d.cleaner.Load().Learn(items...)
	ready := make(chan cleaned, 1)
	go func() {
		defer close(ready)
		for len(waiting) > 0 && ctx.Err() == nil {
			n := min(storeEvery, len(waiting))
			select {
			case ready <- cleaned{waiting[:n], d.articles(waiting[:n])}:
			case <-ctx.Done():
			}
			waiting = waiting[n:]
		}
	}()
	leased := time.Now()
	for batch := range ready {
		if queued := batch.waiting[0].Number != 0; queued && time.Since(leased) > leaseFor/3 {
			if ours, err := d.store.Lease(ctx, d.who, leaseFor); err != nil || !ours {
				return err
			}
			leased = time.Now()
		}
		if err := d.keep(ctx, batch); err != nil {
			return err
		}
		d.arrived(len(batch.waiting), d.stories())
	}
	return ctx.Err()
}

// articles cleans and quotes items on all cores, in their order.
func (d *Desk) articles(waiting []store.Waiting) []model.Article {
	out := make([]model.Article, len(waiting))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(waiting)) {
		wg.Go(func() {
			for i := range next {
				out[i] = d.article(waiting[i].Item)
			}
		})
	}
	for i := range waiting {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// article cleans and quotes one item with what is known.
func (d *Desk) article(it model.Item) model.Article {
	a := d.cleaner.Load().Apply(it)
	quotes.Lift(&a)
	return a
}
