package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/line"
)

// search_ asks for words; those that are asked for already can be changed.
func search_(m *Model, _ int) tea.Cmd {
	m.hunt.line.Set(m.order.query.Words)
	return m.narrow(&m.hunt, m.order.query.Words == "" && m.order.shown.Words == "")
}

// typeWords takes a key into the words. The list shows at once what they find.
func (m *Model) typeWords(k tea.KeyPressMsg, name string) tea.Cmd {
	return m.typeNarrowing(&m.hunt, k, name, m.allWords, m.lookFor)
}

// lookFor shows the stories with the words as far as they are typed.
func (m *Model) lookFor() tea.Cmd {
	words := strings.TrimLeft(m.hunt.line.Text(), " ")
	if !strings.ContainsFunc(words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		words = "" // nothing can be found by it
	}
	if words == m.order.query.Words {
		return nil
	}
	m.order.query.Words = words
	return m.requery()
}

// allWords shows the stories again whatever their words are, and the list as it
// stood.
func (m *Model) allWords() tea.Cmd {
	m.hunt.typing = false
	m.hunt.line = line.Line{}
	return m.lookFor()
}

// words are those that are searched for, as they are told to a person.
func (m *Model) words() string {
	return m.st.Cut("/"+safe.Row(m.order.query.Words).String(), longestLabel)
}
