package group

// cache keeps what was used last, up to a number of bytes. What was not used
// while half of that came in goes.
type cache[K comparable, V any] struct {
	most       int // bytes
	young, old map[K]cached[V]
	size       int // bytes of young
}

type cached[V any] struct {
	v     V
	bytes int
}

func (c *cache[K, V]) get(k K) (V, bool) {
	if e, ok := c.young[k]; ok {
		return e.v, true
	}
	e, ok := c.old[k]
	if ok {
		c.put(k, e.v, e.bytes)
	}
	return e.v, ok
}

func (c *cache[K, V]) put(k K, v V, bytes int) {
	if c.young == nil {
		c.young = map[K]cached[V]{}
	}
	if c.size+bytes > c.most/2 && c.size > 0 {
		c.old, c.young, c.size = c.young, map[K]cached[V]{}, 0
	}
	if _, ok := c.young[k]; !ok {
		c.size += bytes
	}
	c.young[k] = cached[V]{v, bytes}
	delete(c.old, k)
}

func (c *cache[K, V]) drop(k K) {
	if e, ok := c.young[k]; ok {
		c.size -= e.bytes
		delete(c.young, k)
	}
	delete(c.old, k)
}
