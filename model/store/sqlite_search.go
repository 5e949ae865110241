package store

import (
	"context"

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
	return w.Add(n, t)
}

// unindex makes an article unfindable.
func (tx *sqliteTx) unindex(n int64) error {
	w, err := tx.indexer()
	if err != nil {
		return err
	}
	return w.Remove(n)
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
func (s *SQLite) Search(ctx context.Context, words string, typing bool, n int) ([]model.Hit, error) {
	var hits []model.Hit
	err := s.view(ctx, "search", func(c *conn) error {
		db, err := c.sql(ctx)
		if err != nil {
			return err
		}
		found, err := search.Search(ctx, db, words, typing, 0, n)
		for i := 0; err == nil && i < len(found); i++ {
			var h model.Hit
			if h, err = hit(c, found[i], words, typing); h.Article != "" {
				hits = append(hits, h)
			}
		}
		return err
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
