package quotes

import (
	"math/bits"
	"sort"
	"strings"
)

// wordIndex finds runs of words in the quoted text of an article, or in all of it. It is
// read when it is first asked: most paragraphs that look like pull quotes end in no name.
type wordIndex struct {
	text  string
	spans []span

	words  []string
	at     []int32  // the byte of the text where each word begins
	hashes []uint64 // of the gram that starts at each word
	heads  []int32  // open hash table of the first place of each gram, from 1
	next   []int32  // of each place the next of the same gram, from 1
}

// gram is how many words in a row are looked up; places is how many spots of
// one gram are looked at.
const (
	gram   = 3
	places = 8
)

// read indexes all quoted words, in order, so that the parts of an interrupted
// quotation stand side by side.
func (x *wordIndex) read() {
	if x.heads != nil {
		return
	}
	size := 0
	for _, s := range x.spans {
		size += s.end - s.start
	}
	x.words = make([]string, 0, size/5+1)
	x.at = make([]int32, 0, size/5+1)
	for _, s := range x.spans {
		eachPlainWord(x.text[s.start:s.end], func(word string, at int) bool {
			x.words, x.at = append(x.words, word), append(x.at, int32(s.start+at))
			return true
		})
	}
	n := max(0, len(x.words)-gram+1)
	x.hashes, x.next = make([]uint64, n), make([]int32, n)
	x.heads = make([]int32, 1<<bits.Len(uint(2*n)))
	for i := range n {
		x.hashes[i] = hashWords(x.words[i : i+gram])
		at := x.slot(x.hashes[i])
		held := 0
		for *at != 0 && held < places {
			at = &x.next[*at-1]
			held++
		}
		if held < places {
			*at = int32(i + 1)
		}
	}
}

// inside tells whether indexed word i stands in p itself.
func (x *wordIndex) inside(i int, p paragraph) bool {
	return int(x.at[i]) >= p.start && int(x.at[i]) < p.end
}

// slot is where the first place of a gram stands, or would.
func (x *wordIndex) slot(h uint64) *int32 {
	mask := uint64(len(x.heads) - 1)
	for i := (h ^ h>>32) & mask; ; i = (i + 1) & mask {
		if p := x.heads[i]; p == 0 || x.hashes[p-1] == h {
			return &x.heads[i]
		}
	}
}

// plainWords are the folded words of a text without punctuation.
func plainWords(s string) []string {
	var out []string
	eachPlainWord(s, func(word string, _ int) bool {
		out = append(out, word)
		return true
	})
	return out
}

// eachPlainWord tells the folded words of a text and where they begin, until it is told
// to stop.
func eachPlainWord(s string, tell func(word string, at int) bool) {
	start := -1
	for i, r := range s {
		in := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '’' || r == '\'' || wordly(r)
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			if w := plainWord(s[start:i]); w != "" && !tell(w, start) {
				return
			}
			start = -1
		}
	}
	if start >= 0 {
		if w := plainWord(s[start:]); w != "" {
			tell(w, start)
		}
	}
}

func plainWord(s string) string {
	plain := true
	for i := range len(s) {
		plain = plain && 'a' <= s[i] && s[i] <= 'z'
	}
	if plain { // as nearly always
		return s
	}
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "")
	}
	return strings.ReplaceAll(s, "'", "")
}

func hashWords(words []string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return h
}

// alignment is how much of a paragraph's words stand in quoted text.
type alignment struct {
	words, matched int
	longest        int         // run of words without a match
	lastMatched    int         // token of the paragraph
	at             map[int]int // where in the quoted words a token was found
	next           []string    // the quoted words after the last that was found
}

// enough holds for a pull quote: five words and three fifths of it, without a
// long stretch that nobody said.
func (a alignment) enough() bool {
	if a.words < shortestPull {
		return a.words >= 4 && a.matched == a.words
	}
	return a.matched >= shortestPull && a.matched*5 >= a.words*3 && a.longest <= max(6, a.words/4)
}

// align matches the tokens with the quoted words that stand around the place
// where most of their grams are found: a longest common subsequence over a
// window, so that cut starts, ends and middles, swapped words and joined halves
// still match. Words quoted in own do not count.
func (x *wordIndex) align(toks []token, own paragraph) alignment {
	var ws []string
	var at []int
	for i := range toks {
		if toks[i].kind == punct {
			continue
		}
		if toks[i].kind == possessive && len(ws) > 0 {
			ws[len(ws)-1] += "s"
			continue
		}
		for _, w := range plainWords(toks[i].fold) {
			ws = append(ws, w)
			at = append(at, i)
		}
	}
	a := alignment{words: len(ws), lastMatched: -1, at: map[int]int{}}
	if len(ws) < 4 || len(ws) > 2*longestPull {
		return a
	}
	x.read()
	lo, hi := x.window(ws, own)
	if lo >= hi {
		return a
	}
	matched := lcs(ws, x.words[lo:hi])
	run := 0
	for i, m := range matched {
		if m >= 0 {
			a.at[at[i]] = m
			a.matched++
			a.lastMatched = at[i]
			a.longest = max(a.longest, run)
			run = 0
		} else {
			run++
		}
	}
	a.longest = max(a.longest, run)
	if m, ok := a.at[a.lastMatched]; ok && lo+m+1 < len(x.words) {
		a.next = x.words[lo+m+1 : min(len(x.words), lo+m+3)]
	}
	return a
}

// window is the stretch of quoted words that holds most of the grams of ws.
func (x *wordIndex) window(ws []string, own paragraph) (lo, hi int) {
	var hits, at []int32
	for i := 0; i+gram <= len(ws); i++ {
		for p := *x.slot(hashWords(ws[i : i+gram])); p != 0; p = x.next[p-1] {
			if !x.inside(int(p-1), own) {
				hits, at = append(hits, p-1-int32(i)), append(at, p-1)
			}
		}
	}
	best, votes, found := int32(0), 0, 0
	reach := int32(len(ws))
	for i, h := range hits {
		n := 0
		for _, g := range hits {
			if g >= h-3 && g-h <= reach {
				n++
			}
		}
		if n > votes {
			best, votes, found = h, n, int(at[i])
		}
		if len(hits) > 400 && n > 20 {
			break
		}
	}
	if votes == 0 {
		return 0, 0
	}
	lo = max(0, int(best)-6)
	hi = min(len(x.words), int(best)+2*len(ws)+12)
	first := sort.Search(len(x.at), func(i int) bool { return int(x.at[i]) >= own.start })
	if found < first {
		return lo, min(hi, first)
	}
	next := sort.Search(len(x.at), func(i int) bool { return int(x.at[i]) >= own.end })
	return max(lo, next), hi
}

// lcs tells where in b each word of a stands in a longest common subsequence
// of both, -1 if it does not.
func lcs(a, b []string) []int {
	w := len(b) + 1
	table := make([]uint16, (len(a)+1)*w)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i*w+j] = table[(i+1)*w+j+1] + 1
			} else {
				table[i*w+j] = max(table[(i+1)*w+j], table[i*w+j+1])
			}
		}
	}
	out := make([]int, len(a))
	for i := range out {
		out[i] = -1
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out[i] = j
			i++
			j++
		case table[(i+1)*w+j] >= table[i*w+j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
