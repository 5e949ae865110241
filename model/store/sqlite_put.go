package store

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// Put implements Tx.
func (tx *sqliteTx) Put(arrivals ...Arrival) error {
	for _, in := range arrivals {
		in.Sentences = sorted(slices.Clone(in.Sentences))
		if err := tx.putOne(&in); err != nil {
			return err
		}
	}
	return nil
}

func (tx *sqliteTx) putOne(in *Arrival) error {
	a := &in.Article
	n, starts, err := tx.putRow(a)
	if err != nil {
		return err
	}
	if in.Of != nil {
		if err := tx.conn.exec("UPDATE articles SET print = ? WHERE n = ?", int64(print(in.Of)), n); err != nil {
			return err
		}
	}
	if err := tx.conn.exec("INSERT OR REPLACE INTO bodies (n, body) VALUES (?, ?)", n, encodeArticle(&tx.encode, a)); err != nil {
		return err
	}
	changes := !starts && len(in.Places) > 0
	var before []uint32
	if changes {
		if before, err = tx.printsOf(n); err != nil {
			return err
		}
	}
	if err := tx.putPrints(n, in.Sentences); err != nil {
		return err
	}
	if err := tx.index(n, a); err != nil {
		return err
	}
	err = tx.Place(in.Places)
	switch {
	case err != nil:
		return err
	case starts:
		return tx.start(n, in)
	case changes:
		return tx.change(n, in, before)
	}
	return nil
}

// putRow writes what the list shows of an article. starts is whether it is new,
// or was pending.
func (tx *sqliteTx) putRow(a *model.Article) (n int64, starts bool, err error) {
	if n, err = tx.named(a.ID); err != nil {
		return 0, false, err
	}
	old, err := tx.conn.first("SELECT pending, story FROM articles WHERE n = ?", n)
	if err != nil {
		return 0, false, err
	}
	if old == nil {
		tx.touch(n)
		return n, true, tx.insertArticle(n, 0, 0, false, n, a)
	}
	tx.touch(old.int(1))
	pub, zone := dateColumns(a.Published)
	return n, old.int(0) == 1, tx.conn.exec("UPDATE articles SET pending = 0, pub = ?, zone = ?, headline = ?, origin = ?, paper = ?, credits = ?, quoted = ? WHERE n = ?",
		pub, zone, a.Headline, string(a.HeadlineFrom), a.Source, joined(a.Credits), len(a.PullQuotes) > 0, n)
}

// Place implements Tx.
func (tx *sqliteTx) Place(places []model.Placement) error {
	for i := range places {
		if err := tx.placeOne(&places[i]); err != nil {
			return err
		}
	}
	return nil
}

func (tx *sqliteTx) placeOne(p *model.Placement) error {
	n, err := tx.number(p.ID)
	if err != nil || n == 0 {
		return err
	}
	old, err := tx.conn.first("SELECT story FROM articles WHERE n = ?", n)
	if err != nil || old == nil {
		return err
	}
	var at [3]int64
	for i, id := range []string{p.Story, p.Group, p.To} {
		if at[i], err = tx.named(id); err != nil {
			return err
		}
	}
	tx.touch(old.int(0))
	tx.touch(at[0])
	return tx.conn.exec("UPDATE articles SET story = ?, text = ?, dest = ?, relation = ?, share = ?, why = ? WHERE n = ?",
		at[0], at[1], at[2], string(p.Relation), p.Share, p.Why, n)
}

// Article implements Tx.
func (tx *sqliteTx) Article(id string) (model.Article, error) { return articleOf(tx.conn, id) }

// Placement implements Tx.
func (tx *sqliteTx) Placement(id string) (model.Placement, error) { return placementOf(tx.conn, id) }

// Cleaned implements Tx.
func (tx *sqliteTx) Cleaned(after int64, n int) (articles []model.Article, last int64, err error) {
	last = after
	for r := range tx.conn.rows(&err, "SELECT a.n, m.id, b.body FROM articles a JOIN names m ON m.n = a.n JOIN bodies b ON b.n = a.n WHERE a.n > ? ORDER BY a.n LIMIT ?", after, n) {
		a, e := decodeArticle(r.text(1), r.blob(2))
		if e != nil {
			return nil, last, e
		}
		articles, last = append(articles, a), r.int(0)
	}
	return articles, last, err
}

// Of implements Tx.
func (tx *sqliteTx) Of(source string, n int) (articles []model.Article, err error) {
	for r := range tx.conn.rows(&err, "SELECT m.id, b.body FROM articles a JOIN names m ON m.n = a.n JOIN bodies b ON b.n = a.n WHERE a.paper = ? ORDER BY a.n DESC LIMIT ?", source, n) {
		a, e := decodeArticle(r.text(0), r.blob(1))
		if e != nil {
			return nil, e
		}
		articles = append(articles, a)
	}
	return articles, err
}

// Story implements Tx.
func (tx *sqliteTx) Story(id string) (model.Story, error) {
	reader, err := readerNumber(tx.conn, tx.SQLite.name)
	if err != nil {
		return model.Story{}, err
	}
	e := nobodysEar
	if reader > 0 {
		if e, err = tx.ear(reader); err != nil {
			return model.Story{}, err
		}
	}
	return storyOf(tx.conn, id, e)
}
