package group

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"slices"

	"github.com/lede-reader/lede/model"
)

// deed is one thing that was done to the index, as it is noted.
type deed struct {
	Kind    byte // add, split, join, undo, forget
	Article model.Article
	IDs     []string
	Of      int64 // the deed that is taken back
}

const (
	didAdd = iota + 1
	didSplit
	didJoin
	didUndo
	didForget
)

// Add places an article by what came before it. The first placement is its own;
// more follow only where it moves earlier articles: it showed that two stories
// are one, or it came again with another text and left its old place. An article
// that comes again unchanged keeps its place. Linear in the length of the
// article, nearly independent of how many came before.
func (x *Index) Add(a *model.Article) ([]model.Placement, error) {
	lean := model.Article{ID: a.ID, Source: a.Source, Headline: a.Headline, HeadlineFrom: a.HeadlineFrom, Published: a.Published, Language: a.Language}
	for _, b := range a.Body {
		lean.Body = append(lean.Body, model.Block{Kind: b.Kind, Text: b.Text})
	}
	ps, _, err := x.perform(deed{Kind: didAdd, Article: lean})
	return ps, err
}

// Split takes each article named out of its text group and its story, into one of
// its own. It stays out: nothing that comes later joins the two again, new articles may join
// either. It answers with the placements that changed and what Undo needs; unknown ids and
// articles that stand alone change nothing.
func (x *Index) Split(ids []string) ([]model.Placement, []byte, error) {
	return x.perform(deed{Kind: didSplit, IDs: ids})
}

// Join makes one story of the stories of the articles named, and keeps it so.
// Text groups stay as they are. It answers with the placements that changed and what Undo needs.
func (x *Index) Join(ids []string) ([]model.Placement, []byte, error) {
	return x.perform(deed{Kind: didJoin, IDs: ids})
}

// Undo takes back what gave the token. An unknown token, or one that was used, changes nothing.
func (x *Index) Undo(token []byte) ([]model.Placement, error) {
	if len(token) != 8 {
		return nil, nil
	}
	ps, _, err := x.perform(deed{Kind: didUndo, Of: int64(binary.LittleEndian.Uint64(token))})
	return ps, err
}

// Forget lets articles go that expired: they are not found any more. Stories keep their names
// as long as members live.
func (x *Index) Forget(ids []string) error {
	_, _, err := x.perform(deed{Kind: didForget, IDs: ids})
	return err
}

// Notes gives what changed since it was asked last, to be kept.
func (x *Index) Notes() []model.Note {
	x.mu.Lock()
	defer x.mu.Unlock()
	notes := x.deeds
	x.deeds = nil
	return notes
}

// Catch takes over what another process noted since this index was opened or caught up last.
func (x *Index) Catch(notes []model.Note) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.loaded {
		return nil // it will be read with the rest
	}
	notes = slices.Clone(notes)
	slices.SortFunc(notes, func(a, b model.Note) int { return cmp.Compare(a.Key, b.Key) })
	for _, n := range notes {
		if n.Key < x.next {
			continue
		}
		if err := x.replay(n); err != nil {
			return err
		}
	}
	return nil
}

// Placement tells where an article is now.
func (x *Index) Placement(id string) (model.Placement, bool, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.load(); err != nil {
		return model.Placement{}, false, err
	}
	slot, ok := x.slots[id]
	if !ok {
		return model.Placement{}, false, nil
	}
	return x.placement(slot), true, nil
}

// Story lists the placements of all articles in the story of id by the time they were
// published, copies of the same day together; a copy without a date stands with the
// text it is a copy of. None if the id is not known.
func (x *Index) Story(id string) ([]model.Placement, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.load(); err != nil {
		return nil, err
	}
	slot, ok := x.slots[id]
	if !ok {
		return nil, nil
	}
	members := x.storyMembers(x.groups[x.articles[slot].group].story)
	members = slices.DeleteFunc(members, func(m int32) bool { return x.articles[m].gone })
	slices.SortStableFunc(members, func(p, q int32) int {
		a, b := &x.articles[p], &x.articles[q]
		return cmp.Or(
			cmp.Compare(x.stand(a), x.stand(b)),
			cmp.Compare(x.groups[a.group].members[0], x.groups[b.group].members[0]),
		)
	})
	out := make([]model.Placement, len(members))
	for i, m := range members {
		out[i] = x.placement(m)
	}
	return out, nil
}

// Len is how many articles the index knows.
func (x *Index) Len() (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	err := x.load()
	return len(x.slots), err
}

// perform does a deed and notes it.
func (x *Index) perform(d deed) ([]model.Placement, []byte, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.load(); err != nil {
		return nil, nil, err
	}
	ps, number := x.do(d)
	if x.book != nil {
		var b bytes.Buffer
		if err := gob.NewEncoder(&b).Encode(d); err != nil {
			return nil, nil, err
		}
		x.deeds = append(x.deeds, model.Note{Key: number, Value: b.Bytes()})
	}
	if _, ok := x.undos[number]; !ok {
		return ps, nil, nil
	}
	return ps, binary.LittleEndian.AppendUint64(nil, uint64(number)), nil
}

func (x *Index) do(d deed) ([]model.Placement, int64) {
	number := x.next
	x.next++
	switch d.Kind {
	case didAdd:
		return x.add(&d.Article), number
	case didSplit, didJoin:
		act := x.unite
		if d.Kind == didSplit {
			act = x.split
		}
		moved, back := act(d.IDs)
		if len(back.steps) > 0 {
			x.undos[number] = back
		}
		return moved, number
	case didUndo:
		u, ok := x.undos[d.Of]
		if !ok {
			return nil, number
		}
		delete(x.undos, d.Of)
		return x.takeBack(u), number
	case didForget:
		for _, id := range d.IDs {
			if slot, ok := x.slots[id]; ok {
				x.articles[slot].gone, x.articles[slot].text = true, nil
				g := &x.groups[x.articles[slot].group]
				g.texts = slices.DeleteFunc(g.texts, func(m int32) bool { return m == slot })
				delete(x.slots, id)
			}
		}
	}
	return nil, number
}

// load reads the notebook, once.
func (x *Index) load() error {
	if x.loaded || x.err != nil {
		return x.err
	}
	x.loaded = true
	if x.book == nil {
		return nil
	}
	for n, err := range x.book.Notes(0, 1<<62) {
		if err == nil {
			err = x.replay(n)
		}
		if err != nil {
			x.err = fmt.Errorf("reading what was noted of groups: %w", err)
			return x.err
		}
	}
	return nil
}

func (x *Index) replay(n model.Note) error {
	var d deed
	if err := gob.NewDecoder(bytes.NewReader(n.Value)).Decode(&d); err != nil {
		return fmt.Errorf("note %d is damaged: %w", n.Key, err)
	}
	x.next = n.Key
	x.do(d)
	return nil
}
