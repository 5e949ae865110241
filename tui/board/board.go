package board

import (
	"fmt"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the quote board.
type Pane struct {
	st   *style.Styles
	now  time.Time
	w, h int

	s        *model.Story
	articles []*model.Article
	speakers []speaker
	quotes   []quote
	entries  [][]string // drawn, without the marker; nil until looked at
	list     roll.List
}

// New makes an empty board of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st} }

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) {
	p.st = st
	p.redraw()
}

// SetSize sets the pane's cells.
func (p *Pane) SetSize(w, h int) {
	p.w, p.h = max(w, 0), max(h, 0)
	p.redraw()
}

// SetNow tells what is today, for short dates.
func (p *Pane) SetNow(now time.Time) {
	p.now = now
	p.redraw()
}

// Show shows the quotes of a story's articles; articles may be missing, and the
// story may be nil. The chosen quote stays chosen if the story has it still.
func (p *Pane) Show(s *model.Story, articles []*model.Article) {
	was, had := p.at()
	p.s, p.articles = s, articles
	p.speakers, p.quotes = gather(s, articles)
	p.list.Chosen = 0
	for i, q := range p.quotes {
		if had && q.text == was.text && p.speakers[q.speaker].name != "" {
			p.list.Chosen = i
			break
		}
	}
	p.redraw()
}

// Clear shows nothing.
func (p *Pane) Clear() { p.Show(nil, nil) }

// Move goes n quotes down, up if negative; false if it stood at that end already.
func (p *Pane) Move(n int) bool { return p.list.Move(p, n) }

// Top goes to the first quote.
func (p *Pane) Top() { p.list.Move(p, -len(p.quotes)) }

// Bottom goes to the last quote.
func (p *Pane) Bottom() { p.list.Move(p, len(p.quotes)) }

// Selected is where the chosen quote stands: an article and a byte of its Text.
func (p *Pane) Selected() (article string, start int, ok bool) {
	q, ok := p.at()
	if !ok {
		return "", 0, false
	}
	return q.best.article, q.best.start, true
}

// Quote is the chosen quote with its speaker, for copying; "" if none.
func (p *Pane) Quote() string {
	q, ok := p.at()
	if !ok {
		return ""
	}
	s := p.speakers[q.speaker]
	name := s.name
	if name == "" {
		name = "?"
	}
	if s.role != "" {
		name += ", " + s.role
	}
	return fmt.Sprintf("“%s” — %s", strings.ReplaceAll(q.text, "\n", "\n\n"), name)
}

// Cursor is the cell of the chosen quote's first line in View.
func (p *Pane) Cursor() (x, y int) { return 0, min(len(p.head())+p.list.Row(p), max(p.h-1, 0)) }

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string {
	lines := p.head()
	if len(p.quotes) == 0 && p.w > 0 {
		lines = append(lines, p.st.Muted.Render(p.st.Cut("  Nobody is quoted in this story.", p.w)))
	}
	air := strings.Repeat(" ", style.TitleIndent)
	marker := style.Pad(p.st.Marker.Render(p.st.Glyphs.Cursor), style.TitleIndent)
	p.list.Each(p, func(s roll.Spot) {
		line := p.lines(s.Unit)[s.Line]
		switch {
		case line == "":
		case s.Unit == p.list.Chosen && s.Line >= p.Lead(s.Unit):
			line = marker + line
		default:
			line = air + line
		}
		lines = append(lines, line)
	})
	return style.Screen(lines, p.h)
}

func (p *Pane) at() (quote, bool) {
	if p.list.Chosen < 0 || p.list.Chosen >= len(p.quotes) {
		return quote{}, false
	}
	return p.quotes[p.list.Chosen], true
}

func (p *Pane) redraw() {
	p.entries = make([][]string, len(p.quotes))
	p.list.Resize(p, max(p.h-len(p.head()), 0))
}
