package desk

import (
	"context"
	"slices"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/group"
	"github.com/lede-reader/lede/model/store"
)

// Sentences are those of an article's text as it is given, in order, each with whether
// the reader has read it in another version of its story; none where nothing of it can be
// known to him, or he has read the article itself.
func (d *Desk) Sentences(ctx context.Context, a *model.Article) ([]model.Sentence, error) {
	known, err := d.store.Known(ctx, a.ID)
	if err != nil || known == nil {
		return nil, err
	}
	all := group.Sentences(a.Text())
	for i := range all {
		_, all[i].Known = slices.BinarySearch(known, all[i].Print)
	}
	return all, nil
}

// printsOf are the fingerprints of sentences.
func printsOf(all []model.Sentence) []uint32 {
	prints := make([]uint32, 0, len(all))
	for _, s := range all {
		if s.Print != 0 {
			prints = append(prints, s.Print)
		}
	}
	return prints
}

// putAnew keeps an article whose body has changed by an act, where it stands.
func putAnew(tx store.Tx, a *model.Article) error {
	return tx.Put(store.Arrival{Article: *a, Sentences: printsOf(group.Sentences(a.Text()))})
}

// along adds to the articles of an act the versions of their stories that have nothing
// more to say; of those of which that cannot be told the ones with the same text.
func along(tx store.Tx, act *model.Action) error {
	act.Articles = slices.Clone(act.Articles)
	for _, id := range act.Articles {
		more, err := tx.Covered(id)
		if err != nil {
			return err
		}
		act.Articles = append(act.Articles, more...)
		st, err := tx.Story(id)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(st.Versions, func(v model.Version) bool { return v.Article == id })
		for _, v := range st.Versions {
			if at >= 0 && v.Sentences == 0 && v.Group == st.Versions[at].Group {
				act.Articles = append(act.Articles, v.Article)
			}
		}
	}
	return nil
}

// Fingerprints of articles of before there were any are made some time after the start,
// so many at once that an act waits for no more than these few, with a pause for others.
const (
	printAfter = 3 * time.Second
	printEvery = 64
	printPause = 50 * time.Millisecond
)

// print gives fingerprints to articles that have none.
func (d *Desk) print(ctx context.Context) error {
	left, err := d.store.Unprinted(ctx)
	for left && err == nil {
		err = d.store.Update(ctx, func(tx store.Tx) (err error) {
			left, err = tx.Print(printEvery, func(a *model.Article) []uint32 { return printsOf(group.Sentences(a.Text())) })
			return err
		})
		if err == nil {
			err = pause(ctx, printPause)
		}
	}
	return err
}

// Label has articles found by who speaks in them, and as what, that came before that was kept,
// with a pause for others after every few.
func (d *Desk) Label(ctx context.Context, rest time.Duration) error {
	left, err := d.store.Unlabelled(ctx)
	if left {
		defer d.tell(func(*model.Change) {}) // who filters by them looks again
	}
	for left && err == nil {
		err = d.store.Update(ctx, func(tx store.Tx) (err error) {
			left, err = tx.Label(printEvery)
			return err
		})
		if err == nil {
			err = pause(ctx, rest)
		}
	}
	return err
}

// pause waits; it ends early with ctx's error.
func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
