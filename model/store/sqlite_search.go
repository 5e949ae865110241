package store

import (
	"context"
	"errors"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store/search"
)

// index makes an article findable under its number, and under nothing that it
// was found under before.
func (tx *sqliteTx) index(n int64, a *model.Article) error {
	w, err := tx.indexer()
	if err != nil {
		return err
	}
	t := search.Text{Headline: a.Headline, Body: a.Text(), Source: a.Source}
	for i := range a.Quotes {
		t.Speakers = append(t.Speakers, a.Quotes[i].Speaker)
	}
	if err := w.Add(n, t); err != nil {
		return err
	}
	return tx.label(n, a)
}

// unindex makes an article unfindable.
func (tx *sqliteTx) unindex(n int64) error {
	w, err := tx.indexer()
	if err != nil {
		return err
	}
	return errors.Join(w.Remove(n), tx.unlabel(n))
}

func (tx *sqliteTx) indexer() (*search.Writer, error) {
	if tx.writer == nil {
		// Not with the context of the transaction: a statement that can be
		// interrupted costs a goroutine each.
		db, err := tx.conn.sql(context.Background())
		if err != nil {
			return nil, err
		}
		tx.writer = search.NewWriter(context.Background(), db)
	}
	return tx.writer, nil
}

// closeIndexer ends what indexer began.
func (tx *sqliteTx) closeIndexer() error {
	w := tx.writer
	if tx.writer = nil; w == nil {
		return nil
	}
	return w.Close()
}

// typedMost is how many articles a query that is still being typed finds: more
// than anybody looks through, and few enough to be there before the next letter.
const typedMost = 2000

// find is the articles with words; with typing the last word may go on, and only
// the newest typedMost are found.
func (c *conn) find(ctx context.Context, words string, typing bool) (found numbers, err error) {
	if typing {
		db, err := c.sql(ctx)
		if err != nil {
			return nil, err
		}
		all, err := search.Search(ctx, db, words, true, 0, typedMost)
		for _, n := range all {
			found.add(n)
		}
		return found, err
	}
	match := search.Match(words, false)
	if match == "" {
		return nil, nil
	}
	c.ctx = ctx
	defer func() { c.ctx = nil }()
	for r := range c.rows(&err, "SELECT rowid FROM search WHERE search MATCH ?", match) {
		found.add(r.int(0))
	}
	return found, err
}

// Search implements Store.
func (s *SQLite) Search(ctx context.Context, words, within string, typing bool, n int) ([]model.Hit, error) {
	var hits []model.Hit
	err := s.view(ctx, "search", func(c *conn) error {
		db, err := c.sql(ctx)
		if err != nil {
			return err
		}
		d, err := s.self(c)
		if err != nil {
			return err
		}
		only := &listing{SQLite: s}
		if err := only.sift(ctx, c, model.Query{Filter: within}, d); err != nil {
			return err
		}
		for before, more := int64(0), true; more && len(hits) < n; {
			found, err := search.Search(ctx, db, words, typing, before, n)
			if err != nil {
				return err
			}
			more = len(found) == n
			for _, number := range found {
				before = number
				if only.filter.limited {
					story, err := c.number("SELECT story FROM articles WHERE n = ?", number)
					if err != nil {
						return err
					}
					if !only.filter.only.has(story) {
						continue
					}
				}
				h, err := hit(c, number, words, typing)
				if err != nil {
					return err
				}
				if h.Article != "" && len(hits) < n {
					hits = append(hits, h)
				}
			}
		}
		return nil
	})
	return hits, err
}

// hit is what is shown of an article that was found, empty if it is gone.
func hit(c *conn, n int64, words string, typing bool) (model.Hit, error) {
	r, err := c.first("SELECT m.id, a.story, a.headline, a.paper, a.pub, a.zone, b.body FROM articles a JOIN names m ON m.n = a.n JOIN bodies b ON b.n = a.n WHERE a.n = ?", n)
	if err != nil || r == nil {
		return model.Hit{}, err
	}
	h := model.Hit{Article: r.text(0), Headline: r.text(2), Source: r.text(3), Published: r.date(4)}
	if h.Story, err = c.idOf(r.int(1)); err != nil {
		return h, err
	}
	a, err := decodeArticle(h.Article, r.blob(6))
	if err != nil {
		return h, err
	}
	h.Snippet, h.Lit = search.Snippet(a.Text(), words, typing)
	return h, nil
}
