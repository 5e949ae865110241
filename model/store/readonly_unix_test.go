//go:build unix

package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/lede-reader/lede/model"
)

func init() { children["read only"] = readOnly }

// readOnly reads a library that it may not change.
func readOnly(path, want string) error {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	if n, err := s.Count(ctx); err != nil || fmt.Sprint(n) != want {
		return fmt.Errorf("%d stories, %w", n, err)
	}
	l, err := s.List(ctx, model.Query{})
	if err != nil {
		return err
	}
	if _, err := l.Rows(ctx, 0, 10); err != nil {
		return err
	}
	if _, err := s.Version(ctx); err != nil {
		return err
	}
	if len(s.Troubles()) == 0 {
		return errors.New("it does not say that nothing will be kept")
	}
	err = s.Update(ctx, func(tx Tx) error {
		_, err := tx.Mark(model.Action{Act: model.Star, Articles: []string{"https://news.example/2025/02/story-1"}})
		return err
	})
	var p model.Problem
	if !errors.As(err, &p) || p.Cure == "" {
		return fmt.Errorf("a mark is refused with %w", err)
	}
	return nil
}

// A library in a folder that may not be written to is read, and says why a mark
// is not kept.
func TestReadOnly(t *testing.T) {
	path := wellUsed(t)
	s := openAt(t, path, Options{})
	n, err := s.Count(t.Context())
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	cmd := child(t, "read only", path, fmt.Sprint(n))
	if os.Getuid() == 0 { // whom no mode stops
		for folder := filepath.Dir(path); folder != os.TempDir() && folder != "/"; folder = filepath.Dir(folder) {
			if err := os.Chmod(folder, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
		self, err := os.ReadFile(cmd.Path)
		if err != nil {
			t.Fatal(err)
		}
		cmd.Path = filepath.Join(filepath.Dir(path), "self")
		if err := os.WriteFile(cmd.Path, self, 0o755); err != nil {
			t.Fatal(err)
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	} else {
		if err := errors.Join(os.Chmod(path, 0o400), os.Chmod(filepath.Dir(path), 0o500)); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(filepath.Dir(path), 0o700) })
	}
	if err := cmd.Run(); err != nil {
		var e *exec.ExitError
		if !errors.As(err, &e) {
			t.Skip("cannot be another user here:", err)
		}
		t.Error(err)
	}
}
