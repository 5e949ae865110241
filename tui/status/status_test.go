package status

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

func TestTheLineIsExactlyAsWideAsTheScreen(t *testing.T) {
	st := style.New(style.Options{Dark: true, Colors: style.Full})
	text := func(r *rapid.T, name string) string {
		return rapid.SampledFrom([]string{"", "3 new · r", "cleaning 340/1,000", "unread"}).Draw(r, name)
	}
	rapid.Check(t, func(r *rapid.T) {
		w := rapid.IntRange(1, 220).Draw(r, "w")
		l := Line{
			Position: text(r, "position"), Filter: text(r, "filter"), Pending: text(r, "pending"), News: text(r, "news"),
			Progress: text(r, "progress"), Problems: text(r, "problems"), Bad: rapid.Bool().Draw(r, "bad"),
			Message: safe.Line(rapid.String().Draw(r, "message")), Hints: []Hint{{"j", "down", "dn"}, {"", "nothing", ""}, {"?", "help", ""}},
		}
		if got := ansi.StringWidth(View(st, w, l)); got != w {
			r.Fatalf("%d cells for %d: %q", got, w, ansi.Strip(View(st, w, l)))
		}
	})
}

func TestWhatGoesFirst(t *testing.T) {
	st := style.New(style.Options{})
	l := Line{
		Position: "12/345", Message: safe.Line("Undone: 3 versions marked read"), News: "3 new · r", Filter: "unread",
		Problems: "2 could not be read · e", Progress: "cleaning 340/1,000", Hints: []Hint{{Key: "j", What: "down"}, {Key: "?", What: "help"}},
	}
	for _, c := range []struct {
		w           int
		sees, lacks []string
	}{
		{140, []string{"12/345", "Undone: 3 versions marked read", "3 new", "unread", "2 could not", "cleaning"}, []string{"help"}},
		{90, []string{"12/345", "Undone: 3 versions", "3 new", "unread"}, []string{"cleaning"}},
		{40, []string{"12/345", "Undone:", "3 new"}, []string{"could not", "cleaning"}},
		{20, []string{"12/345"}, []string{"3 new"}},
	} {
		got := ansi.Strip(View(st, c.w, l))
		for _, s := range c.sees {
			if !strings.Contains(got, s) {
				t.Errorf("%d: %q lacks %q", c.w, got, s)
			}
		}
		for _, s := range c.lacks {
			if strings.Contains(got, s) {
				t.Errorf("%d: %q has %q", c.w, got, s)
			}
		}
	}
}
