package group

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// leastPrinted is how many words a sentence needs for a fingerprint: "He declined." and
// "More soon." stand in many articles and say nothing new in any.
const leastPrinted = 4

// Sentences cuts a text into its sentences, in order and without overlap, and gives
// each of leastPrinted words or more the fingerprint of its folded words: two have the same
// if their words are the same, however they are set (fold). A sentence with another
// figure or name, or in other words, has another. Known is left to the caller. Where a
// sentence ends depends on what stands beside the mark alone, not on the rest of the
// text, so that a copy in another place is cut alike. Linear in the text.
func Sentences(text string) []model.Sentence {
	return cut(text, fold(nil, text))
}

// Sentences are those of the text of the article that was added last: it was folded for
// that, which is most of the work.
func (x *Index) Sentences() []model.Sentence {
	x.mu.Lock()
	defer x.mu.Unlock()
	return cut(x.text, x.body)
}

// cut makes sentences of a text that was folded.
func cut(text string, tokens []token) []model.Sentence {
	w := &sentencer{text: text, tokens: tokens}
	w.cut()
	return w.out
}

type sentencer struct {
	text   string
	tokens []token
	out    []model.Sentence
}

func (w *sentencer) cut() {
	first := 0 // token of the sentence
	start := 0
	for i := range w.tokens {
		end, next, ends := w.endAfter(i)
		if !ends {
			continue
		}
		s := model.Sentence{Start: start, End: end, Print: printOf(w.tokens[first : i+1])}
		for s.Start < s.End && space(w.text[s.Start]) {
			s.Start++
		}
		w.out = append(w.out, s)
		first, start = i+1, next
	}
}

// printOf is the fingerprint of a sentence's words, 0 of too few.
func printOf(words []token) uint32 {
	if len(words) < leastPrinted {
		return 0
	}
	h := uint64(hashSeed)
	for i := range words {
		h = (h ^ uint64(words[i].word)) * 1099511628211
	}
	return max(1, uint32(finish64(h)>>32))
}

// endAfter tells whether a sentence ends after a token, where that is, and where what
// follows may start.
func (w *sentencer) endAfter(i int) (end, next int, ends bool) {
	from := w.tokens[i].end
	if i == len(w.tokens)-1 {
		return from + len(strings.TrimRight(w.text[from:], " \n\t\r")), len(w.text), true
	}
	to := max(from, w.tokens[i+1].start)
	gap := w.text[from:to]
	if gap == "" || gap == " " {
		if w.text[from-1] != '.' || !w.opensAnew(i+1) { // "in the U.S. The"
			return 0, 0, false
		}
		return from, from, true
	}
	if at := strings.Index(gap, "\n\n"); at >= 0 {
		return from + len(strings.TrimRight(gap[:at], " \n\t\r")), from + strings.LastIndex(gap, "\n\n"), true
	}
	stop := lastStop(gap)
	if stop < 0 {
		return 0, 0, false
	}
	after, _ := utf8.DecodeRuneInString(gap[stop:])
	if after == '•' {
		return from + len(strings.TrimRight(gap[:stop], " \n\t\r")), from + stop, true
	}
	rest := gap[stop+utf8.RuneLen(after):]
	closed := stop + utf8.RuneLen(after) + len(rest) - len(strings.TrimLeft(rest, closers))
	switch {
	case after != '。' && after != '！' && after != '？' && w.startsLower(i+1):
		return 0, 0, false
	case after == '.' && strings.TrimLeft(gap[:closed], ".") == "" && !w.stops(i):
		return 0, 0, false
	}
	return from + closed, from + closed, true
}

// closers are marks that belong to the sentence that they follow at once.
const closers = "\"'”’»)]」』"

// lastStop is where the last mark that may end a sentence stands between two words,
// -1 if there is none.
func lastStop(gap string) int {
	at := -1
	for i, r := range gap {
		switch r {
		case '.', '!', '?', '…', '。', '！', '？', '•', '।', '؟':
			at = i
		}
	}
	return at
}

func (w *sentencer) startsLower(i int) bool {
	r, _ := utf8.DecodeRuneInString(w.text[w.tokens[i].start:])
	return unicode.IsLower(r)
}

// opensAnew tells whether a word is one that a sentence opens with rather than a name
// that goes on.
func (w *sentencer) opensAnew(i int) bool {
	t := &w.tokens[i]
	return t.flags&isCapital != 0 && t.flags&isStop != 0
}

// stops tells whether a full stop after a word ends a sentence, where the next word
// has no small letter.
func (w *sentencer) stops(i int) bool {
	t := &w.tokens[i]
	word := w.text[t.start:t.end]
	always, known := abbreviations()[strings.ToLower(word)]
	first, n := utf8.DecodeRuneInString(word)
	switch {
	case known, t.start > 0 && w.text[t.start-1] == '.': // "a.m."
	case n < len(word), !unicode.IsUpper(first), spaceless(first):
		return true
	}
	return !always && w.opensAnew(i+1)
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

//go:embed words/abbreviations.txt
var abbreviationText string

// abbreviations are words before whose full stop a sentence goes on: always, or unless
// what follows opens one.
var abbreviations = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for line := range listLines(abbreviationText) {
		for _, word := range line[1:] {
			all[word] = all[word] || line[0] == "always"
		}
	}
	return all
})
