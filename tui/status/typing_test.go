package status

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/tui/line"
	"github.com/lede-reader/lede/tui/style"
)

func TestWhatIsTypedHasTheLine(t *testing.T) {
	st := style.New(style.Options{Dark: true, Colors: style.Full})
	var l line.Line
	l.Paste(strings.Repeat("漢字 word ", 20))
	for w := 1; w < 130; w++ {
		for _, right := range []string{"", "unread · 8 matches", strings.Repeat("the disk is full ", 9)} {
			for _, bad := range []bool{true, false} {
				text, x := Typing(st, w, "/", l.View, right, bad, "word")
				if style.Width(text) != w || w > 3 && x >= w {
					t.Fatalf("%d wide: %d cells, cursor at %d: %q", w, style.Width(text), x, ansi.Strip(text))
				}
			}
		}
	}
	l.Set("harb")
	for _, row := range []struct {
		w           int
		right, want string
		bad         bool
	}{
		{40, "8 matches", " /harb                        8 matches ", false},
		{24, "8 matches", " /harb                  ", false},
		{40, "the disk is full of other things", " /harb              the disk is full o" + st.Ellipsis + " ", true},
	} {
		text, x := Typing(st, row.w, "/", l.View, row.right, row.bad, "")
		if got := ansi.Strip(text); x != 6 || len(got) > 0 && strings.TrimRight(got, " ") != strings.TrimRight(row.want, " ") {
			t.Errorf("%q at %d, want %q", got, x, row.want)
		}
	}
}
