package group

import (
	"cmp"
	"math"
	"slices"
)

// What a story's vector is made of.
const (
	leadWords  = 120 // of the body count in full: what an article is about it says first;
	readWords  = 400 // what only those up to this say weighs laterBy
	laterBy    = .4
	opening    = 20 // words of the body stand for a headline where there is none
	mostTerms  = 64
	headlineBy = 2.0 // a headline's word counts so often
	nameBy     = 1.8

	// backgroundDocs is how many articles the built-in list of common words
	// stands for, beside those that were seen.
	backgroundDocs = 300
	rareWord       = .001 // part of articles that an unlisted word is taken to stand in
)

// vector is the subject of an article: its strongest terms by hash, each 24 bits of
// hash, 6 of weight, one that says that it is a name, and one that it stands in the headline.
type vector []uint32

const (
	termMask = 0xFFFFFF00
	ofName   = 2
	ofHead   = 1
	unit     = 126 // weights are so many to the length of a vector; 63, half of it, is the most
)

func weightOf(e uint32) uint32 { return e >> 2 & 63 }

// weigher makes vectors with running document frequencies.
type weigher struct {
	docs  int
	df    counter
	terms []weighed                // scratch: of the article that was weighed last, first all, then those of its vector
	at    [2 * readWords * 2]int16 // scratch: places of terms in it, plus 1, by hash
	order []uint64                 // scratch: terms by weight
	best  []weighed                // scratch
	words []uint32                 // by short hash: how many texts it stands in
}

// A word says little of a subject that stands in a known stop list, or in more than
// usualWord of at least leastTexts texts.
const (
	usualWord  = .03
	leastTexts = 50
)

// usual tells whether a word says little of the subject of a text.
func (w *weigher) usual(word uint16) bool {
	return stopShort(word) || w.docs >= leastTexts && len(w.words) > 0 && float64(w.words[word]) > usualWord*float64(w.docs)
}

// weighed is a term while its weight is made.
type weighed struct {
	term  uint32
	flags uint32
	later bool // it does not stand in the lead
	w     float64
}

func (w *weigher) idf(term uint32) float64 {
	p, ok := lists().common[term]
	if !ok {
		p = rareWord
	}
	n := float64(w.docs + backgroundDocs)
	return math.Log((n + 1) / (float64(w.df.get(term>>8)) + p*backgroundDocs + 1))
}

// vector weighs the terms of a headline and a body. hide is the body's furniture.
func (w *weigher) vector(headline, body []token, hide bits) vector {
	w.count(headline, body, hide)
	if !slices.ContainsFunc(w.terms, func(t weighed) bool { return t.flags&ofName != 0 }) {
		for i := range w.terms { // a script without capitals: any may be one
			w.terms[i].flags |= ofName
		}
	}
	for i := range w.terms {
		t := &w.terms[i]
		if t.w <= 1 {
			t.w = 0
		} else {
			t.w = math.Log(t.w)
		}
		t.w = (1 + t.w) * w.idf(t.term)
		if t.flags&ofName != 0 {
			t.w *= nameBy
		}
		if t.later {
			t.w *= laterBy
		}
	}
	w.keepHeaviest()
	norm := 0.0
	for _, t := range w.terms {
		norm += t.w * t.w
	}
	norm = math.Sqrt(norm)
	v := make(vector, 0, len(w.terms))
	for _, t := range w.terms {
		v = append(v, t.term&termMask|min(63, uint32(math.Round(unit*t.w/norm)))<<2|t.flags)
	}
	slices.Sort(v)
	return v
}

// keepHeaviest leaves the terms that weigh most, the heaviest first.
func (w *weigher) keepHeaviest() {
	w.order = w.order[:0]
	for i, t := range w.terms { // positive floats are in the order of their bits; of two that weigh the same the lesser hash
		w.order = append(w.order, uint64(math.Float32bits(float32(t.w)))<<32|uint64(^t.term>>12)<<12|uint64(i))
	}
	slices.Sort(w.order)
	w.best = w.best[:0]
	for _, o := range slices.Backward(w.order[max(0, len(w.order)-mostTerms):]) {
		w.best = append(w.best, w.terms[o&0xFFF])
	}
	w.terms, w.best = w.best, w.terms
}

// count lists the terms, each once, with how often it stands there.
func (w *weigher) count(headline, body []token, hide bits) {
	w.terms = w.terms[:0]
	clear(w.at[:])
	read := 0
	for i, t := range body[:min(len(body), maxWords)] {
		if read == readWords {
			break
		}
		if hide.has(i) {
			continue
		}
		read++
		if t.flags&isStop != 0 || t.flags&isFigure != 0 && t.end-t.start < 2 {
			continue
		}
		e := weighed{t.term, 0, read > leadWords, 1}
		if t.flags&isName != 0 {
			e.flags = ofName
		}
		if len(headline) == 0 && read <= opening {
			e.flags |= ofHead
		}
		if e.later {
			e.w = .5
		}
		w.tell(e)
	}
	for _, t := range headline[:min(len(headline), leadWords)] {
		if t.flags&isStop == 0 {
			w.tell(weighed{t.term, ofHead, false, headlineBy})
		}
	}
}

// tell adds a term, or adds to what is known of it.
func (w *weigher) tell(e weighed) {
	i := finish32(e.term) % uint32(len(w.at))
	for w.at[i] != 0 && w.terms[w.at[i]-1].term != e.term {
		i = (i + 1) % uint32(len(w.at))
	}
	if w.at[i] == 0 {
		w.terms = append(w.terms, e)
		w.at[i] = int16(len(w.terms))
		return
	}
	t := &w.terms[w.at[i]-1]
	t.w += e.w
	t.flags |= e.flags
	t.later = t.later && e.later
}

// strongest lists the n terms of most weight.
func (v vector) strongest(dst []uint32, n int) []uint32 {
	dst = append(dst[:0], v...)
	slices.SortFunc(dst, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(weightOf(b), weightOf(a)), cmp.Compare(a, b))
	})
	return dst[:min(n, len(dst))]
}

// likeness is what the subjects of two articles have in common. All are parts of one.
type likeness struct {
	names, words float64 // of the cosine: what terms add that either has as a name, and the others
	cast         float64 // of the weight of the first's names: those that the other has
	back         float64 // of the weight of the other's headline: what the first has
}

// cosine is how alike they are in all.
func (l likeness) cosine() float64 { return l.names + l.words }

// alike compares two subjects.
func alike(a, b vector) likeness {
	var names, words, cast, back, allCast, allBack uint32
	for _, e := range b {
		allBack += weightOf(e) * (e & ofHead)
	}
	j := 0
	for _, e := range a {
		w := weightOf(e)
		allCast += w * (e & ofName) / ofName
		for j < len(b) && b[j]&termMask < e&termMask {
			j++
		}
		if j == len(b) || b[j]&termMask != e&termMask {
			continue
		}
		if o := weightOf(b[j]); (e|b[j])&ofName != 0 {
			names += w * o
		} else {
			words += w * o
		}
		cast += w * (e & ofName) / ofName
		back += weightOf(b[j]) * (b[j] & ofHead)
	}
	return likeness{
		names: float64(names) / (unit * unit), words: float64(words) / (unit * unit),
		cast: float64(cast) / (float64(allCast) + few), back: float64(back) / (float64(allBack) + few),
	}
}

// few is added to what a part is of, so that of one light name the part is not all.
const few = .03 * unit
