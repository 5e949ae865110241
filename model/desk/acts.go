package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
	"github.com/lede-reader/lede/model/quotes"
	"github.com/lede-reader/lede/model/store"
)

// Do carries out an action and remembers what it really changed.
func (d *Desk) Do(ctx context.Context, act model.Action) (model.Receipt, error) {
	d.act.Lock()
	defer d.act.Unlock()
	step, err := d.perform(ctx, act)
	if err != nil || len(step.Action.Articles) == 0 {
		return model.Receipt{Action: act}, err
	}
	if err := d.store.Remember(ctx, step); err != nil {
		return model.Receipt{}, fmt.Errorf("remember %s: %w", act.Act, err)
	}
	return d.receipt(ctx, step, false), nil
}

// Undo takes the last action back.
func (d *Desk) Undo(ctx context.Context) (model.Receipt, error) {
	return d.step(ctx, d.store.Back, true)
}

// Redo does again what was taken back last.
func (d *Desk) Redo(ctx context.Context) (model.Receipt, error) {
	return d.step(ctx, d.store.Forward, false)
}

func (d *Desk) step(ctx context.Context, next func(context.Context) (store.Step, error), undo bool) (model.Receipt, error) {
	d.act.Lock()
	defer d.act.Unlock()
	s, err := next(ctx)
	if errors.Is(err, store.ErrNotFound) {
		return model.Receipt{Undone: undo}, nil
	}
	if err == nil {
		err = d.replay(ctx, s, undo)
	}
	return d.receipt(ctx, s, undo), err
}

// receipt tells of a step, and wakes those who show what it changed.
func (d *Desk) receipt(ctx context.Context, s store.Step, undone bool) model.Receipt {
	d.tell(func(c *model.Change) { c.Stories = d.stories() })
	r := model.Receipt{Action: s.Action, Undone: undone, Count: len(s.Action.Articles)}
	if p, err := d.store.Placement(ctx, s.Action.Articles[0]); err == nil {
		r.Story = p.Story
	}
	return r
}

// perform does what the action says and returns it as a step that names only
// the articles that changed.
func (d *Desk) perform(ctx context.Context, act model.Action) (store.Step, error) {
	step := store.Step{Action: act}
	var err error
	switch act.Act {
	case model.Split, model.Join:
		step.Before, step.After, err = d.regroup(ctx, act)
		if len(step.After) == 0 {
			step.Action.Articles = nil
		}
	case model.Restore, model.Unrestore:
		step.Action.Articles, err = d.restore(ctx, act.Articles, act.Start, act.Act == model.Restore)
	default:
		step.Action.Articles, err = d.store.Mark(ctx, act.Act, act.Articles)
	}
	return step, err
}

// inverse is the act that takes an act back.
var inverse = map[model.Act]model.Act{
	model.MarkRead: model.MarkUnread, model.MarkUnread: model.MarkRead,
	model.Star: model.Unstar, model.Unstar: model.Star,
	model.Spike: model.Unspike, model.Unspike: model.Spike,
	model.Restore: model.Unrestore, model.Unrestore: model.Restore,
}

// replay does a remembered step again, or takes it back.
func (d *Desk) replay(ctx context.Context, s store.Step, undo bool) error {
	switch s.Action.Act {
	case model.Split, model.Join:
		places := s.After
		if undo {
			places = s.Before
		}
		d.groups.Lock()
		d.index.Put(places)
		d.groups.Unlock()
		return d.store.Place(ctx, places)
	}
	act := s.Action
	if undo {
		act.Act = inverse[act.Act]
	}
	_, err := d.perform(ctx, act)
	return err
}

// regroup splits or joins; it returns where the moved articles stood and stand.
func (d *Desk) regroup(ctx context.Context, act model.Action) (before, after []model.Placement, err error) {
	d.groups.Lock()
	if act.Act == model.Split {
		after = d.index.Split(act.Articles)
	} else {
		after = d.index.Join(act.Articles)
	}
	d.groups.Unlock()
	for _, p := range after {
		old, err := d.store.Placement(ctx, p.ID)
		if err != nil {
			return nil, nil, fmt.Errorf("%s %s: %w", act.Act, p.ID, err)
		}
		before = append(before, old)
	}
	return before, after, d.store.Place(ctx, after)
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
