package group

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/lede-reader/lede/model"
)

// places is all placements, by id.
func places(x plainly) map[string]model.Placement {
	out := map[string]model.Placement{}
	for slot := range x.articles.n {
		if !x.articles.at(slot).is(isGone) {
			p := x.placement(slot)
			out[p.ID] = p
		}
	}
	return out
}

// check finds what may never be: an article in two groups, a group in two
// stories, lists out of order, counts that are wrong.
func check(t *testing.T, x plainly) {
	t.Helper()
	seen := map[int32]bool{}
	alive := 0
	listed := map[int32]int32{}
	for s := range x.stories.n {
		gs := x.groupsOf(s)
		if !slices.IsSorted(gs) || len(gs) != int(x.stories.at(s).count) {
			t.Fatalf("groups of story %d: %v, counted %d", s, gs, x.stories.at(s).count)
		}
		before := int32(none)
		first := int32(none)
		for _, g := range gs {
			if _, twice := listed[g]; twice || x.groups.at(g).story != s || x.groups.at(g).prev != before {
				t.Fatalf("group %d is in story %d, says %d, behind %d", g, s, x.groups.at(g).story, x.groups.at(g).prev)
			}
			listed[g], before = s, g
			if m := x.groups.at(g).head; first == none || m < first {
				first = m
			}
		}
		if f := x.firstOf(s); f != first || x.stories.at(s).tail != before {
			t.Fatalf("story %d starts with %d, says %d", s, first, f)
		}
	}
	for g := range x.groups.n {
		living, texts, last := 0, 0, int32(none)
		for m := range x.members(g) {
			a := x.articles.at(m)
			if seen[m] || a.group != g || !a.is(isMember) || m < last {
				t.Fatalf("article %d in group %d, says %d, behind %d", m, g, a.group, last)
			}
			seen[m], last = true, m
			if !a.is(isGone) {
				living++
			}
			if a.is(isText) {
				texts++
				if x.sheet(m).text == nil {
					t.Fatalf("article %d has no text", m)
				}
			}
		}
		k := x.groups.at(g)
		if _, in := listed[g]; in != (k.head != none) || k.tail != last || living != int(k.living) || texts != int(k.texts) {
			t.Fatalf("group %d: %+v, %d living, %d texts, last %d", g, k, living, texts, last)
		}
		alive += living
	}
	if alive != x.living {
		t.Fatalf("%d articles in groups, %d known", alive, x.living)
	}
}

func diff(a, b map[string]model.Placement) string {
	for id := range a {
		if a[id] != b[id] {
			return fmt.Sprintf("%s: %+v, was %+v", id, b[id], a[id])
		}
	}
	return ""
}

// tell checks that what was said to have moved is what moved.
func tell(t *testing.T, what string, before map[string]model.Placement, moved []model.Placement, after map[string]model.Placement) {
	t.Helper()
	for _, p := range moved {
		before[p.ID] = p
	}
	if d := diff(before, after); d != "" || len(before) != len(after) {
		t.Fatalf("%s moved more than it said: %s", what, d)
	}
}

func samplesIndex(t *testing.T) (plainly, []string) {
	x := opened(nil)
	var ids []string
	for _, a := range goldSamples(t)["clean"] {
		x.Add(a)
		ids = append(ids, a.ID)
	}
	return x, ids
}

func TestSplitSticksAndIsUndone(t *testing.T) {
	x, ids := samplesIndex(t)
	before := places(x)
	moved, undo := x.Split([]string{ids[2], "unknown"})
	check(t, x)
	p, _ := x.Placement(ids[2])
	if p.Group != ids[2] || p.Story != ids[2] || p.Relation != model.New || len(moved) != 1 || moved[0] != p {
		t.Errorf("split off: %+v, moved %v", p, moved)
	}
	again := goldSamples(t)["clean"][2]
	again.ID = "copy"
	if got := x.Add(again); len(got) != 1 || got[0].To != ids[2] {
		t.Errorf("a copy of what was split off went to %+v", got)
	}
	if p, _ := x.Placement(ids[0]); p.Story == ids[2] {
		t.Error("a later arrival joined again what was split")
	}
	x.Undo(undo)
	check(t, x)
	if d := diff(before, places(x)); d != "" {
		t.Error("not as before: ", d)
	}
	if p, _ := x.Placement("copy"); p.Story != ids[0] || p.Group != ids[0] {
		t.Errorf("the late copy stayed behind: %+v", p)
	}
}

func TestSplitOfTheFirstRenamesTheRest(t *testing.T) {
	x, ids := samplesIndex(t)
	before := places(x)
	moved, undo := x.Split(ids[:1])
	if len(moved) != 4 {
		t.Errorf("moved %v", moved)
	}
	if p, _ := x.Placement(ids[2]); p.Group != ids[2] || p.Story != ids[1] {
		t.Errorf("the copy that stayed: %+v", p)
	}
	x.Undo(undo)
	if d := diff(before, places(x)); d != "" {
		t.Error("not as before: ", d)
	}
}

func TestJoinSticksAndIsUndone(t *testing.T) {
	x, ids := samplesIndex(t)
	before := places(x)
	moved, undo := x.Join([]string{ids[4], ids[3]})
	check(t, x)
	p, _ := x.Placement(ids[4])
	if p.Story != ids[0] || p.Relation != model.Related || p.To != ids[0] || len(moved) != 1 {
		t.Errorf("joined: %+v, moved %v", p, moved)
	}
	changed := goldSamples(t)["clean"][4]
	changed.Body = changed.Body[:len(changed.Body)/2]
	if got := x.Add(changed); got[0].Story != ids[0] {
		t.Errorf("came again with another text and left: %+v", got)
	}
	x.Undo(undo)
	check(t, x)
	x, _ = samplesIndex(t)
	_, undo = x.Join([]string{ids[4], ids[3]})
	late := goldSamples(t)["clean"][4]
	late.ID = "copy"
	x.Add(late)
	x.Undo(undo)
	check(t, x)
	if d := diff(before, places(x)); d != "" {
		t.Error("not as before: ", d)
	}
	if p, _ := x.Placement("copy"); p.Story != ids[4] {
		t.Errorf("the late copy stayed behind: %+v", p)
	}
	if moved, _ := x.Join(ids[:2]); moved != nil {
		t.Errorf("joining one story with itself moved %v", moved)
	}
}

// TestUndoIsExact splits and joins at random, adds articles, and takes back.
func TestUndoIsExact(t *testing.T) {
	threads := readThreads(t)
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		x := opened(nil)
		n := 20 + r.IntN(40)
		var ids []string
		add := func(th thread) {
			a := *th.article
			if r.IntN(3) == 0 {
				a.ID += "-copy"
			}
			if r.IntN(8) == 0 {
				a.Body = append(slices.Clone(a.Body), model.Block{Text: "And a word more."})
			}
			before := places(x)
			tell(t, "add", before, x.Add(&a), places(x))
			ids = append(ids, a.ID)
		}
		for _, th := range threads[:n] {
			add(th)
		}
		check(t, x)
		var undos [][]byte
		var states []map[string]model.Placement
		for range 6 {
			states = append(states, places(x))
			some := []string{ids[r.IntN(len(ids))], ids[r.IntN(len(ids))], ids[r.IntN(len(ids))]}
			var u []byte
			var moved []model.Placement
			if r.IntN(2) == 0 {
				moved, u = x.Split(some)
			} else {
				moved, u = x.Join(some)
			}
			tell(t, "split or join", maps.Clone(states[len(states)-1]), moved, places(x))
			check(t, x)
			undos = append(undos, u)
		}
		if seed%2 == 1 { // only that it stays sound can be asked for
			for _, th := range threads[n:] {
				add(th)
			}
			check(t, x)
		}
		for i, u := range slices.Backward(undos) {
			before := places(x)
			tell(t, "undo", before, x.Undo(u), places(x))
			check(t, x)
			if seed%2 == 0 {
				if d := diff(states[i], places(x)); d != "" {
					t.Fatalf("seed %d step %d: %s", seed, i, d)
				}
			}
		}
	}
}
