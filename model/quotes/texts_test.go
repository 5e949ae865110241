package quotes

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// realArticle is the true sentences of a document of ../shared/dev/text, as paragraphs.
type realArticle struct {
	id   string
	half int // by publisher
	body []string
}

func loadReal(t testing.TB, set string) []realArticle {
	t.Helper()
	f, err := os.Open("../../../shared/dev/text/" + set + ".gold.jsonl")
	if err != nil {
		t.Skip("no development sets here")
	}
	defer f.Close()
	var out []realArticle
	var publishers []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var doc struct {
			ID     string
			Pieces []struct {
				Text, Kind string
				Para       int
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		a := realArticle{id: doc.ID}
		last := -1
		for _, p := range doc.Pieces {
			if !strings.HasPrefix(p.Kind, "real") {
				continue
			}
			if p.Para == last {
				a.body[len(a.body)-1] += " " + p.Text
			} else {
				a.body = append(a.body, p.Text)
			}
			last = p.Para
		}
		name, _, _ := strings.Cut(doc.ID, "-")
		if !slices.Contains(publishers, name) {
			publishers = append(publishers, name)
		}
		out = append(out, a)
	}
	slices.Sort(publishers)
	for i := range out {
		name, _, _ := strings.Cut(out[i].id, "-")
		out[i].half = slices.Index(publishers, name) % 2
	}
	return out
}

// TestRealTextsKeepTheirSentences: nothing is lifted off an article that has no
// mashed pull quote.
func TestRealTextsKeepTheirSentences(t *testing.T) {
	for _, set := range []string{"c20", "c5", "mix", "single"} {
		var sentences, lifted [2]int
		for _, r := range loadReal(t, set) {
			a := article(r.body...)
			Lift(a)
			sentences[r.half] += len(r.body)
			for _, x := range a.Removed {
				lifted[r.half]++
				if r.half == 0 {
					t.Logf("lifted off %s: %q", r.id, a.Raw[x.Start:x.End])
				}
			}
		}
		if lifted[0]+lifted[1] > 0 {
			t.Errorf("%s: real sentences were lifted", set)
		}
		t.Logf("%s: lifted %d of %d paragraphs of half 0, %d of %d of half 1", set, lifted[0], sentences[0], lifted[1], sentences[1])
	}
}

// strangers are speakers whose names stand in no article.
var strangers = []struct{ name, role string }{
	{"Oona Fairweather", "Shadow chancellor"},
	{"Casimir Ibe", "Campaigner"},
	{"Dr Lucille Vantreight", "Chief scientist"},
	{"Tarquin O'Dell", "professor of maritime law at Exmoor University"},
	{"Soraya El-Khatib", "Mayor"},
	{"Bob Nakamura", "head coach"},
	{"Ingrid van der Weyden", "Secretary of State for Trade"},
	{"Jae-won Park", "Union leader"},
}

// TestDevTexts plants signed words of the articles' own quotations into them, as
// paragraphs and glued, of strangers and of the people they are by.
func TestDevTexts(t *testing.T) {
	var want, found, right, bounds, roles, hurt, lost [2]int
	n := 0
	for _, r := range loadReal(t, "single") {
		text := strings.Join(r.body, "\n\n")
		quotes := Find(text)
		for qi, q := range quotes {
			w := strings.Fields(strings.Trim(q.Text, ".,!?"))
			if len(w) < 9 || strings.ContainsAny(q.Text, "\n[(“\"") {
				continue
			}
			n++
			who := strangers[n/3%len(strangers)]
			edit := edits[n/2%len(edits)]
			var next []string
			if qi+1 < len(quotes) && quotes[qi+1].Start-q.End < 60 && !strings.ContainsAny(quotes[qi+1].Text, "\n[(“\"") {
				next = strings.Fields(strings.Trim(quotes[qi+1].Text, ".,!?"))
			}
			words := strings.Join(edit.make(w, next), " ")
			name := strings.TrimPrefix(who.name, "Dr ")
			form := []string{" " + who.role + " " + who.name, " " + who.role + " " + who.name, " " + who.name + ", " + who.role, " – " + who.name, " " + who.name, ". " + who.name}[n%6]
			role := who.role
			if !strings.Contains(form, who.role) {
				role = ""
			}
			body := slices.Clone(r.body)
			at := n * 7 % len(body)
			planted := words + form
			place := n / 5 % 4
			switch place {
			case 0, 1:
				body = slices.Insert(body, at, planted)
			case 2:
				body[at] += " " + planted
			case 3:
				body[at] = planted + " " + body[at]
			}
			a := article(body...)
			Lift(a)
			want[r.half]++
			var got *model.PullQuote
			for i := range a.PullQuotes {
				if !a.PullQuotes[i].Chosen {
					got = &a.PullQuotes[i]
				}
			}
			report := func(what string) {
				if r.half == 0 {
					t.Logf("%s %s place %d %s %q: %+v NEXT %.80q", what, r.id, place, edit.name, planted, got, r.body[at])
				}
			}
			if got == nil {
				report("missed")
				continue
			}
			found[r.half]++
			if a.Text() != text {
				hurt[r.half]++
				report("hurt")
				if len(letters(a.Text())) < len(letters(text)) {
					lost[r.half]++
				}
			}
			if got.Speaker == name {
				right[r.half]++
			} else {
				report("speaker")
			}
			if strings.TrimRight(got.Text, ".") == words {
				bounds[r.half]++
			} else {
				report("bounds")
			}
			if got.Role == role {
				roles[r.half]++
			} else {
				report("role")
			}
		}
	}
	for h := range 2 {
		t.Logf("half %d: found %.1f%% of %d, a part left or a word too much %d, real words lost %d, bounds %.1f%%, role %.1f%%, speaker %.1f%%", h, share(found[h], want[h]), want[h], hurt[h], lost[h],
			share(bounds[h], found[h]), share(roles[h], found[h]), share(right[h], found[h]))
		if share(found[h], want[h]) < 93 || share(bounds[h], found[h]) < 98 || share(roles[h], found[h]) < 97 {
			t.Errorf("half %d fell below what was reached", h)
		}
	}
}
