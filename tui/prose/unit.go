package prose

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// unit is what is rendered in one go.
type unit struct {
	kind     unitKind
	block    int    // of the body; of a pull quote the one it stands before
	from, to int    // the piece of the block's text
	pull     int    // number from 1 in PullQuotes, 0 for a block
	lines    []line // nil until rendered
	done     bool
}

type unitKind uint8

const (
	headUnit unitKind = iota
	blockUnit
	pullUnit
)

// longest is how many bytes of a block are rendered in one go: some 600 words,
// 4 ms of Glamour. The rare paragraph that is longer breaks its line there.
const longest = 4096

// units lays an article out: the head, then every block with the pull quotes
// that stand before it.
func units(a *model.Article) []unit {
	us := make([]unit, 1, len(a.Body)+len(a.PullQuotes)+1)
	us[0] = unit{kind: headUnit, block: -1}
	pulls, headline := pullOrder(a), a.HeadlineBlock()
	for i, b := range a.Body {
		for len(pulls) > 0 && pullBlock(a, pulls[0]) <= i {
			us = append(us, unit{kind: pullUnit, block: i, pull: pulls[0] + 1})
			pulls = pulls[1:]
		}
		if i == headline { // it stands in the head
			us = append(us, unit{kind: headUnit, block: i})
			continue
		}
		for from := 0; ; {
			to := pieceEnd(b.Text, from)
			us = append(us, unit{kind: blockUnit, block: i, from: from, to: to})
			if from = to; from >= len(b.Text) {
				break
			}
		}
	}
	for _, q := range pulls {
		us = append(us, unit{kind: pullUnit, block: len(a.Body), pull: q + 1})
	}
	return us
}

// pullOrder is the numbers of the pull quotes in the order of their places.
func pullOrder(a *model.Article) []int {
	order := make([]int, len(a.PullQuotes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(pullBlock(a, i), pullBlock(a, j)) })
	return order
}

func pullBlock(a *model.Article, q int) int {
	return min(max(a.PullQuotes[q].Block, 0), len(a.Body))
}

// pieceEnd is where the piece that starts at from ends: with the text, or in its
// last quarter after a sentence, a line, a word, a rune.
func pieceEnd(text string, from int) int {
	if len(text)-from <= longest {
		return len(text)
	}
	piece := text[from : from+longest]
	for _, stop := range []string{"\n", ". ", "。", " "} {
		if i := strings.LastIndex(piece, stop); i >= longest*3/4 {
			return from + i + len(stop)
		}
	}
	end := from + longest
	for end > from+longest-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}
