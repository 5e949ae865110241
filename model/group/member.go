package group

import (
	"iter"
	"slices"
)

// members gives the members of a group in order of arrival, the forgotten too.
func (x *Index) members(g int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for m := x.groups.at(g).head; m != none; m = x.articles.at(m).next {
			if !yield(m) {
				return
			}
		}
	}
}

// texts gives the members of a group that others are compared with.
func (x *Index) texts(g int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		left := x.groups.at(g).texts
		for m := x.groups.at(g).head; m != none && left > 0; m = x.articles.at(m).next {
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
	for g := x.stories.at(s).head; g != none; g = x.groups.at(g).next {
		out = append(out, g)
	}
	return out
}

// storyMembers lists the articles of a story, the forgotten too.
func (x *Index) storyMembers(s int32) []int32 {
	var out []int32
	for g := x.stories.at(s).head; g != none; g = x.groups.at(g).next {
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
	for g := x.stories.at(s).head; g != none && n <= most; g = x.groups.at(g).next {
		n += int(x.groups.at(g).living)
	}
	return n
}

// enlist puts an article on the list of the group that it names; a group with its
// first member comes on the list of its story.
func (x *Index) enlist(slot int32) {
	a := x.articles.at(slot)
	g := x.groups.at(a.group)
	a.next = none
	switch {
	case g.head == none:
		g.head, g.tail = slot, slot
		x.attach(a.group)
	case g.tail < slot:
		x.articles.at(g.tail).next = slot
		g.tail = slot
	case slot < g.head:
		a.next, g.head = g.head, slot
	default:
		p := g.head
		for x.articles.at(p).next < slot {
			p = x.articles.at(p).next
		}
		a.next = x.articles.at(p).next
		x.articles.at(p).next = slot
	}
	if !a.is(isGone) {
		g.living++
	}
	if a.is(isText) {
		g.texts = min(g.texts, 254) + 1
	}
	if s := x.stories.at(g.story); slot < s.first {
		s.first = slot
	}
}

// delist takes an article off the list of its group; a group without members goes
// off the list of its story.
func (x *Index) delist(slot int32) {
	a := x.articles.at(slot)
	g := x.groups.at(a.group)
	if g.head == slot {
		g.head = a.next
		if g.head == none {
			g.tail = none
		}
	} else {
		p := g.head
		for x.articles.at(p).next != slot {
			p = x.articles.at(p).next
		}
		x.articles.at(p).next = a.next
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
	if s := x.stories.at(g.story); s.first == slot {
		s.first = none
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
	k := x.groups.at(g)
	s := x.stories.at(k.story)
	if s.count++; s.count == 1 || k.head < s.first {
		s.first = k.head
	}
	after := s.tail
	for after != none && after > g {
		after = x.groups.at(after).prev
	}
	k.prev = after
	if after == none {
		k.next, s.head = s.head, g
	} else {
		k.next, x.groups.at(after).next = x.groups.at(after).next, g
	}
	if k.next == none {
		s.tail = g
	} else {
		x.groups.at(k.next).prev = g
	}
}

// detach takes a group off the list of its story.
func (x *Index) detach(g int32) {
	k := x.groups.at(g)
	s := x.stories.at(k.story)
	if s.count--; s.first == k.head {
		s.first = none
	}
	if k.prev == none {
		s.head = k.next
	} else {
		x.groups.at(k.prev).next = k.next
	}
	if k.next == none {
		s.tail = k.prev
	} else {
		x.groups.at(k.next).prev = k.prev
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
