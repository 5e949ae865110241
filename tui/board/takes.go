package board

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
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
		notes = append(notes, p.accent(p.st.To+" "+p.copyName(s.Takes[chosen].Article)+fmt.Sprintf(" %s %d of %d", p.st.Dot, chosen+1, len(s.Takes))))
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
			guess += ": " + p.st.Cue(p.text(t.Article), q.Cue)
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

// inOrder are takes in the order of the versions.
func inOrder(takes []model.Take) []model.Take {
	takes = slices.Clone(takes)
	slices.SortStableFunc(takes, func(a, b model.Take) int { return a.Article - b.Article })
	return takes
}

// drift is what differs between the versions: other words as they stand, with what the
// fullest has in their place, and other speakers; each once, with the versions that have it.
func (p *Pane) drift(s *model.Saying) []note {
	var notes []note
	full, _ := p.quote(s.Takes[0])
	done := map[string]bool{}
	for i, t := range s.Takes {
		q, _ := p.quote(t)
		key := fold(q.Text)
		if !s.Reworded || len(t.Edits) == 0 || done[key] {
			continue
		}
		done[key] = true
		if len(notes) == mostDrift {
			notes = append(notes, p.muted("more wordings: all are told in full"))
			break
		}
		ps := p.accent(p.st.Differs + " " + p.carrying(s.Takes[i:], func(o model.Take) bool {
			other, _ := p.quote(o)
			return fold(other.Text) == key
		}) + ": ")
		p.places(ps.Passage, q.Text, full.Text, t.Edits)
		notes = append(notes, ps)
	}
	for i, t := range s.Takes {
		if !s.Disputed || t.Speaker == s.Speaker || !p.sure(t) || done[fmt.Sprint(t.Speaker)] {
			continue
		}
		done[fmt.Sprint(t.Speaker)] = true
		ps := p.accent(p.st.Differs + " " + p.carrying(s.Takes[i:], func(o model.Take) bool { return o.Speaker == t.Speaker && p.sure(o) }) + ": ")
		ps.Add("said by "+p.who(t.Speaker), p.st.Text)
		notes = append(notes, ps)
	}
	return notes
}

// mostDrift is how many other wordings are shown without being asked for.
const mostDrift = 3

// sure tells whether an article is sure who says it.
func (p *Pane) sure(t model.Take) bool {
	q, _ := p.quote(t)
	return t.Speaker >= 0 && !q.Unsure
}

// who is a speaker in a line.
func (p *Pane) who(speaker int) string {
	s := p.said.Speakers[speaker]
	return style.Named(s.Name, s.Role)
}

// carrying names the versions of takes that do.
func (p *Pane) carrying(takes []model.Take, does func(model.Take) bool) string {
	var names []string
	for _, t := range takes {
		if name := p.copyName(t.Article); does(t) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	more := ""
	if len(names) > named {
		more, names = fmt.Sprintf(" and %d more", len(names)-named), names[:named]
	}
	return strings.Join(names, ", ") + more
}

// places adds the places where words differ, with a few words round each.
func (p *Pane) places(ps *style.Passage, own, other string, edits []model.Edit) {
	end := 0
	for len(edits) > 0 {
		run := style.Span{Start: back(own, edits[0].Own.Start), End: on(own, edits[0].Own.End)}
		n := 1
		for n < len(edits) && back(own, edits[n].Own.Start) <= run.End {
			run.End = on(own, edits[n].Own.End)
			n++
		}
		if run.Start = max(run.Start, end); run.Start > end {
			ps.Add(p.st.Ellipsis+" ", p.st.Muted)
		}
		p.st.Reworded(ps, own, run, other, edits[:n], p.st.Text)
		ps.Add(" ", p.st.Text)
		edits, end = edits[n:], run.End
	}
	if end < len(own) {
		ps.Add(p.st.Ellipsis, p.st.Muted)
	}
}

// around is how many words stand round what differs.
const around = 3

// back is where the words before a byte of a text begin, on where those behind it end.
func back(text string, at int) int {
	for range around {
		at = len(strings.TrimRight(text[:at], " \n"))
		at = strings.LastIndexAny(text[:at], " \n") + 1
	}
	return at
}

func on(text string, at int) int {
	for range around {
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \n"))
		if i := strings.IndexAny(text[at:], " \n"); i >= 0 {
			at += i
		} else {
			at = len(text)
		}
	}
	return at
}

// told is all that is known of a quote: what its speaker is called, and each version with who
// says it there, by what cue, and in what words.
func (p *Pane) told(s *model.Saying) []note {
	var notes []note
	add := func(gated string) { notes = append(notes, p.muted(gated)) }
	if s.Speaker >= 0 {
		who := p.said.Speakers[s.Speaker]
		if len(who.Also) > 0 {
			add("Also called " + safe.Row(strings.Join(who.Also, ", ")).String())
		}
		if who.RoleFrom >= 0 && !slices.ContainsFunc(s.Takes, func(t model.Take) bool { q, _ := p.quote(t); return q.Role == who.Role }) {
			add(safe.Row(who.Role).String() + ": so in " + p.copyName(who.RoleFrom))
		}
	}
	full, _ := p.quote(s.Takes[0])
	takes := inOrder(s.Takes)
	for i := 0; i < len(takes); {
		t := takes[i]
		q, _ := p.quote(t)
		line, alike := p.tellTake(s, t, full.Text), 1
		for i++; i < len(takes) && p.tellTake(s, takes[i], full.Text) == line; i++ {
			alike++
		}
		if alike > 1 {
			line += fmt.Sprintf(" %s%d", p.st.Times, alike)
		}
		add(line)
		if fold(q.Text) != fold(full.Text) {
			n := note{&style.Passage{}, deepIndent}
			p.st.Reworded(n.Passage, p.marked(q.Text), p.whole(q.Text), full.Text, p.shifted(t.Edits), p.st.Text)
			notes = append(notes, n)
		}
	}
	return notes
}

// tellTake is one version in a line: who says it there, where that is not what stands over the
// quote, by what cue, and whether in other words than the fullest.
func (p *Pane) tellTake(s *model.Saying, t model.Take, full string) string {
	q, _ := p.quote(t)
	parts := []string{p.copyName(t.Article)}
	if !p.asAbove(s, t, q) {
		parts[0] += " " + p.st.Said(q)
	}
	if t.Quote >= 0 {
		parts = append(parts, p.st.Cue(p.text(t.Article), q.Cue))
	} else {
		parts = append(parts, p.set(&model.Saying{Takes: []model.Take{t}}))
	}
	switch {
	case fold(q.Text) == fold(full):
	case len(t.Edits) == 0:
		parts = append(parts, "a part of it")
	default:
		parts = append(parts, "other words")
	}
	return strings.Join(parts, " "+p.st.Dot+" ")
}

// asAbove tells whether a version names a quote's speaker as the story does, or less fully.
func (p *Pane) asAbove(s *model.Saying, t model.Take, q model.Quote) bool {
	if q.Unsure || t.Speaker < 0 || t.Speaker != s.Speaker {
		return false
	}
	who := p.said.Speakers[t.Speaker]
	return q.Speaker == who.Name && (q.Role == "" || q.Role == who.Role)
}
