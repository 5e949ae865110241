package tui

import tea "charm.land/bubbletea/v2"

// Overlay is what lies over the panes.
type Overlay int

// The overlays.
const (
	None Overlay = iota
	Help
	Board
	Ledger
	Why
	Raw
	Problems
	Sources
	Versus
)

// openOver lays an overlay over the body, or over the whole screen where that
// is not beside the list.
func (m *Model) openOver(o Overlay) {
	m.over = o
	m.arrangeOver()
}

func (m *Model) closeOver() {
	m.over = None
	m.help.Stop()
	m.leaveTyping()
}

// overRect is where an overlay lies.
func (m *Model) overRect() Rect {
	if m.over != Help && m.lay.tall() && m.lay.Body.Shown() {
		return m.lay.Body
	}
	return Rect{0, 0, m.lay.W, max(0, m.lay.H-1)}
}

func (m *Model) arrangeOver() {
	if m.over == None || m.lay.TooSmall {
		return
	}
	r := m.overRect()
	switch m.over {
	case Help:
		m.help.SetSize(r.W, r.H)
	case Board:
		m.board.SetSize(r.W, r.H)
	case Sources:
		m.sources.SetSize(r.W, r.H)
	case Ledger:
		m.ledger.SetSize(r.W, r.H)
	case Versus:
		m.versus.SetSize(r.W, r.H)
	default:
		m.sheet.SetSize(r.W, r.H)
	}
}

// toggle opens an overlay, or closes it if it is the one that is open.
func (m *Model) toggle(o Overlay, fill func() tea.Cmd) tea.Cmd {
	if m.over == o {
		m.closeOver()
		return nil
	}
	if o != Help && o != Problems && o != Sources && m.body.story == nil {
		return nil
	}
	m.openOver(o)
	return fill()
}

// refreshOver fills the overlay again when the body is another, or says
// something else. again tells that it is the same article.
func (m *Model) refreshOver(again bool) {
	switch m.over {
	case Ledger:
		m.ledger.Show(m.body.article) // its evidence is asked for by follow
	case Board:
		if !again {
			m.board.Show(m.body.story, m.shelf.articlesOf(m.body.story))
		}
	case Why:
		m.showWhy(again)
	case Raw:
		if !again {
			m.showRaw()
		}
	}
}

func help_(m *Model, _ int) tea.Cmd {
	return m.toggle(Help, func() tea.Cmd { m.help.Top(); return nil })
}

func searchHelp(m *Model, _ int) tea.Cmd {
	m.help.Search()
	return nil
}

// board_ shows who said what in the story, all its versions together.
func board_(m *Model, _ int) tea.Cmd {
	return m.toggle(Board, func() tea.Cmd {
		m.board.Show(m.body.story, m.shelf.articlesOf(m.body.story))
		m.board.Top()
		return m.loadBoard()
	})
}

// loadBoard asks for the articles of the story that are not at hand.
func (m *Model) loadBoard() tea.Cmd {
	id, st, lib, ctx := m.body.asked, m.body.story, m.lib, m.ctx
	if len(m.shelf.articlesOf(st)) == len(st.Versions) {
		return nil
	}
	return func() tea.Msg {
		msg := boardMsg{id: id, story: st}
		for _, v := range st.Versions {
			a, err := lib.Article(ctx, v.Article)
			if err != nil {
				msg.err = err
				continue
			}
			msg.articles = append(msg.articles, &a)
		}
		return msg
	}
}

func (m *Model) boardCame(msg boardMsg) {
	for _, a := range msg.articles[:min(len(msg.articles), shelved/2)] {
		m.shelf.articles.put(a.ID, a)
	}
	if m.over == Board && m.body.asked == msg.id {
		m.board.Show(msg.story, msg.articles)
	}
	if msg.err != nil {
		m.fail(msg.err)
	}
}

// boardGo goes to the place of the chosen quote.
func boardGo(m *Model, _ int) tea.Cmd {
	id, start, ok := m.board.Selected()
	if !ok || m.body.story == nil {
		return nil
	}
	m.closeOver()
	m.setFocus(OnBody)
	if m.body.article.ID == id {
		m.reader.GoTo(start)
		return m.scrolled()
	}
	m.goal = goal{id, start}
	m.showVersions(m.body.story)
	for i, v := range m.body.story.Versions {
		if v.Article == id {
			m.list.Mark(i)
		}
	}
	return nil
}
