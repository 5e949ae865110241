package quotes

import (
	"slices"
	"strings"
)

// opensLike tells whether one of the first three grams at at is indexed elsewhere.
func (x *wordIndex) opensLike(at, end int) bool {
	if len(x.words) < gram {
		return false
	}
	var ws [2*gram - 1]string
	n, like := 0, false
	eachPlainWord(x.text[at:end], func(word string, from int) bool {
		ws[n] = word
		if n++; n >= gram {
			like = x.elsewhere(hashWords(ws[n-gram:n]), paragraph{at, at + from + len(word)})
		}
		return !like && n < len(ws)
	})
	return like
}

// elsewhere tells whether a gram is indexed outside p.
func (x *wordIndex) elsewhere(hash uint64, p paragraph) bool {
	for i := *x.slot(hash); i != 0; i = x.next[i-1] {
		if !x.inside(int(i-1), p) {
			return true
		}
	}
	return false
}

// holds tells whether the words of bytes [start, end) stand in one run in another place.
func (x *wordIndex) holds(start, end int) bool {
	const least = 8 // words: fewer are repeated by chance
	ws := plainWords(x.text[start:end])
	if len(ws) < least {
		return false
	}
	for p := *x.slot(hashWords(ws[:gram])); p != 0; p = x.next[p-1] {
		at := int(p - 1)
		if !x.inside(at, paragraph{start, end}) && at+len(ws) <= len(x.words) && slices.Equal(x.words[at:at+len(ws)], ws) {
			return true
		}
	}
	return false
}

// follows tells whether token i was found right after the word before it.
func (a alignment) follows(toks []token, i int) bool {
	before := i - 1
	for before > 0 && (toks[before].kind == punct && !stops(&toks[before]) || toks[before].kind == possessive) {
		before--
	}
	here, ok := a.at[i]
	last, too := a.at[before]
	return ok && too && here == last+1
}

// runsOn tells whether what was said runs on through token i: the words before it, too.
func (a alignment) runsOn(toks []token, i int) bool {
	for n := 0; n < gram; n++ {
		if i-n < 1 || !a.follows(toks, i-n) {
			return false
		}
	}
	return true
}

// upTo is what the alignment says of the first tokens alone.
func (a alignment) upTo(toks []token) alignment {
	out := alignment{lastMatched: -1, next: a.next, at: make(map[int]int, len(a.at))}
	run := 0
	for i := range toks {
		if toks[i].kind == punct || toks[i].kind == possessive {
			continue
		}
		out.words++
		if m, ok := a.at[i]; ok {
			out.at[i] = m
			out.matched++
			out.lastMatched = i
			run = 0
		} else {
			run++
		}
		out.longest = max(out.longest, run)
	}
	return out
}

// whole holds where the first words or those after a cut start, and the last, were
// said: what else stands at the ends of a paragraph is a report of the words.
func (a alignment) whole(toks []token) bool {
	const strange = 1 // words that an editor changed at either end
	first, last, n := -1, -1, 0
	before := -strange // the match before: one alone is chance
	opened, met := false, 0
	for i := range toks {
		if toks[i].kind == punct || toks[i].kind == possessive {
			continue
		}
		n++
		if _, ok := a.at[i]; ok {
			if first < 0 {
				first = n
			}
			if n-before <= 1+strange {
				last = n
			}
			before = n
			met++
		} else if first < 0 && i+1 < len(toks) && stops(&toks[i+1]) {
			return false // it begins after the stop
		}
		if !opened && i+1 < len(toks) && stops(&toks[i+1]) {
			opened = true
			if met*3 < n*2 {
				return false // a sentence of the article's own before it
			}
		}
	}
	return first > 0 && first <= 1+strange && last >= n-strange
}

// endsTogether tells whether the last words that were said stood together: "…, and it
// is Roe" ends in words that were said, far apart.
func (a alignment) endsTogether() bool {
	const words, reach = 3, 4
	at := make([]int, 0, len(a.at))
	for i := a.lastMatched; i >= 0 && len(at) < words; i-- {
		if m, ok := a.at[i]; ok {
			at = append(at, m)
		}
	}
	return len(at) == words && at[0]-at[words-1] <= reach
}

// close holds where nothing but an edit or two parts the words from those that
// were said. Where nothing vouches for the name, more of them are asked for.
func (a alignment) close(vouched bool) bool {
	least := shortestPull
	if !vouched {
		least += 2
	}
	return a.words >= least && a.matched*5 >= a.words*4 && a.longest <= 3
}

// bare is tokens without the punctuation around them, but for what belongs to the
// words: a stop, a sign of a sum.
func bare(toks []token) []token {
	nested := 0
	for i := range toks {
		switch {
		case toks[i].is("‘"):
			nested++
		case toks[i].is("’"):
			nested--
		}
	}
	for len(toks) > 0 && toks[len(toks)-1].kind == punct && !strings.Contains(".!?…)%", toks[len(toks)-1].fold) {
		if toks[len(toks)-1].is("’") && nested >= 0 && !toks[0].is("‘") {
			break // it closes what somebody quoted
		}
		toks = toks[:len(toks)-1]
	}
	for len(toks) > 0 && toks[0].kind == punct && !strings.Contains("£$€¥#@", toks[0].fold) {
		toks = toks[1:]
	}
	return toks
}
func stops(t *token) bool { return t.kind == punct && strings.Contains(".!?…", t.fold) }
