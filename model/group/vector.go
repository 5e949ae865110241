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

func weightOf(e uint32) float64 { return float64(e&0xFF) / 255 }

// weigher makes vectors with running document frequencies.
type weigher struct {
	docs int
	df   map[uint32]uint32
	sum  map[uint32]float64 // scratch
}

// learn counts the terms of one more article.
func (w *weigher) learn(ts []token, hide bits) {
	clear(w.sum)
	for i, t := range ts[:min(len(ts), maxWords)] {
		if t.flags&isStop != 0 || hide.has(i) || len(w.sum) == headWords {
			continue
		}
		w.sum[t.term&termMask] = 1
	}
	for t := range w.sum {
		w.df[t]++
	}
	w.docs++
}

func (w *weigher) idf(term uint32) float64 {
	p, ok := lists().common[term]
	if !ok {
		p = rareWord
	}
	n := float64(w.docs + backgroundDocs)
	return math.Log((n + 1) / (float64(w.df[term&termMask]) + p*backgroundDocs + 1))
}

// vector weighs the terms of a headline and a body. hide is the body's furniture.
func (w *weigher) vector(headline, body []token, hide bits) vector {
	type entry struct {
		term uint32
		w    float64
	}
	tf := map[uint32]float64{}
	named := map[uint32]bool{}
	read := 0
	for i, t := range body {
		if read == headWords || i >= maxWords {
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
		tf[t.term] += by
		if t.flags&isName != 0 {
			named[t.term] = true
		}
	}
	for _, t := range headline {
		if t.flags&isStop == 0 {
			tf[t.term] += headlineBy
		}
	}
	es := make([]entry, 0, len(tf))
	for term, n := range tf {
		v := (1 + math.Log(n)) * w.idf(term)
		if named[term] {
			v *= nameBy
		}
		es = append(es, entry{term, v})
	}
	slices.SortFunc(es, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.w, a.w), cmp.Compare(a.term, b.term))
	})
	es = es[:min(len(es), mostTerms)]
	norm := 0.0
	for _, e := range es {
		norm += e.w * e.w
	}
	norm = math.Sqrt(norm)
	v := make(vector, 0, len(es))
	for _, e := range es {
		v = append(v, e.term&termMask|uint32(math.Round(255*e.w/norm)))
	}
	slices.Sort(v)
	return v
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
