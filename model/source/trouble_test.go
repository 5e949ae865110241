//go:build unix

package source

import (
	"errors"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
)

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

// TestSwapped says that a file that turns into a pipe between the look and the
// opening stops nothing.
func TestSwapped(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.txt", "a")
	must(t, syscall.Mkfifo("pipe", 0o644))
	look := func(string) (os.FileInfo, error) { return os.Stat("a.txt") }
	if _, err := openRegular("pipe", look, os.OpenFile); !errors.Is(err, notFile(os.ModeNamedPipe)) {
		t.Error(err)
	}
}
