package group

import (
	"iter"
	"slices"
)

// members gives the members of a group in order of arrival, the forgotten too.
func (x *Index) members(g int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for m := x.groups.at(g).head; m != none; m = x.afterArticle(m) {
			if !yield(m) {
				return
			}
		}
	}
}

// afterArticle is the next member of an article's group, and afterGroup the next group of a
// group's story. They come in order, or what was noted is wrong.
func (x *Index) afterArticle(m int32) int32 {
	next := x.articles.at(m).next
	if next != none && next <= m {
		x.damaged("articles", int64(m))
		return none
	}
	return next
}

func (x *Index) afterGroup(g int32) int32 {
	next := x.groups.at(g).next
	if next != none && next <= g {
		x.damaged("texts", int64(g))
		return none
	}
	return next
}

// beforeGroup is the group before one in its story.
func (x *Index) beforeGroup(g int32) int32 {
	prev := x.groups.at(g).prev
	if prev >= g {
		x.damaged("texts", int64(g))
		return none
	}
	return prev
}

// texts gives the members of a group that others are compared with.
func (x *Index) texts(g int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		left := x.groups.at(g).texts
		for m := x.groups.at(g).head; m != none && left > 0; m = x.afterArticle(m) {
			if !x.articles.at(m).is(isText) {
				continue
			}
			if !yield(m) {
				return
			}
			if left < 255 {
				left--
			}
		}
	}
}

// groupsOf lists the groups of a story, in order.
func (x *Index) groupsOf(s int32) []int32 {
	var out []int32
	for g := x.stories.at(s).head; g != none; g = x.afterGroup(g) {
		out = append(out, g)
	}
	return out
}

// storyMembers lists the articles of a story, the forgotten too.
func (x *Index) storyMembers(s int32) []int32 {
	var out []int32
	for g := x.stories.at(s).head; g != none; g = x.afterGroup(g) {
		for m := range x.members(g) {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return out
}

// size is how many articles a story has, counted no further than beyond most.
func (x *Index) size(s int32, most int) int {
	n := 0
	for g := x.stories.at(s).head; g != none && n <= most; g = x.afterGroup(g) {
		n += int(x.groups.at(g).living)
	}
	return n
}

// enlist puts an article on the list of the group that it names; a group with its
// first member comes on the list of its story.
func (x *Index) enlist(slot int32) {
	a := x.articles.edit(slot)
	g := x.groups.edit(a.group)
	a.next = none
	switch {
	case g.head == none:
		g.head, g.tail = slot, slot
		x.attach(a.group)
	case g.tail < slot:
		x.articles.edit(g.tail).next = slot
		g.tail = slot
	case slot < g.head:
		a.next, g.head = g.head, slot
	default:
		p := x.memberBefore(g, slot)
		a.next = x.articles.at(p).next
		x.articles.edit(p).next = slot
	}
	if !a.is(isGone) {
		g.living++
	}
	if a.is(isText) {
		g.texts = min(g.texts, 254) + 1
	}
	if slot < x.stories.at(g.story).first {
		x.stories.edit(g.story).first = slot
	}
}

// memberBefore is the last member of a group before a slot that is behind its head.
func (x *Index) memberBefore(g *group, slot int32) int32 {
	p := g.head
	for {
		next := x.afterArticle(p)
		if next == none || next >= slot {
			return p
		}
		p = next
	}
}

// delist takes an article off the list of its group; a group without members goes
// off the list of its story.
func (x *Index) delist(slot int32) {
	a := x.articles.edit(slot)
	g := x.groups.edit(a.group)
	if g.head == slot {
		g.head = a.next
		if g.head == none {
			g.tail = none
		}
	} else if g.head != none {
		p := x.memberBefore(g, slot)
		x.articles.edit(p).next = a.next
		if g.tail == slot {
			g.tail = p
		}
	}
	a.next = none
	if !a.is(isGone) {
		g.living--
	}
	if a.is(isText) {
		x.untext(g)
	}
	if x.stories.at(g.story).first == slot {
		x.stories.edit(g.story).first = none
	}
	if g.head == none {
		x.detach(a.group)
	}
}

// untext counts a text of a group less.
func (x *Index) untext(g *group) {
	if g.texts < 255 {
		g.texts--
	}
}

// attach puts a group on the list of the story that it names.
func (x *Index) attach(g int32) {
	k := x.groups.edit(g)
	s := x.stories.edit(k.story)
	if s.count++; s.count == 1 || k.head < s.first {
		s.first = k.head
	}
	after := s.tail
	for after != none && after > g {
		after = x.beforeGroup(after)
	}
	k.prev = after
	if after == none {
		k.next, s.head = s.head, g
	} else {
		k.next, x.groups.edit(after).next = x.groups.at(after).next, g
	}
	if k.next == none {
		s.tail = g
	} else {
		x.groups.edit(k.next).prev = g
	}
}

// detach takes a group off the list of its story.
func (x *Index) detach(g int32) {
	k := x.groups.edit(g)
	s := x.stories.edit(k.story)
	if s.count--; s.first == k.head {
		s.first = none
	}
	if k.prev == none {
		s.head = k.next
	} else {
		x.groups.edit(k.prev).next = k.next
	}
	if k.next == none {
		s.tail = k.prev
	} else {
		x.groups.edit(k.next).prev = k.prev
	}
	k.prev, k.next = none, none
}

// settle moves a group to a story.
func (x *Index) settle(g, s int32) {
	listed := x.groups.at(g).head != none
	if listed {
		x.detach(g)
	}
	x.groups.edit(g).story = s
	if listed {
		x.attach(g)
	}
}

// found makes a group of one article, in a story or, with none, in one of its own.
func (x *Index) found(slot, storyAt int32) {
	if storyAt == none {
		storyAt = x.newStory()
	}
	a := x.articles.edit(slot)
	a.flags |= isMember
	a.group = x.groups.add(group{head: none, tail: none, prev: none, next: none, story: storyAt, unix: a.unix, weekday: a.weekday})
	x.enlist(slot)
}

func (x *Index) newStory() int32 {
	return x.stories.add(story{head: none, tail: none, first: none, into: none})
}

// enrol adds an article to the group that it names.
func (x *Index) enrol(slot int32) {
	a := x.articles.edit(slot)
	a.flags |= isMember
	g := x.groups.at(a.group)
	if g.unix == 0 && a.unix != 0 || g.weekday == anyDay && a.weekday != anyDay {
		g = x.groups.edit(a.group)
		g.unix, g.weekday = a.unix, a.weekday
	}
	x.enlist(slot)
}

// merge makes one story of two and returns it.
func (x *Index) merge(s, t int32) int32 {
	if x.stories.at(s).count < x.stories.at(t).count {
		s, t = t, s
	}
	for _, g := range x.groupsOf(t) {
		x.settle(g, s)
	}
	x.stories.edit(t).into = s
	return s
}
