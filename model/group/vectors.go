package group

// vectors has the subjects of articles at hand, in parts of articles that came one after another.
// Of the parts those go first that came to hand first.
type vectors struct {
	most  int // terms
	parts []*vectorPart
	queue []int32 // parts at hand, in the order in which they came
	terms int     // at hand
}

// vectorPart is vectors of up to rollChunk articles.
type vectorPart struct {
	of    [rollChunk]struct{ at, n uint16 } // n is 0 of those that are not at hand
	terms []uint32
}

// vectorPartMost is how many terms a part holds before it is begun anew: twice what the articles have, as
// they may come again with others.
const vectorPartMost = 2 * rollChunk * mostTerms

// get is the vector of an article, nil if it is not at hand.
func (vs *vectors) get(slot int32) vector {
	c := int(slot / rollChunk)
	if c >= len(vs.parts) || vs.parts[c] == nil {
		return nil
	}
	p := vs.parts[c]
	of := p.of[slot%rollChunk]
	if of.n == 0 {
		return nil
	}
	return p.terms[of.at : of.at+of.n : of.at+of.n]
}

// put has a vector at hand. What get gave before stays as it is.
func (vs *vectors) put(slot int32, v vector) {
	if len(v) == 0 || len(v) > mostTerms { // of nothing, or damaged
		return
	}
	c := slot / rollChunk
	for int(c) >= len(vs.parts) {
		vs.parts = append(vs.parts, nil)
	}
	p := vs.parts[c]
	if p == nil {
		p = &vectorPart{}
		vs.parts[c] = p
		vs.queue = append(vs.queue, c)
	}
	if len(p.terms)+len(v) > vectorPartMost {
		vs.terms -= len(p.terms)
		*p = vectorPart{}
	}
	if n := len(p.terms); n+len(v) > cap(p.terms) {
		p.terms = append(make([]uint32, 0, max(n+len(v), min(2*n, rollChunk*mostTerms))), p.terms...)
	}
	p.of[slot%rollChunk] = struct{ at, n uint16 }{uint16(len(p.terms)), uint16(len(v))}
	p.terms = append(p.terms, v...)
	for vs.terms += len(v); vs.terms > vs.most && len(vs.queue) > 1; vs.queue = vs.queue[1:] {
		first := vs.queue[0]
		if first == c {
			vs.queue = append(vs.queue, c)
			continue
		}
		vs.terms -= len(vs.parts[first].terms)
		vs.parts[first] = nil
	}
}

// drop lets go of a vector that is another now.
func (vs *vectors) drop(slot int32) {
	if c := int(slot / rollChunk); c < len(vs.parts) && vs.parts[c] != nil {
		vs.parts[c].of[slot%rollChunk].n = 0
	}
}
