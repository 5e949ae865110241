package clean

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model/clean/testdata/devset"
)

// The press is a development set that lede's authors did not write the rules
// from: real sentences of ../shared/dev/text between what invented publishers
// print around them (testdata/press, its README has the syntax). It is written
// anew, and the same, in every run:
//
//	go test ./model/clean -run DevPress -v
//
// LEDE_DEV_SHOW and LEDE_DEV_DOC (press20:ID, press5:ID, press1:ID) serve it as
// they serve the other sets; publishers of the second half are not to be looked at.

// A pressShape says how many documents of a publisher may be learned from
// together, and how many such groups there are.
type pressShape struct {
	name              string
	documents, groups int
}

var pressShapes = []pressShape{{"press20", 20, 1}, {"press5", 5, 2}, {"press1", 1, 5}}

func TestDevPress(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	score := devset.Scorer(t)
	for _, shape := range pressShapes {
		inputs, gold := pressSet(t, shape.name)
		scoreTexts(t, score, shape.name, inputs, gold, pressHalf(t))
	}
}

// pressHalf gives the half of a publisher: the directory its file stands in.
func pressHalf(t testing.TB) func(publisher string) int {
	halves := map[string]int{}
	for _, p := range readPress(t) {
		halves[p.id] = p.half
	}
	return func(publisher string) int { return halves[publisher] }
}

// pressSet is what a cleaner gets of the shape named, and the truth of it.
func pressSet(t testing.TB, name string) (inputs []devInput, gold [][]byte) {
	stories, background := readStories(t), readRows(t, "background.txt")
	traps := [2][]pressBlock{readTraps(t, 0), readTraps(t, 1)}
	for _, p := range readPress(t) {
		for _, shape := range pressShapes {
			if shape.name != name {
				continue
			}
			for g := range shape.groups {
				r := pressRand(fmt.Sprint(p.id, shape.name, g))
				group, source := fmt.Sprintf("%s-%s-%d", p.id, name, g), p.source
				if shape.documents == 1 {
					source = ""
				}
				for i, s := range tellings(r, stories, background, traps[p.half], shape.documents) {
					d := newPressDoc(p, r, s)
					d.gold.ID, d.gold.Group = fmt.Sprintf("%s-%02d", group, i), group
					raw := d.write()
					line, err := json.Marshal(d.gold)
					if err != nil {
						t.Fatal(err)
					}
					inputs = append(inputs, devInput{d.gold.ID, group, source, raw})
					gold = append(gold, line)
				}
			}
		}
	}
	return inputs, gold
}

// pressRand draws the same in every run.
func pressRand(seed string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(seed))
	return rand.New(rand.NewPCG(h.Sum64(), 1))
}

// TestPressRaw holds the press to its own rule: the pieces of a document, joined,
// are its raw text, and no template is left in them.
func TestPressRaw(t *testing.T) {
	if _, err := os.Stat(devset.Dir); err != nil {
		t.Skip("no development sets here")
	}
	inputs, gold := pressSet(t, "press5")
	for i, in := range inputs {
		var g pressGold
		if err := json.Unmarshal(gold[i], &g); err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, p := range g.Pieces {
			if p.Text == "" || p.Kind == "" || strings.ContainsAny(p.Text, "{}¦~") {
				t.Errorf("%s: piece %q of kind %q", in.ID, p.Text, p.Kind)
			}
			words = append(words, strings.Fields(p.Text)...)
		}
		if raw := strings.Join(strings.Fields(in.Raw), " "); raw != strings.Join(words, " ") {
			t.Errorf("%s: pieces are not the raw text", in.ID)
		}
	}
}
