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

// Do carries out an action and remembers it, as one step: what cannot be
// remembered is not done.
func (d *Desk) Do(ctx context.Context, act model.Action) (model.Receipt, error) {
	return d.do(ctx, &act, func(tx store.Tx) (store.Changed, error) { return d.perform(tx, act) })
}

func (d *Desk) do(ctx context.Context, act *model.Action, perform func(store.Tx) (store.Changed, error)) (model.Receipt, error) {
	var r model.Receipt
	err := d.change(ctx, func(tx store.Tx) error {
		c, err := perform(tx)
		r = receipt(tx, *act, c, false)
		if err != nil || c.Count == 0 {
			return err
		}
		if act.Took = c.Took; marks(act.Act) {
			act.Articles = nil // Took names them, and shorter
		}
		return tx.Remember(*act)
	})
	return d.acted(r, err)
}

// acted wakes those who show what an act changed.
func (d *Desk) acted(r model.Receipt, err error) (model.Receipt, error) {
	if err != nil {
		return model.Receipt{}, err
	}
	if r.Count > 0 {
		d.tell(func(c *model.Change) { c.Stories = d.stories() })
	}
	if r.Action.Act == model.Follow || r.Action.Act == model.Unfollow {
		ring(d.folded)
	}
	return r, nil
}

// Undo takes the last action back.
func (d *Desk) Undo(ctx context.Context) (model.Receipt, error) {
	return d.replay(ctx, store.Tx.Back, d.takeBack, true)
}

// Redo does again what was taken back last.
func (d *Desk) Redo(ctx context.Context) (model.Receipt, error) {
	return d.replay(ctx, store.Tx.Forward, d.again, false)
}

// replay makes one step in the history: the next that finds something to do. What
// it was done to may have gone, and a key that does nothing helps nobody.
func (d *Desk) replay(ctx context.Context, step func(store.Tx) (model.Action, error),
	carryOut func(store.Tx, model.Action) (store.Changed, error), undo bool,
) (model.Receipt, error) {
	r := model.Receipt{Undone: undo}
	err := d.change(ctx, func(tx store.Tx) error {
		for r.Count == 0 {
			act, err := step(tx)
			if errors.Is(err, store.ErrNotFound) {
				return nil
			}
			if err != nil {
				return err
			}
			c, err := carryOut(tx, act)
			switch {
			case gone(err):
				continue
			case err != nil:
				return err
			}
			r = receipt(tx, act, c, undo)
		}
		return nil
	})
	return d.acted(r, err)
}

// gone tells whether an error says that what an act was done to is not there (any
// more, or not again yet).
func gone(err error) bool {
	return errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrPending)
}

func receipt(tx store.Tx, act model.Action, c store.Changed, undone bool) model.Receipt {
	r := model.Receipt{Action: act, Undone: undone, Count: c.Count}
	if act.Act == model.Keep || act.Act == model.Unkeep {
		r.Action.Tag = keptFor(c.Took)
	}
	if st, err := tx.Story(c.First); err == nil && c.First != "" {
		r.Story = st.ID
	}
	return r
}

func marks(act model.Act) bool {
	switch act {
	case model.Split, model.Join, model.Restore, model.Unrestore, model.Follow, model.Unfollow,
		model.Keep, model.Unkeep, model.Recut, model.Unrecut:
		return false
	}
	return true
}

// perform does what the action says.
func (d *Desk) perform(tx store.Tx, act model.Action) (store.Changed, error) {
	switch act.Act {
	case model.Split, model.Join:
		return d.regroup(tx, act)
	case model.Restore, model.Unrestore:
		return restore(tx, act)
	case model.Keep, model.Unkeep:
		return d.regard(tx, act)
	case model.Recut, model.Unrecut:
		return recut(tx, act)
	case model.Follow, model.Unfollow:
		return follow(tx, act)
	}
	if act.Along && act.Took == nil {
		if err := along(tx, &act); err != nil {
			return store.Changed{}, err
		}
	}
	return tx.Mark(act)
}

// regroup carries out a split or join.
func (d *Desk) regroup(tx store.Tx, act model.Action) (store.Changed, error) {
	index, err := d.engage(tx)
	if err != nil {
		return store.Changed{}, err
	}
	change := index.Join
	if act.Act == model.Split {
		change = index.Split
	}
	places, token, err := change(act.Articles)
	if err != nil || len(places) == 0 {
		return store.Changed{}, err
	}
	err = tx.Place(places)
	return store.Changed{Count: len(act.Articles), First: act.Articles[0], Took: token}, errors.Join(err, d.note(tx))
}

// again performs what was taken back, on exactly what it was performed on.
func (d *Desk) again(tx store.Tx, act model.Action) (store.Changed, error) {
	c, err := d.perform(tx, act)
	if err == nil && (act.Act == model.Split || act.Act == model.Join) {
		act.Took = c.Took
		err = tx.Amend(act)
	}
	return c, err
}

// inverse is the act that takes an act back.
var inverse = map[model.Act]model.Act{
	model.MarkRead: model.MarkUnread, model.MarkUnread: model.MarkRead,
	model.Star: model.Unstar, model.Unstar: model.Star,
	model.Spike: model.Unspike, model.Unspike: model.Spike,
	model.Restore: model.Unrestore, model.Unrestore: model.Restore,
	model.Tag: model.Untag, model.Untag: model.Tag,
	model.Follow: model.Unfollow, model.Unfollow: model.Follow,
	model.Keep: model.Unkeep, model.Unkeep: model.Keep,
	model.Recut: model.Unrecut, model.Unrecut: model.Recut,
}

// takeBack does the inverse of an action.
func (d *Desk) takeBack(tx store.Tx, act model.Action) (store.Changed, error) {
	if act.Act != model.Split && act.Act != model.Join {
		act.Act = inverse[act.Act]
		return d.perform(tx, act)
	}
	index, err := d.engage(tx)
	if err != nil {
		return store.Changed{}, err
	}
	places, err := index.Undo(act.Took)
	if err != nil {
		return store.Changed{}, err
	}
	var c store.Changed
	if len(places) > 0 {
		c = store.Changed{Count: len(act.Articles), First: places[0].ID}
	}
	return c, errors.Join(tx.Place(places), d.note(tx)) // a token that is used up is noted, too
}

// restore puts a removal back into the body of articles, or out again. It is an
// error if none of them is there.
func restore(tx store.Tx, act model.Action) (c store.Changed, err error) {
	var missing error
	for _, id := range act.Articles {
		a, err := tx.Article(id)
		if err != nil {
			err = fmt.Errorf("restore in %s: %w", id, err)
		}
		switch {
		case gone(err):
			missing = err
			continue
		case err != nil:
			return c, err
		}
		if !putBack(&a, act.Start, act.Act == model.Restore) {
			continue
		}
		if err := putAnew(tx, &a); err != nil {
			return c, err
		}
		c.Count, c.First = c.Count+1, id
	}
	if c.Count > 0 {
		missing = nil
	}
	return c, missing
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

// follow takes a source on, or off; what came from it stays.
func follow(tx store.Tx, act model.Action) (store.Changed, error) {
	s, err := tx.Source(act.Source)
	if err != nil || s.Removed == (act.Act == model.Unfollow) {
		return store.Changed{}, err
	}
	s.Removed = act.Act == model.Unfollow
	_, err = tx.Keep(s)
	return store.Changed{Count: 1}, err
}
