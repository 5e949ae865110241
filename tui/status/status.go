// Package status is the bottom line: where one is, what an act did, what waits.
package status

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// Line is what the bottom line says. All but Message are words of ours.
type Line struct {
	Position string // "12/345"
	Filter   string // "unread"
	Message  safe.Text
	Bad      bool   // Message is an error
	Pending  string // keys that wait for more
	News     string // "3 new · r"
	Progress string // "cleaning 340/1,000"
	Problems string // "2 could not be read · e"
	Hints    []Hint
}

// Hint is a key and what it does: in short, where there is no room for all of it,
// "" if there is no shorter word.
type Hint struct{ Key, What, Short string }

// Cells that a message has before news and keys that wait give way to it, and
// before all the rest does.
const scant, fair = 12, 36

// View is the line, w cells wide. What there is no room for goes in this order:
// hints, progress, problems, filter, news; a message is cut last.
func View(st *style.Styles, w int, l Line) string {
	left := segment{st.Status, " " + l.Position}
	right := []segment{}
	add := func(look lipgloss.Style, text string) {
		if text != "" {
			right = append(right, segment{look, text})
		}
	}
	add(st.StatusKey, l.Pending)
	add(st.StatusBusy, l.News)
	urgent := len(right)
	add(st.Status, l.Filter)
	add(st.StatusBusy, l.Problems)
	add(st.Status, l.Progress)

	message := segment{st.Status, l.Message.String()}
	if l.Bad {
		message = segment{st.StatusBusy, l.Message.String()}
	}
	room := w - left.width() - 3
	for len(right) > 0 {
		least := fair
		if len(right) <= urgent {
			least = scant
		}
		if width(right) <= room-min(least, message.width()) {
			break
		}
		right = right[:len(right)-1]
	}
	room -= width(right)
	message.text = st.Cut(message.text, max(0, room-1))

	var b strings.Builder
	used := left.draw(&b)
	switch {
	case message.text != "":
		used += segment{st.Status, "  "}.draw(&b) + message.draw(&b)
	default:
		used += hints(&b, st, l.Hints, room-2)
	}
	gap := max(0, w-used-width(right)-1)
	segment{st.Status, strings.Repeat(" ", gap)}.draw(&b)
	for i, s := range right {
		if i > 0 {
			segment{st.Status, "  "}.draw(&b)
		}
		s.draw(&b)
	}
	line := st.Cut(b.String(), w)
	if rest := w - style.Width(line); rest > 0 {
		line += st.Status.Render(strings.Repeat(" ", rest))
	}
	return line
}

// hints draws the hints that room has cells for, the first in short before any is
// left out; the last are the most wanted.
func hints(b *strings.Builder, st *style.Styles, all []Hint, room int) int {
	all = slices.Clone(all)
	for i := range all {
		if wide(all) > room {
			all[i].What = cmp.Or(all[i].Short, all[i].What)
		}
	}
	for len(all) > 0 && wide(all) > room {
		all = all[1:]
	}
	used := 0
	for _, h := range all {
		if h.Key != "" {
			used += segment{st.Status, "  "}.draw(b) + segment{st.StatusKey, h.Key}.draw(b) + segment{st.Status, " " + h.What}.draw(b)
		}
	}
	return used
}

func wide(all []Hint) int {
	n := 0
	for _, h := range all {
		n += 3 + style.Width(h.Key) + style.Width(h.What)
	}
	return n
}

type segment struct {
	look lipgloss.Style
	text string
}

func (s segment) width() int { return style.Width(s.text) }

func (s segment) draw(b *strings.Builder) int {
	if s.text == "" {
		return 0
	}
	b.WriteString(s.look.Render(s.text))
	return s.width()
}

func width(all []segment) int {
	n := 0
	for i, s := range all {
		if i > 0 {
			n += 2
		}
		n += s.width()
	}
	return n
}
