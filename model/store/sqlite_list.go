package store

import (
	"context"
	"math"
	"slices"
	"sync"

	"github.com/lede-reader/lede/model"
)

// listing is an order of stories. Where nearly all stories are in it, it walks the
// order in the database and holds the pages that were looked at; else it holds
// the numbers of them all.
type listing struct {
	*SQLite
	moment int64 // the number given last when it was taken
	gen    int64 // and the transaction
	length int
	filter passing
	held   []int64 // all of it, where it does not walk
	there  numbers // the stories when it was taken, where it is not of nearly all

	mu    sync.Mutex
	pages map[int]*page
}

// List implements Store.
func (s *SQLite) List(ctx context.Context, q model.Query) (Listing, error) {
	l := &listing{SQLite: s, pages: map[int]*page{}}
	err := s.view(ctx, "list the stories", func(c *conn) error {
		now, err := readCounts(c)
		if err != nil {
			return err
		}
		l.moment, l.gen = now.last, now.gen
		d, err := s.self(c)
		if err != nil {
			return err
		}
		if err := l.sift(ctx, c, q, d); err != nil {
			return err
		}
		if l.filter.plain() {
			l.length = int(now.stories)
			return nil
		}
		if !q.Unread && !q.Starred && !q.Spiked && !l.filter.limited {
			l.length = int(now.stories) - l.filter.spiked.count()
			return nil
		}
		there, err := s.did(c, nobody)
		if err != nil {
			return err
		}
		// Where few are left it is cheaper to look them up than to walk the order
		// until a page of them is found.
		l.there = there.sets[storiesSet]
		which := l.filter.apply(l.there)
		l.length = which.count()
		if float64(l.length) < l.hold*math.Sqrt(float64(now.stories)) {
			return l.holdAll(c, which)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l, nil
}

// holdAll reads the places of stories, and holds their order.
func (l *listing) holdAll(c *conn, which numbers) error {
	places := make([]place, 0, l.length)
	for n := range which.all() {
		r, err := c.first("SELECT sort FROM stories WHERE n = ?", n)
		if err != nil {
			return err
		}
		if r != nil {
			places = append(places, place{r.int(0), n})
		}
	}
	slices.SortFunc(places, comparePlaces)
	l.length = len(places)
	l.held = make([]int64, len(places))
	for i, p := range places {
		l.held[i] = p.n
	}
	return nil
}

// Len implements Listing.
func (l *listing) Len() int { return l.length }

// Moment implements Listing.
func (l *listing) Moment() int64 { return l.moment }

// Newer implements Listing.
func (l *listing) Newer(ctx context.Context, than int64) (count int, err error) {
	if l.held != nil {
		for _, n := range l.held {
			if n > than {
				count++
			}
		}
		return count, nil
	}
	err = l.view(ctx, "count what came", func(c *conn) (err error) {
		for r := range c.rows(&err, "SELECT n FROM stories WHERE n > ? AND n <= ?", than, l.moment) {
			if l.filter.has(r.int(0)) {
				count++
			}
		}
		return err
	})
	return count, err
}

// Rows implements Listing.
func (l *listing) Rows(ctx context.Context, from, n int) ([]model.Row, error) {
	from = min(max(from, 0), l.length)
	rows := make([]model.Row, max(0, min(n, l.length-from)))
	err := l.view(ctx, "read the list", func(c *conn) error {
		d, err := l.self(c)
		if err != nil {
			return err
		}
		for i := range rows {
			story, err := l.at(c, from+i)
			if err != nil {
				return err
			}
			if story == 0 {
				continue
			}
			if rows[i], err = rowOf(c, d, story); err != nil {
				return err
			}
		}
		return nil
	})
	return rows, err
}

// Stories implements Listing.
func (l *listing) Stories(ctx context.Context, from, n int) ([]model.Story, error) {
	from = min(max(from, 0), l.length)
	stories := make([]model.Story, max(0, min(n, l.length-from)))
	err := l.view(ctx, "read the stories", func(c *conn) error {
		d, err := l.self(c)
		if err != nil {
			return err
		}
		for i := range stories {
			n, err := l.at(c, from+i)
			if err != nil {
				return err
			}
			if n == 0 {
				continue
			}
			vs, arrived, err := versionsOf(c, n, d.ear())
			if err != nil {
				return err
			}
			if len(vs) > 0 {
				order(vs, func(id string) int { return int(arrived[id]) })
				stories[i] = model.Story{ID: vs[0].Story, Versions: vs}
			}
		}
		return nil
	})
	return stories, err
}

// rowOf is a story as the list shows it, empty if there is no such story.
func rowOf(c *conn, d *deeds, story int64) (model.Row, error) {
	r, err := c.first(`SELECT m.id, a.headline, a.origin, a.paper, s.pub, s.zone, s.versions, a.quoted, s.lead
		FROM stories s JOIN names m ON m.n = s.n JOIN articles a ON a.n = s.lead WHERE s.n = ?`, story)
	if err != nil || r == nil {
		return model.Row{}, err
	}
	lead := r.int(8)
	row := model.Row{
		Story: r.text(0), Headline: r.text(1), Origin: model.Origin(r.text(2)), Source: r.text(3), Published: r.date(4),
		Versions: int(r.int(6)), Quoted: r.int(7) == 1,
		Starred: d.sets[storySet+starredSet].has(story), Spiked: d.sets[storySet+spikedSet].has(story),
	}
	switch {
	case d.sets[storySet+readSet].has(story):
		return row, nil
	case row.Versions == 1 && !d.sets[earlierSet].has(lead):
		row.Unread = 1
		return row, nil
	}
	all, err := saidIn(c, story)
	if err != nil {
		return row, err
	}
	for _, s := range all {
		if !d.sets[readSet].has(s.n) {
			row.Unread++
		}
	}
	heard, err := d.ear().hear(c, all)
	row.New = newInAll(heard)
	return row, err
}

// at is the story with a number in the listing, 0 if it is gone.
func (l *listing) at(c *conn, i int) (int64, error) {
	if l.held != nil {
		return l.held[i], nil
	}
	p, err := l.page(c, i/l.pageLength)
	if err != nil || i%l.pageLength >= len(p.stories) {
		return 0, err
	}
	return p.stories[i%l.pageLength], nil
}

// Find implements Listing.
func (l *listing) Find(ctx context.Context, story string) (int, error) {
	at := -1
	err := l.view(ctx, "find a story in the list", func(c *conn) error {
		n, err := c.numberOf(story)
		if err != nil || n == 0 {
			return err
		}
		if l.held != nil {
			at = slices.Index(l.held, n)
			return nil
		}
		at, err = l.find(c, n)
		return err
	})
	return at, err
}

// find looks through the pages that are known, then counts what stands before.
func (l *listing) find(c *conn, n int64) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for number, p := range l.pages {
		if i := slices.Index(p.stories, n); i >= 0 {
			return number*l.pageLength + i, nil
		}
	}
	r, err := c.first("SELECT sort FROM stories WHERE n = ? AND n <= ? AND moved <= ?", n, l.moment, l.gen)
	if err != nil || r == nil || !l.filter.has(n) {
		return -1, err
	}
	number, err := l.pageOf(c, place{r.int(0), n})
	if err != nil {
		return -1, err
	}
	p, err := l.pageLocked(c, min(number, (l.length-1)/l.pageLength))
	if err != nil {
		return -1, err
	}
	if i := slices.Index(p.stories, n); i >= 0 {
		return number*l.pageLength + i, nil
	}
	return -1, nil
}

// first are the numbers of the first n rows.
func (l *listing) first(ctx context.Context, c *conn, n int) (numbers, error) {
	n = min(max(n, 0), l.length)
	var out numbers
	if n == 0 {
		return out, nil
	}
	if l.held != nil {
		for _, story := range l.held[:n] {
			out.add(story)
		}
		return out, nil
	}
	if n == l.length {
		there, err := l.did(c, nobody)
		if err != nil {
			return nil, err
		}
		now := there.sets[storiesSet].upTo(l.moment)
		if l.there != nil { // a story may have come back since
			now = now.and(l.there)
		}
		return l.filter.apply(now), nil
	}
	for i := range n {
		if i%l.pageLength == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		story, err := l.at(c, i)
		if err != nil {
			return nil, err
		}
		if story != 0 {
			out.add(story)
		}
	}
	return out, nil
}
