package rescue

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// beside are what the names of a database's other files end in. They go before it:
// if the move is cut off, no new database comes to stand beside an old log.
var beside = []string{"-wal", "-shm", ""}

// maxAsides is how many databases may be put aside within one second.
const maxAsides = 100

// Aside moves the database at path and the files that belong to it to a new name
// in the same folder and returns it: "lede.db" becomes "lede.damaged-20251122-091500.db".
// It moves nothing over anything and deletes nothing; on an error all stands as it
// stood. No connection to it may be open, and only one process may do it at a time.
func Aside(path string, now time.Time) (string, error) {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext) + ".damaged-" + now.Format("20060102-150405")
	for i := range maxAsides {
		to := stem + ext
		if i > 0 {
			to = fmt.Sprintf("%s-%d%s", stem, i, ext)
		}
		err := move(path, to)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("putting the damaged library aside: %w", err)
		}
		return to, nil
	}
	return "", fmt.Errorf("putting the damaged library aside: no free name beside %s", path)
}

// move renames the database and its files; fs.ErrExist if one of the names is taken.
func move(from, to string) (err error) {
	if _, err := os.Lstat(from); err != nil {
		return err
	}
	var reserved, moved []string
	defer func() {
		if err == nil {
			return
		}
		for _, end := range moved {
			err = errors.Join(err, os.Rename(to+end, from+end))
		}
		for _, end := range reserved {
			err = errors.Join(err, os.Remove(to+end)) // empty, and made here
		}
	}()
	// Renaming overwrites, so the names are taken first.
	for _, end := range beside {
		f, err := os.OpenFile(to+end, os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		reserved = append(reserved, end)
		if err := f.Close(); err != nil {
			return err
		}
	}
	for len(reserved) > 0 {
		end := reserved[0]
		switch err := os.Rename(from+end, to+end); {
		case err == nil:
			moved = append(moved, end)
		case errors.Is(err, fs.ErrNotExist) && end != "":
			if err := os.Remove(to + end); err != nil {
				return err
			}
		default:
			return err
		}
		reserved = reserved[1:]
	}
	return nil
}
