package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
)

// body is the article that is shown.
type body struct {
	asked   string // the story's id as the list has it
	story   *model.Story
	article *model.Article
	known   []model.Sentence // what of the article was read in another version
	epoch   int              // of the story
	since   time.Time
	opened  bool   // by Enter, not only previewed
	moved   bool   // it was scrolled
	ended   bool   // its end was reached, and said so
	late    string // the story that is waited for
	asks    bool   // the person asked for what it says now
	ticking bool   // it will be looked at again when it was open long enough
}

// goal is a place to go to in an article that is not in the body yet.
type goal struct {
	article string
	start   int
}

const (
	// pause is how long a preview waits when keys come faster than frames.
	pause = 150 * time.Millisecond
	// settled is how long an article is open before scrolling it means reading.
	settled = 3 * time.Second
)

// wanted is the story under the cursor and its version; "" for the one that
// stands for the story.
func (m *Model) wanted() (story, article string) {
	row, ok := m.list.Selected()
	if !ok {
		return "", ""
	}
	if v, ok := m.list.Version(); ok {
		return row.Story, v.Article
	}
	return row.Story, ""
}

// follow is the one place where what is under the cursor comes into the other
// panes, and where what is missing is asked for.
func (m *Model) follow() tea.Cmd {
	m.list.SetFocus(m.focus == OnList && m.over == None)
	return tea.Batch(m.fetch(), m.followBody(), m.weigh(), m.hold(), m.hear())
}

func (m *Model) followBody() tea.Cmd {
	id, article := m.wanted()
	if id == "" {
		if m.list.Len() == 0 && m.body.story != nil {
			m.body = body{}
			m.reader.Clear()
			m.rail.Clear()
		}
		return nil
	}
	if m.shows(id, article) {
		opened := m.openedNow(id)
		if m.body.epoch != m.shelf.epoch {
			return tea.Batch(opened, m.load(id, m.body.article.ID))
		}
		return tea.Batch(opened, m.prefetch())
	}
	if m.shelf.barren[id] {
		return nil
	}
	if m.press.fast {
		key := m.press.keys
		if m.press.waited == key {
			return nil
		}
		m.press.waited = key
		return m.after(pause, previewMsg{key})
	}
	return m.bring(id, article)
}

// shows tells whether the body is what is wanted, as far as its story has it.
func (m *Model) shows(id, article string) bool {
	return m.body.asked == id && m.body.story != nil && m.body.article.ID == m.target(id, article, m.body.story)
}

// target is the version of a story to show: the one wanted, else the one that is
// in the body already, else the one that stands for the story.
func (m *Model) target(id, article string, st *model.Story) string {
	switch {
	case article != "" && has(st, article):
		return article
	case m.body.asked == id && m.body.article != nil && has(st, m.body.article.ID):
		return m.body.article.ID
	}
	return chosen(st)
}

// bring shows what is wanted from the shelf, or asks for it.
func (m *Model) bring(id, article string) tea.Cmd {
	if st, ok := m.shelf.stories.get(id); ok {
		article = m.target(id, article, st.Story)
		if a, ok := m.shelf.articles.get(article); ok {
			m.setBody(id, st, a)
			return m.followBody()
		}
	}
	return m.load(id, article)
}

// chosen is the version that stands for a story: the lead or, if that was read,
// the first of the others that has something new.
func chosen(s *model.Story) string {
	lead := s.Lead()
	if lead.Read {
		for _, v := range s.Versions {
			if saysMore(v) {
				return v.Article
			}
		}
	}
	return lead.Article
}

// saysMore tells whether a version that was not read is worth going to, as far as is
// known: a follow-up, or the same text with sentences that are new.
func saysMore(v model.Version) bool { return !v.Read && (!v.Pickup || v.New > 0) }

// load asks for a story and one of its articles, "" for the chosen one. After a
// while without an answer the pane says that it waits.
func (m *Model) load(id, article string) tea.Cmd {
	key := id + "\x00" + article
	if m.shelf.wanted[key] {
		return nil
	}
	m.shelf.wanted[key] = true
	lib, ctx, epoch := m.lib, m.ctx, m.shelf.epoch
	ask := func() tea.Msg {
		msg := storyMsg{id: id, asked: key, epoch: epoch}
		st, err := lib.Story(ctx, id)
		if err != nil || len(st.Versions) == 0 {
			msg.err = err
			return msg
		}
		msg.story = &st
		want := article
		if want == "" || !has(&st, want) {
			want = chosen(&st)
		}
		a, err := lib.Article(ctx, want)
		if err != nil {
			msg.err = err
			return msg
		}
		msg.article = &a
		msg.known, msg.err = lib.Sentences(ctx, &a)
		return msg
	}
	if m.body.late == id || m.shows(id, "") {
		return ask
	}
	m.body.late = id
	return tea.Batch(ask, m.after(pause, lateMsg{id}))
}

func has(s *model.Story, article string) bool {
	for _, v := range s.Versions {
		if v.Article == article {
			return true
		}
	}
	return false
}

// storyCame puts a story on the shelf and, if it is the one that is shown,
// shows what it says now.
func (m *Model) storyCame(msg storyMsg) {
	delete(m.shelf.wanted, msg.asked)
	delete(m.shelf.barren, msg.id)
	id, article := m.wanted()
	if msg.err != nil || msg.story == nil {
		m.shelf.barren[msg.id] = true
		if msg.id == id {
			m.failBody(msg)
		}
		return
	}
	m.shelf.put(msg.id, msg.story, msg.epoch, msg.article)
	m.shelf.known.put(msg.article.ID, known{msg.article, msg.known})
	if msg.id == id && msg.article.ID == m.target(id, article, msg.story) && (m.body.asked == id || !m.press.fast) {
		m.setBody(id, story{msg.story, msg.epoch}, msg.article)
	}
}

// failBody says why a story cannot be shown; it is not asked for again until the
// person opens it or the library changes.
func (m *Model) failBody(msg storyMsg) {
	if msg.err != nil {
		m.fail(msg.err)
	}
	if m.body.asked == msg.id && m.body.story != nil {
		m.body.epoch = m.shelf.epoch
		return
	}
	m.reader.Clear()
	m.rail.Clear()
	m.body = body{}
}

// setBody shows an article as a version of its story.
func (m *Model) setBody(id string, st story, a *model.Article) {
	again := m.body.asked == id && m.body.article != nil && m.body.article.ID == a.ID
	if again && !m.body.asks && m.over != Ledger && heldBack(m.body.article, a) {
		a = m.body.article
	}
	b := body{asked: id, story: st.Story, article: a, epoch: st.epoch, since: m.opts.Clock(), known: m.shelf.knownOf(a)}
	if again {
		if m.keepsKnown(a, b) {
			b.known = m.body.known
		}
		b.since, b.opened, b.moved, b.ended, b.ticking = m.body.since, m.body.opened, m.body.moved, m.body.ended, m.body.ticking
	}
	m.body = b
	m.reader.SetSentences(a, b.known)
	m.reader.Show(a, st.Story)
	if m.goal.article == a.ID {
		m.reader.GoTo(m.goal.start)
	}
	m.goal = goal{}
	m.showQuoted()
	if m.list.Expanded() {
		m.list.SetVersions(st.Versions)
	}
	m.refreshOver(again)
}

// keepsKnown tells whether what of the article in the body was known when it came
// there stays set so: that it is read by now must not change what it looks like, but
// another story does.
func (m *Model) keepsKnown(a *model.Article, b body) bool {
	if !sameText(m.body.article, a) {
		return false
	}
	return b.known == nil && m.body.story.ID == b.story.ID || len(b.story.Versions) == len(m.body.story.Versions) && !m.body.asks
}

// sameText tells whether two articles read the same.
func sameText(a, b *model.Article) bool {
	return a == b || slices.EqualFunc(a.Body, b.Body, func(a, b model.Block) bool { return a.Text == b.Text })
}

// previewDue ends the pause after a key, if no other came since.
func (m *Model) previewDue(msg previewMsg) {
	if msg.key == m.press.keys {
		m.press.fast = false
	}
}

// bodyLate clears the pane when another story than the one under the cursor has
// stood there for too long.
func (m *Model) bodyLate(msg lateMsg) {
	if id, _ := m.wanted(); id == msg.id && m.body.asked != id && m.body.late == id {
		m.reader.Clear()
		m.rail.Clear()
		m.body = body{late: id}
	}
}

// prefetch asks for the story after the one under the cursor, then for the one
// before it, if they are not on the shelf.
func (m *Model) prefetch() tea.Cmd {
	if len(m.shelf.wanted) > 0 {
		return nil
	}
	for _, next := range [...]int{1, -1, 2} {
		row, ok := m.list.Row(m.list.Number() + next)
		if !ok || row.Story == "" || m.shelf.barren[row.Story] {
			continue
		}
		if _, ok := m.shelf.stories.peek(row.Story); !ok {
			return m.load(row.Story, "")
		}
	}
	return nil
}
