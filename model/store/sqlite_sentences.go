package store

import (
	"errors"
	"slices"

	"github.com/lede-reader/lede/model"
)

// start gives an article the state in which it starts: the same for all readers, and
// for each what follows from what he has read and put away of its story.
func (tx *sqliteTx) start(n int64, in *Arrival) error {
	like, err := int64(0), error(nil)
	if in.Like != "" {
		if like, err = tx.number(in.Like); err != nil {
			return err
		}
	}
	others, err := tx.othersThan(n)
	if err != nil || in.State == (model.State{}) && like == 0 && others == nil {
		return err
	}
	if _, err := tx.self(); err != nil {
		return err
	}
	return tx.eachEar(func(e ear) error {
		heard, err := e.hear(tx.conn, others)
		if err != nil {
			return err
		}
		read, spiked := arrives(in.Sentences, heard)
		read = read || like != 0 && e.has(readSet, like)
		spiked = spiked || like != 0 && e.has(spikedSet, like)
		for _, s := range []struct {
			name string
			on   bool
		}{
			{echoSet, read && !in.State.Read && !e.has(readSet, n)},
			{readSet, in.State.Read || read},
			{starredSet, in.State.Starred},
			{spikedSet, in.State.Spiked || spiked},
		} {
			if !s.on {
				continue
			}
			if err := tx.flag(e.number, s.name, n, true); err != nil {
				return err
			}
		}
		return nil
	})
}

// flag puts an article into a set of a reader, or takes it out.
func (tx *sqliteTx) flag(reader int64, name string, n int64, on bool) error {
	set, err := tx.set(reader, name)
	if err == nil {
		set.put(n, on)
	}
	return err
}

// othersThan is what the other articles of the story of one say, nil if there are none.
func (tx *sqliteTx) othersThan(n int64) ([]said, error) {
	story, err := tx.conn.number("SELECT story FROM articles WHERE n = ?", n)
	if err != nil {
		return nil, err
	}
	if story == n {
		if r, err := tx.conn.first("SELECT 1 FROM articles WHERE story = ?1 AND story <> n LIMIT 1", n); err != nil || r == nil {
			return nil, err
		}
	}
	all, err := saidIn(tx.conn, story)
	var others []said
	for _, s := range all {
		if s.n != n {
			others = append(others, s)
		}
	}
	return others, err
}

// change brings an article that changed in its place back to those readers to whom it
// says something new, and keeps what they had read of it; before is what it said then.
func (tx *sqliteTx) change(n int64, in *Arrival, before []uint32) error {
	if in.Sentences == nil || before == nil || slices.Equal(in.Sentences, before) {
		return nil
	}
	others, err := tx.othersThan(n)
	if err != nil {
		return err
	}
	return tx.eachEar(func(e ear) error {
		if !e.has(readSet, n) && !e.has(spikedSet, n) {
			return nil
		}
		heard, err := e.hear(tx.conn, append([]said{{n, before}}, others...))
		if err != nil {
			return err
		}
		if was := heard[0]; was.read && !was.echo {
			earlier := encodePrints(sorted(slices.Concat(before, was.earlier)))
			if err := tx.conn.exec("INSERT OR REPLACE INTO earlier (reader, n, prints) VALUES (?, ?, ?)", e.number, n, earlier); err != nil {
				return err
			}
			if err := tx.flag(e.number, earlierSet, n, true); err != nil {
				return err
			}
		}
		unread, unspiked := comesBack(in.Sentences, heard)
		for name, off := range map[string]bool{readSet: unread, echoSet: unread, spikedSet: unspiked} {
			if off {
				err = errors.Join(err, tx.flag(e.number, name, n, false))
			}
		}
		return err
	})
}

// eachEar does something for every reader.
func (tx *sqliteTx) eachEar(do func(ear) error) error {
	readers, err := tx.everybody()
	if err != nil {
		return err
	}
	for _, reader := range readers {
		e, err := tx.ear(reader)
		if err == nil {
			err = do(e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// printsOf are the fingerprints of an article, nil if they are not known.
func (tx *sqliteTx) printsOf(n int64) ([]uint32, error) {
	r, err := tx.conn.first("SELECT prints FROM prints WHERE n = ?", n)
	if err != nil || r == nil {
		return nil, err
	}
	return r.prints(0), nil
}

// putPrints keeps the fingerprints of an article, which are sorted.
func (tx *sqliteTx) putPrints(n int64, prints []uint32) error {
	if prints == nil {
		if err := tx.conn.exec("DELETE FROM prints WHERE n = ?", n); err != nil {
			return err
		}
		return tx.conn.exec("UPDATE unprinted SET last = max(last, ?)", n)
	}
	return tx.conn.exec("INSERT OR REPLACE INTO prints (n, prints) VALUES (?, ?)", n, encodePrints(prints))
}

// Print implements Tx.
func (tx *sqliteTx) Print(n int, of func(*model.Article) []uint32) (left bool, err error) {
	last, err := tx.conn.number("SELECT last FROM unprinted")
	if err != nil || last == 0 {
		return false, err
	}
	type missing struct {
		n      int64
		prints []uint32
	}
	var found []missing
	next := int64(0)
	for r := range tx.conn.rows(&err, "SELECT b.n, m.id, b.body, p.n FROM bodies b JOIN names m ON m.n = b.n LEFT JOIN prints p ON p.n = b.n WHERE b.n <= ? ORDER BY b.n DESC", last) {
		if !r.null(3) {
			continue
		}
		if len(found) == n {
			next = r.int(0)
			break
		}
		a, e := decodeArticle(r.text(1), r.blob(2))
		if e != nil {
			continue // who wants to read it is told
		}
		found = append(found, missing{r.int(0), append([]uint32{}, sorted(of(&a))...)})
	}
	if err != nil {
		return false, err
	}
	for _, m := range found {
		if err := tx.putPrints(m.n, m.prints); err != nil {
			return false, err
		}
	}
	return next > 0, tx.conn.exec("UPDATE unprinted SET last = ?", next)
}
