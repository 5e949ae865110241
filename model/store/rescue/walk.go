package rescue

import (
	"math"
	"slices"
)

// walk passes on each page of a tree that has rows and can be reached, and notes the
// holes.
func (c *carrier) walk(t *tree, each func(*page) error) error {
	if t.none {
		return nil
	}
	if t.root == 0 {
		c.tear(t, span{math.MinInt64, math.MaxInt64})
		return nil
	}
	todo := []step{{t.root, span{math.MinInt64, math.MaxInt64}}}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		p, ok := c.treePage(s.n, t.shape.index)
		if !ok || c.seen.has(s.n) {
			c.tear(t, s.span)
			continue
		}
		c.seen.add(s.n)
		if p.kind != tableInner {
			c.leaves++
			if len(p.cells) > 0 {
				if r, ok := c.read(&p, p.cells[len(p.cells)/2], c.owned); ok {
					t.learn(r)
				}
			}
			if each != nil {
				if err := each(&p); err != nil {
					return err
				}
			}
		}
		if p.kind == tableInner || p.kind == indexInner {
			todo = append(todo, below(&p, s)...)
		}
	}
	return nil
}

// tear notes that a part of a tree cannot be reached.
func (c *carrier) tear(t *tree, s span) {
	t.holes = append(t.holes, s)
	if t.shape.carried {
		c.lost++
	}
}

// step is a page to be walked, and what it may hold.
type step struct {
	n    uint32
	span span
}

// below are the pages under an inner one, the last first.
func below(p *page, s step) []step {
	var steps []step
	low := s.span.low
	for _, cell := range p.cells {
		n, key := p.child(cell)
		if p.kind == indexInner {
			steps = append(steps, step{n, s.span})
			continue
		}
		steps = append(steps, step{n, span{low, key}})
		low = key
	}
	steps = append(steps, step{p.right, span{low, s.span.high}})
	slices.Reverse(steps)
	return steps
}

// treePage is a page of a table or an index.
func (c *carrier) treePage(n uint32, index bool) (page, bool) {
	data := c.page(n)
	if data == nil {
		return page{}, false
	}
	p, ok := parse(data, c.usable, n == 1)
	return p, ok && index == (p.kind == indexInner || p.kind == indexLeaf)
}
