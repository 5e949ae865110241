package sources

import (
	"strconv"
	"time"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// state is how a source does: a letter, words of ours, and their colour.
type state struct {
	letter, words string
	ink           lipgloss.Style
}

// state is told by what weighs most: that nobody reads it any more, that it is
// gone, that it fails, that it waits.
func (p *Pane) state(s *model.Source) state {
	waits := s.Next.After(p.now)
	switch {
	case s.Removed:
		return state{"X", "not followed", p.st.Faint}
	case s.Gone:
		return state{"G", "gone for good", p.st.Danger}
	case s.Failures == 1:
		return state{"F", "failed once", p.st.Danger}
	case s.Failures > 1:
		return state{"F", "failing since " + style.Grouped(s.Failures) + " readings", p.st.Danger}
	case waits:
		return state{"W", "waits until " + p.date(s.Next), p.st.Muted}
	case s.Trouble != (model.Problem{}):
		return state{"T", "ok, not all of it", p.st.Star}
	case s.Articles == 0 && s.Print == 0:
		return state{"N", "not read yet", p.st.Muted}
	case s.Articles == 0:
		return state{"O", "ok, no articles", p.st.Good}
	}
	return state{"O", "ok", p.st.Good}
}

func (p *Pane) date(t time.Time) string { return style.Short(model.Date{Time: t}, p.now) }

// head is the pane's title, with totals.
func (p *Pane) head() []string {
	if len(p.sources) == 0 {
		return p.st.Title("Sources", "", p.w)
	}
	followed, failing, articles := 0, 0, 0
	for i := range p.sources {
		s := &p.sources[i]
		articles += s.Articles
		if s.Removed {
			continue
		}
		followed++
		if s.Failures > 0 || s.Gone {
			failing++
		}
	}
	count := style.Grouped(followed)
	if failing > 0 {
		count += " " + p.st.Dot + " " + strconv.Itoa(failing) + " failing"
	}
	if long := count + " " + p.st.Dot + " " + style.Grouped(articles) + " articles"; style.Width(long)+16 <= p.w {
		count = long
	}
	return p.st.Title("Sources", count, p.w)
}

// headRows is the title and its rule.
const headRows = 2

// kind is a source's kind in a word of ours.
func kind(s *model.Source) string {
	switch {
	case s.Kind == model.FeedSource && s.FullText:
		return "feed+text"
	case s.Kind == model.FeedSource:
		return "feed"
	case s.Kind == model.PageSource:
		return "page"
	case s.Kind == model.FolderSource:
		return "folder"
	case s.Kind == model.FileSource:
		return "file"
	}
	return "source"
}
