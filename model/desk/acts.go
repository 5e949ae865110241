package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
	"github.com/lede-reader/lede/model/group"
	"github.com/lede-reader/lede/model/quotes"
	"github.com/lede-reader/lede/model/store"
)

// Do carries out an action and remembers what it really changed.
func (d *Desk) Do(ctx context.Context, act model.Action) (model.Receipt, error) {
	d.act.Lock()
	defer d.act.Unlock()
	changed, err := d.perform(ctx, act)
	if err != nil || len(changed) == 0 {
		return model.Receipt{Action: act}, err
	}
	act.Articles = changed
	if err := d.store.Remember(ctx, act); err != nil {
		return model.Receipt{}, fmt.Errorf("remember %s: %w", act.Act, err)
	}
	return d.receipt(ctx, act, false), nil
}

// Undo takes the last action back.
func (d *Desk) Undo(ctx context.Context) (model.Receipt, error) {
	return d.replay(ctx, d.store.Back, d.takeBack, true)
}

// Redo does again what was taken back last.
func (d *Desk) Redo(ctx context.Context) (model.Receipt, error) {
	return d.replay(ctx, d.store.Forward, d.perform, false)
}

func (d *Desk) replay(ctx context.Context, next func(context.Context) (model.Action, error),
	carryOut func(context.Context, model.Action) ([]string, error), undo bool,
) (model.Receipt, error) {
	d.act.Lock()
	defer d.act.Unlock()
	act, err := next(ctx)
	if errors.Is(err, store.ErrNotFound) {
		return model.Receipt{Undone: undo}, nil
	}
	if err == nil {
		_, err = carryOut(ctx, act)
	}
	if err != nil {
		return model.Receipt{}, err
	}
	return d.receipt(ctx, act, undo), nil
}

// receipt tells of an action, and wakes those who show what it changed.
func (d *Desk) receipt(ctx context.Context, act model.Action, undone bool) model.Receipt {
	d.tell(func(c *model.Change) { c.Stories = d.stories() })
	r := model.Receipt{Action: act, Undone: undone, Count: len(act.Articles)}
	if p, err := d.store.Placement(ctx, act.Articles[0]); err == nil {
		r.Story = p.Story
	}
	return r
}

// perform does what the action says and returns the articles that it changed.
func (d *Desk) perform(ctx context.Context, act model.Action) ([]string, error) {
	switch act.Act {
	case model.Split:
		places, undo := d.index.Split(act.Articles)
		return d.regrouped(ctx, act, places, undo)
	case model.Join:
		places, undo := d.index.Join(act.Articles)
		return d.regrouped(ctx, act, places, undo)
	case model.Restore, model.Unrestore:
		return d.restore(ctx, act.Articles, act.Start, act.Act == model.Restore)
	}
	return d.store.Mark(ctx, act.Act, act.Articles)
}

// regrouped puts down what a split or join moved, and how to take it back.
func (d *Desk) regrouped(ctx context.Context, act model.Action, places []model.Placement, undo group.Undo) ([]string, error) {
	if len(places) == 0 {
		return nil, nil
	}
	d.undos = append(d.undos, undo)
	return act.Articles, d.store.Place(ctx, places)
}

// inverse is the act that takes an act back.
var inverse = map[model.Act]model.Act{
	model.MarkRead: model.MarkUnread, model.MarkUnread: model.MarkRead,
	model.Star: model.Unstar, model.Unstar: model.Star,
	model.Spike: model.Unspike, model.Unspike: model.Spike,
	model.Restore: model.Unrestore, model.Unrestore: model.Restore,
}

// takeBack does the inverse of an action.
func (d *Desk) takeBack(ctx context.Context, act model.Action) ([]string, error) {
	if n := len(d.undos) - 1; act.Act == model.Split || act.Act == model.Join {
		undo := d.undos[n]
		d.undos = d.undos[:n]
		return act.Articles, d.store.Place(ctx, d.index.Undo(undo))
	}
	act.Act = inverse[act.Act]
	return d.perform(ctx, act)
}

// restore puts a removal back into the body of an article, or out again.
func (d *Desk) restore(ctx context.Context, ids []string, start int, on bool) ([]string, error) {
	var changed []string
	for _, id := range ids {
		a, err := d.store.Article(ctx, id)
		if err != nil {
			return changed, fmt.Errorf("restore in %s: %w", id, err)
		}
		if !putBack(&a, start, on) {
			continue
		}
		if err := d.store.Put(ctx, store.Arrival{Article: a}); err != nil {
			return changed, err
		}
		changed = append(changed, id)
	}
	return changed, nil
}

// putBack changes one removal and what follows from it, in a copy of what the
// article shares with others.
func putBack(a *model.Article, start int, on bool) bool {
	a.Removed = slices.Clone(a.Removed)
	if !clean.Restore(a, start, on) {
		return false
	}
	quotes.Lift(a)
	return true
}
