package store

import "time"

// Expire implements Tx.
func (tx *sqliteTx) Expire(before time.Time) ([]string, error) {
	if err := tx.settle(); err != nil {
		return nil, err
	}
	kept, err := tx.keptByStars()
	if err != nil {
		return nil, err
	}
	var old []int64
	limit := before.UnixMicro()
	for r := range tx.conn.rows(&err, "SELECT s.n FROM stories s WHERE s.pub < ?1 OR s.pub IS NULL", limit) {
		if !kept.has(r.int(0)) {
			old = append(old, r.int(0))
		}
	}
	if err != nil {
		return nil, err
	}
	var gone []int64
	for _, story := range old {
		if gone, err = tx.expireStory(gone, story, limit); err != nil {
			return nil, err
		}
	}
	if len(gone) == 0 {
		return nil, tx.settle()
	}
	var ids []string
	for _, n := range gone {
		id, err := tx.conn.idOf(n)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	if err := tx.settle(); err != nil {
		return nil, err
	}
	return ids, tx.forgetNames(gone)
}

// keptByStars are the stories in which a reader has starred something.
func (tx *sqliteTx) keptByStars() (kept numbers, err error) {
	readers, err := tx.everybody()
	if err != nil {
		return nil, err
	}
	for _, reader := range readers {
		s, err := tx.set(reader, storySet+starredSet)
		if err != nil {
			return nil, err
		}
		kept = kept.or(s.numbers)
	}
	return kept, nil
}

// expireStory forgets a story if all its articles are old, and adds them to those gone.
func (tx *sqliteTx) expireStory(gone []int64, story, before int64) ([]int64, error) {
	type article struct{ n, source int64 }
	var all []article
	var err error
	recent := false
	for r := range tx.conn.rows(&err, `SELECT n, source, coalesce(pub, came) FROM articles WHERE n = ?1 AND story = ?1
		UNION ALL SELECT n, source, coalesce(pub, came) FROM articles WHERE story = ?1 AND story <> n`, story) {
		all = append(all, article{r.int(0), r.int(1)})
		recent = recent || r.int(2) >= before
	}
	if err != nil || recent {
		return gone, err
	}
	less := map[int64]int{}
	there, err := tx.set(nobody, articlesSet)
	if err != nil {
		return gone, err
	}
	for _, a := range all {
		less[a.source]--
		there.put(a.n, false)
		if err := tx.forget(a.n); err != nil {
			return gone, err
		}
		gone = append(gone, a.n)
	}
	tx.touch(story)
	return gone, tx.brought(less)
}

// forgetNames takes the ids of articles that are gone out, where nothing that is
// left is named after them.
func (tx *sqliteTx) forgetNames(gone []int64) error {
	if len(gone) == 0 {
		return nil
	}
	var needed numbers
	var err error
	for r := range tx.conn.rows(&err, "SELECT story, text, dest FROM articles WHERE story <> n OR text <> n OR dest <> 0") {
		for i := range 3 {
			needed.add(r.int(i))
		}
	}
	for _, n := range gone {
		if err == nil && !needed.has(n) {
			err = tx.conn.exec("DELETE FROM names WHERE n = ?", n)
		}
	}
	clear(tx.numbered)
	return err
}

// forget takes all that is known of an article out, but for its id, of which
// the hash stays for good.
func (tx *sqliteTx) forget(n int64) error {
	id, err := tx.conn.idOf(n)
	if err != nil {
		return err
	}
	if err := tx.unindex(n); err != nil {
		return err
	}
	if err := tx.conn.exec("INSERT OR REPLACE INTO gone (hash) VALUES (?)", hashOf(id)); err != nil {
		return err
	}
	for _, statement := range []string{"DELETE FROM queue WHERE n = ?", "DELETE FROM bodies WHERE n = ?", "DELETE FROM prints WHERE n = ?", "DELETE FROM earlier WHERE n = ?", "DELETE FROM articles WHERE n = ?"} {
		if err := tx.conn.exec(statement, n); err != nil {
			return err
		}
	}
	readers, err := tx.everybody()
	if err != nil {
		return err
	}
	for _, reader := range readers {
		d, err := tx.did(tx.conn, reader)
		if err != nil {
			return err
		}
		for name := range d.sets {
			if s, err := tx.set(reader, name); err != nil {
				return err
			} else if s.has(n) && len(name) > 0 && !isOfStories(name) {
				s.put(n, false)
			}
		}
	}
	return nil
}
