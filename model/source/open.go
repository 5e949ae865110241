package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// tree is a folder that is walked; names are in the manner of fs.FS.
type tree interface {
	list(dir string) ([]fs.DirEntry, error)
	stat(name string) (fs.FileInfo, error)
	open(name string) (fs.File, error)
}

// folder is a folder on disk. Nothing outside it can be reached through it,
// whatever links there are and whoever changes them meanwhile. It is opened anew
// for each use, so that no descriptor waits for somebody to close it.
type folder string

func (f folder) list(dir string) (entries []fs.DirEntry, err error) {
	err = f.within(func(root *os.Root) error {
		d, err := root.OpenFile(filepath.FromSlash(dir), os.O_RDONLY|syscall.O_NONBLOCK, 0)
		if err != nil {
			return err
		}
		defer d.Close()
		entries, err = d.ReadDir(-1)
		return err
	})
	return entries, err
}

func (f folder) stat(name string) (info fs.FileInfo, err error) {
	err = f.within(func(root *os.Root) error {
		info, err = root.Stat(filepath.FromSlash(name))
		return err
	})
	return info, err
}

func (f folder) open(name string) (file fs.File, err error) {
	err = f.within(func(root *os.Root) error {
		file, err = openRegular(filepath.FromSlash(name), root.Stat, root.OpenFile)
		return err
	})
	return file, err
}

func (f folder) within(do func(*os.Root) error) error {
	root, err := os.OpenRoot(string(f))
	if err != nil {
		return err
	}
	defer root.Close()
	return do(root)
}

// openRegular opens a regular file and nothing else. To open a device can do
// things and to open a named pipe can wait for ever: so it looks first, opens
// without waiting, and looks again at what it got.
func openRegular(name string, stat func(string) (fs.FileInfo, error), open func(string, int, fs.FileMode) (*os.File, error)) (fs.File, error) {
	info, err := stat(name)
	if err != nil {
		return nil, err
	}
	if err := regular(info); err != nil {
		return nil, err
	}
	f, err := open(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil {
		err = regular(info)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// regular is nil for a regular file.
func regular(info fs.FileInfo) error {
	if info.Mode().IsRegular() {
		return nil
	}
	return notFile(info.Mode().Type())
}

// notFile is the error of what is there and is not a file.
type notFile fs.FileMode

func (m notFile) Error() string {
	switch mode := fs.FileMode(m); {
	case mode.IsDir():
		return "is a folder, not a file"
	case mode&fs.ModeNamedPipe != 0:
		return "is a named pipe, not a file"
	case mode&fs.ModeSocket != 0:
		return "is a socket, not a file"
	case mode&fs.ModeDevice != 0:
		return "is a device, not a file"
	}
	return "is not a regular file"
}

// plainFS is a file system of the program's own, such as the samples.
type plainFS struct{ fs.FS }

func (p plainFS) list(dir string) ([]fs.DirEntry, error) { return fs.ReadDir(p.FS, dir) }
func (p plainFS) stat(name string) (fs.FileInfo, error)  { return fs.Stat(p.FS, name) }
func (p plainFS) open(name string) (fs.File, error)      { return p.FS.Open(name) }
