package store

import (
	"maps"
	"slices"
	"strings"
)

// The sets that every reader has; those of tags are "tag:" and the word.
const (
	readSet    = "read"
	starredSet = "starred"
	spikedSet  = "spiked"

	storySet = "story:" // before one of the above: the same of stories

	// What there is, of nobody.
	storiesSet  = "stories"
	articlesSet = "articles"
	nobody      = 0
)

// deeds is what one reader did. It is never changed: a newer one takes its place.
type deeds struct {
	reader int64 // his number
	gen    int64 // all that changed up to it is in it
	sets   map[string]numbers
}

// setName names one set of one reader.
type setName struct {
	reader int64
	name   string
}

// readerNumber is the number of a reader, -1 if he has not done anything yet.
func readerNumber(c *conn, name string) (int64, error) {
	r, err := c.first("SELECT number FROM readers WHERE name = ?", name)
	if err != nil || r == nil {
		return -1, err
	}
	return r.int(0), nil
}

// did gives what a reader did, as the connection sees it now or, where another
// goroutine sees more, as that does.
func (l *library) did(c *conn, reader int64) (*deeds, error) {
	l.seen.Lock()
	defer l.seen.Unlock()
	known := l.sets[reader]
	if known == nil {
		known = &deeds{reader: reader, gen: -1}
	}
	next := known
	var err error
	for r := range c.rows(&err, "SELECT gen, name, chunk, bits FROM sets WHERE reader = ? AND gen > ?", reader, known.gen) {
		if next == known {
			next = &deeds{reader, known.gen, maps.Clone(known.sets)}
			if next.sets == nil {
				next.sets = map[string]numbers{}
			}
		}
		next.gen = max(next.gen, r.int(0))
		next.take(known, r.text(1), int(r.int(2)), decodeChunk(r.blob(3)))
	}
	if err != nil {
		return nil, err
	}
	l.sets[reader] = next
	return next, nil
}

// take puts a chunk into a set, which is copied first if it is still that of known.
func (d *deeds) take(known *deeds, name string, i int, c *chunk) {
	s := d.sets[name]
	if old, ok := known.sets[name]; ok && len(old) > 0 && len(s) > 0 && &old[0] == &s[0] {
		s = slices.Clone(s)
	}
	for len(s) <= i {
		s = append(s, nil)
	}
	s[i] = c
	d.sets[name] = s
}

// set is a set as the transaction has it, to be changed.
func (tx *sqliteTx) set(reader int64, name string) (*workSet, error) {
	key := setName{reader, name}
	if w := tx.sets[key]; w != nil {
		return w, nil
	}
	d := tx.deeds[reader]
	if d == nil {
		var err error
		if d, err = tx.did(tx.conn, reader); err != nil {
			return nil, err
		}
		tx.deeds[reader] = d
	}
	w := newWorkSet(d.sets[name])
	tx.sets[key] = w
	return w, nil
}

// keepSets writes the chunks that changed.
func (tx *sqliteTx) keepSets() error {
	for key, w := range tx.sets {
		for i := range w.own {
			if err := tx.conn.exec("INSERT OR REPLACE INTO sets (reader, name, chunk, gen, bits) VALUES (?, ?, ?, ?, ?)",
				key.reader, key.name, i, tx.now.gen, w.numbers[i].encode()); err != nil {
				return err
			}
		}
	}
	return nil
}

// self is the number of the reader of the transaction, who has one from now on.
func (tx *sqliteTx) self() (int64, error) {
	n, err := readerNumber(tx.conn, tx.SQLite.name)
	if err != nil || n > 0 {
		return n, err
	}
	if err := tx.conn.exec("INSERT INTO readers (name) VALUES (?)", tx.SQLite.name); err != nil {
		return 0, err
	}
	tx.every = nil
	return readerNumber(tx.conn, tx.SQLite.name)
}

// everybody is the numbers of all readers.
func (tx *sqliteTx) everybody() (_ []int64, err error) {
	if tx.every == nil {
		tx.every = []int64{}
		for r := range tx.conn.rows(&err, "SELECT number FROM readers") {
			tx.every = append(tx.every, r.int(0))
		}
	}
	return tx.every, err
}

// isOfStories tells whether the numbers of a set are those of stories.
func isOfStories(name string) bool { return strings.HasPrefix(name, storySet) }
