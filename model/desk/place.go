package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/group"
	"github.com/lede-reader/lede/model/quotes"
	"github.com/lede-reader/lede/model/store"
)

// keep places and stores articles as one step: what an act changed in between
// would be overwritten.
func (d *Desk) keep(ctx context.Context, batch cleaned) error {
	err := d.change(ctx, func(tx store.Tx) error {
		index, err := d.engage(tx)
		if err != nil {
			return err
		}
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
			in, err := d.arrival(tx, index, &batch.articles[i])
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

// arrival places an article. A copy to the word starts as read and as spiked as
// what it is a copy of, however short its sentences are: it brings nothing new.
func (d *Desk) arrival(tx store.Tx, index *group.Index, a *model.Article) (store.Arrival, error) {
	if d.cleaner.Load().Heed(a) { // a passage was kept since it was cleaned
		quotes.Lift(a)
	}
	places, err := index.Add(a)
	if err != nil {
		return store.Arrival{}, fmt.Errorf("group %s: %w", a.ID, err)
	}
	sentences := index.Sentences()
	restored, err := keepRestored(tx, a)
	if err != nil {
		return store.Arrival{}, err
	}
	if restored {
		sentences = group.Sentences(a.Text())
	}
	in := store.Arrival{Article: *a, Places: places, Sentences: printsOf(sentences)}
	if p := places[0]; p.Relation == model.Exact {
		in.Like = p.To
	}
	return in, nil
}

// keepRestored puts back into an article that came before what a person put
// back then, takes out what a person took out of it alone, and tells whether there
// was anything.
func keepRestored(tx store.Tx, a *model.Article) (restored bool, err error) {
	old, err := tx.Article(a.ID)
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrPending) || err == nil && old.Raw != a.Raw {
		return false, nil
	}
	for _, r := range old.Removed {
		if !r.Restored && !r.Kept {
			continue
		}
		restored = putBack(a, r.Start, r.Restored) || restored
		if at := slices.IndexFunc(a.Removed, func(n model.Removal) bool { return n.Start == r.Start }); at >= 0 && r.Kept {
			a.Removed[at].Kept = true
		}
	}
	return restored, err
}
