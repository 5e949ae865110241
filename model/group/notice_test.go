package group

import (
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestDevNotices prints which paragraphs of the development set of messy text are taken for a
// publisher's notice, were they in one copy only, and fails where news is.
func TestDevNotices(t *testing.T) {
	type doc struct {
		ID     string
		Pieces []struct{ Text, Kind string }
	}
	var all, taken [2]map[string]int
	for half := range 2 {
		all[half], taken[half] = map[string]int{}, map[string]int{}
	}
	for _, d := range readLines[doc](t, "../../../shared/dev/text/single.gold.jsonl") {
		h := fnv.New32a()
		h.Write([]byte(d.ID))
		half := h.Sum32() >> 8 & 1
		for _, p := range d.Pieces {
			kind, _, _ := strings.Cut(p.Kind, "-")
			all[half][kind]++
			v := &version{text: p.Text, tokens: fold(nil, p.Text)}
			if v.notice(v.tokens) {
				taken[half][kind]++
			}
		}
	}
	for half := range 2 {
		for _, k := range slices.Sorted(maps.Keys(taken[half])) {
			t.Logf("half %d: %-10s %3d of %d", half, k, taken[half][k], all[half][k])
		}
		if wrong := taken[half]["real"]; float64(wrong) > mostWronged*float64(all[half]["real"]) {
			t.Errorf("half %d: %d real paragraphs", half, wrong)
		}
	}
}

// mostWronged is the part of real paragraphs that may be taken for notices.
const mostWronged = .003
