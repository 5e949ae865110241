package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// What a chosen pull quote must be: people who set them agree on few, so lede
// chooses seldom, and the same one every time.
const (
	shortestChoice = 8  // words
	longestChoice  = 32 //
	fewestBlocks   = 6  // a shorter article needs no relief
	leastStrong    = 3  // points, below which nothing is worth setting large
)

// choose sets one sentence of a quotation large: by a named person, whole,
// neither long nor short, with strong words, and not from the lede. It sets
// nothing where nothing is worth it.
func choose(a *model.Article) {
	if len(a.Body) < fewestBlocks {
		return
	}
	starts := make([]int, 0, len(a.Body))
	at := 0
	for _, b := range a.Body {
		starts = append(starts, at)
		at += len(b.Text) + len("\n\n")
	}
	said := map[string]int{}
	for _, q := range a.Quotes {
		said[q.Speaker]++
	}
	var best model.PullQuote
	top := leastStrong - 1
	block := 0
	for _, q := range a.Quotes {
		if q.Speaker == "" || q.Unsure {
			continue
		}
		for block+1 < len(starts) && starts[block+1] <= q.Start {
			block++
		}
		if block < 2 || block == len(a.Body)-1 && a.Body[block].Kind == model.Heading {
			continue
		}
		for _, s := range wholeSentences(q.Text) {
			score := strength(s)
			if said[q.Speaker] > 1 {
				score++
			}
			if score > top {
				top = score
				best = model.PullQuote{Text: s, Speaker: q.Speaker, Role: q.Role, Block: block, Chosen: true}
			}
		}
	}
	if best.Text != "" {
		a.PullQuotes = []model.PullQuote{best}
	}
}

// wholeSentences are the sentences of quoted words that stand by themselves
// and have a length to be set large.
func wholeSentences(s string) []string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		line = strings.TrimLeft(strings.TrimSpace(line), "“\"«„»'‘")
		start := 0
		for i, r := range line {
			end := i + utf8.RuneLen(r)
			if !strings.ContainsRune(".!?", r) || end < len(line) && line[end] != ' ' || abbreviatedBefore(line[:i]) {
				continue
			}
			one := strings.TrimSpace(line[start:end])
			start = end
			first, _ := utf8.DecodeRuneInString(one)
			n := len(strings.Fields(one))
			if unicode.IsUpper(first) && n >= shortestChoice && n <= longestChoice && !strings.ContainsAny(one, "“”\"‘[]()…") {
				out = append(out, one)
			}
		}
	}
	return out
}

func abbreviatedBefore(s string) bool {
	w := s[strings.LastIndexAny(s, " ")+1:]
	first, _ := utf8.DecodeRuneInString(w)
	return abbreviated(strings.ToLower(w), unicode.IsUpper(first))
}

// leaning are first words that lean on a sentence before them.
var leaning = lazySet("he she it they that this these those but and so because him her them there such then also")

// strength weighs a sentence: strong words, a contrast, the first person; less
// for one that leans on what went before.
func strength(s string) int {
	words_ := plainWords(s)
	score := 0
	lex := words()
	for i, w := range words_ {
		switch {
		case lex.strong.has(w):
			score++
		case (w == "not" || w == "but") && i > 0:
			score++
		}
	}
	score = min(score, 4)
	switch words_[0] {
	case "i", "we", "my", "our", "you", "if", "when", "nobody", "nothing":
		score++
	}
	if leaning.has(words_[0]) {
		score -= 2
	}
	for _, w := range words_ {
		if w[0] >= '0' && w[0] <= '9' {
			score-- // figures make poor display
			break
		}
	}
	if n := len(words_); n < 10 || n > 26 {
		score--
	}
	return score
}
