package rescue

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What one transaction holds: enough to be quick, little enough to stay small.
const (
	rowsATime  = 2000
	bytesATime = 8 << 20
)

// writer writes rows into the fresh database.
type writer struct {
	ctx      context.Context
	conn     *sql.Conn
	shapes   map[string]*shape
	pageSize int
	triggers []string // set aside while rows are carried over
	keys     bool     // foreign keys were watched

	tx          *sql.Tx
	rows, bytes int // in tx
	statements  map[statement]*sql.Stmt
}

// statement tells the insertions apart that are prepared.
type statement struct {
	shape  *shape
	values int
	sure   bool
}

func newWriter(ctx context.Context, to *sql.DB) (*writer, error) {
	conn, err := to.Conn(ctx)
	if err != nil {
		return nil, wrap(err)
	}
	w := &writer{ctx: ctx, conn: conn, statements: map[statement]*sql.Stmt{}}
	if err := w.prepare(); err != nil {
		w.close()
		return nil, wrap(err)
	}
	return w, nil
}

func (w *writer) prepare() (err error) {
	if w.shapes, err = shapesOf(w.ctx, w.conn); err != nil {
		return err
	}
	for _, s := range w.shapes {
		if s.carried {
			if err := w.conn.QueryRowContext(w.ctx, `SELECT EXISTS (SELECT 1 FROM `+quoted(s.name)+`)`).Scan(&s.filled); err != nil {
				return err
			}
		}
	}
	if err := w.conn.QueryRowContext(w.ctx, `PRAGMA page_size`).Scan(&w.pageSize); err != nil {
		return err
	}
	if err := w.conn.QueryRowContext(w.ctx, `PRAGMA foreign_keys`).Scan(&w.keys); err != nil {
		return err
	}
	_, err = w.conn.ExecContext(w.ctx, `PRAGMA foreign_keys = OFF`)
	return err
}

// begin starts a transaction; the first sets the triggers aside, which would make
// of the rows more than they were.
func (w *writer) begin() (err error) {
	if w.tx, err = w.conn.BeginTx(w.ctx, nil); err != nil || w.triggers != nil {
		return err
	}
	rows, err := w.tx.QueryContext(w.ctx, `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
	if err != nil {
		return err
	}
	defer rows.Close()
	names := []string{}
	w.triggers = []string{}
	for rows.Next() {
		var name, create string
		if err := rows.Scan(&name, &create); err != nil {
			return err
		}
		names, w.triggers = append(names, name), append(w.triggers, create)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows.Close()
	for _, name := range names {
		if _, err := w.tx.ExecContext(w.ctx, `DROP TRIGGER `+quoted(name)); err != nil {
			return err
		}
	}
	return nil
}

// insert writes a row; false if the table does not take it. What is not sure stands
// back behind what is there.
func (w *writer) insert(s *shape, r row, sure bool) (bool, error) {
	if w.tx == nil {
		if err := w.begin(); err != nil {
			return false, wrap(err)
		}
	}
	key := statement{s, len(r.values), sure}
	st := w.statements[key]
	if st == nil {
		var err error
		if st, err = w.tx.PrepareContext(w.ctx, s.insertion(len(r.values), sure)); err != nil {
			return false, wrap(err)
		}
		w.statements[key] = st
	}
	args := s.args(r)
	res, err := st.ExecContext(w.ctx, args...)
	if err != nil {
		var e *sqlite.Error
		if errors.As(err, &e) && (e.Code()&0xFF == sqlite3.SQLITE_CONSTRAINT || e.Code()&0xFF == sqlite3.SQLITE_MISMATCH || e.Code()&0xFF == sqlite3.SQLITE_TOOBIG) {
			return false, nil
		}
		return false, wrap(err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return false, wrap(err)
	}
	w.rows++
	for _, a := range args {
		switch a := a.(type) {
		case string:
			w.bytes += len(a)
		case []byte:
			w.bytes += len(a)
		}
	}
	if w.rows >= rowsATime || w.bytes >= bytesATime {
		if err := w.commit(); err != nil {
			return false, err
		}
	}
	return n > 0, nil
}

// insertion writes the statement that takes a record of so many values.
func (s *shape) insertion(values int, sure bool) string {
	var names []string
	alias := false
	for _, at := range s.order(values) {
		if at >= 0 && !s.columns[at].made {
			names = append(names, quoted(s.columns[at].name))
			alias = alias || s.columns[at].rowid
		}
	}
	if !s.index && !alias {
		names = append(names, s.rowidName())
	}
	or := "OR IGNORE"
	if sure && s.filled {
		or = "OR REPLACE"
	}
	return `INSERT ` + or + ` INTO ` + quoted(s.name) + ` (` + strings.Join(names, ", ") + `) VALUES (?` + strings.Repeat(", ?", len(names)-1) + `)`
}

// rowidName is a name of the rowid that no column has taken.
func (s *shape) rowidName() string {
	for _, name := range []string{"rowid", "_rowid_"} {
		taken := false
		for _, c := range s.columns {
			taken = taken || strings.EqualFold(c.name, name)
		}
		if !taken {
			return name
		}
	}
	return "oid"
}

// args are the values that belong to an insertion.
func (s *shape) args(r row) []any {
	var args []any
	alias := false
	for i, at := range s.order(len(r.values)) {
		switch {
		case at < 0 || s.columns[at].made:
		case s.columns[at].rowid:
			args, alias = append(args, r.id), true
		default:
			args = append(args, r.values[i])
		}
	}
	if !s.index && !alias {
		args = append(args, r.id)
	}
	return args
}

func (w *writer) commit() error {
	if w.tx == nil {
		return nil
	}
	for _, st := range w.statements {
		st.Close()
	}
	clear(w.statements)
	tx := w.tx
	w.tx, w.rows, w.bytes = nil, 0, 0
	if err := tx.Commit(); err != nil {
		return wrap(err)
	}
	return nil
}

// count makes the next number that the table gives greater than n.
func (w *writer) count(table string, n int64) error {
	if w.tx == nil {
		if err := w.begin(); err != nil {
			return wrap(err)
		}
	}
	for _, change := range []string{
		`UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1`,
		`INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)`,
	} {
		if _, err := w.tx.ExecContext(w.ctx, change, table, n); err != nil {
			return wrap(err)
		}
	}
	return nil
}

// finish puts the triggers back and commits what is left.
func (w *writer) finish() error {
	if w.triggers == nil {
		return nil
	}
	if w.tx == nil {
		if err := w.begin(); err != nil {
			return wrap(err)
		}
	}
	for _, create := range w.triggers {
		if _, err := w.tx.ExecContext(w.ctx, create); err != nil {
			return wrap(err)
		}
	}
	return w.commit()
}

// close gives the connection back as it was.
func (w *writer) close() {
	if w.tx != nil {
		_ = w.tx.Rollback()
	}
	if w.keys {
		_, _ = w.conn.ExecContext(context.WithoutCancel(w.ctx), `PRAGMA foreign_keys = ON`)
	}
	w.conn.Close()
}
