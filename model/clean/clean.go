package clean

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// Cleaner makes articles of items and remembers what each source repeats. Its
// methods may be called from several goroutines at once: those that change what it
// knows (Learn, Clean, Notes, Catch) wait for each other, Apply for none of them
// longer than it takes to take in one item, or to recall its source. What Apply
// finds while Learn runs is of the moment: the source as it was known at some time.
type Cleaner struct {
	book model.Notebook // nil: memory alone

	writer sync.Mutex   // of those that change what is known
	mu     sync.RWMutex // of sources
	// by numberOf; only who holds writer takes one out, but for one that failed
	sources  map[int64]*memory
	resident atomic.Int64 // bytes of sources
	clock    atomic.Int64 // counts meetings
	round    int64        // counts calls of Notes
	bounds   func(source string) bounds
	most     int64 // of resident

	drafts drafts
	shelf  shelf
}

// New is a cleaner that has seen nothing yet and notes nothing.
func New() *Cleaner { return Open(nil) }

// Clean cleans an item from what came before it and then learns from it. An item
// that was learned already is not counted twice: ids name documents.
func (c *Cleaner) Clean(it model.Item) model.Article {
	c.writer.Lock()
	defer c.writer.Unlock()
	a, s := draft(it, &c.shelf)
	m := c.of(s.source)
	m.finish(&a, s)
	m.learn(it.ID, s.source, s)
	c.shelf.give(s)
	c.trim()
	return a
}

// Learn takes note of what items say, to tell what their sources repeat. The
// same id again changes nothing. Of many items those of a source are learned one
// after the other, so that it is recalled once: give a batch whole and, where
// there are very many sources, Apply it source by source too. What it made of a
// batch Apply goes on from, until the next batch comes.
func (c *Cleaner) Learn(items ...model.Item) {
	c.writer.Lock()
	defer c.writer.Unlock()
	batch := len(items) > 1
	if batch {
		c.drafts.clear()
		items = slices.Clone(items)
		slices.SortStableFunc(items, func(a, b model.Item) int { return cmp.Compare(a.Source, b.Source) })
	}
	for _, it := range items {
		c.learn(it, batch)
	}
}

func (c *Cleaner) learn(it model.Item, keep bool) {
	if (it.Source != "" || it.HTML == "") && c.of(it.Source).knows(it.ID) {
		return
	}
	a, s := draft(it, &c.shelf)
	c.of(s.source).learn(it.ID, s.source, s)
	if !keep || !c.drafts.keep(it, a, s) {
		c.shelf.give(s)
	}
	c.trim()
}

// Apply cleans an item with what is known and learns nothing. What the item
// itself taught, if it was learned, does not speak against it.
func (c *Cleaner) Apply(it model.Item) model.Article {
	a, s, ok := c.drafts.take(it)
	if !ok {
		a, s = draft(it, &c.shelf)
	}
	c.of(s.source).finish(&a, s)
	c.shelf.give(s)
	if c.resident.Load() > c.most && c.writer.TryLock() {
		c.trim()
		c.writer.Unlock()
	}
	return a
}

// finish makes of a draft an article, with what is known of its source.
func (m *memory) finish(a *model.Article, s *sheet) {
	strike := func(s *sheet) bool { return m.strike(a.ID, s.source, s) }
	if strike(s) {
		s.finish(a)
	}
	a.Body, a.Removed = s.again(a, strike)
	s.creditsLast(a)
	if a.Published.IsZero() && s.date.unsure && s.source != "" {
		s.date.settle(m.figureOrder())
		a.Published = s.date.date()
	}
	if a.Published.IsZero() {
		a.Published = s.opened
	}
	m.heed(a, s.source)
	s.pullQuotes(a)
	if a.Source == "" {
		a.Source = publisher(a)
	}
	if a.Headline == "" {
		a.Headline, a.HeadlineFrom = headlineOf(a), model.FromLede
		if a.Headline == "" {
			a.HeadlineFrom = ""
		}
	}
}

// draft is all of cleaning that needs no memory: layout, cues, fields.
func draft(it model.Item, h *shelf) (model.Article, *sheet) {
	a := model.Article{ID: it.ID, Source: it.Source, URL: it.URL, Published: it.Published}
	if t := givenTitle(it); t != "" {
		a.Headline, a.HeadlineFrom = t, model.FromSource
	}
	var s *sheet
	if it.HTML != "" {
		s = pageSheet(it, &a)
	} else {
		text := it.Text
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\uFFFD")
		}
		s = newSheet(h, text)
	}
	if given := givenByline(it); given != "" {
		a.Byline = preferred(a.Byline, given, false)
		if a.Byline == "" {
			a.Byline = given
		}
		a.Credits = agenciesBeside(given)
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
	for n := range rounds(len(s.raw)) {
		units := len(s.units)
		did := n == 0 && s.fieldsFirst(a)
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
func oneLine(s string) string {
	space := true
	for _, r := range s {
		was := space
		if space = r == ' '; space && was || !space && unicode.IsSpace(r) {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return strings.TrimSuffix(s, " ")
}
