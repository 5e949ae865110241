package reader

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// Lineage tells in a line where an article comes from and what came of it:
//
//	dpa/NAN ← The Independent 19 Feb (91 %) → follow-up 19 Feb
//
// Left of the arrow that points back is the article, right of it the one whose
// text it carries and how much of its own words stand there; after the arrow that
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
	v := s.Versions[at]
	line := name(v)
	if to := index(s, v.To); to >= 0 && to != at {
		from := name(s.Versions[to])
		if from == line { // of one source the days tell them apart
			line = dated(v, line, now)
			switch style.Short(s.Versions[to].Published, now) {
			case "":
			case style.Short(v.Published, now):
				from = "an earlier copy"
			default:
				from = ""
			}
		}
		line += " " + g.From + " " + dated(s.Versions[to], from, now)
		if percent := math.Round(v.Share * 100); percent > 0 {
			line += fmt.Sprintf(" (%.0f %%)", percent)
		} else {
			line += " (" + relation(v.Relation) + ")"
		}
	}
	if pickups := pickedUp(s, at); len(pickups) > 0 {
		line += " " + g.To + " " + joined(pickups, now, "picked up by ", "pickups")
	}
	if later := followed(s, at); len(later) > 0 {
		line += " " + g.To + " " + joined(later, now, "follow-up ", "follow-ups")
	}
	if line == name(v) {
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

// name is who a version is of: its agencies if it has a credit, else its source.
func name(v model.Version) string {
	if c := safe.Row(strings.Join(v.Credits, "/")).String(); c != "" {
		return c
	}
	if s := safe.Row(v.Source).String(); s != "" {
		return s
	}
	return "unnamed source"
}

func dated(v model.Version, words string, now time.Time) string {
	return strings.TrimSpace(words + " " + style.Short(v.Published, now))
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

// pickedUp are the versions that carry the article's text and were put with it.
func pickedUp(s *model.Story, at int) []model.Version {
	var vs []model.Version
	for i, v := range s.Versions {
		if i != at && v.To == s.Versions[at].Article && (v.Relation == model.Exact || v.Relation == model.Near) {
			vs = append(vs, v)
		}
	}
	return vs
}

// followed are the versions with a text of their own that were put with the
// article or with a copy of it.
func followed(s *model.Story, at int) []model.Version {
	var vs []model.Version
	for i, v := range s.Versions {
		to := index(s, v.To)
		if i == at || to < 0 || v.Relation != model.Update && v.Relation != model.Related {
			continue
		}
		if to == at || group(s.Versions[to]) == group(s.Versions[at]) {
			vs = append(vs, v)
		}
	}
	return vs
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
	if strings.HasPrefix(one, "picked") {
		one += name(vs[0])
	}
	return dated(vs[0], strings.TrimSpace(one), now)
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
