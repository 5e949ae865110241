package rail

import (
	"fmt"
	"math"
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/kin"
	"github.com/lede-reader/lede/tui/style"
)

// most is how many rows a section is made of; no screen shows more.
const most = 100

// versions are the story's articles: who and when, then how each stands to the
// one it was put with.
func (p *Pane) versions() section {
	s := section{title: "Versions", count: len(p.s.Versions)}
	if len(p.s.Versions) < 2 {
		return s
	}
	ties := kin.Ties(p.s)
	for i, v := range p.s.Versions[:min(len(p.s.Versions), most)] {
		mark, ink := strings.Repeat(" ", style.TitleIndent), p.st.Text
		if v.Article == p.a.ID {
			mark, ink = style.Pad(p.st.Marker.Render(p.st.Glyphs.Cursor), style.TitleIndent), p.st.Headline
		}
		row := []string{mark + p.row(ink, name(v), style.Short(v.Published, p.now))}
		if how := p.relation(v, ties[i]); how != "" {
			row = append(row, p.below(how))
		}
		s.rows = append(s.rows, row)
	}
	return s
}

// row is words at the left and a few at the right, without the indent.
func (p *Pane) row(ink lipgloss.Style, words, right string) string {
	room := p.w - 2*style.TitleIndent
	line := ink.Render(p.st.Cut(words, max(room-style.Width(right)-1, 1)))
	if left := room - style.Width(line) - style.Width(right); left > 0 && right != "" {
		line += strings.Repeat(" ", left) + p.st.Muted.Render(right)
	}
	return line
}

// below is the second line of a row.
func (p *Pane) below(words string) string {
	return strings.Repeat(" ", style.TitleIndent) + p.st.Faint.Render(p.st.Cut(words, p.w-style.TitleIndent))
}

// name is who a version is of, or its headline if nobody says.
func name(v model.Version) string {
	for _, s := range []string{style.Who(v.Credits, v.Source), safe.Row(v.Headline).String()} {
		if s != "" {
			return s
		}
	}
	return "a copy"
}

// relation is how a version stands to the one it came from.
func (p *Pane) relation(v model.Version, tie kin.Tie) string {
	how := "first"
	if tie.From != kin.None {
		how = map[model.Relation]string{
			model.Exact: "same words", model.Near: "same text", model.Update: "follow-up", model.Related: "same story",
		}[tie.Relation]
	}
	if share := math.Round(tie.Share * 100); how != "" && share > 0 && tie.Relation != model.Exact {
		how += fmt.Sprintf(" %s %.0f %%", p.st.Dot, share)
	}
	if !v.Read {
		if how != "" {
			how += " " + p.st.Dot + " "
		}
		how += "unread"
	}
	return how
}

// quoted are the speakers of the story and how many quotes are surely theirs; then how many
// nobody is sure of.
func (p *Pane) quoted() section {
	s := section{title: "Quoted"}
	if p.said == nil {
		return s
	}
	air := strings.Repeat(" ", style.TitleIndent)
	for _, sp := range p.said.Speakers {
		if sp.Quotes == 0 {
			continue
		}
		s.count++
		if s.count > most {
			continue
		}
		row := []string{air + p.row(p.st.Speaker, safe.Row(sp.Name).String(), style.Grouped(sp.Quotes))}
		if role := safe.Row(sp.Role).String(); role != "" {
			row = append(row, p.below(role))
		}
		s.rows = append(s.rows, row)
	}
	unsure := 0
	for _, q := range p.said.Quotes {
		if q.Unsure && q.Speaker >= 0 {
			unsure++
		}
	}
	if unsure > 0 {
		s.rows = append(s.rows, []string{air + p.row(p.st.Muted, p.st.Dash+" ?", style.Grouped(unsure))})
	}
	return s
}

// removed are the removals of the article that is read, a line each.
func (p *Pane) removed() section {
	s := section{title: "Removed"}
	a := p.a
	s.count = len(a.Removed)
	for _, r := range a.Removed[:min(len(a.Removed), most)] {
		ink, reason := p.st.Removed, safe.Row(r.Reason).String()
		if r.Restored {
			ink, reason = p.st.Good, p.st.Done+" "+reason
		}
		line := strings.Repeat(" ", style.TitleIndent) + ink.Render(p.st.Cut(reason, p.w-style.TitleIndent))
		start := min(max(r.Start, 0), len(a.Raw))
		words := safe.Row(a.Raw[start:min(max(r.End, start), min(len(a.Raw), start+4*p.w))]).String()
		if left := p.w - style.Width(line) - 2; left > 4 {
			line += "  " + p.st.Faint.Render(p.st.Cut(words, left))
		}
		s.rows = append(s.rows, []string{line})
	}
	return s
}
