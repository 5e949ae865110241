package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
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

// BenchmarkFolder reads a folder of a thousand articles of 4.5 kB.
func BenchmarkFolder(b *testing.B) {
	dir := b.TempDir()
	text := []byte(strings.Repeat("The council’s vote was close, she said – “too close” – on Tuesday.\n\n", 60))
	for i := range 1000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.txt", i)), text, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(1000 * len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for _, err := range read(b.Context(), dir) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 1000 {
			b.Fatal(n)
		}
	}
}
