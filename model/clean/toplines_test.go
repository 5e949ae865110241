package clean

import (
	"os"
	"strings"
	"testing"
)

// toplineCase makes of a line of testdata/toplines.txt, which tells how it is
// written, a case of fields.
func toplineCase(t *testing.T, line string) fieldCase {
	where, rest, _ := strings.Cut(line, " ")
	said, want, ok := strings.Cut(rest, " => ")
	if !ok {
		t.Fatalf("no arrow: %s", line)
	}
	c := fieldCase{name: line, want: map[string]string{}}
	if s, open := strings.CutSuffix(said, " open"); open {
		said, c.open = s, "open"
	}
	mark := "- "
	switch want {
	case "-":
	case "stays":
		mark = "+ "
	case "free":
		mark = "* "
	default:
		want, c.want["date"], _ = strings.Cut(want, " @ ")
		byline, credits, _ := strings.Cut(want, ";")
		c.want["byline"], c.want["credit"] = byline, strings.TrimSpace(credits)
	}
	said = mark + said
	const headline, date = "Town votes to keep its harbour", "3 March 2024"
	switch where {
	case "t":
		c.lines = []string{said, "+ ¶"}
	case "d":
		c.lines = []string{said, "- " + date, "+ ¶"}
		c.want["date"] = "2024-03-03"
	case "h":
		c.lines = []string{"- " + headline, said, "- " + date, "+ ¶"}
		c.want["date"], c.want["title"] = "2024-03-03", headline
	case "k":
		c.lines = []string{"- " + headline, said, "- " + date, "+ It was a good week for " + said[2:] + ", which no one in the town had thought could come so soon.", "+ ¶"}
		c.want["date"], c.want["title"] = "2024-03-03", headline
	case "e":
		c.lines = []string{"+ ¶", said}
	case "m":
		c.lines = []string{"+ ¶", said, "+ ¶"}
	default:
		t.Fatalf("no such place: %s", line)
	}
	return c
}

// TestToplines reads every line with blank lines and single newlines around it.
// With -v it prints how many of each half are right; LEDE_FIELDS=0 tells errors of
// the first half only.
func TestToplines(t *testing.T) {
	b, err := os.ReadFile("testdata/toplines.txt")
	if err != nil {
		t.Fatal(err)
	}
	var right, all [2]int
	i := 0
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		c := toplineCase(t, line)
		half := i % 2
		i++
		for _, between := range []string{"\n\n", "\n"} {
			all[half]++
			switch wrong := c.wrong(t, between); {
			case wrong == "":
				right[half]++
			case c.open == "" && (half == 0 || os.Getenv("LEDE_FIELDS") != "0"):
				t.Errorf("%s %q: %s", c.name, between, wrong)
			}
		}
	}
	t.Logf("half 0: %d of %d, half 1: %d of %d", right[0], all[0], right[1], all[1])
}
