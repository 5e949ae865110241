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
	first := int32(-1)
	for _, g := range x.stories[s].groups {
		if m := x.groups[g].members; len(m) > 0 && (first < 0 || m[0] < first) {
			first = m[0]
		}
	}
	if first < 0 {
		return ""
	}
	return x.articles[first].id
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

// remove takes an article out of its group; its slot stays empty.
func (x *Index) remove(slot int32) {
	a := &x.articles[slot]
	a.gone, a.text = true, nil
	g := &x.groups[a.group]
	g.members = slices.DeleteFunc(g.members, func(m int32) bool { return m == slot })
	g.texts = slices.DeleteFunc(g.texts, func(m int32) bool { return m == slot })
	if len(g.members) == 0 {
		s := &x.stories[g.story]
		s.groups = slices.DeleteFunc(s.groups, func(h int32) bool { return h == a.group })
	}
}
