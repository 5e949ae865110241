package headlines

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

func rows(from, n int) []model.Row {
	out := make([]model.Row, n)
	for i := range out {
		k := from + i
		out[i] = model.Row{
			Story: "s" + string(rune('0'+k%10)), Headline: strings.Repeat("新しい橋 👩‍🚀 e\u0301tude ", k%5) + "x", Source: "El Faro ❤️",
			Published: model.Day(2020+k%7, 2, 19), Versions: k % 6, Unread: k % 3, Starred: k%4 == 0, Quoted: k%3 == 0, Spiked: k%11 == 0,
		}
	}
	return out
}

func versions(n int) []model.Version {
	out := make([]model.Version, n)
	for i := range out {
		out[i] = model.Version{
			Article: "a", Headline: "新しい橋 and a bridge", Published: model.Day(2025, 2, 1+i%28), Credits: []string{"dpa", "NAN"}, Pickup: i%2 == 1,
			Placement: model.Placement{Share: .93}, State: model.State{Read: i%3 == 0, Starred: i%4 == 0},
		}
		if i%2 == 0 {
			out[i].Source = "海辺新聞"
		}
	}
	return out
}

// Whatever is done, the view is exactly as large as the list, and the cursor is
// in sight. No screen gives the list less than 30 cells.
func TestTheViewIsExactAndTheCursorInSight(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		l := New(style.New(style.Options{Dark: true, Colors: style.Full, ASCII: rapid.Bool().Draw(r, "ascii")}))
		l.SetNow(time.Date(2025, 2, 20, 0, 0, 0, 0, time.UTC))
		total := rapid.IntRange(0, 300).Draw(r, "total")
		l.Reset(total, 0, 0)
		w, h := 40, 20
		l.SetSize(w, h, false)
		for range rapid.IntRange(1, 40).Draw(r, "steps") {
			if from, n := l.Missing(); n > 0 && rapid.Bool().Draw(r, "fetch") {
				l.SetRows(from, rows(from, n))
			}
			n := rapid.IntRange(-30, 30).Draw(r, "n")
			switch rapid.IntRange(0, 11).Draw(r, "what") {
			case 0:
				w, h = rapid.IntRange(30, 130).Draw(r, "w"), rapid.IntRange(1, 60).Draw(r, "h")
				l.SetSize(w, h, n > 0)
			case 1:
				if total > 0 {
					l.Expand(versions(1 + max(0, n)))
					l.SetVersions(versions(len(l.versions)))
				}
			case 2:
				l.Collapse()
			case 3:
				l.GoTo(n * 5)
			case 4:
				l.SetHurry(n > 0)
			case 5:
				l.Top()
			case 6:
				l.Bottom()
			case 7:
				l.HalfPage(n)
			case 8:
				l.Mark(max(0, n))
			case 9:
				total = max(l.Last()+1, total+max(0, n))
				l.Grow(total)
			default:
				l.Move(n)
			}
			lines := strings.Split(l.View(), "\n")
			if len(lines) != h {
				r.Fatalf("%d lines for %d", len(lines), h)
			}
			for _, line := range lines {
				if got := ansi.StringWidth(line); got != w {
					r.Fatalf("%d cells for %d: %q", got, w, ansi.Strip(line))
				}
			}
			if y := l.CursorLine(); total > 0 && (y < 0 || y >= h) {
				r.Fatalf("the cursor is on line %d of %d", y, h)
			}
		}
	})
}

func TestMoveGoesThroughTheVersions(t *testing.T) {
	l := New(style.New(style.Options{}))
	l.Reset(3, 0, 0)
	l.SetSize(40, 10, true)
	l.SetRows(0, rows(0, 3))
	l.Expand(make([]model.Version, 2))
	var got []int
	for {
		got = append(got, l.Number()*10+l.sub)
		if !l.Move(1) {
			break
		}
	}
	want := []int{-1, 0, 1, 9, 19} // 10·story + version, −1 for the story itself
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}

// One line alone is marked as the one the cursor is on.
func TestOneLineIsSelected(t *testing.T) {
	st := style.New(style.Options{Colors: style.None})
	l := New(st)
	l.Reset(3, 0, 0)
	l.SetSize(60, 12, true)
	l.SetRows(0, rows(0, 3))
	l.Expand(versions(3))
	for {
		var marked int
		for v := range l.versions {
			if strings.HasPrefix(l.versionLine(v), l.marker(true)) {
				marked++
			}
		}
		if want := l.sub >= 0 && l.cursor == l.open; (marked == 1) != want || marked > 1 {
			t.Errorf("cursor %d, version %d: %d versions are marked", l.cursor, l.sub, marked)
		}
		if !l.Move(1) {
			break
		}
	}
}

func TestAStoryThatIsGoneStaysAsItWas(t *testing.T) {
	l := New(style.New(style.Options{}))
	l.Reset(2, 0, 0)
	l.SetSize(40, 10, false)
	l.SetRows(0, []model.Row{{Story: "a", Headline: "One"}, {Story: "b", Headline: "Two"}})
	l.SetRows(0, []model.Row{{Story: "a", Headline: "One"}, {}})
	if r, _ := l.Row(1); r.Headline != "Two" {
		t.Errorf("the row became %v", r)
	}
}

func BenchmarkView(b *testing.B) {
	l := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	l.Reset(1_000_000, 500_000, 3)
	l.SetSize(46, 40, true)
	from, n := l.Missing()
	l.SetRows(from, rows(from, n))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		l.Move(1 - 2*(i/8%2))
		_ = l.View()
	}
}
