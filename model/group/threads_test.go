package group

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// thread is an article of testdata/threads.txt and the story it belongs to.
type thread struct {
	story   string
	article *model.Article
}

// readThreads reads the invented news threads.
func readThreads(t testing.TB) []thread { return readStream(t, "threads.txt") }

// readStream reads invented news in the order of their dates; an article without a
// date comes behind the one before it in the file.
func readStream(t testing.TB, name string) []thread {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []thread
	var order []string
	date := ""
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '=':
			f := strings.Split(line[1:], "|")
			for i := range f {
				f[i] = strings.TrimSpace(f[i])
			}
			if f[1] == "-" {
				f[1] = ""
			} else {
				date = f[1]
			}
			order = append(order, fmt.Sprint(date, len(out)+1000))
			out = append(out, thread{f[0], newArticle(fmt.Sprintf("%s-%d", f[0], len(out)), f[2], f[1], f[3])})
		default:
			a := out[len(out)-1].article
			a.Body = append(a.Body, model.Block{Text: line})
		}
	}
	at := make([]int, len(out))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(i, j int) int { return cmp.Compare(order[i], order[j]) })
	sorted := make([]thread, len(out))
	for i, k := range at {
		sorted[i] = out[k]
	}
	return sorted
}

// TestDevThreads prints how well stories come out. Errors are listed of one half of
// the stories only.
func TestDevThreads(t *testing.T) {
	threads := readThreads(t)
	var as []*model.Article
	for _, th := range threads {
		as = append(as, th.article)
	}
	last, moves := addAll(opened(nil), as)
	of := map[string]devGold{}
	var gs, ps [2][]string
	for _, th := range threads {
		h := half(devGold{ID: th.story}, of)
		gs[h], ps[h] = append(gs[h], th.story), append(ps[h], last[th.article.ID].Story)
		p := last[th.article.ID]
		if h == 0 && !strings.HasPrefix(p.Story, th.story+"-") {
			t.Logf("  swallowed: %s in %s: %s %.2f %s", p.ID, p.Story, p.Relation, x2(p), p.Why)
		} else if h == 0 && p.Relation == model.New && p.Story == p.ID {
			t.Logf("  opens: %s", p.ID)
		}
	}
	t.Logf("half looked at: %v (%d)", score(gs[0], ps[0]), len(gs[0]))
	all := score(gs[1], ps[1])
	t.Logf("half held out:  %v (%d); moves %d", all, len(gs[1]), moves)
	if all.b3 < .85 {
		t.Errorf("B-cubed F1 of the half held out is %.3f", all.b3)
	}
	var aris []float64
	for n := range 10 {
		r := rand.New(rand.NewPCG(9, uint64(n)))
		bs := slices.Clone(as)
		r.Shuffle(len(bs), func(i, j int) { bs[i], bs[j] = bs[j], bs[i] })
		other, _ := addAll(opened(nil), bs)
		var p, q []string
		for _, a := range as {
			p, q = append(p, last[a.ID].Story), append(q, other[a.ID].Story)
		}
		aris = append(aris, score(p, q).ari)
	}
	t.Logf("ARI of stories with ten other orders: %.3f to %.3f", slices.Min(aris), slices.Max(aris))
}

func x2(p model.Placement) float64 { return p.Share }
