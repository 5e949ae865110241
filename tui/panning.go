package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/tui/line"
	"github.com/lede-reader/lede/tui/status"
	"github.com/lede-reader/lede/tui/style"
)

// panning is the search for words on the board. Which quotes are listed is said by the board
// alone.
type panning struct {
	typing bool
	line   line.Line
}

// boardSearch asks for words of a quote or of its speaker's name; those that are asked for
// already can be changed.
func boardSearch(m *Model, _ int) tea.Cmd {
	m.panned.typing = true
	m.panned.line.Set(m.board.Sought())
	return nil
}

// pans tells whether keys go into the words.
func (m *Model) pans() bool { return m.panned.typing && m.over == Board }

// typePan takes a key into the words. The board lists at once what has them.
func (m *Model) typePan(k tea.KeyPressMsg, name string) tea.Cmd {
	switch {
	case name == "esc", (name == "backspace" || name == "ctrl+h") && m.panned.line.Text() == "":
		m.panned = panning{}
		m.board.Seek("")
		return nil
	case name == "enter":
		m.panned.typing = false
		return nil
	case name == "up" || name == "down":
		return m.keys.find(inBoard, name).do(m, 0)
	}
	m.panned.line.Type(k)
	m.board.Seek(strings.TrimSpace(m.panned.line.Text()))
	return nil
}

// panLine is what stands in the status line's place while words are typed, and the cell of
// the next letter.
func (m *Model) panLine() (text string, x int) {
	right := ""
	if m.board.Sought() != "" {
		right = style.Grouped(m.board.Listed()) + " found"
	}
	return status.Typing(m.st, m.lay.W, "/", m.panned.line.View, right, false, "")
}
