package quotes

import (
	"cmp"
	"slices"
)

// When two quotes are one. Words that stand by chance in two mouths are few: what is
// asked for grows as there are fewer of them, and where the speakers differ.
const (
	fewWords    = 5   // below, they have to stand in the other in one run
	fragment    = 3   // below, they have to be the same
	ofOne       = .75 // part of the shorter one's words that stand in the longer one, in order
	ofTwo       = .85 // the same where articles name two speakers,
	leastOfTwo  = 8   // and how many words there have to be
	mostAligned = 800 // words of a quote that are aligned with others
	mostRivals  = 8   // quotes that one is aligned with: those that share most pairs of words
	mostOfPair  = 64  // quotes that are kept of a pair of words
)

// alike puts utterances together that are one quote. The fullest of each comes
// first; the groups come in the order in which the articles have them.
func alike(said []*utterance) [][]*utterance {
	byLength := slices.Clone(said)
	slices.SortStableFunc(byLength, func(a, b *utterance) int { return cmp.Compare(len(b.words), len(a.words)) })
	k := &kinds{pairs: map[[2]string][]int{}, exact: map[string][]int{}}
	for _, u := range byLength {
		k.put(u)
	}
	slices.SortFunc(k.groups, func(a, b []*utterance) int { return cmp.Compare(earliest(a), earliest(b)) })
	return k.groups
}

func earliest(of []*utterance) int {
	at := of[0].at
	for _, u := range of {
		at = min(at, u.at)
	}
	return at
}

// kinds are the quotes found so far.
type kinds struct {
	groups [][]*utterance
	pairs  map[[2]string][]int // two neighbouring words of a group's fullest → groups
	exact  map[string][]int    // all words of a short one → groups
}

// put adds an utterance to the quote that it is, or makes one of it.
func (k *kinds) put(u *utterance) {
	best, top := -1, 0.0
	for _, n := range k.rivals(u) {
		if fit := likeness(u, k.groups[n]); fit > top {
			best, top = n, fit
		}
	}
	if best >= 0 {
		k.groups[best] = append(k.groups[best], u)
		return
	}
	n := len(k.groups)
	k.groups = append(k.groups, []*utterance{u})
	if len(u.words) < 2 {
		k.exact[u.words[0].word] = append(k.exact[u.words[0].word], n)
	}
	for i := range min(len(u.words), mostAligned) - 1 {
		key := [2]string{u.words[i].word, u.words[i+1].word}
		if in := k.pairs[key]; len(in) < mostOfPair && (len(in) == 0 || in[len(in)-1] != n) {
			k.pairs[key] = append(in, n)
		}
	}
}

// rivals are the quotes that share most pairs of words with an utterance.
func (k *kinds) rivals(u *utterance) []int {
	if len(u.words) < 2 {
		return k.exact[u.words[0].word]
	}
	hits := map[int]int{}
	for i := range min(len(u.words), mostAligned) - 1 {
		for _, n := range k.pairs[[2]string{u.words[i].word, u.words[i+1].word}] {
			hits[n]++
		}
	}
	out := make([]int, 0, len(hits))
	for n := range hits {
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Or(cmp.Compare(hits[b], hits[a]), cmp.Compare(a, b)) })
	return out[:min(len(out), mostRivals)]
}

// likeness is how much of an utterance stands in a quote, 0 if they are not one.
func likeness(u *utterance, of []*utterance) float64 {
	first := of[0]
	one := oneMouth(u, of)
	if !one && (len(u.words) < leastOfTwo || within(of, u.article)) {
		return 0
	}
	n := len(u.words)
	switch {
	case n == len(first.words) && standsIn(u.words, first.words) == 0:
		return wholly(one)
	case n < fragment:
		return 0
	case standsIn(u.words, first.words) >= 0:
		if n < fewWords && (u.person < 0 || u.person != first.person) {
			return 0
		}
		return wholly(one)
	case n < fewWords || len(first.words) > mostAligned:
		return 0
	}
	matched, longest := 0, 0
	gap := 0
	for _, m := range matchWords(u.words, first.words) {
		if m < 0 {
			gap++
			longest = max(longest, gap)
			continue
		}
		matched++
		gap = 0
	}
	least := ofOne
	if !one {
		least = ofTwo
	}
	fit := float64(matched) / float64(n)
	if fit < least || longest > max(3, n/5) {
		return 0
	}
	return fit
}

// wholly prefers, of two quotes that an utterance stands in, the one of the same speaker.
func wholly(one bool) float64 {
	if one {
		return 2
	}
	return 1
}

// oneMouth tells whether an utterance can be by whom the quote is by: no two persons
// are named.
func oneMouth(u *utterance, of []*utterance) bool {
	named := false
	for _, o := range of {
		if o.person < 0 || u.person < 0 || o.person == u.person {
			return true
		}
		named = true
	}
	return !named
}

func within(of []*utterance, article int) bool {
	return slices.ContainsFunc(of, func(o *utterance) bool { return o.article == article })
}

// standsIn is where the words of a stand in b in one run, -1 if they do not.
func standsIn(a, b []folded) int {
	for at := 0; at+len(a) <= len(b); at++ {
		n := 0
		for n < len(a) && a[n].word == b[at+n].word {
			n++
		}
		if n == len(a) {
			return at
		}
	}
	return -1
}

// matchWords tells where in b each word of a stands, -1 if it does not (lcs).
func matchWords(a, b []folded) []int { return lcs(foldsOf(a), foldsOf(b)) }

func foldsOf(ws []folded) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.word
	}
	return out
}
