package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// reader is what one reader of a Memory did: sets of article numbers by what
// was done, and the steps.
type reader struct {
	sets    map[string]map[int64]bool
	earlier map[int64][]uint32 // sentences of earlier forms of articles that he read
	steps   []model.Action
	done    int // steps[:done] are in force, the rest was taken back
}

// reader is the one that a Memory is for; an empty one that is not kept if he did nothing.
func (m *Memory) reader() *reader {
	if r := m.readers[m.name]; r != nil {
		return r
	}
	return &reader{}
}

func (r *reader) state(number int64) model.State {
	return model.State{Read: r.sets[readSet][number], Starred: r.sets[starredSet][number], Spiked: r.sets[spikedSet][number]}
}

func (r *reader) tags(number int64) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(r.sets)) {
		if tag, ok := strings.CutPrefix(name, "tag:"); ok && r.sets[name][number] {
			out = append(out, tag)
		}
	}
	return out
}

func (m *Memory) starredByAny(number int64) bool {
	for _, r := range m.readers {
		if r.sets[starredSet][number] {
			return true
		}
	}
	return false
}

// own is the reader of the transaction, kept from now on.
func (tx *memoryTx) own(name string) *reader {
	r := tx.readers[name]
	if r == nil {
		r = &reader{sets: map[string]map[int64]bool{}, earlier: map[int64][]uint32{}}
		setKey(tx, tx.readers, name, r, true)
	}
	return r
}

// flag sets or clears one bit, and tells whether that changed it.
func (tx *memoryTx) flag(r *reader, name string, number int64, on bool) bool {
	s := r.sets[name]
	if s == nil {
		s = map[int64]bool{}
		setKey(tx, r.sets, name, s, true)
	}
	if s[number] == on {
		return false
	}
	setKey(tx, s, number, true, on)
	return true
}

// setOf is the name of the set that a mark is about, and what the mark makes of it.
func setOf(act model.Action) (name string, on bool, err error) {
	switch act.Act {
	case model.MarkRead, model.MarkUnread:
		return "read", act.Act == model.MarkRead, nil
	case model.Star, model.Unstar:
		return "starred", act.Act == model.Star, nil
	case model.Spike, model.Unspike:
		return "spiked", act.Act == model.Spike, nil
	case model.Tag, model.Untag:
		if act.Tag == "" {
			return "", false, fmt.Errorf("a tag needs a word")
		}
		return "tag:" + act.Tag, act.Act == model.Tag, nil
	}
	return "", false, fmt.Errorf("%q is not a mark", act.Act)
}

// Mark implements Tx.
func (tx *memoryTx) Mark(act model.Action) (Changed, error) {
	if act.Took == nil {
		return tx.markAll(act, act.Articles)
	}
	ids := map[int64]string{}
	for id, k := range tx.articles {
		ids[k.number] = id
	}
	var named []string
	for took := act.Took; len(took) >= 8; took = took[8:] {
		if id, ok := ids[int64(binary.LittleEndian.Uint64(took))]; ok {
			named = append(named, id)
		}
	}
	return tx.markAll(act, named)
}

// MarkListed implements Tx.
func (tx *memoryTx) MarkListed(act model.Action, l Listing, n int) (Changed, error) {
	listed, ok := l.(*memoryListing)
	if !ok {
		return Changed{}, fmt.Errorf("mark a list of another library")
	}
	var ids []string
	for _, story := range listed.ids[:min(n, len(listed.ids))] {
		ids = append(ids, tx.stories[story]...)
	}
	return tx.markAll(act, ids)
}

func (tx *memoryTx) markAll(act model.Action, ids []string) (Changed, error) {
	name, on, err := setOf(act)
	if err != nil {
		return Changed{}, err
	}
	var c Changed
	r := tx.own(tx.name)
	for _, id := range ids {
		k := tx.articles[id]
		if k == nil || !tx.flag(r, name, k.number, on) {
			continue
		}
		if c.Count++; c.Count == 1 {
			c.First = id
		}
		if name == readSet {
			tx.flag(r, echoSet, k.number, false)
		}
		c.Took = binary.LittleEndian.AppendUint64(c.Took, uint64(k.number))
	}
	return c, nil
}

// Remember implements Tx.
func (tx *memoryTx) Remember(act model.Action) error {
	r := tx.own(tx.name)
	steps := append(slices.Clip(r.steps[:r.done]), act)
	if act.Act == model.Recut {
		steps = append(steps, r.steps[r.done:]...)
	}
	set(tx, &r.steps, steps)
	set(tx, &r.done, r.done+1)
	return nil
}

// Newest implements Store.
func (m *Memory) Newest(context.Context) (model.Action, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	r := m.reader()
	if r.done == 0 {
		return model.Action{}, ErrNotFound
	}
	return r.steps[r.done-1], nil
}

// Back implements Tx.
func (tx *memoryTx) Back() (model.Action, error) {
	r := tx.own(tx.name)
	if r.done == 0 {
		return model.Action{}, ErrNotFound
	}
	set(tx, &r.done, r.done-1)
	tx.step = r.done
	return r.steps[r.done], nil
}

// Forward implements Tx.
func (tx *memoryTx) Forward() (model.Action, error) {
	r := tx.own(tx.name)
	if r.done == len(r.steps) {
		return model.Action{}, ErrNotFound
	}
	set(tx, &r.done, r.done+1)
	tx.step = r.done - 1
	return r.steps[tx.step], nil
}

// Amend implements Tx.
func (tx *memoryTx) Amend(act model.Action) error {
	set(tx, &tx.own(tx.name).steps[tx.step], act)
	return nil
}
