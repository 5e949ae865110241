package tui

import (
	"strings"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// A hint of the library stands at the end of the list, where nothing moves when it
// goes.
const (
	hintLines = 4  // the most it takes
	hintFrom  = 10 // lines of a list that has room for one
	hintWide  = 72
)

// setHint takes what the library wants to be said while it has no sources.
func (m *Model) setHint(text string) {
	if hint := safe.Line(text); hint != m.world.hint {
		m.world.hint = hint
		m.arrange()
	}
}

// hint is its lines under a list of w×h cells, the first empty; none where there
// is nothing to say, or no room.
func (m *Model) hint(w, h int) []string {
	if m.world.hint.String() == "" || h < hintFrom {
		return nil
	}
	lines := style.Wrap(m.world.hint.String(), max(min(w-2*style.TitleIndent, hintWide), 1))
	lines = append([]string{""}, lines[:min(len(lines), hintLines)]...)
	for i, l := range lines {
		lines[i] = style.Pad(strings.Repeat(" ", style.TitleIndent)+m.st.Accent.Render(l), w)
	}
	return lines
}

// listView is the list with the hint under it.
func (m *Model) listView() string {
	lines := append([]string{m.list.View()}, m.hint(m.lay.List.W, m.lay.List.H)...)
	return strings.Join(lines, "\n")
}
