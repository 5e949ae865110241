package sources

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/line"
	"github.com/lede-reader/lede/tui/style"
)

// Ask is what is being asked for.
type Ask uint8

// What a line is typed for.
const (
	Nothing Ask = iota
	Address     // of a source to follow
	Name        // of the chosen source
)

// Note is a sentence under the line that is typed.
type Note struct {
	Text safe.Text
	Bad  bool // it went wrong
}

// input is what is being typed, and what is said to it.
type input struct {
	ask   Ask
	line  line.Line
	notes []Note
}

// Ask begins to ask, with something typed already.
func (p *Pane) Ask(what Ask, typed string) {
	p.input.ask, p.input.notes = what, nil
	p.input.line.Set(typed)
	p.fit()
}

// Asking is what is being asked for.
func (p *Pane) Asking() Ask { return p.input.ask }

// Typing tells whether keys go into the line.
func (p *Pane) Typing() bool { return p.input.ask != Nothing }

// Type takes a key into the line.
func (p *Pane) Type(k tea.KeyPressMsg) { p.input.line.Type(k) }

// Paste takes what was pasted into the line: its first line.
func (p *Pane) Paste(m tea.PasteMsg) { p.input.line.Paste(m.Content) }

// Typed is what was typed, as it was typed.
func (p *Pane) Typed() string { return strings.TrimSpace(p.input.line.Text()) }

// Say puts sentences under the line, or where it was; what was typed stays.
func (p *Pane) Say(notes ...Note) {
	p.input.notes = notes
	p.fit()
}

// Leave ends typing; what was said goes too.
func (p *Pane) Leave() { p.Answered() }

// Answered ends typing and leaves sentences on what came of it.
func (p *Pane) Answered(notes ...Note) {
	p.input.ask, p.input.notes = Nothing, notes
	p.input.line = line.Line{}
	p.fit()
}

// prompt is the lines of what is typed and said, none where nothing is.
func (p *Pane) prompt() []string {
	var lines []string
	if p.Typing() {
		text, _ := p.typed()
		lines = append(lines, text)
	}
	for _, n := range p.input.notes {
		ink := p.st.Muted
		if n.Bad {
			ink = p.st.Danger
		}
		lines = append(lines, p.note(ink, n.Text)...)
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return lines
}

func (p *Pane) note(ink lipgloss.Style, text safe.Text) []string {
	return p.under(ink, text.String(), max(p.w, 1))
}

// typed is the line that is typed, and the cell of the next letter. Where it is
// longer than the pane its part round the cursor is shown.
func (p *Pane) typed() (text string, x int) {
	name := "Follow: "
	if p.input.ask == Name {
		name = "Call it: "
	}
	indent := min(style.TitleIndent, max(p.w-1, 0))
	name = p.st.Cut(name, max(p.w-indent-4, 0))
	room := max(p.w-indent-style.Width(name), 1)

	typed, x := p.input.line.View(room)
	return strings.Repeat(" ", indent) + p.st.Accent.Render(name) + p.st.Text.Render(typed), indent + style.Width(name) + x
}
