package style

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, row := range []struct {
		name, in string
		width    int
		want     []string
	}{
		{"fits", "a b", 3, []string{"a b"}},
		{"breaks at a space", "aa bb cc", 5, []string{"aa bb", "cc"}},
		{"long word", "abcdef", 4, []string{"abcd", "ef"}},
		{"long word after a short one", "a bcdefg h", 4, []string{"a", "bcde", "fg h"}},
		{"runs of spaces", "aa   bb", 3, []string{"aa", "bb"}},
		{"only spaces", "     ", 3, []string{""}},
		{"leading space that cannot stay", "  abc", 3, []string{"abc"}},
		{"newlines", "a\n\nb", 9, []string{"a", "", "b"}},
		{"empty", "", 9, []string{""}},
		{"ideographs", "漢字漢字", 5, []string{"漢字", "漢字"}},
		{"too wide for the line", "漢a", 1, []string{"a"}},
		{"joined emoji", "👩‍👩‍👧👩‍👩‍👧", 3, []string{"👩‍👩‍👧", "👩‍👩‍👧"}},
		{"no width", "abc", 0, []string{""}},
	} {
		t.Run(row.name, func(t *testing.T) {
			if diff := cmp.Diff(row.want, Wrap(row.in, row.width)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWrapKeepsAndFits(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "word", "漢", "é", "e\u0301", " ", "  ", "👩‍👩‍👧", "🇩🇪", "http://x.yz/averylongpath", "—", "ก็", "क्षि"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "s"), "")
		width := rapid.IntRange(2, 30).Draw(t, "width")
		lines := Wrap(s, width)
		for _, l := range lines {
			if Width(l) > width {
				t.Fatalf("%q is %d cells wide, want at most %d", l, Width(l), width)
			}
		}
		if got, want := strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.ReplaceAll(s, " ", ""); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}
