package main

import (
	"context"
	"io"
)

// interruptible gives up reading when ctx ends: a read from a pipe or a terminal
// would go on until its next byte. What a given-up read still takes in is lost.
func interruptible(ctx context.Context, r io.Reader) io.Reader {
	return &interruptibleReader{ctx: ctx, from: r, got: make(chan chunk, 1)}
}

type interruptibleReader struct {
	ctx  context.Context
	from io.Reader
	buf  []byte // the reading goroutine's until it answers
	rest []byte // of buf, not handed on yet
	err  error  // comes after rest
	got  chan chunk
}

type chunk struct {
	n   int
	err error
}

func (r *interruptibleReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	if len(r.rest) == 0 && r.err == nil {
		if r.buf == nil {
			r.buf = make([]byte, 64<<10)
		}
		go func() {
			n, err := r.from.Read(r.buf)
			r.got <- chunk{n, err}
		}()
		select {
		case <-r.ctx.Done():
			return 0, r.ctx.Err()
		case c := <-r.got:
			r.rest, r.err = r.buf[:c.n], c.err
		}
	}
	n := copy(p, r.rest)
	if r.rest = r.rest[n:]; len(r.rest) == 0 && r.err != nil {
		return n, r.err
	}
	return n, nil
}
