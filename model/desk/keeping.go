package desk

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
	"github.com/lede-reader/lede/model/quotes"
	"github.com/lede-reader/lede/model/store"
)

// mostKeptIn is in how many articles of a source, the newest, a passage that is
// kept is put back at once.
const mostKeptIn = 2000

// keeping is what a Keep or its opposite took: enough to do it, or take it back,
// when the article it was done to is gone.
type keeping struct {
	Source string // it was learned by; "": it is not known, and one article all there is
	Text   string
	Before map[string][]int // of articles: where removals start that were restored before it was kept
	Out    map[string][]int // of articles: where removals start that were out, though kept, before it was kept no longer
}

// regard keeps a removal for its source, or no longer.
func (d *Desk) regard(tx store.Tx, act model.Action) (c store.Changed, err error) {
	if _, err := d.engage(tx); err != nil {
		return c, err
	}
	on := act.Act == model.Keep
	k, err := d.keepingOf(tx, act)
	if err != nil {
		return c, err
	}
	articles, err := keepers(tx, k, act)
	if err != nil {
		return c, err
	}
	apart, was := map[string][]int{}, k.Before
	if on {
		was = k.Out
	}
	for i := range articles {
		a := &articles[i]
		other := standApart(a, on)
		if !clean.KeepIn(a, k.Source, k.Text, on) {
			continue
		}
		if len(other) > 0 {
			apart[a.ID] = other
		}
		for _, start := range was[a.ID] {
			clean.Restore(a, start, !on)
		}
		if err := putAgain(tx, a); err != nil {
			return c, err
		}
		c.Count++
	}
	if k.Source != "" && (c.Count > 0 || !on) {
		c.Count = max(c.Count, 1)
		if err := d.noteKept(tx, k, on); err != nil {
			return c, err
		}
	}
	if on {
		k.Before = apart
	} else {
		k.Out = apart
	}
	c.First = act.Articles[0]
	c.Took, err = json.Marshal(k)
	return c, err
}

// keepingOf is what an action is about.
func (d *Desk) keepingOf(tx store.Tx, act model.Action) (k keeping, err error) {
	if len(act.Took) > 0 {
		if err := json.Unmarshal(act.Took, &k); err != nil {
			return k, fmt.Errorf("%s: %w", act.Act, err)
		}
		return k, nil
	}
	if len(act.Articles) != 1 {
		return k, fmt.Errorf("%s: %d articles, want the one that it was removed from", act.Act, len(act.Articles))
	}
	a, err := tx.Article(act.Articles[0])
	if err != nil {
		return k, fmt.Errorf("%s in %s: %w", act.Act, act.Articles[0], err)
	}
	at := slices.IndexFunc(a.Removed, func(r model.Removal) bool { return r.Start == act.Start })
	if at < 0 {
		return k, fmt.Errorf("%s in %s: %w", act.Act, a.ID, store.ErrNotFound)
	}
	r := a.Removed[at]
	return keeping{Source: d.cleaner.Load().SourceOf(&a), Text: a.Raw[r.Start:r.End]}, nil
}

// keepers are the articles that may have lost what is kept.
func keepers(tx store.Tx, k keeping, act model.Action) ([]model.Article, error) {
	if k.Source != "" {
		return tx.Of(k.Source, mostKeptIn)
	}
	a, err := tx.Article(act.Articles[0])
	return []model.Article{a}, err
}

// keptFor is the source that something is kept for.
func keptFor(took []byte) string {
	var k keeping
	_ = json.Unmarshal(took, &k)
	return k.Source
}

// standApart are the starts of removals that a person has already put back alone (back),
// or taken out alone.
func standApart(a *model.Article, back bool) (starts []int) {
	for _, r := range a.Removed {
		if r.Restored == back && r.Kept == !back {
			starts = append(starts, r.Start)
		}
	}
	return starts
}

// noteKept writes down what is kept from now on; the cleaner knows it once that
// is confirmed.
func (d *Desk) noteKept(tx store.Tx, k keeping, on bool) error {
	c := d.cleaner.Load()
	note := c.Unkeep(k.Source, k.Text)
	if on {
		var err error
		if note, err = c.Keep(k.Source, k.Text); err != nil {
			return err
		}
	}
	if err := tx.Note(store.CleanBook, note); err != nil {
		return err
	}
	d.regarded = append(d.regarded, note)
	return d.note(tx)
}

// putAgain keeps an article whose body has changed, where it stands.
func putAgain(tx store.Tx, a *model.Article) error {
	a.PullQuotes = slices.DeleteFunc(slices.Clone(a.PullQuotes), func(q model.PullQuote) bool { return q.Chosen })
	quotes.Lift(a)
	return putAnew(tx, a)
}
