package clean

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// A run of fields may stand glued to what a page says before or behind it: "Buy or
// subscribe Published 3 March 2024 by Jo Marsh". It is lifted where two fields show
// that it is one: a date and names, or "By" and what only pages say; at the end, or
// behind a sentence, a day with its hour.
func (l *fieldLine) run() (t topLine, first, end int, ok bool) {
	for n := len(l.fields) - 1; n > 0; n-- {
		for i := 0; i+n <= len(l.fields); i++ {
			fields := l.fields[i : i+n]
			if !l.stands(fields) {
				continue
			}
			if t, ok := l.compose(fields); ok && l.proven(t, fields) {
				return t, fields[0].first, fields[n-1].end, true
			}
		}
	}
	return t, 0, 0, false
}

// stands tells whether what is around fields may end before and begin behind them.
func (l *fieldLine) stands(fields []lineField) bool {
	first, end := fields[0].first, fields[len(fields)-1].end
	if fields[0].kind == regionField && first > 0 && !endsSentence(l.word(first-1)) {
		return false // names run on from what is before
	}
	word := l.word(first)
	if !capital(word) && !digit(word, 0) && first > 0 {
		return false
	}
	if before := l.bare(first - 1); first > 0 && !strings.HasSuffix(l.word(first-1), ".") && (particles()[before] || opensDate(before) || strings.HasSuffix(l.word(first-1), ",")) {
		return false
	}
	next := l.word(end)
	return next == "" || capital(next) || l.bare(end) == "" || digit(next, 0)
}

func endsSentence(word string) bool { return final(word) || strings.HasSuffix(word, ":") }

// proven tells whether a run is one by two of its fields.
func (l *fieldLine) proven(t topLine, fields []lineField) bool {
	by, talk := false, false
	for _, f := range fields {
		by = by || f.kind == writerField && !f.crew
		talk = talk || f.kind == talkField && f.strong
	}
	if t.date && t.published.unsure && !by {
		return false
	}
	edge := fields[0].first == 0 || fields[len(fields)-1].end == len(l.tokens)
	start := fields[0].first
	return t.by && t.date || edge && by && talk && strings.Contains(t.names, " ") ||
		t.date && t.published.clock && t.published.zoned && !t.by && edge && start > 0 && endsSentence(l.word(start-1))
}

// namesYear tells whether a text may name a year, of this century or the last.
func namesYear(text string) bool {
	for i := 0; i+3 < len(text); i++ {
		if (text[i] == '2' && text[i+1] == '0' || text[i] == '1' && text[i+1] == '9') && digit(text, i+2) && digit(text, i+3) {
			return true
		}
	}
	return false
}

// maxRun is how long a paragraph is at most in which a run is looked for, maxRunStart how
// far from its start if it ends as a sentence, in bytes.
const (
	maxRun      = 400
	maxRunStart = 80
)

// fieldRun lifts a run of fields that is glued to what else stands in a paragraph.
func (s *sheet) fieldRun(a *model.Article, p int, text string, first int) bool {
	if len(text) > maxRun || s.noRun[text] {
		return false
	}
	near := text
	if final(text) {
		near = text[:min(len(text), maxRunStart)] // a call that ends as a sentence has it before it
	}
	if !namesYear(near) && !strings.Contains(near, "By ") {
		return false
	}
	l := partFields(text, s.order())
	t, from, end, ok := l.run()
	if !ok {
		if s.noRun == nil {
			s.noRun = map[string]bool{}
		}
		s.noRun[text] = true
		return false
	}
	base := s.units[first].start
	at, to := base+l.tokens[from].start, base+l.tokens[end-1].end
	for u := first; u < s.paras[p].last; u++ {
		for _, seam := range [...]int{at, to} {
			if s.units[u].start < seam && seam < s.units[u].end {
				s.part(u, seam)
			}
		}
	}
	u, last := first, first
	for u < s.paras[p].last && s.units[u].start < at {
		u++
	}
	for last = u; last < s.paras[p].last && s.units[last].end <= to; last++ {
	}
	return u < last && s.lift(a, t, p, u, last)
}
