package clean

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// Cleaner makes articles of items and remembers what each source repeats.
//
// Learn and Clean change what it knows and are called by one goroutine at a
// time; Apply only reads and may run in many at once, but not beside Learn or
// Clean.
type Cleaner struct {
	memory *memory
}

// New is a cleaner that has seen nothing yet.
func New() *Cleaner { return &Cleaner{memory: newMemory()} }

// Clean cleans an item from what came before it and then learns from it. An item
// that was learned already is not counted twice: ids name documents.
func (c *Cleaner) Clean(it model.Item) model.Article {
	a, s := c.apply(it)
	c.memory.learn(it.ID, s.source, s)
	return a
}

// Learn takes note of what items say, to tell what their sources repeat. The
// same id again changes nothing.
func (c *Cleaner) Learn(items ...model.Item) {
	for _, it := range items {
		if c.memory.knows(it.ID) {
			continue
		}
		_, s := draft(it)
		c.memory.learn(it.ID, s.source, s)
	}
}

// Apply cleans an item with what is known and learns nothing. What the item
// itself taught, if it was learned, does not speak against it.
func (c *Cleaner) Apply(it model.Item) model.Article {
	a, _ := c.apply(it)
	return a
}

func (c *Cleaner) apply(it model.Item) (model.Article, *sheet) {
	a, s := draft(it)
	strike := func(s *sheet) bool { return c.memory.strike(it.ID, s.source, s) }
	if strike(s) {
		s.finish(&a)
	}
	a.Body, a.Removed = s.again(&a, strike)
	s.pullQuotes(&a)
	if a.Source == "" {
		a.Source = publisher(&a)
	}
	if a.Headline == "" {
		lede := a.Lede()
		if lede == "" && len(a.Body) > 0 {
			lede = a.Body[0].Text // nothing but a list, or headings
		}
		a.Headline, a.HeadlineFrom = ledeHeadline(lede), model.FromLede
		if a.Headline == "" {
			a.HeadlineFrom = ""
		}
	}
	return a, s
}

// draft is all of cleaning that needs no memory: layout, cues, fields.
func draft(it model.Item) (model.Article, *sheet) {
	a := model.Article{ID: it.ID, Source: it.Source, URL: it.URL, Published: it.Published}
	if t := oneLine(it.Title); t != "" {
		a.Headline, a.HeadlineFrom = t, model.FromSource
	}
	var s *sheet
	if it.HTML != "" {
		s = pageSheet(it, &a)
	} else {
		s = newSheet(strings.ToValidUTF8(it.Text, "\uFFFD"))
	}
	a.Raw, s.source = s.raw, a.Source
	if a.Language == "" {
		a.Language = s.guessLanguage()
	}
	s.language = a.Language
	s.weigh()
	s.finish(&a)
	return a, s
}

// finish runs the rules that look at what the others left, until none finds
// more: a byline may come to light when the appeal above it is gone. It tells
// whether they cut anything.
func (s *sheet) finish(a *model.Article) bool {
	cut := false
	for range rounds(len(s.raw)) {
		units := len(s.units)
		did := s.prefixDates(a)
		did = s.cues() || did
		did = s.head(a) || did
		did = s.credits(a) || did
		cut = cut || did
		if !did && len(s.units) == units {
			break
		}
	}
	return cut
}

// removals are the cut units, those that follow on each other for the same
// reason as one.
func (s *sheet) removals() []model.Removal {
	var out []model.Removal
	joined := false
	for i := range s.units {
		u := &s.units[i]
		if u.cut == nil {
			joined = false
			continue
		}
		if n := len(out); joined && out[n-1].Reason == u.cut.reason && out[n-1].Rule == u.cut.rule {
			out[n-1].End = u.end
			if u.cut.support > out[n-1].Support {
				out[n-1].Support, out[n-1].Examples = u.cut.support, u.cut.examples
			}
			continue
		}
		out = append(out, model.Removal{
			Start: u.start, End: u.end, Reason: u.cut.reason, Rule: u.cut.rule,
			Support: u.cut.support, Examples: u.cut.examples,
		})
		joined = true
	}
	return out
}

// oneLine is s with its white space made single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
