package desk

import (
	"context"
	"iter"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/quotes"
	"github.com/lede-reader/lede/model/store"
)

// learnFrom is how many items are learned from before the first of them is
// cleaned: boilerplate shows itself by repetition. The cleaner has room for the
// drafts of so many (4 KB).
const learnFrom = 256

// storeEvery is how many articles are placed and stored at once: few enough that a
// person's act does not wait for long, many enough that a commit is cheap.
const storeEvery = 128

// inAdvance is how many such parts are cleaned while one is stored: the first takes
// longer, since the index is read for it.
const inAdvance = 2

// leaseFor is how long a process that works on the queue is trusted to live.
const leaseFor = 15 * time.Second

// work leads what waits through the column until nothing is left, or another
// process does so.
func (d *Desk) work(ctx context.Context) error {
	d.column.Lock()
	defer d.column.Unlock()
	if left, err := d.store.Pending(ctx, false, 0, 1); err != nil || len(left) == 0 {
		return err
	}
	if ours, err := d.lease(ctx); err != nil || !ours {
		return err
	}
	d.begin()
	err := d.lead(ctx, d.waiting(ctx))
	d.finish()
	if free := d.release(); err == nil {
		err = free
	}
	return err
}

// waiting gives what waits in the queue, a batch at a time.
func (d *Desk) waiting(ctx context.Context) iter.Seq2[[]store.Waiting, error] {
	return func(yield func([]store.Waiting, error) bool) {
		for last := int64(0); ; {
			batch, err := d.store.Pending(ctx, false, last, learnFrom)
			d.ahead(len(batch))
			if len(batch) == 0 && err == nil || !yield(batch, err) || err != nil {
				return
			}
			last = batch[len(batch)-1].Number
		}
	}
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

// one is a single batch.
func one(batch []store.Waiting) iter.Seq2[[]store.Waiting, error] {
	return func(yield func([]store.Waiting, error) bool) { yield(batch, nil) }
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
		left, err := d.store.Pending(ctx, false, 0, 1)
		if err != nil {
			return err
		}
		if len(left) == 0 {
			if err := d.lookBack(ctx); err != nil || d.earlier.none() {
				return err
			}
			continue // something arrived meanwhile
		}
		select {
		case <-time.After(othersWork):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// cleaned is some items as articles, or why there are no more.
type cleaned struct {
	waiting  []store.Waiting
	articles []model.Article
	err      error
}

// lead learns from batches and leads them through the rest of the column: while some
// of one are placed and stored, the next are cleaned.
func (d *Desk) lead(ctx context.Context, batches iter.Seq2[[]store.Waiting, error]) error {
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
	for ready := d.clean(ctx, batches); ; {
		var batch cleaned
		var more bool
		select {
		case batch, more = <-ready:
		case <-ctx.Done():
		}
		switch {
		case !more || ctx.Err() != nil:
			return ctx.Err()
		case batch.err != nil:
			return batch.err
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
func (d *Desk) clean(ctx context.Context, batches iter.Seq2[[]store.Waiting, error]) <-chan cleaned {
	ready := make(chan cleaned, inAdvance)
	give := func(c cleaned) bool {
		select {
		case ready <- c:
			return true
		case <-ctx.Done():
			return false
		}
	}
	go func() {
		defer close(ready)
		for batch, err := range batches {
			if err != nil {
				give(cleaned{err: err})
				return
			}
			d.learn(batch)
			for part := range slices.Chunk(batch, storeEvery) {
				if ctx.Err() != nil || !give(cleaned{waiting: part, articles: d.articles(part)}) {
					return
				}
			}
		}
	}()
	return ready
}

func (d *Desk) learn(batch []store.Waiting) {
	items := make([]model.Item, len(batch))
	for i, w := range batch {
		items[i] = w.Item
	}
	cleaner := d.cleaner.Load()
	cleaner.Learn(items...)
	d.earlier.add(without(cleaner.Grown(), batch))
}

// without leaves out the articles that wait.
func without(ids []string, waiting []store.Waiting) []string {
	if len(ids) == 0 {
		return nil
	}
	these := make(map[string]bool, len(waiting))
	for _, w := range waiting {
		these[w.Item.ID] = true
	}
	return slices.DeleteFunc(ids, func(id string) bool { return these[id] })
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
