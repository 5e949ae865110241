package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/lede-reader/lede/model"
)

// hear is what a reader knows of some articles.
func (m *Memory) hear(r *reader, ids []string) []hearing {
	out := make([]hearing, len(ids))
	for i, id := range ids {
		k := m.articles[id]
		state := r.state(k.number)
		out[i] = hearing{prints: k.prints, earlier: r.earlier[k.number], read: state.Read, spiked: state.Spiked, echo: r.sets[echoSet][k.number]}
	}
	return out
}

// Known implements Store.
func (m *Memory) Known(_ context.Context, id string) ([]uint32, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	k := m.articles[id]
	if k == nil || m.reader().state(k.number).Read {
		return nil, nil
	}
	return known(m.hear(m.reader(), m.stories[k.place.Story])), nil
}

// Unprinted implements Store.
func (m *Memory) Unprinted(context.Context) (bool, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for _, k := range m.articles {
		if !k.pending && k.prints == nil {
			return true, nil
		}
	}
	return false, nil
}

// othersThan are the ids of the other articles of an article's story.
func (m *Memory) othersThan(k *kept) []string {
	return slices.DeleteFunc(slices.Clone(m.stories[k.place.Story]), func(id string) bool { return m.articles[id] == k })
}

// start gives an article that was put the state in which it starts.
func (tx *memoryTx) start(k *kept, in *Arrival) {
	if in.State != (model.State{}) || in.Like != "" {
		tx.own(tx.name)
	}
	others := tx.othersThan(k)
	for _, r := range tx.readers {
		for name, on := range map[string]bool{readSet: in.State.Read, starredSet: in.State.Starred, spikedSet: in.State.Spiked} {
			if on {
				tx.flag(r, name, k.number, true)
			}
		}
		read, spiked := arrives(k.prints, tx.hear(r, others))
		if like := tx.articles[in.Like]; like != nil {
			read, spiked = read || r.sets[readSet][like.number], spiked || r.sets[spikedSet][like.number]
		}
		if read && tx.flag(r, readSet, k.number, true) {
			tx.flag(r, echoSet, k.number, true)
		}
		if spiked {
			tx.flag(r, spikedSet, k.number, true)
		}
	}
}

// change brings an article that changed in its place back to those readers to whom it
// says something new; before is what it said then.
func (tx *memoryTx) change(k *kept, before []uint32) {
	if k.prints == nil || before == nil || slices.Equal(k.prints, before) {
		return
	}
	others := tx.othersThan(k)
	for _, r := range tx.readers {
		state := r.state(k.number)
		was := hearing{prints: before, earlier: r.earlier[k.number], read: state.Read, spiked: state.Spiked, echo: r.sets[echoSet][k.number]}
		if was.read && !was.echo {
			setKey(tx, r.earlier, k.number, sorted(slices.Concat(before, was.earlier)), true)
		}
		unread, unspiked := comesBack(k.prints, append([]hearing{was}, tx.hear(r, others)...))
		if unread {
			tx.flag(r, readSet, k.number, false)
			tx.flag(r, echoSet, k.number, false)
		}
		if unspiked {
			tx.flag(r, spikedSet, k.number, false)
		}
	}
}

// Covered implements Tx.
func (tx *memoryTx) Covered(id string) ([]string, error) {
	k := tx.articles[id]
	if k == nil {
		return nil, nil
	}
	all := tx.stories[k.place.Story]
	var ids []string
	for _, i := range covered(tx.hear(tx.reader(), all), slices.Index(all, id)) {
		ids = append(ids, all[i])
	}
	return ids, nil
}

// Print implements Tx.
func (tx *memoryTx) Print(n int, of func(*model.Article) []uint32) (left bool, err error) {
	var all []*kept
	for _, k := range tx.articles {
		if !k.pending && k.prints == nil {
			all = append(all, k)
		}
	}
	slices.SortFunc(all, func(a, b *kept) int { return cmp.Compare(b.number, a.number) })
	for _, k := range all[:min(n, len(all))] {
		next := *k
		next.prints = append([]uint32{}, sorted(of(&next.article))...)
		set(tx, k, next)
	}
	return len(all) > n, nil
}
