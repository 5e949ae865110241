package headlines

import (
	"strconv"
	"strings"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// wordWide is the column that says how a version stands to the lead.
const wordWide = 14

// versionLine draws a version of the expanded story: how it stands to the
// lead, source, date, headline.
func (l *List) versionLine(i int) string {
	v := l.versions[i]
	selected := l.cursor == l.open && l.sub == i
	kind, word := l.st.FollowUp, "follow-up"
	switch {
	case i == 0:
		kind, word = l.st.Bullet, "lead"
	case v.Pickup:
		kind, word = l.st.Pickup, "pickup"
	}
	if i > 0 && v.Share > 0 {
		word += " " + strconv.Itoa(int(100*v.Share+.5)) + " %"
	}
	source := min(sourceWide, max(0, l.w/3))
	date := style.Short(v.Published, l.now)
	text := style.Pad(l.st.Cut(safe.Row(v.Source).String(), source), source) + " " + pad(date, dateWide) + "  "
	text += style.Pad(word, wordWide)
	if l.w >= fullWidth {
		text += " " + safe.Row(v.Headline).String()
	}
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
