package group

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"
)

// castagnoli is the polynomial that processors have an instruction for.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// writer makes the value of a note.
type writer struct{ b []byte }

func (w *writer) byte(v uint8)     { w.b = append(w.b, v) }
func (w *writer) word(v uint16)    { w.b = binary.LittleEndian.AppendUint16(w.b, v) }
func (w *writer) fixed(v uint64)   { w.b = binary.LittleEndian.AppendUint64(w.b, v) }
func (w *writer) uint(v uint64)    { w.b = binary.AppendUvarint(w.b, v) }
func (w *writer) int(v int64)      { w.b = binary.AppendVarint(w.b, v) }
func (w *writer) number(v int32)   { w.uint(uint64(v + 1)) } // none is 0
func (w *writer) share(v float32)  { w.b = binary.LittleEndian.AppendUint32(w.b, math.Float32bits(v)) }
func (w *writer) string(v string)  { w.uint(uint64(len(v))); w.b = append(w.b, v...) }
func (w *writer) words(v []uint16) { w.uint(uint64(len(v))); w.all(v) }
func (w *writer) all(v []uint16) {
	for _, x := range v {
		w.word(x)
	}
}

func (w *writer) flag(v bool) {
	if v {
		w.byte(1)
	} else {
		w.byte(0)
	}
}

// bits writes a set of positions by the lengths of its gaps and runs.
func (w *writer) bits(b bits, n int) {
	last, on := 0, false
	for i := range n {
		if b.has(i) != on {
			w.uint(uint64(i - last + 1))
			last, on = i, !on
		}
	}
	w.byte(0)
}

// sealed is the value with its checksum.
func (w *writer) sealed() []byte {
	return binary.LittleEndian.AppendUint32(w.b, crc32.Checksum(w.b, castagnoli))
}

// reader reads the value of a note. What is not there reads as zero, and ok
// tells afterwards that it was damaged.
type reader struct {
	b  []byte
	ok bool
}

// unseal opens a value for reading, if it is what was sealed.
func unseal(b []byte) *reader {
	n := len(b) - 4
	if n < 0 || crc32.Checksum(b[:n], castagnoli) != binary.LittleEndian.Uint32(b[n:]) {
		return &reader{}
	}
	return &reader{b[:n], true}
}

// take cuts n bytes off.
func (r *reader) take(n uint64) []byte {
	if n > uint64(len(r.b)) {
		r.b, r.ok = nil, false
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) byte() uint8 {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) word() uint16 {
	if b := r.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (r *reader) fixed() uint64 {
	if b := r.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (r *reader) share() float32 {
	if b := r.take(4); b != nil {
		return math.Float32frombits(binary.LittleEndian.Uint32(b))
	}
	return 0
}

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.b, r.ok = nil, false
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) int() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.b, r.ok = nil, false
		return 0
	}
	r.b = r.b[n:]
	return v
}

// number reads a number below limit, or none.
func (r *reader) number(limit int32) int32 {
	v := r.uint()
	if v > uint64(limit) {
		r.ok = false
		return none
	}
	return int32(v) - 1
}

// count reads how many things follow, of which each takes a byte at least.
func (r *reader) count() int {
	v := r.uint()
	if v > uint64(len(r.b)) {
		r.b, r.ok = nil, false
		return 0
	}
	return int(v)
}

func (r *reader) string() string { return string(r.take(r.uint())) }
func (r *reader) flag() bool     { return r.byte() != 0 }

func (r *reader) words() []uint16 {
	n := r.uint()
	b := r.take(min(n, math.MaxInt32) * 2)
	if len(b) == 0 {
		return nil
	}
	out := make([]uint16, n)
	for i := range out {
		out[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return out
}

// bits reads a set of positions below n.
func (r *reader) bits(n int) bits {
	b := newBits(n)
	last, on := uint64(0), false
	for {
		gap := r.uint()
		if gap == 0 {
			break
		}
		i := last + gap - 1
		if i > uint64(n) || gap > uint64(n)+1 {
			r.ok = false
			return b
		}
		if on {
			b.setRange(int(last), int(i))
		}
		last, on = i, !on
	}
	if on {
		b.setRange(int(last), n)
	}
	return b
}

// entries writes sorted entries of a table.
func (w *writer) entries(es []uint64) {
	low := uint64(furniture)
	for _, e := range es {
		low = min(low, e&furniture)
	}
	w.uint(uint64(len(es)))
	w.uint(low)
	last := uint64(0)
	for _, e := range es {
		w.uint(e>>24 - last)
		last = e >> 24
		if g := e & furniture; g == furniture {
			w.uint(0)
		} else {
			w.uint(g - low + 1)
		}
	}
}

// entries reads entries of a table.
func (r *reader) entries(dst []uint64) []uint64 {
	n := r.count()
	low := r.uint()
	tag := uint64(0)
	dst = slices.Grow(dst, n)
	for range n {
		tag += r.uint()
		g := r.uint()
		if g == 0 {
			g = furniture
		} else {
			g += low - 1
		}
		if r.ok = r.ok && tag < 1<<40 && g <= furniture; !r.ok {
			return dst
		}
		dst = append(dst, tag<<24|g)
	}
	return dst
}
