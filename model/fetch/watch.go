package fetch

import (
	"context"
	"sync"
	"time"
)

// watch ends a trip that takes too long. It counts only the time in which the
// server is to act: waiting for a turn or for memory is not its fault.
type watch struct {
	cancel context.CancelCauseFunc

	mu      sync.Mutex
	left    time.Duration
	since   time.Time
	whole   *time.Timer
	part    *time.Timer // of the phase
	running bool

	window time.Duration // of the floor; 0 while no body comes
	least  int
	came   int // in this window
}

// run lets the time of the whole trip go by.
func (w *watch) run() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.running {
		return
	}
	w.running, w.since = true, time.Now()
	if w.whole == nil {
		w.whole = time.AfterFunc(w.left, func() { w.cancel(errWhole) })
	} else {
		w.whole.Reset(w.left)
	}
	w.came += w.least // a window that was interrupted is not held against the server
}

// pause stops it until run.
func (w *watch) pause() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.running {
		return
	}
	w.running = false
	w.whole.Stop()
	w.left = max(1, w.left-time.Since(w.since))
}

// phase ends the trip for why unless phaseDone is called in time.
func (w *watch) phase(d time.Duration, why error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.part = time.AfterFunc(d, func() { w.cancel(why) })
}

func (w *watch) phaseDone() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.part.Stop()
	w.window = 0
}

// floor ends the trip when less than least bytes come in a window, until phaseDone.
func (w *watch) floor(least int, window time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.window, w.least, w.came = window, least, 0
	w.part = time.AfterFunc(window, w.look)
}

// saw counts bytes of a body.
func (w *watch) saw(n int) {
	w.mu.Lock()
	w.came += n
	w.mu.Unlock()
}

// look is the end of a window.
func (w *watch) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.window == 0:
	case w.running && w.came < w.least:
		w.cancel(errDrip)
	default:
		w.came = 0
		w.part.Reset(w.window)
	}
}
