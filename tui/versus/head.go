package versus

import (
	"fmt"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// roomy is the least height at which the head says what the signs mean, and what was exchanged.
const roomy = 12

// mostSaid is the lines of a verdict, or of what was exchanged.
const mostSaid = 2

// head is the versions with where one is among the differences, then what said says.
func (p *Pane) head() []string {
	count := ""
	if n := len(p.hunks); n > 0 && p.chosen != none {
		count = fmt.Sprintf("%d/%d", p.chosen+1, n)
	} else if n > 0 {
		count = counted(n, "difference")
	}
	if p.w > 0 && !p.AtEnd() {
		count = strings.TrimSpace(count + " " + p.st.More)
	}
	return append(p.st.Title(p.names[0].String()+" against "+p.names[1].String(), count, p.w), p.said...)
}

// titleRows is the versions and the rule under them.
const titleRows = 2

// say is the verdict and, where there is room, what was exchanged and what the signs mean.
func (p *Pane) say() []string {
	var lines []string
	room := p.w - style.TitleIndent
	if room <= 0 {
		return lines
	}
	add := func(text string, ink interface{ Render(...string) string }) {
		wrapped := style.Wrap(text, room)
		for i, l := range wrapped[:min(len(wrapped), mostSaid)] {
			if i == mostSaid-1 && len(wrapped) > mostSaid {
				l = p.st.Cut(l+" "+p.st.Ellipsis+strings.Repeat(" ", room), room)
			}
			lines = append(lines, strings.Repeat(" ", style.TitleIndent)+ink.Render(l))
		}
	}
	if p.c == nil {
		add(p.wait.String(), p.st.Muted)
		return lines
	}
	add(p.arrows(safe.Row(upper(p.c.Verdict)).String()), p.st.Strong)
	if p.h < roomy {
		return lines
	}
	if said := p.exchanged(); said != "" {
		add(said, p.st.Muted)
	}
	add("+ added   - cut   ~ reworded: "+p.st.Old("old")+" "+p.st.Young("new")+"   = moved", p.st.Faint)
	return append(lines, "")
}

// exchanged are the figures and names that one text has and the other not, where the verdict
// does not name them.
func (p *Pane) exchanged() string {
	var parts []string
	for _, kind := range []struct {
		name string
		of   []model.Exchange
	}{{"figures", p.c.Figures}, {"names", p.c.Names}} {
		var all []string
		for _, e := range kind.of {
			said := e.From + " → " + e.To
			switch {
			case strings.Contains(p.c.Verdict, said):
				continue
			case e.From == "":
				said = "+ " + e.To
			case e.To == "":
				said = "- " + e.From
			}
			all = append(all, said)
		}
		if len(all) > 0 {
			parts = append(parts, upper(kind.name)+": "+strings.Join(all, ", "))
		}
	}
	return p.arrows(safe.Row(strings.Join(parts, "; ")).String())
}

// arrows draws arrows as the terminal can.
func (p *Pane) arrows(s string) string { return strings.ReplaceAll(s, "→", p.st.To) }

func upper(s string) string {
	if s != "" && 'a' <= s[0] && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return style.Grouped(n) + " " + thing + "s"
}
