package source

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// walk goes through a folder.
type walk struct {
	ctx    context.Context
	tree   tree
	prefix string // goes before the names in the tree
	yield  func(File, error) bool
	found  bool // something was found, or a problem was
}

// dir walks one folder of the tree; false if there shall be no more.
func (w *walk) dir(dir string, depth int) bool {
	if depth > maxDepth {
		return w.problem(dir, "is more than 64 folders deep and is not read")
	}
	entries, err := w.tree.list(dir)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return natural(a.Name(), b.Name()) })
	if err != nil && !w.fail(unreadable(w.name(dir), err)) {
		return false
	}
	for _, e := range entries {
		if err := w.ctx.Err(); err != nil {
			w.yield(File{}, err)
			return false
		}
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if !w.entry(path.Join(dir, e.Name()), e.Type(), depth) {
			return false
		}
	}
	return true
}

// entry looks at one name in a folder.
func (w *walk) entry(name string, mode fs.FileMode, depth int) bool {
	format := formatOf(name)
	link := mode&fs.ModeSymlink != 0
	if link || mode.Type() == fs.ModeIrregular {
		info, err := w.tree.stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist) && format == unknown:
			return true // not ours
		case err != nil:
			return w.fail(unreadable(w.name(name), err))
		case info.IsDir() && link:
			return w.problem(name, "is a link to a folder and is not followed; what is in the folder is read at its own place")
		}
		mode = info.Mode()
	}
	switch {
	case mode.IsDir():
		return w.dir(name, depth+1)
	case format == unknown:
		return true
	case !mode.IsRegular():
		return w.problem(name, notFile(mode.Type()).Error())
	}
	w.found = true
	return w.yield(File{Name: w.name(name), format: format, open: func() (fs.File, error) { return w.tree.open(name) }}, nil)
}

func (w *walk) name(name string) string {
	if name == "." {
		return strings.TrimSuffix(w.prefix, string(filepath.Separator))
	}
	if w.prefix == "" {
		return name
	}
	return w.prefix + filepath.FromSlash(name)
}

func (w *walk) problem(name, what string) bool {
	return w.fail(model.Problem{Name: w.name(name), What: what})
}

func (w *walk) fail(p model.Problem) bool {
	w.found = true
	return w.yield(File{}, p)
}

// natural orders names as people do: runs of digits by their value, all else
// by bytes; names that are equal so far by bytes.
func natural(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		m, n := digits(x), digits(y)
		if m > 0 && n > 0 {
			v, w := strings.TrimLeft(x[:m], "0"), strings.TrimLeft(y[:n], "0")
			if c := len(v) - len(w); c != 0 {
				return c
			}
			if c := strings.Compare(v, w); c != 0 {
				return c
			}
			x, y = x[m:], y[n:]
			continue
		}
		if x[0] != y[0] {
			return int(x[0]) - int(y[0])
		}
		x, y = x[1:], y[1:]
	}
	if c := len(x) - len(y); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}
