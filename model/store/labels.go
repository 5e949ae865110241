package store

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/filter"
	"github.com/lede-reader/lede/model/store/search"
)

// labelsOf are the names that an article is found by, each once. A speaker of whom it is
// not sure is none.
func labelsOf(a *model.Article) search.Labels {
	l := search.Labels{Source: a.Source}
	for i := range a.Quotes {
		if q := &a.Quotes[i]; !q.Unsure {
			addName(&l.Speakers, q.Speaker)
			addName(&l.Roles, q.Role)
		}
	}
	for i := range a.PullQuotes {
		addName(&l.Speakers, a.PullQuotes[i].Speaker)
		addName(&l.Roles, a.PullQuotes[i].Role)
	}
	return l
}

func addName(to *[]string, name string) {
	if name != "" && !slices.Contains(*to, name) {
		*to = append(*to, name)
	}
}

// isQuoting tells whether anybody is quoted in an article.
func isQuoting(a *model.Article) bool { return len(a.Quotes)+len(a.PullQuotes) > 0 }

// labelOf is the label that a kind of terms looks at.
func labelOf(kind filter.Kind) search.Label {
	switch kind {
	case filter.Speaker:
		return search.Speakers
	case filter.Role:
		return search.Roles
	}
	return search.Source
}

// namesIn are an article's labels that a kind of terms looks at.
func namesIn(l *search.Labels, kind filter.Kind) []string {
	switch kind {
	case filter.Speaker:
		return l.Speakers
	case filter.Role:
		return l.Roles
	}
	return []string{l.Source}
}

// named tells whether one of some names is what a term looks for.
func named(names []string, want filter.Name) bool {
	return slices.ContainsFunc(names, func(name string) bool { return search.Named(name, want.Text, want.Whole) })
}

// since tells whether a known date is of a day, which begins then, or of a later one.
func since(d model.Date, day time.Time) bool {
	if d.DayOnly {
		y, m, n := day.Date()
		return !d.Time.Before(time.Date(y, m, n, 0, 0, 0, 0, time.UTC))
	}
	return !d.Time.Before(day)
}

// wordsOf are the terms of a filter that look for words in one and the same article, as
// Search and List take them; the others are left.
func wordsOf(f filter.Filter) (words string, rest []filter.Clause) {
	for _, c := range f.Clauses {
		if len(c) > 1 || c[0].Kind != filter.Words || c[0].Not {
			rest = append(rest, c)
			continue
		}
		words += c[0].Name.Search() + " "
	}
	if words != "" {
		words = words[:len(words)-1]
	}
	return words, rest
}

// tally counts names in the order in which they are met.
type tally struct {
	names []string
	count map[string]int
}

// add counts those of some names that begin so.
func (t *tally) add(names []string, begun string) {
	for _, name := range names {
		if name != "" && (begun == "" || search.Named(name, begun, false)) {
			t.put(name, 1)
		}
	}
}

// put counts a name that was met so many times.
func (t *tally) put(name string, times int) {
	if t.count == nil {
		t.count = map[string]int{}
	}
	if _, known := t.count[name]; !known {
		t.names = append(t.names, name)
	}
	t.count[name] += times
}

// tags counts those of a reader's tags that begin so, by the articles that have them.
func (t *tally) tags(counts map[string]int, begun string) {
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		tag, ok := strings.CutPrefix(name, tagSet)
		if ok && counts[name] > 0 && (begun == "" || search.Named(tag, begun, false)) {
			t.put(tag, counts[name])
		}
	}
}

// most are the n names that were met most often, the first ones first of those that
// were met as often.
func (t *tally) most(n int) []string {
	slices.SortStableFunc(t.names, func(a, b string) int { return cmp.Compare(t.count[b], t.count[a]) })
	return t.names[:min(n, len(t.names))]
}

// namesAmong is in how many of the newest articles that have such a name Names looks for
// others: enough to know who is much in the news, few enough for a key that is pressed.
const namesAmong = 200
