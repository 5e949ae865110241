package group

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// goldGroups is testdata/groups.json, what the five samples must come out as.
type goldGroups struct {
	TextGroups [][]string `json:"text_groups"`
	Stories    [][]string `json:"stories"`
	Order      []string   `json:"order_in_story"`
	Pairs      []struct {
		A, B, Relation string
		Also           []string `json:"also_accepted"`
	} `json:"pairs"`
}

type goldDoc struct {
	ID, Source string
	Date       *string
	Agency     []string
	Paragraphs []string
	PullQuotes []struct{ Raw string } `json:"pull_quotes"`
}

func readJSON(t testing.TB, path string, into any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatal(err)
	}
}

// article makes an article of paragraphs.
func newArticle(id, source, date, headline string, paragraphs ...string) *model.Article {
	a := &model.Article{ID: id, Source: source, Headline: headline, HeadlineFrom: model.FromSource}
	if headline == "" {
		a.HeadlineFrom = model.FromLede
	}
	a.Published, _ = model.ParseDate(date)
	for _, p := range paragraphs {
		a.Body = append(a.Body, model.Block{Text: p})
	}
	return a
}

// samples gives the five samples as the stages before this one may hand them on.
func goldSamples(t testing.TB) map[string][]*model.Article {
	t.Helper()
	var g struct{ Docs []goldDoc }
	readJSON(t, "testdata/clean.json", &g)
	sets := map[string][]*model.Article{}
	for _, d := range g.Docs {
		date := ""
		if d.Date != nil {
			date = *d.Date
		}
		clean := newArticle(d.ID, d.Source, date, "", d.Paragraphs...)
		clean.Credits = d.Agency
		clean.Headline, clean.Language = d.Paragraphs[0], "en"
		sets["clean"] = append(sets["clean"], clean)
		bare := newArticle(d.ID, "", date, "", d.Paragraphs...)
		sets["clean, no source, no language"] = append(sets["clean, no source, no language"], bare)
		quoted := newArticle(d.ID, d.Source, date, "", d.Paragraphs...)
		for _, q := range d.PullQuotes {
			quoted.Body = slices.Insert(quoted.Body, min(9, len(quoted.Body)), model.Block{Text: q.Raw})
		}
		sets["clean with pull quotes"] = append(sets["clean with pull quotes"], quoted)
		b, err := os.ReadFile(filepath.Join("../../seeds", d.ID+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		sets["raw"] = append(sets["raw"], newArticle(d.ID, "", "", "", strings.Split(string(b), "\n\n")...))
		sets["raw in one block, one source"] = append(sets["raw in one block, one source"], newArticle(d.ID, "samples", "", "", string(b)))
	}
	return sets
}

// addAll adds articles and keeps the last word said of each.
func addAll(x plainly, as []*model.Article) (last map[string]model.Placement, moves int) {
	last = map[string]model.Placement{}
	for _, a := range as {
		for i, p := range x.Add(a) {
			if i > 0 {
				moves++
			}
			last[p.ID] = p
		}
	}
	return last, moves
}

func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var out [][]int
	for _, p := range permutations(n - 1) {
		for i := range n {
			out = append(out, slices.Insert(slices.Clone(p), i, n-1))
		}
	}
	return out
}

// wrong lists how placements differ from gold at a level.
func wrong(groups [][]string, of func(string) string) string {
	var ids []string
	in := map[string]int{}
	for i, g := range groups {
		for _, id := range g {
			ids = append(ids, id)
			in[id] = i
		}
	}
	var out []string
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if want, got := in[a] == in[b], of(a) == of(b); want != got {
				out = append(out, fmt.Sprintf("%.3s-%.3s together=%v", a, b, got))
			}
		}
	}
	return strings.Join(out, " ")
}

func TestSamplesInEveryOrder(t *testing.T) {
	var gold goldGroups
	readJSON(t, "testdata/groups.json", &gold)
	for name, articles := range goldSamples(t) {
		t.Run(name, func(t *testing.T) {
			var texts, stories, relations int
			moves := 0
			for _, order := range permutations(len(articles)) {
				var as []*model.Article
				for _, i := range order {
					as = append(as, articles[i])
				}
				last, m := addAll(opened(nil), as)
				moves += m
				if w := wrong(gold.TextGroups, func(id string) string { return last[id].Group }); w != "" {
					texts++
					t.Errorf("order %v: texts %s", order, w)
				}
				if w := wrong(gold.Stories, func(id string) string { return last[id].Story }); w != "" {
					stories++
					t.Errorf("order %v: stories %s", order, w)
				}
				for _, p := range gold.Pairs {
					got := last[p.A].Relation
					if last[p.A].To != p.B {
						got = last[p.B].Relation
						if last[p.B].To != p.A {
							continue
						}
					}
					if got != model.Relation(p.Relation) && !slices.Contains(p.Also, string(got)) {
						relations++
						t.Errorf("order %v: %.3s-%.3s is %s, want %s", order, p.A, p.B, got, p.Relation)
					}
				}
			}
			t.Logf("%d orders: texts wrong in %d, stories in %d, relations in %d; %d moves", 120, texts, stories, relations, moves)
		})
	}
}

func TestOrderInStory(t *testing.T) {
	var gold goldGroups
	readJSON(t, "testdata/groups.json", &gold)
	for name, articles := range goldSamples(t) {
		x := opened(nil)
		addAll(x, articles)
		var got []string
		for _, p := range x.Story(gold.Order[0]) {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, gold.Order) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestSamplesAmongOthers: what else has come changes nothing.
func TestSamplesAmongOthers(t *testing.T) {
	var gold goldGroups
	readJSON(t, "testdata/groups.json", &gold)
	for name, articles := range goldSamples(t) {
		for seed := range uint64(5) {
			as := slices.Clone(articles)
			for _, th := range readThreads(t) {
				as = append(as, th.article)
			}
			r := rand.New(rand.NewPCG(seed, 3))
			r.Shuffle(len(as), func(i, j int) { as[i], as[j] = as[j], as[i] })
			last, _ := addAll(opened(nil), as)
			if w := wrong(gold.TextGroups, func(id string) string { return last[id].Group }); w != "" {
				t.Errorf("%s, seed %d: texts %s", name, seed, w)
			}
			if w := wrong(gold.Stories, func(id string) string { return last[id].Story }); w != "" {
				t.Errorf("%s, seed %d: stories %s", name, seed, w)
			}
		}
	}
}
