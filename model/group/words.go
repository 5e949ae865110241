package group

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed words/stop.txt
var stopText string

//go:embed words/common.txt
var commonText string

//go:embed words/places.txt
var placeText string

//go:embed words/cues.txt
var cueText string

// wordLists are the embedded lists by hash of the folded word.
type wordLists struct {
	stop   map[uint32][]string // languages that the word is a stop word of
	common map[uint32]float64  // by stem: part of articles that it stands in
	cues   map[uint32]bool
	short  [1 << 16 / 64]uint64 // bit set: a stop word or a very common one, by its short hash
}

var lists = sync.OnceValue(func() *wordLists {
	l := &wordLists{stop: map[uint32][]string{}, common: map[uint32]float64{}, cues: map[uint32]bool{}}
	for line := range listLines(stopText) {
		for _, w := range line[1:] {
			h := foldWord(w)
			l.stop[h] = append(l.stop[h], line[0])
			l.short[uint16(h)/64] |= 1 << (uint16(h) % 64)
		}
	}
	for line := range listLines(commonText + placeText) {
		permille, err := strconv.Atoi(line[0])
		if err != nil {
			continue
		}
		for _, w := range line[1:] {
			h := hashBytes(stem(spelling([]byte(w))))
			l.common[h] = max(l.common[h], float64(permille)/1000)
			if s := foldWord(w); permille >= 50 {
				l.short[uint16(s)/64] |= 1 << (uint16(s) % 64)
			}
		}
	}
	for line := range listLines(cueText) {
		for _, w := range line {
			l.cues[foldWord(w)] = true
		}
	}
	return l
})

// listLines gives the words of each line that is not a comment.
func listLines(text string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(text) {
			words := strings.Fields(line)
			if len(words) == 0 || words[0] == "#" {
				continue
			}
			if !yield(words) {
				return
			}
		}
	}
}

// foldWord is the hash that fold gives a single lower-case word.
func foldWord(w string) uint32 {
	var b []byte
	for _, r := range w {
		b = appendFolded(b, r)
	}
	return hashBytes(spelling(dropByte(b, '\'')))
}

func stopWord(h uint32) bool { return stopShort(uint16(h)) && lists().stop[h] != nil }

// stopShort tells whether a short hash may be of a word that says little of the subject.
func stopShort(w uint16) bool { return lists().short[w/64]&(1<<(w%64)) != 0 }

// leastGuess is how many stop words of one language a text needs before its
// language is guessed from them.
const leastGuess = 12

// guessLanguage names the language whose stop words the text is full of, ""
// where none leads clearly.
func guessLanguage(ts []token) string {
	counts := map[string]int{}
	for _, t := range ts[:min(len(ts), 400)] {
		for _, lang := range lists().stop[t.word] {
			counts[lang]++
		}
	}
	best, top, second := "", 0, 0
	for lang, n := range counts {
		switch {
		case n > top:
			best, top, second = lang, n, top
		case n > second:
			second = n
		}
	}
	if top < leastGuess || top < second*5/4 {
		return ""
	}
	return best
}
