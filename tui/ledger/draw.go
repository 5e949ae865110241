package ledger

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// Units is how many removals there are.
func (p *Pane) Units() int { return len(p.entries) }

// Lines is how many lines a removal takes.
func (p *Pane) Lines(unit int) int { return len(p.lines(unit)) }

// Lead is 0: nothing stands over a removal.
func (p *Pane) Lead(int) int { return 0 }

// head is the pane's title.
func (p *Pane) head() []string {
	count := ""
	if n := len(p.removed()); n > 0 {
		var bytes, back int
		for _, r := range p.removed() {
			if r.Restored {
				back++
				continue
			}
			bytes += max(r.End-r.Start, 0)
		}
		count = fmt.Sprintf("%d %s %d %% of the copy", n, p.st.Dot, 100*bytes/max(len(p.a.Raw), 1))
		if back > 0 {
			count += fmt.Sprintf(" %s %d put back", p.st.Dot, back)
		}
	}
	return p.st.Title("Removed", count, p.w)
}

// lines draws a removal when it is first looked at.
func (p *Pane) lines(unit int) []string {
	if p.entries[unit] == nil {
		p.entries[unit] = p.draw(p.a.Removed[unit])
	}
	return p.entries[unit]
}

// draw is a removal: why, what stood before it, the words, what stood after it.
func (p *Pane) draw(r model.Removal) []string {
	width := max(p.w-style.TitleIndent, 1)
	measure := min(width, widest)
	start := min(max(r.Start, 0), len(p.a.Raw))
	end := min(max(r.End, start), len(p.a.Raw))

	lines := p.why(r, measure)
	add := func(text string, ink lipgloss.Style) {
		if text == "" {
			return
		}
		wrapped := style.Wrap(text, max(measure-2, 1))
		if more := len(wrapped) - longest; more > 0 {
			wrapped = append(wrapped[:longest], fmt.Sprintf("%s %d more lines: the raw copy has them", p.st.Ellipsis, more))
		}
		for _, l := range wrapped {
			lines = append(lines, p.st.Cut("  "+ink.Render(l), width))
		}
	}
	ink := p.st.Removed
	if r.Restored {
		ink = p.st.Good
	}
	add(before(p.a.Raw[:start], p.st.Ellipsis), p.st.Faint)
	add(safe.Row(p.a.Raw[start:end]).String(), ink)
	add(after(p.a.Raw[end:], p.st.Ellipsis), p.st.Faint)
	return append(lines, "")
}

const (
	widest  = 72 // the measure of a body
	longest = 30 // lines of one removal: more than any appeal takes
	context = 60 // bytes of the text before and after that are shown
)

// why is the reason, the rule in plain words, and what speaks for it.
func (p *Pane) why(r model.Removal, width int) []string {
	reason := safe.Row(r.Reason).String()
	if reason == "" {
		reason = "removed"
	}
	var why []string
	if r.Support == 0 || !strings.HasPrefix(r.Rule, "repetition") { // what follows says it better
		why = append(why, plain(r.Rule))
	}
	if r.Support == 1 {
		why = append(why, "stands in 1 other story of this source")
	} else if r.Support > 1 {
		why = append(why, fmt.Sprintf("stands in %d other stories of this source", r.Support))
	}
	ink, state := p.st.Danger, ""
	if r.Restored {
		ink, state = p.st.Good, p.st.Done+" put back "+p.st.Dot+" "
	}
	said := state + reason
	var lines []string
	for i, l := range style.Wrap(said+" "+p.st.Dot+" "+strings.Join(why, " "+p.st.Dot+" "), width) {
		if rest, ok := strings.CutPrefix(l, said); ok && i == 0 {
			lines = append(lines, ink.Render(said)+p.st.Muted.Render(rest))
			continue
		}
		lines = append(lines, p.st.Muted.Render(l))
	}
	return lines
}

// before is the end of what stands before a removal, after what stands after it.
func before(raw, ellipsis string) string {
	cut := len(raw)
	for cut > 0 && len(raw)-cut < context {
		_, n := utf8.DecodeLastRuneInString(raw[:cut])
		cut -= n
	}
	text := safe.Row(raw[cut:]).String()
	if text != "" && cut > 0 {
		if _, words, ok := strings.Cut(text, " "); ok {
			text = words
		}
		text = ellipsis + " " + text
	}
	return text
}

func after(raw, ellipsis string) string {
	cut := 0
	for cut < len(raw) && cut < context {
		_, n := utf8.DecodeRuneInString(raw[cut:])
		cut += n
	}
	text := safe.Row(raw[:cut]).String()
	if text != "" && cut < len(raw) {
		if i := strings.LastIndexByte(text, ' '); i > 0 {
			text = text[:i]
		}
		text += " " + ellipsis
	}
	return text
}
