package tui

import (
	"strconv"
	"strings"

	"github.com/lede-reader/lede/tui/status"
)

// hints is how many keys the first-run hint stays.
const hints = 6

// status is what the bottom line says.
func (m *Model) status() status.Line {
	l := status.Line{Message: m.line.text, Bad: m.line.bad}
	if n := m.list.Len(); n > 0 {
		l.Position = grouped(m.list.Number()+1) + "/" + grouped(n)
	}
	if m.order.query.Unread {
		l.Filter = "unread"
	}
	if m.press.count > 0 {
		l.Pending = strconv.Itoa(m.press.count)
	}
	key := m.keys.key("refresh")
	switch {
	case m.order.news > 0:
		l.News = grouped(m.order.news) + " new " + m.st.Dot + " " + key
	case m.order.moved:
		l.News = "list changed " + m.st.Dot + " " + key
	}
	if p := m.world.progress; p.Busy {
		l.Progress = "cleaning " + grouped(p.Done)
		if p.Total > 0 {
			l.Progress += "/" + grouped(p.Total)
		}
	}
	if n := m.world.progress.Problems; n > 0 {
		l.Problems = grouped(n) + " could not be read " + m.st.Dot + " " + m.keys.key("problems")
	}
	l.Hints = m.hints()
	return l
}

// hints are the keys worth knowing here: the five first ones at the start, how
// to use an overlay, and else where the help is.
func (m *Model) hints() []status.Hint {
	hint := func(name, what string) status.Hint { return status.Hint{Key: m.keys.key(name), What: what} }
	switch {
	case m.over == Help:
		return []status.Hint{hint("search-help", "search"), hint("back", "close")}
	case m.over == Board:
		return []status.Hint{hint("board-go", "to its place"), hint("back", "close")}
	case m.over == Ledger:
		return []status.Hint{hint("restore", "put back"), hint("undo", "undo"), hint("back", "close")}
	case m.over != None:
		return []status.Hint{hint("back", "close")}
	case m.press.keys < hints && !m.opts.NoHint:
		return []status.Hint{
			hint("down", "down"), hint("open", "open"), hint("read-on", "read on"), hint("done", "done"), hint("help", "help"),
		}
	}
	return []status.Hint{hint("help", "help")}
}

// emptyList is what stands in a list without stories: what to do.
func (m *Model) emptyList() []string {
	switch {
	case m.order.listing == nil || m.world.progress.Busy && m.world.stories == 0:
		return []string{"Reading the first stories" + m.st.Ellipsis}
	case m.order.query.Unread && m.world.stories > 0:
		return []string{"Nothing is unread.", "", m.keys.key("unread-only") + " shows all stories, " + m.keys.key("refresh") + " looks for new ones."}
	case m.world.progress.Problems > 0:
		return []string{"No story could be read.", "", m.keys.key("problems") + " tells why."}
	}
	return []string{"No stories yet.", "", "lede PATH…  reads files and folders,", "some | lede -  reads JSON lines;", m.keys.key("refresh") + " looks again."}
}

// grouped is a number with commas: 1,234,567.
func grouped(n int) string {
	s := strconv.Itoa(n)
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 && s[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}
