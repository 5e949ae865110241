package tui

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// typed is what the keys said so far.
type typed struct {
	count  int       // "5" of "5j", 0 if none
	keys   int       // pressed since the start
	last   time.Time // when the last one was pressed
	fast   bool      // the last came faster than a person reads
	waited int       // the key after which a pause is under way
}

// held is the time between two keys under which a preview waits: keys repeat
// every 30–50 ms when held.
const held = 100 * time.Millisecond

// maxCount keeps a count that a cat typed from being a program that ran away.
const maxCount = 1_000_000

// key takes a key: overlay and typing first, then commands of the place that
// has the keys.
func (m *Model) key(k tea.KeyPressMsg) tea.Cmd {
	now := m.opts.Clock()
	m.press.fast = m.press.keys > 0 && now.Sub(m.press.last) < held
	m.press.last = now
	m.press.keys++
	m.list.SetHurry(m.press.fast && m.lay.tall())
	m.line.clear()
	name := k.String()
	if cmd, ok := m.typeIn(k, name); ok {
		return cmd
	}
	if n, err := strconv.Atoi(name); err == nil && (n > 0 || m.press.count > 0) && m.keys.find(m.place(), name) == nil {
		m.press.count = min(m.press.count*10+n, maxCount)
		return nil
	}
	c := m.keys.find(m.place(), name)
	if c == nil {
		m.press.count = 0
		return nil
	}
	n := m.press.count
	m.press.count = 0
	return c.do(m, n)
}

// typeIn takes a key into the line that is being typed; false if none is, or
// the key is not for it.
func (m *Model) typeIn(k tea.KeyPressMsg, name string) (tea.Cmd, bool) {
	switch {
	case name == "ctrl+c" || name == "ctrl+z":
		return nil, false
	case m.over == Help:
		return nil, m.help.Type(k.Key().Code, k.Key().Text)
	case m.searching():
		return m.typeWords(k, name), true
	case m.sifting():
		return m.typeFilter(k, name), true
	case m.pans():
		return m.typePan(k, name), true
	case m.over != Sources || !m.sources.Typing():
		return nil, false
	}
	switch name {
	case "esc":
		m.leaveTyping()
	case "enter":
		return m.typedIn(), true
	default:
		m.sources.Type(k)
	}
	return nil, true
}

// paste takes what was pasted into the line that is being typed; elsewhere it is
// nothing: a page of text must not be a hundred commands.
func (m *Model) paste(p tea.PasteMsg) tea.Cmd {
	switch {
	case m.over == Help:
		m.help.Type(0, p.Content)
	case m.over == Sources && m.sources.Typing():
		m.sources.Paste(p)
	case m.searching():
		m.hunt.line.Paste(p.Content)
		return m.lookFor()
	case m.sifting():
		m.sieve.line.Paste(p.Content)
		return m.sift()
	case m.pans():
		m.panned.line.Paste(p.Content)
		m.board.Seek(strings.TrimSpace(m.panned.line.Text()))
	}
	return nil
}

// place is what has the keys.
func (m *Model) place() place {
	switch m.over {
	case Help:
		return inHelp
	case Board:
		return inBoard
	case Ledger:
		return inLedger
	case Sources:
		return inSources
	case Versus:
		return inVersus
	case Why, Raw, Problems, Copied:
		return inSheet
	}
	if m.focus == OnBody {
		return inBody
	}
	return inList
}
