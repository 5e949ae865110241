package store

import (
	"context"
	"strings"

	"github.com/lede-reader/lede/model"
)

// searchSchema is what the search needs.
const searchSchema = `CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2")`

// index makes an article findable; again, where it was so before.
func (tx *sqliteTx) index(n int64, a *model.Article, again bool) error {
	if again {
		if err := tx.unindex(n); err != nil {
			return err
		}
	}
	return tx.conn.exec("INSERT INTO words (rowid, text) VALUES (?, ?)", n, searched(a))
}

func (tx *sqliteTx) unindex(n int64) error {
	return tx.conn.exec("DELETE FROM words WHERE rowid = ?", n)
}

// searched is what of an article is searched.
func searched(a *model.Article) string {
	var b strings.Builder
	b.WriteString(a.Headline)
	b.WriteString("\n")
	for i := range a.Body {
		b.WriteString(a.Body[i].Text)
		b.WriteString("\n")
	}
	for i := range a.Quotes {
		b.WriteString(a.Quotes[i].Speaker)
		b.WriteString("\n")
	}
	return b.String()
}

// matching is the query of FTS5 for words as a person writes them, "" for none.
func matching(words string, typing bool) string {
	w := parse(words)
	if len(w.all) == 0 {
		return ""
	}
	var b strings.Builder
	for i, run := range w.all {
		if i > 0 {
			b.WriteString(" AND ")
		}
		b.WriteString(`"` + strings.Join(run, " ") + `"`)
		if typing && i == len(w.all)-1 {
			b.WriteString("*")
		}
	}
	for _, run := range w.none {
		b.WriteString(` NOT "` + strings.Join(run, " ") + `"`)
	}
	return b.String()
}

// find is the articles with words.
func (c *conn) find(ctx context.Context, words string) (found numbers, err error) {
	query := matching(words, false)
	if query == "" {
		return nil, nil
	}
	c.ctx = ctx
	defer func() { c.ctx = nil }()
	for r := range c.rows(&err, "SELECT rowid FROM words WHERE words MATCH ?", query) {
		found.add(r.int(0))
	}
	return found, err
}

// Search implements Store.
func (s *SQLite) Search(ctx context.Context, words string, typing bool, n int) ([]model.Hit, error) {
	query := matching(words, typing)
	if query == "" {
		return nil, nil
	}
	want := parse(words)
	want.typing = typing
	var hits []model.Hit
	err := s.view(ctx, "search", func(c *conn) error {
		var found []int64
		var err error
		c.ctx = ctx
		for r := range c.rows(&err, "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?", query, n) {
			found = append(found, r.int(0))
		}
		c.ctx = nil
		for i := 0; err == nil && i < len(found); i++ {
			var h model.Hit
			if h, err = hit(c, found[i], &want); h.Article != "" {
				hits = append(hits, h)
			}
		}
		return err
	})
	return hits, err
}

func hit(c *conn, n int64, want *wanted) (model.Hit, error) {
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
	h.Snippet, h.Lit = want.snippet(searched(&a))
	return h, nil
}
