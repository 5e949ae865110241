package versus

import (
	"sort"
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

const (
	widest       = 72 // the measure of a body
	signs        = 2  // cells of a sign and its air
	roomyMeasure = 44 // narrower than that every cell is for words
)

// Units is how many units there are.
func (p *Pane) Units() int { return len(p.units) }

// Lines is how many lines a unit takes.
func (p *Pane) Lines(unit int) int { return len(p.lines(unit)) }

// lines draws a unit when it is first looked at.
func (p *Pane) lines(unit int) []string {
	u := &p.units[unit]
	if u.lines == nil {
		u.lines = p.draw(*u)
		if u.air {
			u.lines = append([]string{""}, u.lines...)
		}
	}
	return u.lines
}

// air is how many empty lines stand above a unit.
func (p *Pane) air(unit int) int {
	if p.units[unit].air {
		return 1
	}
	return 0
}

// text is the text that a mark is of.
func (p *Pane) text(m mark) string {
	if m == cut {
		return p.texts[1]
	}
	return p.texts[0]
}

// sign says what a colour says.
func (m mark) sign() string {
	switch m {
	case moved:
		return "="
	case reworded:
		return "~"
	case added:
		return "+"
	case cut:
		return "-"
	}
	return " "
}

func (p *Pane) draw(u unit) []string {
	if u.mark == folded {
		return p.drawFold(u)
	}
	var ps style.Passage
	ink := p.ink(u)
	if u.mark == reworded {
		p.st.Reworded(&ps, p.texts[0], style.Span{Start: u.start, End: u.end}, p.texts[1], p.edits(u), ink)
	} else {
		ps.Add(p.text(u.mark)[u.start:u.end], ink)
	}
	sign := p.signInk(u.mark).Render(u.mark.sign()) + " "
	if u.mark.sign() == " " {
		sign = strings.Repeat(" ", signs)
	}
	lines := ps.Wrap(p.measure())
	for i, l := range lines {
		lines[i] = sign + l
	}
	return lines
}

// drawFold says how much is folded.
func (p *Pane) drawFold(u unit) []string {
	words := 0
	for _, s := range p.c.This.Sentences[u.from:u.to] {
		words += s.Words
	}
	said := p.st.Ellipsis + " " + counted(u.to-u.from, "sentence") + " the same, " + counted(words, "word") + " " + p.st.Ellipsis
	return []string{strings.Repeat(" ", signs) + p.st.Faint.Render(p.st.Cut(said, p.measure()))}
}

// measure is the cells of a line of text: as much air at the right as at the left, where there
// is room for it.
func (p *Pane) measure() int {
	left := p.w - style.TitleIndent - signs
	if left > roomyMeasure {
		left = max(left-style.TitleIndent, roomyMeasure)
	}
	return max(min(left, widest), 1)
}

func (p *Pane) ink(u unit) lipgloss.Style {
	switch u.mark {
	case added:
		return p.st.Good
	case cut:
		return p.st.Removed
	case reworded:
		return p.st.Text
	}
	if p.c.This.Article.Body[u.block].Kind == model.Heading {
		return p.st.Muted.Bold(true)
	}
	return p.st.Muted
}

func (p *Pane) signInk(m mark) lipgloss.Style {
	switch m {
	case added:
		return p.st.Good.Bold(true)
	case cut:
		return p.st.Removed.Bold(true)
	}
	return p.st.Accent
}

// edits are those in a unit, and those that reach into it from the one before.
func (p *Pane) edits(u unit) []model.Edit {
	var in []model.Edit
	for _, s := range p.c.This.Sentences[u.from:u.to] {
		for _, e := range s.Edits[sort.Search(len(s.Edits), func(i int) bool { return s.Edits[i].Own.End >= u.start }):] {
			if e.Own.Start > u.end || e.Own.Start == u.end && e.Own.Start < s.End {
				break
			}
			in = append(in, e)
		}
	}
	return in
}
