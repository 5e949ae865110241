package roll

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// heights is a roll whose units have so many lines.
type heights []int

func (h heights) Units() int      { return len(h) }
func (h heights) Lines(i int) int { return h[i] }

// all are the spots of a roll, in order.
func (h heights) all() []Spot {
	var s []Spot
	for u, n := range h {
		for l := range n {
			s = append(s, Spot{u, l})
		}
	}
	return s
}

// TestMoves holds every move against the plain list of all lines.
func TestMoves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := heights(rapid.SliceOfN(rapid.IntRange(0, 4), 1, 8).Draw(t, "heights"))
		all := r.all()
		if len(all) == 0 {
			return
		}
		at := rapid.IntRange(0, len(all)-1).Draw(t, "at")
		n := rapid.IntRange(0, 12).Draw(t, "n")
		h := rapid.IntRange(1, 12).Draw(t, "h")
		if got, want := Down(r, all[at], n), all[min(at+n, len(all)-1)]; got != want {
			t.Fatalf("Down from %v by %d: %v, want %v", all[at], n, got, want)
		}
		if got, want := Up(r, all[at], n), all[max(at-n, 0)]; got != want {
			t.Fatalf("Up from %v by %d: %v, want %v", all[at], n, got, want)
		}
		if got, want := Last(r, h), all[max(len(all)-h, 0)]; got != want {
			t.Fatalf("Last of %d: %v, want %v", h, got, want)
		}
		if got, want := Fits(r, all[at], h), len(all)-at <= h; got != want {
			t.Fatalf("Fits from %v in %d: %v", all[at], h, got)
		}
		var seen []Spot
		Each(r, all[at], h, func(s Spot) { seen = append(seen, s) })
		if want := all[at:min(at+h, len(all))]; len(seen) != len(want) || seen[0] != want[0] || seen[len(seen)-1] != want[len(want)-1] {
			t.Fatalf("Each from %v in %d: %v, want %v", all[at], h, seen, want)
		}
	})
}

func TestNothing(t *testing.T) {
	if got := Last(heights{}, 5); got != (Spot{}) {
		t.Errorf("Last of nothing is %v", got)
	}
	if !Fits(heights{0, 0}, Spot{}, 0) {
		t.Error("nothing does not fit")
	}
}

// TestWindow goes through a roll by every move: what is seen is as the plain list of all
// lines has it, and no line is empty while there is one above.
func TestWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := heights(rapid.SliceOfN(rapid.IntRange(0, 4), 1, 8).Draw(t, "heights"))
		r[0]++ // the first spot is a line
		all := r.all()
		w := Over(r)
		h := rapid.IntRange(1, 12).Draw(t, "h")
		w.Resize(h)
		at, last := 0, max(len(all)-h, 0)
		for range 8 {
			by, moved, was := 0, false, at
			switch rapid.IntRange(0, 5).Draw(t, "move") {
			case 0:
				by = rapid.IntRange(-9, 9).Draw(t, "by")
				moved = w.Scroll(by)
			case 1:
				by, moved = max(h/2, 1), w.HalfPage(1)
			case 2:
				by, moved = max(h-1, 1), w.PageDown()
			case 3:
				by, moved = -max(h-1, 1), w.PageUp()
			case 4:
				w.Top()
				by, moved = -at, at > 0
			case 5:
				w.Bottom()
				by, moved = last-at, at < last
			}
			if at = min(max(at+by, 0), last); moved != (at != was) {
				t.Fatalf("from line %d by %d it says %v", was, by, moved)
			}
			var seen []Spot
			w.Each(func(s Spot) { seen = append(seen, s) })
			if want := all[at:min(at+h, len(all))]; !slices.Equal(seen, want) {
				t.Fatalf("it shows %v, want %v", seen, want)
			}
			if w.AtEnd() != (at == last) {
				t.Fatalf("at line %d of %d AtEnd is %v", at, last, w.AtEnd())
			}
		}
	})
}
