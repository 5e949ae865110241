package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model/safe"
)

// resize takes the size of the terminal. The reading place stays.
func (m *Model) resize(w, h int) {
	m.w, m.h = w, h
	m.arrange()
}

// arrange gives every pane its cells.
func (m *Model) arrange() {
	l := Arrange(m.w, m.h, m.wish, m.focus, m.zoom)
	m.lay = l
	if l.List.Shown() {
		m.list.SetSize(l.List.W, l.List.H-len(m.hint(l.List.W, l.List.H)), l.tall())
	}
	if l.Body.Shown() {
		m.reader.SetSize(l.Body.W, l.Body.H)
	}
	if l.Rail.Shown() {
		m.rail.SetSize(l.Rail.W, l.Rail.H)
	}
	m.arrangeOver()
}

func (m *Model) setFocus(f Focus) {
	if m.focus != f {
		m.focus = f
		m.arrange()
	}
}

func switchPane(m *Model, _ int) tea.Cmd {
	if m.focus == OnBody {
		m.setFocus(OnList)
	} else {
		m.setFocus(OnBody)
	}
	return nil
}

func zoom(m *Model, _ int) tea.Cmd {
	m.zoom = !m.zoom
	m.arrange()
	if m.lay.Shape == Single {
		m.say("One pane has the whole screen already.")
	}
	return nil
}

func layout(m *Model, _ int) tea.Cmd {
	m.wish = m.lay.next()
	m.zoom = false
	m.arrange()
	names := map[Shape]string{Single: "one pane", Stack: "stacked", Split: "side by side", Three: "three panes"}
	m.say("Layout: " + names[m.lay.Shape])
	return nil
}

func quitBack(m *Model, _ int) tea.Cmd {
	if m.over == None && m.focus == OnList {
		return quitNow(m, 0)
	}
	return back(m, 0)
}

func quitNow(m *Model, _ int) tea.Cmd {
	m.cancel()
	return tea.Quit
}

// suspend stops the program, where a shell can bring it back.
func suspend(m *Model, _ int) tea.Cmd {
	if m.opts.NoShell {
		m.say("lede was started without a shell to go back to.")
		return nil
	}
	return tea.Suspend
}

func unreadOnly(m *Model, _ int) tea.Cmd {
	m.order.query.Unread = !m.order.query.Unread
	if m.order.query.Unread {
		m.say("Unread only.")
	} else {
		m.say("All stories.")
	}
	return m.relist(asked, "")
}

// refresh shows what waits. Where nothing does, it has the sources read again.
func refresh(m *Model, _ int) tea.Cmd {
	m.body.asks = true
	m.shelf.turn()
	if m.order.news > 0 || m.order.moved {
		return m.relist(asked, "")
	}
	m.tellPassing(safe.Line("Looking for news " + m.st.Ellipsis))
	return tea.Batch(m.relist(asked, ""), m.fetchNow(0))
}
