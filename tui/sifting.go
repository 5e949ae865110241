package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/tui/line"
	"github.com/lede-reader/lede/tui/status"
	"github.com/lede-reader/lede/tui/style"
)

// sifting is the search for words on the board. Which quotes are listed is said by the board
// alone.
type sifting struct {
	typing bool
	line   line.Line
}

// boardSearch asks for words of a quote or of its speaker's name; those that are asked for
// already can be changed.
func boardSearch(m *Model, _ int) tea.Cmd {
	m.sift.typing = true
	m.sift.line.Set(m.board.Sought())
	return nil
}

// sifts tells whether keys go into the words.
func (m *Model) sifts() bool { return m.sift.typing && m.over == Board }

// typeSift takes a key into the words. The board lists at once what has them.
func (m *Model) typeSift(k tea.KeyPressMsg, name string) tea.Cmd {
	switch {
	case name == "esc", (name == "backspace" || name == "ctrl+h") && m.sift.line.Text() == "":
		m.sift = sifting{}
		m.board.Seek("")
		return nil
	case name == "enter":
		m.sift.typing = false
		return nil
	case name == "up" || name == "down":
		return m.keys.find(inBoard, name).do(m, 0)
	}
	m.sift.line.Type(k)
	m.board.Seek(strings.TrimSpace(m.sift.line.Text()))
	return nil
}

// siftLine is what stands in the status line's place while words are typed, and the cell of
// the next letter.
func (m *Model) siftLine() (text string, x int) {
	right := ""
	if m.board.Sought() != "" {
		right = style.Grouped(m.board.Listed()) + " found"
	}
	return status.Typing(m.st, m.lay.W, "/", m.sift.line.View, right, false)
}
