package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
)

// open goes into the body of the story, and shows its versions in the list.
func open(m *Model, _ int) tea.Cmd {
	id, _ := m.wanted()
	if id == "" {
		return nil
	}
	delete(m.shelf.barren, id)
	m.press.fast = false
	m.opening = id
	m.setFocus(OnBody)
	return nil
}

// showVersions shows the versions of the story under the cursor below it.
func (m *Model) showVersions(st *model.Story) {
	if len(st.Versions) > 1 && !m.list.Expanded() {
		m.list.Expand(st.Versions)
	}
}

// back goes one step out: the list, the versions hidden, the stories with other
// words, those that a filter hides, those of all sources. It never quits.
func back(m *Model, _ int) tea.Cmd {
	switch {
	case m.over == Board && m.board.Sought() != "":
		m.board.Seek("")
	case m.over != None:
		m.closeOver()
	case m.focus == OnBody && m.zoom:
		m.zoom = false
		m.arrange()
	case m.focus == OnBody:
		m.setFocus(OnList)
	case m.list.Open() >= 0:
		m.list.Collapse()
	case m.order.query.Words != "":
		return m.allWords()
	case m.order.query.Filter != "":
		return m.allFilters()
	case m.order.query.Source != 0:
		return m.allSources()
	default:
		m.say(m.keys.key("quit") + " quits.")
	}
	return nil
}

// readOn reads on: a page down; at the end it stops and says so, and goes to
// the next unread when asked again.
func readOn(m *Model, _ int) tea.Cmd {
	switch {
	case !m.lay.Body.Shown():
		return open(m, 0)
	case m.body.story == nil:
		return m.seekUnread(+1)
	case m.body.ended:
		return m.nextNew()
	}
	m.reader.PageDown()
	cmd := m.scrolled()
	if m.reader.AtEnd() {
		m.body.ended = true
		m.say("The end · " + m.keys.key("read-on") + " goes to the next unread")
	}
	return cmd
}

// nextNew goes to a version of the story that has something new, else to the next
// unread story.
func (m *Model) nextNew() tea.Cmd {
	for i, v := range m.body.story.Versions {
		if saysMore(v) && v.Article != m.body.article.ID {
			m.showVersions(m.body.story)
			m.list.Mark(i)
			return nil
		}
	}
	return m.seekUnread(+1)
}

func readBack(m *Model, _ int) tea.Cmd {
	if m.lay.Body.Shown() {
		m.reader.PageUp()
		return m.scrolled()
	}
	return nil
}

// scrolled notes that the body was moved in: it is read when its end was
// reached, or when it has been open for long enough.
func (m *Model) scrolled() tea.Cmd {
	if m.body.story == nil {
		return nil
	}
	m.body.moved, m.body.ended = true, false
	open := m.opts.Clock().Sub(m.body.since)
	switch {
	case m.reader.AtEnd(), open >= settled:
		return m.markBody()
	case m.body.ticking:
		return nil
	}
	m.body.ticking = true
	return m.later(settled - open)
}

func (m *Model) later(d time.Duration) tea.Cmd {
	article := m.body.article.ID
	return m.after(d, readMsg{article})
}

// readLong marks an article read that was scrolled and stayed open.
func (m *Model) readLong(msg readMsg) tea.Cmd {
	if m.body.article == nil || m.body.article.ID != msg.article || !m.body.moved {
		return nil
	}
	return m.markBody()
}

// openedNow takes note that a story which was opened by Enter is in the body.
func (m *Model) openedNow(id string) tea.Cmd {
	if m.opening != id {
		return nil
	}
	m.opening = ""
	m.body.opened = true
	m.showVersions(m.body.story)
	if m.opts.MarkRead == OnOpen || m.reader.AtEnd() {
		return m.markBody()
	}
	return nil
}

func nextStory(m *Model, n int) tea.Cmd { return m.step(max(1, n)) }
func prevStory(m *Model, n int) tea.Cmd { return m.step(-max(1, n)) }

func (m *Model) step(n int) tea.Cmd {
	was := m.list.Number()
	m.list.GoTo(was + n)
	if m.list.Number() == was {
		m.say("There are no more stories that way.")
	}
	return nil
}

func nextVersion(m *Model, n int) tea.Cmd { return m.stepVersion(max(1, n)) }
func prevVersion(m *Model, n int) tea.Cmd { return m.stepVersion(-max(1, n)) }

// stepVersion goes to another version of the story in the body.
func (m *Model) stepVersion(n int) tea.Cmd {
	row, ok := m.list.Selected()
	if !ok || m.body.story == nil || m.body.asked != row.Story {
		return nil
	}
	versions := m.body.story.Versions
	for i, v := range versions {
		if v.Article != m.body.article.ID {
			continue
		}
		to := max(0, min(i+n, len(versions)-1))
		if to == i {
			m.say("There are no more versions that way.")
			return nil
		}
		m.showVersions(m.body.story)
		m.list.Mark(to)
	}
	return nil
}

func nextUnread(m *Model, _ int) tea.Cmd { return m.seekUnread(+1) }
func prevUnread(m *Model, _ int) tea.Cmd { return m.seekUnread(-1) }

// nextNewSentence goes to the next sentence in the body that was not read in another
// version of the story.
func nextNewSentence(m *Model, _ int) tea.Cmd {
	if m.body.story == nil {
		return nil
	}
	switch fresh, of := m.reader.News(); {
	case of == 0 && m.isRead():
		m.say("You have read this version.")
		return nil
	case of == 0:
		m.say("You have read no other version: all of it is new.")
		return nil
	case fresh == 0:
		m.say("Nothing of it is new to you.")
		return nil
	}
	if !m.lay.Body.Shown() {
		m.setFocus(OnBody)
	}
	if !m.reader.NextNew() {
		m.say("There is nothing more below that is new.")
		return nil
	}
	return m.scrolled()
}

// isRead tells whether the version in the body was read.
func (m *Model) isRead() bool {
	return slices.ContainsFunc(m.body.story.Versions, func(v model.Version) bool { return v.Article == m.body.article.ID && v.Read })
}

// nextQuote goes to the next quotation in the body.
func nextQuote(m *Model, _ int) tea.Cmd {
	if m.body.story == nil {
		return nil
	}
	if !m.lay.Body.Shown() {
		m.setFocus(OnBody)
	}
	if !m.reader.NextQuote() {
		m.say("There are no more quotes below.")
		return nil
	}
	return m.scrolled()
}
