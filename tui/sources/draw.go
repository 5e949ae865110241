package sources

import (
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// Columns of a source's line, in cells.
const (
	wide      = 66 // from here on the state stands in the line, below that under it
	kindWide  = 9  // "feed+text"
	countWide = 9  // "1,000,000"
	stateWide = 24 // "failing since 9 readings"
	labelMin  = 8
	widest    = 84 // of a sentence below: longer lines are hard to read
	longest   = 4  // lines of one sentence: an error may quote a whole page
	hang      = 2  // what stands below a source is set so far in
)

// Units is how many sources there are.
func (p *Pane) Units() int { return len(p.entries) }

// Lines is how many lines a source takes.
func (p *Pane) Lines(unit int) int { return len(p.lines(unit)) }

// Lead is 0: nothing stands over a source.
func (p *Pane) Lead(int) int { return 0 }

// lines draws a source when it is first looked at.
func (p *Pane) lines(unit int) []string {
	if p.entries[unit] == nil {
		p.entries[unit] = p.draw(&p.sources[unit])
	}
	return p.entries[unit]
}

// room is how many cells a source's line has: as much air stands at the right
// as at the left, as in the title.
func (p *Pane) room() int {
	if p.w >= wide {
		return p.w - 2*style.TitleIndent
	}
	return max(p.w-style.TitleIndent, 1)
}

// draw is a source: letter, name, kind, articles, state; below it what ails it
// and what can be done.
func (p *Pane) draw(s *model.Source) []string {
	room := p.room()
	st := p.state(s)
	lines := []string{p.line(s, st, room)}
	under := func(ink lipgloss.Style, text string) {
		lines = append(lines, p.under(ink, text, room)...)
	}
	if room < wide {
		under(st.ink, kind(s)+" "+p.st.Dot+" "+st.words)
	}
	if s.Trouble.What != "" && !s.Removed {
		under(p.st.Text, safe.Row(s.Trouble.What).String())
		if s.Trouble.Cure != "" {
			under(p.st.Muted, p.st.To+" "+safe.Row(s.Trouble.Cure).String())
		}
	}
	if s.Failures > 0 && !s.Removed && !s.Gone && s.Next.After(p.now) {
		under(p.st.Muted, "lede tries again at "+p.date(s.Next))
	}
	if p.detail == s.Number {
		for _, l := range p.details(s) {
			under(p.st.Muted, l)
		}
	}
	return lines
}

// line is the first line of a source.
func (p *Pane) line(s *model.Source, st state, room int) string {
	label := safe.Row(s.Label()).String()
	if label == "" {
		label = "(no name)"
	}
	ink := p.st.Text
	if s.Removed {
		ink = p.st.Faint
	}
	count := style.Grouped(s.Articles)
	right := p.st.Muted.Render(count)
	rightWide := style.Width(count)
	if room >= wide {
		right = p.st.Muted.Render(style.Pad(kind(s), kindWide)+strings.Repeat(" ", max(countWide-rightWide, 0))+count) + "  " + st.ink.Render(p.st.Cut(st.words, stateWide))
		rightWide = kindWide + max(countWide, rightWide) + 2 + stateWide
	}
	left := max(room-hang-rightWide-2, 0)
	if left < labelMin {
		left, right = max(room-hang, 0), ""
	}
	if s.Number == p.only && p.only != 0 {
		const mark = "only "
		label = p.st.Cut(label, max(left-len(mark), 0))
		return st.ink.Render(st.letter) + " " + p.st.Accent.Render(mark) + style.Pad(ink.Render(label), max(left-len(mark), 0)) + "  " + right
	}
	return st.ink.Render(st.letter) + " " + style.Pad(ink.Render(p.st.Cut(label, left)), left) + "  " + right
}

// under is a sentence below a source's line.
func (p *Pane) under(ink lipgloss.Style, text string, room int) []string {
	if text == "" {
		return nil
	}
	lines := style.Wrap(text, max(min(room, widest)-hang, 1))
	if len(lines) > longest {
		lines = lines[:longest]
		lines[longest-1] += " " + p.st.Ellipsis
	}
	for i, l := range lines {
		lines[i] = p.st.Cut(strings.Repeat(" ", hang)+ink.Render(l), room)
	}
	return lines
}

// details are all that is known of a source: its address as text to copy.
func (p *Pane) details(s *model.Source) []string {
	lines := []string{safe.Row(s.Shown()).String()}
	add := func(what, text string) {
		if text != "" {
			lines = append(lines, what+text)
		}
	}
	if s.Home != s.Address {
		add("Home: ", safe.Row(s.Home).String())
	}
	if s.Name != "" && s.Name != s.Title {
		add("Calls itself: ", safe.Row(s.Title).String())
	}
	add("Filed under: ", safe.Row(s.Folder).String())
	if s.Kind == model.FeedSource && s.FullText {
		add("", "The page of each item is fetched for its full text.")
	}
	if !s.Added.IsZero() {
		add("Followed since ", p.date(s.Added))
	}
	return lines
}
