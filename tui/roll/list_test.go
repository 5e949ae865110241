package roll

import (
	"testing"

	"pgregory.net/rapid"
)

// led are entries of which each second one has a line above its own.
type led struct{ heights }

func (l led) Lead(i int) int {
	if i%2 == 0 && l.heights[i] > 1 {
		return 1
	}
	return 0
}

// TestListKeepsTheChosenInSight moves at random and finds the chosen entry in
// the window, whole if it has room there.
func TestListKeepsTheChosenInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := led{rapid.SliceOfN(rapid.IntRange(1, 6), 1, 12).Draw(t, "heights")}
		var l List
		l.Resize(e, rapid.IntRange(1, 12).Draw(t, "h"))
		for range 12 {
			was, n := l.Chosen, rapid.IntRange(-4, 4).Draw(t, "n")
			if rapid.Bool().Draw(t, "resize") {
				l.Resize(e, rapid.IntRange(1, 12).Draw(t, "h"))
			} else if moved := l.Move(e, n); moved != (l.Chosen != was) || l.Chosen != min(max(was+n, 0), len(e.heights)-1) {
				t.Fatalf("from %d by %d to %d, said %v", was, n, l.Chosen, moved)
			}
			lines, rows := 0, 0
			l.Each(e, func(s Spot) {
				rows++
				if s.Unit == l.Chosen {
					lines++
				}
			})
			if want := min(e.heights[l.Chosen], l.height); lines < want && lines < e.heights[l.Chosen]-e.Lead(l.Chosen) {
				t.Fatalf("%d lines of the chosen entry are in the window, want %d", lines, want)
			}
			all := 0
			for _, h := range e.heights {
				all += h
			}
			if want := min(all, l.height); rows != want {
				t.Fatalf("%d rows in the window, want %d", rows, want)
			}
			if row := l.Row(e); row < 0 || row >= l.height {
				t.Fatalf("the chosen entry starts in row %d of %d", row, l.height)
			}
		}
	})
}

func TestEmptyList(t *testing.T) {
	var l List
	e := led{}
	l.Resize(e, 5)
	if l.Move(e, 1) || l.Move(e, -1) || l.Chosen != 0 || l.Row(e) != 0 || l.Below(e) {
		t.Errorf("an empty list moves: %+v", l)
	}
}

// TestListHolds lets entries grow and shrink round the chosen one and finds its
// own first line in the row where it stood, wherever there is anything above.
func TestListHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := led{rapid.SliceOfN(rapid.IntRange(1, 6), 1, 12).Draw(t, "heights")}
		h := rapid.IntRange(1, 12).Draw(t, "h")
		var l List
		l.Resize(e, h)
		l.Move(e, rapid.IntRange(0, 12).Draw(t, "n"))
		row := l.Row(e)
		above := 0
		for i := range e.heights {
			e.heights[i] = rapid.IntRange(1, 6).Draw(t, "height")
			if i < l.Chosen {
				above += e.heights[i]
			}
		}
		above += e.Lead(l.Chosen)
		chosen := l.Chosen
		l.Hold(e, row)
		if l.Chosen != chosen {
			t.Fatalf("%d is chosen, was %d", l.Chosen, chosen)
		}
		if above >= row && l.Row(e) != row {
			t.Fatalf("row %d, want %d", l.Row(e), row)
		}
	})
	var l List
	l.Hold(led{}, 3)
	l.Resize(led{heights{1}}, 0)
	l.Hold(led{heights{1}}, 3)
}

// TestListGoesThroughHighEntries says that one step after the other shows every line but
// headings, and chooses every entry once on the way, up and down.
func TestListGoesThroughHighEntries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := led{rapid.SliceOfN(rapid.IntRange(1, 30), 1, 8).Draw(t, "heights")}
		var l List
		l.Resize(e, rapid.IntRange(2, 9).Draw(t, "h"))
		for _, dir := range []int{1, -1} {
			seen := map[Spot]bool{}
			chosen := []int{l.Chosen}
			for more := true; more; more = l.Within(e, dir) || l.Move(e, dir) {
				l.Each(e, func(s Spot) { seen[s] = true })
				if chosen[len(chosen)-1] != l.Chosen {
					chosen = append(chosen, l.Chosen)
				}
			}
			if len(chosen) != e.Units() {
				t.Fatalf("dir %d: %v were chosen of %d", dir, chosen, e.Units())
			}
			for i := range e.Units() {
				for line := range e.Lines(i) {
					if dir > 0 && line >= e.Lead(i) && !seen[Spot{i, line}] {
						t.Fatalf("line %d of entry %d was never shown", line, i)
					}
				}
			}
		}
	})
}
