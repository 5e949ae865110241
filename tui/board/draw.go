package board

import (
	"fmt"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// Units is how many quotes there are.
func (p *Pane) Units() int { return len(p.quotes) }

// Lines is how many lines a quote takes.
func (p *Pane) Lines(unit int) int { return len(p.lines(unit)) }

// Lead is the lines of the speaker over the first quote of each.
func (p *Pane) Lead(unit int) int {
	if !p.opens(unit) {
		return 0
	}
	if unit == 0 {
		return 1
	}
	return 2
}

// opens tells whether a quote is its speaker's first.
func (p *Pane) opens(unit int) bool {
	return unit == 0 || p.quotes[unit-1].speaker != p.quotes[unit].speaker
}

// head is the pane's title.
func (p *Pane) head() []string {
	if p.w <= 0 {
		return nil
	}
	count := ""
	if n := len(p.quotes); n > 0 {
		count = plural(n, "quote") + " " + p.st.Dot + " " + plural(len(p.speakers), "speaker")
	}
	return p.st.Title("Quotes", count, p.w)
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// lines draws an entry when it is first looked at: the speaker over the first of
// each, the words, and who carries them.
func (p *Pane) lines(unit int) []string {
	if p.entries[unit] == nil {
		p.entries[unit] = p.draw(unit)
	}
	return p.entries[unit]
}

func (p *Pane) draw(unit int) []string {
	q := p.quotes[unit]
	width := max(p.w-style.Width(p.st.Glyphs.Cursor)-1, 1)
	var lines []string
	if p.opens(unit) {
		if unit > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, p.speaker(p.speakers[q.speaker], width))
	}
	measure := min(width, widest)
	words := p.st.OpenMark + q.text + p.st.CloseMark
	for _, l := range style.Wrap(words, max(measure-2, 1)) {
		lines = append(lines, p.st.Cut("  "+p.ink(q).Render(l), width))
	}
	for _, l := range style.Wrap(p.carriers(q), max(measure-2, 1)) {
		lines = append(lines, p.st.Cut("  "+p.st.Faint.Render(l), width))
	}
	return lines
}

// widest is the measure of a quote: that of a body.
const widest = 72

// ink sets pull quotes off from the rest.
func (p *Pane) ink(q quote) interface{ Render(...string) string } {
	if q.pull || q.chosen {
		return p.st.Quote
	}
	return p.st.Text
}

// speaker is the line over a speaker's quotes.
func (p *Pane) speaker(s speaker, width int) string {
	name := s.name
	if name == "" {
		return p.st.Muted.Render(p.st.Cut("Speaker not named", width))
	}
	line := p.st.Speaker.Bold(true).Render(p.st.Cut(name, width))
	if left := width - style.Width(line) - 2; s.role != "" && left > 4 {
		line += p.st.Muted.Render(p.st.Cut(", "+s.role, left))
	}
	return line
}

// carriers tells who has the quote, and what else is to be known of it.
func (p *Pane) carriers(q quote) string {
	var parts []string
	if q.guess != "" {
		parts = append(parts, p.st.Dash+" ? perhaps "+q.guess)
	}
	if q.pull {
		parts = append(parts, "pull quote")
	} else if q.chosen {
		parts = append(parts, "chosen by lede")
	}
	var names []string
	for _, c := range q.carried {
		if n := p.source(c); len(names) == 0 || names[len(names)-1] != n {
			names = append(names, n)
		}
	}
	const named = 4
	if more := len(names) - named; more > 0 {
		names = append(names[:named], fmt.Sprintf("%d more", more))
	}
	parts = append(parts, strings.Join(names, ", "))
	if q.differs {
		parts = append(parts, "worded differently")
	}
	return strings.Join(parts, " "+p.st.Dot+" ")
}

// source is a version in words: its credit or source, and its day.
func (p *Pane) source(c carrier) string {
	var source string
	var credits []string
	var date model.Date
	if p.s != nil && c.version < len(p.s.Versions) {
		v := p.s.Versions[c.version]
		source, credits, date = v.Source, v.Credits, v.Published
	} else if c.version < len(p.articles) {
		a := p.articles[c.version]
		source, credits, date = a.Source, a.Credits, a.Published
	}
	name := safe.Row(strings.Join(credits, "/")).String()
	if name == "" {
		name = safe.Row(source).String()
	}
	if name == "" {
		name = "unnamed source"
	}
	return strings.TrimSpace(name + " " + style.Short(date, p.now))
}
