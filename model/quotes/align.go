package quotes

import "strings"

// quotedIndex finds runs of words in the quoted text of an article.
type quotedIndex struct {
	words []string
	paras []int // the paragraph of each word
	grams map[uint64][]int32
}

// gram is how many words in a row are looked up; places is how many spots of
// one gram are looked at.
const (
	gram   = 3
	places = 8
)

// indexQuoted indexes all quoted words, in order, so that the parts of an
// interrupted quotation stand side by side. Marks inside a candidate paragraph
// are its own and are told apart by the paragraph's number.
func indexQuoted(text string, paras []paragraph, spans []span, _ indexes) *quotedIndex {
	x := &quotedIndex{grams: map[uint64][]int32{}}
	pi := 0
	for _, s := range spans {
		for pi+1 < len(paras) && paras[pi+1].start <= s.start {
			pi++
		}
		for _, w := range plainWords(text[s.start:s.end]) {
			x.words = append(x.words, w)
			x.paras = append(x.paras, pi)
		}
	}
	for i := 0; i+gram <= len(x.words); i++ {
		h := hashWords(x.words[i : i+gram])
		if len(x.grams[h]) < places {
			x.grams[h] = append(x.grams[h], int32(i))
		}
	}
	return x
}

// plainWords are the folded words of a text without punctuation.
func plainWords(s string) []string {
	fields := strings.FieldsFunc(s, func(r rune) bool { return !wordly(r) && r != '’' && r != '\'' })
	out := fields[:0]
	for _, f := range fields {
		if f = plainWord(f); f != "" {
			out = append(out, f)
		}
	}
	return out
}

func plainWord(s string) string {
	s = strings.ToLower(s)
	if strings.ContainsAny(s, "’'") {
		s = strings.NewReplacer("’", "", "'", "").Replace(s)
	}
	return s
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
// still match. Words quoted in paragraph own do not count.
func (x *quotedIndex) align(toks []token, own int) alignment {
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
	return a
}

// window is the stretch of quoted words that holds most of the grams of ws.
func (x *quotedIndex) window(ws []string, own int) (lo, hi int) {
	var hits []int32
	for i := 0; i+gram <= len(ws); i++ {
		for _, at := range x.grams[hashWords(ws[i:i+gram])] {
			if x.paras[at] != own {
				hits = append(hits, at-int32(i))
			}
		}
	}
	best, votes := int32(0), 0
	reach := int32(len(ws))
	for _, h := range hits {
		n := 0
		for _, g := range hits {
			if g >= h-3 && g-h <= reach {
				n++
			}
		}
		if n > votes {
			best, votes = h, n
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
	for lo < hi && x.paras[lo] == own {
		lo++
	}
	return lo, hi
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
