package desk

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/group"
	"github.com/lede-reader/lede/model/store"
)

// keep places and stores articles as one step: what an act changed in between
// would be overwritten.
func (d *Desk) keep(ctx context.Context, batch cleaned) error {
	err := d.change(ctx, func(tx store.Tx) error {
		var arrivals []store.Arrival
		for i := range batch.articles {
			w := &batch.waiting[i]
			if w.Number != 0 {
				ours, err := tx.Done(w.Number)
				if err != nil {
					return err
				}
				if !ours {
					continue // another process was faster
				}
			}
			in, err := d.arrival(tx, &batch.articles[i])
			if err != nil {
				return err
			}
			if w.Number == 0 {
				in.Of = &w.Item
			}
			arrivals = append(arrivals, in)
		}
		if err := tx.Put(arrivals...); err != nil {
			return err
		}
		return d.note(tx)
	})
	if err != nil {
		return fmt.Errorf("store %d articles: %w", len(batch.articles), err)
	}
	return nil
}

// change makes a change in which engines may take part: they know what other
// processes noted, and forget what was not confirmed.
func (d *Desk) change(ctx context.Context, do func(store.Tx) error) error {
	d.act.Lock()
	defer d.act.Unlock()
	err := d.store.Update(ctx, func(tx store.Tx) error {
		if err := d.catchUp(tx); err != nil {
			return err
		}
		return do(tx)
	})
	if err != nil {
		d.forget()
		return err
	}
	d.seen.Store(d.version())
	return nil
}

// catchUp opens the index, and takes over what other processes noted since.
func (d *Desk) catchUp(tx store.Tx) error {
	if d.index == nil {
		d.index = group.Open(d.notebook(store.GroupBook))
	}
	for _, book := range []store.Book{store.GroupBook, store.CleanBook} {
		after := d.moments[book]
		if after == 0 {
			after = math.MaxInt64 // it was just opened, and reads all when it needs it
		}
		notes, now, err := tx.News(book, after)
		if err != nil {
			return err
		}
		if len(notes) > 0 {
			catch := d.cleaner.Load().Catch
			if book == store.GroupBook {
				catch = d.index.Catch
			}
			if err := catch(notes); err != nil {
				return err
			}
		}
		d.moments[book] = now
	}
	return nil
}

// note keeps what the engines noted.
func (d *Desk) note(tx store.Tx) error {
	for book, notes := range map[store.Book][]model.Note{store.GroupBook: d.index.Notes(), store.CleanBook: d.cleaner.Load().Notes()} {
		if err := tx.Note(book, notes...); err != nil {
			return err
		}
		_, now, err := tx.News(book, math.MaxInt64)
		if err != nil {
			return err
		}
		d.moments[book] = now
	}
	return nil
}

// arrival places an article. A copy to the word starts as read and as spiked as
// what it is a copy of: it brings nothing new.
func (d *Desk) arrival(tx store.Tx, a *model.Article) (store.Arrival, error) {
	places, err := d.index.Add(a)
	if err != nil {
		return store.Arrival{}, fmt.Errorf("group %s: %w", a.ID, err)
	}
	if err := keepRestored(tx, a); err != nil {
		return store.Arrival{}, err
	}
	in := store.Arrival{Article: *a, Places: places}
	if p := places[0]; p.Relation == model.Exact {
		in.Like = p.To
	}
	return in, nil
}

// keepRestored puts back into an article that came before what a person put
// back then.
func keepRestored(tx store.Tx, a *model.Article) error {
	old, err := tx.Article(a.ID)
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrPending) || err == nil && old.Raw != a.Raw {
		return nil
	}
	for _, r := range old.Removed {
		if r.Restored {
			putBack(a, r.Start, true)
		}
	}
	return err
}
