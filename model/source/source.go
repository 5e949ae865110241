package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/lede-reader/lede/model"
)

// Find walks files and folders in the order they are named. In folders it finds
// .txt, .html, .htm, .xhtml, .jsonl and .ndjson files, in folders in them too,
// by name with numbers in order of their value (a2 before a10); names that start
// with a dot are passed over. A file that is named itself may have any name.
// What is named twice is found once.
//
// Links in a folder are followed to files inside the folder and nowhere else.
func Find(ctx context.Context, paths []string) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		seen := map[string]bool{}
		once := func(f File, err error) bool {
			if err == nil && len(paths) > 1 {
				if seen[f.Name] {
					return true
				}
				seen[f.Name] = true
			}
			return yield(f, err)
		}
		for _, path := range paths {
			if !find(ctx, path, once) {
				return
			}
		}
	}
}

// find yields what one path names; false if there shall be no more.
func find(ctx context.Context, path string, yield func(File, error) bool) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return yield(File{}, unreadable(path, err))
	case info.IsDir():
		prefix := path
		if !strings.HasSuffix(path, string(filepath.Separator)) {
			prefix += string(filepath.Separator)
		}
		w := walk{ctx: ctx, tree: folder(path), prefix: prefix, yield: yield}
		if !w.dir(".", 0) {
			return false
		}
		if !w.found {
			return yield(File{}, Empty(path))
		}
		return true
	}
	if err := regular(info); err != nil {
		problem := model.Problem{Name: path, What: err.Error()}
		if info.Mode()&fs.ModeNamedPipe != 0 {
			problem.Cure = "to read JSON lines from it: lede - < " + path
		}
		return yield(File{}, problem)
	}
	return yield(File{Name: path, format: formatOf(path), open: func() (fs.File, error) { return openRegular(path, os.Stat, os.OpenFile) }}, nil)
}

// Empty is the Problem of a folder in which Find finds nothing, not even trouble.
func Empty(folder string) model.Problem {
	return model.Problem{Name: folder, What: "holds no .txt, .html or .jsonl files"}
}

// File is a file that Find found. It is not open.
type File struct {
	Name   string // the path as it was named
	format format
	open   func() (fs.File, error)
}

// Items reads the file: one item if it is text or HTML, with the file's name as
// its ID, and as many as there are lines if it is JSON lines.
func (f File) Items(ctx context.Context) iter.Seq2[model.Item, error] {
	return func(yield func(model.Item, error) bool) {
		if err := ctx.Err(); err != nil {
			yield(model.Item{}, err)
			return
		}
		r, err := f.open()
		if err != nil {
			yield(model.Item{}, unreadable(f.Name, err))
			return
		}
		defer r.Close()
		head, err := peek(r)
		switch {
		case err != nil:
			yield(model.Item{}, unreadable(f.Name, err))
			return
		case len(head) == 0:
			yield(model.Item{}, model.Problem{Name: f.Name, What: "is empty"})
			return
		}
		format := f.format
		if format == unknown {
			format = sniff(head)
		}
		if format == lines {
			Lines(ctx, f.Name, io.MultiReader(bytes.NewReader(head), r))(yield)
			return
		}
		yield(document(f.Name, format, head, r))
	}
}

// peek reads what is enough to sniff at, into a buffer that has room for the
// rest of most files.
func peek(r fs.File) ([]byte, error) {
	size := int64(sniffed)
	if info, err := r.Stat(); err == nil {
		size = min(max(size, info.Size()), maxDocument) + bytes.MinRead
	}
	head := make([]byte, sniffed, size)
	n, err := io.ReadFull(r, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head[:n], err
}

// document reads one text or page, of which head was read before.
func document(name string, format format, head []byte, r io.Reader) (model.Item, error) {
	b := bytes.NewBuffer(head)
	_, err := b.ReadFrom(io.LimitReader(r, maxDocument+1-int64(len(head))))
	switch {
	case err != nil:
		return model.Item{}, unreadable(name, err)
	case b.Len() > maxDocument:
		return model.Item{}, model.Problem{Name: name, What: "is larger than 16 MiB"}
	}
	var text string
	if format == html {
		text, err = Page(b.Bytes(), "")
	} else {
		text, err = decode(b.Bytes())
	}
	id := strings.ToValidUTF8(name, "\uFFFD")
	switch {
	case err != nil:
		return model.Item{}, model.Problem{Name: name, What: err.Error()}
	case strings.TrimSpace(text) == "":
		return model.Item{}, model.Problem{Name: name, What: "is empty"}
	case format == html:
		return model.Item{ID: id, HTML: text}, nil
	}
	return model.Item{ID: id, Text: text}, nil
}

// FS reads all files of a file system that Find would find in a folder; the ID
// of a text or page is its name in it.
func FS(fsys fs.FS) iter.Seq2[model.Item, error] {
	return func(yield func(model.Item, error) bool) {
		ctx := context.Background()
		w := walk{ctx: ctx, tree: plainFS{fsys}, yield: func(f File, err error) bool {
			if err != nil {
				return yield(model.Item{}, err)
			}
			for item, err := range f.Items(ctx) {
				if !yield(item, err) {
					return false
				}
			}
			return true
		}}
		w.dir(".", 0)
	}
}

// unreadable is the Problem of a path that the system would not give.
func unreadable(name string, err error) model.Problem {
	var kind notFile
	switch why := cause(err); {
	case errors.As(err, &kind):
		return model.Problem{Name: name, What: kind.Error()}
	case errors.Is(err, fs.ErrNotExist):
		return model.Problem{Name: name, What: "does not exist"}
	case strings.Contains(why, "path escapes"): // os.Root has no error value for it
		return model.Problem{Name: name, What: "is a link that leads out of the folder and is not followed"}
	case errors.Is(err, fs.ErrPermission):
		return model.Problem{Name: name, What: "cannot be read: " + why, Cure: "see who may read it: ls -l " + name}
	default:
		return model.Problem{Name: name, What: "cannot be read: " + why}
	}
}

// cause is what the system said, without the operation and the path.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
