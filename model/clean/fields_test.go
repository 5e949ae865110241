package clean

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// fieldCase is a case of testdata/fields.txt, which tells how it is written.
type fieldCase struct {
	name  string
	open  string // why it is not met yet, "" if it must be
	item  model.Item
	want  map[string]string
	lines []string
}

// proseOfCases is what ¶ stands for.
var proseOfCases = []string{
	filler,
	"No one was surprised when the talks ended without a result, as they had the week before, and the town went to bed late.",
	"The crane is older than the road, and it will be there when the last of the boats has gone north for good.",
}

func fieldCases(t *testing.T, path string) []fieldCase {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []fieldCase
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			out = append(out, fieldCase{name: strings.Trim(line, "[]"), want: map[string]string{}})
		case strings.ContainsAny(line[:1], "+-*"):
			c := &out[len(out)-1]
			c.lines = append(c.lines, line)
		default:
			c := &out[len(out)-1]
			key, value, _ := strings.Cut(line, ": ")
			switch key {
			case "item-title":
				c.item.Title = value
			case "item-byline":
				c.item.Byline = value
			case "item-date":
				c.item.Published, _ = model.ParseDate(value)
			case "source":
				c.item.Source = value
			case "open":
				c.open = value
			case "title", "date", "byline", "dateline", "credit":
				c.want[key] = value
			default:
				t.Fatalf("%s: no such field: %s", c.name, key)
			}
		}
	}
	return out
}

// copyOf is the copy of a case and the paragraphs that must be left of it; those
// that may be left are in may.
func (c fieldCase) copyOf(between string) (text string, must []string, may map[string]bool) {
	var lines []string
	may = map[string]bool{}
	for _, line := range c.lines {
		mark, line := line[0], strings.TrimSpace(line[1:])
		switch {
		case line == "¶":
			lines = append(lines, proseOfCases...)
			must = append(must, proseOfCases...)
		case mark == '+':
			head, rest, _ := strings.Cut(line, "{{")
			gone, tail, _ := strings.Cut(rest, "}}")
			lines = append(lines, head+gone+tail)
			must = append(must, strings.TrimSpace(head+tail))
		default:
			lines = append(lines, line)
			may[line] = mark == '*'
		}
	}
	return strings.Join(lines, between), must, may
}

// wrong says what cleaning made of a case that it should not have, "" if nothing.
func (c fieldCase) wrong(t *testing.T, between string) string {
	it := c.item
	it.ID = "x"
	text, must, may := c.copyOf(between)
	it.Text = text
	a := New().Apply(it)
	sound(t, a)
	got := map[string]string{"date": a.Published.String(), "byline": a.Byline, "dateline": a.Dateline, "credit": strings.Join(a.Credits, "; ")}
	if a.HeadlineFrom != model.FromLede {
		got["title"] = a.Headline
	}
	var out []string
	for _, key := range []string{"title", "date", "byline", "dateline", "credit"} {
		if got[key] != c.want[key] {
			out = append(out, key+" "+got[key]+", want "+c.want[key])
		}
	}
	var left []string
	for _, b := range a.Body {
		if !may[b.Text] {
			left = append(left, b.Text)
		}
	}
	if !slices.Equal(left, must) {
		for _, x := range left {
			if !slices.Contains(must, x) {
				out = append(out, "left: "+x)
			}
		}
		for _, x := range must {
			if !slices.Contains(left, x) {
				out = append(out, "lost: "+x)
			}
		}
	}
	return strings.Join(out, "; ")
}

// TestFields reads every case with its lines parted by blank lines and by single
// newlines. With -v it prints how many of each half are right.
func TestFields(t *testing.T) {
	var right, all [2]int
	for i, c := range fieldCases(t, "testdata/fields.txt") {
		for _, between := range []string{"\n\n", "\n"} {
			all[i%2]++
			switch wrong := c.wrong(t, between); {
			case wrong == "":
				right[i%2]++
			case c.open == "" && (i%2 == 0 || os.Getenv("LEDE_FIELDS") != "0"):
				t.Errorf("[%s] %q: %s", c.name, between, wrong)
			}
		}
	}
	t.Logf("half 0: %d of %d, half 1: %d of %d", right[0], all[0], right[1], all[1])
}
