package store

import (
	"context"
	"iter"
	"slices"
	"sync"
	"time"

	"github.com/lede-reader/lede/model"
)

// Memory is a Store that lives as long as the process.
type Memory struct {
	*shared
	name string // of the reader
}

// shared is what all readers of a Memory have in common.
type shared struct {
	mu       sync.RWMutex
	articles map[string]*kept
	stories  map[string][]string // ids of the articles in each
	readers  map[string]*reader
	sources  []model.Source
	queue    []*Waiting // in order; those taken off are nil
	base     int64      // numbers up to it are off the queue
	noted    sync.Mutex
	notes    map[Book]*notes // guarded by noted
	expired  map[string]bool
	last     int64 // number given last to an article
	version  int64
	leased   string
	until    time.Time
}

// kept is one article with all that is known of it.
type kept struct {
	number  int64
	source  int64
	print   uint64
	came    time.Time
	article model.Article
	place   model.Placement
	prints  []uint32 // of its sentences, sorted; nil if they are not known
	pending bool
}

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{shared: &shared{
		articles: map[string]*kept{}, stories: map[string][]string{}, readers: map[string]*reader{},
		notes: map[Book]*notes{}, expired: map[string]bool{},
	}}
}

// For implements Store.
func (m *Memory) For(reader string) Store { return &Memory{m.shared, reader} }

// Update implements Store.
func (m *Memory) Update(ctx context.Context, change func(Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	tx := &memoryTx{Memory: m}
	done := false
	defer func() {
		if !done {
			tx.rollBack()
		}
	}()
	if err := change(tx); err != nil {
		return err
	}
	done = true
	if len(tx.undo) > 0 {
		m.version++
	}
	return nil
}

// Version implements Store.
func (m *Memory) Version(context.Context) (int64, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.version, nil
}

// Troubles implements Store.
func (m *Memory) Troubles() []model.Problem { return nil }

// Close implements Store.
func (m *Memory) Close() error { return nil }

// Article implements Store.
func (m *Memory) Article(_ context.Context, id string) (model.Article, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.article(id)
}

func (m *Memory) article(id string) (model.Article, error) {
	k := m.articles[id]
	switch {
	case k == nil:
		return model.Article{}, ErrNotFound
	case k.pending:
		return model.Article{}, ErrPending
	}
	return k.article, nil
}

// Placement implements Store.
func (m *Memory) Placement(_ context.Context, id string) (model.Placement, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.placement(id)
}

func (m *Memory) placement(id string) (model.Placement, error) {
	if k := m.articles[id]; k != nil {
		return k.place, nil
	}
	return model.Placement{}, ErrNotFound
}

// Story implements Store.
func (m *Memory) Story(_ context.Context, id string) (model.Story, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.story(id)
}

func (m *Memory) story(id string) (model.Story, error) {
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
	did := m.reader()
	for _, id := range ids {
		k := m.articles[id]
		a := &k.article
		vs = append(vs, model.Version{
			Article: id, Headline: a.Headline, Origin: a.HeadlineFrom, Source: a.Source,
			Published: a.Published, Credits: a.Credits, Placement: k.place, State: did.state(k.number), Pending: k.pending,
		})
	}
	tellNew(vs, m.hear(did, ids))
	if len(vs) > 1 {
		order(vs, m.arrival)
	}
	return vs
}

// arrival numbers articles as they came; what is not there comes last.
func (m *Memory) arrival(id string) int {
	if k := m.articles[id]; k != nil {
		return int(k.number)
	}
	return int(m.last) + 1
}

// Count implements Store.
func (m *Memory) Count(context.Context) (int, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return len(m.stories), nil
}

// Sources implements Store.
func (m *Memory) Sources(context.Context) ([]model.Source, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var out []model.Source
	for _, s := range m.sources {
		if !s.Removed {
			for _, k := range m.articles {
				if k.source == s.Number {
					s.Articles++
				}
			}
			out = append(out, s)
		}
	}
	return out, nil
}

// Fresh implements Store.
func (m *Memory) Fresh(_ context.Context, source int64, items []model.Item) ([]model.Item, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var out []model.Item
	for _, it := range items {
		k := m.articles[it.ID]
		if m.expired[it.ID] || k != nil && (k.print == print(&it) || m.foreign(k, source)) {
			continue
		}
		out = append(out, it)
	}
	return out, nil
}

// foreign tells whether an article belongs to another source that is followed.
func (m *Memory) foreign(k *kept, source int64) bool {
	return k.source != source && k.source > 0 && !m.sources[k.source-1].Removed
}

// Pending implements Store.
func (m *Memory) Pending(_ context.Context, paged bool, after int64, n int) ([]Waiting, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var out []Waiting
	size := 0
	for _, w := range m.queue {
		if w == nil || w.paged != paged || w.Number <= after {
			continue
		}
		size += len(w.Item.Text) + len(w.Item.HTML)
		if len(out) == n || len(out) > 0 && size > pendingBytes {
			break
		}
		out = append(out, *w)
	}
	return out, nil
}

// Item implements Store.
func (m *Memory) Item(_ context.Context, id string) (model.Item, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for _, w := range slices.Backward(m.queue) {
		if w != nil && w.Item.ID == id {
			return w.Item, nil
		}
	}
	return model.Item{}, ErrNotFound
}

// Notes implements Store.
func (m *Memory) Notes(_ context.Context, b Book, from, to int64) iter.Seq2[model.Note, error] {
	m.noted.Lock() // not mu: engines read while a transaction stands
	defer m.noted.Unlock()
	return m.notes[b].between(from, to)
}

// Lease implements Store.
func (m *Memory) Lease(_ context.Context, who string, d time.Duration) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := time.Now()
	if m.leased != who && now.Before(m.until) {
		return false, nil
	}
	m.leased, m.until = who, now.Add(d)
	return true, nil
}
