package sources

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model/safe"
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

// input is the line that is typed. What it holds is from outside: a paste may be
// anything.
type input struct {
	ask   Ask
	field textinput.Model
	notes []Note
}

// longestInput is the most letters that are taken: no address and no path is
// longer.
const longestInput = 4096

func newInput() input {
	f := textinput.New()
	f.CharLimit = longestInput
	f.SetVirtualCursor(false)        // the terminal's own stands there; nothing ticks
	f.KeyMap.Paste.SetEnabled(false) // it would read the clipboard of the machine, over SSH another's
	return input{field: f}
}

// Ask begins to ask, with something typed already.
func (p *Pane) Ask(what Ask, typed string) {
	p.input.ask, p.input.notes = what, nil
	p.input.field.SetValue(typed)
	p.input.field.CursorEnd()
	p.input.field.Focus()
	p.fit()
}

// Asking is what is being asked for.
func (p *Pane) Asking() Ask { return p.input.ask }

// Typing tells whether keys go into the line.
func (p *Pane) Typing() bool { return p.input.ask != Nothing }

// Type takes a key or a paste into the line.
func (p *Pane) Type(msg tea.Msg) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: firstLine(paste.Content)}
	}
	p.input.field, _ = p.input.field.Update(msg)
}

// firstLine is the first line of a paste that is not empty: who copies an address
// often copies the end of its line.
func firstLine(s string) string {
	s = strings.TrimLeft(s, "\r\n\t ")
	s = s[:min(len(s), 4*longestInput)]
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, "\t ")
}

// Typed is what was typed, as it was typed.
func (p *Pane) Typed() string { return strings.TrimSpace(p.input.field.Value()) }

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
	p.input.field.Reset()
	p.input.field.Blur()
	p.fit()
}

// prompt is the lines of what is typed and said, none where nothing is.
func (p *Pane) prompt() []string {
	var lines []string
	if p.Typing() {
		line, _ := p.typed()
		lines = append(lines, line)
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
	lines := p.under(ink, text.String(), max(p.w, 1))
	return lines
}

// typed is the line that is typed, and the cell of the next letter. Where it is
// longer than the pane its part round the cursor is shown.
func (p *Pane) typed() (line string, x int) {
	name := "Follow: "
	if p.input.ask == Name {
		name = "Call it: "
	}
	indent := min(style.TitleIndent, max(p.w-1, 0))
	name = p.st.Cut(name, max(p.w-indent-4, 0))
	room := max(p.w-indent-style.Width(name), 1)

	value := []rune(p.input.field.Value())
	at := min(p.input.field.Position(), len(value))
	before, after := visible(string(value[:at])), visible(string(value[at:]))
	if over := style.Width(before) - (room - 1); over > 0 { // the cursor takes a cell
		before = ansi.TruncateLeft(before, over, "")
	}
	for style.Width(before) > room-1 { // a letter of two cells was cut in half
		before = ansi.TruncateLeft(before, 1, "")
	}
	x = indent + style.Width(name) + style.Width(before)
	after = ansi.Truncate(after, max(p.w-x, 0), "")
	return strings.Repeat(" ", indent) + p.st.Accent.Render(name) + p.st.Text.Render(before+after), x
}

// visible is what was typed as it may be shown, spaces and all.
func visible(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		words[i] = safe.Row(w).String()
	}
	return strings.Join(words, " ")
}
