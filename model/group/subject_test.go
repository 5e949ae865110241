package group

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestSubjects follows more articles than the ring has rows for, of terms of which some stand everywhere and
// some once, and finds what who looks at all of them finds.
func TestSubjects(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	var s subjects
	all := map[uint32][]int32{} // rows of each term
	slot := func(row int32) int32 { return 2*row + 1 }
	var rows [][]uint32
	looked, full := 0, 0
	for row := range int32(5 * subjectRows / 2) {
		var strong []uint32
		for range 3 {
			term := uint32(r.IntN(1<<(1+r.IntN(18)))) << 8
			strong = append(strong, term|uint32(r.IntN(256)))
			all[term] = append(all[term], row)
		}
		s.add(slot(row), strong)
		rows = append(rows, strong)
		if row%97 != 0 {
			continue
		}
		look := strong
		if out := row - subjectRows; out >= 0 { // and those of the row that fell out, and of the next that will
			look = slices.Concat(strong, rows[out], rows[out+1])
		}
		for _, e := range look {
			term := e & termMask
			var want []int32
			for _, of := range slices.Backward(all[term]) {
				if row-of >= subjectRows || len(want) == mostRecent {
					break
				}
				want = append(want, slot(of))
			}
			looked++
			if len(want) == mostRecent {
				full++
			}
			if got := s.having(nil, term); !slices.Equal(got, want) {
				t.Fatalf("row %d: term %d stands in %v, want %v", row, term>>8, got, want)
			}
		}
	}
	if full < looked/10 || full > looked*9/10 {
		t.Errorf("of %d terms %d stand in many", looked, full)
	}
	if got := s.having(nil, 1<<31); len(got) > 0 {
		t.Errorf("what nobody has is had by %v", got)
	}
	if n := len(s.heads); n > 8*len(all) {
		t.Errorf("%d heads for %d terms", n, len(all))
	}
}

// TestNearness adds up sums and takes the highest, as a sorted list has them.
func TestNearness(t *testing.T) {
	var near nearness
	rapid.Check(t, func(t *rapid.T) {
		near.clear()
		sums := map[int32]uint32{}
		for range rapid.IntRange(0, 300).Draw(t, "adds") {
			slot, n := rapid.Int32Range(0, 80).Draw(t, "slot"), rapid.Uint32Range(0, 3).Draw(t, "weight")
			near.add(slot, n)
			sums[slot] += n
		}
		odd := func(slot int32) bool { return slot%2 == 1 }
		most := rapid.IntRange(1, 30).Draw(t, "most")
		var want []int32
		for slot := range sums {
			if !odd(slot) {
				want = append(want, slot)
			}
		}
		slices.SortFunc(want, func(a, b int32) int { return cmp.Or(cmp.Compare(sums[b], sums[a]), cmp.Compare(a, b)) })
		want = want[:min(most, len(want))]
		if got := near.most(nil, most, odd); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// TestVectorsAtHand has at hand what was put there last, unless it was dropped, and never more than it may.
func TestVectorsAtHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vs := vectors{most: 200}
		last := map[int32]vector{}
		for k := range rapid.IntRange(1, 300).Draw(t, "puts") {
			slot := rapid.Int32Range(0, 200).Draw(t, "slot")
			if k%7 == 6 {
				vs.drop(slot)
				delete(last, slot)
				continue
			}
			v := make(vector, rapid.IntRange(0, 8).Draw(t, "terms"))
			for i := range v {
				v[i] = uint32(k)<<8 | uint32(i)
			}
			vs.drop(slot)
			vs.put(slot, v)
			last[slot] = v
			if got := vs.get(slot); !slices.Equal(got, v) {
				t.Fatalf("%d is %v, not %v", slot, got, v)
			}
		}
		at := 0
		for slot := range int32(201) {
			if got := vs.get(slot); got != nil && !slices.Equal(got, last[slot]) {
				t.Fatalf("%d is %v, not %v", slot, got, last[slot])
			} else if at += len(got); at > 200+vectorPartMost {
				t.Fatalf("%d terms are at hand", at)
			}
		}
		if vs.terms > 200 && len(vs.queue) > 1 {
			t.Fatalf("%d terms are at hand", vs.terms)
		}
	})
	vs := vectors{most: 1 << 20}
	for n := range 3 * vectorPartMost / mostTerms { // one article comes again and again
		vs.drop(5)
		vs.put(5, make(vector, mostTerms))
		if len(vs.get(5)) != mostTerms || vs.terms > vectorPartMost {
			t.Fatalf("after %d: %d of %d terms", n, len(vs.get(5)), vs.terms)
		}
	}
	if vs.put(7, make(vector, mostTerms+1)); vs.get(7) != nil {
		t.Error("a damaged vector is at hand")
	}
}
