package reader

import (
	"fmt"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// head is what stands over the body, in lines of at most width cells.
func (p *Pane) head(width int) []string {
	var lines []string
	if p.h >= airy {
		lines = append(lines, "")
	}
	lines = append(lines, p.headline(width)...)
	lines = append(lines, p.facts(width)...)
	lines = append(lines, p.lineage(width)...)
	lines = append(lines, p.newsLine(width)...)
	return append(lines, p.st.Rule.Render(strings.Repeat(p.st.Glyphs.Rule, width)))
}

// airy is the height from which an empty line stands above the headline.
const airy = 16

// headline is set over balanced lines; one that lede made bears its mark.
func (p *Pane) headline(width int) []string {
	words := safe.Row(p.a.Headline).String()
	if words == "" {
		return []string{p.st.Muted.Render(p.st.Cut("no headline", width))}
	}
	mark := ""
	if p.a.HeadlineFrom == model.FromLede {
		mark = p.st.FromLede
	}
	lines := style.Balance(words+mark, width)
	for i, l := range lines {
		if rest, ok := strings.CutSuffix(l, mark); ok && mark != "" && i == len(lines)-1 {
			lines[i] = p.st.Headline.Render(rest) + p.st.Faint.Render(mark)
			continue
		}
		lines[i] = p.st.Headline.Render(l)
	}
	return lines
}

// facts are source, date, credit and version in a line that breaks between them,
// then byline and dateline.
func (p *Pane) facts(width int) []string {
	var first, second []fact
	first = add(first, safe.Row(p.a.Source).String(), style.Accent)
	first = add(first, style.Long(p.a.Published, p.now), style.Muted)
	first = add(first, safe.Row(strings.Join(p.a.Credits, "/")).String(), style.Muted)
	if n, of := p.version(); of > 1 {
		first = add(first, fmt.Sprintf("%d of %d", n, of), style.Muted)
	}
	if p.a.HeadlineFrom == model.FromLede {
		first = add(first, "headline by lede", style.Faint)
	}
	if by := safe.Row(p.a.Byline).String(); by != "" {
		second = add(second, "By "+by, style.Muted)
	}
	second = add(second, safe.Row(p.a.Dateline).String(), style.Muted)
	return append(p.row(first, width), p.row(second, width)...)
}

// fact is a few words of the head.
type fact struct {
	words string
	role  style.Role
}

func add(facts []fact, words string, role style.Role) []fact {
	if words == "" {
		return facts
	}
	return append(facts, fact{words, role})
}

// row puts facts beside each other with dots between, in as many lines as it takes.
func (p *Pane) row(facts []fact, width int) []string {
	var lines []string
	var line string
	used := 0
	dot := " " + p.st.Dot + " "
	for _, f := range facts {
		words := p.st.Cut(f.words, width)
		w := style.Width(words)
		if used > 0 && used+style.Width(dot)+w > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line += p.st.Faint.Render(dot)
			used += style.Width(dot)
		}
		line += p.st.Of(f.role).Render(words)
		used += w
	}
	if used > 0 {
		lines = append(lines, line)
	}
	return lines
}

// version is the number from 1 of the article among the versions of its story.
func (p *Pane) version() (n, of int) {
	if p.s == nil {
		return 0, 0
	}
	for i, v := range p.s.Versions {
		if v.Article == p.a.ID {
			return i + 1, len(p.s.Versions)
		}
	}
	return 0, 0
}
