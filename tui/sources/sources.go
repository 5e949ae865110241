package sources

import (
	"slices"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the list of sources.
type Pane struct {
	st   *style.Styles
	now  time.Time
	w, h int

	sources []model.Source // in the order they were added
	loaded  bool           // Show was called since Open
	entries [][]string     // drawn, without the marker; nil until looked at
	list    roll.List
	empty   []string // what is said where there are none
	wish    int64    // to be chosen as soon as it is there, 0 if none
	only    int64    // whose stories alone the list shows, 0 if all
	detail  int64    // which is shown with all that is known of it, 0 if none
	input   input
}

// New makes an empty pane of no size.
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

// SetNow tells what is now: what is waited for lies after it.
func (p *Pane) SetNow(now time.Time) {
	p.now = now
	p.redraw()
}

// SetEmpty says what stands where there are no sources, a line each.
func (p *Pane) SetEmpty(lines []string) { p.empty = lines }

// Open begins anew: sources that are not followed any more leave. The cursor
// goes to the one whose stories alone the list shows, 0 if it shows all.
func (p *Pane) Open(only int64) {
	p.sources = slices.DeleteFunc(p.sources, func(s model.Source) bool { return s.Removed })
	p.only, p.wish, p.detail, p.loaded = only, only, 0, false
	p.Leave()
	p.choose()
	p.redraw()
}

// Show shows what is known of the sources that are followed now. The cursor
// stays on its source and on its line; new ones stand at the end.
func (p *Pane) Show(followed []model.Source) {
	row := p.list.Row(p)
	p.loaded = true
	now := make(map[int64]model.Source, len(followed))
	for _, s := range followed {
		now[s.Number] = s
	}
	for i, old := range p.sources {
		if s, ok := now[old.Number]; ok {
			p.sources[i] = s
			delete(now, old.Number)
		} else {
			p.sources[i].Removed = true
		}
	}
	for _, s := range followed {
		if _, ok := now[s.Number]; ok {
			p.sources = append(p.sources, s)
		}
	}
	p.entries = make([][]string, len(p.sources))
	if p.choose() {
		p.redraw()
		return
	}
	p.list.Hold(p, row)
}

// choose puts the cursor on the source that is wished for; false if it is not
// there.
func (p *Pane) choose() bool {
	i := p.index(p.wish)
	if p.wish == 0 || i < 0 {
		return false
	}
	p.list.Chosen, p.wish = i, 0
	return true
}

func (p *Pane) index(number int64) int {
	return slices.IndexFunc(p.sources, func(s model.Source) bool { return s.Number == number })
}

// Number is which of the sources is chosen, from 0.
func (p *Pane) Number() int { return p.list.Chosen }

// GoTo puts the cursor on a source as soon as it is there.
func (p *Pane) GoTo(number int64) {
	p.wish = number
	if p.choose() {
		p.list.Follow(p)
	}
}

// Patch changes what is shown of a source at once, until Show brings the truth.
func (p *Pane) Patch(number int64, change func(*model.Source)) {
	if i := p.index(number); i >= 0 {
		row := p.list.Row(p)
		change(&p.sources[i])
		p.entries[i] = nil
		p.list.Hold(p, row)
	}
}

// Source is what is known of a source, if it is at hand.
func (p *Pane) Source(number int64) (model.Source, bool) {
	if i := p.index(number); i >= 0 {
		return p.sources[i], true
	}
	return model.Source{}, false
}

// Detail shows all that is known of the chosen source, or no more.
func (p *Pane) Detail() {
	s, ok := p.Selected()
	switch {
	case !ok:
	case p.detail == s.Number:
		p.detail = 0
	default:
		p.detail = s.Number
	}
	p.redraw()
}

// Len is how many sources there are in the pane.
func (p *Pane) Len() int { return len(p.sources) }

// Move goes n sources down, up if negative; false if it stood at that end already.
func (p *Pane) Move(n int) bool { return p.list.Move(p, n) }

// Top goes to the first source.
func (p *Pane) Top() { p.list.Move(p, -len(p.entries)) }

// Bottom goes to the last source.
func (p *Pane) Bottom() { p.list.Move(p, len(p.entries)) }

// Selected is the chosen source.
func (p *Pane) Selected() (model.Source, bool) {
	if p.list.Chosen < 0 || p.list.Chosen >= len(p.sources) {
		return model.Source{}, false
	}
	return p.sources[p.list.Chosen], true
}

// Cursor is the cell of View in which the next letter goes or, where nothing is
// typed, of the chosen source's first line.
func (p *Pane) Cursor() (x, y int) {
	if p.Typing() {
		_, x = p.typed()
		return x, min(headRows, max(p.h-1, 0))
	}
	return 0, min(p.above()+p.list.Row(p), max(p.h-1, 0))
}

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string {
	lines := append(p.head(), p.prompt()...)
	if len(p.sources) == 0 && p.loaded && p.w > 0 {
		for _, l := range p.empty {
			lines = append(lines, p.st.Muted.Render(p.st.Cut("  "+l, p.w)))
		}
	}
	air := strings.Repeat(" ", style.TitleIndent)
	marker := style.Pad(p.st.Marker.Render(p.st.Glyphs.Cursor), style.TitleIndent)
	p.list.Each(p, func(s roll.Spot) {
		line := p.lines(s.Unit)[s.Line]
		if s.Unit == p.list.Chosen && s.Line == 0 {
			line = marker + line
		} else if line != "" {
			line = air + line
		}
		lines = append(lines, p.st.Cut(line, p.w))
	})
	return style.Screen(lines, p.h)
}

// above is how many lines stand over the sources.
func (p *Pane) above() int { return headRows + len(p.prompt()) }

func (p *Pane) redraw() {
	p.entries = make([][]string, len(p.sources))
	p.fit()
}

// fit gives the sources the lines that what stands over them leaves.
func (p *Pane) fit() { p.list.Resize(p, max(p.h-p.above(), 0)) }
