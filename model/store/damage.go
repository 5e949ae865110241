package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"modernc.org/sqlite"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store/rescue"
	"github.com/lede-reader/lede/model/store/search"
)

// damagedMark is added to the name of a library for a file that says that damage
// was met while it was in use: opening does not look at more than a page or two.
const damagedMark = ".damaged"

// markDamaged has the next start save what can be read.
func (l *library) markDamaged() {
	if f, err := os.OpenFile(l.path+damagedMark, os.O_CREATE|os.O_RDONLY, fileMode); err == nil {
		f.Close()
	}
}

// isDamaged tells without reading more than the header whether a library is
// known to be damaged, or has lost its end.
func (l *library) isDamaged() bool {
	if _, err := os.Stat(l.path + damagedMark); err == nil {
		return true
	}
	// With a log, the file may be shorter than it says: the rest is in there.
	if wal, err := os.Stat(l.path + "-wal"); err == nil && wal.Size() > 0 {
		return false
	}
	head, size := l.header()
	if !bytes.HasPrefix(head, []byte(magic)) {
		return false
	}
	page := int64(binary.BigEndian.Uint16(head[16:]))
	if page == 1 {
		page = 1 << 16
	}
	return size < page*int64(binary.BigEndian.Uint32(head[28:]))
}

const (
	magic      = "SQLite format 3\x00"
	headerSize = 100
)

// header is what the file begins with, and how long it is; nil if it is shorter
// than a header.
func (l *library) header() ([]byte, int64) {
	f, err := os.Open(l.path)
	if err != nil {
		return nil, 0
	}
	defer f.Close()
	info, err := f.Stat()
	head := make([]byte, headerSize)
	if n, _ := f.ReadAt(head, 0); err != nil || n < headerSize {
		return nil, 0
	}
	return head, info.Size()
}

// ours tells whether the file says that it is a library of lede.
func (l *library) ours() bool {
	head, _ := l.header()
	return bytes.HasPrefix(head, []byte(magic)) && binary.BigEndian.Uint32(head[68:]) == application
}

// rescue puts a damaged library aside, and a new one with all that could be read
// in its place. A file that is no library stays where it is.
func (l *library) rescue(ctx context.Context, steps []string, damage error) error {
	before, err := os.Stat(l.path)
	if err != nil {
		return err
	}
	fresh := fmt.Sprintf("%s.saved-%d", l.path, os.Getpid())
	defer func() {
		for _, end := range []string{"", "-wal", "-shm", "-journal"} {
			_ = os.Remove(fresh + end) // made here; after the rename there is none
		}
	}()
	report, err := l.carry(ctx, fresh, steps)
	nothing := errors.Is(err, rescue.ErrNothing) || err == nil && report.Rows() == 0
	switch {
	case nothing && !l.ours():
		return model.Problem{Name: l.path, What: "this file is not a library", Cure: "name another file with --db, or move this one away"}
	case err != nil && !nothing:
		return errors.Join(damage, err)
	}
	if now, err := os.Stat(l.path); err != nil || !os.SameFile(before, now) {
		return err // another process was faster
	}
	aside, err := rescue.Aside(l.path, l.now())
	if err != nil {
		return errors.Join(damage, err)
	}
	if err := os.Rename(fresh, l.path); err != nil {
		return errors.Join(damage, err)
	}
	if err := os.Remove(l.path + damagedMark); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	l.troubles = append(l.troubles, told(l.path, aside, report))
	return nil
}

// told is what a person hears of a rescue.
func told(path, aside string, r rescue.Report) model.Problem {
	articles := 0
	for _, t := range r.Tables {
		if t.Name == "articles" {
			articles = t.Rows
		}
	}
	p := model.Problem{Name: path, Cure: "the damaged file is kept as " + aside + "; fetch again for what is missing"}
	p.What = fmt.Sprintf("the library was damaged: a new one was made, with the %d articles that could be read", articles)
	if r.Whole() {
		p.What += ", as it seems all"
		p.Cure = "the damaged file is kept as " + aside
	}
	return p
}

// carry makes a fresh library with what can be read in the damaged one.
func (l *library) carry(ctx context.Context, fresh string, steps []string) (rescue.Report, error) {
	if _, err := makeFile(fresh); err != nil {
		return rescue.Report{}, err
	}
	to := &library{path: fresh, now: l.now, tuning: l.tuning, writing: make(chan struct{}, 1), sets: map[int64]*deeds{}}
	to.readers = newPool(1, to.reader)
	w, err := to.open()
	if err != nil {
		return rescue.Report{}, err
	}
	if err := migrate(w, fresh, steps); err != nil {
		return rescue.Report{}, errors.Join(err, w.Close())
	}
	connector, err := sqlite.NewConnector(fileURI(fresh, "mode=rw"))
	if err != nil {
		return rescue.Report{}, errors.Join(err, w.Close())
	}
	db := sql.OpenDB(connector)
	report, err := rescue.Carry(ctx, l.path, db)
	err = errors.Join(err, db.Close())
	s := &SQLite{to, ""}
	if err == nil {
		err = s.Update(ctx, func(tx Tx) error { return tx.(*sqliteTx).rebuild() })
	}
	return report, errors.Join(err, s.Close())
}

// rebuild makes everything anew that follows from something else, after rows were
// lost: the index of the words, the stories, the sets of what there is, the counts.
func (tx *sqliteTx) rebuild() error {
	db, err := tx.conn.sql(context.Background())
	if err != nil {
		return err
	}
	if err := errors.Join(search.Drop(tx.ctx, db), search.Create(tx.ctx, db)); err != nil {
		return err
	}
	for _, statement := range []string{
		"INSERT OR IGNORE INTO counts VALUES (1, 0, 0, 0, 0)",
		"DELETE FROM articles WHERE n NOT IN (SELECT n FROM names)",
		"DELETE FROM bodies WHERE n NOT IN (SELECT n FROM names)",
		"DELETE FROM queue WHERE n NOT IN (SELECT n FROM articles)",
		"DELETE FROM prints WHERE n NOT IN (SELECT n FROM bodies)",
		"DELETE FROM stories",
		"DELETE FROM sets WHERE reader = 0 OR name LIKE 'story:%'",
		// Sets of a reader whose name is lost are those of nobody else.
		"INSERT OR IGNORE INTO readers (number, name) SELECT DISTINCT reader, 'lost ' || reader FROM sets",
		// A source that brought something and is lost is not followed any more.
		"UPDATE sources SET articles = (SELECT count(*) FROM articles a WHERE a.source = sources.number)",
	} {
		if err := tx.conn.exec(statement); err != nil {
			return err
		}
	}
	if err := tx.recount(); err != nil {
		return err
	}
	if err := tx.rebuildBodies(); err != nil {
		return err
	}
	if err := tx.conn.exec("INSERT OR REPLACE INTO unprinted VALUES (1, ?)", tx.now.last); err != nil {
		return err
	}
	// What is pending and waits no more is taken for changed when it comes again.
	if err := tx.conn.exec("UPDATE articles SET print = 0 WHERE pending = 1 AND n NOT IN (SELECT n FROM queue)"); err != nil {
		return err
	}
	if err := tx.askAnew(); err != nil {
		return err
	}
	there, err := tx.set(nobody, articlesSet)
	if err != nil {
		return err
	}
	for r := range tx.conn.rows(&err, "SELECT n, story FROM articles") {
		there.put(r.int(0), true)
		tx.touch(r.int(1))
	}
	return err
}

// askAnew has all sources give all they have once more.
func (tx *sqliteTx) askAnew() error {
	var numbers []int64
	var err error
	for r := range tx.conn.rows(&err, "SELECT number FROM sources") {
		numbers = append(numbers, r.int(0))
	}
	for _, n := range numbers {
		s, bad := tx.Source(n)
		if bad != nil {
			continue // what is known of it is lost, and said so
		}
		s.ETag, s.LastModified, s.Print = "", "", 0
		_, bad = tx.Keep(s)
		err = errors.Join(err, bad)
	}
	return err
}

// recount finds the numbers that were given last.
func (tx *sqliteTx) recount() error {
	n := &tx.now
	n.stories = 0
	for _, c := range []struct {
		of    *int64
		query string
	}{
		{&n.last, "SELECT max(n) FROM (SELECT max(n) AS n FROM names UNION ALL SELECT max((chunk + 1) * 4096) FROM sets WHERE reader > 0)"},
		{&n.queued, "SELECT max(number) FROM queue"},
		{&n.gen, "SELECT max(gen) FROM (SELECT max(gen) AS gen FROM sets UNION ALL SELECT max(gen) FROM notes_group UNION ALL SELECT max(gen) FROM notes_clean)"},
	} {
		most, err := tx.conn.number(c.query)
		if err != nil {
			return err
		}
		*c.of = max(*c.of, most)
	}
	n.gen++
	return nil
}

// rebuildBodies indexes all articles, and makes the rows of those anew of which
// only the body was left.
func (tx *sqliteTx) rebuildBodies() error {
	var bodies []int64
	var err error
	for r := range tx.conn.rows(&err, "SELECT n FROM bodies ORDER BY n") {
		bodies = append(bodies, r.int(0))
	}
	if err != nil {
		return err
	}
	for _, n := range bodies {
		r, err := tx.conn.first("SELECT m.id, b.body, a.n FROM bodies b JOIN names m ON m.n = b.n LEFT JOIN articles a ON a.n = b.n WHERE b.n = ?", n)
		if err != nil {
			return err
		}
		if r == nil {
			continue
		}
		a, bad := decodeArticle(r.text(0), r.blob(1))
		switch {
		case bad != nil:
			err = errors.Join(tx.conn.exec("DELETE FROM bodies WHERE n = ?", n), tx.conn.exec("UPDATE articles SET pending = 1, print = 0 WHERE n = ?", n))
		case r.null(2):
			if err = tx.insertArticle(n, 0, 0, false, n, &a); err == nil {
				err = tx.index(n, &a)
			}
		default:
			err = tx.index(n, &a)
		}
		if err != nil {
			return err
		}
	}
	return tx.conn.exec("UPDATE articles SET pending = n NOT IN (SELECT n FROM bodies)")
}
