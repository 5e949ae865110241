package store

import (
	"context"
	"math"
	"strings"
	"time"

	"github.com/lede-reader/lede/model/filter"
	"github.com/lede-reader/lede/model/store/search"
)

// terms finds what the terms of a filter ask for.
type terms struct {
	*library
	ctx    context.Context
	c      *conn
	reader *deeds
	typing bool

	shared      func() (sharers, error) // the articles that share a story, read once
	all, quoted numbers                 // stories there are; articles in which anybody is quoted
}

// sift gives narrow the articles with each term that is of one version, and returns the
// stories of every other clause.
func (t *terms) sift(text string, narrow func(numbers)) (stories []numbers, err error) {
	if text == "" {
		return nil, nil
	}
	f, _ := filter.Parse(text, t.now())
	there, err := t.did(t.c, nobody)
	if err != nil {
		return nil, err
	}
	t.all, t.quoted = there.sets[storiesSet], there.sets[quotedSet]
	words, clauses := wordsOf(f)
	if words != "" {
		found, err := t.c.find(t.ctx, words, t.typing)
		if err != nil {
			return nil, err
		}
		narrow(found)
	}
	for _, c := range clauses {
		if len(c) == 1 && !c[0].Not && isOfArticles(c[0].Kind) {
			found, err := t.articles(&c[0])
			if err != nil {
				return nil, err
			}
			narrow(found)
			continue
		}
		var some numbers
		for i := range c {
			found, err := t.stories(&c[i])
			if err != nil {
				return nil, err
			}
			some = some.or(found)
		}
		stories = append(stories, some)
	}
	return stories, nil
}

// isOfArticles tells whether a kind of terms is of articles, not of whole stories.
func isOfArticles(k filter.Kind) bool {
	switch k {
	case filter.Unread, filter.Starred, filter.After, filter.Before:
		return false
	}
	return true
}

// stories are those for which a term holds.
func (t *terms) stories(term *filter.Term) (some numbers, err error) {
	switch term.Kind {
	case filter.Unread:
		some = t.all.without(t.reader.sets[storySet+readSet])
	case filter.Starred:
		some = t.reader.sets[storySet+starredSet]
	case filter.After, filter.Before:
		some, err = t.dated(term.Day, term.Kind == filter.Before)
	default:
		if some, err = t.articles(term); err == nil {
			some, err = t.storiesOf(some)
		}
	}
	if term.Not {
		some = t.all.without(some)
	}
	return some, err
}

// articles are those with a term.
func (t *terms) articles(term *filter.Term) (some numbers, err error) {
	switch term.Kind {
	case filter.Has:
		return t.quoted, nil
	case filter.Words:
		return t.c.find(t.ctx, term.Name.Search(), t.typing)
	case filter.Tag:
		for name, set := range t.reader.sets {
			if tag, ok := strings.CutPrefix(name, tagSet); ok && search.Named(tag, term.Name.Text, term.Name.Whole) {
				some = some.or(set)
			}
		}
		return some, nil
	case filter.Source:
		if some, err = t.bySource(term.Name); err != nil {
			return nil, err
		}
	}
	if match := search.LabelMatch(labelOf(term.Kind), term.Name.Text, term.Name.Whole); match != "" {
		for r := range t.c.rows(&err, "SELECT rowid FROM labels WHERE labels MATCH ?", match) {
			some.add(r.int(0))
		}
	}
	return some, err
}

// bySource are the articles that came from sources that are called so, whatever these call
// themselves in them.
func (t *terms) bySource(name filter.Name) (some numbers, err error) {
	all, err := sourcesIn(t.c, "")
	for i := range all {
		if err != nil || !named([]string{all[i].Label()}, name) {
			continue
		}
		for r := range t.c.rows(&err, "SELECT n FROM articles WHERE source = ?", all[i].Number) {
			some.add(r.int(0))
		}
	}
	return some, err
}

// dated are the stories with a date since a day, or those before it.
func (t *terms) dated(day time.Time, before bool) (some numbers, err error) {
	// Days are read off within a day of the moment, for some are known by no more
	// than their name: those of the others are told by the order alone.
	at, margin := -day.UnixMicro(), (24 * time.Hour).Microseconds()
	query, from, to := "SELECT n FROM stories WHERE sort >= ? AND sort <= ?", int64(math.MinInt64), at-margin
	if before {
		from, to = at+margin, undated-1
	}
	for r := range t.c.rows(&err, query, from, to) {
		some.add(r.int(0))
	}
	if err != nil {
		return nil, err
	}
	for r := range t.c.rows(&err, "SELECT n, pub, zone, sort FROM stories WHERE sort > ? AND sort < ?", at-margin, at+margin) {
		d := r.date(1)
		if d.IsZero() {
			d.Time = microTime(-r.int(3)) // when it came
		}
		if since(d, day) != before {
			some.add(r.int(0))
		}
	}
	return some, err
}
