package clean

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean/testdata/devset"
)

// TestDevLater prints the figures for documents that come one by one: as each is
// cleaned on the day it comes, with what later ones cut of it since, and as if all
// had been learned before.
func TestDevLater(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	score := devset.Scorer(t)
	for _, set := range []string{"c20", "c5", "mix"} {
		items := map[string][]model.Item{}
		var groups []string
		devset.EachLine(t, filepath.Join(devset.Dir, "text", set+".input.jsonl"), func(line []byte) {
			var in devInput
			if err := json.Unmarshal(line, &in); err != nil {
				t.Fatal(err)
			}
			if items[in.Group] == nil {
				groups = append(groups, in.Group)
			}
			items[in.Group] = append(items[in.Group], model.Item{ID: in.ID, Source: in.Source, Text: in.Raw})
		})
		var onArrival, later, whole []any
		looks, cuts := 0, 0
		for _, g := range groups {
			c := Open(&bound{})
			came := map[string]*model.Article{}
			for _, it := range items[g] {
				c.Learn(it)
				a := c.Apply(it)
				came[it.ID] = &a
				onArrival = append(onArrival, prediction(a))
				for _, id := range c.Grown() {
					looks++
					if c.Later(came[id], someday) {
						cuts++
					}
					for i := range came[id].Removed { // as if it were another day: see mostLater
						came[id].Removed[i].Later = model.Date{}
					}
				}
			}
			for _, it := range items[g] {
				later = append(later, prediction(*came[it.ID]))
				whole = append(whole, prediction(c.Apply(it)))
			}
		}
		gold := devset.Lines(t, filepath.Join(devset.Dir, "text", set+".gold.jsonl"))
		var names []string
		for _, line := range gold {
			if p := devset.PublisherOfLine(line); !slices.Contains(names, p) {
				names = append(names, p)
			}
		}
		slices.Sort(names)
		t.Logf("%s: %d documents, %d looks at earlier ones, %d cut", set, len(later), looks, cuts)
		for half := range 2 {
			keep := func(line []byte) bool { return slices.Index(names, devset.PublisherOfLine(line))%2 == half }
			path := writeRaw(t, replaceAll(gold, `"kind":"pullquote"`, `"kind":"opt-pullquote"`), keep)
			for _, way := range []struct {
				name string
				of   []any
			}{{"on arrival", onArrival}, {"and later  ", later}, {"all learned", whole}} {
				t.Logf("half %d, %s %s", half, way.name, devset.Score(t, score, "text", "-gold", path, "-brief", writeLines(t, way.of, keep)))
			}
		}
	}
}
