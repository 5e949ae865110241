package rescue

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// run opens a database, does something with it and gives the error.
func run(t testing.TB, dsn string, queries ...string) error {
	t.Helper()
	db := open(t, dsn)
	for _, q := range queries {
		if _, err := db.Exec(q); err != nil {
			return err
		}
	}
	return nil
}

func TestCheck(t *testing.T) {
	file, _ := library(t, false)
	damaged := append([]byte{}, file...)
	clear(damaged[3*pageLength : 200*pageLength])
	busy := put(t, file, nil)
	tx, err := open(t, busy).Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(`DELETE FROM tags`); err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	for name, c := range map[string]struct {
		err  error
		kind Kind
	}{
		"damaged":            {run(t, put(t, damaged, nil), `SELECT sum(length(body)) FROM articles`, `SELECT count(headline) FROM articles`), Damaged},
		"search index":       {run(t, put(t, file, nil), `UPDATE search_data SET block = x'0102030405' WHERE id > 10`, `SELECT rowid FROM search WHERE search MATCH 'word'`), Index},
		"no database":        {run(t, put(t, []byte(strings.Repeat("hello\n", 1000)), nil), `SELECT * FROM sqlite_master`), Damaged},
		"truncated":          {run(t, put(t, file[:len(file)/2], nil), `PRAGMA user_version`, `INSERT INTO tags SELECT number, body FROM articles`), Damaged},
		"full":               {run(t, put(t, file, nil), `PRAGMA max_page_count = 1`, `CREATE TABLE more AS SELECT * FROM articles`), Full},
		"read-only":          {run(t, "file:"+put(t, file, nil)+"?mode=ro", `DELETE FROM tags`), ReadOnly},
		"no folder":          {run(t, filepath.Join(t.TempDir(), "none", "lede.db"), `CREATE TABLE a (b)`), Closed},
		"busy":               {run(t, busy, `DELETE FROM tags`), Busy},
		"no room":            {&fs.PathError{Op: "write", Path: "lede.db", Err: syscall.ENOSPC}, Full},
		"read-only system":   {&fs.PathError{Op: "open", Path: "lede.db", Err: syscall.EROFS}, ReadOnly},
		"failing disk":       {&fs.PathError{Op: "read", Path: "lede.db", Err: syscall.EIO}, Failing},
		"not allowed":        {fmt.Errorf("opening: %w", fs.ErrPermission), Closed},
		"a mistake of ours":  {run(t, put(t, file, nil), `SELECT * FROM nowhere`), Other},
		"not of a database":  {errors.New("something else"), Other},
		"wrapped by a store": {fmt.Errorf("reading the list: %w", run(t, put(t, []byte(strings.Repeat("x", 5000)), nil), `SELECT * FROM sqlite_master`)), Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			p, kind := Check("/home/a/lede.db", c.err)
			if kind != c.kind {
				t.Errorf("kind %d, want %d, of %v", kind, c.kind, c.err)
			}
			if kind != Other && (p.Cure == "" || !strings.Contains(p.Error(), "/home/a/lede.db")) {
				t.Errorf("no cure or name: %s", p.Error())
			}
			for _, jargon := range []string{"SQLITE", "malformed", "disk image", "(1", "I/O"} {
				if kind != Other && strings.Contains(p.Error(), jargon) {
					t.Errorf("%q says %q", p.Error(), jargon)
				}
			}
		})
	}
	if p, kind := Check("lede.db", nil); p.What != "" || kind != Other {
		t.Errorf("of no error: %v", p)
	}
}

func TestCheckReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	file, _ := library(t, false)
	path := put(t, file, nil)
	folder := filepath.Dir(path)
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(folder, 0o700)
	err := run(t, path, `DELETE FROM tags`)
	if _, kind := Check(path, err); kind != ReadOnly && kind != Closed {
		t.Errorf("kind %d of %v", kind, err)
	}
	if _, err := Aside(path, time.Now()); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("put aside: %v", err)
	}
	if string(read(t, path)) != string(file) {
		t.Error("the file was changed")
	}
}

func TestAside(t *testing.T) {
	now := time.Date(2025, 2, 19, 9, 5, 3, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "lede.db")
	write := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	folder := filepath.Dir(path)
	write(path, "one")
	write(path+"-wal", "one's log")
	write(path+"-shm", "one's index")
	first, err := Aside(path, now)
	if want := filepath.Join(folder, "lede.damaged-20250219-090503.db"); err != nil || first != want {
		t.Fatalf("%q, %v; want %q", first, err, want)
	}
	write(path, "two")
	second, err := Aside(path, now)
	if want := filepath.Join(folder, "lede.damaged-20250219-090503-1.db"); err != nil || second != want {
		t.Fatalf("%q, %v; want %q", second, err, want)
	}
	// A log that somebody left is not joined to another database either.
	write(filepath.Join(folder, "lede.damaged-20250219-090503-2.db-wal"), "somebody's")
	write(path, "three")
	third, err := Aside(path, now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Aside(path, now); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of no file: %v", err)
	}
	for name, want := range map[string]string{
		first: "one", first + "-wal": "one's log", first + "-shm": "one's index", second: "two", third: "three",
		filepath.Join(folder, "lede.damaged-20250219-090503-2.db-wal"): "somebody's",
	} {
		if got := string(read(t, name)); got != want {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 6 {
		t.Errorf("left over: %v", entries)
	}
}

// What cannot be moved stays as it was.
func TestAsideFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lede.db")
	// A folder cannot be renamed over a file.
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+"-wal", []byte("log"), 0o600); err != nil {
		t.Fatal(err)
	}
	if to, err := Aside(path, time.Now()); err == nil {
		t.Fatalf("moved to %s", to)
	}
	if got := string(read(t, path+"-wal")); got != "log" {
		t.Errorf("the log holds %q", got)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 2 {
		t.Errorf("left over: %v", entries)
	}
}

// Carrying over a library takes about as long as writing it.
func BenchmarkCarry(b *testing.B) {
	file, log := library(b, false)
	path := put(b, file, log)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		to := fresh(b)
		b.StartTimer()
		if _, err := Carry(b.Context(), path, to); err != nil {
			b.Fatal(err)
		}
	}
}

// FuzzCarry damages a library anywhere: nothing that comes over was not there,
// unless the damage is in a row itself.
func FuzzCarry(f *testing.F) {
	f.Add(uint32(0), []byte("\xff\xff\xff\xff"))
	f.Add(uint32(16), []byte("\x00\x01"))
	f.Add(uint32(pageLength), []byte("\x05\x00\x00\x00\x01\x00\x20\x00\x00\x00\x00\x00\x02"))
	f.Add(uint32(100), []byte("\x05\x00\x00\x00\x00\x10\x00\x00\x00\x00\x00\x01"))
	file, log := library(f, true)
	f.Fuzz(func(t *testing.T, at uint32, noise []byte) {
		damaged := append([]byte{}, file...)
		copy(damaged[int(at)%len(damaged):], noise)
		to := fresh(t)
		r, err := Carry(t.Context(), put(t, damaged, log), to)
		if err != nil && !errors.Is(err, ErrNothing) {
			t.Fatal(err)
		}
		var check string
		if err := to.QueryRow(`PRAGMA quick_check`).Scan(&check); err != nil || check != "ok" {
			t.Errorf("the new database: %s, %v", check, err)
		}
		if rows := r.Rows(); rows > 3*articles*4 {
			t.Errorf("%d rows came over, more than there were", rows)
		}
	})
}
