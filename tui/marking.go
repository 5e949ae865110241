package tui

import (
	"context"
	"slices"

	"github.com/lede-reader/lede/model"

	tea "charm.land/bubbletea/v2"
)

// version is the article under the cursor or in the body, "" if it is not at
// hand yet.
func (m *Model) version() string {
	if v, ok := m.list.Version(); ok {
		return v.Article
	}
	if row, ok := m.list.Selected(); ok && m.body.asked == row.Story && m.body.article != nil {
		return m.body.article.ID
	}
	return ""
}

// markStory marks all versions of a story, at once on the screen.
func (m *Model) markStory(row model.Row, read bool) tea.Cmd {
	act := model.MarkRead
	left := 0
	if !read {
		act, left = model.MarkUnread, row.Versions
	}
	m.list.Patch(row.Story, func(r *model.Row) { r.Unread = left })
	return m.act(whole(act, row.Story, func(v model.Version) bool { return v.Read != read }))
}

// markBody marks what was read in the body: this version and those that say nothing
// more. nil if it was read before.
func (m *Model) markBody() tea.Cmd {
	if m.body.story == nil || m.opts.MarkRead == ByHand || m.isRead() {
		return nil
	}
	st := *m.body.story
	st.Versions = slices.Clone(st.Versions)
	for i, v := range st.Versions {
		if st.Versions[i].New = -1; v.Article == m.body.article.ID { // until the library says
			st.Versions[i].Read = true
		}
	}
	m.body.story = &st
	m.list.Patch(m.body.asked, func(r *model.Row) { r.Unread = max(0, r.Unread-1) })
	act := model.Action{Act: model.MarkRead, Articles: []string{m.body.article.ID}, Along: true}
	return m.act(job{quiet: true, do: func(ctx context.Context, lib Library) (model.Receipt, error) { return lib.Do(ctx, act) }})
}

// one is an act on articles.
func one(act model.Act, articles ...string) job {
	return job{do: func(ctx context.Context, lib Library) (model.Receipt, error) {
		return lib.Do(ctx, model.Action{Act: act, Articles: articles})
	}}
}

// whole is an act on those versions of a story that want it.
func whole(act model.Act, story string, wants func(model.Version) bool) job {
	return job{do: func(ctx context.Context, lib Library) (model.Receipt, error) {
		st, err := lib.Story(ctx, story)
		if err != nil {
			return model.Receipt{}, err
		}
		ids := articlesIn(st, wants)
		if len(ids) == 0 {
			return model.Receipt{Action: model.Action{Act: act}}, nil
		}
		return lib.Do(ctx, model.Action{Act: act, Articles: ids})
	}}
}

func every(model.Version) bool { return true }

func articlesIn(s model.Story, wants func(model.Version) bool) []string {
	var ids []string
	for _, v := range s.Versions {
		if wants(v) {
			ids = append(ids, v.Article)
		}
	}
	return ids
}
