package store

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// List implements Store.
func (m *Memory) List(_ context.Context, q model.Query) (Listing, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	type entry struct {
		id      string
		date    model.Date
		arrival int
	}
	entries := make([]entry, 0, len(m.stories))
	found, a := m.found(q.Words, q.Typing), m.asks(q)
	for id, members := range m.stories {
		if r := m.row(id); shows(q, r) && m.holds(q, members, found, a) && a.ofStory(r, members) {
			entries = append(entries, entry{id, r.Published, m.arrival(id)})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.date.IsZero() != b.date.IsZero() {
			return byDate(a.date, b.date)
		}
		return cmp.Or(b.date.Time.Compare(a.date.Time), cmp.Compare(a.arrival, b.arrival))
	})
	l := &memoryListing{store: m, moment: m.last, ids: make([]string, len(entries))}
	for i, e := range entries {
		l.ids[i] = e.id
	}
	return l, nil
}

// found are the articles with words.
func (m *Memory) found(words string, typing bool) map[*kept]bool {
	if words == "" {
		return nil
	}
	all := m.matching(parse(words, typing))
	if typing {
		all = all[:min(len(all), typedMost)]
	}
	found := map[*kept]bool{}
	for _, k := range all {
		found[k] = true
	}
	return found
}

// holds tells whether one of the articles is what a query asks for, which has its
// words where it is in found, and what is asked of one article.
func (m *Memory) holds(q model.Query, members []string, found map[*kept]bool, a *asked) bool {
	did := m.reader()
	return slices.ContainsFunc(members, func(id string) bool {
		k := m.articles[id]
		return (q.Source == 0 || k.source == q.Source) && (q.Tag == "" || did.sets["tag:"+q.Tag][k.number]) &&
			(q.Words == "" || found[k]) && a.ofArticle(k)
	})
}

// memoryListing holds the ids of its stories.
type memoryListing struct {
	store  *Memory
	moment int64
	ids    []string
}

// Len implements Listing.
func (l *memoryListing) Len() int { return len(l.ids) }

// Rows implements Listing.
func (l *memoryListing) Rows(_ context.Context, from, n int) ([]model.Row, error) {
	m := l.store
	m.mu.RLock()
	defer m.mu.RUnlock()
	from = min(max(from, 0), len(l.ids))
	rows := make([]model.Row, min(n, len(l.ids)-from))
	for i := range rows {
		if id := l.ids[from+i]; m.stories[id] != nil {
			rows[i] = m.row(id)
		}
	}
	return rows, nil
}

// Stories implements Listing.
func (l *memoryListing) Stories(_ context.Context, from, n int) ([]model.Story, error) {
	m := l.store
	m.mu.RLock()
	defer m.mu.RUnlock()
	from = min(max(from, 0), len(l.ids))
	stories := make([]model.Story, min(n, len(l.ids)-from))
	for i := range stories {
		if id := l.ids[from+i]; m.stories[id] != nil {
			stories[i] = model.Story{ID: id, Versions: m.versions(id)}
		}
	}
	return stories, nil
}

// Find implements Listing.
func (l *memoryListing) Find(_ context.Context, story string) (int, error) {
	return slices.Index(l.ids, story), nil
}

// Moment implements Listing.
func (l *memoryListing) Moment() int64 { return l.moment }

// Newer implements Listing.
func (l *memoryListing) Newer(_ context.Context, than int64) (int, error) {
	l.store.mu.RLock()
	defer l.store.mu.RUnlock()
	n := 0
	for _, id := range l.ids {
		if k := l.store.articles[id]; k != nil && k.number > than {
			n++
		}
	}
	return n, nil
}

func (m *Memory) row(story string) model.Row {
	vs := m.versions(story)
	r := row(story, vs, len(m.articles[vs[0].Article].article.PullQuotes) > 0)
	r.New = newInAll(m.hear(m.reader(), m.stories[story]))
	return r
}

// Search implements Store.
func (m *Memory) Search(_ context.Context, words, within string, typing bool, n int) ([]model.Hit, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	want := parse(words, typing)
	only := m.asks(model.Query{Filter: within})
	found := slices.DeleteFunc(m.matching(want), func(k *kept) bool { return !only.passes(k.place.Story) })
	var hits []model.Hit
	for _, k := range found[:min(n, len(found))] {
		a := &k.article
		h := model.Hit{Article: k.place.ID, Story: k.place.Story, Headline: a.Headline, Source: a.Source, Published: a.Published}
		h.Snippet, h.Lit = want.snippet(m.text(k))
		hits = append(hits, h)
	}
	return hits, nil
}

// matching are the articles with what is wanted, the newest first.
func (m *Memory) matching(want wanted) []*kept {
	return slices.DeleteFunc(m.newest(), func(k *kept) bool { return !want.find(m.text(k)) })
}

// newest are all articles, those that came last first.
func (m *Memory) newest() []*kept {
	all := slices.Collect(maps.Values(m.articles))
	slices.SortFunc(all, func(a, b *kept) int { return cmp.Compare(b.number, a.number) })
	return all
}

// text is what of an article is searched.
func (m *Memory) text(k *kept) string {
	a := &k.article
	var people []string
	for _, q := range a.Quotes {
		people = append(people, q.Speaker)
	}
	return a.Headline + "\n" + a.Text() + "\n" + strings.Join(people, "\n")
}

// Deeds implements Store.
func (m *Memory) Deeds(context.Context) iter.Seq2[Deed, error] {
	m.mu.RLock()
	defer m.mu.RUnlock()
	did := m.reader()
	var out []Deed
	for id, k := range m.articles {
		d := Deed{Article: id, State: did.state(k.number), Tags: did.tags(k.number)}
		if d.State != (model.State{}) || d.Tags != nil {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b Deed) int { return cmp.Compare(m.articles[a.Article].number, m.articles[b.Article].number) })
	return func(yield func(Deed, error) bool) {
		for _, d := range out {
			if !yield(d, nil) {
				return
			}
		}
	}
}
