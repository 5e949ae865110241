package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// heard is who says what in the story of the body, as far as an overlay or the rail want it.
type heard struct {
	story    *model.Story // nil if nothing is known
	articles []*model.Article
	quoted   *model.Quoted
	asked    *model.Story // on its way
}

// of is what is known of a story, as of any moment: its articles by version, nil where one is
// not at hand; nothing of who says what if it is another story, or has other versions now.
func (h *heard) of(st *model.Story) ([]*model.Article, *model.Quoted) {
	same := func(a, b model.Version) bool { return a.Article == b.Article }
	if h.story == nil || h.story.ID != st.ID || !slices.EqualFunc(h.story.Versions, st.Versions, same) {
		return make([]*model.Article, len(st.Versions)), nil
	}
	return h.articles, h.quoted
}

// hear asks for what is quoted in the story of the body, where that is shown.
func (m *Model) hear() tea.Cmd {
	st := m.body.story
	if st == nil || m.over != Board && !m.lay.Rail.Shown() || m.heard.story == st || m.heard.asked == st {
		return nil
	}
	m.heard.asked = st
	lib, ctx := m.lib, m.ctx
	articles := make([]*model.Article, len(st.Versions))
	for i, v := range st.Versions {
		articles[i], _ = m.shelf.articles.peek(v.Article)
	}
	return func() tea.Msg {
		msg := heardMsg{story: st, articles: articles}
		for i, v := range st.Versions {
			if articles[i] != nil {
				continue
			}
			a, err := lib.Article(ctx, v.Article)
			if err != nil {
				msg.err = err
				continue
			}
			articles[i] = &a
		}
		msg.quoted = lib.Quoted(articles)
		return msg
	}
}

func (m *Model) heardCame(msg heardMsg) {
	if m.heard.asked != msg.story {
		return
	}
	m.heard = heard{story: msg.story, articles: msg.articles, quoted: &msg.quoted}
	for _, a := range msg.articles[:min(len(msg.articles), shelved/2)] {
		if a != nil {
			m.shelf.articles.put(a.ID, a)
		}
	}
	if msg.err != nil {
		m.fail(msg.err)
	}
	if m.body.story == msg.story {
		m.showQuoted()
	}
}

// showQuoted shows who says what in the story of the body where that is to be seen.
func (m *Model) showQuoted() {
	st, id := m.body.story, m.body.article.ID
	articles, quoted := m.heard.of(st)
	if m.over == Board {
		m.board.Show(st, articles, quoted, id)
	}
	m.rail.Show(st, m.body.article, quoted)
}

// board_ shows who said what in the story, all its versions together.
func board_(m *Model, _ int) tea.Cmd {
	return m.toggle(Board, func() tea.Cmd {
		m.board.Clear()
		m.showQuoted()
		return nil // follow asks
	})
}

// boardGo goes to the place of the chosen quote.
func boardGo(m *Model, _ int) tea.Cmd {
	version, start, ok := m.board.Place()
	if !ok || m.body.story == nil || version >= len(m.body.story.Versions) {
		return nil
	}
	id := m.body.story.Versions[version].Article
	m.closeOver()
	m.setFocus(OnBody)
	if m.body.article.ID == id {
		m.reader.GoTo(start)
		return m.scrolled()
	}
	m.goal = goal{id, start}
	m.showVersions(m.body.story)
	m.list.Mark(version)
	return nil
}

// boardTell tells all that is known of the chosen quote.
func boardTell(m *Model, _ int) tea.Cmd {
	m.board.Tell()
	return nil
}

func boardNext(m *Model, n int) tea.Cmd { return m.boardTake(+1, n) }
func boardPrev(m *Model, n int) tea.Cmd { return m.boardTake(-1, n) }

// boardTake goes to another version that has the chosen quote.
func (m *Model) boardTake(dir, n int) tea.Cmd {
	for range max(1, n) {
		if !m.board.NextTake(dir) {
			m.say("No more versions have this quote that way.")
			break
		}
	}
	return nil
}

// whose tells who says a quotation in the body, and by what words that is known.
func (m *Model) whose(q model.Quote) safe.Text {
	text := m.st.OpenMark + q.Text + m.st.CloseMark + " " + m.st.Said(q)
	if q.Kind != model.Pull {
		text += " " + m.st.Dot + " " + m.st.Cue(m.body.article.Text(), q)
	}
	return safe.Row(text)
}
