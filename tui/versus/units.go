package versus

import (
	"sort"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// mark says how what a unit shows stands to the other text.
type mark uint8

const (
	same mark = iota
	aside
	moved
	reworded
	added
	cut
	folded // sentences that are the same, not shown
)

// differs tells whether a unit is a difference.
func (m mark) differs() bool { return m == moved || m == reworded || m == added || m == cut }

// unit is a piece of a paragraph of one mark.
type unit struct {
	mark     mark
	block    int // of This, of Other for what is cut
	from, to int // sentences
	start    int // bytes of the text
	end      int
	air      bool // an empty line stands above
	lines    []string
}

// longest is how many bytes a unit has at most: a screen or two.
const longest = 4 << 10

// Of sentences in a row that are the same, those beside a difference are shown, and the
// rest is folded if it is leastFold or more.
const leastFold = 2

// layOut parts the comparison into units.
func (p *Pane) layOut() {
	p.units, p.hunks, p.block = nil, nil, none
	if p.c == nil {
		return
	}
	this, cuts := p.c.This.Sentences, p.c.Cut()
	for i := 0; i < len(this); {
		p.cut(cuts[i])
		mark := markOf(&this[i])
		to := i + 1
		for mark == same && to < len(this) && len(cuts[to]) == 0 && markOf(&this[to]) == same {
			to++
		}
		if mark == same {
			p.alike(i, to)
		} else {
			p.add(mark, i, to)
		}
		i = to
	}
	p.cut(cuts[len(this)])
	p.findHunks()
}

// markOf is how a sentence of this text stands to the other text.
func markOf(s *model.Compared) mark {
	switch {
	case s.Aside:
		return aside
	case s.Standing == model.Alone:
		return added
	case s.Standing == model.Reworded:
		return reworded
	case s.Moved:
		return moved
	}
	return same
}

// alike adds sentences that are the same: those at the ends, the rest folded.
func (p *Pane) alike(from, to int) {
	head, tail := from, to
	if from > 0 {
		head++
	}
	if to < len(p.c.This.Sentences) {
		tail--
	}
	if from == 0 && to == len(p.c.This.Sentences) {
		head++ // nothing differs: its beginning says what it is
	}
	if p.open || tail-head < leastFold {
		p.add(same, from, to)
		return
	}
	p.add(same, from, head)
	p.push(unit{mark: folded, block: p.c.This.Sentences[head].Block, from: head, to: tail})
	p.add(same, tail, to)
}

// add adds sentences of this text of one mark, paragraph by paragraph.
func (p *Pane) add(m mark, from, to int) { p.addOf(&p.c.This, m, from, to) }

// cut adds sentences that only the other text has.
func (p *Pane) cut(js []int) {
	for k := 0; k < len(js); {
		to := k + 1
		for to < len(js) && js[to] == js[to-1]+1 {
			to++
		}
		p.addOf(&p.c.Other, cut, js[k], js[to-1]+1)
		k = to
	}
}

func (p *Pane) addOf(side *model.Side, m mark, from, to int) {
	for from < to {
		s := side.Sentences[from]
		next := from + 1
		for next < to && side.Sentences[next].Block == s.Block && side.Sentences[next].End-s.Start <= longest {
			next++
		}
		end := side.Sentences[next-1].End
		text := p.text(m)
		for start := s.Start; start < end; {
			stop := pieceEnd(text, start, end)
			p.push(unit{mark: m, block: s.Block, from: from, to: next, start: start, end: stop})
			start = stop
		}
		from = next
	}
}

// pieceEnd is where the piece of a text that starts at from ends: at end, or behind a
// white space, or a rune.
func pieceEnd(text string, from, end int) int {
	if end-from <= longest {
		return end
	}
	for at := from + longest; at > from+longest*3/4; at-- {
		if text[at-1] == ' ' {
			return at
		}
	}
	at := from + longest
	for at > from+longest-utf8.UTFMax && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// push adds a unit, with air above where another paragraph begins: of what was cut, where
// its own did.
func (p *Pane) push(u unit) {
	if n := len(p.units); n > 0 {
		above := p.units[n-1]
		switch {
		case u.mark != cut:
			u.air = u.block != p.block
		case above.mark == cut:
			u.air = u.block != above.block
		default:
			u.air = u.from == 0 || p.c.Other.Sentences[u.from-1].Block != u.block
		}
		u.air = u.air && !(above.mark == u.mark && above.end == u.start && u.start > 0)
	}
	if u.mark != cut {
		p.block = u.block
	}
	p.units = append(p.units, u)
}

// findHunks notes where differences of one mark begin that stand beside each other.
func (p *Pane) findHunks() {
	for i := range p.units {
		if p.units[i].mark.differs() && (i == 0 || p.units[i-1].mark != p.units[i].mark) {
			p.hunks = append(p.hunks, i)
		}
	}
}

// hunkOf is the number of the hunk that a unit is in, or of the one above; -1 if none is.
func (p *Pane) hunkOf(unit int) int { return sort.SearchInts(p.hunks, unit+1) - 1 }
