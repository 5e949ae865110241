package desk

import (
	"context"
	"errors"
	"iter"
	"math"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
	"github.com/lede-reader/lede/model/group"
	"github.com/lede-reader/lede/model/store"
)

// engines are what grouping and cleaning know beside what is stored.
type engines struct {
	index   *group.Index // nil: to be opened
	moments [2]int64     // of the notebooks, up to which the engines know them; or unread
	lessons []model.Note // that the cleaner gave once and no change has confirmed

	// of the change that is being made
	tx       store.Tx
	engaged  bool         // it asked for the engines
	noted    bool         // and noted what they know
	regarded []model.Note // what the cleaner is to know once it is confirmed
	reached  [2]int64     // moments, when it is confirmed
}

// unread is the moment of a notebook that no engine has read from.
const unread = -1

// change makes a change in which engines may take part. Where it is not
// confirmed the index is opened anew, for what it knows is not so; what was learned
// from is true all the same, and kept for the next.
func (d *Desk) change(ctx context.Context, do func(store.Tx) error) error {
	d.act.Lock()
	defer d.act.Unlock()
	err := d.try(ctx, do)
	if errors.Is(err, group.ErrDamaged) {
		what := "what is known of which articles belong together was damaged"
		if errors.Is(err, group.ErrOld) {
			what = "which articles belong together was noted by an earlier lede, in another way"
		}
		d.problem(model.Problem{What: what, Cure: "all of them are read again for it; this may take a while"})
		if err = d.try(ctx, d.regroupAll); err == nil {
			err = d.try(ctx, do)
		}
	}
	return err
}

func (d *Desk) try(ctx context.Context, do func(store.Tx) error) error {
	d.engaged, d.noted, d.regarded = false, false, nil
	err := d.store.Update(ctx, func(tx store.Tx) error {
		d.tx = tx
		return do(tx)
	})
	d.tx = nil
	switch {
	case err != nil && d.engaged:
		d.index, d.moments[store.GroupBook] = nil, unread
	case d.noted:
		d.lessons = nil
	}
	if err != nil {
		return err
	}
	if d.engaged {
		d.moments = d.reached
	}
	if damaged := d.cleaner.Load().Catch(d.regarded); damaged != nil {
		d.problem(damaged)
	}
	d.seen.Store(d.version())
	return nil
}

// groupNotes are what the index noted, read in the change that is being made.
type groupNotes struct{ *engines }

// Notes implements model.Notebook.
func (n groupNotes) Notes(from, to int64) iter.Seq2[model.Note, error] {
	return n.tx.Notes(store.GroupBook, from, to)
}

// engage gives the index for a change. It and the cleaner then know what other
// processes noted.
func (d *Desk) engage(tx store.Tx) (*group.Index, error) {
	if d.engaged {
		return d.index, nil
	}
	d.engaged = true
	if d.index == nil {
		d.index = group.Open(groupNotes{&d.engines})
	}
	if d.moments[store.CleanBook] == unread {
		// it has read, if anything, what may have been noted anew since
		d.cleaner.Store(clean.Open(d.notebook(store.CleanBook)))
	}
	for _, book := range []store.Book{store.GroupBook, store.CleanBook} {
		after := d.moments[book]
		if after == unread {
			after = math.MaxInt64 // all is read when it is needed
		}
		notes, now, err := tx.News(book, after)
		if err != nil {
			return nil, err
		}
		d.moments[book], d.reached[book] = now, now
		if len(notes) == 0 {
			continue
		}
		if book == store.GroupBook {
			err = d.index.Catch(notes)
		} else if damaged := d.cleaner.Load().Catch(notes); damaged != nil {
			d.problem(damaged) // it took the rest in
		}
		if err != nil {
			return nil, err
		}
	}
	return d.index, nil
}

// note keeps what the engines noted.
func (d *Desk) note(tx store.Tx) error {
	d.lessons, d.noted = append(d.lessons, d.cleaner.Load().Notes()...), true
	for book, notes := range [...][]model.Note{store.GroupBook: d.index.Notes(), store.CleanBook: d.lessons} {
		book := store.Book(book)
		if err := tx.Note(book, notes...); err != nil {
			return err
		}
		_, now, err := tx.News(book, math.MaxInt64)
		if err != nil {
			return err
		}
		d.reached[book] = now
	}
	return nil
}
