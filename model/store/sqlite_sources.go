package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/lede-reader/lede/model"
)

// Sources implements Store.
func (s *SQLite) Sources(ctx context.Context) ([]model.Source, error) {
	var out []model.Source
	err := s.view(ctx, "read the sources", func(c *conn) (err error) {
		out, err = sourcesIn(c, " WHERE removed = 0")
		return err
	})
	return out, err
}

// sourcesIn are the sources of which a condition is true.
func sourcesIn(c *conn, where string) (all []model.Source, err error) {
	for r := range c.rows(&err, "SELECT "+sourceColumns+" FROM sources"+where+" ORDER BY number") {
		src, e := sourceOf(r)
		if e != nil {
			return nil, e
		}
		all = append(all, src)
	}
	return all, err
}

const sourceColumns = "number, articles, source"

func sourceOf(r record) (model.Source, error) {
	var s model.Source
	if err := json.Unmarshal(r.blob(2), &s); err != nil {
		return s, fmt.Errorf("read source %d: %w", r.int(0), err)
	}
	s.Number, s.Articles = r.int(0), int(r.int(1))
	return s, nil
}

// Source implements Tx.
func (tx *sqliteTx) Source(number int64) (model.Source, error) {
	return tx.source("SELECT "+sourceColumns+" FROM sources WHERE number = ?", number)
}

// SourceAt implements Tx.
func (tx *sqliteTx) SourceAt(address string) (model.Source, error) {
	return tx.source("SELECT "+sourceColumns+" FROM sources WHERE address = ? ORDER BY removed, number LIMIT 1", address)
}

func (tx *sqliteTx) source(query string, arg any) (model.Source, error) {
	r, err := tx.conn.first(query, arg)
	if err != nil {
		return model.Source{}, err
	}
	if r == nil {
		return model.Source{}, ErrNotFound
	}
	return sourceOf(r)
}

// Keep implements Tx. How many articles came from the source is the store's own count.
func (tx *sqliteTx) Keep(s model.Source) (int64, error) {
	number := s.Number
	s.Number, s.Articles = 0, 0
	text, err := json.Marshal(s)
	if err != nil {
		return 0, fmt.Errorf("keep source %s: %w", s.Address, err)
	}
	if number == 0 {
		if err := tx.conn.exec("INSERT INTO sources (address, removed, articles, source) VALUES (?, ?, 0, ?)", s.Address, s.Removed, text); err != nil {
			return 0, err
		}
		return tx.conn.number("SELECT last_insert_rowid()")
	}
	n, err := tx.conn.changes("UPDATE sources SET address = ?, removed = ?, source = ? WHERE number = ?", s.Address, s.Removed, text, number)
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	return number, err
}

// brought counts articles that each source brought, or another took over.
func (tx *sqliteTx) brought(more map[int64]int) error {
	for source, n := range more {
		if n == 0 || source == 0 {
			continue
		}
		if err := tx.conn.exec("UPDATE sources SET articles = articles + ? WHERE number = ?", n, source); err != nil {
			return err
		}
	}
	return nil
}

// tableOf is the table of a notebook.
func tableOf(b Book) (string, error) {
	switch b {
	case GroupBook:
		return "notes_group", nil
	case CleanBook:
		return "notes_clean", nil
	}
	return "", fmt.Errorf("there is no notebook %d", b)
}

// Notes implements Store.
func (s *SQLite) Notes(ctx context.Context, b Book, from, to int64) iter.Seq2[model.Note, error] {
	return func(yield func(model.Note, error) bool) {
		err := s.view(ctx, "read notes", func(c *conn) error { return c.notes(b, from, to, yield) })
		if err != nil && !errors.Is(err, errEnough) {
			yield(model.Note{}, err)
		}
	}
}

// notes gives notes until it is enough.
func (c *conn) notes(b Book, from, to int64, yield func(model.Note, error) bool) error {
	table, err := tableOf(b)
	if err != nil {
		return err
	}
	query, bounds := " WHERE key >= ? AND key < ? AND value IS NOT NULL ORDER BY key", []any{from, to}
	if to == from+1 { // most are asked for by themselves, and the page of the next need not be read
		query, bounds = " WHERE key = ? AND value IS NOT NULL", []any{from}
	}
	for r := range c.rows(&err, "SELECT key, value FROM "+table+query, bounds...) {
		if !yield(model.Note{Key: r.int(0), Value: r.value(1)}, nil) {
			return errEnough
		}
	}
	return err
}

// errEnough ends a reading that the caller broke off.
var errEnough = errors.New("enough")

// value is a column as a note has it: nil only where it is NULL.
func (r record) value(i int) []byte {
	if b := r.blob(i); b != nil || r.null(i) {
		return b
	}
	return []byte{}
}

// Note implements Tx.
func (tx *sqliteTx) Note(b Book, notes ...model.Note) error {
	table, err := tableOf(b)
	if err != nil {
		return err
	}
	for _, n := range notes {
		var value any
		if n.Value != nil {
			value = n.Value
		}
		if err := tx.conn.exec("INSERT OR REPLACE INTO "+table+" (key, gen, value) VALUES (?, ?, ?)", n.Key, tx.now.gen, value); err != nil {
			return err
		}
	}
	return nil
}

// Notes implements Tx.
func (tx *sqliteTx) Notes(b Book, from, to int64) iter.Seq2[model.Note, error] {
	return func(yield func(model.Note, error) bool) {
		if err := tx.conn.notes(b, from, to, yield); err != nil && !errors.Is(err, errEnough) {
			yield(model.Note{}, tx.explain("read notes", err))
		}
	}
}

// Wipe implements Tx.
func (tx *sqliteTx) Wipe(b Book) error {
	table, err := tableOf(b)
	if err != nil {
		return err
	}
	return tx.conn.exec("UPDATE "+table+" SET value = NULL, gen = ? WHERE value IS NOT NULL", tx.now.gen)
}

// News implements Tx.
func (tx *sqliteTx) News(b Book, after int64) (notes []model.Note, now int64, err error) {
	table, err := tableOf(b)
	if err != nil {
		return nil, 0, err
	}
	// + keeps the order from being taken for the way to go: few of many are new
	for r := range tx.conn.rows(&err, "SELECT key, value FROM "+table+" WHERE gen > ? ORDER BY +key", after) {
		notes = append(notes, model.Note{Key: r.int(0), Value: r.value(1)})
	}
	if err != nil {
		return nil, 0, err
	}
	now, err = tx.conn.number("SELECT coalesce(max(gen), 0) FROM " + table)
	return notes, now, err
}

// longestLease is longer than any that is asked for.
const longestLease = 24 * time.Hour

// Lease implements Store.
func (s *SQLite) Lease(ctx context.Context, who string, d time.Duration) (ours bool, err error) {
	err = s.write(ctx, func(c *conn) error {
		now := s.now()
		r, err := c.first("SELECT who, until FROM lease")
		if err != nil {
			return err
		}
		// one that ends long after any does was given before the clock was set back
		left := time.Duration(0)
		if r != nil {
			left = time.Duration(r.int(1)-now.UnixMicro()) * time.Microsecond
		}
		if r != nil && r.text(0) != who && left > 0 && left < longestLease {
			return nil
		}
		ours = true
		return c.exec("INSERT OR REPLACE INTO lease (one, who, until) VALUES (1, ?, ?)", who, now.Add(d).UnixMicro())
	})
	return ours && err == nil, s.explain("look whether another lede is at work", err)
}
