package store

import (
	"context"
	"math/rand/v2"
	"time"

	sqlite3 "modernc.org/sqlite/lib"
)

// Update implements Store.
func (s *SQLite) Update(ctx context.Context, change func(Tx) error) error {
	err := s.write(ctx, func(c *conn) error {
		tx := &sqliteTx{SQLite: s, conn: c, ctx: ctx}
		defer func() { _ = tx.closeIndexer() }()
		if err := tx.begin(); err != nil {
			return err
		}
		if err := change(tx); err != nil {
			return err
		}
		if err := tx.finish(); err != nil {
			return err
		}
		return tx.closeIndexer()
	})
	return s.explain("keep changes", err)
}

// write runs a change within a transaction, of which only one runs at a time, in
// all processes. It commits where that returns nil.
func (s *SQLite) write(ctx context.Context, change func(*conn) error) error {
	select {
	case s.writing <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-s.writing }()
	s.readers.mu.Lock()
	closed := s.readers.closed
	s.readers.mu.Unlock()
	if closed {
		return errClosed
	}
	c, err := s.open()
	if err != nil {
		return err
	}
	if err := whenFree(ctx, func() error { return c.exec("BEGIN IMMEDIATE") }); err != nil {
		return err
	}
	done := false
	defer func() {
		if !done {
			c.rollBack()
		}
	}()
	if err := change(c); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	err = c.exec("COMMIT")
	done = err == nil
	return err
}

// writerPatience is how long Update waits for other processes: much longer than
// any of them writes at a time.
const writerPatience = 30 * time.Second

// whenFree tries something again and again while another process is writing. It
// looks every few milliseconds, at odd times, so that all get their turn.
func whenFree(ctx context.Context, try func() error) error {
	end := time.Now().Add(writerPatience)
	for {
		err := try()
		if ioCode(err) != sqlite3.SQLITE_BUSY || time.Now().After(end) {
			return err
		}
		select {
		case <-time.After(500*time.Microsecond + rand.N(2*time.Millisecond)):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
