package store

import (
	"context"
	"errors"

	"github.com/zeebo/xxh3"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store/search"
)

// sqliteTx is one transaction of a SQLite. Rows are written as the changes come;
// what follows from them for the stories and the readers' sets, and the counts,
// at the end.
type sqliteTx struct {
	*SQLite
	conn *conn
	ctx  context.Context

	before   int64 // total_changes() when it began
	was, now counts
	numbered map[string]int64   // numbers of ids that were looked up
	touched  map[int64]struct{} // stories whose articles are not as they were
	sets     map[setName]*workSet
	deeds    map[int64]*deeds // of the readers, before the transaction
	every    []int64          // numbers of all readers; nil before they are needed
	encode   encoder
	writer   *search.Writer // of the full-text index; nil until it is needed
}

// counts is the row of the table of that name.
type counts struct{ gen, last, queued, stories int64 }

func readCounts(c *conn) (n counts, err error) {
	r, err := c.first("SELECT gen, last, queued, stories FROM counts")
	if err != nil || r == nil {
		return n, errors.Join(err)
	}
	return counts{r.int(0), r.int(1), r.int(2), r.int(3)}, nil
}

func (tx *sqliteTx) begin() error {
	was, err := readCounts(tx.conn)
	tx.was, tx.now = was, was
	tx.now.gen++
	if err == nil {
		tx.before, err = tx.conn.number("SELECT total_changes()")
	}
	tx.numbered, tx.touched, tx.sets, tx.deeds = map[string]int64{}, map[int64]struct{}{}, map[setName]*workSet{}, map[int64]*deeds{}
	return err
}

// finish writes what follows from the changes. A transaction that changed
// nothing writes nothing.
func (tx *sqliteTx) finish() error {
	if err := tx.settle(); err != nil {
		return err
	}
	if err := tx.keepSets(); err != nil {
		return err
	}
	changes, err := tx.conn.number("SELECT total_changes()")
	if err != nil || changes == tx.before {
		return err
	}
	n := tx.now
	return tx.conn.exec("UPDATE counts SET gen = ?, last = ?, queued = ?, stories = ?", n.gen, n.last, n.queued, n.stories)
}

// hashOf is by what an id is looked up.
func hashOf(id string) int64 { return int64(xxh3.HashString(id)) }

// numberOf is the number of an id, 0 if it has none.
func (c *conn) numberOf(id string) (n int64, err error) {
	for r := range c.rows(&err, "SELECT n, id FROM names WHERE hash = ?", hashOf(id)) {
		if r.text(1) == id {
			n = r.int(0)
			break
		}
	}
	return n, err
}

// idOf is the id of a number, "" if it has none.
func (c *conn) idOf(n int64) (string, error) {
	if n == 0 {
		return "", nil
	}
	r, err := c.first("SELECT id FROM names WHERE n = ?", n)
	if err != nil || r == nil {
		return "", err
	}
	return r.text(0), nil
}

// number is the number of an id, 0 if it has none.
func (tx *sqliteTx) number(id string) (int64, error) {
	if n, ok := tx.numbered[id]; ok {
		return n, nil
	}
	n, err := tx.conn.numberOf(id)
	if err == nil && n != 0 {
		tx.numbered[id] = n
	}
	return n, err
}

// named is the number of an id, a new one if it has none; 0 for "".
func (tx *sqliteTx) named(id string) (int64, error) {
	if id == "" {
		return 0, nil
	}
	n, err := tx.number(id)
	if err != nil || n != 0 {
		return n, err
	}
	return tx.name(id)
}

// name gives an id that has no number the next.
func (tx *sqliteTx) name(id string) (int64, error) {
	tx.now.last++
	tx.numbered[id] = tx.now.last
	return tx.now.last, tx.conn.exec("INSERT INTO names (n, hash, id) VALUES (?, ?, ?)", tx.now.last, hashOf(id), id)
}

// touch remembers that the articles of a story are not as they were.
func (tx *sqliteTx) touch(story int64) { tx.touched[story] = struct{}{} }

// dateColumns are a date as two columns: microseconds, nil if it is unknown, and
// twice the seconds east of UTC, 1 more if only the day is known.
func dateColumns(d model.Date) (pub any, zone int64) {
	if d.IsZero() {
		return nil, 0
	}
	_, offset := d.Time.Zone()
	return d.Time.UnixMicro(), int64(offset)*2 + int64(truth(d.DayOnly))
}

// date is the inverse of dateColumns; pub is column i, zone the one behind it.
func (r record) date(i int) model.Date {
	if r.null(i) {
		return model.Date{}
	}
	zone := r.int(i + 1)
	return model.Date{Time: inZone(microTime(r.int(i)), int(zone>>1)), DayOnly: zone&1 == 1}
}
