package store

import (
	"context"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/filter"
	"github.com/lede-reader/lede/model/store/search"
)

// quotedSet is the set of articles, of nobody, in which anybody is quoted.
const quotedSet = "quoted"

// Unlabelled implements Store.
func (s *SQLite) Unlabelled(ctx context.Context) (left bool, err error) {
	err = s.view(ctx, "look what lacks labels", func(c *conn) error {
		last, err := c.number("SELECT last FROM unlabelled")
		left = last > 0
		return err
	})
	return left, err
}

// label makes an article found by its labels, and by none that it had before.
func (tx *sqliteTx) label(n int64, a *model.Article) error {
	l := labelsOf(a)
	speakers, roles, source := l.Columns()
	if err := tx.conn.exec("INSERT OR REPLACE INTO labels (rowid, speakers, roles, source) VALUES (?, ?, ?, ?)", n, speakers, roles, source); err != nil {
		return err
	}
	return tx.flag(nobody, quotedSet, n, isQuoting(a))
}

// unlabel makes an article found by no label.
func (tx *sqliteTx) unlabel(n int64) error {
	if err := tx.conn.exec("DELETE FROM labels WHERE rowid = ?", n); err != nil {
		return err
	}
	return tx.flag(nobody, quotedSet, n, false)
}

// Label implements Tx.
func (tx *sqliteTx) Label(n int) (left bool, err error) {
	last, err := tx.conn.number("SELECT last FROM unlabelled")
	if err != nil || last == 0 {
		return false, err
	}
	type body struct {
		n    int64
		kept []byte
	}
	var all []body
	for r := range tx.conn.rows(&err, "SELECT n, body FROM bodies WHERE n <= ? ORDER BY n DESC LIMIT ?", last, n) {
		all = append(all, body{r.int(0), r.blob(1)})
	}
	if err != nil {
		return false, err
	}
	last = 0
	for _, b := range all {
		last = b.n - 1
		a, bad := decodeArticle("", b.kept)
		if bad != nil {
			continue // who wants to read it is told
		}
		if err := tx.label(b.n, &a); err != nil {
			return false, err
		}
	}
	if len(all) < n {
		last = 0
	}
	return last > 0, tx.conn.exec("UPDATE unlabelled SET last = ?", last)
}

// Names implements Store.
func (s *SQLite) Names(ctx context.Context, kind filter.Kind, begun string, n int) (names []string, err error) {
	var t tally
	err = s.view(ctx, "look for names", func(c *conn) error {
		if kind == filter.Tag {
			d, err := s.self(c)
			counts := map[string]int{}
			for name, set := range d.sets {
				counts[name] = set.count()
			}
			t.tags(counts, begun)
			return err
		}
		if err := c.tallyNewest(&t, kind, begun); err != nil || kind != filter.Source {
			return err
		}
		all, err := sourcesIn(c, " WHERE removed = 0")
		for i := range all {
			t.add([]string{all[i].Label()}, begun)
		}
		return err
	})
	return t.most(n), err
}

// tallyNewest counts the labels of a kind in the newest articles.
func (c *conn) tallyNewest(t *tally, kind filter.Kind, begun string) (err error) {
	query, args := "SELECT n FROM bodies ORDER BY n DESC LIMIT ?", []any{namesAmong}
	if begun != "" {
		match := search.LabelMatch(labelOf(kind), begun, false)
		if match == "" {
			return nil
		}
		query, args = "SELECT rowid FROM labels WHERE labels MATCH ? ORDER BY rowid DESC LIMIT ?", []any{match, namesAmong}
	}
	var newest []int64
	for r := range c.rows(&err, query, args...) {
		newest = append(newest, r.int(0))
	}
	for _, n := range newest {
		if err != nil {
			return err
		}
		var r record
		if kind == filter.Source {
			if r, err = c.first("SELECT paper FROM articles WHERE n = ?", n); r != nil {
				t.add([]string{r.text(0)}, begun)
			}
			continue
		}
		if r, err = c.first("SELECT body FROM bodies WHERE n = ?", n); r == nil {
			continue
		}
		if a, bad := decodeArticle("", r.blob(0)); bad == nil {
			l := labelsOf(&a)
			t.add(namesIn(&l, kind), begun)
		}
	}
	return err
}
