package store

import (
	"context"
	"slices"
)

// The sets of articles, of each reader, that what he knows depends on beside what he read.
const (
	echoSet    = "echo"    // arrived as read: they brought nothing new
	earlierSet = "earlier" // he has read earlier forms of them
)

// said is the sentences of one article of a story.
type said struct {
	n      int64
	prints []uint32 // nil if they are not known
}

// saidIn is what the articles of a story say, in no order.
func saidIn(c *conn, story int64) (all []said, err error) {
	const columns = "SELECT a.n, p.prints FROM articles a LEFT JOIN prints p ON p.n = a.n"
	for r := range c.rows(&err, columns+" WHERE a.n = ?1 AND a.story = ?1 UNION ALL "+columns+" WHERE a.story = ?1 AND a.story <> a.n", story) {
		all = append(all, said{r.int(0), r.prints(1)})
	}
	return all, err
}

// prints is a column of fingerprints.
func (r record) prints(i int) []uint32 {
	if r.null(i) {
		return nil
	}
	return decodePrints(r.blob(i))
}

// ear is a reader, as far as it matters to what he knows.
type ear struct {
	number int64 // of the reader
	has    func(set string, n int64) bool
}

// nobodysEar is of who has done nothing yet.
var nobodysEar = ear{has: func(string, int64) bool { return false }}

func (d *deeds) ear() ear {
	return ear{d.reader, func(set string, n int64) bool { return d.sets[set].has(n) }}
}

// hear is what he knows of what is said.
func (e ear) hear(c *conn, all []said) ([]hearing, error) {
	out := make([]hearing, len(all))
	for i, s := range all {
		out[i] = hearing{prints: s.prints, read: e.has(readSet, s.n), echo: e.has(echoSet, s.n), spiked: e.has(spikedSet, s.n)}
		if !e.has(earlierSet, s.n) {
			continue
		}
		r, err := c.first("SELECT prints FROM earlier WHERE reader = ? AND n = ?", e.number, s.n)
		if err != nil {
			return nil, err
		}
		if r != nil {
			out[i].earlier = r.prints(0)
		}
	}
	return out, nil
}

// Known implements Store.
func (s *SQLite) Known(ctx context.Context, id string) (prints []uint32, err error) {
	err = s.view(ctx, "look what was read of a story", func(c *conn) error {
		d, err := s.self(c)
		if err != nil {
			return err
		}
		n, err := c.numberOf(id)
		if err != nil || n == 0 || d.sets[readSet].has(n) {
			return err
		}
		story, err := c.number("SELECT story FROM articles WHERE n = ?", n)
		if err != nil || story == 0 {
			return err
		}
		all, err := saidIn(c, story)
		if err != nil {
			return err
		}
		heard, err := d.ear().hear(c, all)
		prints = known(heard)
		return err
	})
	return prints, err
}

// Unprinted implements Store.
func (s *SQLite) Unprinted(ctx context.Context) (left bool, err error) {
	err = s.view(ctx, "look what lacks fingerprints", func(c *conn) error {
		last, err := c.number("SELECT last FROM unprinted")
		left = last > 0
		return err
	})
	return left, err
}

// ear is a reader as the transaction has him.
func (tx *sqliteTx) ear(reader int64) (ear, error) {
	sets := map[string]*workSet{}
	for _, name := range []string{readSet, starredSet, spikedSet, echoSet, earlierSet} {
		s, err := tx.set(reader, name)
		if err != nil {
			return ear{}, err
		}
		sets[name] = s
	}
	return ear{reader, func(name string, n int64) bool { return sets[name].has(n) }}, nil
}

// Covered implements Tx.
func (tx *sqliteTx) Covered(id string) ([]string, error) {
	n, err := tx.number(id)
	if err != nil || n == 0 {
		return nil, err
	}
	story, err := tx.conn.number("SELECT story FROM articles WHERE n = ?", n)
	if err != nil {
		return nil, err
	}
	all, err := saidIn(tx.conn, story)
	if err != nil || len(all) < 2 {
		return nil, err
	}
	reader, err := tx.self()
	if err != nil {
		return nil, err
	}
	e, err := tx.ear(reader)
	if err != nil {
		return nil, err
	}
	heard, err := e.hear(tx.conn, all)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, i := range covered(heard, slices.IndexFunc(all, func(s said) bool { return s.n == n })) {
		other, err := tx.conn.idOf(all[i].n)
		if err != nil {
			return nil, err
		}
		ids = append(ids, other)
	}
	return ids, nil
}
