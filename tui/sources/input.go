package sources

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"

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

// input is what is being typed, and what is said to it. What it holds is from
// outside: a paste may be anything.
type input struct {
	ask   Ask
	line  line
	notes []Note
}

// Ask begins to ask, with something typed already.
func (p *Pane) Ask(what Ask, typed string) {
	p.input.ask, p.input.notes = what, nil
	p.input.line.set(typed)
	p.fit()
}

// Asking is what is being asked for.
func (p *Pane) Asking() Ask { return p.input.ask }

// Typing tells whether keys go into the line.
func (p *Pane) Typing() bool { return p.input.ask != Nothing }

// Type takes a key into the line.
func (p *Pane) Type(k tea.KeyPressMsg) { p.input.line.typeKey(k) }

// Paste takes what was pasted into the line: its first line.
func (p *Pane) Paste(m tea.PasteMsg) { p.input.line.insert(firstLine(m.Content)) }

// firstLine is the first line of a paste that is not empty: who copies an address
// often copies the end of its line.
func firstLine(s string) string {
	s = strings.TrimLeft(s, "\r\n\t ")
	s = s[:min(len(s), longestLine)]
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, "\t ")
}

// Typed is what was typed, as it was typed.
func (p *Pane) Typed() string { return strings.TrimSpace(p.input.line.text) }

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
	p.input.line = line{}
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

	typed := p.input.line
	before, after := visible(typed.text[:typed.at]), visible(typed.text[typed.at:])
	before = end(before, room-1) // the cursor takes a cell
	x = indent + style.Width(name) + style.Width(before)
	after = ansi.Truncate(after, max(p.w-x, 0), "")
	return strings.Repeat(" ", indent) + p.st.Accent.Render(name) + p.st.Text.Render(before+after), x
}

// visible is what was typed as it may be shown, spaces and all.
func visible(s string) string {
	var b strings.Builder
	for i, word := range strings.Split(s, " ") {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(safe.Row(word).String())
	}
	return b.String()
}

// end is as much of the end of a text as has room in width cells.
func end(s string, width int) string {
	over := style.Width(s) - width
	for it := graphemes.FromString(s); over > 0 && it.Next(); {
		over -= style.Width(it.Value())
		if over <= 0 {
			return s[it.End():]
		}
	}
	if over > 0 {
		return ""
	}
	return s
}
