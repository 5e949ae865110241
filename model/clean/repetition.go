package clean

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// How many different stories a run must stand in to be boilerplate, the
// article's own counted: two of a source that is known, three where it is not.
const (
	supportKnown   = 2
	supportUnknown = 3
)

// A sentence goes if this part of its words stands in repeated runs, and if it
// is this long, or stands in one story more than is needed.
const (
	covered     = .8
	minRepeated = 8 // words
)

// sight is what memory sees in a copy.
type sight struct {
	keys    []uint64
	held    [][]uint32      // by word, the documents that hold the shingle that starts there
	plain   int             // words that are no field and no cue's
	names   []uint32        // sorted
	related map[uint32]bool // documents that tell the same story
}

// strike cuts what the source repeats in different stories. self is the id of
// the copy, which does not count if it was learned.
func (m *memory) strike(id, source string, s *sheet) {
	if len(s.words) < shingle || m.index.used == 0 {
		return
	}
	self := m.number[id]
	seen := m.look(self, source, s)
	own := map[uint32]bool{}
	if self != 0 {
		own[m.story(self)] = true
	}
	for doc := range seen.related {
		own[m.story(doc)] = true
	}
	need := supportKnown
	if source == "" {
		need = supportUnknown
	}
	support := m.support(seen, own, need)
	for u := 0; u < len(s.units); u++ {
		s.partRepeated(u, support, need)
		m.strikeUnit(s, u, seen, support, own, need)
	}
	for u := range s.units {
		m.strikeShort(s, u, seen, support, own, need)
	}
}

// support is of each word the number of stories of the best supported shingle
// that covers it, the article's own counted.
func (m *memory) support(seen *sight, own map[uint32]bool, need int) []int {
	out := make([]int, len(seen.keys))
	var stories []uint32
	storyOf := map[uint32]uint32{}
	for i, docs := range seen.held {
		if len(docs)+1 < need {
			continue
		}
		stories = stories[:0]
		for _, d := range docs {
			st, ok := storyOf[d]
			if !ok {
				st = m.story(d)
				storyOf[d] = st
			}
			if !own[st] && !slices.Contains(stories, st) {
				stories = append(stories, st)
			}
		}
		for w := i; w < i+shingle; w++ {
			out[w] = max(out[w], len(stories)+1)
		}
	}
	return out
}

// strikeUnit cuts one unit if what is repeated covers it.
func (m *memory) strikeUnit(s *sheet, u int, seen *sight, support []int, own map[uint32]bool, need int) {
	unit := &s.units[u]
	size := s.size(u)
	if unit.cut != nil && unit.cut.support > 0 || size == 0 {
		return
	}
	hit, least := 0, 0
	for w := unit.first; w < unit.last; w++ {
		if support[w] >= need {
			hit++
			if least == 0 || support[w] < least {
				least = support[w]
			}
		}
	}
	if float64(hit) < covered*float64(size) {
		return
	}
	e := &s.found[u]
	demand := need
	if e.said || e.quoted > 0 {
		demand++
	}
	if size < minRepeated && unit.cut == nil && final(s.text(u)) && e.total == 0 {
		return // a short sentence may well come twice: see strikeShort
	}
	if least < demand {
		return
	}
	reason := e.reason()
	if unit.cut != nil {
		reason = unit.cut.reason
	}
	if reason == "" {
		reason = "repeated"
	}
	unit.cut = &cut{reason: reason, rule: "repetition", support: least, examples: m.examples(seen, unit, own)}
}

// strikeShort cuts a short repeated sentence that stands beside a cut.
func (m *memory) strikeShort(s *sheet, u int, seen *sight, support []int, own map[uint32]bool, need int) {
	unit := &s.units[u]
	if unit.cut != nil || s.size(u) == 0 || s.size(u) >= minRepeated {
		return
	}
	for w := unit.first; w < unit.last; w++ {
		if support[w] < need+1 {
			return
		}
	}
	// the paragraph last: it may be a document of a million sentences
	if s.beside(u) == nil && !(u > 0 && s.units[u-1].cut != nil && s.together(u)) {
		return
	}
	c := s.beside(u)
	reason := "repeated"
	if c != nil {
		reason = c.reason
	}
	unit.cut = &cut{reason: reason, rule: "repetition", support: support[unit.first], examples: m.examples(seen, unit, own)}
}

// minGlued is how many repeated words at the start of a unit are split from a
// sentence that they run into without a stop.
const minGlued = 4

// partRepeated splits a unit whose head is repeated and whose rest is not, if
// the rest begins like a sentence; and the other way round.
func (s *sheet) partRepeated(u int, support []int, need int) {
	unit := s.units[u]
	if unit.cut != nil && !strings.HasPrefix(unit.cut.rule, "cue/") || s.size(u) < 2*minGlued {
		return
	}
	end := unit.first
	for end < unit.last && support[end] >= need {
		end++
	}
	if n := end - unit.first; n >= minGlued && unit.last-end >= minGlued && s.words[end].capital && !s.inName(end) {
		before := len(s.units)
		s.part(u, s.opener(end))
		if len(s.units) > before {
			s.units[u+1].cut = nil // what the cues said was of the head
		}
		return
	}
	start := unit.last
	for start > unit.first && support[start-1] >= need {
		start--
	}
	if n := unit.last - start; unit.cut == nil && n >= minRepeated && start-unit.first >= minGlued && s.words[start].capital && !s.inName(start) {
		s.part(u, s.opener(start))
	}
}

// inName tells whether the word w goes on a run of capitals: "the New | York".
func (s *sheet) inName(w int) bool {
	return w > 0 && s.words[w-1].capital && s.raw[s.words[w-1].end:s.words[w].start] == " " && !s.longBefore(w)
}

// longBefore tells whether the words before w look like a button or a title, all
// capitals or mostly so; then a capital says nothing.
func (s *sheet) longBefore(w int) bool {
	n := 0
	for v := w - 1; v >= 0 && v >= w-4 && s.words[v].capital; v-- {
		n++
	}
	return n >= 3
}

// opener is where the sign before word w starts, if it is an opening one.
func (s *sheet) opener(w int) int {
	at := int(s.words[w].start)
	for at > 0 && strings.ContainsRune("\"'“‘(«[", lastRune(s.raw[:at])) {
		at -= utf8.RuneLen(lastRune(s.raw[:at]))
	}
	return at
}

func lastRune(t string) rune {
	r, _ := utf8.DecodeLastRuneInString(t)
	return r
}

// maxExamples is how many other articles a removal names.
const maxExamples = 3

// examples names articles of other stories that a unit also stands in.
func (m *memory) examples(seen *sight, u *unit, own map[uint32]bool) []string {
	var out []string
	for w := u.first; w < u.last && len(out) < maxExamples; w++ {
		for _, d := range seen.held[w] {
			r := m.records[d]
			if r == nil || r.id == "" || own[m.story(d)] || slices.Contains(out, r.id) || len(out) == maxExamples {
				continue
			}
			out = append(out, r.id)
		}
	}
	return out
}

// look finds what of a copy stands elsewhere, and who tells the same story.
func (m *memory) look(self uint32, source string, s *sheet) *sight {
	seen := &sight{keys: keysOf(source, s), held: make([][]uint32, len(s.words)), related: map[uint32]bool{}}
	plain := make([]bool, len(s.words))
	for _, u := range s.units {
		for w := u.first; w < u.last; w++ {
			if plain[w] = u.cut == nil; plain[w] {
				seen.plain++
			}
		}
	}
	seen.names = s.names(plain)
	type company struct{ shared, upto int } // plain words shared, and up to which word
	with := map[uint32]company{}
	var found []uint32
	for i, k := range seen.keys {
		if k == 0 {
			continue
		}
		from := len(found)
		found = m.index.holders(found, k)
		for j := from; j < len(found); {
			d := found[j]
			if d == self {
				found = slices.Delete(found, j, j+1)
				continue
			}
			c := with[d]
			for w := max(i, c.upto); w < i+shingle; w++ {
				if plain[w] {
					c.shared++
				}
			}
			c.upto = i + shingle
			with[d] = c
			j++
		}
		seen.held[i] = found[from:len(found):len(found)]
	}
	for d, c := range with {
		if r := m.records[d]; r != nil && c.shared >= minRepeated && m.sameStory(d, c.shared, r, seen, s, plain) {
			seen.related[d] = true
		}
	}
	return seen
}

// Two documents tell the same story if copied is the part of either's words
// that stands in the other, or kindred the part of the names in what is left of
// one that the other has, and at least minNames of them.
const (
	copied   = .4
	kindred  = .34
	minNames = 3
)

func (m *memory) sameStory(doc uint32, shared int, r *record, seen *sight, s *sheet, plain []bool) bool {
	if float64(shared) >= copied*float64(min(seen.plain, r.size)) {
		return true
	}
	left := slices.Clone(plain)
	for i, docs := range seen.held {
		if slices.Contains(docs, doc) {
			for w := i; w < i+shingle; w++ {
				left[w] = false
			}
		}
	}
	rest := s.names(left)
	common := 0
	for _, n := range rest {
		if _, ok := slices.BinarySearch(r.names, n); ok {
			common++
		}
	}
	return common >= minNames && float64(common) >= kindred*float64(min(len(rest), len(r.names)))
}

// maxNames is how many names of a document are compared.
const maxNames = 64

// names are the words of s with a capital that do not open a sentence, sorted;
// of those that in tells.
func (s *sheet) names(in []bool) []uint32 {
	var out []uint32
	for _, u := range s.units {
		for w := u.first + 1; w < u.last; w++ {
			x := &s.words[w]
			if !in[w] || !x.capital || x.end-x.start < 3 || commonHashes()[x.hash] {
				continue
			}
			if !slices.Contains(out, x.hash) {
				if out = append(out, x.hash); len(out) == maxNames {
					slices.Sort(out)
					return out
				}
			}
		}
	}
	slices.Sort(out)
	return out
}
