package group

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
)

// streams are two months of invented news each, written by others who did not know the
// rules, with the least that the half held out of each may reach: short articles, and long ones, which are
// about what a year had in it, under other names.
var streams = map[string]float64{
	"threads-a.txt": .83, "threads-b.txt": .85, // short articles, sidelights, weeks between
	"threads-c.txt": .88, "threads-d.txt": .92, // articles of 270 words as the press has them
}

// halfOf is the half that a story of a stream is in; of half 1 nothing but totals is
// looked at.
func halfOf(story string) int { return half(devGold{ID: story}, nil) }

// TestDevStreams prints how well stories come out on dated news of sixty days: both
// halves in one stream, and each in a stream of its own. Errors are listed of half 0.
func TestDevStreams(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(streams)) {
		t.Run(name, func(t *testing.T) {
			all := readStream(t, name)
			last, moves := addAll(opened(nil), articlesOf(all))
			s := storyScores(all, last)
			t.Logf("half looked at: %v; %v", s[0], parts(all, last, 0))
			t.Logf("half held out:  %v; %v; moves %d", s[1], parts(all, last, 1), moves)
			if s[1].b3 < streams[name] || moves > 0 {
				t.Errorf("B-cubed F1 of the half held out is %.3f, %d moves", s[1].b3, moves)
			}
			for h := range 2 {
				some := slices.DeleteFunc(slices.Clone(all), func(th thread) bool { return halfOf(th.story) != h })
				alone, moves := addAll(opened(nil), articlesOf(some))
				t.Logf("half %d alone:   %v; %v; moves %d", h, storyScores(some, alone)[h], parts(some, alone, h), moves)
			}
			tellErrors(t, all, last)
			var late, wild []float64
			for n := range max(2, 10/slow) {
				r := rand.New(rand.NewPCG(9, uint64(n)))
				late = append(late, storyARI(all, last, delayed(r, articlesOf(all))))
				as := articlesOf(all)
				r.Shuffle(len(as), func(i, j int) { as[i], as[j] = as[j], as[i] })
				wild = append(wild, storyARI(all, last, as))
			}
			t.Logf("ARI with ten other orders: late by up to two days %.3f to %.3f, shuffled %.3f to %.3f",
				slices.Min(late), slices.Max(late), slices.Min(wild), slices.Max(wild))
		})
	}
}

func articlesOf(ths []thread) []*model.Article {
	as := make([]*model.Article, len(ths))
	for i, th := range ths {
		as[i] = th.article
	}
	return as
}

func storyScores(ths []thread, last map[string]model.Placement) (s [2]scores) {
	var gold, pred [2][]string
	for _, th := range ths {
		h := halfOf(th.story)
		gold[h], pred[h] = append(gold[h], th.story), append(pred[h], last[th.article.ID].Story)
	}
	for h := range 2 {
		s[h] = score(gold[h], pred[h])
	}
	return s
}

// parts says how many stories of a half came out in how many parts, and how many of the
// stories that came out have articles of another in them.
func parts(ths []thread, last map[string]model.Placement, h int) string {
	of, in := map[string]map[string]bool{}, map[string]map[string]bool{}
	put := func(m map[string]map[string]bool, k, v string) {
		if m[k] == nil {
			m[k] = map[string]bool{}
		}
		m[k][v] = true
	}
	for _, th := range ths {
		if halfOf(th.story) == h {
			put(of, th.story, last[th.article.ID].Story)
		}
		put(in, last[th.article.ID].Story, th.story)
	}
	pieces, mixed := 0, 0
	for _, ps := range of {
		pieces += len(ps)
	}
	for _, ss := range in {
		own := false
		for s := range ss {
			own = own || halfOf(s) == h
		}
		if own && len(ss) > 1 {
			mixed++
		}
	}
	return fmt.Sprintf("%d stories in %d parts, %d mixed", len(of), pieces, mixed)
}

// tellErrors lists the stories of half 0 that did not come out whole, and what got into them.
func tellErrors(t *testing.T, ths []thread, last map[string]model.Placement) {
	parts := map[string]map[string][]string{}
	in := map[string]map[string]bool{}
	for _, th := range ths {
		p := last[th.article.ID].Story
		if in[p] == nil {
			in[p] = map[string]bool{}
		}
		in[p][th.story] = true
		if halfOf(th.story) != 0 {
			continue
		}
		if parts[th.story] == nil {
			parts[th.story] = map[string][]string{}
		}
		parts[th.story][p] = append(parts[th.story][p], th.article.ID+"@"+th.article.Published.Time.Format("0102"))
	}
	for _, s := range slices.Sorted(maps.Keys(parts)) {
		for p, ids := range parts[s] {
			others := ""
			for o := range in[p] {
				if o != s && halfOf(o) == 0 {
					others += " " + o
				} else if o != s {
					others += " (one of half 1)"
				}
			}
			if len(parts[s]) > 1 || others != "" {
				t.Logf("  %s: %v with%s", s, ids, others)
			}
		}
	}
}

// delayed is the order in which articles come of which some are late by up to two days.
func delayed(r *rand.Rand, as []*model.Article) []*model.Article {
	at := map[*model.Article]time.Time{}
	last := time.Time{}
	for _, a := range as {
		if !a.Published.IsZero() {
			last = a.Published.Time
		}
		at[a] = last.Add(time.Duration(r.Float64() * r.Float64() * float64(48*time.Hour)))
	}
	out := slices.Clone(as)
	slices.SortStableFunc(out, func(a, b *model.Article) int { return at[a].Compare(at[b]) })
	return out
}

func storyARI(ths []thread, last map[string]model.Placement, as []*model.Article) float64 {
	other, _ := addAll(opened(nil), as)
	var p, q []string
	for _, th := range ths {
		p, q = append(p, last[th.article.ID].Story), append(q, other[th.article.ID].Story)
	}
	return score(p, q).ari
}
