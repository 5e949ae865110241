package main

import (
	"context"
	"io"
)

// untilDone reads r until ctx is done: a Read that waits for a slow pipe or for
// somebody to type then ends with ctx's error, and nothing is read any more.
func untilDone(ctx context.Context, r io.Reader) io.Reader {
	return &patientReader{ctx: ctx, r: r, came: make(chan chunk, 1), buf: make([]byte, readSize)}
}

// readSize is what a pipe holds on Linux.
const readSize = 64 << 10

type patientReader struct {
	ctx  context.Context
	r    io.Reader
	came chan chunk // what the read in the background brought
	buf  []byte     // belongs to that read until it has come
	last chunk      // what of it is not given away yet
}

type chunk struct {
	data []byte
	err  error
}

func (p *patientReader) Read(to []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	if len(p.last.data) == 0 && p.last.err == nil {
		go func() {
			n, err := p.r.Read(p.buf)
			p.came <- chunk{p.buf[:n], err}
		}()
		select {
		case p.last = <-p.came:
		case <-p.ctx.Done():
			return 0, p.ctx.Err()
		}
	}
	n := copy(to, p.last.data)
	if p.last.data = p.last.data[n:]; len(p.last.data) > 0 {
		return n, nil
	}
	return n, p.last.err
}
