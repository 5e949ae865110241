package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/tui/line"
	"github.com/lede-reader/lede/tui/status"
	"github.com/lede-reader/lede/tui/style"
)

// narrowing is a line in which a person says which stories the list shows, as it is
// typed. Which are shown is said by the query alone.
type narrowing struct {
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

// narrow has a line typed; afresh if it narrowed nothing before.
func (m *Model) narrow(n *narrowing, afresh bool) tea.Cmd {
	m.setFocus(OnList)
	if afresh {
		row, _ := m.list.Selected()
		n.home = spot{row.Story, m.list.Number(), m.list.CursorLine()}
	}
	n.typing = true
	m.list.SetEmpty(m.emptyList())
	return nil
}

// searching tells whether keys go into the words, sifting whether they go into the filter.
func (m *Model) searching() bool { return m.hunt.typing && m.over == None }
func (m *Model) sifting() bool   { return m.sieve.typing && m.over == None }

// typeNarrowing takes a key into a line. Leave gives back what it took from the list, look
// shows what it says now.
func (m *Model) typeNarrowing(n *narrowing, k tea.KeyPressMsg, name string, leave, look func() tea.Cmd) tea.Cmd {
	switch name {
	case "esc":
		return leave()
	case "enter":
		n.typing = false
		m.list.SetEmpty(m.emptyList())
		return look()
	case "up", "down":
		return m.keys.find(inList, name).do(m, 0)
	case "backspace", "ctrl+h":
		if n.line.Text() == "" {
			return leave()
		}
	}
	n.line.Type(k)
	return look()
}

// requery shows the stories of another query.
func (m *Model) requery() tea.Cmd {
	q := &m.order.query
	q.Typing = q.Words != "" || q.Filter != ""
	m.order.seek++ // who looks for the next unread story looks in another list
	m.order.seekDir = 0
	return m.relist(asked, "")
}

// narrowed tells whether words or a filter say which stories are shown.
func (m *Model) narrowed() bool { return m.order.query.Words != "" || m.order.query.Filter != "" }

// narrowingLine is what stands in the status line's place while something is typed in
// it, and the cell of the next letter.
func (m *Model) narrowingLine() (text string, x int) {
	prompt, n, wrong := "/", &m.hunt, ""
	right, bad := segments(m.st.Dot, m.inForce()...), m.line.bad
	if m.sifting() {
		prompt, n = siftPrompt, &m.sieve.narrowing
		var hint string
		if hint, wrong = m.siftHint(); hint != "" {
			right, bad = hint, wrong != ""
		}
	}
	if said := m.line.text.String(); said != "" {
		right, bad = said, m.line.bad
	}
	return status.Typing(m.st, m.lay.W, prompt, n.line.View, right, bad, wrong)
}

// inForce is what says which stories the list shows, but what is being typed, and how
// many these are.
func (m *Model) inForce() []string {
	var source, words, sieve, unread string
	if m.order.query.Source != 0 {
		source = m.st.Cut(m.follows.label.String(), longestLabel)
	}
	if m.order.query.Words != "" && !m.searching() {
		words = m.words()
	}
	if m.order.query.Filter != "" && !m.sifting() {
		sieve = m.sieveLabel()
	}
	if m.order.query.Unread {
		unread = "unread"
	}
	if m.searching() || m.sifting() {
		return []string{source, words, sieve, unread, m.found()}
	}
	return []string{source, words, sieve, m.found(), unread}
}

// found is how many stories there are of words or a filter, "" if it is not known yet.
func (m *Model) found() string {
	switch n := m.list.Len(); {
	case !m.narrowed() || m.order.query != m.order.shown:
		return ""
	case n == 0:
		return "no match"
	case n == 1:
		return "1 match"
	default:
		return style.Grouped(n) + " matches"
	}
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

// emptyNarrowed is what stands in a list where no story has the words, or passes the
// filter.
func (m *Model) emptyNarrowed() []string {
	from, is := "No story", "passes this filter."
	q := m.order.query
	switch {
	case q.Source != 0 && q.Unread:
		from = "Nothing unread from " + m.st.Cut(m.follows.label.String(), longestLabel)
	case q.Source != 0:
		from = "Nothing from " + m.st.Cut(m.follows.label.String(), longestLabel)
	case q.Unread:
		from = "Nothing unread"
	}
	key, changes := "filter", "filter"
	if q.Words != "" {
		is, key, changes = "has these words.", "search", "words"
	}
	back := "shows all stories again."
	if q.Words != "" && q.Filter != "" {
		from, back = "Nothing of this filter", "goes one step back."
	}
	if m.searching() || m.sifting() {
		return []string{from + " " + is, "", "Esc " + back}
	}
	return []string{from + " " + is, "", m.keys.key(key) + " changes the " + changes + ";", m.keys.key("back") + " " + back}
}
