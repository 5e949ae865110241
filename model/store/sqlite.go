package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store/rescue"
)

// Options say how a library is opened. The zero Options are what a reader at
// his own terminal wants.
type Options struct {
	Reader string           // whose marks are seen and made, "" for the only one
	Now    func() time.Time // the clock; nil for the system's

	// UndatedByArrival has stories without a date stand in the list where they
	// came, not last: where new ones come all the time nobody would see them.
	UndatedByArrival bool
}

// SQLite is a Store in one file, as one reader sees it.
type SQLite struct {
	*library
	name string // of the reader
}

// library is what all readers of a SQLite have in common.
type library struct {
	path     string
	now      func() time.Time
	byCame   bool // Options.UndatedByArrival
	troubles []model.Problem
	mode     string // how readers open the file: a parameter of SQLite's file URI

	tuning
	readers *pool
	writing chan struct{} // held by the one that writes
	writer  *conn         // nil until it is needed; guarded by writing

	watch   sync.Mutex
	watcher *conn // looks for commits; nil until it is needed

	seen sync.Mutex
	sets map[int64]*deeds // what readers did, by their numbers, as read last
}

// tuning is where one way of doing a thing becomes cheaper than another. Nothing
// else depends on it.
type tuning struct {
	pageLength int     // rows of a listing that are read at once
	few        int     // up to so many articles or stories are looked up one by one; beyond, all that share a story are walked
	hold       float64 // a listing shorter than so many times the root of all stories is held, not walked
}

// A page is more than a screen has, and no more than a frame has time for. To look
// a story up costs some 4 µs, to step to the next 1 µs.
var usual = tuning{pageLength: 256, few: 500, hold: 8}

// fileMode and folderMode keep a library from other users of the machine.
const (
	fileMode   = 0o600
	folderMode = 0o700
)

// Open opens the library in the file at path, or makes it. What was wrong and
// could be mended is told by Troubles. It reads a page or two, however much is
// in the library.
func Open(ctx context.Context, path string, o Options) (*SQLite, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	l := &library{path: path, now: o.Now, byCame: o.UndatedByArrival, tuning: usual, writing: make(chan struct{}, 1), mode: "mode=rw", sets: map[int64]*deeds{}}
	l.readers = newPool(readerCount, l.reader)
	if err := l.prepare(ctx); err != nil {
		return nil, l.explain("open the library", err)
	}
	return &SQLite{l, o.Reader}, nil
}

// prepare makes the file where there is none, brings it up to date, and leaves
// a connection for the first reading.
func (l *library) prepare(ctx context.Context) error {
	made, err := makeFile(l.path)
	if err != nil {
		return err
	}
	steps, err := migrations()
	if err != nil {
		return err
	}
	version := 0
	if made {
		_ = os.Remove(l.path + damagedMark) // of one that was taken away
	} else {
		if version, err = l.look(ctx, steps); err != nil {
			return err
		}
	}
	if version == len(steps) {
		return nil
	}
	w, err := l.open()
	if err != nil {
		return err
	}
	return migrate(w, l.path, steps)
}

// look reads the version of the library. A damaged one is mended, and one that
// may only be read is opened so.
func (l *library) look(ctx context.Context, steps []string) (version int, err error) {
	damage := error(nil)
	if !l.isDamaged() {
		version, damage = l.versionOf(ctx, len(steps))
		if _, kind := rescue.Check(l.path, damage); damage == nil || kind != rescue.Damaged {
			if kind != rescue.ReadOnly && kind != rescue.Closed {
				return version, damage
			}
			return l.lookOnly(ctx, steps, damage)
		}
	}
	if err := l.readers.close(); err != nil {
		return 0, err
	}
	l.readers = newPool(readerCount, l.reader)
	if err := l.rescue(ctx, steps, damage); err != nil {
		return 0, err
	}
	return l.versionOf(ctx, len(steps))
}

func (l *library) versionOf(ctx context.Context, known int) (version int, err error) {
	err = l.readers.use(ctx, func(c *conn) (err error) {
		version, err = check(c, l.path, known)
		return err
	})
	return version, err
}

// lookOnly opens a library that this process may not write to, or not beside:
// with its log if there is one that can be read, without it if there is none.
func (l *library) lookOnly(ctx context.Context, steps []string, why error) (version int, err error) {
	for _, l.mode = range []string{"mode=ro", "mode=ro&immutable=1"} {
		if wal, err := os.Stat(l.path + "-wal"); l.mode != "mode=ro" && err == nil && wal.Size() > 0 {
			break // what it holds would be missing, and may be the better part
		}
		version, err := l.versionOf(ctx, len(steps))
		if err == nil && version == len(steps) {
			p, _ := rescue.Check(l.path, why)
			l.troubles = append(l.troubles, model.Problem{Name: l.path, What: "the library may be read but not changed: what is done now is not kept", Cure: p.Cure})
			return version, nil
		}
	}
	return 0, why
}

// makeFile makes an empty file with its folder, where there is none.
func makeFile(path string) (made bool, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, fileMode)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(path), folderMode); err != nil {
			return false, err
		}
		f, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, fileMode)
	}
	if err != nil {
		if _, there := os.Stat(path); there == nil {
			return false, nil
		}
		return false, err
	}
	return true, f.Close()
}

// For implements Store.
func (s *SQLite) For(reader string) Store { return &SQLite{s.library, reader} }

// Troubles implements Store.
func (s *SQLite) Troubles() []model.Problem { return s.troubles }

// Close implements Store. It waits for a change that is being made.
func (s *SQLite) Close() error {
	s.writing <- struct{}{}
	defer func() { <-s.writing }()
	s.watch.Lock()
	defer s.watch.Unlock()
	err := s.readers.close()
	for _, c := range []**conn{&s.watcher, &s.writer} {
		if *c != nil {
			err = errors.Join(err, (*c).Close())
			*c = nil
		}
	}
	return err
}

// Version implements Store.
func (s *SQLite) Version(context.Context) (int64, error) {
	s.watch.Lock()
	defer s.watch.Unlock()
	if s.watcher == nil {
		c, err := s.reader()
		if err != nil {
			return 0, s.explain("look for changes", err)
		}
		s.watcher = c
	}
	// It differs from answer to answer of one connection where another, of this
	// process or not, has committed between them.
	v, err := s.watcher.number("PRAGMA data_version")
	return v, s.explain("look for changes", err)
}

// view runs a reading that sees the library as it is at one moment.
func (s *SQLite) view(ctx context.Context, what string, read func(*conn) error) error {
	err := s.readers.use(ctx, func(c *conn) error {
		if err := c.exec("BEGIN"); err != nil {
			return err
		}
		defer c.rollBack()
		return read(c)
	})
	return s.explain(what, err)
}

// Memory of a connection's cache in KiB, and when a WAL is cut back in bytes. Four
// readers see mostly the same few pages; a writer gathers those of a batch.
const (
	readerCount    = 4
	readerCache    = 1024
	writerCache    = 8192
	walLimit       = 64 << 20
	readerPatience = 10 * time.Second
)

// reader opens a connection that only reads.
func (l *library) reader() (*conn, error) {
	c, err := connect(l.path, cmp.Or(l.mode, "mode=rw"))
	if err != nil {
		return nil, err
	}
	return c, c.script(fmt.Sprintf("PRAGMA busy_timeout=%d; PRAGMA query_only=1; PRAGMA cache_size=-%d", readerPatience.Milliseconds(), readerCache))
}

// open opens the connection that writes. The caller holds writing, or is alone.
func (l *library) open() (*conn, error) {
	if l.writer != nil {
		return l.writer, nil
	}
	c, err := connect(l.path, "mode=rw")
	if err != nil {
		return nil, err
	}
	// The wait for another process is Update's own (busy_timeout 0 at the end):
	// SQLite's sleeps longer and longer, and loses against one that writes
	// without pause.
	err = c.script(fmt.Sprintf("PRAGMA busy_timeout=%d; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=%d; PRAGMA cache_size=-%d", readerPatience.Milliseconds(), walLimit, writerCache))
	if err == nil {
		err = wal(c)
	}
	if err == nil {
		err = c.exec("PRAGMA busy_timeout=0")
	}
	if err != nil {
		return nil, errors.Join(err, c.Close())
	}
	l.writer = c
	return c, nil
}

// wal makes the database keep a write-ahead log, so that readers and a writer do
// not wait for each other. It is so ever after.
func wal(c *conn) error {
	r, err := c.first("PRAGMA journal_mode")
	if err != nil || r.text(0) == "wal" {
		return err
	}
	return whenFree(context.Background(), func() error { return c.exec("PRAGMA journal_mode=WAL") })
}
