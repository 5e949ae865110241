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
// followed. It is "" for a story of one version or one that does not have the
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
		line += " " + g.To + " " + joined(pickups, now, "picked up by ", "pickups")
	}
	if len(later) > 0 {
		line += " " + g.To + " " + joined(later, now, "follow-up ", "follow-ups")
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

// after are the versions that came from the one at a number: those that carry
// its text, and those with a text of their own, these also where they came from
// a copy of it.
func after(s *model.Story, ties []kin.Tie, at int) (pickups, later []model.Version) {
	for i, v := range s.Versions {
		tie := ties[i]
		if i == at || tie.From == kin.None {
			continue
		}
		copied := tie.Relation == model.Exact || tie.Relation == model.Near
		switch {
		case copied && tie.From == at:
			pickups = append(pickups, v)
		case !copied && (tie.From == at || group(s.Versions[tie.From]) == group(s.Versions[at])):
			later = append(later, v)
		}
	}
	return pickups, later
}

// group is the same text as; an article that was never placed is its own.
func group(v model.Version) string {
	if v.Group == "" {
		return v.Article
	}
	return v.Group
}

// joined is one version with its date, or how many there are.
func joined(vs []model.Version, now time.Time, one, many string) string {
	if len(vs) > 1 {
		return fmt.Sprintf("%d %s", len(vs), many)
	}
	if many == "pickups" {
		return one + style.Copy(vs[0], now)
	}
	return strings.TrimSpace(one + style.Short(vs[0].Published, now))
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
