package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/lede-reader/lede/cmd/internal/newsstand"
)

const (
	// feeds is how many sources a library reads.
	feeds = 50
	// window is how many articles a feed carries at a time.
	window = 200
	// fetchLimit is how long a fetch of a round of articles may take: a tenth of
	// the speed that is to be reached.
	fetchLimit = 10 * time.Minute
	// limit is how long anything else may take.
	limit = time.Minute
)

// library is a database that lede filled from a newsstand.
type library struct {
	lede   *program
	stand  *newsstand.Stand
	dir    string
	stored int
	sizes  []int // articles that each feed has printed
}

// newLibrary makes an empty one that follows the feeds of a newsstand of its own.
func newLibrary(lede *program, dir string) (*library, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make a library: %w", err)
	}
	stand, err := newsstand.Open(1, feeds, 0)
	if err != nil {
		return nil, err
	}
	stand.Window = window
	return &library{lede: lede, stand: stand, dir: dir, sizes: make([]int, feeds)}, nil
}

func (l *library) close() { l.stand.Close() }

// db is the file that lede is given.
func (l *library) db() string { return filepath.Join(l.dir, "lede.db") }

// fetched is what one fetch took.
type fetched struct {
	spent
	articles int
	listed   time.Duration // until all of them stood in the list
}

// grow fetches until n articles are stored.
func (l *library) grow(ctx context.Context, n int) error {
	for l.stored < n {
		if _, err := l.fetch(ctx, min(n-l.stored, feeds*window)); err != nil {
			return err
		}
	}
	return nil
}

// fetch prints n new articles at the newsstand and lets lede fetch them.
func (l *library) fetch(ctx context.Context, n int) (fetched, error) {
	f := fetched{articles: n}
	for i := range feeds {
		share := n / feeds
		if i < n%feeds {
			share++
		}
		l.stand.Add(i, share)
		l.sizes[i] += share
	}
	if l.stored == 0 {
		if err := l.follow(ctx); err != nil {
			return f, err
		}
	}
	want := l.stored + n
	w, err := watch(ctx, l.db(), want)
	if err != nil {
		return f, err
	}
	s, err := l.lede.watch(ctx, fetchLimit, func(since time.Duration) { w.look(ctx, since) }, "fetch", "--db", l.db())
	w.close()
	f.spent, f.listed = s, w.listed
	if err != nil {
		return f, err
	}
	if f.listed == 0 {
		f.listed = s.wall
	}
	got, err := l.count(ctx)
	if err != nil {
		return f, err
	}
	if got != want {
		return f, fmt.Errorf("%d articles are stored after a fetch, want %d", got, want)
	}
	l.stored = want
	return f, nil
}

// follow gives lede the list of feeds; importing it reads none of them.
func (l *library) follow(ctx context.Context) error {
	list := filepath.Join(l.dir, "urls")
	if err := os.WriteFile(list, []byte(strings.Join(l.stand.URLs(), "\n")+"\n"), 0o600); err != nil {
		return fmt.Errorf("write the list of feeds: %w", err)
	}
	_, err := l.lede.run(ctx, limit, "import", list, "--db", l.db())
	return err
}

// count is how many articles are in the list.
func (l *library) count(ctx context.Context) (int, error) { return listed(ctx, l.lede, l.db()) }

// print is the content of the database with its log: two that are the same were
// not written between.
func (l *library) print() (string, error) {
	sum := sha256.New()
	for _, name := range []string{l.db(), l.db() + "-wal"} {
		f, err := os.Open(name)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("look at the database: %w", err)
		}
		info, err := f.Stat()
		if err == nil {
			fmt.Fprintln(sum, name, info.Size(), info.ModTime().UnixNano())
			_, err = io.Copy(sum, f)
		}
		f.Close()
		if err != nil {
			return "", fmt.Errorf("look at the database: %w", err)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// copied is the library as it stands, in another place, to be changed.
func (l *library) copied(name string) (*library, error) {
	dir := filepath.Join(l.dir, name)
	if err := os.RemoveAll(dir); err != nil { // with the log of what was there
		return nil, fmt.Errorf("copy the library: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("copy the library: %w", err)
	}
	c := &library{lede: l.lede, stand: l.stand, dir: dir, stored: l.stored}
	return c, c.copyFrom(l)
}

func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync() // else the first commit that is measured writes the copy to the disk
	}
	if e := out.Close(); err == nil {
		err = e
	}
	return err
}
