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

// Do carries out an action and remembers it, with the articles that it really
// changed. What cannot be remembered is not done.
func (d *Desk) Do(ctx context.Context, act model.Action) (model.Receipt, error) {
	d.act.Lock()
	defer d.act.Unlock()
	changed, err := d.perform(ctx, act)
	if err != nil || len(changed) == 0 {
		return model.Receipt{Action: act}, err
	}
	act.Articles = changed
	if err := d.store.Remember(ctx, act); err != nil {
		_, back := d.takeBack(ctx, act)
		return model.Receipt{}, errors.Join(fmt.Errorf("remember %s: %w", act.Act, err), back)
	}
	return d.receipt(ctx, act, changed, false), nil
}

// Undo takes the last action back.
func (d *Desk) Undo(ctx context.Context) (model.Receipt, error) {
	return d.replay(ctx, d.store.Back, d.takeBack, d.store.Forward, true)
}

// Redo does again what was taken back last.
func (d *Desk) Redo(ctx context.Context) (model.Receipt, error) {
	return d.replay(ctx, d.store.Forward, d.again, d.store.Back, false)
}

// replay makes one step in the history, and steps back where it fails.
func (d *Desk) replay(ctx context.Context, step func(context.Context) (model.Action, error),
	carryOut func(context.Context, model.Action) ([]string, error),
	stepBack func(context.Context) (model.Action, error), undo bool,
) (model.Receipt, error) {
	d.act.Lock()
	defer d.act.Unlock()
	act, err := step(ctx)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return model.Receipt{Undone: undo}, nil
	case err != nil:
		return model.Receipt{}, err
	}
	changed, err := carryOut(ctx, act)
	if err != nil {
		_, back := stepBack(ctx)
		return model.Receipt{}, errors.Join(err, back)
	}
	return d.receipt(ctx, act, changed, undo), nil
}

// receipt tells of an action, and wakes those who show what it changed.
func (d *Desk) receipt(ctx context.Context, act model.Action, changed []string, undone bool) model.Receipt {
	d.tell(func(c *model.Change) { c.Stories = d.stories() })
	r := model.Receipt{Action: act, Undone: undone, Count: len(changed)}
	if p, err := d.store.Placement(ctx, act.Articles[0]); err == nil {
		r.Story = p.Story
	}
	return r
}

// perform does what the action says and returns the articles that it changed.
func (d *Desk) perform(ctx context.Context, act model.Action) ([]string, error) {
	switch act.Act {
	case model.Split, model.Join:
		return d.splitOrJoin(ctx, act)
	case model.Restore, model.Unrestore:
		return d.restore(ctx, act.Articles, act.Start, act.Act == model.Restore)
	}
	return d.store.Mark(ctx, act.Act, act.Articles)
}

// splitOrJoin puts down what a split or join moves, and how to take it back.
func (d *Desk) splitOrJoin(ctx context.Context, act model.Action) ([]string, error) {
	places, undo := d.regroup(act)
	if len(places) == 0 {
		return nil, nil
	}
	if err := d.store.Place(ctx, places); err != nil {
		d.index.Undo(undo)
		return nil, err
	}
	d.undos = append(d.undos, undo)
	return slices.Clone(act.Articles), nil
}

func regroups(act model.Act) bool { return act == model.Split || act == model.Join }

func (d *Desk) regroup(act model.Action) ([]model.Placement, group.Undo) {
	if act.Act == model.Split {
		return d.index.Split(act.Articles)
	}
	return d.index.Join(act.Articles)
}

// again performs what was taken back. A split or join that finds nothing to do
// any more is still a step, and has its place in undos.
func (d *Desk) again(ctx context.Context, act model.Action) ([]string, error) {
	changed, err := d.perform(ctx, act)
	if err == nil && len(changed) == 0 && regroups(act.Act) {
		d.undos = append(d.undos, group.Undo{})
	}
	return changed, err
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
	if !regroups(act.Act) {
		act.Act = inverse[act.Act]
		return d.perform(ctx, act)
	}
	n := len(d.undos) - 1
	places := d.index.Undo(d.undos[n])
	if err := d.store.Place(ctx, places); err != nil {
		_, d.undos[n] = d.regroup(act)
		return nil, err
	}
	d.undos = d.undos[:n]
	if len(places) == 0 {
		return nil, nil
	}
	return act.Articles, nil
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
