package clean

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model/clean/testdata/devset"
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

// pressResidue is what a real publisher left in a body: nobody should say whether
// it stays.
var pressResidue = regexp.MustCompile(`\[email protected\]|pic\.twitter|https?://|www\.|^— .*\d{4}$|^Box \d|^[A-Z ]+[A-Z]{3}[.]$|^…$|` +
	`^(Originally published|Share your|Owing to|Watch below|Please put .* subject line|\(Send )|^From .*:$`)

// pressSentence is the end of a sentence; a first line without it is the real
// publisher's own headline or standfirst.
var pressSentence = regexp.MustCompile(`[.!?:,"”)]$`)

// readStories takes the bodies that headlines.txt names by a print of their first
// sentence from the half of ../shared/dev/text that may be looked at; of several versions of
// a body the longest.
func readStories(t testing.TB) []pressStory {
	heads := readRows(t, "headlines.txt")
	stories := make([]pressStory, len(heads))
	for _, set := range []string{"c20", "c5", "single"} {
		gold := devset.Lines(t, filepath.Join(devset.Dir, "text", set+".gold.jsonl"))
		names := devset.Publishers(gold)
		for _, line := range gold {
			if slices.Index(names, devset.PublisherOfLine(line))%2 != 0 {
				continue
			}
			var g pressGold
			if err := json.Unmarshal(line, &g); err != nil {
				t.Fatal(err)
			}
			paras := realParas(g.Pieces)
			for i, h := range heads {
				if len(paras) > 0 && pressPrint(paras[0][0].Text) == h[0] && len(paras) > len(stories[i].paras) {
					stories[i] = pressStory{h[1], paras}
				}
			}
		}
	}
	for i, s := range stories {
		if s.paras == nil {
			t.Errorf("no body for %q", heads[i][1])
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
		kind := "real"
		if pressResidue.MatchString(p.Text) {
			kind = "opt-natural"
		}
		out[len(out)-1] = append(out[len(out)-1], pressPiece{Text: strings.Join(strings.Fields(p.Text), " "), Kind: kind})
	}
	if len(out) > 0 && !pressSentence.MatchString(out[0][0].Text) {
		out[0][0].Kind = "opt-deck"
	}
	return out
}

func pressPrint(sentence string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(sentence))
	return fmt.Sprintf("%08x", h.Sum32())
}

// readRows reads a file of testdata/press whose lines are columns, " | " between
// them.
func readRows(t testing.TB, name string) (rows [][]string) {
	b, err := os.ReadFile(filepath.Join("testdata", "press", name))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if row := strings.Split(strings.TrimSpace(line), " | "); len(row) > 1 && line[0] != '#' {
			rows = append(rows, row)
		}
	}
	return rows
}

// A telling is a story as one document has it.
type telling struct {
	pressStory
	traps  []pressBlock
	others []string // headlines of the other stories
}

// tellings are the stories of a group of n documents: one in six is told again,
// whole or cut. Every trap stands in one document only; what stands in two is
// background of stories that have their subject in common.
func tellings(r *rand.Rand, stories []pressStory, background [][]string, traps []pressBlock, n int) []telling {
	var out []telling
	again := n / 6
	if n < 6 && n > 1 {
		again = r.IntN(2)
	}
	var pairs []int
	if n > 1 {
		pairs = r.Perm(len(background))[:n/20+r.IntN(2)]
	}
	var order, rest []int
	for _, i := range r.Perm(len(stories)) {
		if slices.ContainsFunc(pairs, func(p int) bool { return slices.Contains(background[p][:2], stories[i].headline) }) {
			order = append(order, i)
		} else {
			rest = append(rest, i)
		}
	}
	order = append(order, rest...)
	r.Shuffle(n-again, func(i, j int) { order[i], order[j] = order[j], order[i] })
	trap := r.Perm(len(traps))
	for i := range n {
		tell := telling{pressStory: copyStory(stories[order[i]])}
		if i >= n-again {
			tell.pressStory = tellAgain(r, out[i-(n-again)].pressStory)
		}
		for _, o := range order[:min(len(order), n+12)] {
			if h := stories[o].headline; h != tell.headline {
				tell.others = append(tell.others, h)
			}
		}
		for range 1 + r.IntN(2) {
			tell.traps = append(tell.traps, traps[trap[0]])
			trap = append(trap[1:], trap[0])
		}
		for _, p := range pairs {
			if b := background[p]; i < n-again && slices.Contains(b[:2], tell.headline) {
				tell.traps = append(tell.traps, pressBlock{"mid", 100, [][]pressPiece{{{Text: b[2], Kind: "real-background"}}}})
			}
		}
		out = append(out, tell)
	}
	return out
}

// tellAgain is a story again, or the start of it; what both have is marked.
func tellAgain(r *rand.Rand, first pressStory) pressStory {
	s := copyStory(first)
	if r.IntN(2) == 0 {
		s.paras = s.paras[:1+len(s.paras)*(4+r.IntN(5))/9]
	}
	for k := range s.paras {
		for j := range s.paras[k] {
			if s.paras[k][j].Kind == "real" {
				s.paras[k][j].Kind = "real-repeat"
				first.paras[k][j].Kind = "real-repeat"
			}
		}
	}
	return s
}

func copyStory(s pressStory) pressStory {
	paras := make([][]pressPiece, len(s.paras))
	for i, p := range s.paras {
		paras[i] = slices.Clone(p)
	}
	return pressStory{s.headline, paras}
}
