package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// line is what the filters write, as far as these tests look at it.
type answer struct {
	ID        string
	Title     string
	TitleFrom string `json:"title_from"`
	Published string
	Byline    string
	Agency    []string
	Text      string
	Removed   []removed
	Quotes    []quote
	Pulls     []pull `json:"pull_quotes"`
	Group     string
	Story     string
	Relation  string
	To        string
	Share     float64
	Why       string
}

// lede runs a command line and reads the JSON lines that it writes.
func lede(t testing.TB, stdin string, args ...string) []answer {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), args, strings.NewReader(stdin), &out, &errs); code != exitOK {
		t.Fatalf("lede %s: exit %d: %s", strings.Join(args, " "), code, errs.String())
	}
	var answers []answer
	for dec := json.NewDecoder(&out); dec.More(); {
		var a answer
		if err := dec.Decode(&a); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, a)
	}
	return answers
}

// sample is the name of a sample without folder and ending.
func sample(id string) string { return strings.TrimSuffix(filepath.Base(id), ".txt") }

func gold(t testing.TB, file string, v any) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "gold", file))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatal(err)
	}
}

const seedFolder = "../../seeds"

// TestGoldClean: no real sentence lost, no boilerplate left, every field right.
func TestGoldClean(t *testing.T) {
	var want struct {
		Docs []struct {
			ID         string
			Date       string
			Agency     []string
			Paragraphs []string
			Removed    []struct{ Kind, Text string }
			Pulls      []pull `json:"pull_quotes"`
		}
	}
	gold(t, "clean.json", &want)
	got := lede(t, "", "export", seedFolder)
	if len(got) != len(want.Docs) {
		t.Fatalf("%d articles, want %d", len(got), len(want.Docs))
	}
	for i, w := range want.Docs {
		g := got[i]
		if sample(g.ID) != w.ID {
			t.Fatalf("article %d is %s, want %s", i, g.ID, w.ID)
		}
		if diff := cmp.Diff(w.Paragraphs, strings.Split(g.Text, "\n\n")); diff != "" {
			t.Errorf("%s paragraphs (-want +got):\n%s", w.ID, diff)
		}
		if g.Published != w.Date || g.Byline != "" || g.TitleFrom != "lede" || g.Title == "" {
			t.Errorf("%s: published %q, byline %q, title %q from %q", w.ID, g.Published, g.Byline, g.Title, g.TitleFrom)
		}
		if !slices.Equal(g.Agency, w.Agency) {
			t.Errorf("%s: agency %q, want %q", w.ID, g.Agency, w.Agency)
		}
		if len(g.Pulls) != len(w.Pulls) || len(w.Pulls) > 0 && !slices.Equal(g.Pulls, w.Pulls) {
			t.Errorf("%s: pull quotes %q, want %q", w.ID, g.Pulls, w.Pulls)
		}
		if diff := cmp.Diff(words(removedWant(w.Removed)), words(removedGot(g.Removed))); diff != "" {
			t.Errorf("%s: words removed (-want +got):\n%s", w.ID, diff)
		}
	}
}

func words(s string) []string {
	w := strings.Fields(s)
	slices.Sort(w)
	return w
}

func removedWant(rs []struct{ Kind, Text string }) string {
	var b strings.Builder
	for _, r := range rs {
		b.WriteString(r.Text + " ")
	}
	return b.String()
}

func removedGot(rs []removed) string {
	var b strings.Builder
	for _, r := range rs {
		b.WriteString(r.Text + " ")
	}
	return b.String()
}

// TestGoldQuotes: every quotation with its exact span, its speaker and role.
func TestGoldQuotes(t *testing.T) {
	type goldQuote struct {
		Kind, Text, Role string
		Speaker          *string
		Start, End       int
		Roles            []string
		Optional         bool
	}
	var want struct {
		Articles map[string]struct{ Quotes []goldQuote }
	}
	gold(t, "quotes.json", &want)
	asked, right := 0, 0
	for _, g := range lede(t, "", "quotes", seedFolder) {
		found := map[[2]int]quote{}
		for _, q := range g.Quotes {
			if g.Text[q.Start:q.End] != q.Text {
				t.Errorf("%s: %d–%d is %q, not %q", sample(g.ID), q.Start, q.End, g.Text[q.Start:q.End], q.Text)
			}
			found[[2]int{q.Start, q.End}] = q
		}
		for _, w := range want.Articles[filepath.Base(g.ID)].Quotes {
			q, ok := found[[2]int{w.Start, w.End}]
			delete(found, [2]int{w.Start, w.End})
			if w.Optional {
				continue
			}
			speaker := ""
			if w.Speaker != nil {
				speaker = *w.Speaker
			}
			asked++
			switch {
			case !ok || string(q.Kind) != w.Kind:
				t.Errorf("%s: %s %q not found", sample(g.ID), w.Kind, w.Text)
			case q.Speaker != speaker:
				t.Logf("%s: %q is said by %q, want %q", sample(g.ID), w.Text, q.Speaker, speaker)
			default:
				right++
			}
			if ok && !slices.ContainsFunc(append(w.Roles, w.Role), func(r string) bool { return strings.EqualFold(r, q.Role) }) {
				t.Errorf("%s: role of %q in %q is %q, want %q", sample(g.ID), q.Speaker, w.Text, q.Role, w.Role)
			}
		}
		for _, q := range found {
			t.Errorf("%s: %s %q is no quotation", sample(g.ID), q.Kind, q.Text)
		}
	}
	if asked == 0 || right*100 < asked*98 {
		t.Errorf("%d of %d speakers right, want 98 %%", right, asked)
	}
}

// groupsGold is groups.json.
type groupsGold struct {
	TextGroups [][]string `json:"text_groups"`
	Stories    [][]string
	Order      []string `json:"order_in_story"`
	Pairs      []struct {
		A, B     string
		Relation string
		Also     []string `json:"also_accepted"`
	}
}

// partition names each set of ids that share a key, sorted.
func partition(answers []answer, key func(answer) string) [][]string {
	sets := map[string][]string{}
	for _, a := range answers {
		sets[key(a)] = append(sets[key(a)], sample(a.ID))
	}
	var out [][]string
	for _, s := range sets {
		out = append(out, s)
	}
	return sorted(out)
}

func sorted(sets [][]string) [][]string {
	out := make([][]string, 0, len(sets))
	for _, s := range sets {
		s = slices.Clone(s)
		slices.Sort(s)
		out = append(out, s)
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

// last keeps the last line for each id: a later one moves it.
func last(answers []answer) []answer {
	var out []answer
	at := map[string]int{}
	for _, a := range answers {
		if i, ok := at[a.ID]; ok {
			out[i].Group, out[i].Story, out[i].Relation, out[i].To = a.Group, a.Story, a.Relation, a.To
			continue
		}
		at[a.ID] = len(out)
		out = append(out, a)
	}
	return out
}

// TestGoldGroups: text groups right in every order of arrival, stories in at
// least 110 of 120, relations as named.
func TestGoldGroups(t *testing.T) {
	var want groupsGold
	gold(t, "groups.json", &want)
	var lines bytes.Buffer
	if code := run(t.Context(), []string{"export", seedFolder}, nil, &lines, os.Stderr); code != exitOK {
		t.Fatalf("export: exit %d", code)
	}
	clean := strings.SplitAfter(strings.TrimSpace(lines.String()), "\n")
	clean[len(clean)-1] += "\n"
	stories := 0
	permutations(len(clean), func(order []int) {
		var in strings.Builder
		for _, i := range order {
			in.WriteString(clean[i])
		}
		got := last(lede(t, in.String(), "group"))
		if diff := cmp.Diff(sorted(want.TextGroups), partition(got, func(a answer) string { return a.Group })); diff != "" {
			t.Errorf("order %v: text groups (-want +got):\n%s", order, diff)
		}
		if cmp.Equal(sorted(want.Stories), partition(got, func(a answer) string { return a.Story })) {
			stories++
		}
		for _, a := range got {
			relationRight(t, want, a)
		}
	})
	t.Logf("stories right in %d of 120 orders", stories)
	if stories < 110 {
		t.Errorf("stories right in %d of 120 orders, want 110", stories)
	}
}

// relationRight checks a relation against the pair that gold names.
func relationRight(t *testing.T, want groupsGold, a answer) {
	t.Helper()
	if a.To == "" {
		return
	}
	for _, p := range want.Pairs {
		if p.A == sample(a.ID) && p.B == sample(a.To) || p.B == sample(a.ID) && p.A == sample(a.To) {
			if a.Relation != p.Relation && !slices.Contains(p.Also, a.Relation) {
				t.Errorf("%s is %q to %s, want %q", sample(a.ID), a.Relation, sample(a.To), p.Relation)
			}
			if a.Why == "" {
				t.Errorf("%s: no reason", a.ID)
			}
		}
	}
}

// permutations calls visit with every order of n things.
func permutations(n int, visit func([]int)) {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	var next func(int)
	next = func(k int) {
		if k == n {
			visit(order)
			return
		}
		for i := k; i < n; i++ {
			order[k], order[i] = order[i], order[k]
			next(k + 1)
			order[k], order[i] = order[i], order[k]
		}
	}
	next(0)
}
