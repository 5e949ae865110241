package group

import (
	"os"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// paraphrase is two sentences that stand at the same place of two versions.
type paraphrase struct {
	one, other string
	same       bool // they say the same
	half       int  // of the first, errors are read
}

// paraphrases are those of testdata/paraphrases.txt.
func paraphrases(t *testing.T) []paraphrase {
	t.Helper()
	b, err := os.ReadFile("testdata/paraphrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []paraphrase
	count := map[byte]int{}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '>':
			out[len(out)-1].other = line[2:]
		default:
			out = append(out, paraphrase{one: line[2:], same: line[0] == '=', half: count[line[0]] % 2})
			count[line[0]]++
		}
	}
	return out
}

// Of twelve in each half that say the same, and of eight that do not.
const (
	leastTogether = 11
	mostMistaken  = 1
)

// Between these two each pair is set.
const (
	sentenceBefore = "The weather had been calm for most of that week, and no one was warned."
	sentenceBehind = "More is to be made known in the course of the afternoon."
)

// TestParaphrases holds versions against each other that differ in one sentence: of those that
// say the same in other words most are linked, of others none.
func TestParaphrases(t *testing.T) {
	var all, linked [2][2]int // by half; what says the same is 1
	for _, p := range paraphrases(t) {
		c := Compare(printed(sentenceBefore+"\n\n"+p.one+"\n\n"+sentenceBehind), printed(sentenceBefore+"\n\n"+p.other+"\n\n"+sentenceBehind))
		kind := 0
		if p.same {
			kind = 1
		}
		all[p.half][kind]++
		together := c.This.Sentences[1].Standing == model.Reworded
		if together {
			linked[p.half][kind]++
		}
		if together != p.same && p.half == 0 {
			t.Logf("linked %v: %s\n    %s", together, p.one, p.other)
		}
	}
	for half := range 2 {
		t.Logf("half %d: of %d in other words %d are linked, of %d that are others %d",
			half, all[half][1], linked[half][1], all[half][0], linked[half][0])
		if linked[half][1] < leastTogether || linked[half][0] > mostMistaken {
			t.Errorf("half %d", half)
		}
	}
}
