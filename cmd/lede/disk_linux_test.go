package main

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// disk mounts a disk of so many bytes in memory for the length of a test.
func disk(t *testing.T, size string) *cellar {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("lede", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("mount a disk of %s: %v", size, err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return &cellar{t, dir, filepath.Join(dir, "lede.db")}
}

// A full disk is said, what was confirmed stays, and with room again the next
// fetch carries on.
func TestFullDisk(t *testing.T) {
	const feeds, each = 10, 100
	s := disk(t, "3m")
	stand := newStand(t, feeds, 5)
	s.follow(stand.URLs()...)
	s.run("fetch")
	had := ids(s.list())
	if len(had) != feeds*5 {
		t.Fatalf("%d articles came in, want %d", len(had), feeds*5)
	}
	for f := range feeds {
		stand.Add(f, each)
	}
	full := s.try("fetch")
	if full.code == exitOK {
		t.Fatalf("a disk of 3 MB holds %d articles", feeds*each)
	}
	if said := strings.ToLower(full.errs); !strings.Contains(said, "full") && !strings.Contains(said, "space") {
		t.Errorf("a full disk is said as %q", full.errs)
	}
	if n := strings.Count(full.errs, "\n"); n > 2*feeds {
		t.Errorf("it takes %d lines to say it", n)
	}
	now := strings.Join(ids(s.list()), "\n")
	for _, id := range had {
		if !strings.Contains(now, id) {
			t.Errorf("%s is gone since the disk is full", id)
		}
	}
	if err := syscall.Mount("lede", s.dir, "tmpfs", syscall.MS_REMOUNT, "size=200m"); err != nil {
		t.Fatal(err)
	}
	// by name: those that failed are left alone for a while
	args := []string{"fetch"}
	s.run(append(args, stand.URLs()...)...)
	if n := len(s.list()); n != feeds*(5+each) {
		t.Errorf("%d articles are there once there is room, want %d", n, feeds*(5+each))
	}
}

// A disk that cannot be written is said to be so; nothing is changed.
func TestReadOnlyDisk(t *testing.T) {
	s := disk(t, "50m")
	stand := newStand(t, 2, 10)
	s.follow(stand.URLs()...)
	s.run("fetch")
	before := s.contents()
	if err := syscall.Mount("lede", s.dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("make the disk read-only: %v", err)
	}
	s.readOnly(before)
}
