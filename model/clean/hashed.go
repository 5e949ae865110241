package clean

import "math/bits"

// hashed is a map by the hashes of words that never changes once it is made, and
// that every word of every copy is looked for in.
type hashed[T any] struct {
	slots []hashedSlot[T] // an open hash table, a third full at most
	shift uint8
}

type hashedSlot[T any] struct {
	hash  uint32 // 0: none
	value T
}

// hashedOf makes one of a map. The hash 0, which no listed word has, is left out.
func hashedOf[T any](list map[uint32]T) hashed[T] {
	size := bits.Len(uint(3 * len(list)))
	t := hashed[T]{make([]hashedSlot[T], 1<<size), uint8(32 - size)}
	for h, v := range list {
		if h == 0 {
			continue
		}
		i := h * spreading >> t.shift
		for t.slots[i].hash != 0 {
			i = (i + 1) & uint32(len(t.slots)-1)
		}
		t.slots[i] = hashedSlot[T]{h, v}
	}
	return t
}

// get is what is listed for a hash, nil if it is not.
func (t *hashed[T]) get(h uint32) *T {
	for i := h * spreading >> t.shift; t.slots[i].hash != 0; i = (i + 1) & uint32(len(t.slots)-1) {
		if t.slots[i].hash == h {
			return &t.slots[i].value
		}
	}
	return nil
}
