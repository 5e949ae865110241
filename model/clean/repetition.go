package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How many different stories a run must stand in to be boilerplate, the
// article's own counted: two of a source that is known, three where it is not.
const (
	supportKnown   = 2
	supportUnknown = 3
)

func needed(source string) int {
	if source == "" {
		return supportUnknown
	}
	return supportKnown
}

// A sentence goes if this part of its words stands in repeated runs, and if it
// is this long, or stands in one story more than is needed.
const (
	covered     = .8
	minRepeated = 8 // words
)

// strike cuts what the source repeats in different stories, and tells whether it
// changed anything. self is the id of
// the copy, which does not count if it was learned.
func (m *memory) strike(id, source string, s *sheet) bool {
	if len(s.words) < shingle {
		return false
	}
	m.mu.RLock()
	if len(m.docs) == 0 {
		m.mu.RUnlock()
		return false
	}
	seen, known := m.look(m.record(id), source, s), len(m.docs)
	m.mu.RUnlock()
	if s.seen != nil {
		s.shelf.giveSight(s.seen)
	}
	s.seen = seen
	need := needed(source)
	support := seen.supports(s, need)
	units, did := len(s.units), false
	for u := 0; u < len(s.units); u++ {
		s.partRepeated(u, support, need)
		did = s.strikeCaption(u, support, need) || did
		did = s.strikeUnit(u, seen, support, need) || did
	}
	for u := len(s.units) - 1; u >= 0; u-- {
		did = s.strikeUnit(u, seen, support, need) || did
	}
	often := max(need+1, min(known/5, maxHolders-2))
	did = s.strikeHead(seen, support, need) || did
	for u := range s.units {
		did = s.strikeShort(u, seen, support, need) || s.strikeOuter(u, seen, support, need, often) || did
	}
	return did || len(s.units) > units
}

// strikeUnit cuts one unit if what is repeated covers it.
func (s *sheet) strikeUnit(u int, seen *sight, support []int, need int) bool {
	unit := &s.units[u]
	size := s.size(u)
	if unit.cut != nil && unit.cut.support > 0 || size == 0 {
		return false
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
		return false
	}
	e := &s.found[u]
	demand := need
	if e.said || e.quoted > 0 {
		demand++
	}
	if unit.cut == nil && s.amidProse(u) {
		demand++ // the background of a running story is told again too
	}
	if s.brief(u) && unit.cut == nil && final(s.text(u)) && e.total == 0 {
		return false // a short sentence may well come twice: see strikeShort
	}
	if unit.cut == nil && s.words[unit.first].line > 0 && e.total == 0 && !s.inRun(unit, support, need) {
		return false // so may a crosshead: see strikeOuter
	}
	if least < demand {
		return false
	}
	reason := e.reason()
	if unit.cut != nil {
		reason = unit.cut.reason
	}
	if reason == "" {
		reason = "repeated"
	}
	unit.cut = &cut{reason: reason, rule: "repetition", support: least, examples: seen.examples(unit, least)}
	return true
}

// amidProse tells whether a unit is a sentence with at most a weak cue, without the publisher's voice
// that stands among others: no boilerplate beside it, and the copy does not open
// with it.
func (s *sheet) amidProse(u int) bool {
	e := &s.found[u]
	if e.total >= enough || e.voice > 0 || e.label != "" || e.link > 0 || e.photo || !final(s.text(u)) {
		return false
	}
	above, below := s.goneBeside(u, -1), s.goneBeside(u, 1)
	return !(above && below) && !s.outmost(u, -1) && !(s.outmost(u, 1) && s.alone(u))
}

// goneBeside tells whether the unit before u (step -1) or after it (1) was cut as
// boilerplate that comes in blocks, or is not there.
func (s *sheet) goneBeside(u, step int) bool {
	v := u + step
	for v >= 0 && v < len(s.units) && s.size(v) == 0 {
		v += step
	}
	if v < 0 || v >= len(s.units) {
		return true
	}
	c := s.units[v].cut
	return c != nil && (spreads(c) || c.reason == "repeated" || c.reason == "credit")
}

// strikeShort cuts a short repeated sentence that stands beside a cut.
func (s *sheet) strikeShort(u int, seen *sight, support []int, need int) bool {
	unit := &s.units[u]
	if unit.cut != nil || s.size(u) == 0 || !s.brief(u) {
		return false
	}
	for w := unit.first; w < unit.last; w++ {
		if support[w] < need+1 {
			return false
		}
	}
	// the paragraph last: it may be a document of a million sentences
	c := s.beside(u)
	if c == nil && !s.besideRepeated(u) && !(u > 0 && s.units[u-1].cut != nil && s.together(u)) {
		return false
	}
	reason := "repeated"
	if c != nil {
		reason = c.reason
	}
	unit.cut = &cut{reason: reason, rule: "repetition", support: support[unit.first], examples: seen.examples(unit, support[unit.first])}
	return true
}

// brief tells whether a unit is too short to go for its repetition alone: under
// minRepeated words, as long as they are where words are parted by spaces.
func (s *sheet) brief(u int) bool {
	size := s.size(u)
	if size < minRepeated {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s.raw[s.words[s.units[u].first].start:])
	if !unspaced(r) {
		return false
	}
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
		return size < ideographs*minRepeated
	}
	return size < syllables*minRepeated
}

// How many characters stand for a word, of East Asia and of the scripts of
// South-East Asia, whose vowels and tones count for themselves.
const (
	ideographs = 2
	syllables  = 4
)

// inRun tells whether a line is part of a longer repeated run.
func (s *sheet) inRun(u *unit, support []int, need int) bool {
	return u.first > 0 && support[u.first-1] >= need || u.last < len(support) && support[u.last] >= need
}

// strikeOuter cuts a short repeated sentence or line that is the first or the last
// of the copy. One that ends many stories may still be news ("The trial goes on."):
// it must stand in often many. No story opens like another. In the middle only a line
// goes that many stories have: a player's, an advertisement's.
func (s *sheet) strikeOuter(u int, seen *sight, support []int, need, often int) bool {
	unit := &s.units[u]
	if unit.cut != nil || s.size(u) == 0 || !s.brief(u) || s.found[u].said || s.found[u].quoted > 0 {
		return false
	}
	least := support[unit.first]
	for w := unit.first; w < unit.last; w++ {
		least = min(least, support[w])
	}
	middle := !s.outmost(u, -1) && !s.outmost(u, 1)
	if least <= need || least < often && !s.outmost(u, -1) || middle && (least < max(often, minFurniture) || final(s.text(u)) || !s.alone(u)) {
		return false
	}
	unit.cut = &cut{reason: "repeated", rule: "repetition", support: least, examples: seen.examples(unit, least)}
	return true
}

// minFurniture is how many stories have a line in their middle that no crosshead is.
const minFurniture = 5

// strikeHead cuts the repeated head of a list of other stories that ends the copy,
// with the list: no more than titles follow on it.
func (s *sheet) strikeHead(seen *sight, support []int, need int) bool {
	n := 0
	for p := len(s.paras) - 1; p >= 0 && n <= maxTitles; p-- {
		text, first, last := s.rest(p)
		if first == last {
			if n > 0 && s.headWasCut(p) {
				s.titles(p + 1)
				return true
			}
			continue
		}
		unit := &s.units[first]
		if n > 0 && last-first == 1 && s.size(first) <= maxLabel && !final(strings.TrimRight(text, ":")) {
			least := support[unit.first]
			for w := unit.first; w < unit.last; w++ {
				least = min(least, support[w])
			}
			if least > need || least == need && n > 1 {
				unit.cut = &cut{reason: "related", rule: "repetition", support: least, examples: seen.examples(unit, least)}
				s.titles(p + 1)
				return true
			}
		}
		if !s.title(p) {
			return false
		}
		n++
	}
	return false
}

// headWasCut tells whether a paragraph was a line like the head of a list, and no
// more is known of it than that it is repeated.
func (s *sheet) headWasCut(p int) bool {
	u := s.paras[p].first
	if s.paras[p].last-u != 1 || s.size(u) == 0 || s.size(u) > maxLabel || final(strings.TrimRight(s.text(u), ":")) {
		return false
	}
	c := s.units[u].cut
	return c.rule == "repetition" && (c.reason == "repeated" || c.reason == "related")
}

// outmost tells whether nothing is left of the copy before a unit (step -1) or
// after it (1).
func (s *sheet) outmost(u, step int) bool {
	for v := u + step; v >= 0 && v < len(s.units); v += step {
		if s.units[v].cut == nil && s.size(v) > 0 {
			return false
		}
	}
	return true
}

// besideRepeated tells whether the sentence of its paragraph before or after a unit
// was cut as repeated.
func (s *sheet) besideRepeated(u int) bool {
	for _, v := range []int{u - 1, u + 1} {
		if v >= 0 && v < len(s.units) && s.units[v].para == s.units[u].para && s.units[v].cut != nil && s.units[v].cut.rule == "repetition" {
			return true
		}
	}
	return false
}

// maxExamples is how many other articles a removal names.
const maxExamples = 3

// examples names articles of other stories that a unit also stands in, one of each,
// and no more of them than it stands in as a whole.
func (seen *sight) examples(u *unit, support int) []string {
	most := min(maxExamples, max(support-1, 1))
	var out []string
	var stories []uint32
	from := u.first
	if u.last-u.first < shingle {
		from = max(0, u.last-shingle) // what covers it starts before it, perhaps
	}
	for w := from; w < u.last && len(out) < most; w++ {
		for _, i := range seen.at(w) {
			c := &seen.others[i]
			if c.own || c.id == "" || slices.Contains(stories, c.story) || len(out) == most {
				continue
			}
			out, stories = append(out, c.id), append(stories, c.story)
		}
	}
	return out
}
