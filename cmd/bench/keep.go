package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/lede-reader/lede/cmd/internal/newsstand"
)

// kept says what belongs to a library that was kept.
type kept struct {
	Addresses []string // of its feeds: the ids of its articles name them
	Sizes     []int    // articles that each has printed
}

const keptName = "feeds.json"

// reach makes the library one of n articles: the one kept in a folder, or by
// fetching, after which it is kept there; taken tells which. With "" nothing is
// kept.
func (l *library) reach(ctx context.Context, folder string, n int) (taken bool, err error) {
	dir := filepath.Join(folder, strconv.Itoa(n))
	if folder != "" {
		err := l.take(dir, n)
		if !errors.Is(err, fs.ErrNotExist) {
			return err == nil, err
		}
	}
	if err := l.grow(ctx, n); err != nil {
		return false, err
	}
	if folder != "" && l.stored == n {
		return false, l.keep(dir)
	}
	return false, nil
}

// take takes the library of n articles that is kept in dir in the place of what
// there is.
func (l *library) take(dir string, n int) error {
	text, err := os.ReadFile(filepath.Join(dir, keptName))
	if err != nil {
		return fmt.Errorf("take the kept library: %w", err)
	}
	var k kept
	if err := json.Unmarshal(text, &k); err != nil || len(k.Addresses) != feeds || len(k.Sizes) != feeds {
		return fmt.Errorf("take the kept library: %s is not as bench writes it (%v)", filepath.Join(dir, keptName), err)
	}
	l.stand.Close()
	if l.stand, err = newsstand.OpenAt(1, k.Addresses, 0); err != nil {
		return fmt.Errorf("take the kept library: %w; remove %s to make it anew", err, dir)
	}
	l.stand.Window = window
	for i, size := range k.Sizes {
		l.stand.Add(i, size)
	}
	l.sizes, l.stored = k.Sizes, n
	from := &library{dir: dir}
	return l.copyFrom(from)
}

// keep keeps the library in dir.
func (l *library) keep(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("keep the library: %w", err)
	}
	to := &library{dir: dir}
	if err := to.copyFrom(l); err != nil {
		return err
	}
	text, err := json.Marshal(kept{l.stand.Addresses(), l.sizes})
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, keptName), text, 0o600); err != nil { // last: without it nothing is kept
		return fmt.Errorf("keep the library: %w", err)
	}
	return nil
}

// copyFrom makes the database what another is.
func (l *library) copyFrom(other *library) error {
	for _, tail := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(l.db() + tail); err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("copy the library: %w", err)
		}
	}
	for _, tail := range []string{"", "-wal"} {
		if err := copyFile(l.db()+tail, other.db()+tail); err != nil && !(tail != "" && os.IsNotExist(err)) {
			return fmt.Errorf("copy the library: %w", err)
		}
	}
	return nil
}
