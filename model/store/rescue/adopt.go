package rescue

import (
	"context"
	"math"
)

// adopt looks for pages with rows that could not be reached, and gives each to the
// one table with a hole that it fits.
func (c *carrier) adopt(ctx context.Context) error {
	var torn []*tree
	for _, t := range c.trees {
		if len(t.holes) > 0 {
			torn = append(torn, t)
		}
	}
	if len(torn) == 0 {
		return nil
	}
	for n := uint32(1); n <= c.pages; n++ {
		if c.seen.has(n) || c.owned.has(n) || c.free.has(n) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		data := c.page(n)
		if data == nil {
			continue
		}
		p, ok := parse(data, c.usable, n == 1)
		if !ok || p.kind == tableInner || len(p.cells) == 0 {
			continue
		}
		t := c.owner(torn, &p)
		if t == nil || !t.shape.carried {
			continue
		}
		c.leaves++
		for _, cell := range p.cells {
			if err := c.put(t, &p, cell, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// owner is the tree that a page fits, nil if none or several do. One that it fits
// by what else is in the tree goes before one of which nothing is known.
func (c *carrier) owner(torn []*tree, p *page) *tree {
	var known, unknown []*tree
	for _, t := range torn {
		switch {
		case t.shape.index != (p.kind != tableLeaf) || !c.fits(t, p):
		case t.types != nil:
			known = append(known, t)
		default:
			unknown = append(unknown, t)
		}
	}
	switch {
	case len(known) == 1:
		return known[0]
	case len(known) == 0 && len(unknown) == 1:
		return unknown[0]
	}
	return nil
}

// fits tells whether a page could fill a hole of a tree.
func (c *carrier) fits(t *tree, p *page) bool {
	n := 0
	for _, cell := range p.cells {
		r, ok := c.read(p, cell, c.none)
		if !ok {
			continue
		}
		if !t.shape.fits(r) || !t.like(r) || !t.shape.index && !t.torn(r.id) {
			return false
		}
		n++
	}
	return n > 0
}

// torn tells whether a rowid is in a hole of the tree.
func (t *tree) torn(id int64) bool {
	for _, h := range t.holes {
		if id > h.low && id <= h.high || id == math.MinInt64 && id == h.low {
			return true
		}
	}
	return false
}

// The types of values, as bits.
const (
	aNull = 1 << iota
	aNumber
	aText
	aBlob
)

func typeOf(v any) uint8 {
	switch v.(type) {
	case nil:
		return aNull
	case string:
		return aText
	case []byte:
		return aBlob
	}
	return aNumber
}

// learn remembers what the columns of a tree hold.
func (t *tree) learn(r row) {
	for len(t.types) < len(r.values) {
		t.types = append(t.types, 0)
	}
	for i, v := range r.values {
		t.types[i] |= typeOf(v)
	}
}

// like tells whether a row is like those learned from; null is like anything.
func (t *tree) like(r row) bool {
	for i, v := range r.values {
		if i < len(t.types) && t.types[i]&^aNull != 0 && typeOf(v)&(t.types[i]|aNull) == 0 {
			return false
		}
	}
	return t.types == nil || len(r.values) <= len(t.types)
}
