package desk

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/lede-reader/lede/model"
)

// Changes in folders come in bursts; they are read once it is quiet for settled.
// More than watched folders are left to walking: a system has few watches to give.
const (
	settled = 200 * time.Millisecond
	watched = 2000
)

// watch reads folders and files that are followed when they change: at once where the
// system tells of it, and by walking every walkFolders (network drives tell nothing).
func (d *Desk) watch(ctx context.Context) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		d.every(ctx, walkFolders, func() { d.trouble(ctx, d.readFolders(ctx, nil)) })
		return
	}
	defer w.Close()
	walk := time.NewTicker(walkFolders)
	defer walk.Stop()
	quiet := time.NewTimer(0)
	changed := map[string]bool{}
	for {
		select {
		case e := <-w.Events:
			changed[e.Name] = true
			quiet.Reset(settled)
			continue
		case <-w.Errors: // an overflow: walking will find it
			continue
		case <-quiet.C:
			if len(changed) > 0 {
				d.trouble(ctx, d.readFolders(ctx, changed))
			}
		case <-d.folded:
		case <-walk.C:
			d.trouble(ctx, d.readFolders(ctx, nil))
		case <-ctx.Done():
			return
		}
		clear(changed)
		d.watchFolders(ctx, w)
	}
}

// folders gives the folders and files that are followed.
func (d *Desk) folders(ctx context.Context) []model.Source {
	var out []model.Source
	all, _ := d.store.Sources(ctx)
	for _, s := range all {
		if s.Kind == model.FolderSource || s.Kind == model.FileSource {
			out = append(out, s)
		}
	}
	return out
}

// readFolders reads those in which something changed; all with nil.
func (d *Desk) readFolders(ctx context.Context, changed map[string]bool) error {
	for _, s := range d.folders(ctx) {
		if changed != nil && !touched(s.Address, changed) {
			continue
		}
		if _, err := d.keepReading(ctx, s, d.readFiles(ctx, s)); err != nil {
			return err
		}
	}
	return nil
}

func touched(address string, changed map[string]bool) bool {
	for name := range changed {
		if name == address || strings.HasPrefix(name, address+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// watchFolders has the system tell of changes in all folders that are followed.
func (d *Desk) watchFolders(ctx context.Context, w *fsnotify.Watcher) {
	known := map[string]bool{}
	for _, name := range w.WatchList() {
		known[name] = true
	}
	n := 0
	for _, s := range d.folders(ctx) {
		dir := s.Address
		if s.Kind == model.FileSource {
			dir = filepath.Dir(dir)
			if !known[dir] {
				_ = w.Add(dir) // else it is walked
			}
			continue
		}
		_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if n++; n > watched {
				return filepath.SkipAll
			}
			if err == nil && e.IsDir() && !known[path] {
				_ = w.Add(path)
			}
			return nil
		})
	}
}
