package group

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// takeBack takes a Split or a Join back, the last one first: every article that was
// there stands again where it stood, for the reason it stood there. Articles that came since
// go with the article they were put with. It answers with the placements that changed.
func (x *Index) takeBack(u undo) []model.Placement {
	var w watch
	if len(u.steps) > 0 && !u.steps[0].split {
		x.unjoin(u.steps, &w)
	} else {
		for _, s := range slices.Backward(u.steps) {
			x.unsplit(s, &w)
		}
	}
	return w.moved(x, none)
}

func (x *Index) unsplit(s step, w *watch) {
	a := &x.articles[s.slot]
	if a.gone || a.group != s.own {
		return
	}
	to := x.current(s.story)
	w.note(x, s.own)
	for _, g := range x.stories[to].groups {
		w.note(x, g)
		break
	}
	here := x.groups[s.own].story
	for _, g := range slices.Clone(x.stories[here].groups) {
		x.settle(g, to)
	}
	x.stories[here].alone = false
	if s.own != s.group {
		x.absorb(s.group, s.own)
	}
	a.record = s.record
}

// absorb moves all members of group h into group g.
func (x *Index) absorb(g, h int32) {
	for _, m := range x.groups[h].members {
		x.articles[m].group = g
	}
	into, from := &x.groups[g], &x.groups[h]
	into.members, into.texts = append(into.members, from.members...), append(into.texts, from.texts...)
	slices.Sort(into.members)
	slices.Sort(into.texts)
	from.members, from.texts = nil, nil
	x.stories[into.story].first = none
	s := &x.stories[from.story]
	s.first = none
	s.groups = slices.DeleteFunc(s.groups, func(k int32) bool { return k == h })
}

func (x *Index) unjoin(steps []step, w *watch) {
	known := map[int32]bool{}
	joined := x.current(steps[0].story)
	if len(x.stories[joined].groups) > 0 {
		w.note(x, x.stories[joined].groups[0])
	}
	for _, s := range steps {
		for _, g := range s.groups {
			known[g] = true
		}
	}
	late := slices.DeleteFunc(slices.Clone(x.stories[joined].groups), func(g int32) bool { return known[g] })
	for _, s := range steps {
		x.stories[s.story].into = none
		for _, g := range s.groups {
			if x.groups[g].story == joined {
				x.settle(g, s.story)
			}
		}
		x.stories[s.story].alone, x.stories[s.story].held = s.alone, s.held
		if a := &x.articles[s.slot]; !a.gone {
			a.record = s.record
		}
	}
	for _, g := range late {
		if m := x.groups[g].members; len(m) > 0 && x.articles[m[0]].to != none {
			x.settle(g, x.groups[x.articles[x.articles[m[0]].to].group].story)
		}
	}
}

// current follows a story to the one that it became part of.
func (x *Index) current(s int32) int32 {
	for x.stories[s].into != none {
		s = x.stories[s].into
	}
	return s
}
