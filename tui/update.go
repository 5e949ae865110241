package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/lede-reader/lede/tui/style"
)

// Update routes a message to the one method that knows it; then the panes
// follow the cursor, once.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		m.background(msg.IsDark())
	case tea.ColorProfileMsg:
		m.profile(msg.Profile)
	case tea.ResumeMsg:
		m.setNow()
	case tea.KeyPressMsg:
		cmd = m.key(msg)
	case tea.PasteMsg:
		cmd = m.paste(msg)
	case changeMsg:
		cmd = m.changed(msg)
	case waitMsg:
		cmd = m.wait(msg.seen)
	case relistMsg:
		cmd = m.relistNow()
	case listMsg:
		cmd = m.listed(msg)
	case rowsMsg:
		m.rowsCame(msg)
	case storyMsg:
		m.storyCame(msg)
	case heardMsg:
		m.heardCame(msg)
	case comparedMsg:
		m.compared(msg)
	case evidenceMsg:
		m.evidenceCame(msg)
	case problemsMsg:
		m.problemsCame(msg)
	case sourcesMsg:
		cmd = m.sourcesCame(msg)
	case addedMsg:
		cmd = m.added(msg)
	case namesMsg:
		cmd = m.namesCame(msg)
	case failedMsg:
		m.fail(msg.err)
	case previewMsg:
		m.previewDue(msg)
	case lateMsg:
		m.bodyLate(msg)
	case readMsg:
		cmd = m.readLong(msg)
	case seekMsg:
		cmd = m.sought(msg)
	case actMsg:
		cmd = m.acted(msg)
	default:
		return m, nil
	}
	return m, tea.Batch(cmd, m.follow())
}

func (m *Model) background(dark bool) {
	if m.opts.KeepDark {
		return
	}
	o := m.st.Options
	o.Dark = dark
	m.setStyles(o)
}

func (m *Model) profile(p colorprofile.Profile) {
	if m.opts.KeepColors {
		return
	}
	o := m.st.Options
	switch {
	case p >= colorprofile.ANSI256:
		o.Colors = style.Full
	case p == colorprofile.ANSI:
		o.Colors = style.Sixteen
	default:
		o.Colors = style.None
	}
	m.setStyles(o)
}
