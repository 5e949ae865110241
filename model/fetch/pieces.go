package fetch

import "io"

// pieces is a body that grows without being copied, and is put together once.
type pieces struct {
	trip  *trip
	share *share
	all   [][]byte
	n     int // bytes in all
	held  int // bytes of memory
}

// room adds a piece of memory. It waits while others hold too much.
func (p *pieces) room(size int) error {
	if err := p.take(size); err != nil {
		return err
	}
	p.all = append(p.all, make([]byte, 0, size))
	return nil
}

// take asks the purse for what is over the part that needs no asking.
func (p *pieces) take(size int) error {
	over := max(0, p.held+size-uncounted) - max(0, p.held-uncounted)
	if over > 0 {
		w := &p.trip.watch
		if err := p.share.take(p.trip.ctx, int64(over), w.pause, w.run); err != nil {
			return err
		}
	}
	p.held += size
	return nil
}

// fill reads until the last piece is full or there is an error. Without progress
// it gives up: a reader that says nothing forever is a fault of the reader.
func (p *pieces) fill(r io.Reader) error {
	last := &p.all[len(p.all)-1]
	for idle := 0; len(*last) < cap(*last); {
		n, err := r.Read((*last)[len(*last):cap(*last)])
		*last = (*last)[:len(*last)+n]
		p.n += n
		if err != nil {
			return err
		}
		if idle++; n > 0 {
			idle = 0
		} else if idle > 100 {
			return io.ErrNoProgress
		}
	}
	return nil
}

// joined is the whole body, in no more memory than it needs.
func (p *pieces) joined() ([]byte, error) {
	if len(p.all) == 1 && cap(p.all[0])-p.n <= firstPiece {
		return p.all[0], nil
	}
	if err := p.take(p.n); err != nil {
		return nil, err
	}
	body := make([]byte, 0, p.n)
	for i, piece := range p.all {
		body = append(body, piece...)
		p.all[i] = nil
	}
	return body, nil
}
