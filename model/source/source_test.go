package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/seeds"
)

// tell runs through a sequence and tells of each element in a line.
func tell(seq iter.Seq2[model.Item, error]) []string {
	var out []string
	for item, err := range seq {
		if err != nil {
			out = append(out, "! "+err.Error())
			continue
		}
		out = append(out, fmt.Sprintf("%s: %.30q%.30q", item.ID, item.Text, item.HTML))
	}
	return out
}

// read is all items of all files that Find finds.
func read(ctx context.Context, paths ...string) iter.Seq2[model.Item, error] {
	return func(yield func(model.Item, error) bool) {
		for f, err := range Find(ctx, paths) {
			if err != nil {
				if !yield(model.Item{}, err) {
					return
				}
				continue
			}
			for item, err := range f.Items(ctx) {
				if !yield(item, err) {
					return
				}
			}
		}
	}
}

func compare(t *testing.T, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

// write makes a file in the working folder of the test.
func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "dir/a10.txt", "ten")
	write(t, "dir/a2.TXT", "two")
	write(t, "dir/b/page.html", "<p>page")
	write(t, "dir/b.htm", "<p>other")
	write(t, "dir/c.jsonl", `{"id":"1","text":"line"}`+"\n")
	write(t, "dir/.hidden/x.txt", "hidden")
	write(t, "dir/.x.txt", "hidden")
	write(t, "dir/image.png", "\x89PNG")
	want := []string{`dir/a2.TXT: "two"""`, `dir/a10.txt: "ten"""`, `dir/b/page.html: """<p>page"`, `dir/b.htm: """<p>other"`, `1: "line"""`}
	compare(t, tell(read(t.Context(), "dir")), want...)
	compare(t, tell(read(t.Context(), "dir/")), want...)
	compare(t, tell(read(t.Context(), "dir", "dir/a2.TXT", "dir")), want...)
	t.Chdir("dir")
	compare(t, tell(read(t.Context(), "./a2.TXT", ".."))[:2], `./a2.TXT: "two"""`, `../dir/a2.TXT: "two"""`)
}

// TestTrouble is the list of what may lie in a folder: each bad thing is one
// Problem that names it, and the rest is read.
func TestTrouble(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "outside.txt", "not to be read")
	write(t, "dir/a.txt", "first")
	write(t, "dir/b-empty.txt", "")
	write(t, "dir/b-blank.txt", " \n\t")
	write(t, "dir/c-junk.txt", "\x00\x01\x02\x03\x04\x05\x06")
	write(t, "dir/c-pdf.txt", "%PDF-1.4 and so on")
	write(t, "dir/d-utf8.txt", "gr\xfc\xdfe")
	write(t, "dir/e.jsonl", `{"id":"1","text":"line"}`+"\n{oops\n")
	write(t, "dir/f-long.jsonl", `{"id":"long","text":"`+strings.Repeat("word ", 2_000_000)+`"}`)
	write(t, "dir/z.txt", "last")
	write(t, "dir/z/real.txt", "real")
	must(t, syscall.Mkfifo("dir/g-pipe.txt", 0o644))
	must(t, os.Symlink("..", "dir/h-up"))
	must(t, os.Symlink(".", "dir/i-loop"))
	must(t, os.Symlink("j-self.txt", "dir/j-self.txt"))
	must(t, os.Symlink("nowhere.txt", "dir/k-nowhere.txt"))
	must(t, os.Symlink("../outside.txt", "dir/l-out.txt"))
	must(t, os.Symlink("/dev/zero", "dir/m-device.txt"))
	must(t, os.Symlink("a.txt", "dir/n-link.txt"))
	must(t, os.Mkdir("dir/o-folder.txt", 0o755))
	socket, err := net.Listen("unix", "dir/p-socket.txt")
	must(t, err)
	defer socket.Close()

	compare(t, tell(read(t.Context(), "dir")),
		`dir/a.txt: "first"""`,
		`! dir/b-blank.txt: is empty`,
		`! dir/b-empty.txt: is empty`,
		`! dir/c-junk.txt: is not text`,
		`! dir/c-pdf.txt: is a PDF, not text`,
		`dir/d-utf8.txt: "grüße"""`,
		`1: "line"""`,
		`! dir/e.jsonl:2: is not JSON: invalid character 'o' looking for beginning of object key string, at column 2`,
		`long: "word word word word word word """`,
		`! dir/g-pipe.txt: is a named pipe, not a file`,
		`! dir/h-up: is a link that leads out of the folder and is not followed`,
		`! dir/i-loop: is a link to a folder and is not followed; what is in the folder is read at its own place`,
		`! dir/j-self.txt: cannot be read: too many levels of symbolic links`,
		`! dir/k-nowhere.txt: does not exist`,
		`! dir/l-out.txt: is a link that leads out of the folder and is not followed`,
		`! dir/m-device.txt: is a link that leads out of the folder and is not followed`,
		`dir/n-link.txt: "first"""`,
		`! dir/p-socket.txt: is a socket, not a file`,
		`dir/z/real.txt: "real"""`,
		`dir/z.txt: "last"""`,
	)
}

func TestNamedTrouble(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, syscall.Mkfifo("pipe", 0o644))
	must(t, os.Mkdir("nothing", 0o755))
	write(t, "big.txt", strings.Repeat("a", maxDocument+1))
	compare(t, tell(read(t.Context(), "pipe", "/dev/zero", "nothing", "gone.txt", "big.txt")),
		"! pipe: is a named pipe, not a file; to read JSON lines from it: lede - < pipe",
		"! /dev/zero: is a device, not a file",
		"! nothing: holds no .txt, .html or .jsonl files",
		"! gone.txt: does not exist",
		"! big.txt: is larger than 16 MiB",
	)
}

func TestSniff(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "lines", `{"id":"1","text":"line"}`)
	write(t, "page", "\ufeff <!-- a > b --><!DOCTYPE html><p>page")
	write(t, "prose.md", "# A headline")
	write(t, "wide.page", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00")
	write(t, "brace", "{ is a brace")
	compare(t, tell(read(t.Context(), "lines", "page", "prose.md", "wide.page", "brace")),
		`1: "line"""`,
		`page: """ <!-- a > b --><!DOCTYPE html>"`,
		`prose.md: "# A headline"""`,
		`wide.page: """<html>"`,
		`brace: "{ is a brace"""`,
	)
}

// TestUnreadable covers what root may read: permission is the system's to refuse.
func TestUnreadable(t *testing.T) {
	denied := unreadable("a.txt", &os.PathError{Op: "openat", Path: "/x/a.txt", Err: syscall.EACCES})
	if got, want := denied.Error(), "a.txt: cannot be read: permission denied; see who may read it: ls -l a.txt"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if os.Getuid() == 0 {
		t.Skip("root reads everything")
	}
	t.Chdir(t.TempDir())
	write(t, "dir/a.txt", "a")
	write(t, "dir/b.txt", "b")
	write(t, "dir/c/d.txt", "d")
	must(t, os.Chmod("dir/a.txt", 0))
	must(t, os.Chmod("dir/c", 0))
	compare(t, tell(read(t.Context(), "dir")),
		"! dir/a.txt: cannot be read: permission denied; see who may read it: ls -l dir/a.txt",
		`dir/b.txt: "b"""`,
		"! dir/c: cannot be read: permission denied; see who may read it: ls -l dir/c")
}

// TestChanged says that what Find found may be something else when it is read.
func TestChanged(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "outside.txt", "not to be read")
	for _, name := range []string{"a", "b", "c"} {
		write(t, "dir/"+name+".txt", name)
	}
	var files []File
	for f, err := range Find(t.Context(), []string{"dir", "dir/c.txt"}) {
		must(t, err)
		files = append(files, f)
	}
	for _, name := range []string{"a", "b", "c"} {
		must(t, os.Remove("dir/"+name+".txt"))
	}
	must(t, syscall.Mkfifo("dir/a.txt", 0o644))
	must(t, os.Symlink("../outside.txt", "dir/b.txt"))
	var got []string
	for _, f := range files {
		got = append(got, tell(f.Items(t.Context()))...)
	}
	compare(t, got,
		"! dir/a.txt: is a named pipe, not a file",
		"! dir/b.txt: is a link that leads out of the folder and is not followed",
		"! dir/c.txt: does not exist")
}

func TestDepth(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "d/"+strings.Repeat("d/", maxDepth)+"in.txt", "in")
	write(t, "d/"+strings.Repeat("d/", maxDepth+1)+"out.txt", "out")
	got := tell(read(t.Context(), "d"))
	if len(got) != 2 || !strings.HasSuffix(got[0], "is more than 64 folders deep and is not read") || !strings.HasSuffix(got[1], `in.txt: "in"""`) {
		t.Errorf("%q", got)
	}
}

func TestStops(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "dir/a.txt", "a")
	write(t, "dir/b.txt", "b")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []string
	for f, err := range Find(ctx, []string{"dir"}) {
		cancel()
		got = append(got, fmt.Sprint(f.Name, err))
	}
	compare(t, got, "dir/a.txt<nil>", "context canceled")
	compare(t, tell(File{}.Items(ctx)), "! context canceled")
	compare(t, tell(Lines(ctx, "x", strings.NewReader("{}"))), "! context canceled")
	for range Find(t.Context(), []string{"dir", "dir"}) {
		break
	}
	for range FS(os.DirFS("dir")) {
		break
	}
}

func TestFS(t *testing.T) {
	var ids []string
	for item, err := range FS(seeds.Files) {
		must(t, err)
		if item.Text == "" {
			t.Errorf("%s is empty", item.ID)
		}
		ids = append(ids, item.ID)
	}
	if len(ids) != 5 || ids[0] != "000_1c9b88aed9128fad.txt" {
		t.Errorf("%q", ids)
	}
	compare(t, tell(FS(fstest.MapFS{"b/c.txt": {Data: []byte("c")}, "a.txt": {}, "x.go": {}})), "! a.txt: is empty", `b/c.txt: "c"""`)
}

func TestNatural(t *testing.T) {
	in := []string{"a", "a1", "a01", "a2", "a10", "a10b", "b", "b1c2", "b1c10"}
	for i, a := range in {
		for j, b := range in {
			if got := natural(a, b); (got < 0) != (i < j) && !(a == "a1" && b == "a01" || a == "a01" && b == "a1") || (got == 0) != (i == j) {
				t.Errorf("natural(%q, %q) = %d", a, b, got)
			}
		}
	}
}

type brokenReader struct{ r io.Reader }

func (b brokenReader) Read(p []byte) (int, error) {
	if n, err := b.r.Read(p); err == nil {
		return n, nil
	}
	return 0, syscall.EIO
}

func asProblem(err error) (model.Problem, bool) {
	var p model.Problem
	ok := errors.As(err, &p)
	return p, ok
}
