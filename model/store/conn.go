package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"iter"
	"net/url"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
)

// conn is one connection to the database. It is used by one goroutine at a time.
//
// It stands on the driver itself: database/sql costs twice as much a statement.
type conn struct {
	driver.Conn
	ctx  context.Context // of the statements that can take long, nil for none
	free map[string][]driver.Stmt
	args []driver.NamedValue

	db     *sql.DB // see bridge.go; nil until it is needed
	bridge *sql.Conn
}

// connect opens a connection to a file, with parameters of SQLite's file URI.
func connect(path, parameters string) (*conn, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	uri := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: parameters}
	c, err := sqlite.NewConnector(uri.String())
	if err != nil {
		return nil, err
	}
	dc, err := c.Connect(context.Background())
	if err != nil {
		return nil, err
	}
	return &conn{Conn: dc, free: map[string][]driver.Stmt{}}, nil
}

// Close ends the connection and its statements.
func (c *conn) Close() error {
	for _, idle := range c.free {
		for _, st := range idle {
			_ = st.Close()
		}
	}
	return errors.Join(c.closeBridge(), c.Conn.Close())
}

// statement takes a prepared statement from those at rest, or makes one.
func (c *conn) statement(query string) (driver.Stmt, error) {
	if idle := c.free[query]; len(idle) > 0 {
		c.free[query] = idle[:len(idle)-1]
		return idle[len(idle)-1], nil
	}
	st, err := c.Prepare(query)
	if err != nil {
		return nil, err
	}
	return st, nil
}

func (c *conn) rest(query string, st driver.Stmt) { c.free[query] = append(c.free[query], st) }

// values are arguments as the driver takes them, good until the next call.
func (c *conn) values(args []any) []driver.NamedValue {
	c.args = c.args[:0]
	for i, a := range args {
		switch x := a.(type) {
		case int:
			a = int64(x)
		case uint64:
			a = int64(x)
		case bool:
			a = int64(0)
			if x {
				a = int64(1)
			}
		}
		c.args = append(c.args, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	return c.args
}

func (c *conn) context() context.Context {
	if c.ctx != nil {
		return c.ctx
	}
	return context.Background()
}

// exec carries out one statement.
func (c *conn) exec(query string, args ...any) error {
	st, err := c.statement(query)
	if err != nil {
		return err
	}
	defer c.rest(query, st)
	_, err = st.(driver.StmtExecContext).ExecContext(context.Background(), c.values(args))
	return err
}

// changes carries out one statement and tells how many rows it changed.
func (c *conn) changes(query string, args ...any) (int64, error) {
	st, err := c.statement(query)
	if err != nil {
		return 0, err
	}
	defer c.rest(query, st)
	r, err := st.(driver.StmtExecContext).ExecContext(context.Background(), c.values(args))
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// script carries out several statements, kept nowhere.
func (c *conn) script(text string) error {
	_, err := c.Conn.(driver.ExecerContext).ExecContext(context.Background(), text, nil)
	return err
}

// rollBack ends a transaction that failed, where it has not ended by itself.
func (c *conn) rollBack() { _ = c.exec("ROLLBACK") }

// record is one row of an answer, good until the next.
type record []driver.Value

func (r record) int(i int) int64    { n, _ := r[i].(int64); return n }
func (r record) text(i int) string  { s, _ := r[i].(string); return s }
func (r record) blob(i int) []byte  { b, _ := r[i].([]byte); return b }
func (r record) real(i int) float64 { f, _ := r[i].(float64); return f }
func (r record) null(i int) bool    { return r[i] == nil }

// rows gives the rows of an answer; what fails stands in err.
func (c *conn) rows(err *error, query string, args ...any) iter.Seq[record] {
	return func(yield func(record) bool) {
		st, e := c.statement(query)
		if e != nil {
			*err = e
			return
		}
		defer c.rest(query, st)
		answer, e := st.(driver.StmtQueryContext).QueryContext(c.context(), c.values(args))
		if e != nil {
			*err = e
			return
		}
		defer func() {
			if e := answer.Close(); *err == nil {
				*err = e
			}
		}()
		dest := make(record, len(answer.Columns()))
		for {
			if e := answer.Next(dest); e != nil {
				if !errors.Is(e, io.EOF) {
					*err = e
				}
				return
			}
			if !yield(dest) {
				return
			}
		}
	}
}

// first gives the first row of an answer, nil if there is none.
func (c *conn) first(query string, args ...any) (found record, err error) {
	for r := range c.rows(&err, query, args...) {
		found = r
		break
	}
	return found, err
}

// number is the first column of the first row, 0 if there is none.
func (c *conn) number(query string, args ...any) (int64, error) {
	r, err := c.first(query, args...)
	if err != nil || r == nil {
		return 0, err
	}
	return r.int(0), nil
}

// ioCode is the kind of an error of SQLite, 0 if it is none.
func ioCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// micros is a moment as the database has it.
func micros(t time.Time) int64 { return t.UnixMicro() }

// microTime is the inverse of micros.
func microTime(n int64) time.Time { return time.UnixMicro(n) }
