package group

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// undo is what takeBack needs to take a Split or a Join back. Its zero value
// takes nothing back.
type undo struct{ steps []step }

// step is one story as it was, or one article.
type step struct {
	story  int32
	groups []int32 // of the story
	alone  bool
	held   bool

	split  bool // the rest is of a split
	slot   int32
	group  int32 // that the article left
	own    int32 // the group and
	apart  int32 // the story that it got
	record record
}

// record is how an article stands to the one it was put with.
type record struct {
	to       int32
	relation model.Relation
	share    float32
	why      string
}

// What is said of a person's word.
const (
	whySplit = "you split it off"
	whyJoin  = "you joined it with "
)

// split takes each article named out of its text group and its story, into one of
// its own. It stays out: nothing that comes later joins the two again, new articles may join
// either. It answers with the placements that changed; unknown ids and articles
// that stand alone change nothing.
func (x *Index) split(ids []string) ([]model.Placement, undo) {
	var w watch
	var u undo
	for _, id := range ids {
		slot, ok := x.slots[id]
		if !ok {
			continue
		}
		a := &x.articles[slot]
		from := x.groups[a.group].story
		if x.size(from, 1) == 1 {
			continue
		}
		w.note(x, a.group)
		old := *x.keep(from)
		old.split, old.slot, old.group, old.record = true, slot, a.group, a.record
		if len(x.groups[a.group].members) > 1 {
			x.leave(slot)
			x.found(slot, none)
			x.repost(slot)
		} else {
			x.settle(a.group, x.newStory())
		}
		a.record = record{to: none, relation: model.New, why: whySplit}
		old.own, old.apart = a.group, x.groups[a.group].story
		x.stories[old.apart].alone = true
		u.steps = append(u.steps, old)
	}
	return w.moved(x, none), u
}

// unite makes one story of the stories of the articles named, and keeps it so.
// Text groups stay as they are. It answers with the placements that changed.
func (x *Index) unite(ids []string) ([]model.Placement, undo) {
	var w watch
	var u undo
	var heads []int32 // the first articles of the stories, the oldest in front
	for _, id := range ids {
		slot, ok := x.slots[id]
		if !ok {
			continue
		}
		if head := x.storyMembers(x.groups[x.articles[slot].group].story)[0]; !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
	}
	slices.Sort(heads)
	if len(heads) < 2 {
		return nil, u
	}
	for _, h := range heads {
		w.note(x, x.articles[h].group)
		old := *x.keep(x.groups[x.articles[h].group].story)
		old.slot, old.record = h, x.articles[h].record
		u.steps = append(u.steps, old)
	}
	for _, h := range heads[1:] {
		s, t := x.groups[x.articles[heads[0]].group].story, x.groups[x.articles[h].group].story
		alone := x.stories[s].alone || x.stories[t].alone
		s = x.merge(s, t)
		x.stories[s].alone, x.stories[s].held = alone, true
		x.articles[h].record = record{to: heads[0], relation: model.Related, why: whyJoin + x.call(heads[0])}
	}
	return w.moved(x, none), u
}

// keep remembers a story.
func (x *Index) keep(s int32) *step {
	t := &x.stories[s]
	return &step{story: s, groups: slices.Clone(t.groups), alone: t.alone, held: t.held}
}

// leave takes an article out of its group, which keeps other members.
func (x *Index) leave(slot int32) {
	g := &x.groups[x.articles[slot].group]
	x.stories[g.story].first = none
	is := func(m int32) bool { return m == slot }
	g.members, g.texts = slices.DeleteFunc(g.members, is), slices.DeleteFunc(g.texts, is)
}

// repost makes an article with a text findable under its own group.
func (x *Index) repost(slot int32) {
	a := &x.articles[slot]
	if a.text == nil {
		return
	}
	x.groups[a.group].texts = []int32{slot}
	for _, s := range sample(nil, a.text.words) {
		x.shingles.add(s.hash, uint32(a.group))
	}
}

func (x *Index) newStory() int32 {
	x.stories = append(x.stories, story{first: none, into: none})
	return int32(len(x.stories) - 1)
}

// settle moves a group to a story.
func (x *Index) settle(g, s int32) {
	from := &x.stories[x.groups[g].story]
	from.first, x.stories[s].first = none, none
	from.groups = slices.DeleteFunc(from.groups, func(h int32) bool { return h == g })
	x.groups[g].story = s
	to := &x.stories[s]
	if i, ok := slices.BinarySearch(to.groups, g); !ok {
		to.groups = slices.Insert(to.groups, i, g)
	}
}
