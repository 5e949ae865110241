package clean

import "slices"

// Two documents tell the same story if copied is the part of either's words
// that stands in the other, or kindred the part of the names in what is left of
// one that the other has, and at least minNames of them.
const (
	copied   = .4
	kindred  = .34
	minNames = 3
)

// relate finds which of the others tell the story of the copy.
func (seen *sight) relate(self *record, s *sheet) {
	seen.callNames(s)
	var stories []uint32
	if self != nil {
		stories = append(stories, self.story)
	}
	var doubtful []bool
	for i := range seen.others {
		o := &seen.others[i]
		if o.shared < minRepeated {
			continue
		}
		least := float64(min(seen.size, o.size))
		o.related = float64(o.shared) >= copied*least
		if float64(o.shared) < longTail*least && len(o.names) >= minNames && seen.numbers.used >= minNames && (o.related || seen.mayBeKin(o.record)) {
			if doubtful == nil {
				doubtful = make([]bool, len(seen.others))
			}
			doubtful[i] = true
		}
	}
	if doubtful != nil {
		seen.findWhere(doubtful)
		for i := range seen.others {
			if o := &seen.others[i]; doubtful[i] {
				where := seen.where[seen.froms[i]:seen.froms[i+1]]
				o.related = o.related && !seen.onlyTail(o, int(where[0])) || !o.related && seen.kin(o.record, where)
			}
		}
	}
	for i := range seen.others {
		if o := &seen.others[i]; o.related && !slices.Contains(stories, o.story) {
			stories = append(stories, o.story)
		}
	}
	for i := range seen.others {
		seen.others[i].own = slices.Contains(stories, seen.others[i].story)
	}
}

// findWhere lists in where, for those of the others that of tells, the words at
// which a shared shingle starts; those of other i from froms[i] on.
func (seen *sight) findWhere(of []bool) {
	froms := zeroed(seen.froms, len(seen.others)+2) // first those of i stand at i+2
	for _, n := range seen.held {
		if of[n] {
			froms[n+2]++
		}
	}
	for i := 2; i < len(froms); i++ {
		froms[i] += froms[i-1]
	}
	seen.froms, seen.where = froms, roomFor(seen.where, int(froms[len(froms)-1]))[:froms[len(froms)-1]]
	for w := range seen.end {
		for _, n := range seen.at(w) {
			if of[n] {
				seen.where[froms[n+1]] = uint32(w)
				froms[n+1]++
			}
		}
	}
}

// mayBeKin tells whether a document has, by the look of it, as many of the copy's
// names as kin asks for.
func (seen *sight) mayBeKin(r *record) bool {
	n := 0
	for _, h := range r.names {
		if seen.mayName(h) {
			if n++; n == minNames {
				return true
			}
		}
	}
	return false
}

// kin tells whether the names in what of the copy is not shared with a document
// are the document's too. The shared shingles start at the words of where.
func (seen *sight) kin(r *record, where []uint32) bool {
	met := zeroed(seen.met, len(seen.named)) // by number of the name
	seen.met = met
	for _, h := range r.names {
		if seen.mayName(h) {
			if n, ok := seen.numbers.find(max(h, 1)); ok {
				met[n] = itsName
			}
		}
	}
	rest, common := 0, 0
	next := 0
	for _, n := range seen.named {
		for next < len(where) && where[next]+shingle <= n.word {
			next++
		}
		if met[n.number] == counted || next < len(where) && where[next] <= n.word {
			continue
		}
		if rest++; rest > maxNames {
			rest = maxNames
			break
		}
		if met[n.number] == itsName {
			common++
		}
		met[n.number] = counted
	}
	return common >= minNames && float64(common) >= kindred*float64(min(rest, len(r.names)))
}

// A short story may have more than copied in common with another and tell of
// something else: if that is less than longTail, is all that follows on its first
// word, and hardly a name before it is the other's.
const (
	longTail  = .6
	wholeTail = .9 // of its plain words are shared: a date in it may differ
	strange   = .1 // of the names may be the other's, and no more than one
)

// onlyTail tells whether a copy shares with another document no more than its end,
// which opens at the word from, and tells of something else before that.
func (seen *sight) onlyTail(o *other, from int) bool {
	tail := 0
	for _, plain := range seen.plain[from:] {
		if plain {
			tail++
		}
	}
	if float64(o.shared) < wholeTail*float64(tail) {
		return false
	}
	met := zeroed(seen.met, len(seen.named)) // by number of the name
	seen.met = met
	rest, common := 0, 0
	for i := range seen.named { // those of the tail are met first
		n := &seen.named[len(seen.named)-1-i]
		if met[n.number] == counted {
			continue
		}
		met[n.number] = counted
		if int(n.word) >= from {
			continue
		}
		rest++
		if _, ok := slices.BinarySearch(o.names, n.hash); ok {
			common++
		}
	}
	return rest >= minNames && common <= 1 && float64(common) <= strange*float64(rest)
}

// What kin knows of a name of the copy.
const (
	itsName = iota + 1 // the document has it
	counted
)

// maxNames is how many names of a document are compared.
const maxNames = 64

// name is a word of a copy that names someone or something.
type name struct {
	word   uint32 // where it stands
	hash   uint32
	number uint32 // of the different names
	first  bool   // it stands here for the first time
}

// callNames finds the names of s: the plain words with a capital that do not open
// a sentence.
func (seen *sight) callNames(s *sheet) {
	seen.named, seen.mayNames = seen.named[:0], [64]uint64{}
	seen.numbers.clear()
	different := uint32(0)
	noName := commonHashes()
	for i := range s.units {
		u := &s.units[i]
		for w := u.first + 1; w < u.last; w++ {
			x := &s.words[w]
			if !x.capital || !seen.plain[w] || x.end-x.start < 3 || noName.has(x.hash) {
				continue
			}
			number, known := seen.numbers.place(max(x.hash, 1), different)
			if !known {
				different++
				seen.mayNames[x.hash>>6&63] |= 1 << (x.hash & 63)
			}
			seen.named = append(seen.named, name{uint32(w), x.hash, number, !known})
		}
	}
}

// names are the first of the names, sorted.
func (seen *sight) names() []uint32 {
	out := make([]uint32, 0, min(maxNames, len(seen.named)))
	for n := range seen.named {
		if len(out) < maxNames && seen.named[n].first {
			out = append(out, seen.named[n].hash)
		}
	}
	slices.Sort(out)
	return slices.Clip(out)
}

// mayName tells whether the hash of a word may be that of a name of the copy.
func (seen *sight) mayName(h uint32) bool { return seen.mayNames[h>>6&63]&(1<<(h&63)) != 0 }
