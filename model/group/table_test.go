package group

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestFilter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	f := newFilter(8192)
	var tags []uint64
	for i := range 8192 {
		k := r.Uint64() >> 24
		tags = append(tags, k)
		number := uint32(i)
		if i%64 == 0 {
			number = furniture
		}
		f.add(entry(k, number))
	}
	f = readFilter(f.note())
	wrong := 0
	for i, k := range tags {
		if !f.has(digest(k)) || i%64 == 0 && !f.marked(digest(k)) {
			t.Fatalf("entry %d is not there", i)
		}
		if f.has(digest(r.Uint64() >> 24)) {
			wrong++
		}
	}
	if part := float64(wrong) / 8192; part > .003 {
		t.Errorf("%.4f of strangers are there", part)
	}
}

// TestTable puts numbers under few tags, in memory alone and in volumes that are merged, and
// finds the same in both.
func TestTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := newMemoryBook()
		d := &drawer{
			look:    func(key int64) []byte { return book.notes[key] },
			damaged: func(what string, n int64) { t.Fatalf("damaged: %s %d", what, n) },
			scale:   scale{page: rapid.IntRange(1, 20).Draw(t, "page")},
		}
		d.pages.most = 500
		limit := func() int32 { return 1000 }
		paged, whole := &shingles{table: table{drawer: d, limit: limit}}, &shingles{table: table{drawer: &drawer{}, limit: limit}}
		put := func(kind, number int64, value []byte) {
			if value == nil {
				delete(book.notes, keyOf(kind, number))
				return
			}
			book.notes[keyOf(kind, number)] = value
		}
		hash := func(n int) uint64 { return finish64(uint64(n)) }
		turns := rapid.IntRange(1, 40).Draw(t, "turns")
		for range turns {
			for _, n := range rapid.SliceOfN(rapid.IntRange(0, 999), 0, 20).Draw(t, "put") {
				for _, table := range []*shingles{paged, whole} {
					h := hash(n % 100)
					table.stands(nil, []shingle{{hash: h}})[0].post(table, h, uint32(n))
				}
			}
			if n := rapid.IntRange(0, 300).Draw(t, "mark"); n < 100 {
				paged.mark(hash(n))
				whole.mark(hash(n))
			}
			if rapid.Bool().Draw(t, "settle") {
				paged.settle(put)
			}
			paged.advance(len(paged.posted), put)
			paged.posted = paged.posted[:0]
			d.drop(put)
		}
		for n := range 100 {
			of := []shingle{{hash: hash(n)}}
			want, got := whole.stands(nil, of)[0], paged.stands(nil, of)[0]
			slices.Sort(want.groups())
			slices.Sort(got.groups())
			if want != got || want.furniture != paged.marked(hash(n)) {
				t.Fatalf("shingle %d: %v, want %v", n, got, want)
			}
		}
		for len(d.dead) > 0 {
			d.drop(put)
		}
		kept := map[int64]bool{} // nothing is left of volumes that were merged
		for _, v := range paged.volumes {
			kept[v.number] = true
		}
		for _, m := range paged.merges {
			kept[m.to.number] = true
		}
		for key := range maps.Keys(book.notes) {
			if v := number(key) >> 24; !kept[v] {
				t.Fatalf("note %d of volume %d stays", key, v)
			}
		}
	})
}
