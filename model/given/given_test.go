package given

import (
	"slices"
	"strings"
	"testing"
)

func TestName(t *testing.T) {
	for _, c := range []struct {
		word, what  string
		known, sure bool
	}{
		{"sarah", "a name", true, true},
		{"élise", "with its accent", true, true},
		{"jean-luc", "of two names", true, true},
		{"may", "also a month", true, false},
		{"the", "no name", false, false},
		{"", "nothing", false, false},
		{"zzz", "behind the last", false, false},
		{"a", "before the first", false, false},
	} {
		if m := Name(c.word); m.Known() != c.known || m.Sure() != c.sure {
			t.Errorf("%s: Name(%q) = %q", c.what, c.word, byte(m))
		}
	}
}

// TestList holds the list to its order, which the search needs, and finds all of it.
func TestList(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(list()), "\n")
	if !slices.IsSortedFunc(lines, func(a, b string) int { return strings.Compare(a[:len(a)-2], b[:len(b)-2]) }) {
		t.Error("not sorted")
	}
	for _, l := range lines {
		if Name(l[:len(l)-2]) != Mark(l[len(l)-1]) {
			t.Errorf("%q is not found", l)
		}
	}
}
