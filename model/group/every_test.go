package group

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
)

// origin is where texts come from that copies are made of. Each has two halves: of the
// first, errors are read.
type origin struct {
	name      string
	originals func(t *testing.T, p *press, half int) [][]string
	furniture func(t *testing.T) [][2]string // nil: English
	kinds     []copyist
	least     float64 // of pairwise F1, in the mean
}

var origins = []origin{
	{"pages", pageBodies, nil, allCopyists, .99},
	{"pages, messy", realBodies, nil, allCopyists, .99},
	{"invented", inventedBodies, nil, inventedCopyists, .98},
	{"six languages", tongueBodies, tongueFurniture, otherCopyists, .98},
}

// Kinds of copies and traps: invented texts quote no one, and other languages have no British spelling.
var (
	allCopyists      = slices.Concat(copyists, moreCopyists)
	inventedCopyists = without(allCopyists, "quotes said anew", "quotation at length")
	otherCopyists    = without(allCopyists, "spelling")
)

func without(all []copyist, kinds ...string) []copyist {
	return slices.DeleteFunc(slices.Clone(all), func(c copyist) bool { return slices.Contains(kinds, c.kind) })
}

// pageBodies are the originals of the development set of copies.
func pageBodies(t *testing.T, _ *press, which int) [][]string {
	gold, of := map[string]devGold{}, map[string]devGold{}
	for _, g := range readLines[devGold](t, "../../../shared/dev/groups/copies.gold.jsonl") {
		gold[g.ID] = g
	}
	var out [][]string
	printed := map[string]bool{}
	for _, d := range readLines[devDoc](t, "../../../shared/dev/groups/copies.docs.jsonl") {
		if g := gold[d.ID]; g.Kind == "" && g.Of == "" && half(g, of) == which {
			out = append(out, unprinted(strings.Split(d.Text, "\n\n"), printed))
		}
	}
	return slices.DeleteFunc(out, func(ps []string) bool { return len(ps) < 4 })
}

// unprinted leaves out the paragraphs that stood in a text before: a site's own.
func unprinted(ps []string, printed map[string]bool) []string {
	return slices.DeleteFunc(ps, func(s string) bool {
		again := len(s) > 80 && printed[s]
		printed[s] = true
		return again
	})
}

// inventedBodies are texts of invented words, and those of the news threads.
func inventedBodies(t *testing.T, p *press, which int) [][]string {
	var out [][]string
	for i := range 100 {
		out = append(out, p.paragraphs(p.event(time.Time{}), []int{90, 200, 400, 800}[i%4]))
	}
	byStory := map[string][]string{}
	for _, th := range readThreads(t) {
		byStory[th.story] = append(byStory[th.story], th.article.Text())
	}
	for i, s := range slices.Sorted(maps.Keys(byStory)) {
		if i%2 == which && len(byStory[s]) > 1 {
			out = append(out, byStory[s])
		}
	}
	return out
}

// readBodies are the texts of testdata/bodies.txt, and what papers print beside them.
func readBodies(t *testing.T) (bodies [][]string, furniture [][2]string) {
	t.Helper()
	b, err := os.ReadFile("testdata/bodies.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#' || strings.HasSuffix(line, "|"):
		case line[0] == '=':
			bodies = append(bodies, nil)
		case line[0] == '-':
			furniture = append(furniture, [2]string{line[2:], ""})
		case line[0] == '+':
			furniture = append(furniture, [2]string{"", line[2:]})
		default:
			bodies[len(bodies)-1] = append(bodies[len(bodies)-1], line)
		}
	}
	return bodies, furniture
}

func tongueBodies(t *testing.T, _ *press, which int) [][]string {
	bodies, _ := readBodies(t)
	var out [][]string
	for i, b := range bodies {
		if i%2 == which {
			out = append(out, b)
		}
	}
	return out
}

func tongueFurniture(t *testing.T) [][2]string {
	_, furniture := readBodies(t)
	return furniture
}

// found is how many of a kind there are, with their original (of traps: with anything else), and
// in its story.
type found struct{ all, text, story int }

// TestEveryKind makes copies and traps of every kind of texts of four origins, and asks
// that of each kind of copies 19 of 20 are found and that hardly a trap is joined.
func TestEveryKind(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	var total [2]map[string]found
	together := map[string]bool{"": true}
	for _, c := range allCopyists {
		together[c.kind] = c.together
	}
	for _, o := range origins {
		t.Run(o.name, func(t *testing.T) {
			var kinds [2]map[string]found
			var f1 [2]float64
			for seed := range uint64(everySeeds) {
				which := int(seed % 2)
				p := newPress(300 + seed)
				if o.furniture != nil {
					p.furniture = o.furniture(t)
				}
				all := makeCopies(p, o.originals(t, p, which), o.kinds, 4)
				if seed < 2 {
					all = append(all, filledIn(p)...)
				}
				s := tellMade(t, fmt.Sprint("seed ", seed), all, which == 0, &kinds[which])
				f1[which] += s.f1
			}
			for which, of := range kinds {
				if mean := f1[which] / (everySeeds / 2); mean < o.least {
					t.Errorf("half %d: pairwise F1 %.4f", which, mean)
				} else {
					t.Logf("half %d: pairwise F1 %.4f in the mean of %d seeds", which, mean, everySeeds/2)
				}
				for _, k := range slices.Sorted(maps.Keys(of)) {
					c := of[k]
					t.Logf("  half %d: %-17s %4d, with the original %4d, in its story %4d", which, k, c.all, c.text, c.story)
					if total[which] == nil {
						total[which] = map[string]found{}
					}
					s := total[which][k]
					total[which][k] = found{s.all + c.all, s.text + c.text, s.story + c.story}
				}
			}
		})
	}
	for which, of := range total {
		for _, k := range slices.Sorted(maps.Keys(of)) {
			c := of[k]
			t.Logf("half %d, all origins: %-17s %4d, with the original %4d (%.3f)", which, k, c.all, c.text, part01(c.text, c.all))
			switch {
			case together[k] && part01(c.text, c.all) < leastRecall:
				t.Errorf("half %d: of the copies that are %s %d in %d are found", which, k, c.text, c.all)
			case !together[k] && part01(c.text, c.all) > mostJoined:
				t.Errorf("half %d: of %d traps that are %s %d are joined", which, c.all, k, c.text)
			}
		}
	}
}

const (
	everySeeds  = 6
	leastRecall = .95
	mostJoined  = .02 // of the traps of a kind; none is asked
)

// tellMade prints how made articles come out, with the errors if they may be looked at.
func tellMade(t *testing.T, name string, all []made, look bool, kinds *map[string]found) scores {
	t.Helper()
	var as []*model.Article
	for _, m := range all {
		as = append(as, m.article)
	}
	last, moves := addAll(opened(nil), as)
	if moves > 0 {
		t.Errorf("%s: %d moves", name, moves)
	}
	var gold, pred []string
	first := map[string]string{}
	for _, m := range all {
		gold, pred = append(gold, m.group), append(pred, last[m.article.ID].Group)
		if m.kind == "" {
			first[m.group] = last[m.article.ID].Group
		}
	}
	s := score(gold, pred)
	t.Logf("%s: %d articles: %v", name, len(all), s)
	in := map[string]made{} // by group that came out: the first article
	mixed := map[string]bool{}
	for _, m := range all {
		g := last[m.article.ID].Group
		o, ok := in[g]
		if !ok {
			in[g] = m
			continue
		}
		mixed[g] = mixed[g] || o.group != m.group
		if look && o.group != m.group {
			t.Logf("   mixed: %s of %s with %s of %s: %+v", m.kind, m.group, o.kind, o.group, last[m.article.ID])
		}
	}
	if *kinds == nil {
		*kinds = map[string]found{}
	}
	for _, m := range all {
		g, _, trap := strings.Cut(m.group, "-")
		trap = trap || m.kind == "round-up"
		k := (*kinds)[m.kind]
		k.all++
		joined := last[m.article.ID].Group == first[g]
		if trap {
			joined = mixed[last[m.article.ID].Group]
		}
		if joined {
			k.text++
		}
		if last[m.article.ID].Story == last[first[g]].Story {
			k.story++
		}
		(*kinds)[m.kind] = k
		if look && joined == trap {
			t.Logf("   wrong: %s of %s, %d words, joined %v: %+v", m.kind, g, len(strings.Fields(m.article.Text())), joined, last[m.article.ID])
		}
	}
	return s
}
