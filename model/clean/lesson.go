package clean

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// lesson is what a note holds: what a document taught. A note is a version, how
// much is known of the document, and as uvarints its id, size, the stories it tells,
// names and shingles, what is sorted as differences; then a CRC-32C of all that.
type lesson struct {
	*record
	told []uint32 // numbers of older documents that tell the same story
	keys []uint32 // shingles, sorted; the lowest bit of each is 1
}

const (
	noteVersion = 1
	notePartial = 1 // only what is proven is known
	notePrint   = 2 // in place of the id stands its print

	noteDayFirst   = 4 // how its date stands in figures
	noteMonthFirst = 8

	// maxNotedID is how many bytes of an id are noted; a longer one is known
	// again by its print, and named to nobody.
	maxNotedID = 512
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (l lesson) encode() []byte {
	b := make([]byte, 0, 32+min(len(l.id), maxNotedID)+5*len(l.names)+4*len(l.keys))
	b = append(b, noteVersion, 0)
	if l.partial {
		b[1] |= notePartial
	}
	switch l.order {
	case dayFirst:
		b[1] |= noteDayFirst
	case monthFirst:
		b[1] |= noteMonthFirst
	}
	if l.id == "" && l.print != 0 || len(l.id) > maxNotedID {
		b[1] |= notePrint
		b = binary.LittleEndian.AppendUint64(b, l.print)
	} else {
		b = binary.AppendUvarint(b, uint64(len(l.id)))
		b = append(b, l.id...)
	}
	b = binary.AppendUvarint(b, uint64(l.size))
	b = appendRising(b, l.told, 0)
	b = appendRising(b, l.names, 0)
	b = appendRising(b, l.keys, 1)
	return sealed(b)
}

// sealed is a note with its sum behind it.
func sealed(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// unsealed is what a sealed note of a version says behind that; false if it is none.
func unsealed(b []byte, version byte) ([]byte, bool) {
	n := len(b) - 4
	if n < 1 || b[0] != version || crc32.Checksum(b[:n], castagnoli) != binary.LittleEndian.Uint32(b[n:]) {
		return nil, false
	}
	return b[1:n], true
}

// appendRising appends sorted numbers without their lowest bits.
func appendRising(b []byte, list []uint32, without uint) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	last := uint32(0)
	for _, v := range list {
		b = binary.AppendUvarint(b, uint64(v>>without-last))
		last = v >> without
	}
	return b
}

var errDamaged = errors.New("damaged note")

// decodeLesson reads the note of the document with a number. The lesson shares
// nothing with b.
func decodeLesson(number uint32, b []byte) (lesson, error) {
	rest, ok := unsealed(b, noteVersion)
	if !ok || len(rest) == 0 {
		return lesson{}, errDamaged
	}
	l := lesson{record: &record{number: number, partial: rest[0]&notePartial != 0}}
	switch {
	case rest[0]&noteDayFirst != 0:
		l.order = dayFirst
	case rest[0]&noteMonthFirst != 0:
		l.order = monthFirst
	}
	r := noteReader{rest: rest[1:]}
	if rest[0]&notePrint != 0 {
		l.print = r.eight()
	} else {
		l.id = string(r.bytes(r.number()))
		l.print = idPrint(l.id)
	}
	l.size = int(min(r.number(), 1<<31))
	l.told = r.rising(0)
	l.names = r.rising(0)
	l.keys = r.rising(1)
	if r.bad || len(r.rest) > 0 || len(l.names) > maxNames || len(l.told) > 0 && l.told[len(l.told)-1] > number {
		return lesson{}, errDamaged
	}
	for i := range l.keys {
		l.keys[i] = l.keys[i]<<1 | 1
	}
	return l, nil
}

// noteReader reads a note; once it is bad it gives nothing more.
type noteReader struct {
	rest []byte
	bad  bool
}

func (r *noteReader) number() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *noteReader) bytes(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.bad, r.rest = true, nil
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *noteReader) eight() uint64 {
	if b := r.bytes(8); len(b) == 8 {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// rising reads numbers of 32 bits less without, each greater than the one before.
func (r *noteReader) rising(without uint) []uint32 {
	n := r.number()
	if n > uint64(len(r.rest)) { // each takes a byte at least
		r.bad, r.rest = true, nil
	}
	if r.bad || n == 0 {
		return nil
	}
	out := make([]uint32, 0, n)
	at := uint64(0)
	for i := range n {
		d := r.number()
		if i > 0 && d == 0 || d > 1<<32-1 {
			r.bad = true
		}
		if at += d; at > 1<<(32-without)-1 {
			r.bad = true
		}
		if r.bad {
			return nil
		}
		out = append(out, uint32(at))
	}
	return out
}
