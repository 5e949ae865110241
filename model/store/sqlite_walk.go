package store

import (
	"cmp"
	"math"
	"slices"
)

// page is some rows (library.pageLength) of a listing that walks, fewer at its end or where
// stories have gone meanwhile.
type page struct {
	stories     []int64
	first, last place // of the stories in it
}

// place is where a story stands in the order.
type place struct{ sort, n int64 }

var (
	beforeAll = place{math.MinInt64, math.MinInt64}
	behindAll = place{math.MaxInt64, math.MaxInt64}
)

func comparePlaces(a, b place) int { return cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(a.n, b.n)) }

// page gives a page, which stays as it is once it was given.
func (l *listing) page(c *conn, number int) (*page, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.pageLocked(c, number)
}

func (l *listing) pageLocked(c *conn, number int) (*page, error) {
	if p := l.pages[number]; p != nil {
		return p, nil
	}
	p, err := l.walk(c, number)
	if err == nil {
		l.pages[number] = p
	}
	return p, err
}

// walk reads a page, from the nearest that is known, or from an end.
func (l *listing) walk(c *conn, number int) (*page, error) {
	before, behind := -1, (l.length+l.pageLength-1)/l.pageLength
	from, to := beforeAll, behindAll
	for i, p := range l.pages {
		if len(p.stories) == 0 {
			continue
		}
		if i < number && i > before {
			before, from = i, p.last
		}
		if i > number && i < behind {
			behind, to = i, p.first
		}
	}
	start, length := number*l.pageLength, min(l.pageLength, l.length-number*l.pageLength)
	skip := start - (before+1)*l.pageLength
	skipBack := min(behind*l.pageLength, l.length) - (start + length)
	w := walker{l: l, c: c, from: from, to: to, skip: skip, want: length}
	if skipBack < skip {
		w.skip, w.back = skipBack, true
	}
	places, err := w.walk()
	if err != nil {
		return nil, err
	}
	p := &page{stories: make([]int64, len(places))}
	if len(places) > 0 {
		p.first, p.last = places[0], places[len(places)-1]
	}
	for i, at := range places {
		p.stories[i] = at.n
	}
	return p, nil
}

// walker reads a stretch of the order.
type walker struct {
	l        *listing
	c        *conn
	from, to place // both exclusive
	skip     int   // stories of the listing before those wanted
	want     int
	back     bool // from to towards from
}

func (w *walker) walk() ([]place, error) {
	query := "SELECT sort, n FROM stories WHERE (sort, n) > (?1, ?2) AND (sort, n) < (?3, ?4) AND moved <= ?5 ORDER BY sort, n LIMIT ?6 OFFSET ?7"
	if w.back {
		query = "SELECT sort, n FROM stories WHERE (sort, n) > (?1, ?2) AND (sort, n) < (?3, ?4) AND moved <= ?5 ORDER BY sort DESC, n DESC LIMIT ?6 OFFSET ?7"
	}
	limit, offset := w.want, w.skip
	if !w.l.filter.plain() {
		limit, offset = -1, 0
	}
	places := make([]place, 0, w.want)
	var err error
	for r := range w.c.rows(&err, query, w.from.sort, w.from.n, w.to.sort, w.to.n, w.l.gen, limit, offset) {
		at := place{r.int(0), r.int(1)}
		if limit < 0 {
			if !w.l.filter.has(at.n) {
				continue
			}
			if w.skip > 0 {
				w.skip--
				continue
			}
		}
		if places = append(places, at); len(places) == w.want {
			break
		}
	}
	if w.back {
		slices.Reverse(places)
	}
	return places, err
}

// pageOf is the number of the page that a place should stand on.
func (l *listing) pageOf(c *conn, at place) (int, error) {
	before, from := -1, beforeAll
	for i, p := range l.pages {
		if len(p.stories) > 0 && comparePlaces(p.last, at) < 0 && i > before {
			before, from = i, p.last
		}
	}
	count := 0
	if l.filter.plain() {
		n, err := c.number("SELECT count(*) FROM stories WHERE (sort, n) > (?, ?) AND (sort, n) < (?, ?) AND moved <= ?", from.sort, from.n, at.sort, at.n, l.gen)
		return before + 1 + int(n)/l.pageLength, err
	}
	var err error
	for r := range c.rows(&err, "SELECT n FROM stories WHERE (sort, n) > (?, ?) AND (sort, n) < (?, ?) AND moved <= ?", from.sort, from.n, at.sort, at.n, l.gen) {
		if l.filter.has(r.int(0)) {
			count++
		}
	}
	return before + 1 + count/l.pageLength, err
}
