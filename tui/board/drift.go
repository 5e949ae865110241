package board

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// drift is what differs between the versions: other words as they stand, with what the
// fullest has in their place, and other speakers; each once, with the versions that have it.
func (p *Pane) drift(s *model.Saying) []note {
	var notes []note
	full, _ := p.quote(s.Takes[0])
	wordings := alike(s.Takes, func(t model.Take) string {
		if q, _ := p.quote(t); s.Reworded && len(t.Edits) > 0 {
			return fold(q.Text)
		}
		return ""
	})
	for i, takes := range wordings {
		if i == mostDrift {
			notes = append(notes, p.accent(p.st.Differs+" "+counted(len(wordings)-i, "more wording")))
			break
		}
		q, _ := p.quote(takes[0])
		n := p.accent(p.st.Differs + " " + p.carrying(takes) + ": ")
		p.places(n.Passage, q.Text, full.Text, takes[0].Edits)
		notes = append(notes, n)
	}
	for _, takes := range alike(s.Takes, func(t model.Take) string { return p.otherwise(s, t) }) {
		n := p.accent(p.st.Differs + " " + p.carrying(takes) + ": ")
		n.Add(p.otherwise(s, takes[0]), p.st.Text)
		notes = append(notes, n)
	}
	return notes
}

// otherwise is who else says a quote that the versions dispute, as one has it: another person, or
// an office; "" if that one agrees, or does not know.
func (p *Pane) otherwise(s *model.Saying, t model.Take) string {
	q, _ := p.quote(t)
	switch {
	case !s.Disputed:
		return ""
	case t.Speaker < 0 && q.Cue.Ground == model.ByOffice:
		return p.st.Cue(p.text(t.Article), q)
	case t.Speaker != s.Speaker && p.sure(t):
		who := p.said.Speakers[t.Speaker]
		return "said by " + style.Named(who.Name, who.Role)
	}
	return ""
}

// alike puts takes together by a key, in their order, and leaves those out whose key is "".
func alike(takes []model.Take, key func(model.Take) string) [][]model.Take {
	var groups [][]model.Take
	at := map[string]int{}
	for _, t := range takes {
		k := key(t)
		if k == "" {
			continue
		}
		if _, ok := at[k]; !ok {
			at[k] = len(groups)
			groups = append(groups, nil)
		}
		groups[at[k]] = append(groups[at[k]], t)
	}
	return groups
}

// mostDrift is how many other wordings are shown without being asked for.
const mostDrift = 3

// sure tells whether an article is sure who says it.
func (p *Pane) sure(t model.Take) bool {
	q, _ := p.quote(t)
	return t.Speaker >= 0 && !q.Unsure
}

// carrying names the versions of takes, each once.
func (p *Pane) carrying(takes []model.Take) string {
	var names []string
	for _, t := range takes {
		if name := p.called(t.Article); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return listed(names)
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
