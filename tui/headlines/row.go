package headlines

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// What a row of one line has room for, in cells.
const (
	lead       = 3  // cursor, state, space
	sourceWide = 16 // source column of a wide list
	sourceThin = 10
	dateWide   = 6  // of the date column, until a row has a longer one
	countWide  = 4  // of the count of versions, likewise
	fullWidth  = 76 // from here on the source is wide
	sourceFrom = 46 // from here on there is a source, and columns
	dateFrom   = 40 // from here on there is a date
)

// line draws one line of the list, w cells wide.
func (l *List) line(at int) string {
	if at >= l.lines() {
		return strings.Repeat(" ", l.w)
	}
	story, within, version := l.at(at)
	if version >= 0 {
		return l.versionLine(version)
	}
	both := l.story(story)
	if l.each == 1 {
		return both
	}
	first, second, _ := strings.Cut(both, "\n")
	if within == 0 {
		return first
	}
	return second
}

// story draws a story's lines.
func (l *List) story(number int) string {
	selected := number == l.cursor && l.sub < 0
	if s, ok := l.drawn[number]; ok && !selected {
		return s
	}
	row, ok := l.Row(number)
	s := ""
	switch {
	case !ok:
		s = l.quiet(l.st.Ellipsis, selected)
	case row.Story == "":
		s = l.quiet("put elsewhere; r shows the list as it is", selected)
	case l.each == 2:
		s = l.tallRow(number, row, selected)
	default:
		s = l.flatRow(number, row, selected)
	}
	if !selected {
		l.drawn[number] = s
	}
	return s
}

// quiet is the place of a row that is not at hand.
func (l *List) quiet(what string, selected bool) string {
	s := l.marker(selected) + "  " + l.st.Faint.Render(l.st.Cut(what, l.w-lead))
	s = style.Pad(s, l.w)
	if l.each == 2 {
		s += "\n" + strings.Repeat(" ", l.w)
	}
	return s
}

// flatRow: cursor, state, headline, flags, versions, source, date.
func (l *List) flatRow(number int, r model.Row, selected bool) string {
	source := sourceThin
	switch {
	case l.w < sourceFrom:
		return l.thinRow(number, r, selected)
	case l.w >= fullWidth:
		source = sourceWide
	}
	var tail strings.Builder
	tail.WriteString(" " + l.flags(r) + " " + l.st.Muted.Render(pad(l.count(number, r), l.counts)))
	tail.WriteString(" " + l.st.Muted.Render(style.Pad(l.st.Cut(safe.Row(r.Source).String(), source), source)))
	tail.WriteString(" " + l.st.Muted.Render(pad(style.Short(r.Published, l.now), l.dates)))
	end := tail.String()
	return l.head(r, l.w-style.Width(end), selected) + end
}

// thinRow is a row without columns: what there is stands at the end.
func (l *List) thinRow(number int, r model.Row, selected bool) string {
	end := ""
	if r.Starred {
		end += " " + l.st.Star.Render(l.st.Starred)
	}
	if n := l.count(number, r); n != "" {
		end += " " + l.st.Muted.Render(n)
	}
	if date := style.Short(r.Published, l.now); l.w >= dateFrom && date != "" {
		end += " " + l.st.Muted.Render(date)
	}
	return l.head(r, l.w-style.Width(end), selected) + end
}

// tallRow: the headline; below it source, date, versions, flags.
func (l *List) tallRow(number int, r model.Row, selected bool) string {
	parts := make([]string, 0, 5)
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(l.st.Cut(safe.Row(r.Source).String(), sourceWide+4))
	add(style.Short(r.Published, l.now))
	add(l.count(number, r))
	if r.Unread > 0 && r.Unread < r.Versions && news(r) == "" {
		add(strconv.Itoa(r.Unread) + " unread")
	}
	below := l.st.Muted.Render(l.st.Cut(strings.Join(parts, " "+l.st.Dot+" "), l.w-lead-4))
	if r.Starred {
		below += " " + l.st.Star.Render(l.st.Starred)
	}
	if r.Quoted {
		below += " " + l.st.Bar.Render(l.st.Quoted)
	}
	return l.head(r, l.w, selected) + "\n" + style.Pad(strings.Repeat(" ", lead)+below, l.w)
}

// head is cursor, state and headline in w cells.
func (l *List) head(r model.Row, w int, selected bool) string {
	mark := ""
	if r.Origin == model.FromLede {
		mark = l.st.FromLede
	}
	room := max(0, w-lead-style.Width(mark))
	text := l.st.Cut(safe.Row(r.Headline).String(), room)
	if text == "" {
		text = l.st.Cut("(no headline)", room)
	}
	blank := strings.Repeat(" ", max(0, room-style.Width(text)))
	look := l.look(r.Unread > 0, selected)
	if selected {
		return l.marker(true) + l.state(r.Unread > 0, r.Spiked) + " " + look.Render(text+mark) + blank // not the blank: it would be 40 bytes a key
	}
	if mark != "" {
		mark = l.st.Faint.Render(mark)
	}
	return l.marker(false) + l.state(r.Unread > 0, r.Spiked) + " " + look.Render(text) + mark + blank
}

// look is how a headline is set.
func (l *List) look(unread, selected bool) lipgloss.Style {
	switch {
	case selected && l.focus:
		return l.st.Selection
	case selected:
		return l.st.SelectionIdle
	case unread:
		return l.st.Headline
	}
	return l.st.Seen
}

func (l *List) marker(selected bool) string {
	if !selected {
		return " "
	}
	return l.st.Marker.Render(l.st.Cursor)
}

// state is one cell: put away, unread, or read.
func (l *List) state(unread, spiked bool) string {
	switch {
	case spiked:
		return l.st.Danger.Render(l.st.Spiked)
	case unread:
		return l.st.Unread.Render(l.st.Glyphs.Unread)
	}
	return " "
}

// flags are two cells: starred, quoted.
func (l *List) flags(r model.Row) string {
	star, quote := " ", " "
	if r.Starred {
		star = l.st.Star.Render(l.st.Starred)
	}
	if r.Quoted {
		quote = l.st.Bar.Render(l.st.Quoted)
	}
	return star + quote
}

// count is how many versions a story has, "" for one alone, and how many sentences are
// new where something of it was read.
func (l *List) count(number int, r model.Row) string {
	if r.Versions < 2 {
		return news(r)
	}
	s := l.st.Times + strconv.Itoa(r.Versions)
	if number == l.open {
		s += l.st.Open
	}
	if n := news(r); n != "" {
		s += " " + l.st.Dot + " " + n
	}
	return s
}

// news is how many sentences of a story are new, "" where none can be said to be.
func news(r model.Row) string {
	if r.New == 0 || r.Unread == 0 {
		return ""
	}
	return strconv.Itoa(r.New) + " new"
}

// pad fills text of ours with spaces on the left.
func pad(s string, w int) string {
	return strings.Repeat(" ", max(0, w-style.Width(s))) + s
}
