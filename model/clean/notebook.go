package clean

import (
	"cmp"
	"errors"
	"slices"

	"github.com/lede-reader/lede/model"
)

// How many bytes of memory sources take together, about. Where somebody keeps notes,
// beyond it those that were met longest ago leave memory, to be recalled when they are
// met again. Where nobody does, nothing can be recalled: there is more room, and
// beyond it of sources that were met longest ago the older half is forgotten, again
// and again if need be, in the end all of it.
const (
	maxResident = 28 << 20
	maxAlone    = 96 << 20
)

// Open is a cleaner that knows what nb holds: what was learned of a source is
// recalled when the source is first met. nil: memory alone, as New.
//
// What it learns must be kept: after each batch, Notes are to be written down.
func Open(nb model.Notebook) *Cleaner {
	c := &Cleaner{book: nb, sources: map[int64]*memory{}, bounds: boundsOf, most: maxResident}
	if nb == nil {
		c.most = maxAlone
	}
	return c
}

// Recall reads what was noted of a source, if that is not in memory already. Learn,
// Apply and Clean do so too, but say nothing of what goes wrong: damaged notes,
// without which it is known, or a notebook that cannot be read, when the source
// is not known, and not learned from, until Recall or the next meeting succeeds.
func (c *Cleaner) Recall(source string) error {
	_, err := c.recall(source)
	return err
}

// of is what is known of a source.
func (c *Cleaner) of(source string) *memory {
	m, _ := c.recall(source)
	return m
}

func (c *Cleaner) recall(source string) (*memory, error) {
	key := numberOf(source)
	now := c.clock.Add(1)
	c.mu.RLock()
	m := c.sources[key]
	c.mu.RUnlock()
	if m != nil {
		m.used.Store(now)
		return m, nil
	}
	c.mu.Lock()
	if m = c.sources[key]; m != nil {
		c.mu.Unlock()
		m.used.Store(now)
		return m, nil
	}
	m = newMemory(source, c.bounds(source), &c.resident)
	m.used.Store(now)
	c.sources[key] = m
	if c.book == nil {
		c.mu.Unlock()
		return m, nil
	}
	m.noting = true
	m.mu.Lock() // who finds it meanwhile waits
	defer m.mu.Unlock()
	c.mu.Unlock()
	err := m.recall(c.book)
	if m.failed != nil {
		c.drop(m)
	}
	return m, err
}

// Notes gives what changed since the last call, to be kept; each change is given
// once. Without a notebook there is nothing to note.
func (c *Cleaner) Notes() []model.Note {
	c.writer.Lock()
	defer c.writer.Unlock()
	c.round++
	var out []model.Note
	for _, m := range c.all() {
		out = append(out, m.hand(c.round)...)
	}
	slices.SortFunc(out, func(a, b model.Note) int { return cmp.Compare(a.Key, b.Key) })
	c.trim()
	return out
}

// Catch takes in what another process noted since; the cleaner's own notes may
// be among them. The error says how much of it is damaged; the rest was taken in.
func (c *Cleaner) Catch(notes []model.Note) error {
	c.writer.Lock()
	defer c.writer.Unlock()
	of := map[int64][]model.Note{}
	for _, n := range notes {
		of[n.Key>>32] = append(of[n.Key>>32], n)
	}
	var errs []error
	for key, notes := range of {
		c.mu.RLock()
		m := c.sources[key]
		c.mu.RUnlock()
		if m != nil { // else they will be recalled
			errs = append(errs, m.catch(notes))
		}
	}
	c.trim()
	return errors.Join(errs...)
}

// all are the sources in memory.
func (c *Cleaner) all() []*memory {
	c.mu.RLock()
	defer c.mu.RUnlock()
	out := make([]*memory, 0, len(c.sources))
	for _, m := range c.sources {
		out = append(out, m)
	}
	return out
}

// trim makes the sources in memory few enough; writer is held.
func (c *Cleaner) trim() {
	if c.resident.Load() <= c.most {
		return
	}
	all := c.all()
	slices.SortFunc(all, func(a, b *memory) int { return cmp.Compare(a.used.Load(), b.used.Load()) })
	all = all[:len(all)-1]
	for changed := true; changed; {
		changed = false
		for _, m := range all {
			if c.resident.Load() <= c.most*3/4 {
				return
			}
			changed = c.lessen(m) || changed
		}
	}
}

// lessen takes a source out of memory, or half of what is known of it where nobody
// keeps notes. It tells whether there is less now. What was noted in the round before
// may not be committed yet: it stays.
func (c *Cleaner) lessen(m *memory) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case m.gone:
		return false
	case c.book != nil && (len(m.pending) > 0 || m.handed >= c.round):
		return false
	case c.book == nil && m.whole > 0:
		m.forget(m.whole / 2)
		return true
	case c.book == nil && len(m.kept) > 0: // what a person said is never forgotten
		return false
	}
	c.drop(m)
	return true
}

// drop takes a source out of memory; its mu is held.
func (c *Cleaner) drop(m *memory) {
	c.mu.Lock()
	delete(c.sources, m.first>>32)
	c.mu.Unlock()
	m.gone = true
	m.resident.Add(-m.bytes)
}
