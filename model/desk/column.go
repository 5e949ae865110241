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
		if waiting, err := d.store.Pending(ctx, false, 1); err != nil || len(waiting) == 0 {
			return err
		}
		if ours, err := d.lease(ctx); err != nil || !ours {
			return err
		}
		d.begin()
		err := d.leadPending(ctx)
		d.finish()
		if free := d.release(); err == nil {
			err = free
		}
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (d *Desk) leadPending(ctx context.Context) error {
	waiting, err := d.store.Pending(ctx, false, learnFrom)
	if err != nil || len(waiting) == 0 {
		return err
	}
	d.ahead(len(waiting))
	return d.lead(ctx, waiting)
}

// lease makes the queue this desk's, or keeps it so; false if another has it.
func (d *Desk) lease(ctx context.Context) (bool, error) {
	ours, err := d.store.Lease(ctx, d.who, leaseFor)
	d.leased.Store(ours)
	return ours, err
}

// release leaves the queue to others. It does so even for a work that was called
// off, but waits no longer than somebody who quits does.
func (d *Desk) release() error {
	if !d.leased.Swap(false) {
		return nil
	}
	ctx, stop := context.WithTimeout(context.Background(), quitting)
	defer stop()
	_, err := d.store.Lease(ctx, d.who, 0)
	return err
}

// quitting is how long somebody who quits is kept.
const quitting = 500 * time.Millisecond

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
	err := d.change(ctx, func(tx store.Tx) error {
		_, err := d.engage(tx) // what others learned has its numbers: learn after it
		return err
	})
	if err != nil {
		return err
	}
	leased := time.Now()
	for ready := d.clean(ctx, waiting); ; {
		var batch cleaned
		var more bool
		select {
		case batch, more = <-ready:
		case <-ctx.Done():
		}
		if !more || ctx.Err() != nil {
			return ctx.Err()
		}
		if queued := batch.waiting[0].Number != 0; queued && time.Since(leased) > leaseFor/3 {
			if ours, err := d.lease(ctx); err != nil || !ours {
				return err
			}
			leased = time.Now()
		}
		if err := d.keep(ctx, batch); err != nil {
			return err
		}
		d.arrived(len(batch.waiting), d.stories())
	}
}

// clean learns from items and makes articles of them in the background: who is
// called off need not wait for a text that takes long.
func (d *Desk) clean(ctx context.Context, waiting []store.Waiting) <-chan cleaned {
	ready := make(chan cleaned, 1)
	go func() {
		defer close(ready)
		items := make([]model.Item, len(waiting))
		for i, w := range waiting {
			items[i] = w.Item
		}
		d.cleaner.Load().Learn(items...)
		for len(waiting) > 0 && ctx.Err() == nil {
			n := min(storeEvery, len(waiting))
			select {
			case ready <- cleaned{waiting[:n], d.articles(waiting[:n])}:
			case <-ctx.Done():
			}
			waiting = waiting[n:]
		}
	}()
	return ready
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
