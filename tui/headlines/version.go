package headlines

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// wordWide is the column that says how a version stands to the lead.
const wordWide = 14

// named is who a version is of: its source, else the agencies in its credit.
func named(v model.Version) string {
	if s := safe.Row(v.Source).String(); s != "" {
		return s
	}
	return safe.Row(strings.Join(v.Credits, "/")).String()
}

// newIn says how much of a version is new, where the person has read another of its story.
func (l *List) newIn(v model.Version) string {
	switch {
	case v.Echo:
		return "nothing new"
	case v.Read || v.New < 0 || v.Sentences == 0:
		return ""
	}
	if !slices.ContainsFunc(l.versions, func(v model.Version) bool { return v.Read && !v.Echo }) {
		return ""
	}
	return strconv.Itoa(v.New) + " new"
}

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
	text := style.Pad(word, wordWide)
	for _, part := range []string{named(v), style.Short(v.Published, l.now), l.newIn(v)} {
		if part != "" {
			text += " " + l.st.Dot + " " + part
		}
	}
	if l.w >= fullWidth {
		text += " " + l.st.Dot + " " + safe.Row(v.Headline).String()
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
