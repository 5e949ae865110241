package group

import (
	"cmp"
	"math"
	"slices"
)

// What a story's vector is made of.
const (
	headWords  = 400 // of the body are read
	mostTerms  = 64
	headlineBy = 3.0 // a headline's word counts so often
	nameBy     = 2.0
	ledeBy     = 2.0 // a word of the first ledeWords
	ledeWords  = 60

	// backgroundDocs is how many articles the built-in list of common words
	// stands for, beside those that were seen.
	backgroundDocs = 2000
	rareWord       = .001 // part of articles that an unlisted word is taken to stand in
)

// vector is the subject of an article: its strongest terms, each 24 bits of
// hash and 8 of weight, by hash; the weights' squares sum up to about 1.
type vector []uint32

const termMask = 0xFFFFFF00

// weigher makes vectors with running document frequencies.
type weigher struct {
	docs  int
	df    counter
	terms []weighed // scratch
	words []uint32  // by short hash: how many texts it stands in
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
	named bool
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
	for i := range w.terms {
		t := &w.terms[i]
		t.w = (1 + math.Log(t.w)) * w.idf(t.term)
		if t.named {
			t.w *= nameBy
		}
	}
	slices.SortFunc(w.terms, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.w, a.w), cmp.Compare(a.term, b.term))
	})
	top := w.terms[:min(len(w.terms), mostTerms)]
	norm := 0.0
	for _, t := range top {
		norm += t.w * t.w
	}
	norm = math.Sqrt(norm)
	v := make(vector, 0, len(top))
	for _, t := range top {
		v = append(v, t.term&termMask|uint32(math.Round(255*t.w/norm)))
	}
	slices.Sort(v)
	return v
}

// count lists the terms, each once, with how often it stands there.
func (w *weigher) count(headline, body []token, hide bits) {
	w.terms = w.terms[:0]
	read := 0
	for i, t := range body[:min(len(body), maxWords)] {
		if read == headWords {
			break
		}
		if hide.has(i) {
			continue
		}
		read++
		if t.flags&isStop != 0 || t.flags&isFigure != 0 && t.end-t.start < 2 {
			continue
		}
		by := 1.0
		if read <= ledeWords {
			by = ledeBy
		}
		w.terms = append(w.terms, weighed{t.term, t.flags&isName != 0, by})
	}
	for _, t := range headline[:min(len(headline), headWords)] {
		if t.flags&isStop == 0 {
			w.terms = append(w.terms, weighed{t.term, false, headlineBy})
		}
	}
	slices.SortFunc(w.terms, func(a, b weighed) int { return cmp.Compare(a.term, b.term) })
	n := 0
	for i, t := range w.terms {
		if i > 0 && w.terms[n-1].term == t.term {
			w.terms[n-1].w += t.w
			w.terms[n-1].named = w.terms[n-1].named || t.named
			continue
		}
		w.terms[n] = t
		n++
	}
	w.terms = w.terms[:n]
}

// strongest lists the n terms of most weight.
func (v vector) strongest(dst []uint32, n int) []uint32 {
	dst = append(dst[:0], v...)
	slices.SortFunc(dst, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(b&0xFF, a&0xFF), cmp.Compare(a, b))
	})
	return dst[:min(n, len(dst))]
}

// dot is the cosine of two vectors.
func dot(a, b vector) float64 {
	sum := uint32(0)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i]&termMask, b[j]&termMask
		switch {
		case x < y:
			i++
		case x > y:
			j++
		default:
			sum += (a[i] & 0xFF) * (b[j] & 0xFF)
			i, j = i+1, j+1
		}
	}
	return float64(sum) / (255 * 255)
}
