package ledger

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

const (
	widest  = 72 // the measure of a body
	longest = 30 // lines of one removal: more than any appeal takes

	mostOfARow = 8 << 10 // bytes: a safe.Row ends there

	// Of the text that stays between two removals are shown its first and its last
	// line, or all of it where it is not more than stays lines.
	stays = 3
)

// entry is a removal in its place: the lines of the text that stays before it,
// and its own. What stays behind the last one belongs to that.
type entry struct {
	stays, own []string
	marked     int // lines of own that are of the removal
}

// Units is how many removals there are.
func (p *Pane) Units() int { return len(p.entries) }

// Lines is how many lines a removal takes, with what stays before it.
func (p *Pane) Lines(unit int) int {
	e := p.entry(unit)
	return len(e.stays) + len(e.own)
}

// Lead is how many of them are of what stays.
func (p *Pane) Lead(unit int) int { return len(p.entry(unit).stays) }

// entry draws a removal when it is first looked at.
func (p *Pane) entry(unit int) *entry {
	if p.entries[unit] == nil {
		p.entries[unit] = p.draw(unit)
	}
	return p.entries[unit]
}

func (p *Pane) draw(unit int) *entry {
	r := p.a.Removed[unit]
	start, end := p.span(r)
	from := 0
	if unit > 0 {
		_, from = p.span(p.a.Removed[unit-1])
	}
	e := &entry{stays: p.between(min(from, start), start)}
	e.own = append(p.why(r), p.words(r, p.a.Raw[start:end])...)
	e.marked = len(e.own)
	e.own = append(e.own, "")
	if unit == len(p.entries)-1 {
		e.own = append(e.own, p.between(end, len(p.a.Raw))...)
	}
	return e
}

// span is where a removal stands in Raw.
func (p *Pane) span(r model.Removal) (start, end int) {
	start = min(max(r.Start, 0), len(p.a.Raw))
	return start, min(max(r.End, start), len(p.a.Raw))
}

// measure is the cells of a line of text.
func (p *Pane) measure() int { return max(min(p.w-style.TitleIndent, widest), 1) }

// between is text that stays in the body, its middle left out where it is long,
// and a blank line.
func (p *Pane) between(from, to int) []string {
	m := p.measure()
	room := (stays + 1) * m * utf8.UTFMax
	raw := p.a.Raw[from:to]
	var lines []string
	if len(raw) <= 2*room {
		lines = style.Wrap(safe.Row(raw).String(), m)
	} else {
		lines = style.Wrap(safe.Row(raw[:room]).String(), m)[:1]
	}
	if len(lines) == 1 && lines[0] == "" {
		return nil
	}
	if len(lines) > stays || len(raw) > 2*room {
		end := lastWords(safe.Row(raw[max(len(raw)-room, 0):]).String(), m)
		left := len(strings.Fields(raw)) - len(strings.Fields(lines[0])) - len(strings.Fields(end))
		lines = []string{lines[0], p.st.Ellipsis + " " + counted(max(left, 0), "word") + " more " + p.st.Ellipsis, end}
	}
	for i, l := range lines {
		lines[i] = p.st.Faint.Render(p.st.Cut(l, m))
	}
	return append(lines, "")
}

// lastWords is the end of a text, as many whole words as have room.
func lastWords(text string, width int) string {
	words := strings.Fields(text)
	from, left := len(words), width
	for from > 0 && style.Width(words[from-1]) <= left {
		from--
		left -= style.Width(words[from]) + 1
	}
	return strings.Join(words[min(from, len(words)-1):], " ")
}

// words are the words that were removed, a bar beside them.
func (p *Pane) words(r model.Removal, raw string) []string {
	ink := p.st.Removed
	if r.Restored {
		ink = p.st.Good
	}
	bar := p.st.SideBar + " "
	m := p.measure() - style.Width(bar)
	wrapped := style.Wrap(safe.Row(raw).String(), max(m, 1))
	if len(wrapped) > longest || len(raw) > mostOfARow {
		wrapped = wrapped[:min(len(wrapped), longest)]
		more := p.st.Ellipsis + " more: the raw copy has it"
		if left := len(strings.Fields(raw)) - len(strings.Fields(strings.Join(wrapped, " "))); left > 0 {
			more = p.st.Ellipsis + " " + counted(left, "word") + " more: the raw copy has all"
		}
		wrapped = append(wrapped, more)
	}
	for i, l := range wrapped {
		wrapped[i] = p.st.Cut(ink.Render(bar+l), p.measure())
	}
	return wrapped
}

// why is the reason, what was done since, the rule in plain words with the cues
// that spoke, and what speaks for it.
func (p *Pane) why(r model.Removal) []string {
	reason := safe.Row(r.Reason).String()
	if reason == "" {
		reason = "removed"
	}
	var why []string
	if !r.Later.IsZero() {
		why = append(why, "cut later, on "+p.date(r.Later))
	}
	e := p.evidence[r.Start]
	if r.Support == 0 || !strings.HasPrefix(r.Rule, "repetition") { // what follows says it better
		rule := plain(r.Rule)
		if strings.HasPrefix(r.Rule, "cue/") && len(e.Cues) > 0 {
			rule += ": " + p.quoted(e.Cues, ", ")
		}
		why = append(why, rule)
	}
	if said := p.support(r, e); said != "" {
		why = append(why, said)
	}
	ink, state := p.st.Danger, ""
	switch {
	case r.Kept && !r.Restored:
		state = "out again, though kept " + p.keptFor(r) + " " + p.st.Dot + " "
	case r.Kept:
		ink, state = p.st.Good, p.st.Done+" kept "+p.keptFor(r)+" "+p.st.Dot+" "
	case r.Restored:
		ink, state = p.st.Good, p.st.Done+" put back "+p.st.Dot+" "
	}
	return p.reasoned(state+reason, strings.Join(why, " "+p.st.Dot+" "), ink)
}

// support is in how many other stories it stands, and the headlines of some.
func (p *Pane) support(r model.Removal, e model.Evidence) string {
	if r.Support == 0 {
		return ""
	}
	said := "stands in " + counted(max(r.Support-1, 1), "other story") // its own is counted
	if p.sourced(r) {
		said += " of this source"
	}
	if len(e.Others) > 0 {
		said += ": " + p.quoted(e.Others, ", ")
	}
	return said
}

// sourced tells whether the cleaner knew the source: not every name that an article
// has is one it was learned by.
func (p *Pane) sourced(r model.Removal) bool {
	if e, ok := p.evidence[r.Start]; ok {
		return e.Source != ""
	}
	return p.a.Source != ""
}

// keptFor is where a removal is, or would be, kept.
func (p *Pane) keptFor(r model.Removal) string {
	if p.sourced(r) {
		return "for this source"
	}
	return "in this article"
}

// KeptFor is where the chosen removal is, or would be, kept: "for this source".
func (p *Pane) KeptFor() string {
	r, _ := p.Selected()
	return p.keptFor(r)
}

// reasoned is a reason with what speaks for it, in lines.
func (p *Pane) reasoned(said, why string, ink lipgloss.Style) []string {
	var lines []string
	for i, l := range style.Wrap(said+" "+p.st.Dot+" "+why, p.measure()) {
		if rest, ok := strings.CutPrefix(l, said); ok && i == 0 {
			lines = append(lines, ink.Render(said)+p.st.Muted.Render(rest))
			continue
		}
		lines = append(lines, p.st.Muted.Render(l))
	}
	return lines
}

// quoted are texts in quotation marks, none longer than a line.
func (p *Pane) quoted(texts []string, comma string) string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = p.st.OpenMark + p.st.Cut(safe.Row(t).String(), max(p.measure()-2, 1)) + p.st.CloseMark
	}
	return strings.Join(out, comma)
}

// date is a day as it is said: "3 March", with its year where that is another.
func (p *Pane) date(d model.Date) string {
	t := d.Time.In(p.now.Location())
	if !p.now.IsZero() && t.Year() == p.now.Year() {
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}
