// Package help is the list of all keys, made from the bindings, with a search.
package help

import (
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
)

// Group is some commands that belong together.
type Group struct {
	Name    string
	Entries []Entry
}

// Entry is one command: its keys, what it does, its name for the config file.
type Entry struct{ Keys, What, Name string }

// Pane is the help.
type Pane struct {
	roll.Window
	st     *style.Styles
	w, h   int
	groups []Group
	find   string
	typing bool
	lines  []string // of what is found, without style: see line
}

// New makes an empty help of no size.
func New(st *style.Styles) *Pane {
	p := &Pane{st: st}
	p.Window = roll.Over(p)
	return p
}

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) {
	p.st = st
	p.fill()
}

// SetSize sets the pane's cells.
func (p *Pane) SetSize(w, h int) {
	p.w, p.h = w, h
	p.fill()
}

// Show shows groups of commands.
func (p *Pane) Show(groups []Group) {
	p.groups = groups
	p.fill()
}

// Search starts typing a search.
func (p *Pane) Search() { p.typing, p.find = true, ""; p.fill() }

// Stop ends the search and shows everything.
func (p *Pane) Stop() {
	p.typing, p.find = false, ""
	p.Top()
	p.fill()
}

// Typing tells whether keys go into the search.
func (p *Pane) Typing() bool { return p.typing }

const enter, escape, backspace, deleted = '\r', 0x1b, 0x7f, 0x08

// Type takes a key into the search; false if none is being typed.
func (p *Pane) Type(code rune, text string) bool {
	if !p.typing {
		return false
	}
	switch {
	case code == enter:
		p.typing = false
	case code == escape:
		p.Stop()
	case code == backspace || code == deleted:
		_, n := utf8.DecodeLastRuneInString(p.find)
		p.find = p.find[:len(p.find)-n]
	default:
		p.find = safe.Row(p.find + text).String()
		if strings.HasSuffix(text, " ") {
			p.find += " "
		}
	}
	p.Top()
	p.fill()
	return true
}

// Units is how many lines there are, each a unit of its own.
func (p *Pane) Units() int { return len(p.lines) }

// Lines is one.
func (p *Pane) Lines(int) int { return 1 }

// titleRows is the title and the air under it.
const titleRows = 2

// fill makes the lines of what is found.
func (p *Pane) fill() {
	p.lines = p.lines[:0]
	wide := 0
	for _, g := range p.groups {
		for _, e := range g.Entries {
			wide = max(wide, style.Width(e.Keys))
		}
	}
	wide = min(wide, max(8, p.w/3))
	for _, g := range p.groups {
		head := true
		for _, e := range g.Entries {
			if !p.finds(g, e) {
				continue
			}
			if head {
				if len(p.lines) > 0 {
					p.lines = append(p.lines, "")
				}
				p.lines = append(p.lines, " "+p.st.Accent.Render(p.st.Cut(g.Name, p.w-1)))
				head = false
			}
			keys := p.st.Headline.Render(style.Pad(p.st.Cut(e.Keys, wide), wide))
			line := "  " + keys + "  " + p.st.Cut(e.What, max(0, p.w-wide-4))
			if room := p.w - style.Width(line) - 2; room > style.Width(e.Name)+2 && p.w >= 70 {
				line += strings.Repeat(" ", room-style.Width(e.Name)) + p.st.Faint.Render(e.Name)
			}
			p.lines = append(p.lines, p.st.Cut(line, p.w))
		}
	}
	if len(p.lines) == 0 {
		p.lines = append(p.lines, "  "+p.st.Muted.Render(p.st.Cut("No key does that. Esc shows all.", p.w-2)))
	}
	p.Resize(p.h - titleRows)
}

// finds tells whether a command is what is searched for: all words stand in its
// line.
func (p *Pane) finds(g Group, e Entry) bool {
	line := strings.ToLower(g.Name + " " + e.Keys + " " + e.What + " " + e.Name)
	for _, word := range strings.Fields(strings.ToLower(p.find)) {
		if !strings.Contains(line, word) {
			return false
		}
	}
	return true
}

const prompt = " Search: "

// Cursor is the cell where the search is typed.
func (p *Pane) Cursor() (x, y int) { return style.Width(prompt) + style.Width(p.find), 0 }

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string {
	out := make([]string, 0, p.h)
	switch {
	case p.typing || p.find != "":
		out = append(out, p.st.Accent.Render(prompt)+p.st.Cut(p.find, max(0, p.w-style.Width(prompt)-1)))
	default:
		out = append(out, " "+p.st.Headline.Render(p.st.Cut("Keys", p.w-1)))
	}
	out = append(out, "")
	p.Each(func(s roll.Spot) { out = append(out, p.lines[s.Unit]) })
	return style.Screen(out, p.h)
}
