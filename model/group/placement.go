package group

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// placement says where an article is.
func (x *Index) placement(slot int32) model.Placement {
	a, sh := x.articles.at(slot), x.sheet(slot)
	p := model.Placement{
		ID: sh.id, Group: x.groupID(a.group), Story: x.storyID(x.groups.at(a.group).story),
		Relation: relations[a.relation], Share: float64(a.share), Why: sh.why,
	}
	if a.to != none {
		p.To = x.sheet(a.to).id
	}
	return p
}

// groupID is the id of a group's first article, of those that can be read.
func (x *Index) groupID(g int32) string {
	for m := range x.members(g) {
		if sh := x.sheet(m); !sh.blank {
			return sh.id
		}
	}
	return ""
}

// storyID is the id of a story's first article, of those that can be read.
func (x *Index) storyID(s int32) string {
	first := x.firstOf(s)
	if first == none {
		return ""
	}
	if sh := x.sheet(first); !sh.blank {
		return sh.id
	}
	for _, m := range x.storyMembers(s) {
		if sh := x.sheet(m); !sh.blank {
			return sh.id
		}
	}
	return ""
}

// firstOf is a story's first article.
func (x *Index) firstOf(s int32) int32 {
	st := x.stories.at(s)
	if st.first == none {
		for g := st.head; g != none; g = x.afterGroup(g) {
			if m := x.groups.at(g).head; m != none && (st.first == none || m < st.first) {
				st.first = m
			}
		}
	}
	return st.first
}

// watch remembers where articles were, to tell who moved.
type watch struct{ was map[int32]where }

// where is a placement without its words.
type where struct {
	group, story, to int32 // first articles
	relation         uint8
	share            float32
}

func (x *Index) where(slot int32) where {
	a := x.articles.at(slot)
	g := x.groups.at(a.group)
	return where{g.head, x.firstOf(g.story), a.to, a.relation, a.share}
}

// note remembers all articles in the story of a group.
func (w *watch) note(x *Index, g int32) {
	if w.was == nil {
		w.was = map[int32]where{}
	}
	for _, m := range x.storyMembers(x.groups.at(g).story) {
		if _, ok := w.was[m]; !ok {
			w.was[m] = x.where(m)
		}
	}
}

// moved lists the new placements of those that are not where they were, but
// for one that is told anyway.
func (w *watch) moved(x *Index, but int32) []model.Placement {
	var slots []int32
	for m, was := range w.was {
		if m == but || x.articles.at(m).is(isGone) {
			continue
		}
		if _, said := x.reworded[m]; said || x.where(m) != was {
			slots = append(slots, m)
		}
	}
	slices.Sort(slots)
	var out []model.Placement
	for _, m := range slots {
		out = append(out, x.placement(m))
	}
	return out
}

// replace places an article again that came with another text. Where a person
// split or joined it before, it stays.
func (x *Index) replace(old int32, r *reading, w *watch) []model.Placement {
	was := x.groups.at(x.articles.at(old).group).story
	kept, word := x.stories.at(was).alone || x.stories.at(was).held, x.sheet(old).why
	x.bequeath(old)
	x.leave(old)
	x.bury(old)
	slot := x.place(r, w)
	if g := x.articles.at(slot).group; kept && x.groups.at(g).story != was {
		x.leave(slot)
		x.found(slot, was)
		x.repost(slot)
		x.setRecord(slot, record{to: none, relation: model.New, why: word})
	}
	return append([]model.Placement{x.placement(slot)}, w.moved(x, slot)...)
}

// bequeath hands what an article stands for to the first word-for-word copy of it.
func (x *Index) bequeath(old int32) {
	a := x.articles.at(old)
	heir := int32(none)
	for m := range x.members(a.group) {
		b := x.articles.at(m)
		switch {
		case b.to != old || relations[b.relation] != model.Exact || b.is(isGone):
		case heir == none:
			heir = m
			x.setRecord(m, x.record(old))
			x.handOn(old, m)
		default:
			x.articles.edit(m).to = heir
		}
	}
}

// handOn makes a copy what is found in an article's place.
func (x *Index) handOn(old, heir int32) {
	sh := x.sheet(old)
	x.write(heir).headline = sh.headline
	x.setVector(heir, sh.vec)
	if sh.text != nil {
		x.setText(heir, sh.text)
	}
	if a := x.articles.edit(old); a.is(isPattern) {
		a.flags &^= isPattern
		x.setPattern(heir)
	}
}

// bury takes an article out of all that it is found by. Its name stays.
func (x *Index) bury(slot int32) {
	a := x.articles.edit(slot)
	if a.is(isMember) {
		g := x.groups.edit(a.group)
		if g.living--; a.is(isText) {
			x.untext(g)
		}
	}
	x.living--
	a.flags = a.flags&isMember | isGone
	sh := x.sheet(slot)
	x.sheets.drop(slot)
	x.vectors.drop(slot)
	x.fresh[slot] = &sheet{id: sh.id, source: sh.source, blank: sh.blank}
}

// Forget lets articles go that expired, and ids that are not known: they are not found
// any more, and nothing is put with them. Groups and stories keep their names.
func (x *Index) Forget(ids []string) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.begin(); err != nil {
		return err
	}
	for _, id := range ids {
		slot, ok := x.find(id)
		if !ok {
			continue
		}
		a := x.articles.at(slot)
		for m := range x.members(a.group) {
			if b := x.articles.at(m); m != slot && !b.is(isGone) && b.exact == a.exact && a.is(isPattern) {
				x.handOn(slot, m)
				break
			}
		}
		x.bury(slot)
	}
	_, err := x.end(nil)
	return err
}
