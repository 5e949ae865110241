package clean

import "math/bits"

// hashed is a map by the hashes of words that never changes once it is made, and
// that every word of every copy is looked for in.
type hashed[T any] struct {
	slots  []hashedSlot // an open hash table, half full at most
	values []T
	shift  uint8
}

type hashedSlot struct{ hash, at uint32 } // hash 0: none

// hashedOf makes one of a map. The hash 0, which no listed word has, is left out.
func hashedOf[T any](list map[uint32]T) hashed[T] {
	size := bits.Len(uint(2 * len(list)))
	t := hashed[T]{make([]hashedSlot, 1<<size), make([]T, 0, len(list)), uint8(32 - size)}
	for h, v := range list {
		if h == 0 {
			continue
		}
		i := h * spreading >> t.shift
		for t.slots[i].hash != 0 {
			i = (i + 1) & uint32(len(t.slots)-1)
		}
		t.slots[i] = hashedSlot{h, uint32(len(t.values))}
		t.values = append(t.values, v)
	}
	return t
}

// get is what is listed for a hash, nil if it is not.
func (t *hashed[T]) get(h uint32) *T {
	for i := h * spreading >> t.shift; t.slots[i].hash != 0; i = (i + 1) & uint32(len(t.slots)-1) {
		if t.slots[i].hash == h {
			return &t.values[t.slots[i].at]
		}
	}
	return nil
}
