package fake

import (
	"context"

	"github.com/lede-reader/lede/model"
)

// Listing is an order of stories.
type Listing struct {
	lib *Library
	ids []string
	at  map[string]int

	moment int64
}

// Len implements tui.Listing.
func (l *Listing) Len() int { return len(l.ids) }

// Rows implements tui.Listing.
func (l *Listing) Rows(_ context.Context, from, n int) ([]model.Row, error) {
	l.lib.mu.Lock()
	defer l.lib.mu.Unlock()
	if err := l.lib.call("Rows"); err != nil {
		return nil, err
	}
	by := map[string]*Story{}
	for _, s := range l.lib.stories {
		by[s.ID] = s
	}
	var rows []model.Row
	for i := max(0, from); i < min(from+n, len(l.ids)); i++ {
		if s := by[l.ids[i]]; s != nil {
			rows = append(rows, l.lib.row(s))
		} else {
			rows = append(rows, model.Row{})
		}
	}
	return rows, nil
}

// Find implements tui.Listing.
func (l *Listing) Find(_ context.Context, story string) (int, error) {
	l.lib.mu.Lock()
	defer l.lib.mu.Unlock()
	if err := l.lib.call("Find"); err != nil {
		return -1, err
	}
	if i, ok := l.at[story]; ok {
		return i, nil
	}
	return -1, nil
}

// Moment implements tui.Listing.
func (l *Listing) Moment() int64 { return l.moment }

// Newer implements tui.Listing.
func (l *Listing) Newer(_ context.Context, than int64) (int, error) {
	l.lib.mu.Lock()
	defer l.lib.mu.Unlock()
	if err := l.lib.call("Newer"); err != nil {
		return 0, err
	}
	n := 0
	for _, s := range l.lib.stories {
		if _, ok := l.at[s.ID]; ok && s.came > than {
			n++
		}
	}
	return n, nil
}

// Mark implements tui.Listing.
func (l *Listing) Mark(_ context.Context, act model.Action, n int) (model.Receipt, error) {
	l.lib.mu.Lock()
	defer l.lib.mu.Unlock()
	if err := l.lib.call("Mark"); err != nil {
		return model.Receipt{}, err
	}
	by := map[string]*Story{}
	for _, s := range l.lib.stories {
		by[s.ID] = s
	}
	for _, id := range l.ids[:min(n, len(l.ids))] {
		if s := by[id]; s != nil {
			for _, v := range s.Versions {
				act.Articles = append(act.Articles, v.Article)
			}
		}
	}
	return l.lib.do(act), nil
}
