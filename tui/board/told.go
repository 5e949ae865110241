package board

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

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
			add(safe.Row(who.Role).String() + ": so in " + p.called(who.RoleFrom))
		}
	}
	full, _ := p.quote(s.Takes[0])
	for _, takes := range alike(inOrder(s.Takes), func(t model.Take) string {
		q, _ := p.quote(t)
		return p.how(s, t, full.Text) + "\x00" + fold(q.Text)
	}) {
		t := takes[0]
		q, _ := p.quote(t)
		add(p.carrying(takes) + p.how(s, t, full.Text))
		if fold(q.Text) != fold(full.Text) {
			n := note{&style.Passage{}, deepIndent}
			p.st.Reworded(n.Passage, p.marked(q.Text), p.whole(q.Text), full.Text, p.shifted(t.Edits), p.st.Text)
			notes = append(notes, n)
		}
	}
	return notes
}

// how is what goes with the name of a version that has the quote: who says it there, where that
// is not what stands over the quote, by what cue, and whether in other words than the fullest.
func (p *Pane) how(s *model.Saying, t model.Take, full string) string {
	q, _ := p.quote(t)
	parts := []string{""}
	if !p.asAbove(s, t, q) {
		parts[0] = " " + p.st.Said(q)
	}
	if t.Quote >= 0 {
		parts = append(parts, p.st.Cue(p.text(t.Article), q))
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
