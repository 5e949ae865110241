package main

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"github.com/lede-reader/lede/cmd/internal/console"
)

// screen is where lede is measured.
var screen = console.Terminal{Width: 120, Height: 40}

const (
	// quiet is how long nothing is drawn before a screen counts as settled: the
	// preview waits 150 ms after the last key.
	quiet = 400 * time.Millisecond
	// quietStart is that after the start, when more may come.
	quietStart = time.Second
	// longest is how long a screen may go on changing.
	longest = 30 * time.Second
)

// reader is lede in a terminal.
type reader struct {
	*console.Console
	started time.Time
	cancel  context.CancelFunc
}

// read opens a library and returns at once.
func (r *runner) read(ctx context.Context, lib *library) (*reader, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute) // a hang is an error
	cmd := r.lede.command(ctx, "--db", lib.db())
	cmd.Cancel = func() error { return cmd.Process.Kill() }
	return startReader(cmd, cancel)
}

func startReader(cmd *exec.Cmd, cancel context.CancelFunc) (*reader, error) {
	started := time.Now()
	c, err := console.Start(cmd, screen)
	if err != nil {
		cancel()
		return nil, err
	}
	return &reader{Console: c, started: started, cancel: cancel}, nil
}

// close ends the program.
func (r *reader) close() {
	r.Close()
	r.cancel()
}

// opened is read, and waits until the list stands.
func (r *runner) opened(ctx context.Context, lib *library) (*reader, error) {
	d, err := r.read(ctx, lib)
	if err != nil {
		return nil, err
	}
	if err := d.Until(limit, usable); err != nil {
		d.close()
		return nil, err
	}
	if _, err := d.settle(quietStart); err != nil {
		d.close()
		return nil, err
	}
	return d, nil
}

// measure is a row of the table, or some, measured in a reader of n articles.
type measure func(ctx context.Context, d *reader, n int) error

// inReader measures in a reader of its own.
func (r *runner) inReader(ctx context.Context, lib *library, n int, do measure) error {
	d, err := r.opened(ctx, lib)
	if err != nil {
		return err
	}
	defer d.close()
	return do(ctx, d, n)
}

// inCopy measures in a reader of a copy of the library, which may be changed.
func (r *runner) inCopy(ctx context.Context, lib *library, n int, name string, do measure) error {
	copied, err := lib.copied(name)
	if err != nil {
		return err
	}
	return r.inReader(ctx, copied, n, do)
}

// usable tells a screen with a list from one that is still to come: something
// stands in the first rows of the left.
func usable(text string) bool {
	filled := 0
	for line := range strings.SplitSeq(head(text), "\n") {
		if strings.TrimSpace(line) != "" {
			filled++
		}
	}
	return filled > looked/2
}

// looked and wide are the rows and columns of a list that are compared.
const looked, wide = 12, 40

// head is the upper left of a screen, where the list stands in every layout.
func head(text string) string {
	var b strings.Builder
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		if n++; n > looked {
			break
		}
		cells := []rune(line)
		b.WriteString(strings.TrimRight(string(cells[:min(wide, len(cells))]), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// settle waits until nothing is drawn for so long and returns when it was drawn last.
func (r *reader) settle(quiet time.Duration) (time.Time, error) {
	deadline := time.Now().Add(longest)
	for {
		_, last := r.Drawn()
		rest := quiet - time.Since(last)
		if last.IsZero() {
			rest = quiet
		}
		if rest <= 0 {
			return last, nil
		}
		if time.Now().After(deadline) {
			return last, fmt.Errorf("the screen still changes after %v:\n%s", longest, r.Text())
		}
		if err := r.Ended(rest); err == nil || !strings.HasPrefix(err.Error(), "still running") {
			return last, fmt.Errorf("lede ended while its screen was awaited: %v", err)
		}
	}
}

// step is what one key took.
type step struct {
	wall  time.Duration // from the key to the last thing drawn for it
	cpu   time.Duration
	bytes int64
}

// press presses keys and waits until the screen has settled.
func (r *reader) press(quiet time.Duration, keys ...string) (step, error) {
	before, err := usageOf(r.Process())
	if err != nil {
		return step{}, err
	}
	bytes, _ := r.Drawn()
	start := time.Now()
	r.Press(keys...)
	for { // the first answer may take longer than the screen's pauses
		drawn, _ := r.Drawn()
		if drawn != bytes {
			break
		}
		if time.Since(start) > longest {
			return step{}, fmt.Errorf("nothing is drawn %v after %q", longest, keys)
		}
		if err := r.Ended(time.Millisecond); err == nil || !strings.HasPrefix(err.Error(), "still running") {
			return step{}, fmt.Errorf("lede ended after %q: %v", keys, err)
		}
	}
	last, err := r.settle(quiet)
	if err != nil {
		return step{}, err
	}
	after, err := usageOf(r.Process())
	if err != nil {
		return step{}, err
	}
	drawn, _ := r.Drawn()
	return step{last.Sub(start), after.cpu - before.cpu, drawn - bytes}, nil
}
