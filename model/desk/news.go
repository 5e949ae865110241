package desk

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/lede-reader/lede/model"
)

// news is what has happened, for those who wait for it.
type news struct {
	mu       sync.Mutex
	change   model.Change
	problems []model.Problem
	bell     chan struct{} // closed and replaced with every change
}

func newNews() news { return news{bell: make(chan struct{})} }

// Wait returns as soon as the generation is past seen, or with ctx's error.
func (n *news) Wait(ctx context.Context, seen uint64) (model.Change, error) {
	for {
		n.mu.Lock()
		c, bell := n.change, n.bell
		n.mu.Unlock()
		if c.Generation > seen {
			return c, nil
		}
		select {
		case <-bell:
		case <-ctx.Done():
			return c, ctx.Err()
		}
	}
}

// maxProblems is how many are kept: nobody reads more, and a file of a million
// bad lines must not fill the memory.
const maxProblems = 100_000

// Problems are what could not be read, oldest first; the count in Progress is of
// all, these are the first.
func (n *news) Problems(context.Context) ([]model.Problem, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.problems), nil
}

// tell changes the state and wakes those who wait.
func (n *news) tell(change func(*model.Change)) {
	n.mu.Lock()
	defer n.mu.Unlock()
	change(&n.change)
	n.change.Generation++
	close(n.bell)
	n.bell = make(chan struct{})
}

func (n *news) start() {
	n.tell(func(c *model.Change) {
		c.Progress = model.Progress{Busy: true}
		n.problems = nil
	})
}

func (n *news) finish() { n.tell(func(c *model.Change) { c.Progress.Busy = false }) }

// expect counts items that were read; it wakes nobody.
func (n *news) expect(items int) {
	n.mu.Lock()
	n.change.Progress.Total += items
	n.mu.Unlock()
}

// passed counts an item that was known as it is; it wakes nobody.
func (n *news) passed() {
	n.mu.Lock()
	n.change.Progress.Done++
	n.mu.Unlock()
}

func (n *news) arrived(items, stories int) {
	n.tell(func(c *model.Change) {
		c.Progress.Done += items
		c.Stories = stories
	})
}

func (n *news) problem(err error) {
	var p model.Problem
	if !errors.As(err, &p) {
		p = model.Problem{What: err.Error()}
	}
	n.tell(func(c *model.Change) {
		if len(n.problems) < maxProblems {
			n.problems = append(n.problems, p)
		}
		c.Progress.Problems++
	})
}
