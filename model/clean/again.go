package clean

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// again reads what is left of a copy as a copy of its own, as often as that
// finds more to cut, and gives the body and all removals. What it ends with is
// what cleaning the body a second time would see: so that finds nothing.
//
// The first reading sees more than the body (a sentence in the middle of which
// something was cut, a list under its head), a later one may see better: two
// halves that make one sentence.
func (s *sheet) again(a *model.Article, strike func(*sheet) bool) ([]model.Block, []model.Removal) {
	removed := s.removals()
	paras := make([]span, len(s.paras))
	shapes := make([]shape, len(s.paras))
	for i, p := range s.paras {
		paras[i], shapes[i] = p.span, p.block
	}
	blocks, of := body(s.raw, paras, shapes, removed)
	for range rounds(len(s.raw)) {
		r := s.reread(blocks, of, removed)
		if r == nil {
			break
		}
		r.finish(a)
		if strike(r.sheet) {
			r.finish(a)
		}
		s.credited = r.credited
		if s.opened.IsZero() {
			s.opened = r.opened
		}
		if !r.anyCut() {
			s.shelf.give(r.sheet)
			break
		}
		removed = r.more(removed)
		s.shelf.give(r.sheet)
		blocks, of = body(s.raw, paras, shapes, removed)
	}
	settle(removed, blocks)
	return blocks, removed
}

// The rules are run again and again until they find nothing more. That takes a
// few rounds; text made to take very many does so only up to maxWork bytes read,
// and minRounds.
const (
	maxWork   = 8 << 20
	minRounds = 6
)

func rounds(size int) int { return max(minRounds, maxWork/(size+1)) }

// rereading is a sheet of what is left of another, and where its paragraphs
// stand there.
type rereading struct {
	*sheet
	origin []origin
}

// origin is where a paragraph comes from: byte i of its text from byte start+i
// of Raw, or, where it has lost something, from byte from[i]; kept are then the
// runs of Raw that it is made of.
type origin struct {
	start int
	from  []int32
	kept  []span
}

// reread lays out the body as newSheet would if it were a copy; nil if nothing
// would differ. What is known of paragraphs that are whole is taken over.
func (s *sheet) reread(blocks []model.Block, of []int, removed []model.Removal) *rereading {
	whole := len(removed) == 0 && len(blocks) == len(s.paras)
	size := 0
	for i, b := range blocks {
		whole = whole && s.untouched(of[i], b.Text)
		size += len(b.Text) + 2
	}
	if whole {
		return nil
	}
	r := &rereading{origin: make([]origin, len(blocks)), sheet: s.shelf.sheet(size)}
	r.older, r.language, r.book, r.source, r.chatty = s.seen, s.language, s.book, s.source, s.chatty
	r.noTopLine, r.titled = s.noTopLine, s.titled
	r.credited, r.noCredit, r.printed, r.date = s.credited, s.noCredit, s.printed, s.date
	var text strings.Builder
	text.Grow(size)
	for i, b := range blocks {
		if i > 0 {
			text.WriteString("\n\n")
		}
		r.paras = append(r.paras, para{span: span{text.Len(), text.Len() + len(b.Text)}, block: s.paras[of[i]].block})
		text.WriteString(b.Text)
	}
	r.raw = text.String()
	next := 0
	for i, b := range blocks {
		old := &s.paras[of[i]]
		for next < len(removed) && removed[next].End <= old.start {
			next++
		}
		if s.untouched(of[i], b.Text) {
			r.origin[i].start = old.start
			r.takeOver(i, s, of[i])
		} else {
			r.origin[i] = originOf(s.raw, old, removed[next:])
			r.parse(i)
		}
	}
	if s.page == nil {
		if l := r.guessLanguage(); bookOf(l) != s.book {
			r.language = l
			r.weigh()
		}
	}
	return r
}

// untouched tells whether text is all of paragraph p, and its units are what
// they were at first.
func (s *sheet) untouched(p int, text string) bool {
	q := &s.paras[p]
	return !q.parted && text == s.raw[q.start:q.end]
}

func originOf(raw string, p *para, removed []model.Removal) origin {
	t := setting{raw: raw, verbatim: p.block.kind == model.Preformatted, mapped: true}
	_, kept := withoutBullet(raw, p.block, keptSpans(raw, p.span, removed))
	t.addAll(kept)
	return origin{start: p.start, from: t.from, kept: kept}
}

// takeOver makes paragraph i of what is known of paragraph p of s.
func (r *rereading) takeOver(i int, s *sheet, p int) {
	to, old := &r.paras[i], &s.paras[p]
	to.first = len(r.units)
	shift := to.start - old.start
	for u := old.first; u < old.last; u++ {
		x := s.units[u]
		from := len(r.words)
		r.words = append(r.words, s.words[x.first:x.last]...)
		for i := from; i < len(r.words); i++ {
			r.words[i].start += int32(shift)
			r.words[i].end += int32(shift)
		}
		for w := x.first; w < x.last && r.older != nil; w++ {
			if w+shingle > s.units[old.last-1].last && s.words[w].line == 0 {
				r.same = append(r.same, -1)
			} else {
				r.same = append(r.same, int32(w))
			}
		}
		r.units = append(r.units, unit{span: span{x.start + shift, x.end + shift}, para: i, first: from, last: len(r.words)})
		r.found = append(r.found, s.found[u])
	}
	to.last = len(r.units)
}

// parse makes paragraph i of its text.
func (r *rereading) parse(i int) {
	p := &r.paras[i]
	r.partParagraph(i)
	r.found = append(r.found, make([]evidence, p.last-p.first)...)
	for u := p.first; u < p.last; u++ {
		r.weighUnit(u)
		for range r.size(u) {
			r.same = append(r.same, -1)
		}
	}
}

func (s *sheet) anyCut() bool {
	return slices.ContainsFunc(s.units, func(u unit) bool { return u.cut != nil })
}

// more are the removals so far and those of the second reading, in order.
func (r *rereading) more(removed []model.Removal) []model.Removal {
	out := slices.Clone(removed)
	for _, m := range r.removals() {
		for _, k := range r.back(m.Start, m.End) {
			m.Start, m.End = k.start, k.end
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b model.Removal) int { return a.Start - b.Start })
	return out
}

// back gives the runs of Raw that make the bytes from start to end.
func (r *rereading) back(start, end int) []span {
	var out []span
	for i, p := range r.paras {
		from, to := max(start, p.start), min(end, p.end)
		if from >= to {
			continue
		}
		from, to = from-p.start, to-p.start
		o := &r.origin[i]
		if o.from == nil {
			out = append(out, span{o.start + from, o.start + to})
			continue
		}
		from, to = int(o.from[from]), int(o.from[to-1])+1
		for _, k := range o.kept {
			if x := (span{max(from, k.start), min(to, k.end)}); x.start < x.end {
				out = append(out, x)
			}
		}
	}
	return out
}
