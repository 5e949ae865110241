package rescue

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/lede-reader/lede/model"
)

// Kind says what is the matter with a database.
type Kind int

// The kinds of trouble.
const (
	Other    Kind = iota // nothing that is told apart here; also of no error
	Damaged              // its content makes no sense: put it Aside and Carry over what can be read
	Full                 // there is no room to write
	ReadOnly             // it may be read and not written
	Closed               // it or its folder may not be opened
	Busy                 // another program holds it
	Failing              // the disk does not read or write
	Index                // only its search index is damaged: make that anew
)

// Check tells what err, met with the database at path, means for a person: what is
// the matter and what can be done about it. Of nil it is the zero Problem.
func Check(path string, err error) (model.Problem, Kind) {
	if err == nil {
		return model.Problem{}, Other
	}
	kind := kindOf(err)
	p := model.Problem{Name: path}
	folder := filepath.Dir(path)
	switch kind {
	case Damaged:
		p.What = "the library is damaged"
		p.Cure = "it is kept beside the new one; what could be read is carried over"
	case Full:
		p.What = "the disk is full: nothing new was kept, what was there is safe"
		p.Cure = fmt.Sprintf("make room where %s lies, then try again", folder)
	case ReadOnly:
		p.What = "the library may be read but not changed"
		p.Cure = fmt.Sprintf("allow writing to it and to the folder %s, or choose another with --db", folder)
	case Closed:
		p.What = "the library cannot be opened"
		p.Cure = fmt.Sprintf("see that the folder %s exists and may be written to, or choose another with --db", folder)
	case Busy:
		p.What = "another program is using the library"
		p.Cure = "try again when it is done"
	case Failing:
		p.What = "the disk does not read or write as it should"
		p.Cure = fmt.Sprintf("copy %s to another disk soon, and use it there with --db", path)
	case Index:
		p.What = "the search index is damaged; the articles are not"
		p.Cure = "start lede again: it makes the index anew"
	default:
		p.What = "the library cannot be used: " + err.Error()
	}
	return p, kind
}

func kindOf(err error) Kind {
	if kind, ok := errnos(err); ok {
		return kind
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return Other
	}
	if e.Code() == sqlite3.SQLITE_CORRUPT_VTAB {
		return Index
	}
	switch e.Code() & 0xFF {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT:
		return Damaged
	case sqlite3.SQLITE_FULL:
		return Full
	case sqlite3.SQLITE_READONLY:
		return ReadOnly
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return Closed
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return Busy
	case sqlite3.SQLITE_IOERR:
		if e.Code() == sqlite3.SQLITE_IOERR_SHORT_READ { // the file ends too soon
			return Damaged
		}
		return Failing
	}
	if strings.Contains(e.Error(), "malformed database schema") {
		return Damaged
	}
	return Other
}

// errnos knows the errors of the operating system.
func errnos(err error) (Kind, bool) {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return Other, true
	case errors.Is(err, syscall.ENOSPC):
		return Full, true
	case errors.Is(err, syscall.EROFS):
		return ReadOnly, true
	case errors.Is(err, syscall.EIO):
		return Failing, true
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist):
		return Closed, true
	}
	return Other, false
}
