package store

import (
	"context"
	"strings"

	"github.com/lede-reader/lede/model"
)

// Fresh implements Store.
func (s *SQLite) Fresh(ctx context.Context, source int64, items []model.Item) ([]model.Item, error) {
	var out []model.Item
	err := s.view(ctx, "look what is new", func(c *conn) error {
		at := stands{c: c, source: source}
		for i := range items {
			k, err := at.of(&items[i])
			if err != nil {
				return err
			}
			if !k.skip {
				out = append(out, items[i])
			}
		}
		return nil
	})
	return out, err
}

// stands says how items of a source stand to what is in the library.
type stands struct {
	c       *conn
	source  int64
	removed map[int64]bool // of the sources that were asked after
}

// standing is how one item stands.
type standing struct {
	n     int64 // the number of its id, 0 if it has none
	known bool  // there is an article with its id
	owner int64 // the source that brought that
	print uint64
	skip  bool // there is nothing to do
}

func (s *stands) of(it *model.Item) (standing, error) {
	var k standing
	var err error
	hash := hashOf(it.ID)
	for r := range s.c.rows(&err, "SELECT m.n, m.id, a.print, a.source FROM names m LEFT JOIN articles a ON a.n = m.n WHERE m.hash = ?", hash) {
		if r.text(1) != it.ID {
			continue
		}
		k.n, k.known, k.print, k.owner = r.int(0), !r.null(2), uint64(r.int(2)), r.int(3)
		break
	}
	if err != nil {
		return k, err
	}
	if !k.known {
		gone, err := s.c.first("SELECT hash FROM gone WHERE hash = ?", hash)
		k.skip, k.print = gone != nil, 0
		if !k.skip {
			k.print = print(it)
		}
		return k, err
	}
	now := print(it)
	k.skip = k.print == now
	k.print = now
	if !k.skip && k.owner != s.source && k.owner > 0 {
		removed, err := s.isRemoved(k.owner)
		if err != nil {
			return k, err
		}
		k.skip = !removed
	}
	return k, nil
}

func (s *stands) isRemoved(source int64) (bool, error) {
	if v, ok := s.removed[source]; ok {
		return v, nil
	}
	r, err := s.c.first("SELECT removed FROM sources WHERE number = ?", source)
	if err != nil {
		return false, err
	}
	if s.removed == nil {
		s.removed = map[int64]bool{}
	}
	s.removed[source] = r == nil || r.int(0) == 1
	return s.removed[source], nil
}

// Receive implements Tx.
func (tx *sqliteTx) Receive(source int64, paged bool, items []model.Item) (Received, error) {
	var got Received
	at := stands{c: tx.conn, source: source}
	moved := map[int64]int{} // how many articles more each source brought
	for i := range items {
		it := &items[i]
		k, err := at.of(it)
		if err != nil {
			return got, err
		}
		switch {
		case k.skip:
			continue
		case !k.known:
			got.New++
			moved[source]++
			err = tx.receiveNew(source, &k, it)
		default:
			got.Changed++
			if k.owner != source {
				moved[source]++
				moved[k.owner]--
			}
			err = tx.conn.exec("UPDATE articles SET source = ?, print = ? WHERE n = ?", source, k.print, k.n)
			if err == nil {
				err = tx.conn.exec("DELETE FROM queue WHERE n = ?", k.n)
			}
		}
		if err != nil {
			return got, err
		}
		tx.now.queued++
		if err := tx.conn.exec("INSERT INTO queue (number, n, source, paged, item) VALUES (?, ?, ?, ?, ?)",
			tx.now.queued, k.n, source, paged && it.URL != "", encodeItem(&tx.encode, it)); err != nil {
			return got, err
		}
	}
	return got, tx.brought(moved)
}

// receiveNew lets an item stand in the list before it was cleaned.
func (tx *sqliteTx) receiveNew(source int64, k *standing, it *model.Item) error {
	var err error
	if k.n == 0 {
		if k.n, err = tx.name(it.ID); err != nil {
			return err
		}
	}
	a := provisional(it)
	if err := tx.insertArticle(k.n, source, k.print, true, k.n, &a); err != nil {
		return err
	}
	if tx.isTouched(k.n) {
		return nil
	}
	if named, err := tx.conn.first("SELECT n FROM stories WHERE n = ?", k.n); err != nil || named != nil {
		tx.touch(k.n)
		return err
	}
	return tx.addStory(k.n, tx.sortKey(a.Published, micros(tx.library.now())), k.n, 1, a.Published)
}

func (tx *sqliteTx) isTouched(story int64) bool {
	_, ok := tx.touched[story]
	return ok
}

// insertArticle adds the row of an article to a story, as the first of a text.
func (tx *sqliteTx) insertArticle(n, source int64, print uint64, pending bool, story int64, a *model.Article) error {
	pub, zone := dateColumns(a.Published)
	all, err := tx.set(nobody, articlesSet)
	if err != nil {
		return err
	}
	all.put(n, true)
	return tx.conn.exec(`INSERT INTO articles (n, source, print, came, pending, story, text, relation, dest, share, why, pub, zone, headline, origin, paper, credits, quoted)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0.0, '', ?, ?, ?, ?, ?, ?, ?)`,
		n, source, print, micros(tx.library.now()), pending, story, n, string(model.New), pub, zone,
		a.Headline, string(a.HeadlineFrom), a.Source, joined(a.Credits), len(a.PullQuotes) > 0)
}

// creditBreak parts credits in their column; it stands in no text.
const creditBreak = "\x1f"

func joined(credits []string) string { return strings.Join(credits, creditBreak) }

func parted(credits string) []string {
	if credits == "" {
		return nil
	}
	return strings.Split(credits, creditBreak)
}

// Pending implements Store.
func (s *SQLite) Pending(ctx context.Context, paged bool, after int64, n int) ([]Waiting, error) {
	var out []Waiting
	size := 0
	err := s.view(ctx, "look what waits", func(c *conn) (err error) {
		for r := range c.rows(&err, "SELECT q.number, q.source, m.id, q.item FROM queue q JOIN names m ON m.n = q.n WHERE q.paged = ? AND q.number > ? ORDER BY q.number LIMIT ?", paged, after, n) {
			it, e := decodeItem(r.text(2), r.blob(3))
			if e != nil {
				return e
			}
			if size += len(it.Text) + len(it.HTML); len(out) > 0 && size > pendingBytes {
				break
			}
			out = append(out, Waiting{Number: r.int(0), Source: r.int(1), Item: it, paged: paged})
		}
		return err
	})
	return out, err
}

// Item implements Store.
func (s *SQLite) Item(ctx context.Context, id string) (it model.Item, err error) {
	err = s.view(ctx, "read what came in", func(c *conn) error {
		n, err := c.numberOf(id)
		if err != nil {
			return err
		}
		r, err := c.first("SELECT item FROM queue WHERE n = ?", n)
		if err != nil {
			return err
		}
		if r == nil {
			return ErrNotFound
		}
		it, err = decodeItem(id, r.blob(0))
		return err
	})
	return it, err
}

// Paged implements Tx.
func (tx *sqliteTx) Paged(number int64, html string) error {
	r, err := tx.conn.first("SELECT m.id, q.item FROM queue q JOIN names m ON m.n = q.n WHERE q.number = ?", number)
	if err != nil || r == nil {
		return err
	}
	it, err := decodeItem(r.text(0), r.blob(1))
	if err != nil {
		return err
	}
	if html != "" {
		it.HTML, it.Text = html, ""
	}
	return tx.conn.exec("UPDATE queue SET paged = 0, item = ? WHERE number = ?", encodeItem(&tx.encode, &it), number)
}

// Done implements Tx.
func (tx *sqliteTx) Done(number int64) (bool, error) {
	n, err := tx.conn.changes("DELETE FROM queue WHERE number = ?", number)
	return n > 0, err
}
