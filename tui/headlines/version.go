package headlines

import (
	"strings"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// versionLine draws a version of the expanded story: how it stands to the
// lead, source, date, headline.
func (l *List) versionLine(i int) string {
	v := l.versions[i]
	selected := l.cursor == l.open && l.sub == i
	kind := l.st.FollowUp
	switch {
	case i == 0:
		kind = l.st.Bullet
	case v.Pickup:
		kind = l.st.Pickup
	}
	source := min(sourceWide, max(0, l.w/3))
	date := style.Short(v.Published, l.now)
	text := style.Pad(l.st.Cut(safe.Row(v.Source).String(), source), source) + " " + pad(date, dateWide) + "  "
	text += safe.Row(v.Headline).String()
	room := max(0, l.w-lead-4)
	text = style.Pad(l.st.Cut(text, room), room)
	look := l.st.Muted
	switch {
	case selected:
		look = l.look(false, true)
	case v.Read:
		look = l.st.Seen
	}
	star := " "
	if v.Starred {
		star = l.st.Star.Render(l.st.Starred)
	}
	s := l.marker(selected) + l.state(!v.Read, v.Spiked) + " " + star + l.st.Faint.Render(kind) + " " + look.Render(text)
	return s + strings.Repeat(" ", max(0, l.w-lead-3-room))
}
