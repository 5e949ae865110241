package clean

import (
	"strings"
	"unicode/utf8"
)

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
	if n := end - unit.first; n >= minGlued && unit.last-end >= minGlued && s.letter(end) && !s.inName(end) {
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

// strikeCaption cuts the caption that the first unit of a paragraph opens with,
// up to the end of a credit that is repeated.
func (s *sheet) strikeCaption(u int, support []int, need int) bool {
	unit := s.units[u]
	if unit.cut != nil || u > 0 && s.units[u-1].para == unit.para && s.units[u-1].cut == nil {
		return false
	}
	from := unit.first
	for from < unit.last && from-unit.first < maxCaption && (support[from] < need || !s.opensCredit(from, unit.last)) {
		from++
	}
	end := from
	for end < unit.last && support[end] >= need {
		end++
	}
	if end-from < minGlued || unit.last-end < minGlued || !s.words[end].capital || from == unit.first {
		return false
	}
	return s.strikeGlued(u, s.opener(end))
}

// opensCredit tells whether the words from w on open the credit of a picture.
func (s *sheet) opensCredit(w, last int) bool {
	for _, c := range s.book.opening(s.words[w].hash) {
		if c.reason == "picture" && w+len(c.words) < last && c.matches(s.words[w:last]) && creditSeparator(s.raw[s.words[w+len(c.words)-1].end:]) {
			return true
		}
	}
	return false
}

// letter tells whether word w opens with a capital letter: no figure, which opens
// no sentence.
func (s *sheet) letter(w int) bool {
	c := s.raw[s.words[w].start]
	return s.words[w].capital && (c < '0' || c > '9')
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
