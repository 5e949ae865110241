package store

import (
	"cmp"
	"slices"
	"time"

	"github.com/lede-reader/lede/model"
)

// memoryTx changes a Memory and notes how to take each change back.
type memoryTx struct {
	*Memory
	undo []func()
	step int // given last by Back or Forward
}

func (tx *memoryTx) rollBack() {
	tx.noted.Lock()
	defer tx.noted.Unlock()
	for _, back := range slices.Backward(tx.undo) {
		back()
	}
}

func (tx *memoryTx) onUndo(back func()) { tx.undo = append(tx.undo, back) }

// set changes a value for as long as the transaction stands.
func set[T any](tx *memoryTx, at *T, to T) {
	old := *at
	tx.onUndo(func() { *at = old })
	*at = to
}

// setKey changes a map likewise; a nil value takes the key out.
func setKey[K comparable, V any](tx *memoryTx, in map[K]V, key K, to V, there bool) {
	old, was := in[key]
	tx.onUndo(func() {
		if was {
			in[key] = old
		} else {
			delete(in, key)
		}
	})
	if there {
		in[key] = to
	} else {
		delete(in, key)
	}
}

// Receive implements Tx.
func (tx *memoryTx) Receive(source int64, paged bool, items []model.Item) (Received, error) {
	var got Received
	fresh, _ := tx.fresh(source, items)
	for _, it := range fresh {
		p := print(&it)
		k := tx.articles[it.ID]
		if k == nil {
			k = &kept{}
			got.New++
			set(tx, &tx.last, tx.last+1)
			*k = kept{number: tx.last, pending: true, came: time.Now(), article: provisional(&it)}
			setKey(tx, tx.articles, it.ID, k, true)
			tx.place([]model.Placement{{ID: it.ID, Group: it.ID, Story: it.ID, Relation: model.New}})
		} else {
			got.Changed++
		}
		next := *k
		next.source, next.print = source, p
		set(tx, k, next)
		for i, w := range tx.queue {
			if w != nil && w.Item.ID == it.ID {
				set(tx, &tx.queue[i], nil)
			}
		}
		w := &Waiting{Number: tx.base + int64(len(tx.queue)) + 1, Source: source, Item: it, paged: paged && it.URL != ""}
		set(tx, &tx.queue, append(tx.queue, w))
	}
	return got, nil
}

func (tx *memoryTx) fresh(source int64, items []model.Item) ([]model.Item, error) {
	var out []model.Item
	for _, it := range items {
		k := tx.articles[it.ID]
		if tx.expired[it.ID] || k != nil && (k.print == print(&it) || tx.foreign(k, source)) {
			continue
		}
		out = append(out, it)
	}
	return out, nil
}

// Paged implements Tx.
func (tx *memoryTx) Paged(number int64, html string) error {
	if w := tx.waiting(number); w != nil {
		next := *w
		next.paged = false
		if html != "" {
			next.Item.HTML, next.Item.Text = html, ""
		}
		set(tx, &tx.queue[number-tx.base-1], &next)
	}
	return nil
}

func (tx *memoryTx) waiting(number int64) *Waiting {
	if i := number - tx.base - 1; i >= 0 && i < int64(len(tx.queue)) {
		return tx.queue[i]
	}
	return nil
}

// Done implements Tx.
func (tx *memoryTx) Done(number int64) (bool, error) {
	if tx.waiting(number) == nil {
		return false, nil
	}
	set(tx, &tx.queue[number-tx.base-1], nil)
	done := 0
	for done < len(tx.queue) && tx.queue[done] == nil {
		done++
	}
	set(tx, &tx.queue, tx.queue[done:])
	set(tx, &tx.base, tx.base+int64(done))
	return true, nil
}

// Put implements Tx.
func (tx *memoryTx) Put(arrivals ...Arrival) error {
	for i := range arrivals {
		tx.put(&arrivals[i])
	}
	return nil
}

func (tx *memoryTx) put(in *Arrival) {
	id := in.Article.ID
	k := tx.articles[id]
	if k == nil {
		set(tx, &tx.last, tx.last+1)
		k = &kept{number: tx.last, pending: true, came: time.Now()}
		setKey(tx, tx.articles, id, k, true)
	}
	was, next := *k, *k
	next.article, next.pending, next.prints = in.Article, false, sorted(slices.Clone(in.Sentences))
	if in.Of != nil {
		next.print = print(in.Of)
	}
	set(tx, k, next)
	if _, placed := tx.stories[k.place.Story]; !placed && len(in.Places) == 0 {
		tx.place([]model.Placement{{ID: id, Group: id, Story: id, Relation: model.New}})
	}
	tx.place(in.Places)
	switch {
	case was.pending:
		tx.start(k, in)
	case len(in.Places) > 0:
		tx.change(k, was.prints)
	}
}

// Place implements Tx.
func (tx *memoryTx) Place(places []model.Placement) error {
	tx.place(places)
	return nil
}

func (tx *memoryTx) place(places []model.Placement) {
	for _, p := range places {
		k := tx.articles[p.ID]
		if k == nil {
			continue
		}
		if old := k.place.Story; old != p.Story {
			if old != "" {
				rest := slices.DeleteFunc(slices.Clone(tx.stories[old]), func(id string) bool { return id == p.ID })
				setKey(tx, tx.stories, old, rest, len(rest) > 0)
			}
			setKey(tx, tx.stories, p.Story, append(slices.Clone(tx.stories[p.Story]), p.ID), true)
		}
		next := *k
		next.place = p
		set(tx, k, next)
	}
}

// Article implements Tx.
func (tx *memoryTx) Article(id string) (model.Article, error) { return tx.article(id) }

// Placement implements Tx.
func (tx *memoryTx) Placement(id string) (model.Placement, error) { return tx.placement(id) }

// Cleaned implements Tx.
func (tx *memoryTx) Cleaned(after int64, n int) ([]model.Article, int64, error) {
	var all []*kept
	for _, k := range tx.articles {
		if !k.pending && k.number > after {
			all = append(all, k)
		}
	}
	slices.SortFunc(all, func(a, b *kept) int { return cmp.Compare(a.number, b.number) })
	var out []model.Article
	for _, k := range all[:min(n, len(all))] {
		out, after = append(out, k.article), k.number
	}
	return out, after, nil
}

// Of implements Tx.
func (tx *memoryTx) Of(source string, n int) ([]model.Article, error) {
	var all []*kept
	for _, k := range tx.articles {
		if !k.pending && k.article.Source == source {
			all = append(all, k)
		}
	}
	slices.SortFunc(all, func(a, b *kept) int { return cmp.Compare(b.number, a.number) })
	var out []model.Article
	for _, k := range all[:min(n, len(all))] {
		out = append(out, k.article)
	}
	return out, nil
}

// Story implements Tx.
func (tx *memoryTx) Story(id string) (model.Story, error) { return tx.story(id) }

// Source implements Tx.
func (tx *memoryTx) Source(number int64) (model.Source, error) {
	if number < 1 || number > int64(len(tx.sources)) {
		return model.Source{}, ErrNotFound
	}
	return tx.sources[number-1], nil
}

// SourceAt implements Tx.
func (tx *memoryTx) SourceAt(address string) (model.Source, error) {
	for _, s := range tx.sources {
		if s.Address == address {
			return s, nil
		}
	}
	return model.Source{}, ErrNotFound
}

// Keep implements Tx.
func (tx *memoryTx) Keep(s model.Source) (int64, error) {
	if s.Number == 0 {
		s.Number = int64(len(tx.sources)) + 1
		set(tx, &tx.sources, append(slices.Clip(tx.sources), s))
		return s.Number, nil
	}
	if _, err := tx.Source(s.Number); err != nil {
		return 0, err
	}
	set(tx, &tx.sources[s.Number-1], s)
	return s.Number, nil
}

// Expire implements Tx.
func (tx *memoryTx) Expire(before time.Time) ([]string, error) {
	var gone []string
	for story, ids := range tx.stories {
		old := true
		for _, id := range ids {
			k := tx.articles[id]
			when := k.article.Published.Time
			if when.IsZero() {
				when = k.came
			}
			old = old && when.Before(before) && !tx.starredByAny(k.number)
		}
		if !old {
			continue
		}
		for _, id := range ids {
			setKey(tx, tx.articles, id, nil, false)
			setKey(tx, tx.expired, id, true, true)
			gone = append(gone, id)
		}
		setKey(tx, tx.stories, story, nil, false)
	}
	for i, w := range tx.queue {
		if w != nil && tx.articles[w.Item.ID] == nil {
			set(tx, &tx.queue[i], nil)
		}
	}
	return gone, nil
}
