package group

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

type devDoc struct{ ID, Time, Source, Title, Text string }

type devGold struct{ ID, Group, Story, Kind, Of string }

func readLines[T any](t testing.TB, path string) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skip("no development set here: ", err)
	}
	defer f.Close()
	var out []T
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// scores of one clustering against another, by labels.
type scores struct{ p, r, f1, b3p, b3r, b3, ari float64 }

func (s scores) String() string {
	return fmt.Sprintf("pairs P %.4f R %.4f F1 %.4f | B3 P %.4f R %.4f F1 %.4f | ARI %.4f", s.p, s.r, s.f1, s.b3p, s.b3r, s.b3, s.ari)
}

func score(gold, pred []string) scores {
	cells, gs, ps := map[[2]string]float64{}, map[string]float64{}, map[string]float64{}
	for i := range gold {
		cells[[2]string{gold[i], pred[i]}]++
		gs[gold[i]]++
		ps[pred[i]]++
	}
	pairs := func(n float64) float64 { return n * (n - 1) / 2 }
	var both, inG, inP float64
	var s scores
	for c, k := range cells {
		both += pairs(k)
		s.b3p += k * k / ps[c[1]]
		s.b3r += k * k / gs[c[0]]
	}
	for _, k := range gs {
		inG += pairs(k)
	}
	for _, k := range ps {
		inP += pairs(k)
	}
	n := float64(len(gold))
	s.b3p, s.b3r = s.b3p/n, s.b3r/n
	s.p, s.r, s.ari = 1, 1, 1
	if inP > 0 {
		s.p = both / inP
	}
	if inG > 0 {
		s.r = both / inG
	}
	s.f1, s.b3 = 2*s.p*s.r/(s.p+s.r), 2*s.b3p*s.b3r/(s.b3p+s.b3r)
	if want := inG * inP / pairs(n); (inG+inP)/2 != want {
		s.ari = (both - want) / ((inG+inP)/2 - want)
	}
	return s
}

func devArticle(d devDoc) *model.Article {
	return newArticle(d.ID, d.Source, d.Time, d.Title, strings.Split(d.Text, "\n\n")...)
}

// half puts whole families into one of two halves, so that one may be looked at.
func half(g devGold, of map[string]devGold) int {
	for g.Of != "" {
		g = of[g.Of]
	}
	h := fnv.New32a()
	h.Write([]byte(g.ID))
	return int(h.Sum32() >> 8 & 1)
}

// leastARI is how alike texts come out in any order. All that differ are what stands between two texts —
// a rewriting that is near to a cut or light copy and not to the original, a sequel that takes most of a cut one in —
// and goes to what came first: nothing moves.
const leastARI = .98

// TestDevCopies prints how the development set of copies comes out. Errors are
// listed of the first half only.
func TestDevCopies(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	docs := readLines[devDoc](t, "../../../shared/dev/groups/copies.docs.jsonl")
	gold := readLines[devGold](t, "../../../shared/dev/groups/copies.gold.jsonl")
	of := map[string]devGold{}
	for _, g := range gold {
		of[g.ID] = g
	}
	x := opened(nil)
	var as []*model.Article
	for _, d := range docs {
		as = append(as, devArticle(d))
	}
	last, moves := addAll(x, as)
	report := func(which string, take func(devGold) bool) scores {
		var gg, gp, sg, sp []string
		for _, g := range gold {
			if !take(g) {
				continue
			}
			if g.Group != "" {
				gg, gp = append(gg, g.Group), append(gp, last[g.ID].Group)
			}
			if g.Story != "" {
				sg, sp = append(sg, g.Story), append(sp, last[g.ID].Story)
			}
		}
		s := score(gg, gp)
		t.Logf("%s: text  %v (%d)", which, s, len(gg))
		t.Logf("%s: story %v (%d)", which, score(sg, sp), len(sg))
		return s
	}
	report("half looked at", func(g devGold) bool { return half(g, of) == 0 })
	s := report("half held out", func(g devGold) bool { return half(g, of) == 1 })
	t.Logf("moves %d", moves)
	in := map[string]string{} // by predicted story: the first gold story in it
	for _, g := range gold {
		if g.Story == "" || half(g, of) != 0 {
			continue
		}
		p := last[g.ID]
		if first := in[p.Story]; first == "" {
			in[p.Story] = g.Story
		} else if first != g.Story {
			t.Logf("   stories mixed: %s %s (%s of %s) in %s with %s: %s %s %s", g.Story, g.ID, g.Kind, g.Of, p.Story, first, p.Relation, p.To, p.Why)
		}
	}
	kinds := map[string][2]int{}
	for _, g := range gold {
		o, ok := of[g.Of]
		if !ok || g.Kind == "" {
			continue
		}
		k := kinds[g.Kind]
		k[0]++
		joined := last[g.ID].Group == last[o.ID].Group
		if joined {
			k[1]++
		}
		kinds[g.Kind] = k
		want := g.Group == o.Group && g.Group != ""
		if joined != want && g.Group != "" && half(g, of) == 0 {
			t.Logf("   wrong: %s %s of %s joined=%v %+v", g.Kind, g.ID, g.Of, joined, last[g.ID])
		}
		if g.Story != "" && g.Story == o.Story && last[g.ID].Story != last[o.ID].Story && half(g, of) == 0 {
			t.Logf("   story apart: %s %s of %s %+v", g.Kind, g.ID, g.Of, last[g.ID])
		}
	}
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		t.Logf("  %-9s %3d, joined %3d", k, kinds[k][0], kinds[k][1])
	}
	if s.f1 < .97 {
		t.Errorf("pairwise F1 of the half held out is %.4f", s.f1)
	}
	var texts, stories []float64
	for n := range max(2, 10/slow) {
		r := rand.New(rand.NewPCG(7, uint64(n)))
		bs := slices.Clone(as)
		r.Shuffle(len(bs), func(i, j int) { bs[i], bs[j] = bs[j], bs[i] })
		other, _ := addAll(opened(nil), bs)
		var p, q, ps, qs []string
		for _, a := range as {
			p, q = append(p, last[a.ID].Group), append(q, other[a.ID].Group)
			ps, qs = append(ps, last[a.ID].Story), append(qs, other[a.ID].Story)
		}
		texts, stories = append(texts, score(p, q).ari), append(stories, score(ps, qs).ari)
	}
	if slices.Min(texts) < leastARI {
		t.Errorf("ARI of texts with another order: %.4f", slices.Min(texts))
	}
	t.Logf("ARI with ten other orders: texts %.4f to %.4f, stories %.4f to %.4f", slices.Min(texts), slices.Max(texts), slices.Min(stories), slices.Max(stories))
}
