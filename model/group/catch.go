package group

import (
	"cmp"
	"errors"
	"slices"

	"github.com/lede-reader/lede/model"
)

// Catch takes over what another index noted in the same notebook since this one was
// opened or caught up: all of it; of two notes with one key the latter holds. Notes that it knows, as its own, change
// nothing. What this one changed must have been noted before.
func (x *Index) Catch(notes []model.Note) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.loaded || x.err != nil || len(notes) == 0 {
		return x.err // what was not loaded will be, with the rest
	}
	notes = latest(notes)
	if notes[0].Key != keyOf(metaNote, 0) {
		return nil
	}
	m := readMeta(notes[0].Value)
	switch {
	case m == nil:
		x.damaged("note", 0)
		return x.err
	case m.turn == x.turn:
		return nil
	case x.changed():
		x.fail(errors.New("grouping: another process changed what this one has not noted yet"))
		return x.err
	case m.articles < x.articles.n || m.groups < x.groups.n || m.stories < x.stories.n || m.rows < x.subjects.next, m.turn < x.turn:
		x.reset() // begun anew
		return nil
	}
	x.catch(m, notes)
	return x.err
}

// latest puts notes in order, of each key the last.
func latest(notes []model.Note) []model.Note {
	notes = slices.Clone(notes)
	slices.Reverse(notes)
	slices.SortStableFunc(notes, func(a, b model.Note) int { return cmp.Compare(a.Key, b.Key) })
	return slices.CompactFunc(notes, func(a, b model.Note) bool { return a.Key == b.Key })
}

// catch takes over notes, which are in order; m is the first of them.
func (x *Index) catch(m *meta, notes []model.Note) {
	of := func(kind int64) []model.Note {
		at := func(key int64) int {
			i, _ := slices.BinarySearchFunc(notes, key, func(n model.Note, k int64) int { return cmp.Compare(n.Key, k) })
			return i
		}
		return notes[at(keyOf(kind, 0)):at(keyOf(kind+1, 0))]
	}
	clear(x.handed)
	for _, n := range of(sheetNote) {
		slot := int32(number(n.Key))
		x.sheets.drop(slot)
		x.vectors.drop(slot)
	}
	known := x.articles.n
	x.stories.grow(m.stories, story{head: none, tail: none, first: none, into: none})
	x.groups.grow(m.groups, group{head: none, tail: none, prev: none, next: none})
	x.articles.grow(m.articles, article{to: none})
	catchChunks(x, "stories", &x.stories, of(storyNote), readStories(x), func(_ int32, old *story, s story) { *old = s })
	catchChunks(x, "texts", &x.groups, of(groupNote), readGroups(x), x.catchGroup)
	catchChunks(x, "articles", &x.articles, of(articleNote), readArticles(x), func(slot int32, old *article, a article) {
		x.catchArticle(slot, old, a, slot < known)
	})
	if x.err != nil {
		return
	}
	for _, n := range of(subjectNote) {
		if c := number(n.Key); n.Value != nil && (c+1)*rollChunk > x.subjects.next && !x.takeRows(n.Value, c, m.rows) {
			x.damaged("subjects", c*rollChunk)
			return
		}
	}
	if x.subjects.next != m.rows { // it stopped longer than the ring is
		x.reset()
		return
	}
	x.subjects.noted = m.rows
	turn := x.turn
	x.journal, x.latest = m.journal, m.latest
	if !catchTurns(of(postNote), turn+1, m.turn, x.takePosts) {
		x.loadTable()
	}
	if !catchTurns(of(countNote), turn+1, m.turn, x.weigh.take) {
		x.loadCounts()
	}
}

// catchTurns takes what the turns from ≤ turn ≤ to added, in order; false if one is missing
// or damaged, so that all must be read again.
func catchTurns(notes []model.Note, from, to int64, take func([]byte) bool) bool {
	notes = slices.DeleteFunc(slices.Clone(notes), func(n model.Note) bool { return number(n.Key) < from || n.Value == nil })
	if int64(len(notes)) != to-from+1 {
		return false
	}
	for _, n := range notes {
		if !take(n.Value) {
			return false
		}
	}
	return true
}

// catchChunks reads chunks that another process noted, entry by entry.
func catchChunks[T any](x *Index, what string, roll *roll[T], notes []model.Note, read func(*reader, *T), set func(int32, *T, T)) {
	for _, n := range notes {
		r := unseal(n.Value)
		from, to := roll.span(int32(min(number(n.Key), int64(roll.n))))
		for i := from; i < to; i++ {
			entry := *roll.at(i)
			if read(r, &entry); !r.ok {
				x.damaged(what, int64(i))
				return
			}
			set(i, roll.at(i), entry)
		}
	}
}

func (x *Index) catchGroup(n int32, old *group, g group) {
	if listed := old.head != none; listed && old.story != g.story {
		x.detach(n)
		old.story = g.story
		x.attach(n)
	}
	old.story, old.unix, old.weekday = g.story, g.unix, g.weekday
}

func (x *Index) catchArticle(slot int32, old *article, a article, known bool) {
	if known {
		if a == *old {
			return
		}
		if old.is(isMember) {
			x.delist(slot)
		}
		if !old.is(isGone) {
			x.ids.remove(slot)
			x.living--
		}
		if old.is(isPattern) {
			x.patterns.remove(slot)
		}
	}
	*old = a
	if a.is(isMember) {
		x.enlist(slot)
	}
	x.register(slot)
}
