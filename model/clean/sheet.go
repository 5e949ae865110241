package clean

import "github.com/lede-reader/lede/model"

// sheet is a copy on the desk, parted three ways: paragraphs, units (sentences,
// or runs that a rule split off) and words. Rules cut units.
type sheet struct {
	raw   string
	paras []para
	units []unit
	words []word
	found []evidence // of each unit, once weighed

	seen      *sight  // what memory saw in it, once asked
	taught    *record // what was learned from it, if every shingle of it was
	older     *sight  // of a second reading: what memory saw in the first
	same      []int32 // of each word, the one of the first reading whose shingle is the same; -1 if there is none
	source    string  // as the item or the page names it: what is learned is kept by it
	noCredit  map[string]bool
	noTopLine map[string]bool
	noRun     map[string]bool
	credited  bool       // a credit under the copy was found
	chatty    bool       // it speaks to its reader: see speaksToReader
	printed   bool       // a byline was found
	date      moment     // printed over the copy, where the order of its figures counts
	opened    model.Date // in the opening of wire copy
	changed   bool       // the date that was found is of a change
	titled    string     // the line that reads like a headline, and stays: see lineHeadline
	language  string
	book      *cueBook
	page      *page    // where the copy is a page
	keys      []uint32 // see shingles
	shelf     *shelf   // where it goes in the end
}

// para is a paragraph with its units and what it is set as.
type para struct {
	span
	first, last int // units, last exclusive
	block       shape
	parted      bool // a rule split one of its units
}

// unit is the smallest run that is cut: a sentence, most of the time.
type unit struct {
	span
	para        int
	first, last int // words, last exclusive
	cut         *cut
}

// cut is why a unit leaves the body.
type cut struct {
	reason, rule string
	support      int
	examples     []string
}

// shape is what a page says about a block; the zero shape is plain prose.
type shape struct {
	kind   model.BlockKind
	level  int
	marker string
	marks  []rawMark
	firm   bool // part of the article by all that its page tells: cues alone cut nothing
}

// newSheet lays out a plain text; h may be nil.
func newSheet(h *shelf, raw string) *sheet { return sheetOf(h, raw, layout(raw), nil) }

// sheetOf parts a copy whose paragraphs are known; shapes is nil or as long.
func sheetOf(h *shelf, raw string, paras []span, shapes []shape) *sheet {
	s := h.sheet(len(raw))
	s.raw, s.paras = raw, zeroed(s.paras, len(paras))
	for i, p := range paras {
		s.paras[i] = para{span: p}
		if shapes != nil {
			s.paras[i].block = shapes[i]
		}
		s.partParagraph(i)
	}
	return s
}

// A copy longer than any article is read more simply: what follows on its first
// maxRead bytes has no words, what follows in a paragraph on the first maxUnits
// units of the copy is one unit. It stays in the body as it is: nothing of it is
// cut, learned or told to repeat.
const (
	maxRead  = 2 << 20
	maxUnits = 1 << 16
)

// partParagraph adds the units and words of paragraph p, the next one.
func (s *sheet) partParagraph(p int) {
	s.paras[p].first = len(s.units)
	sentences(s.raw, s.paras[p].span, func(u span) {
		from := len(s.words)
		if n := len(s.units); n >= maxUnits && n > s.paras[p].first {
			s.units[n-1].end = u.end
			return
		}
		if len(s.units) < maxUnits {
			s.words = words(s.words, s.raw, u.start, min(u.end, maxRead))
			if n := len(s.words) - from; n > 0 && n < shingle {
				s.words[from].line = uint8(n)
			}
		}
		s.units = append(s.units, unit{span: u, para: p, first: from, last: len(s.words)})
	})
	s.paras[p].last = len(s.units)
	s.markQuotations(p)
}

// text is what a unit says.
func (s *sheet) text(u int) string { return s.raw[s.units[u].start:s.units[u].end] }

// size is the number of words in a unit.
func (s *sheet) size(u int) int { return s.units[u].last - s.units[u].first }

// live tells whether any unit of a paragraph is still in the body.
func (s *sheet) live(p int) bool {
	for u := s.paras[p].first; u < s.paras[p].last; u++ {
		if s.units[u].cut == nil && s.size(u) > 0 {
			return true
		}
	}
	return false
}

// rest is the text of a paragraph from its first to its last unit that has words
// and is not cut, and the range of those units.
func (s *sheet) rest(p int) (text string, first, last int) {
	first, last = s.paras[p].first, s.paras[p].last
	for first < last && (s.units[first].cut != nil || s.size(first) == 0) {
		first++
	}
	for last > first && (s.units[last-1].cut != nil || s.size(last-1) == 0) {
		last--
	}
	if first == last {
		return "", first, last
	}
	return s.raw[s.units[first].start:s.units[last-1].end], first, last
}

// reach is how many units on either side of one count as its paragraph: far more
// than anyone writes, and few enough that a document without a line break does
// not cost the square of its length.
const reach = 150

// around is the part of a unit's paragraph that lies within reach of it.
func (s *sheet) around(u int) (first, last int) {
	p := s.paras[s.units[u].para]
	return max(p.first, u-reach), min(p.last, u+reach+1)
}

// strike cuts the units from first to last (exclusive) that are still in the
// body, and tells whether there was one.
func (s *sheet) strike(first, last int, c *cut) bool {
	did := false
	for u := first; u < last; u++ {
		if s.units[u].cut == nil {
			s.units[u].cut = c
			did = true
		}
	}
	return did
}

// maxParted is how many words a unit has at most that is split: no sentence has
// more, and weighing the halves of what has no end again and again takes too long.
const maxParted = 600

// part splits the unit u at byte at, so that the two halves can be cut apart.
// White space at the seam belongs to neither. A very long unit is left whole.
func (s *sheet) part(u, at int) {
	old := s.units[u]
	if s.size(u) > maxParted {
		return
	}
	left, right := trimmed(s.raw, old.start, at), trimmed(s.raw, at, old.end)
	if left.start == left.end || right.start == right.end {
		return
	}
	mid := old.first
	for mid < old.last && int(s.words[mid].start) < at {
		mid++
	}
	a, b := old, old
	a.span, a.last = left, mid
	b.span, b.first = right, mid
	s.units = append(s.units, unit{})
	copy(s.units[u+2:], s.units[u+1:])
	s.units[u], s.units[u+1] = a, b
	s.found = append(s.found, evidence{})
	copy(s.found[u+2:], s.found[u+1:])
	s.weighUnit(u)
	s.weighUnit(u + 1)
	s.paras[old.para].last++
	s.paras[old.para].parted = true
	for p := old.para + 1; p < len(s.paras); p++ {
		s.paras[p].first++
		s.paras[p].last++
	}
}
