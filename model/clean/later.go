package clean

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// Grown gives the ids of documents that hold what their source was found to
// repeat by documents learned after them: a sentence, or eight words in a row,
// that now stands in just enough stories to be cut. Each is given once; documents
// learned together may be among them, and some that Later cuts nothing from. Where
// nobody keeps notes there are none.
func (c *Cleaner) Grown() []string {
	c.writer.Lock()
	defer c.writer.Unlock()
	var out []string
	for _, m := range c.all() {
		out = append(out, m.grown...)
		m.grown = nil
	}
	return out
}

// maxGrown is how many documents of a source are remembered for Grown.
const maxGrown = 1000

// grow notes whom a document that is about to be learned shows to repeat. What the
// cues cut of it is not asked for: it was cut of the others, too.
func (m *memory) grow(source string, seen *sight, s *sheet) {
	need := needed(source)
	var counts []int
	for u := range s.units {
		unit := &s.units[u]
		if unit.cut != nil || s.size(u) < shingle || !seen.repeats(unit, need) {
			continue
		}
		if counts == nil {
			counts = make([]int, len(seen.others))
		}
		clear(counts)
		least := min(s.size(u), minRepeated) - shingle + 1
		for w := unit.first; w < unit.last; w++ {
			if !seen.crosses(w, need) {
				continue
			}
			for _, n := range seen.at(w) {
				if counts[n]++; counts[n] == least {
					m.noteGrown(seen.others[n].id)
				}
			}
		}
	}
}

func (m *memory) noteGrown(id string) {
	if id != "" && len(m.grown) < maxGrown && !slices.Contains(m.grown, id) {
		m.grown = append(m.grown, id)
	}
}

// repeats tells whether a unit, or enough words of it in a row, have just come to
// stand in enough stories.
func (seen *sight) repeats(u *unit, need int) bool {
	hit, run, until := 0, 0, 0
	for w := u.first; w < u.last; w++ {
		if seen.crosses(w, need) {
			until = w + shingle
		}
		if w >= until {
			run = 0
			continue
		}
		hit++
		if run++; run >= minRepeated {
			return true
		}
	}
	return float64(hit) >= covered*float64(u.last-u.first)
}

// crosses tells whether the shingle at word w stands with the copy, and only with
// it, in as many stories as are needed, or in the one more that some demand.
func (seen *sight) crosses(w, need int) bool {
	held := seen.at(w)
	if len(held)+1 < need {
		return false
	}
	var stories [maxHolders]uint32
	n := 0
	for _, h := range held {
		o := &seen.others[h]
		if o.own {
			return false
		}
		if !slices.Contains(stories[:n], o.story) {
			if stories[n] = o.story; n == need {
				return false
			}
			n++
		}
	}
	return n+1 >= need
}

// Later cuts from an article that was cleaned before what its source repeats by
// now, and tells whether that cut anything; each such removal is of the time when.
// Only repetition is asked, the fields stay as they are, and what a person
// restored or keeps stays. See Restore for what belongs to the body as it was.
//
// An article that would lose more than half of what it shows loses nothing, nor
// one that was cut so mostLater times.
func (c *Cleaner) Later(a *model.Article, when model.Date) bool {
	source := c.SourceOf(a)
	m := c.of(source)
	removed := slices.Clone(a.Removed)
	if laterCuts(removed) >= mostLater {
		return false
	}
	paras, shapes := relayout(a)
	blocks, of := body(a.Raw, paras, shapes, removed)
	s := sheetOf(&c.shelf, a.Raw, paras, shapes)
	s.source, s.language = source, a.Language
	s.weigh()
	for range minRounds {
		r := s.reread(blocks, of, removed)
		if r == nil { // nothing was ever cut
			r = &rereading{sheet: s}
		}
		if !m.strike(a.ID, source, r.sheet) || !r.anyCut() {
			break
		}
		more := r.removals()
		if r.sheet != s {
			more = r.more(nil)
		}
		n := len(removed)
		if removed = withLater(removed, more, when); len(removed) == n {
			break
		}
		blocks, of = body(a.Raw, paras, shapes, removed)
	}
	if len(removed) == len(a.Removed) {
		return false
	}
	next := *a
	lay(&next, removed)
	m.heed(&next, source)
	if before, after := len(a.Text()), len(next.Text()); after == before || 2*after < before {
		return false
	}
	*a = next
	return true
}

// mostLater is how often an article is cut after it was cleaned.
const mostLater = 5

func laterCuts(removed []model.Removal) int {
	var times []model.Date
	for _, r := range removed {
		if !r.Later.IsZero() && !slices.Contains(times, r.Later) {
			times = append(times, r.Later)
		}
	}
	return len(times)
}

// withLater adds to removals those of more that touch none of them, as cut later.
func withLater(removed, more []model.Removal, when model.Date) []model.Removal {
	out := slices.Clone(removed)
	for _, r := range more {
		if slices.ContainsFunc(removed, func(o model.Removal) bool { return o.Start < r.End && r.Start < o.End }) {
			continue
		}
		r.Later = when
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b model.Removal) int { return a.Start - b.Start })
	return out
}
