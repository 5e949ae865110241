package fake

import (
	"context"
	"maps"
	"slices"

	"github.com/lede-reader/lede/model"
)

// Do implements tui.Library.
func (l *Library) Do(_ context.Context, act model.Action) (model.Receipt, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Do"); err != nil {
		return model.Receipt{}, err
	}
	return l.do(act), nil
}

func (l *Library) do(act model.Action) model.Receipt {
	l.Acts = append(l.Acts, act)
	if act.Act == model.Keep || act.Act == model.Unkeep {
		act.Tag = l.source(act.Articles[0])
	}
	s := l.step(act)
	if len(act.Articles) > 0 {
		if st := l.find(act.Articles[0]); st != nil {
			s.story = st.ID
		}
	}
	s.count = l.apply(act)
	if s.count == 0 {
		return model.Receipt{Action: act}
	}
	l.done, l.undone = append(l.done, s), nil
	l.turn()
	r := model.Receipt{Action: act, Count: s.count}
	if act.Act == model.Split || act.Act == model.Join {
		r.Story = s.story
	}
	return r
}

// step is an act and how things stand before it.
func (l *Library) step(act model.Action) step {
	return step{action: act, before: slices.Clone(l.stories), state: maps.Clone(l.state), sources: slices.Clone(l.sources)}
}

// along does something to the other versions with the text of one.
func (l *Library) along(id string, do func(string)) {
	versions := l.find(id).Versions
	at := slices.IndexFunc(versions, func(v model.Version) bool { return v.Article == id })
	for _, v := range versions {
		if v.Group == versions[at].Group {
			do(v.Article)
		}
	}
}

func (l *Library) apply(act model.Action) int {
	n := 0
	set := func(id string, change func(*model.State)) {
		st := l.state[id]
		was := st
		change(&st)
		if st != was {
			n++
			l.state[id] = st
		}
	}
	for _, id := range act.Articles {
		if act.Along {
			l.along(id, func(id string) { set(id, func(s *model.State) { s.Read = true }) })
		}
		switch act.Act {
		case model.MarkRead, model.MarkUnread:
			set(id, func(s *model.State) { s.Read = act.Act == model.MarkRead })
		case model.Star, model.Unstar:
			set(id, func(s *model.State) { s.Starred = act.Act == model.Star })
		case model.Spike, model.Unspike:
			set(id, func(s *model.State) { s.Spiked = act.Act == model.Spike })
		case model.Split:
			n += l.split(id)
		case model.Restore, model.Unrestore:
			n += l.restore(id, act.Start, act.Act == model.Restore)
		case model.Keep, model.Unkeep:
			n += l.hold(id, act.Start, act.Act == model.Keep)
		}
	}
	switch act.Act {
	case model.Join:
		n = l.join(act.Articles)
	case model.Follow, model.Unfollow:
		n = l.follow(act.Source, act.Act == model.Follow)
	}
	return n
}

func (l *Library) split(id string) int {
	for i, s := range l.stories {
		for k, v := range s.Versions {
			if v.Article != id || len(s.Versions) < 2 {
				continue
			}
			rest := &Story{s.ID, slices.Delete(slices.Clone(s.Versions), k, k+1), s.came}
			alone := &Story{id, []model.Version{v}, s.came}
			if s.ID == id {
				alone.ID = id + "/alone"
			}
			l.stories = slices.Insert(slices.Clone(l.stories), i+1, alone)
			l.stories[i] = rest
			return 1
		}
	}
	return 0
}

func (l *Library) join(ids []string) int {
	first := l.find(ids[0])
	both := &Story{first.ID, slices.Clone(first.Versions), first.came}
	n := 0
	for _, id := range ids[1:] {
		other := l.find(id)
		if other == first {
			continue
		}
		both.Versions = append(both.Versions, other.Versions...)
		n += len(other.Versions)
		i := slices.Index(l.stories, other)
		l.stories = slices.Delete(slices.Clone(l.stories), i, i+1)
	}
	l.stories[slices.Index(l.stories, first)] = both
	return n
}

func (l *Library) restore(id string, start int, back bool) int {
	return l.recut(id, start, func(r *model.Removal) { r.Restored = back })
}

func (l *Library) hold(id string, start int, on bool) int {
	return l.recut(id, start, func(r *model.Removal) { r.Restored, r.Kept = on, on })
}

// recut changes the removal of an article that starts there, 0 if that changes nothing.
func (l *Library) recut(id string, start int, change func(*model.Removal)) int {
	a := *l.articles[id]
	a.Removed = slices.Clone(a.Removed)
	at := slices.IndexFunc(a.Removed, func(r model.Removal) bool { return r.Start == start })
	if at < 0 {
		return 0
	}
	was := a.Removed[at]
	change(&a.Removed[at])
	if now := a.Removed[at]; now.Restored == was.Restored && now.Kept == was.Kept {
		return 0
	}
	l.articles[id] = &a
	return 1
}

// Undo implements tui.Library.
func (l *Library) Undo(context.Context) (model.Receipt, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Undo"); err != nil || len(l.done) == 0 {
		return model.Receipt{}, err
	}
	s := l.done[len(l.done)-1]
	l.done = l.done[:len(l.done)-1]
	l.undone = append(l.undone, s)
	switch s.action.Act {
	case model.Restore, model.Unrestore:
		l.restore(s.action.Articles[0], s.action.Start, s.action.Act == model.Unrestore)
	case model.Keep, model.Unkeep:
		l.hold(s.action.Articles[0], s.action.Start, s.action.Act == model.Unkeep)
	}
	l.stories, l.state, l.sources = s.before, s.state, l.learned(s.sources)
	l.turn()
	return model.Receipt{Action: s.action, Undone: true, Count: s.count, Story: s.story}, nil
}

// Redo implements tui.Library.
func (l *Library) Redo(context.Context) (model.Receipt, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Redo"); err != nil || len(l.undone) == 0 {
		return model.Receipt{}, err
	}
	s := l.undone[len(l.undone)-1]
	l.undone = l.undone[:len(l.undone)-1]
	was := l.step(s.action)
	s.before, s.state, s.sources = was.before, was.state, was.sources
	l.apply(s.action)
	l.done = append(l.done, s)
	l.turn()
	return model.Receipt{Action: s.action, Count: s.count, Story: s.story}, nil
}
