package rescue

import (
	"encoding/binary"
	"io"
)

// The write-ahead log: a header of 32 bytes, then frames of 24 bytes and a page.
const (
	logHead   = 32
	frameHead = 24
	logMagic  = 0x377f0682 // with the lowest bit: sums are of big-endian words
)

// logPageSize is the page size that the log gives, 0 if there is none or it makes no sense.
func (f *file) logPageSize() int {
	head := make([]byte, logHead)
	if f.wal == nil {
		return 0
	}
	if _, err := f.wal.ReadAt(head, 0); err != nil {
		return 0
	}
	size := int(binary.BigEndian.Uint32(head[8:]))
	if binary.BigEndian.Uint32(head)&^1 != logMagic || size < 512 || size > 1<<16 || size&(size-1) != 0 {
		return 0
	}
	return size
}

// readLog finds the pages that were confirmed in the log. As SQLite does it, it goes
// on as long as salts and sums are right, and counts what a commit follows.
func (f *file) readLog() {
	if f.logPageSize() != f.pageSize {
		return
	}
	head := make([]byte, logHead)
	if _, err := f.wal.ReadAt(head, 0); err != nil {
		return
	}
	var order binary.ByteOrder = binary.LittleEndian
	if binary.BigEndian.Uint32(head)&1 == 1 {
		order = binary.BigEndian
	}
	var a, b uint32
	sum := func(p []byte) {
		for i := 0; i+8 <= len(p); i += 8 {
			a += order.Uint32(p[i:]) + b
			b += order.Uint32(p[i+4:]) + a
		}
	}
	if sum(head[:24]); a != binary.BigEndian.Uint32(head[24:]) || b != binary.BigEndian.Uint32(head[28:]) {
		return
	}
	f.logged = map[uint32]int64{}
	waiting := map[uint32]int64{} // not confirmed yet
	frame := make([]byte, frameHead+f.pageSize)
	for at := int64(logHead); ; at += int64(len(frame)) {
		if _, err := io.ReadFull(io.NewSectionReader(f.wal, at, int64(len(frame))), frame); err != nil {
			return
		}
		if string(frame[8:16]) != string(head[16:24]) {
			return
		}
		sum(frame[:8])
		sum(frame[frameHead:])
		if a != binary.BigEndian.Uint32(frame[16:]) || b != binary.BigEndian.Uint32(frame[20:]) {
			return
		}
		waiting[binary.BigEndian.Uint32(frame)] = at + frameHead
		if binary.BigEndian.Uint32(frame[4:]) > 0 { // a commit
			for n, off := range waiting {
				f.logged[n] = off
				f.pages = max(f.pages, min(n, maxPages))
			}
			clear(waiting)
		}
	}
}
