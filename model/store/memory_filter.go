package store

import (
	"context"
	"slices"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/filter"
)

// asked is a filter and what it takes to tell whether it holds.
type asked struct {
	*Memory
	reader  *reader
	typing  bool
	clauses []filter.Clause
	words   string         // that one article has, "" for none
	found   map[*kept]bool // what has them
	terms   map[*filter.Term]map[*kept]bool
}

// asks makes ready what tells whether a filter holds.
func (m *Memory) asks(q model.Query) *asked {
	f, _ := filter.Parse(q.Filter, time.Now())
	a := &asked{Memory: m, reader: m.reader(), typing: q.Typing, terms: map[*filter.Term]map[*kept]bool{}}
	a.words, a.clauses = wordsOf(f)
	a.found = m.found(a.words, q.Typing)
	for _, c := range a.clauses {
		for i := range c {
			if c[i].Kind == filter.Words {
				a.terms[&c[i]] = m.found(c[i].Name.Search(), q.Typing)
			}
		}
	}
	return a
}

// passes tells whether the filter lets a story pass.
func (a *asked) passes(story string) bool {
	members := a.stories[story]
	return a.ofStory(a.row(story), members) && slices.ContainsFunc(members, func(id string) bool { return a.ofArticle(a.articles[id]) })
}

// ofArticle tells whether what a filter asks of one article holds for it.
func (a *asked) ofArticle(k *kept) bool {
	if a.words != "" && !a.found[k] {
		return false
	}
	for _, c := range a.clauses {
		if len(c) == 1 && !c[0].Not && isOfArticles(c[0].Kind) && !a.has(k, &c[0]) {
			return false
		}
	}
	return true
}

// ofStory tells whether the rest holds for a story.
func (a *asked) ofStory(r model.Row, members []string) bool {
	for _, c := range a.clauses {
		if len(c) == 1 && !c[0].Not && isOfArticles(c[0].Kind) {
			continue
		}
		holds := false
		for i := range c {
			holds = holds || a.holds(r, members, &c[i]) != c[i].Not
		}
		if !holds {
			return false
		}
	}
	return true
}

// holds tells whether a term, taken without its "-", holds for a story.
func (a *asked) holds(r model.Row, members []string, t *filter.Term) bool {
	switch t.Kind {
	case filter.Unread:
		return r.Unread > 0
	case filter.Starred:
		return r.Starred
	case filter.After, filter.Before:
		return !r.Published.IsZero() && since(r.Published, t.Day) == (t.Kind == filter.After)
	}
	return slices.ContainsFunc(members, func(id string) bool { return a.has(a.articles[id], t) })
}

// has tells whether a term holds for an article.
func (a *asked) has(k *kept, t *filter.Term) bool {
	switch t.Kind {
	case filter.Words:
		return a.terms[t][k]
	case filter.Tag:
		return named(a.reader.tags(k.number), t.Name)
	case filter.Has:
		return !k.pending && isQuoting(&k.article)
	case filter.Source:
		if k.source > 0 && named([]string{a.sources[k.source-1].Label()}, t.Name) {
			return true
		}
	}
	l := labelsOf(&k.article)
	return !k.pending && named(namesIn(&l, t.Kind), t.Name)
}

// Unlabelled implements Store.
func (m *Memory) Unlabelled(context.Context) (bool, error) { return false, nil }

// Label implements Tx.
func (tx *memoryTx) Label(int) (bool, error) { return false, nil }

// Names implements Store.
func (m *Memory) Names(_ context.Context, kind filter.Kind, begun string, n int) ([]string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var t tally
	if kind == filter.Tag {
		counts := map[string]int{}
		for name, set := range m.reader().sets {
			counts[name] = len(set)
		}
		t.tags(counts, begun)
		return t.most(n), nil
	}
	left := namesAmong
	for _, k := range m.newest() {
		l := labelsOf(&k.article)
		names := namesIn(&l, kind)
		if k.pending || begun != "" && !named(names, filter.Name{Text: begun}) {
			continue
		}
		if left--; left < 0 {
			break
		}
		t.add(names, begun)
	}
	for i := range m.sources {
		if kind == filter.Source && !m.sources[i].Removed {
			t.add([]string{m.sources[i].Label()}, begun)
		}
	}
	return t.most(n), nil
}
