package fetch

import (
	"context"
	"sync"
)

// purse is the memory for bodies of all fetches in flight. Each takes of it as its
// body grows; none is given so much that those who hold some could all wait for
// one another: there is always one that can be given all it may yet need (the
// banker's rule). So a body that is already large waits, one that is small passes.
type purse struct {
	mu    sync.Mutex
	free  int64
	most  int64 // that one fetch may come to hold
	held  map[*share]struct{}
	freed chan struct{} // closed when something comes back
}

// newPurse makes a purse; it holds at least what one fetch may need.
func newPurse(size, most int64) *purse {
	return &purse{free: max(size, most), most: most, held: map[*share]struct{}{}, freed: make(chan struct{})}
}

// share is what one fetch holds.
type share struct {
	of   *purse
	held int64
}

// take adds n bytes to the share. Before it waits it calls wait, and after it
// resume. The error is that of ctx.
func (s *share) take(ctx context.Context, n int64, wait, resume func()) error {
	granted, freed := s.try(n)
	if granted {
		return nil
	}
	wait()
	defer resume()
	for {
		select {
		case <-freed:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		if granted, freed = s.try(n); granted {
			return nil
		}
	}
}

// try adds n bytes if that is safe; if not, freed tells when to try again.
func (s *share) try(n int64) (granted bool, freed <-chan struct{}) {
	p := s.of
	p.mu.Lock()
	defer p.mu.Unlock()
	need := p.most - s.held - n
	for other := range p.held {
		if other != s {
			need = min(need, p.most-other.held)
		}
	}
	if p.free-n < max(0, need) {
		return false, p.freed
	}
	p.free -= n
	s.held += n
	p.held[s] = struct{}{}
	return true, nil
}

// giveBack returns the share.
func (s *share) giveBack() {
	p := s.of
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.held == 0 {
		return
	}
	p.free += s.held
	s.held = 0
	delete(p.held, s)
	close(p.freed)
	p.freed = make(chan struct{})
}
