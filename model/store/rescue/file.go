package rescue

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

// magic is what a database begins with.
const magic = "SQLite format 3\x00"

// maxPages is how many pages are looked at: 1 TB of the usual size, 32 MB to remember them.
const maxPages = 1 << 28

// file reads the pages of a database that may be damaged, with what its log
// holds over them.
type file struct {
	db, wal  *os.File // wal is nil if there is none
	pageSize int
	usable   int              // bytes of a page that are not set apart at its end
	pages    uint32           // how many there are
	logged   map[uint32]int64 // where in the log a page stands
	header   bool             // it is in order
	free     *set             // pages that hold nothing any more
}

// openFile opens the database at path. Pages are of the size that it says, that its log
// says, or that makes most sense of them; likely is tried first.
func openFile(path string, likely int) (*file, error) {
	db, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading the damaged library: %w", err)
	}
	f := &file{db: db}
	info, err := db.Stat()
	if err != nil {
		f.close()
		return nil, fmt.Errorf("reading the damaged library: %w", err)
	}
	head := make([]byte, 100)
	n, _ := db.ReadAt(head, 0)
	f.header = n == len(head) && string(head[:len(magic)]) == magic && sizeOf(head) > 0
	if wal, err := os.Open(path + "-wal"); err == nil {
		f.wal = wal
	}
	switch {
	case f.header:
		f.pageSize = sizeOf(head)
		f.usable = f.pageSize - int(head[20])
	default:
		if f.pageSize = f.logPageSize(); f.pageSize == 0 {
			f.pageSize = f.guess(info.Size(), likely)
		}
		f.usable = f.pageSize
	}
	if f.usable < 480 {
		f.usable = f.pageSize
	}
	f.pages = uint32(min(info.Size()/int64(f.pageSize), maxPages))
	f.readLog()
	f.free = newSet(f.pages)
	if f.header {
		f.readFree()
	}
	return f, nil
}

func (f *file) close() {
	f.db.Close()
	if f.wal != nil {
		f.wal.Close()
	}
}

// sizeOf is the page size that a header gives, 0 if it makes no sense.
func sizeOf(head []byte) int {
	size := int(binary.BigEndian.Uint16(head[16:]))
	if size == 1 {
		size = 1 << 16
	}
	if size < 512 || size&(size-1) != 0 || int(head[20]) > 32 {
		return 0
	}
	return size
}

// sampled is how much of a file is looked at for its page size.
const sampled = 16 << 20

// guess gives the page size with which most pages look like pages: with a smaller
// one few begin where a page does, with a larger one some are not seen.
func (f *file) guess(bytes int64, likely int) int {
	best, most := likely, 0
	for size := 512; size <= 1<<16; size *= 2 {
		good := 0
		data := make([]byte, size)
		for at := int64(0); at+int64(size) <= min(bytes, sampled); at += int64(size) {
			if _, err := f.db.ReadAt(data, at); err != nil {
				break
			}
			if p, ok := parse(data, size, at == 0); ok && len(p.cells) > 0 {
				good++
			}
		}
		if good > most || good == most && size == likely {
			best, most = size, good
		}
	}
	return best
}

// page reads page n, counted from 1; nil if it cannot be read.
func (f *file) page(n uint32) []byte {
	if n == 0 || n > f.pages {
		return nil
	}
	buf := make([]byte, f.pageSize)
	from, at := f.db, int64(n-1)*int64(f.pageSize)
	if off, ok := f.logged[n]; ok {
		from, at = f.wal, off
	}
	if _, err := io.ReadFull(io.NewSectionReader(from, at, int64(f.pageSize)), buf); err != nil {
		return nil
	}
	return buf
}

// readFree marks the pages that the header counts as free.
func (f *file) readFree() {
	first := f.page(1)
	if first == nil {
		return
	}
	for trunk := binary.BigEndian.Uint32(first[32:]); trunk != 0 && !f.free.has(trunk); {
		p := f.page(trunk)
		if p == nil {
			return
		}
		f.free.add(trunk)
		n := int(binary.BigEndian.Uint32(p[4:]))
		if n > (f.usable-8)/4 {
			return
		}
		for i := range n {
			f.free.add(binary.BigEndian.Uint32(p[8+4*i:]))
		}
		trunk = binary.BigEndian.Uint32(p)
	}
}

// blank tells whether a page holds nothing but zeros.
func blank(p []byte) bool { return len(bytes.Trim(p, "\x00")) == 0 }

// set is a set of pages.
type set struct{ bits []uint64 }

func newSet(pages uint32) *set { return &set{make([]uint64, pages/64+1)} }

func (s *set) has(n uint32) bool {
	return int(n/64) < len(s.bits) && s.bits[n/64]>>(n%64)&1 == 1
}

func (s *set) add(n uint32) {
	if int(n/64) < len(s.bits) {
		s.bits[n/64] |= 1 << (n % 64)
	}
}
