package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/line"
	"github.com/lede-reader/lede/tui/status"
	"github.com/lede-reader/lede/tui/style"
)

// hunt is the search for words in the list. Which stories are shown is said by the
// query alone.
type hunt struct {
	typing bool
	line   line.Line
	home   spot // where the list stood before
}

// spot is a place in the list.
type spot struct {
	story  string // under the cursor
	number int    // of it
	line   int    // of the screen
}

// search_ asks for words; those that are asked for already can be changed.
func search_(m *Model, _ int) tea.Cmd {
	m.setFocus(OnList)
	if m.order.query.Words == "" && m.order.shown.Words == "" {
		row, _ := m.list.Selected()
		m.hunt.home = spot{row.Story, m.list.Number(), m.list.CursorLine()}
	}
	m.hunt.line.Set(m.order.query.Words)
	m.hunt.typing = true
	m.list.SetEmpty(m.emptyList())
	return nil
}

// searching tells whether keys go into the words.
func (m *Model) searching() bool { return m.hunt.typing && m.over == None }

// typeWords takes a key into the words. The list shows at once what they find.
func (m *Model) typeWords(k tea.KeyPressMsg, name string) tea.Cmd {
	switch name {
	case "esc":
		return m.allWords()
	case "enter":
		m.hunt.typing = false
		m.list.SetEmpty(m.emptyList())
		return nil
	case "up", "down":
		return m.keys.find(inList, name).do(m, 0)
	case "backspace", "ctrl+h":
		if m.hunt.line.Text() == "" {
			return m.allWords()
		}
	}
	m.hunt.line.Type(k)
	return m.lookFor()
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
	m.order.query.Words, m.order.query.Typing = words, words != ""
	m.order.seek++ // who looks for the next unread story looks in another list
	m.order.seekDir = 0
	return m.relist(asked, "")
}

// allWords shows the stories again whatever their words are, and the list as it
// stood.
func (m *Model) allWords() tea.Cmd {
	m.hunt.typing = false
	m.hunt.line = line.Line{}
	return m.lookFor()
}

// searchLine is what stands in the status line's place while words are typed, and
// the cell of the next letter.
func (m *Model) searchLine() (text string, x int) {
	right := segments(m.st.Dot, m.filter(false), m.found())
	bad := m.line.bad
	if said := m.line.text.String(); said != "" {
		right = said
	}
	return status.Typing(m.st, m.lay.W, "/", m.hunt.line.View, right, bad)
}

// found is how many stories have the words, "" if it is not known yet.
func (m *Model) found() string {
	switch n := m.list.Len(); {
	case m.order.query.Words == "" || m.order.query != m.order.shown:
		return ""
	case n == 0:
		return "no match"
	case n == 1:
		return "1 match"
	default:
		return style.Grouped(n) + " matches"
	}
}

// words are those that are searched for, as they are told to a person.
func (m *Model) words() string {
	return m.st.Cut("/"+safe.Row(m.order.query.Words).String(), longestLabel)
}

// segments sets parts beside each other, but those that are "".
func segments(dot string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, " "+dot+" ")
}

// emptyWords is what stands in a list where no story has the words.
func (m *Model) emptyWords() []string {
	what := "No story has these words."
	switch {
	case m.order.query.Source != 0 && m.order.query.Unread:
		what = "Nothing unread from " + m.st.Cut(m.follows.label.String(), longestLabel) + " has these words."
	case m.order.query.Source != 0:
		what = "Nothing from " + m.st.Cut(m.follows.label.String(), longestLabel) + " has these words."
	case m.order.query.Unread:
		what = "Nothing unread has these words."
	}
	if m.hunt.typing {
		return []string{what, "", "Esc shows all stories again."}
	}
	return []string{what, "", m.keys.key("search") + " changes the words;", m.keys.key("back") + " shows all stories again."}
}
