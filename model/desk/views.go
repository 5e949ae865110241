package desk

import (
	"context"
	"errors"
	"iter"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/filter"
	"github.com/lede-reader/lede/model/store"
)

// Article gives one article whole. One that waits is cleaned on the spot.
func (d *Desk) Article(ctx context.Context, id string) (model.Article, error) {
	a, err := d.store.Article(ctx, id)
	if !errors.Is(err, store.ErrPending) {
		return a, err
	}
	it, err := d.store.Item(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return d.store.Article(ctx, id) // it was cleaned meanwhile
	}
	if err != nil {
		return model.Article{}, err
	}
	return d.article(it), nil
}

// Placement says where an article stands and why.
func (d *Desk) Placement(ctx context.Context, id string) (model.Placement, error) {
	return d.store.Placement(ctx, id)
}

// Story gives a story with its versions; an article's id gives its story.
func (d *Desk) Story(ctx context.Context, id string) (model.Story, error) {
	return d.store.Story(ctx, id)
}

// Search finds articles by their words (store.Store).
func (d *Desk) Search(ctx context.Context, words, within string, typing bool, n int) ([]model.Hit, error) {
	return d.store.Search(ctx, words, within, typing, n)
}

// Names gives names that a term of a filter may look for (store.Store).
func (d *Desk) Names(ctx context.Context, kind filter.Kind, begun string, n int) ([]string, error) {
	return d.store.Names(ctx, kind, begun, n)
}

// Deeds gives what the reader did, an article at a time.
func (d *Desk) Deeds(ctx context.Context) iter.Seq2[store.Deed, error] { return d.store.Deeds(ctx) }

// List takes the order of the stories that q asks for, as of now.
func (d *Desk) List(ctx context.Context, q model.Query) (*List, error) {
	l, err := d.store.List(ctx, q)
	return &List{l, d}, err
}

// Empty tells whether nothing is in the library: no source and no story.
func (d *Desk) Empty(ctx context.Context) (bool, error) {
	all, err := d.store.Sources(ctx)
	if err != nil || len(all) > 0 {
		return false, err
	}
	n, err := d.store.Count(ctx)
	return n == 0, err
}

// stories counts them.
func (d *Desk) stories() int {
	n, _ := d.store.Count(context.Background())
	return n
}

// List is an order of stories that never changes; what its rows say does.
type List struct {
	store.Listing
	desk *Desk
}

// Mark carries a mark out on all articles of the first n stories, as one step.
func (l *List) Mark(ctx context.Context, act model.Action, n int) (model.Receipt, error) {
	return l.desk.do(ctx, &act, func(tx store.Tx) (store.Changed, error) { return tx.MarkListed(act, l.Listing, n) })
}
