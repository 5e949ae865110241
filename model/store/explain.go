package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	sqlite3 "modernc.org/sqlite/lib"

	"github.com/lede-reader/lede/model"
)

// explain wraps an error with what was tried, and where a person can do
// something about it, with what.
func (l *library) explain(tried string, err error) error {
	var known model.Problem
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known), errors.Is(err, ErrNotFound), errors.Is(err, ErrPending),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	why, cure := reason(err)
	if why == "" {
		return fmt.Errorf("%s: %w", tried, err)
	}
	return &trouble{model.Problem{Name: l.path, What: "could not " + tried + ": " + why, Cure: cure}, err}
}

// trouble is a Problem with the error behind it.
type trouble struct {
	model.Problem
	cause error
}

// Unwrap lets errors.As find the Problem, and errors.Is the cause.
func (t *trouble) Unwrap() []error { return []error{t.Problem, t.cause} }

// reason is what an error means to a person, "" if there is nothing to add.
func reason(err error) (why, cure string) {
	switch ioCode(err) {
	case sqlite3.SQLITE_FULL:
		return "the disk is full", "free some space and try again; what was confirmed is kept"
	case sqlite3.SQLITE_READONLY:
		return "the file or its folder cannot be written to", "give yourself the right to write there (chmod u+w), or name another file with --db"
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return "the file or its folder cannot be opened", "see whether both are yours (ls -l), or name another file with --db"
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "another program has been writing to it all the time", "wait for the other lede to finish, or end it, and try again"
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return "the file is damaged", "start lede again: it saves what can be read, and deletes nothing"
	case sqlite3.SQLITE_IOERR:
		return "the disk gave an error", "see whether the disk is full or failing, and try again; what was confirmed is kept"
	case sqlite3.SQLITE_TOOBIG:
		return "a text is too large", ""
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "the disk is full", "free some space and try again"
	case errors.Is(err, syscall.EROFS):
		return "the disk can only be read", "name a file elsewhere with --db"
	case errors.Is(err, fs.ErrPermission):
		return "you may not write there", "give yourself the right to (chmod u+w), or name another file with --db"
	}
	return "", ""
}
