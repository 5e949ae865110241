package quotes

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

// article makes a cleaned article of paragraphs; its Raw is their join.
func article(paras ...string) *model.Article {
	a := &model.Article{ID: "t", Raw: strings.Join(paras, "\n\n")}
	at := 0
	for _, p := range paras {
		a.Body = append(a.Body, model.Block{Text: p, Start: at, End: at + len(p)})
		at += len(p) + 2
	}
	return a
}

const (
	mashedFerry = "The ferry will sail whether the harbour master likes it or not Ferry owner Anna Sund"
	firstFerry  = "Ferry owner Anna Sund has told islanders that the last boat of the year will leave on Friday."
	quoteFerry  = "“The ferry will sail on Friday whether the harbour master likes it or not,” she said."
)

func TestLiftTakesTheMashedParagraphOff(t *testing.T) {
	a := article(firstFerry, mashedFerry, quoteFerry, "The harbour was closed on Monday.")
	a.Removed = []model.Removal{{Start: 0, End: 0, Reason: "date", Block: 0}, {Start: 400, End: 410, Reason: "appeal", Block: 4}}
	Lift(a)
	if len(a.Body) != 3 || a.Body[1].Text != quoteFerry {
		t.Fatalf("body: %q", a.Text())
	}
	want := []model.PullQuote{{Text: "The ferry will sail whether the harbour master likes it or not", Speaker: "Anna Sund", Role: "Ferry owner", Block: 1}}
	if diff := cmp.Diff(want, a.PullQuotes); diff != "" {
		t.Errorf("pull quotes (-want +got):\n%s", diff)
	}
	r := a.Removed[1]
	if r.Reason != "pull quote" || r.Block != 1 || a.Raw[r.Start:r.End] != mashedFerry {
		t.Errorf("removal: %+v", r)
	}
	if a.Removed[2].Block != 3 {
		t.Errorf("the later removal stands before block %d, not 3", a.Removed[2].Block)
	}
	if len(a.Quotes) != 1 || a.Text()[a.Quotes[0].Start:a.Quotes[0].End] != a.Quotes[0].Text || a.Quotes[0].Speaker != "Anna Sund" {
		t.Errorf("quotes: %+v", a.Quotes)
	}
	before, _ := json.Marshal(a)
	Lift(a)
	if after, _ := json.Marshal(a); string(after) != string(before) {
		t.Errorf("a second Lift changed the article:\n%s\n%s", before, after)
	}
}

func TestLiftLeavesWhatWasRestored(t *testing.T) {
	a := article(firstFerry, mashedFerry, quoteFerry)
	at := a.Body[1]
	a.Removed = []model.Removal{{Start: at.Start, End: at.End, Reason: "pull quote", Rule: "mashed", Block: 1, Restored: true}}
	Lift(a)
	if len(a.Body) != 3 || len(a.Removed) != 1 {
		t.Errorf("lifted again: %+v", a)
	}
	for _, q := range a.Quotes {
		if q.Kind != model.Direct {
			t.Errorf("a.Quotes has a %s", q.Kind)
		}
	}
}

func TestLiftKeepsThePapersOwnPullQuotes(t *testing.T) {
	a := article(firstFerry, "The sea was calm.", mashedFerry, quoteFerry)
	own := model.PullQuote{Text: "Boats are for people", Speaker: "Anna Sund", Block: 4}
	a.PullQuotes = []model.PullQuote{own}
	Lift(a)
	if len(a.PullQuotes) != 2 || a.PullQuotes[1].Text != own.Text || a.PullQuotes[1].Block != 3 || a.PullQuotes[0].Block != 2 {
		t.Errorf("pull quotes: %+v", a.PullQuotes)
	}
}

// TestGoldCleaned: with the samples' kept paragraphs alone every speaker and role
// is still right, and with the pull quotes' paragraphs among them they are lifted.
func TestGoldCleaned(t *testing.T) {
	raw, err := os.ReadFile("testdata/gold/clean.json")
	if err != nil {
		t.Fatal(err)
	}
	var clean struct {
		Docs []struct {
			File       string
			Paragraphs []string
			Pulls      []struct {
				Text, Speaker, Role, Raw string
			} `json:"pull_quotes"`
		}
	}
	if err := json.Unmarshal(raw, &clean); err != nil {
		t.Fatal(err)
	}
	gold := readGold(t)
	for _, doc := range clean.Docs {
		t.Run(doc.File, func(t *testing.T) {
			a := article(doc.Paragraphs...)
			Lift(a)
			compareGold(t, "kept", shifted(t, doc.File, gold[doc.File], a.Text()), a.Quotes)

			seed, err := os.ReadFile("../../seeds/" + doc.File)
			if err != nil {
				t.Fatal(err)
			}
			var all []string
			for _, line := range strings.Split(string(seed), "\n") {
				for _, p := range doc.Paragraphs {
					if strings.TrimSpace(line) == p || strings.HasSuffix(line, p) || strings.HasPrefix(line, p) {
						all = append(all, p)
						break
					}
				}
				for _, p := range doc.Pulls {
					if strings.TrimSpace(line) == p.Raw {
						all = append(all, p.Raw)
					}
				}
			}
			a = article(all...)
			Lift(a)
			if len(a.Body) != len(doc.Paragraphs) {
				t.Errorf("%d blocks, not %d", len(a.Body), len(doc.Paragraphs))
			}
			n := 0
			for _, p := range a.PullQuotes {
				if p.Chosen {
					continue
				}
				if n >= len(doc.Pulls) || p.Text != doc.Pulls[n].Text || p.Speaker != doc.Pulls[n].Speaker || p.Role != doc.Pulls[n].Role {
					t.Errorf("pull quote %+v", p)
				}
				n++
			}
			if n != len(doc.Pulls) {
				t.Errorf("%d pull quotes, not %d", n, len(doc.Pulls))
			}
		})
	}
}

// shifted is the direct gold with offsets into the cleaned text.
func shifted(t *testing.T, file string, gold []goldQuote, text string) []goldQuote {
	seed, err := os.ReadFile("../../seeds/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out []goldQuote
	from := 0
	for _, g := range gold {
		if g.Kind != model.Direct {
			continue
		}
		words := string(seed[g.Start:g.End])
		if !strings.Contains(text, words) { // paragraphs of the file may be parted by one newline
			words = strings.ReplaceAll(words, "\n", "\n\n")
		}
		i := strings.Index(text[from:], words)
		if i < 0 {
			t.Fatalf("%s: %q is not in the cleaned text", file, words)
		}
		g.Start, g.End = from+i, from+i+len(words)
		from = g.End
		out = append(out, g)
	}
	return out
}

func TestLiftTakesWhatIsGluedToASentence(t *testing.T) {
	const glued = "The ferry will sail whether the harbour master likes it or not Mayor Tove Lund"
	pull := model.PullQuote{Text: "The ferry will sail whether the harbour master likes it or not", Speaker: "Tove Lund", Role: "Mayor"}
	sentence, other := "The harbour was closed on Monday.", "Storms are rare."
	for _, c := range []struct {
		name, paragraph string
		removal, pull   int // their blocks
		left            string
	}{
		{"at the end", sentence + " " + glued, 2, 2, sentence},
		{"at the start", glued + " " + sentence, 1, 1, sentence},
		{"between", other + " " + glued + " " + sentence, 1, 1, other + " " + sentence},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := article(firstFerry, c.paragraph, quoteFerry)
			a.Body[1].Marks = []model.Mark{{Start: strings.Index(c.paragraph, "closed"), End: strings.Index(c.paragraph, "closed") + 6, Kind: model.Strong}}
			Lift(a)
			if len(a.Body) != 3 || a.Body[1].Text != c.left {
				t.Fatalf("body: %q", a.Text())
			}
			if b := a.Body[1]; len(b.Marks) != 1 || b.Text[b.Marks[0].Start:b.Marks[0].End] != "closed" {
				t.Errorf("marks: %+v", b.Marks)
			}
			if b := a.Body[1]; c.name != "between" && a.Raw[b.Start:b.End] != b.Text {
				t.Errorf("the block stands at %q", a.Raw[b.Start:b.End])
			}
			want := pull
			want.Block = c.pull
			if diff := cmp.Diff([]model.PullQuote{want}, a.PullQuotes); diff != "" {
				t.Errorf("pull quotes (-want +got):\n%s", diff)
			}
			if r := a.Removed; len(r) != 1 || a.Raw[r[0].Start:r[0].End] != glued || r[0].Block != c.removal {
				t.Errorf("removals: %+v", r)
			}

			a.Body, a.Removed[0].Restored = article(firstFerry, c.paragraph, quoteFerry).Body, true
			Lift(a)
			if a.Body[1].Text != c.paragraph || len(a.Removed) != 1 {
				t.Errorf("lifted again: %q", a.Body[1].Text)
			}
		})
	}
}

func TestLiftFindsTheWordsInRaw(t *testing.T) {
	const glued = "The ferry will sail whether the harbour master likes it or not Mayor Tove Lund"
	a := article(firstFerry, quoteFerry)
	start := len(a.Raw) + 2
	const advert = "Sign up today."
	a.Raw += "\n\n• The harbour was\u0020 closed. " + advert + "\n " + glued
	a.Removed = []model.Removal{{Start: strings.Index(a.Raw, advert), End: strings.Index(a.Raw, advert) + len(advert), Reason: "appeal", Block: 2}}
	a.Body = append(a.Body, model.Block{Kind: model.ListItem, Marker: "•", Text: "The harbour was closed. " + glued, Start: start, End: len(a.Raw)})
	Lift(a)
	if len(a.Removed) != 2 || a.Raw[a.Removed[1].Start:a.Removed[1].End] != glued {
		t.Fatalf("removals: %+v", a.Removed)
	}
	if b := a.Body[2]; b.Text != "The harbour was closed." || a.Raw[b.Start:b.End] != "• The harbour was  closed." {
		t.Errorf("block %+v stands at %q", b, a.Raw[b.Start:b.End])
	}
}
