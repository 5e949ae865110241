package group

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// What is said of a person's word.
const (
	whySplit = "you split it off"
	whyJoin  = "you joined it with "
)

// Acted tells whether a placement is a person's word, and which act made it so.
func Acted(p model.Placement) (model.Action, bool) {
	switch {
	case p.Why == whySplit:
		return model.Action{Act: model.Split, Articles: []string{p.ID}}, true
	case strings.HasPrefix(p.Why, whyJoin):
		return model.Action{Act: model.Join, Articles: []string{p.To, p.ID}}, true
	}
	return model.Action{}, false
}

// Split takes each article named out of its text group and its story, into one of
// its own. It stays out: nothing that comes later joins the two again, new articles may join
// either. It answers with the placements that changed and a token for Undo, nil if none
// did: unknown ids and articles that stand alone change nothing.
func (x *Index) Split(ids []string) ([]model.Placement, []byte, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.begin(); err != nil {
		return nil, nil, err
	}
	var w watch
	var steps []step
	for _, id := range ids {
		slot, ok := x.find(id)
		if !ok {
			continue
		}
		a := x.articles.at(slot)
		from := x.groups.at(a.group).story
		if x.size(from, 1) == 1 {
			continue
		}
		w.note(x, a.group)
		old := step{split: true, story: from, slot: slot, group: a.group, record: x.record(slot)}
		if g := x.groups.at(a.group); g.head != g.tail {
			x.leave(slot)
			x.found(slot, none)
			x.repost(slot)
		} else {
			x.settle(a.group, x.newStory())
		}
		x.setRecord(slot, record{to: none, relation: model.New, why: whySplit})
		old.own = a.group
		x.stories.edit(x.groups.at(a.group).story).alone = true
		old.apart = x.groups.at(a.group).story
		steps = append(steps, old)
	}
	return x.acted(&w, steps)
}

// Join makes one story of the stories of the articles named, and keeps it so.
// Text groups stay as they are. It answers with the placements that changed and a token
// for Undo, nil if none did.
func (x *Index) Join(ids []string) ([]model.Placement, []byte, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.begin(); err != nil {
		return nil, nil, err
	}
	var heads []int32 // the first articles of the stories, the oldest in front
	for _, id := range ids {
		slot, ok := x.find(id)
		if !ok {
			continue
		}
		if head := x.firstLivingOf(x.groups.at(x.articles.at(slot).group).story); !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
	}
	slices.Sort(heads)
	if len(heads) < 2 {
		return nil, nil, x.err
	}
	var w watch
	var steps []step
	for _, h := range heads {
		w.note(x, x.articles.at(h).group)
		s := x.groups.at(x.articles.at(h).group).story
		st := x.stories.at(s)
		steps = append(steps, step{story: s, groups: x.groupsOf(s), alone: st.alone, held: st.held, slot: h, record: x.record(h)})
	}
	for _, h := range heads[1:] {
		s, t := x.groups.at(x.articles.at(heads[0]).group).story, x.groups.at(x.articles.at(h).group).story
		alone := x.stories.at(s).alone || x.stories.at(t).alone
		s = x.merge(s, t)
		st := x.stories.edit(s)
		st.alone, st.held = alone, true
		x.setRecord(h, record{to: heads[0], relation: model.Related, why: whyJoin + x.call(heads[0])})
	}
	return x.acted(&w, steps)
}

// firstLivingOf is the first article of a story that was not forgotten.
func (x *Index) firstLivingOf(s int32) int32 {
	for _, m := range x.storyMembers(s) {
		if !x.articles.at(m).is(isGone) {
			return m
		}
	}
	return none
}

// acted answers a Split or a Join.
func (x *Index) acted(w *watch, steps []step) ([]model.Placement, []byte, error) {
	if len(steps) == 0 {
		return nil, nil, x.err
	}
	ps := w.moved(x, none)
	token := x.remember(steps)
	ps, err := x.end(ps)
	if err != nil {
		return nil, nil, err
	}
	return ps, token, nil
}

// leave takes an article out of its group.
func (x *Index) leave(slot int32) {
	x.delist(slot)
	x.articles.edit(slot).flags &^= isMember
}

// repost makes an article with a text findable under its own group.
func (x *Index) repost(slot int32) {
	sh := x.sheet(slot)
	if !x.articles.at(slot).is(isText) || sh.text == nil {
		return
	}
	x.samples = sample(x.samples, sh.text.words)
	x.stands = x.texture.stands(x.stands[:0], x.samples)
	for i, s := range x.samples {
		x.stands[i].post(x.texture, s.hash, uint32(x.articles.at(slot).group))
	}
}
