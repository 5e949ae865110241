package reader

import (
	"fmt"
	"strings"

	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
)

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string {
	if p.page == nil {
		return style.Screen(nil, p.h)
	}
	indent := strings.Repeat(" ", p.left)
	lines := make([]string, p.h)
	for i, l := range p.lines {
		switch {
		case l != "" && p.known[i]:
			lines[i] = p.sign() + l
		case l != "":
			lines[i] = indent + l
		}
	}
	if p.h >= footed {
		lines[p.h-1] = indent + p.foot
	}
	return style.Screen(lines, p.h)
}

// sign is the margin of a line that was read before.
func (p *Pane) sign() string {
	before := max(p.left-2, 0)
	if p.left == 0 {
		return ""
	}
	return strings.Repeat(" ", before) + p.st.Faint.Render(p.st.KnownMark) + strings.Repeat(" ", p.left-before-1)
}

// Position is how far one has read, for a status line: "34 %", "end"; "" if
// nothing is shown.
func (p *Pane) Position() string {
	switch {
	case p.page == nil:
		return ""
	case p.AtEnd():
		return "end"
	}
	return fmt.Sprintf("%.0f %%", 100*p.page.Share(roll.Down(p.page, p.top, p.rows())))
}

// footLine tells who says the quotation that is lit, and at its right end how far one has
// read.
func (p *Pane) footLine() string {
	words := p.Position()
	if !p.AtEnd() {
		words += " " + p.st.More
	}
	words = p.st.Cut(words, p.page.Width())
	room := p.page.Width() - style.Width(words)
	who := ""
	if _, lit := p.LitQuote(); lit {
		who = p.st.Cut(p.whose, max(room-2, 0))
	}
	return p.st.Speaker.Render(who) + strings.Repeat(" ", room-style.Width(who)) + p.st.Faint.Render(words)
}
