package reader

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/kin"
	"github.com/lede-reader/lede/tui/style"
)

// Lineage tells in a line where an article comes from and what came of it:
//
//	dpa/NAN ← The Independent 19 Feb (91 %) → follow-up 19 Feb
//
// Left of the arrow that points back is the article, right of it the older one
// that it came from and how much of its own words stand there; after the arrow that
// points on are the pickups of its text, if it has any, and the versions that
// followed, at first hand or by way of others. It is "" for a story of one version or one that does not have the
// article.
func Lineage(s *model.Story, article string, g style.Glyphs, now time.Time) string {
	if s == nil || len(s.Versions) < 2 {
		return ""
	}
	at := index(s, article)
	if at < 0 {
		return ""
	}
	v, ties := s.Versions[at], kin.Ties(s)
	line := name(v, now)
	alone := line
	if tie := ties[at]; tie.From != kin.None {
		self, from := source(v, s.Versions[tie.From], now)
		line = self + " " + g.From + " " + from
		if percent := math.Round(tie.Share * 100); percent > 0 {
			line += fmt.Sprintf(" (%.0f %%)", percent)
		} else {
			line += " (" + relation(tie.Relation) + ")"
		}
	}
	pickups, later := after(s, ties, at)
	if len(pickups) > 0 {
		line += " " + g.To + " " + picked(pickups, now)
	}
	if len(later) > 0 {
		line += " " + g.To + " " + followed(later, now)
	}
	if line == alone {
		return ""
	}
	return line
}

// lineage is the line in the head, broken before its arrows where it is too long.
func (p *Pane) lineage(width int) []string {
	all := Lineage(p.s, p.a.ID, p.st.Glyphs, p.now)
	if all == "" {
		return nil
	}
	var lines []string
	line := ""
	for i, step := range strings.Split(all, " "+p.st.To+" ") {
		if i > 0 {
			step = p.st.To + " " + step
		}
		if line != "" && style.Width(line)+1+style.Width(step) > width {
			lines = append(lines, style.Wrap(line, width)...)
			line = ""
		}
		line = strings.TrimSpace(line + " " + step)
	}
	lines = append(lines, style.Wrap(line, width)...)
	for i, l := range lines {
		lines[i] = p.st.Kicker.Render(l)
	}
	return lines
}

// name is who a version is of, or its day if nobody says.
func name(v model.Version, now time.Time) string {
	if who := style.Who(v.Credits, v.Source); who != "" {
		return who
	}
	return style.Copy(v, now)
}

// source is an article and the one it was put with, in words that tell them
// apart: the days where both are of one source.
func source(v, w model.Version, now time.Time) (self, from string) {
	self, from = name(v, now), style.Copy(w, now)
	if style.Who(v.Credits, v.Source) != style.Who(w.Credits, w.Source) {
		return self, from
	}
	self = style.Copy(v, now)
	switch day := style.Short(w.Published, now); {
	case self == from:
		from = strings.TrimSpace("an earlier copy " + day)
	case day != "":
		from = day
	}
	return self, from
}

func relation(r model.Relation) string {
	switch r {
	case model.Exact:
		return "same words"
	case model.Near:
		return "same text"
	case model.Update:
		return "update"
	}
	return "same story"
}

// after are the versions that came from the one at a number, at first hand or by way of
// others: those that carry its text on, and those with a text of their own, these also
// where they came from a copy of it. Copies of the latter are no more of them.
func after(s *model.Story, ties []kin.Tie, at int) (pickups, later []model.Version) {
	mine := group(s.Versions[at])
	for i, v := range s.Versions {
		copied := ties[i].Relation == model.Exact || ties[i].Relation == model.Near
		same := group(v) == mine
		switch {
		case i == at || ties[i].From == kin.None:
		case copied && same && comes(ties, i, func(from int) bool { return from == at }):
			pickups = append(pickups, v)
		case !copied && !same && comes(ties, i, func(from int) bool { return group(s.Versions[from]) == mine }):
			later = append(later, v)
		}
	}
	return pickups, later
}

// comes tells whether a version came from one that is wanted, at first hand or by way
// of others.
func comes(ties []kin.Tie, i int, wanted func(int) bool) bool {
	for range ties { // who came in when may make a ring of them
		if i = ties[i].From; i == kin.None {
			return false
		}
		if wanted(i) {
			return true
		}
	}
	return false
}

// group is the same text as; an article that was never placed is its own.
func group(v model.Version) string {
	if v.Group == "" {
		return v.Article
	}
	return v.Group
}

// picked are the copies of a text: one with its paper and date, or how many there are.
func picked(vs []model.Version, now time.Time) string {
	if len(vs) > 1 {
		return fmt.Sprintf("%d pickups", len(vs))
	}
	return "picked up by " + style.Copy(vs[0], now)
}

// followed are the versions that followed: one with its date, or how many there are and
// the date of the last.
func followed(vs []model.Version, now time.Time) string {
	last := model.Date{}
	for _, v := range vs {
		if v.Published.Time.After(last.Time) {
			last = v.Published
		}
	}
	day := style.Short(last, now)
	switch {
	case len(vs) == 1:
		return strings.TrimSpace("follow-up " + day)
	case day == "":
		return fmt.Sprintf("%d follow-ups", len(vs))
	}
	return fmt.Sprintf("%d follow-ups, the last %s", len(vs), day)
}

func index(s *model.Story, article string) int {
	if article == "" {
		return -1
	}
	for i, v := range s.Versions {
		if v.Article == article {
			return i
		}
	}
	return -1
}
