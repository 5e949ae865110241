package main

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"

	"github.com/lede-reader/lede/cmd/internal/console"
)

// ran runs a command line in this process.
func ran(t *testing.T, args ...string) said {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	var out, errs bytes.Buffer
	code := run(t.Context(), args, strings.NewReader(""), &out, &errs)
	return said{out.String(), errs.String(), code}
}

// Where no library can be made the samples are shown, and why; whoever wants
// something kept is refused.
func TestNoPlaceForALibrary(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, db := range []string{filepath.Join(file, "lede.db"), "/proc/none/lede.db"} {
		got := ran(t, "--db", db)
		if got.code != exitOK || strings.Count(got.out, "\n") != 2 || strings.Count(got.errs, "\n") != 1 || !strings.Contains(got.errs, "nothing is kept") {
			t.Errorf("lede: %+v", got)
		}
		for _, args := range [][]string{{"list"}, {"fetch"}, {"add", file}, {"import", file}} {
			if got := ran(t, append(args, "--db", db)...); got.code != exitError || strings.Count(got.errs, "\n") != 1 {
				t.Errorf("lede %q: %+v", args, got)
			}
		}
	}
}

// A file of settings that was named must be there.
func TestNamedSettings(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none.toml")
	if got := ran(t, "list", "--config", none); got.code != exitError || !strings.Contains(got.errs, none) {
		t.Errorf("--config: %+v", got)
	}
	keys := filepath.Join(t.TempDir(), "keys.toml")
	if err := os.WriteFile(keys, []byte("[keys]\n\nstarr = [\"*\"]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := ran(t, "list", "--config", keys); got.code != exitError || !strings.Contains(got.errs, keys+":3: keys.starr") {
		t.Errorf("keys of no command: %+v", got)
	}
	if got := ran(t, "config", "--config", none); got.code != exitOK {
		t.Errorf("lede config, to write it: %+v", got)
	}
}

// Passwords are exported, for the address is of no use without, but not shown.
func TestPasswordsInExports(t *testing.T) {
	dir := t.TempDir()
	db, urls := filepath.Join(dir, "lede.db"), filepath.Join(dir, "urls")
	if err := os.WriteFile(urls, []byte("https://me:secret@example.org/feed\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := ran(t, "import", urls, "--db", db); got.code != exitOK {
		t.Fatalf("import: %+v", got)
	}
	for _, args := range [][]string{{"sources"}, {"sources", "--json"}} {
		if got := ran(t, append(args, "--db", db)...); got.code != exitOK || strings.Contains(got.out+got.errs, "secret") || !strings.Contains(got.out, "example.org/feed") {
			t.Errorf("lede %q: %+v", args, got)
		}
	}
	for _, format := range []string{"opml", "urls"} {
		got := ran(t, "export", "--format", format, "--db", db)
		if got.code != exitOK || !strings.Contains(got.out, "me:secret@") || strings.Contains(got.errs, "secret") || !strings.Contains(got.errs, "password") {
			t.Errorf("export --format %s: %+v", format, got)
		}
	}
	if got := ran(t, "remove", "https://example.org/feed", "--db", db); got.code != exitOK {
		t.Errorf("remove by what is shown: %+v", got)
	}
}

// Verbs that are called off end with the code for it, and say nothing.
func TestCalledOff(t *testing.T) {
	db := filepath.Join(t.TempDir(), "lede.db")
	if got := ran(t, "import", "../../seeds", "--db", db); got.code != exitOK {
		t.Fatalf("import: %+v", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, args := range [][]string{
		{"list"},
		{"fetch"},
		{"add", "/"},
		{"sources"},
		{"search", "x"},
		{"show", "x"},
		{"mark", "star", "x"},
		{"export"},
		{"export", "--format", "opml"},
		{"remove", "1"},
		{"import", "../../seeds"},
		{},
	} {
		var out, errs bytes.Buffer
		if code := run(ctx, append(args, "--db", db), strings.NewReader(""), &out, &errs); code != exitInterrupted {
			t.Errorf("lede %q ended with %d, want %d; it said %q", args, code, exitInterrupted, errs.String())
		}
	}
}

// The reader says under the samples why nothing is kept.
func TestNoPlaceForALibraryInTheReader(t *testing.T) {
	c := start(t, console.Terminal{Width: 120, Height: 40}, nil, "--db", "/proc/none/lede.db")
	sees(t, c, "Healey", "nothing is kept")
	c.Press("e")
	sees(t, c, "choose another")
	quits(t, c)
}

// An interrupted fetch ends at once, leaves the terminal's line clean, and holds
// nothing against the source it was waiting for.
func TestInterruptedFetch(t *testing.T) {
	asked := make(chan struct{}, 1)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		<-r.Context().Done()
	}))
	defer server.Close()
	s := newCellar(t)
	s.follow(server.URL)
	c := start(t, console.Terminal{Width: 80, Height: 24}, nil, "fetch", "--db", s.db)
	<-asked
	sees(t, c, "] 0 of 0")
	c.Press("ctrl+c")
	err := c.Ended(patience)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("it ended with %v, want %d", err, exitInterrupted)
	}
	c.Screen(func(e *vt.Emulator) {
		if text := e.String(); strings.Contains(text, "[...") {
			t.Errorf("the bar is left on the screen:\n%s", strings.TrimSpace(text))
		}
	})
	if f := s.sources()[0]; f.Trouble != "" {
		t.Errorf("the source has %q", f.Trouble)
	}
}
