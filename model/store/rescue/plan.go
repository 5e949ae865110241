package rescue

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// plan finds the trees of the damaged database: by its own list of them, where that
// is damaged by where they are in the fresh one, if what stands there fits.
func (c *carrier) plan(ctx context.Context) {
	known, damaged := c.master(ctx)
	for _, s := range c.writer.shapes {
		if !known[s.name] {
			c.trees = append(c.trees, &tree{shape: s, none: !damaged})
		}
	}
	slices.SortStableFunc(c.trees, func(a, b *tree) int {
		return cmp.Or(cmp.Compare(a.shape.root, b.shape.root), cmp.Compare(a.shape.name, b.shape.name))
	})
	if damaged {
		c.guess()
	}
}

// master reads the list of trees that stands on the first page, and tells which it
// names and whether any may be missing.
func (c *carrier) master(ctx context.Context) (known map[string]bool, damaged bool) {
	list := &tree{shape: &shape{name: "sqlite_master"}, root: 1}
	known = map[string]bool{}
	_ = c.walk(list, func(p *page) error { // fails where each does
		for _, cell := range p.cells {
			r, ok := c.read(p, cell, c.owned)
			if !ok || len(r.values) < 5 {
				damaged = true
				continue
			}
			name, _ := r.values[1].(string)
			root, _ := r.values[3].(int64)
			create, _ := r.values[4].(string)
			if root == 0 || known[name] { // a view, a trigger, a virtual table
				continue
			}
			known[name] = true
			t := &tree{shape: c.writer.shapes[name]}
			if root > 0 && root <= int64(c.pages) {
				t.root = uint32(root)
			}
			if t.shape == nil {
				_, isTable := c.treePage(t.root, false)
				t.shape = &shape{name: name, index: !isTable}
			}
			t.shape.was(ctx, create)
			c.trees = append(c.trees, t)
		}
		return nil
	})
	c.leaves = 0
	return known, damaged || len(list.holes) > 0
}

// guess looks for trees whose root is not known where they are in the fresh
// database: the same steps made both. An empty page says little: it is believed
// where no other guess fails.
func (c *carrier) guess() {
	fits, empty, wrong := map[*tree]bool{}, map[*tree]bool{}, 0
	taken := map[uint32]bool{}
	for _, t := range c.trees {
		taken[t.root] = true
	}
	for _, t := range c.trees {
		if t.root != 0 || taken[t.shape.root] {
			continue
		}
		switch p, ok := c.sample(t.shape); {
		case !ok:
			wrong++
		case len(p.cells) == 0:
			empty[t] = true
		case c.fit(t.shape, &p):
			fits[t] = true
		default:
			wrong++
		}
	}
	if wrong == 0 {
		maps.Copy(fits, empty)
	}
	for t := range fits {
		t.root = t.shape.root
	}
}

// maxDepth is deeper than any tree of pages.
const maxDepth = 20

// sample is a page with rows of the tree at the root that the shape has in the fresh
// database.
func (c *carrier) sample(s *shape) (page, bool) {
	n := s.root
	for range maxDepth {
		p, ok := c.treePage(n, s.index)
		if !ok || p.kind != tableInner {
			return p, ok
		}
		n = p.right
	}
	return page{}, false
}

// fit tells whether all rows of a page that can be read could be of a shape, and
// there are some.
func (c *carrier) fit(s *shape, p *page) bool {
	n := 0
	for _, cell := range p.cells {
		r, ok := c.read(p, cell, c.none)
		if !ok {
			continue
		}
		if !s.fits(r) {
			return false
		}
		n++
	}
	return n > 0
}
