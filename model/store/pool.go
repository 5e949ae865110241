package store

import (
	"context"
	"errors"
	"sync"
)

// pool lends out connections, that used last first, so that one reader warms
// one cache.
type pool struct {
	turns chan struct{}
	open  func() (*conn, error)

	mu     sync.Mutex
	idle   []*conn
	closed bool
}

var errClosed = errors.New("the library is closed")

func newPool(n int, open func() (*conn, error)) *pool {
	return &pool{turns: make(chan struct{}, n), open: open}
}

// use lends a connection for as long as a function runs.
func (p *pool) use(ctx context.Context, with func(*conn) error) error {
	select {
	case p.turns <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-p.turns }()
	c, err := p.take()
	if err != nil {
		return err
	}
	defer p.give(c)
	if err := ctx.Err(); err != nil {
		return err
	}
	return with(c)
}

func (p *pool) take() (*conn, error) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil, errClosed
	}
	if n := len(p.idle); n > 0 {
		c := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.mu.Unlock()
		return c, nil
	}
	p.mu.Unlock()
	return p.open()
}

func (p *pool) give(c *conn) {
	c.ctx = nil
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		_ = c.Close()
		return
	}
	p.idle = append(p.idle, c)
}

func (p *pool) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	var err error
	for _, c := range p.idle {
		err = errors.Join(err, c.Close())
	}
	p.idle = nil
	return err
}
