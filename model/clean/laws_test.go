package clean

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
)

// unrelated are items of some sources, each a story of its own with other names and
// figures, under which stand a line of its source and some lines of anyone's: far
// less than what makes two documents one story (see copied).
func unrelated(t *rapid.T, most int) []model.Item {
	var out []model.Item
	for i := range rapid.IntRange(2, most).Draw(t, "documents") {
		source := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "source")
		var b strings.Builder
		for k := range rapid.IntRange(9, 12).Draw(t, "sentences") {
			fmt.Fprintf(&b, "Ort%d saw how Amt%d%d met the men of Bund%d%d on day %d of year %d there%d.\n\n", i, i, k, i, k, i*17+k, i*29+k, i*31+k)
		}
		if rapid.Bool().Draw(t, "own line") {
			fmt.Fprintf(&b, "The paper %s has been put together in the old net loft by a crew of nine.\n\n", source)
		}
		if rapid.Bool().Draw(t, "anyone's line") {
			b.WriteString("Every reader knows how much work went into what stands on this page today.\n\n")
		}
		for _, p := range rapid.SliceOfNDistinct(rapid.SampledFrom(pieces), 0, 2, rapid.ID).Draw(t, "pieces") {
			b.WriteString(p + "\n\n")
		}
		out = append(out, model.Item{ID: fmt.Sprint(i), Source: source, Text: b.String()})
	}
	return out
}

// applied is what a cleaner makes of items.
func applied(c *Cleaner, items []model.Item) []model.Article {
	out := make([]model.Article, len(items))
	for i, it := range items {
		out[i] = c.Apply(it)
	}
	return out
}

func learnedFrom(items []model.Item) *Cleaner {
	c := New()
	for _, it := range items {
		c.Learn(it)
	}
	return c
}

// orderDoesNotMatter holds of documents that have nothing to do with each other: of
// different sources, or of different stories of one. Which examples are named
// may differ. So may Support from maxHolders documents on, which are all that is kept
// for a run of words; and what is known of a source once documents were forgotten.
func orderDoesNotMatter(t *rapid.T) {
	items := unrelated(t, maxHolders)
	want := applied(learnedFrom(items), items)
	got := applied(learnedFrom(rapid.Permutation(items).Draw(t, "order")), items)
	for _, all := range [][]model.Article{want, got} {
		for i := range all {
			for k := range all[i].Removed {
				all[i].Removed[k].Examples = nil
			}
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestOrderOfUnrelatedDocuments(t *testing.T) { rapid.Check(t, orderDoesNotMatter) }

// What one source says has no influence on another, were it word for word the same.
func TestSourcesAreApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := unrelated(t, 20)
		own := slices.DeleteFunc(slices.Clone(items), func(it model.Item) bool { return it.Source != "a" })
		for _, it := range own { // a copy at the others
			it.Source, it.ID = "b", "copy of "+it.ID
			items = append(items, it)
		}
		items = rapid.Permutation(items).Draw(t, "order")
		own = slices.DeleteFunc(slices.Clone(items), func(it model.Item) bool { return it.Source != "a" })
		if d := cmp.Diff(applied(learnedFrom(own), own), applied(learnedFrom(items), own)); d != "" {
			t.Error(d)
		}
	})
}

// A document that is learned twice counts once.
func TestLearnedTwiceCountsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := unrelated(t, 12)
		again := slices.Clone(items)
		for range rapid.IntRange(1, 6).Draw(t, "again") {
			n := rapid.IntRange(0, len(items)-1).Draw(t, "which")
			at := rapid.IntRange(slices.IndexFunc(again, func(it model.Item) bool { return it.ID == items[n].ID })+1, len(again)).Draw(t, "where")
			again = slices.Insert(again, at, items[n])
		}
		once, twice := learnedFrom(items), New()
		for _, it := range again {
			if rapid.Bool().Draw(t, "clean") {
				twice.Clean(it)
			} else {
				twice.Learn(it)
			}
		}
		for _, source := range []string{"a", "b", "c"} {
			if n, want := len(twice.of(source).docs), len(once.of(source).docs); n != want {
				t.Errorf("source %s: %d documents, want %d", source, n, want)
			}
		}
		if d := cmp.Diff(applied(once, items), applied(learnedFrom(again), items)); d != "" {
			t.Error(d)
		}
	})
}

// What memory is asked once it serves a second time, when units were cut meanwhile.
func TestLookAgainIsLook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := unrelated(t, 8)
		c := learnedFrom(items)
		it := rapid.SampledFrom(items).Draw(t, "item")
		it.ID, it.Text = "new", it.Text+randomText(t)
		a, s := draft(it, nil)
		m := c.of(it.Source)
		m.finish(&a, s)
		want, got := m.look(nil, it.Source, s), m.lookAgain(it.Source, s)
		if got.size != want.size || !slices.Equal(got.names(), want.names()) || !slices.Equal(got.others, want.others) || !slices.Equal(got.held, want.held) {
			t.Errorf("%+v\n%+v", got, want)
		}
	})
}

// Everything restored, the body says what Raw says, word for word.
func TestAllRestoredIsRaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := New()
		for _, it := range unrelated(t, 6) {
			it.Text += randomText(t)
			a := c.Clean(it)
			for {
				i := slices.IndexFunc(a.Removed, func(r model.Removal) bool { return !r.Restored })
				if i < 0 {
					break
				}
				if !Restore(&a, a.Removed[i].Start, true) {
					t.Fatalf("not restored: %+v", a.Removed[i])
				}
			}
			if d := cmp.Diff(wordsOf(a.Raw), wordsOf(a.Text())); d != "" {
				t.Errorf("%s", d)
			}
		}
	})
}

// Nothing of a body is cut when it is cleaned again, whatever the text.
func FuzzTwice(f *testing.F) {
	for i, p := range pieces {
		f.Add(p + "\n\n" + pieces[(7*i+3)%len(pieces)] + "\n\n" + pieces[(11*i+5)%len(pieces)])
	}
	f.Fuzz(func(t *testing.T, text string) {
		a := New().Apply(model.Item{ID: "a", Text: text})
		sound(t, a)
		again := New().Apply(anew("", a))
		if got, want := wordsOf(again.Text()), wordsOf(a.Text()); !slices.Equal(got, want) {
			t.Errorf("once:\n%q\ntwice:\n%q\nremoved: %+v", a.Text(), again.Text(), again.Removed)
		}
	})
}

func FuzzOrder(f *testing.F) {
	dice := rand.NewChaCha8([32]byte{})
	for range 8 {
		seed := make([]byte, 16<<10) // enough for some documents
		_, _ = dice.Read(seed)
		f.Add(seed)
	}
	f.Fuzz(rapid.MakeFuzz(orderDoesNotMatter))
}
