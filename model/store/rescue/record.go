package rescue

import (
	"encoding/binary"
	"math"
)

// maxRecord bounds one row: more than any that lede writes.
const maxRecord = 64 << 20

// row is one row as it stands in the file.
type row struct {
	id     int64 // of a table; 0 of an index
	values []any // nil, int64, float64, string or []byte
}

// read decodes a cell that holds a row; false if any of it is damaged. Pages that
// it goes on to are marked in seen.
func (f *file) read(p *page, cell int, seen *set) (row, bool) {
	b := p.data[cell:]
	if p.kind == indexInner {
		b = b[4:]
	}
	size, n := varint(b)
	if n == 0 || size > maxRecord {
		return row{}, false
	}
	b = b[n:]
	var r row
	table := p.kind == tableLeaf
	if table {
		id, n := varint(b)
		if n == 0 {
			return row{}, false
		}
		r.id, b = int64(id), b[n:]
	}
	payload, ok := f.payload(b, int(size), table, seen)
	if !ok {
		return row{}, false
	}
	r.values, ok = decode(payload)
	return r, ok
}

// payload puts a row together from its page and those that it overflows to.
func (f *file) payload(b []byte, size int, table bool, seen *set) ([]byte, bool) {
	most := f.usable - 35
	if !table {
		most = (f.usable-12)*64/255 - 23
	}
	if size <= most {
		if size > len(b) {
			return nil, false
		}
		return b[:size], true
	}
	least := (f.usable-12)*32/255 - 23
	here := least + (size-least)%(f.usable-4)
	if here > most {
		here = least
	}
	if here+4 > len(b) || int64(size) > int64(f.pages)*int64(f.pageSize) {
		return nil, false
	}
	payload := append([]byte(nil), b[:here]...)
	next := binary.BigEndian.Uint32(b[here:])
	for len(payload) < size {
		data := f.page(next)
		// What has no sums cannot be checked; zeros are what a lost page reads as.
		if data == nil || blank(data) {
			return nil, false
		}
		seen.add(next)
		next = binary.BigEndian.Uint32(data)
		payload = append(payload, data[4:4+min(size-len(payload), f.usable-4)]...)
	}
	return payload, next == 0
}

// decode takes a record apart; false unless every byte of it makes sense.
func decode(b []byte) ([]any, bool) {
	size, at := varint(b)
	if at == 0 || size > uint64(len(b)) || size < uint64(at) {
		return nil, false
	}
	types, data := b[at:size], b[size:]
	var values []any
	for len(types) > 0 {
		t, n := varint(types)
		if n == 0 {
			return nil, false
		}
		types = types[n:]
		v, n, ok := value(t, data)
		if !ok {
			return nil, false
		}
		values, data = append(values, v), data[n:]
	}
	return values, len(data) == 0
}

// value decodes one column of a record, and how many bytes it takes.
func value(t uint64, b []byte) (v any, n int, ok bool) {
	switch {
	case t == 0:
		return nil, 0, true
	case t <= 6:
		n = [...]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}[t]
		if n > len(b) {
			return nil, 0, false
		}
		i := int64(int8(b[0]))
		for _, c := range b[1:n] {
			i = i<<8 | int64(c)
		}
		return i, n, true
	case t == 7:
		if len(b) < 8 {
			return nil, 0, false
		}
		return math.Float64frombits(binary.BigEndian.Uint64(b)), 8, true
	case t == 8, t == 9:
		return int64(t - 8), 0, true
	case t < 12:
		return nil, 0, false
	}
	size := (t - 12) / 2
	if size > uint64(len(b)) {
		return nil, 0, false
	}
	if t%2 == 1 {
		return string(b[:size]), int(size), true
	}
	return append([]byte{}, b[:size]...), int(size), true
}
