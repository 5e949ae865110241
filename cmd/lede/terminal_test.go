package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"

	"github.com/lede-reader/lede/cmd/internal/console"
)

// asLede makes the test binary be lede itself, so that whole runs need no build.
const asLede = "LEDE_TEST_RUN_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asLede) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// patience is how long a run may take to show what a test waits for, on a busy
// machine with the race detector.
const patience = 30 * time.Second

// program is lede with arguments, in an environment of nothing but env.
func program(t testing.TB, env []string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append([]string{asLede + "=1", "TERM=xterm-256color", "HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8"}, env...)
	return cmd
}

// start runs lede in a terminal.
func start(t testing.TB, term console.Terminal, env []string, args ...string) *console.Console {
	t.Helper()
	c, err := console.Start(program(t, env, args...), term)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

func sees(t testing.TB, c *console.Console, words ...string) {
	t.Helper()
	if err := c.Sees(patience, words...); err != nil {
		t.Fatal(err)
	}
}

// quits presses q until the program has ended, and checks what it leaves behind.
func quits(t testing.TB, c *console.Console) {
	t.Helper()
	c.Press("Q")
	if err := c.Ended(patience); err != nil {
		t.Fatal(err)
	}
	restored(t, c)
}

// restored checks that the terminal is as it was.
func restored(t testing.TB, c *console.Console) {
	t.Helper()
	c.Screen(func(e *vt.Emulator) {
		if e.IsAltScreen() {
			t.Error("the alternate screen is left on")
		}
	})
}

func TestEverySize(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}, {200, 60}, {59, 30}} {
		for name, env := range map[string][]string{"colours": nil, "NO_COLOR": {"NO_COLOR=1"}, "dumb": {"TERM=dumb"}} {
			t.Run(fmt.Sprintf("%dx%d %s", size[0], size[1], name), func(t *testing.T) {
				c := start(t, console.Terminal{Width: size[0], Height: size[1]}, env)
				sees(t, c, "Defence Secretary")
				c.Press("enter")
				sees(t, c, "of a US security guarantee")
				quits(t, c)
			})
		}
	}
}

func TestTooSmall(t *testing.T) {
	c := start(t, console.Terminal{Width: 29, Height: 7}, nil)
	sees(t, c, "30")
	if err := c.Resize(80, 24); err != nil {
		t.Fatal(err)
	}
	sees(t, c, "Healey")
	quits(t, c)
}

func TestSilentAndLightTerminals(t *testing.T) {
	for name, term := range map[string]console.Terminal{
		"silent": {Width: 80, Height: 24, Silent: true},
		"light":  {Width: 80, Height: 24, Light: true},
	} {
		t.Run(name, func(t *testing.T) {
			c := start(t, term, nil)
			sees(t, c, "Healey")
			c.Press("j", "k")
			quits(t, c)
		})
	}
}

// A person reads, marks, undoes, looks around and leaves.
func TestSession(t *testing.T) {
	c := start(t, console.Terminal{Width: 120, Height: 40}, nil)
	sees(t, c, "Healey", "backstop")
	for _, step := range []struct{ key, sees string }{
		{"?", "redo"},
		{"\"", "speakers"},
		{"X", "appeal"},
		{"i", "shares"},
		{"W", "date 2025-02-18"},
	} {
		c.Press(step.key)
		sees(t, c, step.sees)
		c.Press("esc") // what follows at once would be read as alt and a key
		sees(t, c, "US and Russian officials")
		c.Settle(200 * time.Millisecond)
	}
	c.Press("f")
	sees(t, c, "Starred")
	c.Press("u")
	sees(t, c, "Undone")
	quits(t, c)
}

// A hundred columns become eighty while an article is read: the sentence at the
// top stays in sight.
func TestResizeKeepsPlace(t *testing.T) {
	c := start(t, console.Terminal{Width: 80, Height: 24}, nil)
	sees(t, c, "Healey")
	c.Press("enter", "space")
	sees(t, c, "Riyadh")
	if err := c.Resize(60, 20); err != nil {
		t.Fatal(err)
	}
	c.Settle(200 * time.Millisecond)
	sees(t, c, "Riyadh")
	quits(t, c)
}

func TestSuspendAndBack(t *testing.T) {
	c := start(t, console.Terminal{Width: 80, Height: 24}, nil)
	sees(t, c, "Healey")
	c.Press("ctrl+z")
	if err := c.Until(patience, func(string) bool {
		alt := true
		c.Screen(func(e *vt.Emulator) { alt = e.IsAltScreen() })
		return !alt
	}); err != nil {
		t.Fatal(err)
	}
	// It listens for the signal only some time after it has left the screen.
	var err error
	for range 100 {
		if err = c.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		if err = c.Sees(patience/100, "Healey"); err == nil {
			break
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	c.Press("j")
	quits(t, c)
}

func TestSignalsRestoreTheScreen(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			c := start(t, console.Terminal{Width: 80, Height: 24}, nil)
			sees(t, c, "Healey")
			if err := c.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if err := c.Ended(patience); err == nil {
				t.Error("a run that was ended by a signal claims that all is well")
			}
			restored(t, c)
		})
	}
}

// While a big folder is read, keys are answered and the cursor stays on its story.
func TestBigFolderOpensAtOnce(t *testing.T) {
	dir := t.TempDir()
	for i := range 1000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), []byte(invented(i)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := start(t, console.Terminal{Width: 120, Height: 40}, nil, dir)
	sees(t, c, "Report")
	c.Press("j", "j", "enter")
	sees(t, c, "1,000")
	quits(t, c)
}

// invented is an article of words that no other article has.
func invented(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Report %d says that town%d has opened its bridge%d after a long winter.\n\n", n, n, n)
	for p := range 6 {
		for w := range 50 {
			fmt.Fprintf(&b, "w%dx%dx%d ", n, p, w)
		}
		b.WriteString("and so it went.\n\n")
	}
	return b.String()
}

// Everything that cannot be read is named once; the rest is shown.
func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	write("good.txt", invented(1))
	write("empty.txt", "")
	write("invalid.txt", "Caf\xe9 talks end with a deal, the mayor of the town said on Friday morning.")
	write("long.txt", strings.Repeat("word ", 2<<20))
	write("lines.jsonl", "{\"id\":\"one\",\"text\":\"The harbour opened again on Friday.\"}\n{broken\n{\"id\":\"two\",\"text\":\"The ferry left an hour late.\"}\n")
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "loop")); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	code := run(t.Context(), []string{"export", dir, filepath.Join(dir, "no such file")}, nil, &out, &errs)
	if code != exitError {
		t.Errorf("exit %d, want %d", code, exitError)
	}
	for _, id := range []string{"good.txt", "invalid.txt", "long.txt", `"one"`, `"two"`} {
		if !strings.Contains(out.String(), id) {
			t.Errorf("%s is not shown", id)
		}
	}
	for _, name := range []string{"empty.txt", "lines.jsonl:2", "pipe.txt", "no such file"} {
		if n := strings.Count(errs.String(), name); n != 1 {
			t.Errorf("%s is named %d times in:\n%s", name, n, errs.String())
		}
	}
	c := start(t, console.Terminal{Width: 120, Height: 40}, nil, dir)
	sees(t, c, "bridge1", "Café talks", "could not be read")
	quits(t, c)
}
