// Package console runs a program in a pseudo-terminal and models the screen it
// draws on: for whole runs in tests, for measuring, and for pictures.
package console

import (
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Console is a running program and its screen.
type Console struct {
	cmd *exec.Cmd
	tty *os.File

	mu      sync.Mutex
	screen  *vt.Emulator
	written int64         // bytes that it drew with
	last    time.Time     // when it drew last
	drawn   chan struct{} // closed and replaced with every write
	ended   chan struct{} // closed when the program has closed its terminal
	exitErr error
}

// Terminal says what a program finds itself on.
type Terminal struct {
	Width, Height int
	Light         bool // says that its background is light
	Silent        bool // answers no query, like some do over a slow link
}

// Start runs cmd on a terminal.
func Start(cmd *exec.Cmd, t Terminal) (*Console, error) {
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(t.Width), Rows: uint16(t.Height)})
	if err != nil {
		return nil, fmt.Errorf("start %s in a terminal: %w", cmd.Path, err)
	}
	c := &Console{cmd: cmd, tty: tty, screen: vt.NewEmulator(t.Width, t.Height), drawn: make(chan struct{}), ended: make(chan struct{})}
	c.screen.SetBackgroundColor(color.Black)
	if t.Light {
		c.screen.SetBackgroundColor(color.White)
	}
	answers := io.Writer(tty)
	if t.Silent {
		answers = io.Discard
	}
	go io.Copy(answers, c.screen)
	go c.follow()
	return c, nil
}

// follow draws what the program writes until it ends.
func (c *Console) follow() {
	buf := make([]byte, 32<<10)
	for {
		n, err := c.tty.Read(buf)
		c.mu.Lock()
		c.screen.Write(buf[:n])
		c.written += int64(n)
		if n > 0 {
			c.last = time.Now()
		}
		close(c.drawn)
		c.drawn = make(chan struct{})
		c.mu.Unlock()
		if err != nil {
			c.exitErr = c.cmd.Wait()
			close(c.ended)
			return
		}
	}
}

// Press sends keys by name ("enter", "esc", "space", "ctrl+d", "down", "tab")
// or as they are typed.
func (c *Console) Press(keys ...string) {
	for _, k := range keys {
		io.WriteString(c.tty, sequence(k))
	}
}

// sequence is what a terminal sends for a key.
func sequence(key string) string {
	if s, ok := map[string]string{
		"enter": "\r", "esc": "\x1b", "space": " ", "tab": "\t", "backspace": "\x7f",
		"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
		"pgup": "\x1b[5~", "pgdown": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F",
	}[key]; ok {
		return s
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok && len(letter) == 1 {
		return string(letter[0] & 0x1f)
	}
	return key
}

// Resize gives the terminal another size.
func (c *Console) Resize(width, height int) error {
	c.mu.Lock()
	c.screen.Resize(width, height)
	c.mu.Unlock()
	return pty.Setsize(c.tty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
}

// Text is the screen without its styles, a line a row.
func (c *Console) Text() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.text()
}

func (c *Console) text() string {
	lines := make([]string, c.screen.Height())
	for y := range lines {
		var b strings.Builder
		for x := 0; x < c.screen.Width(); x++ {
			if cell := c.screen.CellAt(x, y); cell != nil && cell.Content != "" {
				b.WriteString(cell.Content)
			} else if cell == nil || cell.Width > 0 {
				b.WriteByte(' ')
			}
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(lines, "\n")
}

// Screen calls look with the screen while nothing draws on it.
func (c *Console) Screen(look func(*vt.Emulator)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	look(c.screen)
}

// Until waits for a screen that ok accepts; the error shows the last one.
func (c *Console) Until(limit time.Duration, ok func(text string) bool) error {
	deadline := time.After(limit)
	for {
		c.mu.Lock()
		text, drawn := c.text(), c.drawn
		c.mu.Unlock()
		if ok(text) {
			return nil
		}
		select {
		case <-drawn:
		case <-deadline:
			return fmt.Errorf("not seen within %v; the screen:\n%s", limit, text)
		case <-c.ended:
			if ok(c.Text()) {
				return nil
			}
			return fmt.Errorf("the program ended (%v) before it was seen; the screen:\n%s", c.exitErr, c.Text())
		}
	}
}

// Sees waits for a screen that holds all the words.
func (c *Console) Sees(limit time.Duration, words ...string) error {
	err := c.Until(limit, func(text string) bool {
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("%q: %w", words, err)
	}
	return nil
}

// Settle waits until nothing was drawn for the given time.
func (c *Console) Settle(quiet time.Duration) {
	for {
		c.mu.Lock()
		drawn := c.drawn
		c.mu.Unlock()
		select {
		case <-drawn:
		case <-time.After(quiet):
			return
		case <-c.ended:
			return
		}
	}
}

// Drawn is how many bytes the program has drawn with so far, and when it did last.
func (c *Console) Drawn() (bytes int64, last time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.written, c.last
}

// Process is the number of the program.
func (c *Console) Process() int { return c.cmd.Process.Pid }

// Signal sends the program a signal.
func (c *Console) Signal(s os.Signal) error { return c.cmd.Process.Signal(s) }

// Ended waits for the program to end by itself and returns how it did.
func (c *Console) Ended(limit time.Duration) error {
	select {
	case <-c.ended:
		return c.exitErr
	case <-time.After(limit):
		return fmt.Errorf("still running after %v; the screen:\n%s", limit, c.Text())
	}
}

// Close ends the program if it is still there.
func (c *Console) Close() {
	_ = c.cmd.Process.Kill()
	c.tty.Close()
	<-c.ended
}
