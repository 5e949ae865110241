package fake

import (
	"context"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/filter"
)

// passes tells whether a story passes a filter: names and words by where words begin.
func (l *Library) passes(s *Story, r model.Row, q model.Query) bool {
	f, _ := filter.Parse(q.Filter, Day)
	for _, c := range f.Clauses {
		if !slices.ContainsFunc(c, func(t filter.Term) bool { return l.holds(s, r, t) != t.Not }) {
			return false
		}
	}
	return true
}

// holds tells whether a term is true of a story.
func (l *Library) holds(s *Story, r model.Row, t filter.Term) bool {
	switch t.Kind {
	case filter.Unread:
		return r.Unread > 0
	case filter.Starred:
		return r.Starred
	case filter.After, filter.Before:
		return r.Published.Time.Before(t.Day) == (t.Kind == filter.Before)
	}
	return slices.ContainsFunc(s.Versions, func(v model.Version) bool {
		return slices.ContainsFunc(l.names(v.Article, t.Kind), func(name string) bool { return begins(name, t.Name.Text) })
	})
}

// names are what an article has that a kind of terms looks at.
func (l *Library) names(article string, kind filter.Kind) (names []string) {
	a := l.articles[article]
	switch kind {
	case filter.Source:
		return []string{a.Source}
	case filter.Words:
		return []string{a.Headline + " " + a.Text()}
	case filter.Has:
		return []string{"quotes"}
	}
	for _, q := range a.Quotes {
		name := q.Speaker
		if kind == filter.Role {
			name = q.Role
		}
		names = append(names, name)
	}
	return names
}

func begins(name, begun string) bool {
	return strings.Contains(" "+strings.ToLower(name), " "+strings.ToLower(begun))
}

// Names implements tui.Library.
func (l *Library) Names(_ context.Context, kind filter.Kind, begun string, n int) ([]string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Names"); err != nil {
		return nil, err
	}
	var found []string
	for _, s := range l.stories {
		for _, name := range l.names(s.Versions[0].Article, kind) {
			if begins(name, begun) && !slices.Contains(found, name) {
				found = append(found, name)
			}
		}
	}
	return found[:min(n, len(found))], nil
}
