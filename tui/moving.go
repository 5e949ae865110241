package tui

import (
	tea "charm.land/bubbletea/v2"
)

// mover is what can be moved in: the pane that has the keys.
type mover interface {
	Move(n int) bool
	HalfPage(dir int) bool
	Page(dir int) bool
	Top()
	Bottom()
}

func (m *Model) mover() mover {
	switch m.place() {
	case inBoard:
		return m.board
	case inLedger:
		return picker{m.ledger}
	case inSources:
		return picker{m.sources}
	case inVersus:
		return scroller{m.versus}
	case inSheet:
		return scroller{m.sheet}
	case inHelp:
		return scroller{m.help}
	case inBody:
		return scroller{m.reader}
	}
	return m.list
}

func down(m *Model, n int) tea.Cmd { return m.move(func(p mover) { p.Move(max(1, n)) }) }
func up(m *Model, n int) tea.Cmd   { return m.move(func(p mover) { p.Move(-max(1, n)) }) }
func halfDown(m *Model, n int) tea.Cmd {
	return m.move(times(n, func(p mover) bool { return p.HalfPage(1) }))
}

func halfUp(m *Model, n int) tea.Cmd {
	return m.move(times(n, func(p mover) bool { return p.HalfPage(-1) }))
}

func pageDown(m *Model, n int) tea.Cmd {
	return m.move(times(n, func(p mover) bool { return p.Page(1) }))
}

func pageUp(m *Model, n int) tea.Cmd {
	return m.move(times(n, func(p mover) bool { return p.Page(-1) }))
}
func top(m *Model, _ int) tea.Cmd { return m.move(mover.Top) }

func bottom(m *Model, n int) tea.Cmd {
	if n > 0 && m.place() == inList {
		m.list.GoTo(n - 1)
		return nil
	}
	return m.move(mover.Bottom)
}

// times does a thing n times, until it says that it can no more.
func times(n int, f func(mover) bool) func(mover) {
	return func(p mover) {
		for range max(1, n) {
			if !f(p) {
				return
			}
		}
	}
}

func (m *Model) move(f func(mover)) tea.Cmd {
	f(m.mover())
	switch {
	case m.place() == inBody:
		return m.scrolled()
	case m.place() == inList && m.order.news > 0 && m.list.Number() == m.list.Len()-1:
		return m.relist(asked, "") // at the end of the list what waits goes on below
	}
	return nil
}

// scroller makes a mover of a pane that scrolls.
type scroller struct{ pane scrolling }

type scrolling interface {
	Scroll(n int) bool
	HalfPage(dir int) bool
	PageDown() bool
	PageUp() bool
	Top()
	Bottom()
}

func (s scroller) Move(n int) bool       { return s.pane.Scroll(n) }
func (s scroller) HalfPage(dir int) bool { return s.pane.HalfPage(dir) }
func (s scroller) Top()                  { s.pane.Top() }
func (s scroller) Bottom()               { s.pane.Bottom() }

func (s scroller) Page(dir int) bool {
	if dir > 0 {
		return s.pane.PageDown()
	}
	return s.pane.PageUp()
}

// picker makes a mover of a pane in which one of some things is chosen.
type picker struct{ pane picking }

type picking interface {
	Move(n int) bool
	Top()
	Bottom()
}

// Things that half a page and a page go over: they take about four lines each.
const halfThings, pageThings = 4, 8

func (p picker) Move(n int) bool       { return p.pane.Move(n) }
func (p picker) HalfPage(dir int) bool { return p.pane.Move(dir * halfThings) }
func (p picker) Page(dir int) bool     { return p.pane.Move(dir * pageThings) }
func (p picker) Top()                  { p.pane.Top() }
func (p picker) Bottom()               { p.pane.Bottom() }
