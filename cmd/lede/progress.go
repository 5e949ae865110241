package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/safe"
)

// progress is a bar on the last line of a terminal, and nothing in a pipe.
type progress struct {
	mu   sync.Mutex
	to   io.Writer // nil: nothing is shown
	line string
	stop func()
	done sync.WaitGroup
}

// barCells is how long the bar is; redraw how often it may change.
const (
	barCells = 30
	redraw   = 100 * time.Millisecond
)

// showProgress shows how far a desk has come for as long as the verb takes.
func showProgress(cmd *cobra.Command, d *desk.Desk) *progress {
	p := &progress{stop: func() {}}
	if !isTerminal(cmd.ErrOrStderr()) {
		return p
	}
	p.to = cmd.ErrOrStderr()
	ctx, stop := context.WithCancel(cmd.Context())
	p.stop = stop
	p.done.Go(func() {
		var seen uint64
		for {
			c, err := d.Wait(ctx, seen)
			if err != nil {
				return
			}
			if seen = c.Generation; c.Progress.Busy {
				p.draw(bar(c.Progress.Done, c.Progress.Total) + " " + safe.Line(c.Progress.Source).String())
			}
			select {
			case <-time.After(redraw):
			case <-ctx.Done():
				return
			}
		}
	})
	return p
}

// bar shows done of total.
func bar(done, total int) string {
	full := 0
	if total > 0 {
		full = barCells * min(done, total) / total
	}
	return fmt.Sprintf("[%s%s] %d of %d", strings.Repeat("#", full), strings.Repeat(".", barCells-full), done, total)
}

// draw shows a line in the place of the one before.
func (p *progress) draw(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	const fits = 78
	if r := []rune(line); len(r) > fits {
		line = string(r[:fits])
	}
	p.line = line
	fmt.Fprint(p.to, "\r\x1b[K", line)
}

// aside prints above the bar.
func (p *progress) aside(print func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.to != nil {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
	print()
	if p.to != nil {
		fmt.Fprint(p.to, p.line)
	}
}

// end takes the bar away.
func (p *progress) end() {
	p.stop()
	p.done.Wait()
	if p.to != nil {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}
