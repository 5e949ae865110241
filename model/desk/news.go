package desk

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

// news is what has happened, for those who wait for it.
type news struct {
	mu       sync.Mutex
	change   model.Change
	busy     int             // readings and workings that are going on
	lasting  []model.Problem // of the store
	problems []model.Problem
	events   []model.Event
	known    map[model.Problem]struct{} // which of them were told
	seen     atomic.Int64               // version of the store that was told of
	bell     chan struct{}              // closed and replaced with every change
}

func newNews(s store.Store) *news {
	n := &news{bell: make(chan struct{}), lasting: s.Troubles(), problems: s.Troubles()}
	n.change.Stories, _ = s.Count(context.Background())
	if len(n.lasting) > 0 { // who opens the library is told, whether anything happens or not
		n.change.Generation, n.change.Progress.Problems = 1, len(n.lasting)
	}
	return n
}

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

// Problems are what went wrong, oldest first; the count in Progress is of all,
// these are the first.
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

// start begins a reading: problems of the one before it are over.
func (n *news) start() {
	n.tell(func(c *model.Change) {
		n.problems, n.known = slices.Clone(n.lasting), nil
		c.Progress.Problems = len(n.problems)
	})
	n.begin()
}

// begin says that something is going on; the first counts anew.
func (n *news) begin() {
	n.tell(func(c *model.Change) {
		if n.busy++; n.busy == 1 {
			c.Progress = model.Progress{Busy: true, Problems: len(n.problems)}
		}
	})
}

func (n *news) finish() {
	n.tell(func(c *model.Change) {
		if n.busy--; n.busy == 0 {
			c.Progress.Busy = false
		}
	})
}

// naming says what is being read.
func (n *news) naming(source string) {
	n.tell(func(c *model.Change) { c.Progress.Source = source })
}

// expect counts items that were read; it wakes nobody.
func (n *news) expect(items int) {
	n.mu.Lock()
	n.change.Progress.Total += items
	n.mu.Unlock()
}

// ahead says how many items are still to come, at the least; it wakes nobody.
func (n *news) ahead(items int) {
	n.mu.Lock()
	p := &n.change.Progress
	p.Total = max(p.Total, p.Done+items)
	n.mu.Unlock()
}

// passed counts items that were known as they are; it wakes nobody.
func (n *news) passed(items int) {
	n.mu.Lock()
	n.change.Progress.Done += items
	n.mu.Unlock()
}

func (n *news) arrived(items, stories int) {
	n.tell(func(c *model.Change) {
		c.Progress.Done += items
		c.Progress.Total = max(c.Progress.Total, c.Progress.Done)
		c.Stories = stories
	})
}

// maxEvents is how many events are told of by Events.
const maxEvents = 1000

// happened tells of what became of earlier articles.
func (n *news) happened(e model.Event) {
	n.tell(func(c *model.Change) {
		e.Number = c.Event.Number + 1
		c.Event = e
		if len(n.events) < maxEvents {
			n.events = append(n.events, e)
		}
	})
}

// Events are what became of earlier articles since the desk was made, oldest first.
func (n *news) Events() []model.Event {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.events)
}

// problem tells of what went wrong. What goes wrong again and again is told once.
func (n *news) problem(err error) {
	p := problemOf("", err)
	n.mu.Lock()
	_, told := n.known[p]
	n.mu.Unlock()
	if told {
		return
	}
	n.tell(func(c *model.Change) {
		if len(n.problems) < maxProblems {
			if n.known == nil {
				n.known = map[model.Problem]struct{}{}
			}
			n.known[p] = struct{}{}
			n.problems = append(n.problems, p)
		}
		c.Progress.Problems++
	})
}
