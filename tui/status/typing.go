package status

import (
	"strings"

	"github.com/lede-reader/lede/tui/style"
)

// LeastTyped is how many cells what is typed has before what stands at the right
// goes.
const LeastTyped = 16

// Typing is the bottom line while something is typed in it, w cells wide, and the
// cell of the next letter. View gives what has room of what is typed, made safe, and
// the cell of the next letter in it; what right says stands at its end if there is
// room for both, cut if it is a message of bad news. Of what is typed, wrong is marked.
func Typing(st *style.Styles, w int, prompt string, view func(room int) (string, int), right string, bad bool, wrong string) (line string, x int) {
	prompt = " " + prompt
	room := max(w-style.Width(prompt)-1, 1)
	if bad {
		right = st.Cut(right, room-LeastTyped-2)
	}
	if right != "" {
		if style.Width(right)+2 > room-LeastTyped {
			right = ""
		} else {
			room -= style.Width(right) + 2
		}
	}
	typed, at := view(room)
	ink := st.Status
	if bad {
		ink = st.StatusBusy
	}
	gap := max(0, w-style.Width(prompt)-style.Width(typed)-style.Width(right)-1)
	line = st.StatusKey.Render(prompt) + marked(st, typed, wrong) + st.Status.Render(strings.Repeat(" ", gap)) + ink.Render(right) + st.Status.Render(" ")
	return st.Cut(line, w), style.Width(prompt) + at
}

// marked is what is typed, with a part of it in the ink of bad news.
func marked(st *style.Styles, typed, wrong string) string {
	before, after, found := strings.Cut(typed, wrong)
	if wrong == "" || !found {
		return st.Status.Render(typed)
	}
	return st.Status.Render(before) + st.StatusBusy.Render(wrong) + st.Status.Render(after)
}
