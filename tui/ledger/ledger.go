package ledger

import (
	"slices"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the cleaning ledger.
type Pane struct {
	st   *style.Styles
	w, h int

	a        *model.Article         // nil: nothing is shown
	evidence map[int]model.Evidence // by where its removal starts
	head     []string               // above the entries: it takes a look at all of them
	entries  []*entry               // drawn, without the marker; nil until looked at
	list     roll.List
	now      time.Time
}

// New makes an empty ledger of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st} }

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) {
	p.st = st
	p.redraw()
}

// SetNow tells the time, in the zone that dates are told in.
func (p *Pane) SetNow(now time.Time) { p.now = now }

// SetSize sets the pane's cells.
func (p *Pane) SetSize(w, h int) {
	p.w, p.h = max(w, 0), max(h, 0)
	p.redraw()
}

// Show shows what was removed from an article; the chosen removal stays chosen
// while the article is the same.
func (p *Pane) Show(a *model.Article) {
	was, had := p.Selected()
	same := had && a != nil && p.a.ID == a.ID
	if a == nil || p.a == nil || a.ID != p.a.ID {
		p.evidence = nil
	}
	p.a, p.list.Chosen = a, 0
	for i, r := range p.removed() {
		if same && r.Start == was.Start {
			p.list.Chosen = i
		}
	}
	p.redraw()
}

// Clear shows nothing.
func (p *Pane) Clear() { p.Show(nil) }

// Move goes n removals down, up if negative; false if it stood at that end already.
func (p *Pane) Move(n int) bool { return p.list.Move(p, n) }

// Top goes to the first removal.
func (p *Pane) Top() { p.list.Move(p, -len(p.entries)) }

// Bottom goes to the last removal.
func (p *Pane) Bottom() { p.list.Move(p, len(p.entries)) }

// Selected is the chosen removal.
func (p *Pane) Selected() (model.Removal, bool) {
	removed := p.removed()
	if p.list.Chosen < 0 || p.list.Chosen >= len(removed) {
		return model.Removal{}, false
	}
	return removed[p.list.Chosen], true
}

// Cursor is the cell of the chosen removal's first line in View.
func (p *Pane) Cursor() (x, y int) { return 0, min(len(p.head)+p.list.Row(p), max(p.h-1, 0)) }

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string {
	lines := slices.Clip(p.head)
	if p.a != nil && len(p.entries) == 0 && p.w > 0 {
		lines = append(lines, p.st.Muted.Render(p.st.Cut("  Nothing was removed: the copy stands as it came in.", p.w)))
	}
	air := strings.Repeat(" ", style.TitleIndent)
	marker := style.Pad(p.st.Marker.Render(p.st.Glyphs.Cursor), style.TitleIndent)
	p.list.Each(p, func(s roll.Spot) {
		e := p.entry(s.Unit)
		line, mark := "", air
		if own := s.Line - len(e.stays); own < 0 {
			line = e.stays[s.Line]
		} else {
			line = e.own[own]
			if s.Unit == p.list.Chosen && own < e.marked {
				mark = marker
			}
		}
		if line != "" {
			line = p.st.Cut(mark+line, p.w)
		}
		lines = append(lines, line)
	})
	return style.Screen(lines, p.h)
}

func (p *Pane) removed() []model.Removal {
	if p.a == nil {
		return nil
	}
	return p.a.Removed
}

func (p *Pane) redraw() {
	p.head = p.summed()
	p.entries = make([]*entry, len(p.removed()))
	p.list.Resize(p, max(p.h-len(p.head), 0))
}
