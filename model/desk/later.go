package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
	"github.com/lede-reader/lede/model/store"
)

// Earlier articles are looked at again where their source has been found to
// repeat what they hold: those that are younger than youngest, at most
// mostLookedAt at a time, at most storeEvery of a source.
const (
	youngest     = 30 * 24 * time.Hour
	mostLookedAt = 2000
)

// earlier are articles that may have kept what is known to be repeated by now.
type earlier struct {
	mu  sync.Mutex
	ids []string // the newest last
}

func (e *earlier) add(ids []string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.ids = append(e.ids, ids...)
	e.ids = e.ids[max(len(e.ids)-mostLookedAt, 0):]
}

func (e *earlier) take() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	ids := e.ids
	e.ids = nil
	return ids
}

func (e *earlier) none() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.ids) == 0
}

// lookBack cleans earlier articles of what those that came since have shown to be
// repeated: an act for each source, and an event. It leaves off when something
// arrives, to go on after that.
func (d *Desk) lookBack(ctx context.Context) error {
	left := d.earlier.take()
	sources := map[string][]string{}
	seen := map[string]bool{}
	for i, id := range slices.Backward(left) {
		if busy, err := d.busyElsewhere(ctx); err != nil || busy {
			d.earlier.add(left[:i+1])
			break
		}
		if seen[id] {
			continue
		}
		seen[id] = true
		a, err := d.store.Article(ctx, id)
		if err == nil && len(sources[a.Source]) < storeEvery && d.young(&a) && d.cleaner.Load().Later(&a, d.now()) {
			sources[a.Source] = append(sources[a.Source], id)
		}
	}
	var events []model.Event
	for source, ids := range sources {
		e, err := d.cutLater(ctx, source, ids)
		if err != nil {
			return fmt.Errorf("clean earlier articles of %s: %w", cmp.Or(source, "no source"), err)
		}
		if e.Articles > 0 {
			events = append(events, e)
		}
	}
	slices.SortFunc(events, func(a, b model.Event) int {
		return cmp.Or(cmp.Compare(a.Articles, b.Articles), cmp.Compare(a.Source, b.Source))
	})
	for _, e := range events {
		d.happened(e)
	}
	return nil
}

// busyElsewhere tells whether something arrived that is to be cleaned first.
func (d *Desk) busyElsewhere(ctx context.Context) (bool, error) {
	left, err := d.store.Pending(ctx, false, 0, 1)
	return len(left) > 0, err
}

func (d *Desk) now() model.Date {
	return model.Date{Time: d.Now().UTC().Truncate(time.Microsecond)}
}

func (d *Desk) young(a *model.Article) bool {
	age := youngest
	if d.Keep > 0 {
		age = min(age, d.Keep)
	}
	return a.Published.IsZero() || a.Published.Time.After(d.Now().Add(-age))
}

// cutting is what a Recut took.
type cutting struct {
	When    time.Time // of its removals
	Text    string    // what most of the articles lost
	Stories int       // that stands in
}

// cutLater cleans some articles of a source again, as one act.
func (d *Desk) cutLater(ctx context.Context, source string, ids []string) (model.Event, error) {
	e := model.Event{Source: source}
	err := d.change(ctx, func(tx store.Tx) error {
		when := d.now()
		act := model.Action{Act: model.Recut, Tag: source}
		var cut []model.Removal
		var texts []string
		for _, id := range ids {
			a, err := tx.Article(id)
			if gone(err) {
				continue
			}
			if err != nil {
				return err
			}
			if !d.cleaner.Load().Later(&a, when) {
				continue
			}
			for _, r := range a.Removed {
				if r.Later == when && !r.Restored {
					cut, texts = append(cut, r), append(texts, strings.Join(strings.Fields(a.Raw[r.Start:r.End]), " "))
				}
			}
			if err := putAgain(tx, &a); err != nil {
				return err
			}
			act.Articles = append(act.Articles, id)
		}
		if len(act.Articles) == 0 {
			return nil
		}
		most := commonest(texts)
		e.Articles, e.Text, e.Stories = len(act.Articles), texts[most], cut[most].Support
		took, err := json.Marshal(cutting{When: when.Time, Text: e.Text, Stories: e.Stories})
		if err != nil {
			return err
		}
		act.Took = took
		d.lastCut.Store(when.Time.UnixMicro())
		return tx.Remember(act)
	})
	return e, err
}

// tellLater tells of what another process, or another day, cut from earlier articles,
// as long as the reader has done nothing since: undoing takes that back.
func (d *Desk) tellLater(ctx context.Context) {
	act, err := d.store.Newest(ctx)
	if err != nil || act.Act != model.Recut {
		return
	}
	var k cutting
	if json.Unmarshal(act.Took, &k) == nil && d.lastCut.Swap(k.When.UnixMicro()) != k.When.UnixMicro() {
		d.happened(model.Event{Source: act.Tag, Articles: len(act.Articles), Text: k.Text, Stories: k.Stories})
	}
}

// commonest is where the text that comes most often stands first.
func commonest(texts []string) int {
	count := map[string]int{}
	best := 0
	for _, t := range texts {
		count[t]++
	}
	for i, t := range texts {
		if count[t] > count[texts[best]] {
			best = i
		}
	}
	return best
}

// recut puts what articles lost later back into them, or takes it out again.
func recut(tx store.Tx, act model.Action) (c store.Changed, err error) {
	var k cutting
	if err := json.Unmarshal(act.Took, &k); err != nil {
		return c, fmt.Errorf("%s: %w", act.Act, err)
	}
	for _, id := range act.Articles {
		a, err := tx.Article(id)
		if gone(err) {
			continue
		}
		if err != nil {
			return c, err
		}
		did := false
		for _, r := range slices.Clone(a.Removed) {
			if r.Later.Time.Equal(k.When) && !r.Kept && clean.Restore(&a, r.Start, act.Act == model.Unrecut) {
				did = true
			}
		}
		if !did {
			continue
		}
		if err := putAgain(tx, &a); err != nil {
			return c, err
		}
		c.Count++
	}
	c.Took = act.Took
	return c, nil
}
