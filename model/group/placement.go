package group

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// placement says where an article is.
func (x *Index) placement(slot int32) model.Placement {
	a := &x.articles[slot]
	p := model.Placement{
		ID: a.id, Group: x.articles[x.groups[a.group].members[0]].id, Story: x.storyID(x.groups[a.group].story),
		Relation: a.relation, Share: float64(a.share), Why: a.why,
	}
	if a.to != none {
		p.To = x.articles[a.to].id
	}
	return p
}

// storyID is the id of a story's first article.
func (x *Index) storyID(s int32) string {
	st := &x.stories[s]
	if st.first == none {
		for _, g := range st.groups {
			if m := x.groups[g].members; len(m) > 0 && (st.first == none || m[0] < st.first) {
				st.first = m[0]
			}
		}
	}
	if st.first == none {
		return ""
	}
	return x.articles[st.first].id
}

func (x *Index) storyMembers(s int32) []int32 {
	var out []int32
	for _, g := range x.stories[s].groups {
		out = append(out, x.groups[g].members...)
	}
	slices.Sort(out)
	return out
}

// watch remembers where articles were, to tell who moved.
type watch struct{ was map[int32]model.Placement }

// note remembers all articles in the story of a group.
func (w *watch) note(x *Index, g int32) {
	if w.was == nil {
		w.was = map[int32]model.Placement{}
	}
	for _, m := range x.storyMembers(x.groups[g].story) {
		if _, ok := w.was[m]; !ok {
			w.was[m] = x.placement(m)
		}
	}
}

// moved lists the new placements of those that are not where they were, but
// for one that is told anyway.
func (w *watch) moved(x *Index, but int32) []model.Placement {
	var out []model.Placement
	for m, was := range w.was {
		if m == but || x.articles[m].gone {
			continue
		}
		if now := x.placement(m); now != was {
			out = append(out, now)
		}
	}
	slices.SortFunc(out, func(p, q model.Placement) int { return int(x.slots[p.ID]) - int(x.slots[q.ID]) })
	return out
}

// replace places an article again that came with another text. Where a person
// split or joined it before, it stays.
func (x *Index) replace(old int32, r *reading, w *watch) []model.Placement {
	group := x.articles[old].group
	was := x.groups[group].story
	kept, word := x.stories[was].alone || x.stories[was].held, x.articles[old].why
	x.bequeath(old)
	x.articles[old].gone, x.articles[old].text = true, nil
	x.leave(old)
	slot := x.place(r, w)
	if g := x.articles[slot].group; kept && x.groups[g].story != was {
		x.leave(slot)
		x.drop(g)
		x.found(slot, was)
		x.repost(slot)
		x.articles[slot].record = record{to: none, relation: model.New, why: word}
	}
	x.drop(group)
	return append([]model.Placement{x.placement(slot)}, w.moved(x, slot)...)
}

// bequeath hands what an article stands for to the first word-for-word copy of it.
func (x *Index) bequeath(old int32) {
	a := &x.articles[old]
	heir := int32(none)
	for _, m := range x.groups[a.group].members {
		b := &x.articles[m]
		switch {
		case b.to != old || b.relation != model.Exact:
		case heir == none:
			heir = m
			b.record, b.text, b.vec, b.headline = a.record, a.text, a.vec, a.headline
			x.exact[a.exact] = m
			if b.text != nil {
				x.groups[a.group].texts = append(x.groups[a.group].texts, m)
			}
		default:
			b.to = heir
		}
	}
}

// drop takes a group that is empty out of its story.
func (x *Index) drop(g int32) {
	s := &x.stories[x.groups[g].story]
	s.first = none
	if len(x.groups[g].members) > 0 {
		return
	}
	s.groups = slices.DeleteFunc(s.groups, func(h int32) bool { return h == g })
}
