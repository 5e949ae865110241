package search

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
)

// Tx is what the index needs of a transaction, or of a connection to read: a
// *sql.Tx, *sql.Conn or *sql.DB.
type Tx interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// DDL makes the tables of the index where they are missing; it may be run again.
//
// The body stands first because terms of the first column cost two bytes less each.
const DDL = `
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(body, headline, speakers, source,
	content='', contentless_delete=1, tokenize='ascii', detail=full);
CREATE TABLE IF NOT EXISTS search_words (word TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
`

// Create makes the tables of the index where they are missing, and tunes them.
func Create(ctx context.Context, tx Tx) error {
	if _, err := tx.ExecContext(ctx, DDL); err != nil {
		return fmt.Errorf("making the search index: %w", err)
	}
	for _, t := range tuning {
		if _, err := tx.ExecContext(ctx, `INSERT INTO search(search, rank) VALUES (?, ?)`, t.name, t.value); err != nil {
			return fmt.Errorf("tuning the search index: %w", err)
		}
	}
	return nil
}

// Drop takes the index away, damaged or not, so that Create can make it anew.
func Drop(ctx context.Context, tx Tx) error {
	if _, err := tx.ExecContext(ctx, `DROP TABLE IF EXISTS search; DROP TABLE IF EXISTS search_words`); err != nil {
		return fmt.Errorf("removing the search index: %w", err)
	}
	return nil
}

var tuning = []struct {
	name  string
	value int
}{
	{"pgsz", 4050},
	{"automerge", 8},
	{"crisismerge", 16},
	{"hashsize", 8 << 20},
}

// Text is what of an article can be found.
type Text struct {
	Headline, Body, Source string
	Speakers               []string
}

// Writer brings the index up to date within one transaction. It is for one
// goroutine; Close it before the transaction ends.
type Writer struct {
	ctx          context.Context
	tx           Tx
	add, rm, cnt *sql.Stmt
	buf          []byte
}

// NewWriter returns a Writer in tx.
func NewWriter(ctx context.Context, tx Tx) *Writer { return &Writer{ctx: ctx, tx: tx} }

// Add makes an article findable under its number; what was found under it before
// is not any more.
func (w *Writer) Add(number int64, t Text) error {
	if w.add == nil {
		var err error
		if w.add, err = w.tx.PrepareContext(w.ctx, `INSERT OR REPLACE INTO search(rowid, body, headline, speakers, source) VALUES (?, ?, ?, ?, ?)`); err != nil {
			return fmt.Errorf("indexing article %d: %w", number, err)
		}
	}
	b := appendTerms(w.buf[:0], t.Body)
	body := len(b)
	b = appendTerms(b, t.Headline)
	headline := len(b)
	for _, s := range t.Speakers {
		b = appendTerms(b, s)
	}
	speakers := len(b)
	b = appendTerms(b, t.Source)
	w.buf = b
	if _, err := w.add.ExecContext(w.ctx, number, string(b[:body]), string(b[body:headline]), string(b[headline:speakers]), string(b[speakers:])); err != nil {
		return fmt.Errorf("indexing article %d: %w", number, err)
	}
	if sampled(number) {
		return w.count(number, b)
	}
	return nil
}

// Remove makes an article unfindable. One that is not there is no error.
func (w *Writer) Remove(number int64) error {
	if w.rm == nil {
		var err error
		if w.rm, err = w.tx.PrepareContext(w.ctx, `DELETE FROM search WHERE rowid = ?`); err != nil {
			return fmt.Errorf("taking article %d off the index: %w", number, err)
		}
	}
	if _, err := w.rm.ExecContext(w.ctx, number); err != nil {
		return fmt.Errorf("taking article %d off the index: %w", number, err)
	}
	return nil
}

// Close ends the writer, not the transaction.
func (w *Writer) Close() error {
	for _, s := range []*sql.Stmt{w.add, w.rm, w.cnt} {
		if s != nil {
			if err := s.Close(); err != nil {
				return fmt.Errorf("closing the search index: %w", err)
			}
		}
	}
	return nil
}

// sampled tells whether the words of an article are counted: those of one in 64
// say well enough which words are common. Multiplying spreads the choice, whatever
// numbers articles are given.
func sampled(number int64) bool { return uint64(number)*0x9E3779B97F4A7C15>>58 == 0 }

// pruned tells whether words that were met but once are forgotten before this article's
// are counted: at one article of 16,384, so that the list of words stays short.
func pruned(number int64) bool { return uint64(number)*0x9E3779B97F4A7C15>>50 == 0 }

// count counts the article's words, each once.
func (w *Writer) count(number int64, terms []byte) error {
	if pruned(number) {
		if _, err := w.tx.ExecContext(w.ctx, `DELETE FROM search_words WHERE articles = 1`); err != nil {
			return fmt.Errorf("counting words: %w", err)
		}
	}
	if w.cnt == nil {
		var err error
		if w.cnt, err = w.tx.PrepareContext(w.ctx, `INSERT INTO search_words VALUES (?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1`); err != nil {
			return fmt.Errorf("counting words: %w", err)
		}
	}
	seen := map[string]bool{}
	for term := range bytes.FieldsSeq(terms) {
		if seen[string(term)] {
			continue
		}
		seen[string(term)] = true
		if _, err := w.cnt.ExecContext(w.ctx, string(term)); err != nil {
			return fmt.Errorf("counting words: %w", err)
		}
	}
	return nil
}
