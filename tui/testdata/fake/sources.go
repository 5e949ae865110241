package fake

import (
	"context"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// Follow adds sources that are followed; what has no number gets one.
func (l *Library) Follow(sources ...model.Source) {
	for _, s := range sources {
		l.keep(s)
	}
}

// Learn changes what is known of a source.
func (l *Library) Learn(number int64, change func(*model.Source)) {
	for i := range l.sources {
		if l.sources[i].Number == number {
			change(&l.sources[i])
		}
	}
}

// Hint sets what is said while there is no source.
func (l *Library) Hint(text string) { l.hint = text }

// keep gives a source its number; number n carries the articles that have the n-th
// name of Make.
func (l *Library) keep(s model.Source) model.Source {
	if s.Number == 0 {
		s.Number = int64(len(l.sources) + 1)
	}
	l.sources = append(l.sources, s)
	return s
}

// from tells whether a story has an article of a source.
func (l *Library) from(s *Story, source int64) bool {
	name := sources[(int(source)-1)%len(sources)]
	return slices.ContainsFunc(s.Versions, func(v model.Version) bool { return v.Source == name })
}

func (l *Library) follow(number int64, on bool) int {
	for i, s := range l.sources {
		if s.Number == number && s.Removed == on {
			l.sources[i].Removed = !on
			return 1
		}
	}
	return 0
}

// learned are the sources of old with those that came since, not followed.
func (l *Library) learned(old []model.Source) []model.Source {
	for _, s := range l.sources[len(old):] {
		s.Removed = true
		old = append(old, s)
	}
	return old
}

// Sources implements tui.Library.
func (l *Library) Sources(context.Context) ([]model.Source, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Sources"); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(l.sources), func(s model.Source) bool { return s.Removed }), nil
}

// Add implements tui.Library. It finds a feed at every address but what has no dot or slash.
func (l *Library) Add(ctx context.Context, address string) (model.Source, string, error) {
	l.mu.Lock()
	slow := l.Slow
	l.mu.Unlock()
	if slow != nil {
		select {
		case <-slow:
		case <-ctx.Done():
			return model.Source{}, "", ctx.Err()
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Add"); err != nil {
		return model.Source{}, "", err
	}
	if l.Refuse != nil {
		return model.Source{}, "", l.Refuse
	}
	if !strings.ContainsAny(address, "./") {
		return model.Source{}, "", model.Problem{Name: address, What: "this is no address and no file here", Cure: "give a URL, as https://example.org/feed, or the path of a folder"}
	}
	for _, s := range l.sources {
		if s.Address == address && !s.Removed {
			return s, "It is followed already.", nil
		}
	}
	act := l.step(model.Action{Act: model.Follow})
	s := l.keep(model.Source{Kind: model.FeedSource, Address: address})
	l.hint = ""
	act.action.Source, act.count = s.Number, 1
	l.done, l.undone = append(l.done, act), nil
	l.turn()
	return s, l.Found, nil
}

// Edit implements tui.Library.
func (l *Library) Edit(_ context.Context, s model.Source) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Edit"); err != nil {
		return err
	}
	l.Learn(s.Number, func(old *model.Source) { old.Name, old.Folder, old.FullText = s.Name, s.Folder, s.FullText })
	l.turn()
	return nil
}

// Fetch implements tui.Library.
func (l *Library) Fetch(_ context.Context, source int64) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Fetch"); err != nil {
		return err
	}
	l.Fetched = append(l.Fetched, source)
	if l.Fetches != nil {
		l.Fetches(l)
		l.turn()
	}
	return nil
}
