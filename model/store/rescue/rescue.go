package rescue

import (
	"context"
	"database/sql"
	"errors"
)

// ErrNothing is returned where nothing of a database could be read.
var ErrNothing = errors.New("nothing in the damaged library can be read")

// Report says what was carried over.
type Report struct {
	Tables []Table // those of the fresh database
	Lost   int     // pages of these tables that could not be reached, as far as it is known
}

// Table is how much of one table was carried over.
type Table struct {
	Name string
	Rows int // carried over
	Lost int // rows that were found, and are damaged or not accepted
}

// Rows is how many rows of all tables were carried over.
func (r Report) Rows() (n int) {
	for _, t := range r.Tables {
		n += t.Rows
	}
	return n
}

// Whole tells whether all seems to have come over.
func (r Report) Whole() bool {
	for _, t := range r.Tables {
		if t.Lost > 0 {
			return false
		}
	}
	return r.Lost == 0
}

// Carry copies all rows that can be read in the database file at from, and in the log
// beside it, into to, a fresh database whose schema says what to look for: each table
// but virtual ones. Nothing but to is changed. It commits on the way; until it has
// returned nil, to is not complete and lacks its triggers. Memory does not grow with the file but for 32 bytes
// a page of its log and a bit a page of the file. The error is ErrNothing, or of
// writing: the Report counts what was written before.
func Carry(ctx context.Context, from string, to *sql.DB) (Report, error) {
	w, err := newWriter(ctx, to)
	if err != nil {
		return Report{}, err
	}
	defer w.close()
	f, err := openFile(from, w.pageSize)
	if err != nil {
		return Report{}, err
	}
	defer f.close()
	c := carrier{file: f, writer: w, seen: newSet(f.pages), owned: newSet(f.pages), none: newSet(0)}
	if err = c.carry(ctx); err == nil {
		err = w.finish()
	}
	r := Report{Lost: c.lost}
	for _, t := range c.trees {
		if t.shape.carried {
			r.Tables = append(r.Tables, Table{t.shape.name, t.rows, t.lost})
		}
	}
	if err == nil && c.leaves == 0 {
		err = ErrNothing
	}
	return r, err
}

// carrier is one carrying over.
type carrier struct {
	*file
	writer *writer
	trees  []*tree
	seen   *set // pages that were looked at as part of a tree
	owned  *set // pages that rows overflow to
	none   *set // takes nothing
	lost   int
	leaves int // pages with rows that made sense
}

// tree is a table or index of the damaged database.
type tree struct {
	shape *shape
	root  uint32  // 0: not known
	types []uint8 // of what its columns hold, as far as it was read
	none  bool    // the damaged database did not have it
	holes []span  // of what could not be reached
	rows  int
	lost  int
}

// span are the rowids low < id ≤ high.
type span struct{ low, high int64 }

func (c *carrier) carry(ctx context.Context) error {
	c.plan(ctx)
	// What is not carried goes first: its pages are then nobody else's.
	for _, t := range c.trees {
		if t.shape.carried {
			continue
		}
		var each func(*page) error
		if t.shape.name == sequence {
			each = c.count
		}
		if err := c.walk(t, each); err != nil {
			return err
		}
	}
	for _, t := range c.trees {
		if !t.shape.carried {
			continue
		}
		err := c.walk(t, func(p *page) error {
			for _, cell := range p.cells {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := c.put(t, p, cell, true); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return c.adopt(ctx)
}

// sequence is the table in which SQLite counts the numbers that it gave, so that none
// is given twice.
const sequence = "sqlite_sequence"

// count carries over what it counted.
func (c *carrier) count(p *page) error {
	for _, cell := range p.cells {
		r, ok := c.read(p, cell, c.owned)
		if !ok || len(r.values) != 2 {
			continue
		}
		name, _ := r.values[0].(string)
		n, _ := r.values[1].(int64)
		if s := c.writer.shapes[name]; s != nil && s.carried {
			if err := c.writer.count(name, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// put carries one cell over.
func (c *carrier) put(t *tree, p *page, cell int, sure bool) error {
	r, ok := c.read(p, cell, c.owned)
	if !ok || len(r.values) > t.shape.most() {
		t.lost++
		return nil
	}
	written, err := c.writer.insert(t.shape, r, sure)
	switch {
	case err != nil:
		return err
	case written:
		t.rows++
	case sure:
		t.lost++
	}
	return nil
}
