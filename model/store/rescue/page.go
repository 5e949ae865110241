package rescue

import "encoding/binary"

// The kinds of pages of a tree, as the first byte of a page says.
const (
	indexInner = 0x02
	tableInner = 0x05
	indexLeaf  = 0x0A
	tableLeaf  = 0x0D
)

// page is one page of a tree, taken apart.
type page struct {
	data  []byte
	kind  byte
	cells []int  // where each begins
	right uint32 // of an inner page: its last child
}

// parse takes a page of a tree apart; false if it is none, or damaged. On the first
// page of a file the header stands before the tree.
func parse(data []byte, usable int, first bool) (page, bool) {
	at := 0
	if first {
		at = 100
	}
	p := page{data: data[:usable], kind: data[at]}
	head := at + 8
	switch p.kind {
	case indexInner, tableInner:
		p.right = binary.BigEndian.Uint32(data[at+8:])
		head = at + 12
	case indexLeaf, tableLeaf:
	default:
		return page{}, false
	}
	n := int(binary.BigEndian.Uint16(data[at+3:]))
	content := int(binary.BigEndian.Uint16(data[at+5:]))
	if content == 0 {
		content = 1 << 16
	}
	if head+2*n > content || content > usable {
		return page{}, false
	}
	for i := range n {
		c := int(binary.BigEndian.Uint16(data[head+2*i:]))
		if c < content || c+4 > usable {
			return page{}, false
		}
		p.cells = append(p.cells, c)
	}
	return p, true
}

// child is the page below an inner cell; key is the rowid up to which it goes (of
// a table).
func (p *page) child(cell int) (child uint32, key int64) {
	child = binary.BigEndian.Uint32(p.data[cell:])
	if p.kind == tableInner {
		k, _ := varint(p.data[cell+4:])
		key = int64(k)
	}
	return child, key
}

// varint reads SQLite's variable-length integer; its length is 0 if it is cut off.
func varint(b []byte) (v uint64, size int) {
	for i, c := range b {
		if i == 8 {
			return v<<8 | uint64(c), 9
		}
		v = v<<7 | uint64(c&0x7F)
		if c < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}
