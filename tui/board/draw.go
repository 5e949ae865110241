package board

import (
	"fmt"
	"strings"

	"github.com/lede-reader/lede/model"
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
	return 1
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
	width := max(p.w-style.TitleIndent, 1)
	var lines []string
	if p.opens(unit) {
		lines = append(lines, p.speaker(p.speakers[q.speaker], width))
	}
	measure := min(width, widest)
	words := p.st.OpenMark + q.text + p.st.CloseMark
	for _, l := range style.Wrap(words, measure) {
		lines = append(lines, p.ink(q).Render(l))
	}
	for _, l := range style.Wrap(p.carriers(q), max(measure-2, 1)) {
		if l == "" {
			continue
		}
		lines = append(lines, p.st.Muted.Render(p.st.Cut("  "+l, width)))
	}
	return append(lines, "")
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
	if p.several() {
		parts = append(parts, p.sources(q))
	}
	if q.differs {
		parts = append(parts, "worded differently")
	}
	return strings.Join(parts, " "+p.st.Dot+" ")
}

// several tells whether the quotes are of more than one article.
func (p *Pane) several() bool {
	return len(p.articles) > 1 || p.s != nil && len(p.s.Versions) > 1
}

// sources are who carries a quote: each once, with the days.
func (p *Pane) sources(q quote) string {
	var names []string
	days := make(map[string][]string)
	for _, c := range q.carried {
		v := p.version(c)
		who, day := style.Who(v.Credits, v.Source), style.Short(v.Published, p.now)
		if who == "" && day == "" {
			day = style.Copy(v, p.now)
		}
		if _, had := days[who]; !had {
			names = append(names, who)
		}
		if had := days[who]; day == "" || len(had) > 0 && had[len(had)-1] == day {
			days[who] = had
		} else {
			days[who] = append(had, day)
		}
	}
	var words []string
	for _, n := range names[:min(len(names), named)] {
		words = append(words, strings.TrimSpace(n+" "+strings.Join(days[n], " and ")))
	}
	if more := len(names) - named; more > 0 {
		words = append(words, fmt.Sprintf("%d more", more))
	}
	return strings.Join(words, ", ")
}

// named is how many sources of a quote are named.
const named = 4

// version is what is known of the article of a carrier.
func (p *Pane) version(c carrier) model.Version {
	if p.s != nil {
		return p.s.Versions[c.version]
	}
	a := p.articles[c.version]
	return model.Version{Source: a.Source, Credits: a.Credits, Published: a.Published}
}
