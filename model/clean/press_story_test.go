package clean

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

type pressPiece struct {
	Text string `json:"text"`
	Kind string `json:"kind"`
	Para int    `json:"para"`
}

type pressGold struct {
	ID         string       `json:"id"`
	Group      string       `json:"group"`
	Title      string       `json:"title"`
	Date       string       `json:"date"`
	Byline     string       `json:"byline"`
	Agency     []string     `json:"agency"`
	Pieces     []pressPiece `json:"pieces"`
	PullQuotes []devQuote   `json:"pull_quotes"`
}

// A pressStory is a body and the headline that testdata/press gives it.
type pressStory struct {
	headline string
	paras    [][]pressPiece
}

// storyRoom is the length beyond which a story is cut: an article of some 4 KB.
const storyRoom = 4000

// readStories takes the bodies that headlines.txt names by their first words from
// the half of ../shared/dev/text that may be looked at; of several versions of
// a body the longest.
func readStories(t testing.TB) []pressStory {
	heads := readHeadlines(t)
	stories := make([]pressStory, len(heads))
	for _, set := range []string{"c20", "c5", "single"} {
		gold := readAll(t, filepath.Join(devDir, "text", set+".gold.jsonl"))
		names := publishersOf(gold)
		for _, line := range gold {
			if slices.Index(names, publisherOfLine(line))%2 != 0 {
				continue
			}
			var g pressGold
			if err := json.Unmarshal(line, &g); err != nil {
				t.Fatal(err)
			}
			paras := realParas(g.Pieces)
			for i, h := range heads {
				if len(paras) > 0 && strings.HasPrefix(paras[0][0].Text, h[0]) && len(paras) > len(stories[i].paras) {
					stories[i] = pressStory{h[1], paras}
				}
			}
		}
	}
	for i, s := range stories {
		if s.paras == nil {
			t.Errorf("no body begins %q", heads[i][0])
		}
	}
	return stories
}

// realParas are the paragraphs of the real sentences of a document, without what
// its makers put between them from other stories.
func realParas(pieces []pressPiece) [][]pressPiece {
	counts := map[string]int{}
	for _, p := range pieces {
		counts[p.Kind]++
	}
	main := "real"
	if counts["real-repeat"] > counts["real"] {
		main = "real-repeat"
	}
	var out [][]pressPiece
	room, para := storyRoom, -1
	for _, p := range pieces {
		if p.Kind != main || p.Para != para && room <= 0 {
			continue
		}
		room -= len(p.Text)
		if p.Para != para {
			out = append(out, nil)
			para = p.Para
		}
		out[len(out)-1] = append(out[len(out)-1], pressPiece{Text: strings.Join(strings.Fields(p.Text), " "), Kind: "real"})
	}
	return out
}

// readHeadlines reads pairs of the first words of a body and the headline for it.
func readHeadlines(t testing.TB) (heads [][2]string) {
	b, err := os.ReadFile(filepath.Join("testdata", "press", "headlines.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		start, head, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if ok {
			heads = append(heads, [2]string{start, head})
		}
	}
	return heads
}

// A telling is a story as one document has it.
type telling struct {
	pressStory
	traps  []pressBlock
	others []string // headlines of the other stories
}

// tellings are the stories of a group of n documents: one in six is told again, whole or cut. Every trap stands in one document only,
// but a background paragraph that stands in two.
func tellings(r *rand.Rand, stories []pressStory, traps []pressBlock, n int) []telling {
	var out []telling
	again := n / 6
	if n < 6 && n > 1 {
		again = r.IntN(2)
	}
	order, trap := r.Perm(len(stories)), traps[:0:0]
	var twice []pressBlock
	for _, i := range r.Perm(len(traps)) {
		if traps[i].place == "twice" {
			twice = append(twice, traps[i])
		} else {
			trap = append(trap, traps[i])
		}
	}
	for i := range n {
		tell := telling{pressStory: copyStory(stories[order[i]])}
		if i >= n-again {
			first := &out[i-(n-again)]
			tell.pressStory = copyStory(first.pressStory)
			if r.IntN(2) == 0 {
				tell.paras = tell.paras[:1+len(tell.paras)*(4+r.IntN(5))/9]
			}
			for k := range tell.paras {
				for j := range tell.paras[k] {
					tell.paras[k][j].Kind = "real-repeat"
					first.paras[k][j].Kind = "real-repeat"
				}
			}
		}
		for _, o := range order[:min(len(order), n+12)] {
			if h := stories[o].headline; h != tell.headline {
				tell.others = append(tell.others, h)
			}
		}
		for range 1 + r.IntN(2) {
			tell.traps = append(tell.traps, trap[0])
			trap = append(trap[1:], trap[0])
		}
		out = append(out, tell)
	}
	if n > 1 {
		at := r.Perm(n - again)
		for _, i := range at[:2] {
			out[i].traps = append(out[i].traps, twice[0])
		}
	}
	return out
}

func copyStory(s pressStory) pressStory {
	paras := make([][]pressPiece, len(s.paras))
	for i, p := range s.paras {
		paras[i] = slices.Clone(p)
	}
	return pressStory{s.headline, paras}
}
