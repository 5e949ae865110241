package desk

import (
	"context"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

// Article gives one article whole.
func (d *Desk) Article(ctx context.Context, id string) (model.Article, error) {
	return d.store.Article(ctx, id)
}

// Placement says where an article stands and why.
func (d *Desk) Placement(ctx context.Context, id string) (model.Placement, error) {
	return d.store.Placement(ctx, id)
}

// Story gives a story with its versions; an article's id gives its story.
func (d *Desk) Story(ctx context.Context, id string) (model.Story, error) {
	return d.store.Story(ctx, id)
}

// List takes the order of the stories that q asks for, as of now.
func (d *Desk) List(ctx context.Context, q model.Query) (*List, error) {
	ids, err := d.store.List(ctx, q)
	return &List{d.store, ids}, err
}

// stories counts them.
func (d *Desk) stories() int {
	n, _ := d.store.Count(context.Background())
	return n
}

// List is an order of stories that never changes; what its rows say does.
type List struct {
	store store.Store
	ids   []string
}

// Len is the number of rows.
func (l *List) Len() int { return len(l.ids) }

// Rows gives the rows from number from on, at most n.
func (l *List) Rows(ctx context.Context, from, n int) ([]model.Row, error) {
	from = min(max(from, 0), len(l.ids))
	return l.store.Rows(ctx, l.ids[from:min(from+n, len(l.ids))])
}

// Find is the number of the row that has the story, -1 if none has.
func (l *List) Find(story string) int {
	for i, id := range l.ids {
		if id == story {
			return i
		}
	}
	return -1
}
