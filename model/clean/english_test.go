package clean

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// Files of testdata/english: sentences of reports with the words of boilerplate,
// and boilerplate in the words of its writer, one a line.
const (
	englishReal      = "testdata/english/real.txt"
	englishFurniture = "testdata/english/furniture.txt"
)

// prose is a story that has none of either.
var prose = []string{
	"The council met on Monday and talked for hours about the harbour, the crane and the road.",
	"The crane was built in 1931, and nobody in the town can remember it standing still for so long.",
	"The harbour master had climbed it in the morning and found a crack as long as an arm.",
	"A firm from the next valley wants nine months and four million for the repair.",
	"The vote was put off until the summer, when the engineers are to report.",
}

// storyWith is the prose with a line of its own before the paragraph numbered at.
func storyWith(line string, at int) string {
	var b strings.Builder
	for i, p := range prose {
		if i == at {
			b.WriteString(line + "\n\n")
		}
		b.WriteString(p + "\n\n")
	}
	if at == len(prose) {
		b.WriteString(line)
	}
	return b.String()
}

func englishLines(t *testing.T, file string) []string {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// No sentence that a report may have is cut, wherever it stands.
func TestEnglishRealSentencesStay(t *testing.T) {
	all := englishLines(t, englishReal)
	for _, line := range all {
		for _, at := range []int{0, 3, len(prose)} {
			a := New().Apply(model.Item{ID: "x", Text: storyWith(line, at)})
			sound(t, a)
			for _, r := range a.Removed {
				if r.Reason != "headline" {
					t.Errorf("at %d: %s %s %q of %q", at, r.Reason, r.Rule, a.Raw[r.Start:r.End], line)
				}
			}
			if body := a.Text(); !strings.Contains(body, line) {
				t.Errorf("at %d: not in the body: %q", at, line)
			}
		}
	}
}

// What share of lines of boilerplate is cut where nothing but the cues can tell.
// Whoever wrote the cues wrote these lines before, and did not look at what was left.
func TestEnglishFurnitureGoes(t *testing.T) {
	all := englishLines(t, englishFurniture)
	var cut, of [2]int
	for i, line := range all {
		a := New().Apply(model.Item{ID: "x", Text: storyWith(line, 3)})
		sound(t, a)
		of[i%2]++
		if a.Text() == strings.Join(prose, "\n\n") {
			cut[i%2]++
		} else if i%2 == 0 && os.Getenv("LEDE_DEV_SHOW") != "" {
			fmt.Printf("left: %s\n", line)
		}
	}
	for half, least := range []float64{.5, .45} {
		share := float64(cut[half]) / float64(of[half])
		t.Logf("half %d: %d of %d lines cut, %.3f", half, cut[half], of[half], share)
		if share < least {
			t.Errorf("half %d: less than %.2f", half, least)
		}
	}
}
