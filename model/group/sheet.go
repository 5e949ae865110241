package group

import (
	"math"
	"slices"
)

// sheet is what is kept of one article outside memory: loaded when it is named or
// compared. One that cannot be read is blank: its article is as good as unknown.
type sheet struct {
	id, source string
	why        string
	key        uint64   // of all words and the headline, tells whether it changed
	headline   []uint16 // sorted
	vec        vector
	text       *text // nil unless others are compared with it
	blank      bool
}

// sheet is what is kept of an article, not to be changed.
func (x *Index) sheet(slot int32) *sheet {
	if s, ok := x.fresh[slot]; ok {
		return s
	}
	if s, ok := x.sheets.get(slot); ok {
		return s
	}
	s := &sheet{blank: true}
	if b := x.look(keyOf(sheetNote, int64(slot))); b != nil {
		if r := readSheet(b); r != nil {
			s = r
		}
	}
	x.sheets.put(slot, s, s.bytes())
	return s
}

// write is a sheet for a change that is to be noted.
func (x *Index) write(slot int32) *sheet {
	if s, ok := x.fresh[slot]; ok {
		return s
	}
	s := *x.sheet(slot)
	x.sheets.drop(slot)
	x.fresh[slot] = &s
	return &s
}

// vector is the subject of an article.
func (x *Index) vector(slot int32) vector {
	if !x.articles.at(slot).is(isSubject) {
		return nil
	}
	if v := x.vectors.get(slot); v != nil {
		return v
	}
	s, ok := x.fresh[slot]
	if !ok {
		s, ok = x.sheets.get(slot)
	}
	var v vector
	if ok {
		v = s.vec
	} else {
		v = readVector(x.look(keyOf(sheetNote, int64(slot))))
	}
	x.vectors.put(slot, v)
	return v
}

// sheetBytes is what a sheet takes in memory beside its contents.
const sheetBytes = 320

// bytes is about what a sheet takes in memory.
func (s *sheet) bytes() int {
	n := sheetBytes + len(s.id) + len(s.source) + len(s.why) + 2*len(s.headline) + 4*len(s.vec)
	if s.text != nil {
		n += len(s.text.words)*19/8 + len(s.text.printed)
	}
	return n
}

func (s *sheet) note() []byte {
	w := &writer{b: make([]byte, 0, s.bytes())}
	w.string(s.id)
	w.string(s.source)
	w.string(s.why)
	w.fixed(s.key)
	w.words(s.headline)
	w.uint(uint64(len(s.vec)))
	last := uint32(0)
	for _, e := range s.vec {
		w.uint(uint64(e>>8 - last))
		w.byte(uint8(e))
		last = e >> 8
	}
	if s.text != nil {
		n := len(s.text.words)
		w.uint(uint64(n))
		w.all(s.text.words)
		w.bits(s.text.names, n)
		w.bits(s.text.figs, n)
		w.bits(s.text.quotes, n)
		w.string(s.text.printed)
	}
	return slices.Clip(w.sealed())
}

// readSheet is the sheet that was noted, nil if it is damaged.
func readSheet(b []byte) *sheet {
	r := unseal(b)
	s := &sheet{id: r.string(), source: r.string(), why: r.string(), key: r.fixed(), headline: r.words(), vec: r.vector()}
	if len(r.b) > 0 {
		t := &text{words: r.words()}
		n := len(t.words)
		t.names, t.figs, t.quotes = r.bits(n), r.bits(n), r.bits(n)
		if len(r.b) > 0 { // it was noted by a lede that kept it
			t.printed = r.string()
		}
		s.text = t
	}
	if !r.ok {
		return nil
	}
	return s
}

// readVector is the vector on a sheet that was noted, nil if it is damaged.
func readVector(b []byte) vector {
	r := unseal(b)
	for range 3 { // id, source, why
		r.take(r.uint())
	}
	r.fixed()
	r.take(2 * min(r.uint(), math.MaxInt32))
	v := r.vector()
	if !r.ok {
		return nil
	}
	return v
}

func (r *reader) vector() vector {
	n := r.count()
	v := make(vector, 0, min(n, mostTerms))
	term := uint64(0)
	for range n {
		term += r.uint()
		v = append(v, uint32(min(term, math.MaxUint32>>8))<<8|uint32(r.byte()))
	}
	return v
}

// record is how an article stands.
func (x *Index) record(slot int32) record {
	a := x.articles.at(slot)
	return record{a.to, relations[a.relation], a.share, x.sheet(slot).why}
}

// setRecord says how an article stands from now on.
func (x *Index) setRecord(slot int32, r record) {
	a := x.articles.edit(slot)
	a.to, a.relation, a.share = r.to, relationCode(r.relation), r.share
	if x.sheet(slot).why != r.why {
		x.write(slot).why = r.why
		x.reworded[slot] = struct{}{}
	}
}
