package clean

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What a tally says is few is not looked for: it may say too many, never too few,
// whatever was added, packed or made anew.
func TestTallyNeverSaysTooFew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var x index
		held := map[uint32]uint32{}
		doc := uint32(0)
		for range rapid.IntRange(1, 40).Draw(t, "documents") {
			keys := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) uint32 {
				if rapid.Bool().Draw(t, "common") {
					return rapid.Uint32Range(0, 50).Draw(t, "small")<<1 | 1
				}
				return rapid.Uint32().Draw(t, "any") | 1
			}), 0, 400).Draw(t, "keys")
			slices.Sort(keys)
			keys = slices.Compact(keys)
			x.add(keys, doc)
			for _, k := range keys {
				held[k]++
			}
			if doc++; rapid.IntRange(0, 9).Draw(t, "pack") == 0 {
				x.pack()
			}
		}
		for k, n := range held {
			if got := x.tally.of(k); got < min(n, manyHold) {
				t.Fatalf("%d documents hold %d, the tally says %d", n, k, got)
			}
			if got := len(x.holders(nil, k)); got != int(min(n, maxHolders)) {
				t.Fatalf("%d documents hold %d, the index says %d", n, k, got)
			}
		}
	})
}

// Most shingles of a tally that is as full as it may be are told apart.
func TestTallyTellsMostApart(t *testing.T) {
	var x index
	const all = 20_000
	for doc := range uint32(all / 500) {
		var keys []uint32
		for i := range uint32(500) {
			keys = append(keys, spread(doc*500+i+1)|1)
		}
		x.add(keys, doc)
	}
	wrong := 0
	for i := range uint32(all) {
		if x.tally.of(spread(all+i+1)|1) > 0 {
			wrong++
		}
	}
	if wrong > all*2/5 {
		t.Errorf("of %d shingles that stand nowhere %d are looked for", all, wrong)
	}
}

// What memory sees in a copy is what its index says of every shingle of it, less
// the copy itself, whether the copy was learned or not.
func TestLookMissesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := unrelated(t, 8)
		c := learnedFrom(items[1:])
		it := items[0]
		it.Text += randomText(t)
		_, s := draft(it, nil)
		m := c.of(it.Source)
		if rapid.Bool().Draw(t, "learned") {
			m.learn(it.ID, it.Source, s)
		}
		if rapid.Bool().Draw(t, "then others") {
			for i := range 3 {
				m.learn(ownStory(i), it.Source, newSheet(new(shelf), items[1].Text+"\n\n"+ownStory(i)))
			}
		}
		self := m.record(it.ID)
		seen := m.look(self, it.Source, s)
		for w, k := range s.shingles(it.Source) {
			var want, got []*record
			if k != 0 {
				for _, d := range m.index.holders(nil, k) {
					if m.docs[d] != self {
						want = append(want, m.docs[d])
					}
				}
			}
			for _, n := range seen.at(w) {
				got = append(got, seen.others[n].record)
			}
			if !slices.Equal(got, want) {
				t.Fatalf("word %d: %d documents seen, %d hold it", w, len(got), len(want))
			}
		}
	})
}

func TestHashedGivesWhatWasListed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.MapOf(rapid.Uint32Min(1), rapid.Int()).Draw(t, "list")
		table := hashedOf(list)
		for h, v := range list {
			if got := table.get(h); got == nil || *got != v {
				t.Fatalf("%d: %v, not %d", h, got, v)
			}
		}
		for _, h := range rapid.SliceOf(rapid.Uint32()).Draw(t, "others") {
			if _, listed := list[h]; !listed && table.get(h) != nil {
				t.Fatalf("%d is not listed", h)
			}
		}
	})
}
