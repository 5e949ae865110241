package store

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/lede-reader/lede/model"
)

// Memory is a Store that lives as long as the process.
type Memory struct {
	mu       sync.RWMutex
	articles map[string]*kept
	stories  map[string][]string // ids of the articles in each
	steps    []model.Action
	done     int // steps[:done] are in force, the rest was taken back
}

// kept is one article with all that is known of it.
type kept struct {
	article model.Article
	place   model.Placement
	state   model.State
	arrival int
}

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{articles: map[string]*kept{}, stories: map[string][]string{}}
}

// Put implements Store.
func (m *Memory) Put(_ context.Context, arrivals ...Arrival) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, in := range arrivals {
		id := in.Article.ID
		k := m.articles[id]
		if k == nil {
			k = &kept{arrival: len(m.articles), state: in.State}
			m.articles[id] = k
		}
		k.article = in.Article
		m.place(in.Places)
	}
	return nil
}

// Place implements Store.
func (m *Memory) Place(_ context.Context, places []model.Placement) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.place(places)
	return nil
}

func (m *Memory) place(places []model.Placement) {
	for _, p := range places {
		k := m.articles[p.ID]
		if k == nil {
			continue
		}
		if old := k.place.Story; old != "" && old != p.Story {
			m.stories[old] = slices.DeleteFunc(m.stories[old], func(id string) bool { return id == p.ID })
			if len(m.stories[old]) == 0 {
				delete(m.stories, old)
			}
		}
		if k.place.Story != p.Story {
			m.stories[p.Story] = append(m.stories[p.Story], p.ID)
		}
		k.place = p
	}
}

// Article implements Store.
func (m *Memory) Article(_ context.Context, id string) (model.Article, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if k := m.articles[id]; k != nil {
		return k.article, nil
	}
	return model.Article{}, ErrNotFound
}

// Placement implements Store.
func (m *Memory) Placement(_ context.Context, id string) (model.Placement, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if k := m.articles[id]; k != nil {
		return k.place, nil
	}
	return model.Placement{}, ErrNotFound
}

// Story implements Store.
func (m *Memory) Story(_ context.Context, id string) (model.Story, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if m.stories[id] == nil {
		k := m.articles[id]
		if k == nil {
			return model.Story{}, ErrNotFound
		}
		id = k.place.Story
	}
	return model.Story{ID: id, Versions: m.versions(id)}, nil
}

// versions are those of a story, in order.
func (m *Memory) versions(story string) []model.Version {
	ids := m.stories[story]
	vs := make([]model.Version, 0, len(ids))
	for _, id := range ids {
		k := m.articles[id]
		a := &k.article
		vs = append(vs, model.Version{
			Article: id, Headline: a.Headline, Origin: a.HeadlineFrom, Source: a.Source,
			Published: a.Published, Credits: a.Credits, Placement: k.place, State: k.state,
		})
	}
	if len(vs) > 1 {
		order(vs, m.arrival)
	}
	return vs
}

// arrival numbers articles as they came; what is not there comes last.
func (m *Memory) arrival(id string) int {
	if k := m.articles[id]; k != nil {
		return k.arrival
	}
	return len(m.articles)
}

// List implements Store.
func (m *Memory) List(_ context.Context, q model.Query) ([]string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	type entry struct {
		id      string
		date    model.Date
		arrival int
	}
	entries := make([]entry, 0, len(m.stories))
	for id := range m.stories {
		if r := m.row(id); shows(q, r) {
			entries = append(entries, entry{id, r.Published, m.arrival(m.stories[id][0])})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.date.IsZero() != b.date.IsZero() {
			return byDate(a.date, b.date)
		}
		return cmp.Or(b.date.Time.Compare(a.date.Time), cmp.Compare(a.arrival, b.arrival))
	})
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.id
	}
	return ids, nil
}

// Count implements Store.
func (m *Memory) Count(context.Context) (int, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return len(m.stories), nil
}

// Rows implements Store.
func (m *Memory) Rows(_ context.Context, stories []string) ([]model.Row, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	rows := make([]model.Row, len(stories))
	for i, id := range stories {
		if m.stories[id] != nil {
			rows[i] = m.row(id)
		}
	}
	return rows, nil
}

func (m *Memory) row(story string) model.Row {
	vs := m.versions(story)
	return row(story, vs, len(m.articles[vs[0].Article].article.PullQuotes) > 0)
}
