package headlines

import (
	"slices"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// List is the list of stories. It asks nobody for rows: Missing says which it
// needs, SetRows brings them, and until then their places are drawn quietly.
type List struct {
	st    *style.Styles
	now   time.Time
	w, h  int
	each  int // lines a story takes
	focus bool
	hurry bool

	total  int // stories in all
	from   int // number of rows[0]
	rows   []model.Row
	cursor int // the story under the cursor
	sub    int // the version under the cursor, -1 for the story itself
	top    int // the first line shown

	dates  int // cells of the date column
	counts int // of that of versions

	open     int // the story expanded, -1 for none
	versions []model.Version

	empty []string       // what is said where there are none
	drawn map[int]string // lines of stories that are not under the cursor
}

// New makes an empty list of no size.
func New(st *style.Styles) *List {
	return &List{st: st, each: 1, sub: -1, open: -1, dates: dateWide, counts: countWide, drawn: map[int]string{}}
}

// SetStyles changes how it looks.
func (l *List) SetStyles(st *style.Styles) {
	l.st = st
	clear(l.drawn)
}

// SetNow tells what is today, for short dates.
func (l *List) SetNow(now time.Time) {
	y, m, d := now.Date()
	if oy, om, od := l.now.Date(); oy != y || om != m || od != d {
		clear(l.drawn)
	}
	l.now = now
}

// SetFocus tells whether the list has the keys.
func (l *List) SetFocus(on bool) { l.focus = on }

// SetHurry tells whether keys come faster than frames: then the list scrolls by
// half a screen at a time, which is one repaint and not ten where it stands
// beside another pane.
func (l *List) SetHurry(on bool) { l.hurry = on }

// SetSize sets the cells of the list and whether a story takes two lines. The
// story under the cursor stays in sight.
func (l *List) SetSize(w, h int, tall bool) {
	each := 1
	if tall {
		each = 2
	}
	if w == l.w && h == l.h && each == l.each {
		return
	}
	line := l.CursorLine()
	if each != l.each {
		line = line * each / l.each
	}
	l.w, l.h, l.each = w, h, each
	clear(l.drawn)
	l.place(line)
}

// Reset shows another order of total stories with the cursor on a story, which
// stands on line of the screen if that can be.
func (l *List) Reset(total, cursor, line int) {
	l.total, l.rows, l.from, l.dates, l.counts = total, nil, 0, dateWide, countWide
	l.cursor, l.sub = max(0, min(cursor, total-1)), -1
	l.open, l.versions = -1, nil
	clear(l.drawn)
	l.place(line)
}

// Grow takes a longer order in which everything up to the last row in sight is
// as it was.
func (l *List) Grow(total int) {
	l.total = total
	l.rows = l.rows[:max(0, min(len(l.rows), l.Last()+1-l.from))]
	clear(l.drawn)
}

// SetRows brings the rows from number from on. A story that is gone by now stays
// as it was until another order is shown.
func (l *List) SetRows(from int, rows []model.Row) {
	rows = slices.Clone(rows) // Patch changes them
	for i := range rows {
		if old, ok := l.Row(from + i); ok && rows[i].Story == "" {
			rows[i] = old
		}
	}
	for i, r := range rows {
		l.dates = max(l.dates, style.Width(style.Short(r.Published, l.now)))
		if r.New > 0 {
			l.counts = max(l.counts, style.Width(l.count(from+i, r)))
		}
	}
	l.from, l.rows = from, rows
	clear(l.drawn)
}

// Missing is the span of rows to ask for, n 0 if all that is in sight and a
// screen on either side is there.
func (l *List) Missing() (from, n int) {
	if l.total == 0 || l.h == 0 {
		return 0, 0
	}
	screen := l.h/l.each + 1
	first, last := max(0, l.First()-screen), min(l.total-1, l.Last()+screen)
	if first >= l.from && last < l.from+len(l.rows) {
		return 0, 0
	}
	first, last = max(0, first-2*screen), min(l.total-1, last+2*screen)
	return first, last - first + 1
}

// Len is how many stories there are.
func (l *List) Len() int { return l.total }

// Row is the row of a story by its number, if it is at hand.
func (l *List) Row(number int) (model.Row, bool) {
	if i := number - l.from; i >= 0 && i < len(l.rows) {
		return l.rows[i], true
	}
	return model.Row{}, false
}

// Selected is the row under the cursor, if it is at hand and not gone.
func (l *List) Selected() (model.Row, bool) {
	r, ok := l.Row(l.cursor)
	return r, ok && r.Story != ""
}

// Number is the number of the story under the cursor.
func (l *List) Number() int { return l.cursor }

// Version is the version under the cursor; false on the story itself.
func (l *List) Version() (model.Version, bool) {
	if l.sub < 0 {
		return model.Version{}, false
	}
	return l.versions[l.sub], true
}

// Patch changes the rows of a story at once, until SetRows brings the truth.
func (l *List) Patch(story string, change func(*model.Row)) {
	for i := range l.rows {
		if l.rows[i].Story == story {
			change(&l.rows[i])
			delete(l.drawn, l.from+i)
		}
	}
}

// Each calls f for every row at hand, in order, until it returns false.
func (l *List) Each(f func(number int, r model.Row) bool) {
	for i, r := range l.rows {
		if !f(l.from+i, r) {
			return
		}
	}
}

// View is exactly h lines, each exactly w cells wide.
func (l *List) View() string {
	if l.total == 0 {
		return l.none()
	}
	var b strings.Builder
	for y := range l.h {
		if y > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.line(l.top + y))
	}
	return b.String()
}

// Height is how many lines the list has.
func (l *List) Height() int { return l.h }

// Window is the span of rows at hand.
func (l *List) Window() (from, n int) { return l.from, len(l.rows) }

// Around are the stories in sight and those at hand a screen above and below
// it, from number from on. A story in sight that is not at hand is "".
func (l *List) Around() (from int, stories []string) {
	if l.total == 0 {
		return 0, nil
	}
	from, last := l.First(), l.Last()
	screen := last - from + 1
	for range screen {
		if _, ok := l.Row(from - 1); !ok {
			break
		}
		from--
	}
	for range screen {
		if _, ok := l.Row(last + 1); !ok {
			break
		}
		last++
	}
	for i := from; i <= last; i++ {
		r, _ := l.Row(i)
		stories = append(stories, r.Story)
	}
	return from, stories
}

// SetEmpty says what stands where there are no stories, a line each.
func (l *List) SetEmpty(lines []string) { l.empty = lines }

// SetVersions brings what the versions of the expanded story say now, if they
// are the same ones.
func (l *List) SetVersions(versions []model.Version) {
	if len(versions) != len(l.versions) {
		return
	}
	for i := range versions {
		if versions[i].Article != l.versions[i].Article {
			return
		}
	}
	l.versions = versions
}

// none is the list without a story: what to do, in the middle.
func (l *List) none() string {
	lines := make([]string, l.h)
	top := max(0, (l.h-len(l.empty))/3)
	for y := range lines {
		text := ""
		if i := y - top; i >= 0 && i < len(l.empty) {
			text = l.st.Muted.Render(l.st.Cut(l.empty[i], l.w-2))
		}
		lines[y] = style.Pad("  "+text, l.w)
	}
	return strings.Join(lines, "\n")
}

// PatchTo changes the rows at hand of the first n stories at once, until
// SetRows brings the truth.
func (l *List) PatchTo(n int, change func(*model.Row)) {
	for i := range l.rows {
		if l.from+i < n {
			change(&l.rows[i])
		}
	}
	clear(l.drawn)
}
