package quotes

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// planted is a case of testdata/dev/mashed.*.txt: a text set into an article.
type planted struct {
	article string
	body    []string // without the text
	place   string
	text    string
	words   string // the pull quote, "" where the text is none
	speaker string
	roles   []string
}

// set is the body with the text, as paragraphs.
func (c planted) set(t testing.TB) []string {
	out := slices.Clone(c.body)
	digits := strings.Trim(c.place, "<>")
	at := 0
	for _, r := range digits {
		at = at*10 + int(r-'0')
	}
	switch {
	case at > len(out) || at == len(out) && digits != c.place:
		t.Fatalf("%s: no place %s", c.article, c.place)
	case strings.HasPrefix(c.place, "<"):
		out[at] = c.text + " " + out[at]
	case strings.HasSuffix(c.place, ">"):
		out[at] += " " + c.text
	default:
		out = slices.Insert(out, at, c.text)
	}
	return out
}

func loadPlanted(t testing.TB, half string) []planted {
	t.Helper()
	raw, err := os.ReadFile("testdata/dev/mashed." + half + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []planted
	for i, chunk := range strings.Split("\n"+string(raw), "\n=== ") {
		if i == 0 {
			continue
		}
		name, rest, _ := strings.Cut(chunk, "\n")
		var body []string
		for _, line := range strings.Split(rest, "\n") {
			sign, fields, _ := strings.Cut(line, " ")
			switch {
			case sign == "+" || sign == "-":
				f := strings.Split(fields, " | ")
				c := planted{article: name, body: body, place: f[0], text: f[1]}
				if sign == "+" {
					from, to := strings.Index(f[1], "{"), strings.Index(f[1], "}")
					c.words, c.speaker = f[1][from+1:to], f[2]
					c.text = f[1][:from] + c.words + f[1][to+1:]
					if len(f) > 3 {
						c.roles = strings.Split(f[3], "/")
					}
				}
				out = append(out, c)
			case strings.TrimSpace(line) != "":
				body = append(body, line)
			}
		}
	}
	return out
}

// TestDevPlanted lifts the planted pull quotes off, leaves what looks like them,
// and prints the figures of both halves; errors are told of the known one only.
func TestDevPlanted(t *testing.T) {
	for _, half := range []string{"known", "held"} {
		report := func(string, ...any) {}
		if half == "known" {
			report = t.Logf
		}
		var want, found, extra, hurt, bounds, roles, speakers int
		for _, c := range loadPlanted(t, half) {
			a := article(c.set(t)...)
			Lift(a)
			var got []model.PullQuote
			for _, p := range a.PullQuotes {
				if !p.Chosen {
					got = append(got, p)
				}
			}
			if c.words == "" {
				if len(got) > 0 {
					extra += len(got)
					report("taken: %s %q: %+v", c.article, c.text, got)
				}
				continue
			}
			want++
			if a.Text() != strings.Join(c.body, "\n\n") && len(got) > 0 {
				hurt++
				report("hurt: %s %q: %+v", c.article, c.text, got)
			}
			if len(got) != 1 {
				extra += max(0, len(got)-1)
				report("%d found: %s %q %+v", len(got), c.article, c.text, got)
			}
			if len(got) == 0 {
				continue
			}
			found++
			p := got[0]
			if strings.TrimRight(p.Text, ".") == c.words {
				bounds++
			} else {
				report("bounds: %s %q, not %q", c.article, p.Text, c.words)
			}
			if p.Speaker == c.speaker {
				speakers++
			} else {
				report("speaker: %s %q, not %q in %q", c.article, p.Speaker, c.speaker, c.text)
			}
			if slices.ContainsFunc(c.roles, func(r string) bool { return strings.EqualFold(strings.TrimSpace(r), p.Role) }) {
				roles++
			} else {
				report("role: %s %q, not %q in %q", c.article, p.Role, c.roles, c.text)
			}
		}
		t.Logf("%s planted: recall %.1f%% of %d, precision %.1f%%, bodies hurt %d, bounds %.1f%%, role %.1f%%, speaker %.1f%%", half,
			share(found, want), want, share(found, found+extra), hurt, share(bounds, found), share(roles, found), share(speakers, found))
		if hurt > 0 || share(found, found+extra) < 99 || share(found, want) < 97 || share(bounds, found) < 98 || share(roles, found) < 97 {
			t.Errorf("the %s half fell below what is promised", half)
		}
	}
}
