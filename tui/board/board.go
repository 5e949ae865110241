package board

import (
	"slices"
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
	articles []*model.Article // of its versions, nil where one is missing
	said     *model.Quoted    // nil: it is not known yet
	current  string           // the article that is read
	texts    []string         // of the articles, "" until asked for
	names    []string         // what the versions are called, nil until asked for
	folded   []string         // what each quote is sought by, nil until asked for

	sought  string          // the words that quotes are listed by, "" for all
	shown   []int           // the quotes that are listed
	opened  map[string]bool // the quotes that are told in full, by their words
	take    int             // of the chosen quote the one that was asked for, -1: none was
	entries [][]string      // drawn, without the marker; nil until looked at
	list    roll.List
}

// New makes an empty board of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st, take: none} }

const none = -1

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
	p.now, p.names = now, nil
	p.redraw()
}

// Show shows who says what in the articles of a story's versions, in their order; an
// article may be nil, and the story. said is nil while it is not known. Current is the id of
// the article that is read. The chosen quote stays chosen if it is there still.
func (p *Pane) Show(s *model.Story, articles []*model.Article, said *model.Quoted, current string) {
	was, n := "", none
	if len(p.shown) > 0 {
		was, n = p.key(p.list.Chosen), len(p.saying(p.list.Chosen).Takes)
	}
	if p.s == nil || s == nil || p.s.ID != s.ID {
		p.sought, p.opened, was = "", map[string]bool{}, ""
	}
	p.s, p.articles, p.said, p.current = s, articles, said, current
	p.texts, p.names, p.folded = make([]string, len(articles)), nil, nil
	p.narrow()
	p.list.Chosen = max(slices.IndexFunc(p.shown, func(n int) bool { return p.keyOf(n) == was }), 0)
	if len(p.shown) == 0 || p.key(p.list.Chosen) != was || len(p.saying(p.list.Chosen).Takes) != n {
		p.take = none
	}
	p.redraw()
}

// Clear shows nothing.
func (p *Pane) Clear() { p.Show(nil, nil, nil, "") }

// Move goes n quotes down, up if negative; false if it stood at that end already. One step goes
// through a quote first that is higher than the pane.
func (p *Pane) Move(n int) bool {
	if (n == 1 || n == -1) && p.list.Within(p, n) {
		return true
	}
	return p.leave(func() bool { return p.list.Move(p, n) })
}

// HalfPage goes over quotes of half a page, down for dir 1, up for -1; false at that end.
func (p *Pane) HalfPage(dir int) bool {
	return p.leave(func() bool { return p.list.Turn(p, dir*max(p.list.Height()/2, 1)) })
}

// Page goes over quotes of a page, the same way; a quote higher than that is read through.
func (p *Pane) Page(dir int) bool {
	return p.list.Within(p, dir) || p.leave(func() bool { return p.list.Turn(p, dir*max(p.list.Height()-1, 1)) })
}

// leave goes to another quote; the one before is shown by its fullest take again.
func (p *Pane) leave(move func() bool) bool {
	was, take := p.list.Chosen, p.take
	p.take = none
	if !move() {
		p.take = take
		return false
	}
	if take != none {
		p.entries[was] = nil
		p.list.Follow(p)
	}
	return true
}

// Top goes to the first quote.
func (p *Pane) Top() { p.Move(-len(p.shown)) }

// Bottom goes to the last quote.
func (p *Pane) Bottom() { p.Move(len(p.shown)) }

// Seek lists the quotes whose speaker or words have all of some words, "" for all; the
// chosen one stays chosen if it is among them.
func (p *Pane) Seek(words string) {
	if words == p.sought {
		return
	}
	was := none
	if len(p.shown) > 0 {
		was = p.shown[p.list.Chosen]
	}
	p.sought, p.take = words, none
	p.narrow()
	p.list.Chosen = 0
	for i, n := range p.shown {
		if n == was {
			p.list.Chosen = i
		}
	}
	p.redraw()
}

// Sought is what quotes are listed by, "" if all are.
func (p *Pane) Sought() string { return p.sought }

// Listed is how many quotes are listed.
func (p *Pane) Listed() int { return len(p.shown) }

// Tell tells all that is known of the chosen quote, or no longer; false if there is none.
// The quote stays in its line.
func (p *Pane) Tell() bool {
	if len(p.shown) == 0 {
		return false
	}
	row := p.list.Row(p)
	key := p.key(p.list.Chosen)
	p.opened[key] = !p.opened[key]
	p.change(row)
	return true
}

// NextTake goes to the next version that carries the chosen quote for dir 1, to the one before
// for -1, and shows its words; false if there is none that way.
func (p *Pane) NextTake(dir int) bool {
	if len(p.shown) == 0 {
		return false
	}
	to := p.at() + dir
	if to < 0 || to >= len(p.saying(p.list.Chosen).Takes) {
		return false
	}
	row := p.list.Row(p)
	p.take = to
	p.change(row)
	return true
}

// change draws the chosen quote anew, in its line.
func (p *Pane) change(row int) {
	p.entries[p.list.Chosen] = nil
	p.list.Hold(p, row)
	p.list.Follow(p)
}

// Selected is the chosen quote, as the version at Place prints it, with its speaker's fullest
// name and best role; Unsure where no version is sure of them.
func (p *Pane) Selected() (model.Quote, bool) {
	if len(p.shown) == 0 {
		return model.Quote{}, false
	}
	s := p.saying(p.list.Chosen)
	t := s.Takes[p.at()]
	q, _ := p.quote(t)
	who := s.Speaker
	if p.sure(t) { // where the versions do not agree, this one's
		who = t.Speaker
	}
	q.Speaker, q.Role, q.Unsure = "", "", s.Unsure
	if who >= 0 {
		q.Speaker, q.Role = p.said.Speakers[who].Name, p.said.Speakers[who].Role
	}
	return q, true
}

// Place is where the chosen quote stands: the number of a version, and a byte of its
// article's Text.
func (p *Pane) Place() (version, start int, ok bool) {
	if len(p.shown) == 0 {
		return 0, 0, false
	}
	t := p.saying(p.list.Chosen).Takes[p.at()]
	_, start = p.quote(t)
	return t.Article, start, true
}

// Cursor is the cell of the chosen quote's first line in View.
func (p *Pane) Cursor() (x, y int) { return 0, min(titleRows+p.list.Row(p), max(p.h-1, 0)) }

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string {
	lines := p.head()
	if len(p.shown) == 0 && p.w > 0 {
		lines = append(lines, p.st.Muted.Render(p.st.Cut("  "+p.nothing(), p.w)))
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

// nothing says why no quote is listed.
func (p *Pane) nothing() string {
	switch {
	case p.said == nil:
		return "Reading what is quoted " + p.st.Ellipsis
	case len(p.said.Quotes) > 0:
		return "No quote has these words, nor its speaker."
	}
	return "Nobody is quoted in this story."
}

func (p *Pane) redraw() {
	p.entries = make([][]string, len(p.shown))
	p.list.Resize(p, max(p.h-titleRows, 0))
}
