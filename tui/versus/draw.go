package versus

import (
	"sort"
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

const (
	widest       = 72  // the measure of a body
	signs        = 2   // cells of a sign and its air
	roomyMeasure = 44  // narrower than that every cell is for words
	mostTwin     = 600 // bytes of the other's words at one place: more than a sentence has
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
	var ps passage
	ink := p.ink(u)
	if u.mark == reworded {
		p.reworded(&ps, u, ink)
	} else {
		ps.add(p.text(u.mark)[u.start:u.end], ink)
	}
	sign := p.signInk(u.mark).Render(u.mark.sign()) + " "
	if u.mark.sign() == " " {
		sign = strings.Repeat(" ", signs)
	}
	lines := ps.wrap(p.measure())
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

// plain tells whether there is nothing but signs to tell words apart.
func (p *Pane) plain() bool { return p.st.Colors == style.None || p.st.ASCII }

// old are words of the other text as they are set off: in brackets.
func (p *Pane) old(words string) string { return "[" + words + "]" }

// young are words of this text that the other has not.
func (p *Pane) young(words string) string {
	if p.plain() {
		return "{" + words + "}"
	}
	return words
}

// reworded adds a unit's words, with those of the other text in their places.
func (p *Pane) reworded(ps *passage, u unit, ink lipgloss.Style) {
	gone, young := p.st.Removed, p.st.Good.Bold(true).Underline(true)
	if !p.plain() {
		gone = gone.Strikethrough(true)
	}
	at := u.start
	for _, s := range p.c.This.Sentences[u.from:u.to] {
		edits := s.Edits
		edits = edits[sort.Search(len(edits), func(i int) bool { return edits[i].Own.End >= at }):]
		for _, e := range edits {
			if e.Own.Start > u.end || e.Own.Start == u.end && e.Own.Start < s.End {
				break
			}
			ps.add(p.texts[0][at:max(e.Own.Start, at)], ink)
			if e.Own.Start >= u.start && e.Twin.Start < e.Twin.End {
				p.twin(ps, e, gone)
			}
			at = max(e.Own.Start, at)
			if end := min(e.Own.End, u.end); end > at {
				ps.add(p.young(p.texts[0][at:end]), young)
				at = end
			}
		}
	}
	ps.add(p.texts[0][at:u.end], ink)
}

// twin adds the other text's words, apart from those beside them.
func (p *Pane) twin(ps *passage, e model.Edit, ink lipgloss.Style) {
	words := p.texts[1][e.Twin.Start:e.Twin.End]
	if len(words) > mostTwin {
		words = safe.Row(words[:mostTwin]).String() + " " + p.st.Ellipsis
	}
	if !ps.apart() {
		ps.add(" ", p.st.Text)
	}
	ps.add(p.old(words), ink)
	if e.Own.Start < e.Own.End || wordAt(p.texts[0], e.Own.Start) {
		ps.add(" ", p.st.Text)
	}
}

// wordAt tells whether a word stands at a byte of a text.
func wordAt(text string, at int) bool {
	return at < len(text) && !strings.ContainsRune(" \n.,;:!?”’)\"'", rune(text[at]))
}

// passage is text in several inks.
type passage struct {
	b    strings.Builder
	inks []inked
}

type inked struct {
	end int
	ink lipgloss.Style
}

// add adds raw text as it may be shown, the white space at its ends as single spaces.
func (ps *passage) add(raw string, ink lipgloss.Style) {
	shown := safe.Block(raw).String()
	for i, word := range strings.FieldsFunc(shown, func(r rune) bool { return r == ' ' || r == '\n' }) {
		if i > 0 || !ps.apart() && (shown[0] == ' ' || shown[0] == '\n') {
			ps.b.WriteByte(' ')
		}
		ps.b.WriteString(word)
	}
	if shown != "" && !ps.apart() && (shown[len(shown)-1] == ' ' || shown[len(shown)-1] == '\n') {
		ps.b.WriteByte(' ')
	}
	ps.inks = append(ps.inks, inked{ps.b.Len(), ink})
}

// apart tells whether what is added next stands apart from what is there.
func (ps *passage) apart() bool {
	s := ps.b.String()
	return s == "" || s[len(s)-1] == ' '
}

// wrap is the text in lines of a width.
func (ps *passage) wrap(width int) []string {
	text := ps.b.String()
	var lines []string
	k := 0
	for _, span := range style.WrapSpans(text, width) {
		var b strings.Builder
		for at := span.Start; at < span.End; {
			for ps.inks[k].end <= at {
				k++
			}
			end := min(span.End, ps.inks[k].end)
			b.WriteString(ps.inks[k].ink.Render(text[at:end]))
			at = end
		}
		lines = append(lines, b.String())
	}
	return lines
}
