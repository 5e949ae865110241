package group

import "slices"

// volume is entries of a table that were sorted into pages and stay as they are. A page holds
// the tags that begin with its number, a stretch the pages that share a filter.
type volume struct {
	number  int64 // never given again
	tier    uint8 // how often what it holds was merged
	bits    uint8 // 2^bits pages
	size    int   // entries
	filters []filter
}

// spread is the bits of a tag that choose its stretch.
func (r *volume) spread() uint8 { return r.bits - min(r.bits, stretchBits) }

const (
	// pageMost is how many entries a page has at most on average: some 2.5 KB.
	pageMost = 512

	// stretchBits: so many times halved a stretch is a page. It has up to 8,192 entries,
	// which are what is sorted at once, and a filter of 12 to 16 KB.
	stretchBits = 4

	// mostBits bounds the pages of a volume.
	mostBits = 20
)

// newVolume is a volume that n entries will stand in.
func (d *drawer) newVolume(tier uint8, n int) *volume {
	r := &volume{number: d.nextVolume, tier: tier}
	d.nextVolume++
	for n > d.scale.page<<r.bits && r.bits < mostBits {
		r.bits++
	}
	r.filters = make([]filter, 1<<r.spread())
	return r
}

// Keys of a volume's notes: the number of its volume above that of the page or stretch.
func pageOf(volume int64, page int) int64 { return volume<<24 | int64(page) }

// write notes a stretch of a volume, whose entries are in order.
func (r *volume) write(stretch int, es []uint64, put func(kind, number int64, value []byte)) {
	r.size += len(es)
	f := newFilter(len(es))
	for _, e := range es {
		f.add(e)
	}
	put(filterNote, pageOf(r.number, stretch), f.note())
	each := 1 << (r.bits - r.spread())
	for page := stretch * each; page < (stretch+1)*each; page++ {
		n, _ := slices.BinarySearch(es, uint64(page+1)<<(64-r.bits))
		if page+1 == 1<<r.bits {
			n = len(es)
		}
		w := &writer{}
		w.entries(es[:n])
		put(pageNote, pageOf(r.number, page), w.sealed())
		es = es[n:]
	}
}

// drawer is where the volumes of all tables stand.
type drawer struct {
	look       func(key int64) []byte // gives a note; nil of an index in memory alone
	damaged    func(what string, number int64)
	pages      cache[int64, []uint64]
	nextVolume int64
	dead       []*span // of volumes that were merged
	scratch    []uint64
	scale
}

// span is notes of a volume that are to be dropped.
type span struct {
	kind, number int64
	left         int64
}

// scale is where what is in memory goes into the notebook; tests make it small.
type scale struct {
	young  int // shingles that a turn ends with at most
	page   int // entries a page
	chunks int // of each roll are at hand
}

func (d *drawer) kept() bool { return d.look != nil }

// filter is that of the stretch in which a tag would be.
func (d *drawer) filter(r *volume, tag uint64) filter {
	s := tag >> (40 - r.spread())
	if f := r.filters[s]; f != nil {
		return f
	}
	f := readFilter(d.look(keyOf(filterNote, pageOf(r.number, int(s)))))
	if f == nil {
		d.damaged("filter of words", pageOf(r.number, int(s)))
		f = newFilter(0)
	}
	r.filters[s] = f
	return f
}

// page is the entries of the page in which a tag would be.
func (d *drawer) page(r *volume, tag uint64, limit int32) []uint64 {
	n := pageOf(r.number, int(tag>>(40-r.bits)))
	if es, ok := d.pages.get(n); ok {
		return es
	}
	es := d.read(nil, r, int(tag>>(40-r.bits)), limit)
	d.pages.put(n, es, pageBytes+8*len(es))
	return es
}

// pageBytes is what a page takes in the cache beside its entries.
const pageBytes = 96

// read appends the entries of a page.
func (d *drawer) read(dst []uint64, r *volume, page int, limit int32) []uint64 {
	n := len(dst)
	in := unseal(d.look(keyOf(pageNote, pageOf(r.number, page))))
	dst = in.entries(dst)
	for i, e := range dst[n:] {
		foreign := e>>(64-r.bits) != uint64(page) || e&furniture != furniture && int32(e&furniture) >= limit
		if in.ok = in.ok && !foreign && (i == 0 || dst[n+i-1] < e); !in.ok {
			break
		}
	}
	if !in.ok {
		d.damaged("words of page", pageOf(r.number, page))
		return dst[:n]
	}
	return dst
}

// forget drops what is at hand of notes that changed: a notebook may have been begun anew.
func (t *table) forget(kind, number int64) {
	if kind == pageNote {
		t.pages.drop(number)
		return
	}
	for _, r := range t.volumes {
		if s := number & (1<<24 - 1); r.number == number>>24 && int(s) < len(r.filters) {
			r.filters[s] = nil
		}
	}
}
