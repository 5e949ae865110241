package tui

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// TestMain is the reader itself when a test runs it in a terminal.
func TestMain(m *testing.M) {
	how := os.Getenv("LEDE_TEST_TERMINAL")
	if how == "" {
		os.Exit(m.Run())
	}
	var lib Library = library{fake.New(200).Plain()}
	if how == "panic" {
		lib = broken{lib}
	}
	o := Options{Library: lib, Style: style.Options{Dark: true, Colors: style.Full}, NoHint: true, Clock: func() time.Time { return day }}
	if err := Run(context.Background(), o, os.Stdin, os.Stdout, nil); err != nil {
		fmt.Fprintln(os.Stderr, "ended:", err)
		os.Exit(1)
	}
	fmt.Fprintln(os.Stderr, "ended well")
}

type broken struct{ Library }

func (broken) Article(context.Context, string) (model.Article, error) {
	panic("a fault with \x1b]52;c;AAAA\x07 in it")
}

// terminal is a reader in a pty whose screen is modelled.
type terminal struct {
	t     *testing.T
	cmd   *exec.Cmd
	pty   *os.File
	mu    sync.Mutex
	vt    *vt.Emulator
	raw   []byte
	moved chan struct{} // there was output
	ended bool
}

// terminalOf starts a reader; silent terminals answer no query.
func terminalOf(t *testing.T, w, h int, how string, silent bool, env ...string) *terminal {
	t.Helper()
	if testing.Short() {
		t.Skip("needs a pty")
	}
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), append([]string{"LEDE_TEST_TERMINAL=" + how, "TERM=xterm-256color"}, env...)...)
	f, err := pty.StartWithSize(c, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)})
	if err != nil {
		t.Skipf("no pty: %v", err)
	}
	tm := &terminal{t: t, cmd: c, pty: f, vt: vt.NewEmulator(w, h), moved: make(chan struct{}, 1)}
	go tm.read()
	go func() { // what the modelled terminal answers
		if silent {
			_, _ = io.Copy(io.Discard, tm.vt)
		} else {
			_, _ = io.Copy(f, tm.vt)
		}
	}()
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = f.Close()
		_ = tm.vt.InputPipe().(io.Closer).Close() // vt's own Close races with its Read
	})
	return tm
}

func (tm *terminal) read() {
	buf := make([]byte, 64<<10)
	for {
		n, err := tm.pty.Read(buf)
		tm.mu.Lock()
		tm.raw = append(tm.raw, buf[:n]...)
		_, _ = tm.vt.Write(buf[:n])
		tm.ended = err != nil
		tm.mu.Unlock()
		select {
		case tm.moved <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// until waits for the screen to be as f wants it; go test's own limit is the
// only clock.
func (tm *terminal) until(f func(screen string) bool) {
	tm.t.Helper()
	for {
		tm.mu.Lock()
		ok, ended, screen := f(tm.vt.String()), tm.ended, tm.vt.String()
		tm.mu.Unlock()
		if ok {
			return
		}
		if ended {
			tm.t.Fatalf("it ended before that was on the screen:\n%s\n%q", screen, tail(tm.raw, 500))
		}
		<-tm.moved
	}
}

func tail(b []byte, n int) []byte { return b[max(0, len(b)-n):] }

func (tm *terminal) sees(part string) {
	tm.t.Helper()
	tm.until(func(s string) bool { return strings.Contains(s, part) })
}

func (tm *terminal) type_(keys string) {
	if _, err := tm.pty.WriteString(keys); err != nil {
		tm.t.Fatal(err)
	}
}

// end waits for the end and tells what was written after the screen was left.
func (tm *terminal) end() (after string, code int) {
	tm.t.Helper()
	for {
		tm.mu.Lock()
		ended := tm.ended
		tm.mu.Unlock()
		if ended {
			break
		}
		<-tm.moved
	}
	_ = tm.cmd.Wait()
	out := string(tm.raw)
	i := strings.LastIndex(out, "\x1b[?1049l")
	if i < 0 {
		tm.t.Fatalf("the screen was not left: %q", tail(tm.raw, 300))
	}
	if j := strings.LastIndex(out, "\x1b[?25l"); j > strings.LastIndex(out, "\x1b[?25h") {
		tm.t.Errorf("the cursor stays hidden: %q", tail(tm.raw, 300))
	}
	return out[i:], tm.cmd.ProcessState.ExitCode()
}

func TestInATerminal(t *testing.T) {
	for _, silent := range []bool{true, false} {
		t.Run(fmt.Sprintf("silent %v", silent), func(t *testing.T) {
			tm := terminalOf(t, 120, 40, "run", silent)
			tm.sees("1/200")
			tm.type_("jj")
			tm.sees("3/200")
			tm.type_("\r")
			tm.sees("Lighthouse keepers votes to keep its last crane (2)")
			tm.type_("?")
			tm.sees("half a page down")
			tm.type_("\x1bq") // Esc and q at once are Alt-q, which is nothing
			tm.type_("q")
			tm.until(func(s string) bool { return !strings.Contains(s, "half a page down") })
			tm.type_("Q")
			if after, code := tm.end(); code != 0 || !strings.Contains(after, "ended well") {
				t.Errorf("code %d: %q", code, after)
			}
		})
	}
}

// A terminal marks what is pasted; it goes into the line that is typed.
func TestAddingInATerminal(t *testing.T) {
	tm := terminalOf(t, 100, 30, "run", true)
	tm.sees("1/200")
	tm.type_("S")
	tm.sees("Nothing is followed yet.")
	tm.type_("a")
	tm.sees("Follow:")
	tm.type_("\x1b[200~https://new.example/feed\n\x1b[201~")
	tm.sees("Follow: https://new.example/feed")
	tm.type_("\r")
	tm.sees("Following https://new.example/feed")
	tm.type_("Q")
	tm.end()
}

func TestSignalsRestoreTheScreen(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			tm := terminalOf(t, 80, 24, "run", true)
			tm.sees("1/200")
			if err := tm.cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if after, code := tm.end(); code != 1 || !strings.Contains(after, "ended by "+sig.String()) {
				t.Errorf("code %d: %q", code, after)
			}
		})
	}
}

func TestAFaultRestoresTheScreenAndSaysSo(t *testing.T) {
	tm := terminalOf(t, 80, 24, "panic", true)
	after, code := tm.end()
	if code != 1 || !strings.Contains(after, "lede failed and put the screen back: a fault with") {
		t.Errorf("code %d: %q", code, after)
	}
	if strings.Contains(after, "\x1b]52") {
		t.Errorf("the fault's text came out as it was: %q", after)
	}
}

func TestNoColor(t *testing.T) {
	tm := terminalOf(t, 120, 40, "run", true, "NO_COLOR=1")
	tm.sees("1/200")
	tm.type_("jjQ")
	tm.end()
	if strings.Contains(string(tm.raw), "\x1b[38;5") || strings.Contains(string(tm.raw), "\x1b[48;5") {
		t.Error("there are colours")
	}
}

// TestBytesOfADown counts what a terminal is sent; a frame that repaints more
// than it must shows here. PERFORMANCE.md has the figures of others.
func TestBytesOfADown(t *testing.T) {
	for _, c := range []struct {
		w, h    int
		keys    string
		preview bool
		limit   int
	}{
		{80, 24, "", false, 330},    // the list alone
		{120, 40, "", true, 3900},   // with its preview
		{120, 40, "ww", false, 330}, // single: a list of 120
		{80, 24, "\r", false, 400},  // a line of an article scrolled
	} {
		tm := terminalOf(t, c.w, c.h, "run", true)
		tm.sees("1/200")
		for _, k := range c.keys {
			tm.type_(string(k))
			tm.until(func(string) bool { return true })
		}
		if c.keys == "\r" {
			tm.sees("────")
		} else {
			tm.type_("j")
			tm.sees("2/200")
			tm.type_("k")
			tm.sees("1/200")
		}
		tm.mu.Lock()
		before := len(tm.raw)
		tm.mu.Unlock()
		const n = 6
		for i := range n {
			tm.type_("j")
			if c.keys != "\r" {
				tm.sees(fmt.Sprintf("%d/200", i+2))
				if c.preview {
					tm.until(func(s string) bool { return strings.Count(s, fake.Headline(i + 1)[:30]) > 1 })
				}
			} else {
				tm.mu.Lock()
				was := len(tm.raw)
				tm.mu.Unlock()
				tm.until(func(string) bool { return len(tm.raw) > was })
			}
		}
		tm.mu.Lock()
		each := (len(tm.raw) - before) / n
		tm.mu.Unlock()
		t.Logf("%dx%d %q, preview %v: %d bytes a down", c.w, c.h, c.keys, c.preview, each)
		if each > c.limit {
			t.Errorf("%dx%d %q: %d bytes a down, at most %d are good", c.w, c.h, c.keys, each, c.limit)
		}
	}
}
