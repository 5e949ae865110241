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
	Copied
)

// openOver lays an overlay over the body, or over the whole screen where that
// is not beside the list.
func (m *Model) openOver(o Overlay) {
	m.over, m.under = o, None
	m.arrangeOver()
}

// closeOver closes the overlay; what it lay over is open again.
func (m *Model) closeOver() {
	m.over, m.under = m.under, None
	m.help.Stop()
	m.panned = panning{}
	m.leaveTyping()
	m.arrangeOver()
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
			m.showQuoted()
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
