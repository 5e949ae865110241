package board

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// Units is how many quotes are listed.
func (p *Pane) Units() int { return len(p.shown) }

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
	return unit == 0 || group(p.saying(unit-1)) != group(p.saying(unit))
}

// head is the pane's title: how many quotes there are, or how many of them are sought, and
// how many differ between versions.
func (p *Pane) head() []string {
	if p.w <= 0 {
		return nil
	}
	count := ""
	if p.said != nil && len(p.said.Quotes) > 0 {
		count = counted(len(p.said.Quotes), "quote")
		if p.sought != "" {
			count = style.Grouped(len(p.shown)) + " of " + count
		}
		if n := len(p.said.Speakers); p.w >= roomy {
			count += " " + p.st.Dot + " " + counted(n, "speaker")
		}
		if n := p.differing(); n > 0 {
			count += " " + p.st.Dot + " " + p.st.Differs + " " + style.Grouped(n)
		}
	}
	return p.st.Title("Quotes", count, p.w)
}

// titleRows is how many lines it takes.
const titleRows = 2

// roomy is the width from which the title counts the speakers too.
const roomy = 48

// differing is how many quotes the versions do not agree on.
func (p *Pane) differing() int {
	n := 0
	for _, s := range p.said.Quotes {
		if s.Reworded || s.Disputed {
			n++
		}
	}
	return n
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return style.Grouped(n) + " " + what + "s"
}

// lines draws an entry when it is first looked at: the speaker over the first of
// each, the words, who carries them, what differs.
func (p *Pane) lines(unit int) []string {
	if p.entries[unit] == nil {
		p.entries[unit] = p.draw(unit)
	}
	return p.entries[unit]
}

func (p *Pane) draw(unit int) []string {
	s := p.saying(unit)
	width := max(p.w-style.TitleIndent, 1)
	var lines []string
	if p.opens(unit) {
		lines = append(lines, p.speaker(group(s), width))
	}
	lines = append(lines, p.words(unit, min(width, widest))...)
	for _, n := range p.notes(unit) {
		for _, l := range n.Wrap(max(min(width, widest)-n.in, 1)) {
			if l != "" {
				lines = append(lines, p.st.Cut(strings.Repeat(" ", n.in)+l, width))
			}
		}
	}
	return append(lines, "")
}

// widest is the measure of a quote: that of a body.
const widest = 72

// words are those of the take that was asked for, else of the fullest.
func (p *Pane) words(unit, width int) []string {
	s := p.saying(unit)
	ink := p.ink(s)
	var lines []string
	full, _ := p.quote(s.Takes[0])
	if unit == p.list.Chosen && p.take != none {
		t := s.Takes[p.take]
		q, _ := p.quote(t)
		if len(t.Edits) > 0 {
			var ps style.Passage
			p.st.Reworded(&ps, p.marked(q.Text), p.whole(q.Text), full.Text, p.shifted(t.Edits), ink)
			return ps.Wrap(width)
		}
		full = q
	}
	for _, l := range style.Wrap(p.st.OpenMark+paragraphs(full.Text)+p.st.CloseMark, width) {
		lines = append(lines, p.found(l, ink))
	}
	return lines
}

// found is a line of a quote in its ink, the words in it that are sought set off.
func (p *Pane) found(line string, ink lipgloss.Style) string {
	sought := strings.Fields(fold(p.sought))
	if len(sought) == 0 {
		return ink.Render(line)
	}
	var b strings.Builder
	for i, word := range strings.Split(line, " ") {
		if i > 0 {
			b.WriteString(ink.Render(" "))
		}
		folded := fold(word)
		if slices.ContainsFunc(sought, func(w string) bool { return strings.Contains(folded, w) }) {
			b.WriteString(p.st.Match.Render(word))
		} else {
			b.WriteString(ink.Render(word))
		}
	}
	return b.String()
}

// marked is words in quotation marks.
func (p *Pane) marked(words string) string { return p.st.OpenMark + words + p.st.CloseMark }

// whole is all of marked words.
func (p *Pane) whole(words string) style.Span { return style.Span{End: len(p.marked(words))} }

// shifted are edits of words as those of the same in quotation marks.
func (p *Pane) shifted(edits []model.Edit) []model.Edit {
	by := len(p.st.OpenMark)
	out := make([]model.Edit, len(edits))
	for i, e := range edits {
		out[i] = model.Edit{Own: model.Extent{Start: e.Own.Start + by, End: e.Own.End + by}, Twin: e.Twin}
	}
	return out
}

// ink sets pull quotes off from the rest.
func (p *Pane) ink(s *model.Saying) lipgloss.Style {
	for _, t := range s.Takes {
		if t.Pull >= 0 {
			return p.st.Quote
		}
	}
	return p.st.Text
}

// speaker is the line over a group of quotes.
func (p *Pane) speaker(group, width int) string {
	switch group {
	case unsure:
		return p.st.Muted.Render(p.st.Cut(p.st.Dash+" ? Not sure who", width))
	case unnamed:
		return p.st.Muted.Render(p.st.Cut("Speaker not named", width))
	}
	s := p.said.Speakers[group]
	line := p.st.Speaker.Bold(true).Render(p.st.Cut(safe.Row(s.Name).String(), width))
	if left := width - style.Width(line) - 2; s.Role != "" && left > 4 {
		line += p.st.Muted.Render(p.st.Cut(", "+safe.Row(s.Role).String(), left))
	}
	return line
}
