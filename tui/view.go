package tui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/tui/status"
	"github.com/lede-reader/lede/tui/style"
)

// View is the screen. It changes nothing and costs the same whatever the
// library holds: only what is in sight is drawn.
func (m *Model) View() tea.View {
	v := tea.NewView(m.screen())
	v.AltScreen = true
	v.WindowTitle = "lede"
	v.Cursor = m.cursor()
	return v
}

func (m *Model) screen() string {
	switch {
	case m.w <= 0 || m.h <= 0:
		return ""
	case m.lay.TooSmall:
		return m.tooSmall()
	}
	var panes string
	switch {
	case m.over != None && m.overRect() != m.lay.Body:
		panes = m.overView()
	case m.lay.tall() && m.lay.Body.Shown():
		panes = m.columns()
	case m.lay.RuleY >= 0:
		rule := m.st.Rule.Render(strings.Repeat(m.st.Glyphs.Rule, m.lay.W))
		panes = m.listView() + "\n" + rule + "\n" + m.bodyView()
	case m.lay.Body.Shown():
		panes = m.bodyView()
	default:
		panes = m.listView()
	}
	bottom, _, typing := m.typedLine()
	if !typing {
		bottom = status.View(m.st, m.lay.W, m.status())
	}
	return panes + "\n" + bottom
}

// typedLine is what stands in the status line's place while something is typed there, and
// the cell of the next letter.
func (m *Model) typedLine() (text string, x int, typing bool) {
	switch {
	case m.searching() || m.sifting():
		text, x = m.narrowingLine()
	case m.pans():
		text, x = m.panLine()
	default:
		return "", 0, false
	}
	return text, x, true
}

// columns sets list, body and rail beside each other.
func (m *Model) columns() string {
	divider := m.st.Rule.Render(m.st.Divider)
	list := strings.Split(m.listView(), "\n")
	body := strings.Split(m.bodyView(), "\n")
	var rail []string
	if m.lay.Rail.Shown() {
		rail = strings.Split(m.rail.View(), "\n")
	}
	var b strings.Builder
	b.Grow(len(list) * m.lay.W * 2)
	for y, line := range list {
		if y > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line) // exactly as wide as its pane
		b.WriteString(divider)
		text := at(body, y)
		if !m.lay.Rail.Shown() {
			b.WriteString(text)
			continue
		}
		b.WriteString(style.Pad(text, m.lay.Body.W))
		b.WriteString(divider)
		b.WriteString(at(rail, y))
	}
	return b.String()
}

func at(lines []string, y int) string {
	if y < len(lines) {
		return lines[y]
	}
	return ""
}

// bodyView is the body, or what lies over it.
func (m *Model) bodyView() string {
	if m.over != None {
		return m.overView()
	}
	return m.reader.View()
}

func (m *Model) overView() string {
	switch m.over {
	case Help:
		return m.help.View()
	case Board:
		return m.board.View()
	case Ledger:
		return m.ledger.View()
	case Sources:
		return m.sources.View()
	case Versus:
		return m.versus.View()
	}
	return m.sheet.View()
}

func (m *Model) tooSmall() string {
	lines := make([]string, m.h)
	lines[0] = m.st.Cut("lede needs "+strconv.Itoa(minWidth)+"x"+strconv.Itoa(minHeight), m.w)
	if m.h > 1 {
		lines[1] = m.st.Cut("this is "+strconv.Itoa(m.w)+"x"+strconv.Itoa(m.h), m.w)
	}
	return strings.Join(lines, "\n")
}

// cursor is where the terminal's own cursor stands: on what is chosen.
func (m *Model) cursor() *tea.Cursor {
	if m.w <= 0 || m.h <= 0 || m.lay.TooSmall {
		return nil
	}
	var x, y int
	_, typed, typing := m.typedLine()
	switch over := m.overRect(); {
	case typing:
		x, y = typed, m.lay.H-1
	case m.over == Board:
		x, y = m.board.Cursor()
		x, y = x+over.X, y+over.Y
	case m.over == Ledger:
		x, y = m.ledger.Cursor()
		x, y = x+over.X, y+over.Y
	case m.over == Versus:
		x, y = m.versus.Cursor()
		x, y = x+over.X, y+over.Y
	case m.over == Sources:
		x, y = m.sources.Cursor()
		x, y = x+over.X, y+over.Y
	case m.over == Help && m.help.Typing():
		x, y = m.help.Cursor()
	case m.over != None:
		x, y = over.X, over.Y
	case m.lay.List.Shown():
		x, y = m.lay.List.X, m.lay.List.Y+m.list.CursorLine()
	}
	c := tea.NewCursor(min(max(x, 0), m.lay.W-1), min(max(y, 0), m.lay.H-1))
	c.Blink = false
	return c
}
