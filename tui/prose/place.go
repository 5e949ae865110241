package prose

import "sort"

// Place is a place in an article that stands whatever the width: a byte of the
// text of a block. A negative Offset is as many lines of air above the words.
// Block -1 is the head, whose Offset counts lines.
type Place struct {
	Block, Offset int
	Pull          int // number from 1 in PullQuotes of the pull quote before the block, 0 for the block itself
}

// Passage is a run of one block or of one pull quote: bytes of its text as it
// stands in the article, End exclusive.
type Passage struct {
	Block, Start, End int
	Pull              int
}

// Before tells whether m stands before o on the page.
func (m Passage) Before(o Passage) bool {
	if m.Block != o.Block {
		return m.Block < o.Block
	}
	if (m.Pull > 0) != (o.Pull > 0) {
		return m.Pull > 0
	}
	return m.Pull < o.Pull || m.Pull == o.Pull && m.Start < o.Start
}

// Place is where s stands.
func (p *Page) Place(s Spot) Place {
	u := p.units[s.Unit]
	lines := p.unit(s.Unit)
	place := Place{Block: u.block, Pull: u.pull, Offset: u.from}
	if s.Line >= len(lines) {
		return place
	}
	if l := lines[s.Line]; !l.words() {
		for i, below := range lines[s.Line:] {
			if below.words() {
				place.Offset = -i
				if s.Line > 0 && lines[s.Line-1].words() { // below the words, not above
					place.Offset = u.from + below.start
				}
				return place
			}
		}
		place.Offset = u.to
		return place
	}
	place.Offset += lines[s.Line].start
	return place
}

// Spot is the line of a place, the nearest one if the article has none such.
func (p *Page) Spot(at Place) Spot {
	i := min(p.first(at.Block), len(p.units)-1)
	for i < len(p.units)-1 && !p.holds(i, at) && p.units[i+1].block == at.Block {
		i++
	}
	lines := p.unit(i)
	words := 0
	for words < len(lines) && !lines[words].words() {
		words++
	}
	if at.Offset < 0 {
		return Spot{Unit: i, Line: min(max(words+at.Offset, 0), max(len(lines)-1, 0))}
	}
	offset := at.Offset - p.units[i].from
	best := min(words, max(len(lines)-1, 0))
	for n := best; n < len(lines); n++ {
		if lines[n].words() && lines[n].start <= offset {
			best = n
		}
	}
	return Spot{Unit: i, Line: best}
}

// holds tells whether a unit is the one that a place is in.
func (p *Page) holds(i int, at Place) bool {
	u := p.units[i]
	return u.block == at.Block && u.pull == at.Pull && (u.pull > 0 || at.Offset < u.to || u.to == 0)
}

// Find is the bytes from start to end of the article's Text, a passage a block.
func (p *Page) Find(start, end int) []Passage {
	starts := p.blockStarts()
	start = max(start, 0)
	var found []Passage
	for i := max(sort.SearchInts(starts, start+1)-1, 0); i < len(starts) && (i == 0 || len(found) == 0 || starts[i] < end); i++ {
		n := len(p.a.Body[i].Text)
		if from := start - starts[i]; from <= n {
			from = max(from, 0)
			found = append(found, Passage{Block: i, Start: from, End: min(max(end-starts[i], from), n)})
		}
	}
	return found
}

// blockStarts is where each block starts in the article's Text.
func (p *Page) blockStarts() []int {
	if p.starts == nil && len(p.a.Body) > 0 {
		p.starts = make([]int, len(p.a.Body))
		for i, b := range p.a.Body[:len(p.a.Body)-1] {
			p.starts[i+1] = p.starts[i] + len(b.Text) + blankLine
		}
	}
	return p.starts
}

// blankLine is what parts the blocks in an article's Text.
const blankLine = len("\n\n")

// At is the first line of a passage.
func (p *Page) At(m Passage) Spot {
	return p.Spot(Place{Block: m.Block, Offset: p.shown(m, m.Start), Pull: m.Pull})
}

// Light lights passages, and nothing else; none puts the light out.
func (p *Page) Light(m ...Passage) { p.lit = m }

// shown is where a byte of the article's text stands in what the gate made of it.
func (p *Page) shown(m Passage, at int) int {
	if m.Pull > 0 || m.Block >= len(p.a.Body) {
		return at
	}
	b := p.a.Body[m.Block]
	i := p.first(m.Block)
	for i < len(p.units)-1 && p.units[i+1].block == m.Block && (p.units[i].pull > 0 || at >= p.units[i].to) {
		i++
	}
	u := p.units[i]
	return u.from + gateOffset(b, u.from, min(max(at, u.from), u.to))
}

// gateOffset is how long text[from:at] is behind the gate.
func gateOffset(b block, from, at int) int {
	piece := b.Text[from:at]
	gated := gate(b.Kind, piece)
	if n := len(piece) - len(gated); n == 1 && piece[len(piece)-1] == ' ' {
		return len(piece) // the gate trims a space that is not at the end of the whole
	}
	return len(gated)
}
