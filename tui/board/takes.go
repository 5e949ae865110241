package board

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// notes is what is said of a quote, a paragraph each: who carries it, what differs, and all
// that is known of it if that was asked for.
func (p *Pane) notes(unit int) []note {
	s := p.saying(unit)
	var notes []note
	if line := p.carriers(s); line != "" {
		notes = append(notes, p.muted(line))
	}
	chosen := none
	if unit == p.list.Chosen {
		chosen = p.take
	}
	if chosen != none {
		notes = append(notes, p.accent(p.st.To+" "+p.called(s.Takes[chosen].Article)+fmt.Sprintf(" %s %d of %d", p.st.Dot, chosen+1, len(s.Takes))))
	}
	notes = append(notes, p.drift(s)...)
	if p.opened[p.key(unit)] {
		notes = append(notes, p.told(s)...)
	}
	return notes
}

// note is a paragraph under a quote, set so many cells in.
type note struct {
	*style.Passage
	in int
}

// Notes stand in from the quote, and what belongs to one of them from that.
const noteIndent, deepIndent = 2, 4

func (p *Pane) muted(gated string) note  { return p.note(gated, p.st.Muted) }
func (p *Pane) accent(gated string) note { return p.note(gated, p.st.Accent) }

func (p *Pane) note(gated string, ink lipgloss.Style) note {
	n := note{&style.Passage{}, noteIndent}
	n.Add(gated, ink)
	return n
}

// carriers tells who may have said it, where that is not sure, and who has the quote.
func (p *Pane) carriers(s *model.Saying) string {
	var parts []string
	if s.Unsure && s.Speaker >= 0 {
		who := p.said.Speakers[s.Speaker]
		guess := p.st.Said(model.Quote{Speaker: who.Name, Unsure: true})
		if t := s.Takes[0]; t.Quote >= 0 {
			q, _ := p.quote(t)
			guess += ": " + p.st.Cue(p.text(t.Article), q)
		}
		parts = append(parts, guess)
	}
	if pull := p.set(s); pull != "" {
		parts = append(parts, pull)
	}
	if len(p.articles) > 1 {
		parts = append(parts, p.sources(s))
	}
	return strings.Join(parts, " "+p.st.Dot+" ")
}

// set tells whether the quote is set large in some version, and by whom.
func (p *Pane) set(s *model.Saying) string {
	said := ""
	for _, t := range s.Takes {
		switch {
		case t.Pull < 0:
		case p.articles[t.Article].PullQuotes[t.Pull].Chosen:
			said = "chosen by lede"
		default:
			return "pull quote"
		}
	}
	return said
}

// sources are who carries a quote: each once, with the days.
func (p *Pane) sources(s *model.Saying) string {
	var names []string
	days := make(map[string][]string)
	for _, t := range inOrder(s.Takes) {
		v := p.version(t.Article)
		who, day := style.Who(v.Credits, v.Source), style.Short(v.Published, p.now)
		if who == "" && day == "" {
			day = style.Copy(v, p.now)
		}
		had, known := days[who]
		if !known {
			names = append(names, who)
		}
		if day != "" && !slices.Contains(had, day) {
			had = append(had, day)
		}
		days[who] = had
	}
	var words []string
	for _, n := range names {
		words = append(words, strings.TrimSpace(n+" "+strings.Join(days[n], " and ")))
	}
	return listed(words)
}

// listed are names with commas, and how many more there are.
func listed(names []string) string {
	more := ""
	if len(names) > named {
		more = fmt.Sprintf(" and %d more", len(names)-named)
	}
	return strings.Join(names[:min(len(names), named)], ", ") + more
}

// named is how many sources of a quote are named.
const named = 4

// inOrder are takes in the order of the versions.
func inOrder(takes []model.Take) []model.Take {
	takes = slices.Clone(takes)
	slices.SortStableFunc(takes, func(a, b model.Take) int { return a.Article - b.Article })
	return takes
}
