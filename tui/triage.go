package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
)

// done: the whole story is read, on to the next unread.
func done(m *Model, _ int) tea.Cmd {
	row, ok := m.list.Selected()
	if !ok {
		return nil
	}
	return tea.Batch(m.markStory(row, true), m.seekUnread(+1))
}

// doneVersion: this version is read.
func doneVersion(m *Model, _ int) tea.Cmd {
	id := m.version()
	if id == "" {
		return nil
	}
	return m.act(one(model.MarkRead, id))
}

func toggleRead(m *Model, _ int) tea.Cmd {
	if v, ok := m.list.Version(); ok {
		act := model.MarkRead
		if v.Read {
			act = model.MarkUnread
		}
		return m.act(one(act, v.Article))
	}
	row, ok := m.list.Selected()
	if !ok {
		return nil
	}
	return m.markStory(row, row.Unread > 0)
}

func star(m *Model, _ int) tea.Cmd {
	row, ok := m.list.Selected()
	if !ok {
		return nil
	}
	if row.Starred {
		m.list.Patch(row.Story, func(r *model.Row) { r.Starred = false })
		return m.act(whole(model.Unstar, row.Story, func(v model.Version) bool { return v.Starred }))
	}
	m.list.Patch(row.Story, func(r *model.Row) { r.Starred = true })
	if id := m.version(); id != "" {
		return m.act(one(model.Star, id))
	}
	return m.act(job{do: func(ctx context.Context, lib Library) (model.Receipt, error) {
		st, err := lib.Story(ctx, row.Story)
		if err != nil || len(st.Versions) == 0 {
			return model.Receipt{}, err
		}
		return lib.Do(ctx, model.Action{Act: model.Star, Articles: []string{st.Lead().Article}})
	}})
}

// spike puts a story away, and goes to the next; on one that is away it takes
// it back.
func spike(m *Model, _ int) tea.Cmd {
	row, ok := m.list.Selected()
	if !ok {
		return nil
	}
	act, away := model.Spike, !row.Spiked
	if !away {
		act = model.Unspike
	}
	m.list.Patch(row.Story, func(r *model.Row) { r.Spiked = away })
	cmd := m.act(whole(act, row.Story, every))
	if away {
		m.list.GoTo(m.list.Number() + 1)
	}
	return cmd
}

func allRead(m *Model, _ int) tea.Cmd { return m.markRows(m.list.Len()) }

func aboveRead(m *Model, _ int) tea.Cmd {
	if m.list.Number() == 0 {
		m.say("Nothing stands above the cursor.")
		return nil
	}
	return m.markRows(m.list.Number())
}

// markRows marks all articles of the first n rows read.
func (m *Model) markRows(n int) tea.Cmd {
	listing := m.order.listing
	if listing == nil || n == 0 {
		return nil
	}
	m.list.PatchTo(n, func(r *model.Row) { r.Unread = 0 })
	return m.act(job{do: func(ctx context.Context, _ Library) (model.Receipt, error) {
		return listing.Mark(ctx, model.Action{Act: model.MarkRead}, n)
	}})
}

func undo(m *Model, _ int) tea.Cmd {
	return m.act(job{jump: true, do: func(ctx context.Context, lib Library) (model.Receipt, error) { return lib.Undo(ctx) }})
}

func redo(m *Model, _ int) tea.Cmd {
	return m.act(job{jump: true, again: true, do: func(ctx context.Context, lib Library) (model.Receipt, error) { return lib.Redo(ctx) }})
}

// split takes this version off its story, to stay off.
func split(m *Model, _ int) tea.Cmd {
	row, ok := m.list.Selected()
	id := m.version()
	switch {
	case !ok || id == "" || !m.grouping():
		return nil
	case row.Versions < 2:
		m.say("This story has one version only.")
		return nil
	}
	return m.act(one(model.Split, id))
}

// grouping tells whether how versions belong together is in sight.
func (m *Model) grouping() bool { return m.over == None || m.over == Why || m.over == Versus }

// join puts this story and the next in the list together, to stay.
func join(m *Model, _ int) tea.Cmd {
	row, ok := m.list.Selected()
	next, there := m.list.Row(m.list.Number() + 1)
	switch {
	case !ok || !m.grouping():
		return nil
	case !there || next.Story == "":
		m.say("There is no next story to join with.")
		return nil
	}
	return m.act(job{do: func(ctx context.Context, lib Library) (model.Receipt, error) {
		a, err := lib.Story(ctx, row.Story)
		if err != nil {
			return model.Receipt{}, err
		}
		b, err := lib.Story(ctx, next.Story)
		if err != nil || len(a.Versions) == 0 || len(b.Versions) == 0 {
			return model.Receipt{}, err
		}
		return lib.Do(ctx, model.Action{Act: model.Join, Articles: []string{a.Lead().Article, b.Lead().Article}})
	}})
}
