package group

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// checkComparison says what holds of any two articles.
func checkComparison(t *testing.T, a, b *model.Article) {
	t.Helper()
	c, back := Compare(a, b), Compare(b, a)
	for _, side := range []*model.Side{&c.This, &c.Other} {
		text := side.Article.Text()
		end := 0
		for i, s := range side.Sentences {
			if s.Start < end || s.End <= s.Start || s.End > len(text) || s.Block >= len(side.Article.Body) {
				t.Fatalf("sentence %d: %d–%d after %d in %d bytes", i, s.Start, s.End, end, len(text))
			}
			if strings.TrimSpace(text[end:s.Start]) != "" {
				t.Fatalf("%q stands in no sentence", text[end:s.Start])
			}
			end = s.End
			if (s.Twin < 0) != (s.Standing == model.Alone) || len(s.Edits) > 0 && s.Standing != model.Reworded {
				t.Fatalf("sentence %d: %+v", i, s)
			}
			at := s.Start
			for _, e := range s.Edits {
				if e.Own.Start < at || e.Own.End < e.Own.Start || e.Own.End > s.End {
					t.Fatalf("sentence %d: edit %+v after %d in %d–%d", i, e, at, s.Start, s.End)
				}
				at = e.Own.End
			}
		}
		if strings.TrimSpace(text[end:]) != "" {
			t.Fatalf("%q stands in no sentence", text[end:])
		}
		if side.Common > side.Words {
			t.Fatalf("%d of %d words are common", side.Common, side.Words)
		}
	}
	for i, s := range c.This.Sentences {
		for _, e := range s.Edits {
			if e.Twin.Start < 0 || e.Twin.End < e.Twin.Start || e.Twin.End > len(b.Text()) {
				t.Fatalf("sentence %d: edit %+v beyond the other text", i, e)
			}
		}
	}
	if !reflect.DeepEqual(c.This, back.Other) || !reflect.DeepEqual(c.Other, back.This) {
		t.Fatalf("turned about it is another\n%s%s", outlined(&c), outlined(&back))
	}
	if n := len(back.Figures) + len(back.Names) + len(back.Quotes); n != len(c.Figures)+len(c.Names)+len(c.Quotes) {
		t.Fatalf("turned about it has %d changes", n)
	}
	for _, e := range c.Figures {
		if !slices.ContainsFunc(back.Figures, func(o model.Exchange) bool { return o.From == e.To && o.To == e.From }) {
			t.Fatalf("turned about %+v is missing from %+v", e, back.Figures)
		}
	}
	same := Compare(a, a)
	for _, s := range same.This.Sentences {
		if s.Standing != model.Verbatim || s.Moved {
			t.Fatalf("against itself: %+v", s)
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add(ferry, strings.ReplaceAll(ferry, "12", "14"))
	f.Add(ferry, ferry[100:]+"\n\n“What now?” he said. No. No.")
	f.Add("周一，渡轮搁浅。船上有212人。", "周一渡轮搁浅。“船”上有218人！好。")
	f.Add("a a a a. a a. a", "a. a a. a a a a")
	f.Add("\n\n\n*\n\n.", "... x\x00\xff “ ")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 1<<14 {
			return
		}
		x, y := printed(a), printed(b)
		x.ID, y.ID = "1", "2"
		checkComparison(t, x, y)
	})
}

// TestCompareHoldsOnEdits compares texts with what random editors made of them.
func TestCompareHoldsOnEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		words := strings.Fields(ferry)
		for range r.IntN(30) {
			i := r.IntN(len(words))
			switch r.IntN(4) {
			case 0:
				words = slices.Delete(words, i, min(i+r.IntN(12), len(words)))
			case 1:
				words = slices.Insert(words, i, words[r.IntN(len(words))])
			case 2:
				words[i] = fmt.Sprint(r.IntN(50)) + "."
			case 3:
				words[i] += "\n\n"
			}
			if len(words) == 0 {
				words = []string{"No."}
			}
		}
		a, b := printed(ferry), printed(strings.ReplaceAll(strings.Join(words, " "), "\n\n ", "\n\n"))
		checkComparison(t, a, b)
	}
}

// novel is a text of so many bytes of sentences of invented words, edited every so often.
func novel(seed uint64, bytes, edits int) *model.Article {
	r := rand.New(rand.NewPCG(7, 7))
	e := rand.New(rand.NewPCG(seed, 1))
	word := func(r *rand.Rand) string {
		if n := r.IntN(3); n == 0 {
			return []string{"the", "of", "a", "in", "that", "said"}[r.IntN(6)]
		}
		return fmt.Sprintf("w%x", int(40*r.ExpFloat64()*r.ExpFloat64()*10))
	}
	a := &model.Article{ID: fmt.Sprint(seed)}
	for n := 0; n < bytes; {
		var b strings.Builder
		for range 4 {
			b.WriteString("So ")
			for range 8 + r.IntN(24) {
				w := word(r)
				if edits > 0 && e.IntN(edits) == 0 {
					w = word(e)
				}
				b.WriteString(w + " ")
			}
			b.WriteString("went. ")
		}
		a.Body = append(a.Body, model.Block{Text: strings.TrimSpace(b.String())})
		n += b.Len()
	}
	return a
}

func BenchmarkCompare(b *testing.B) {
	for _, row := range []struct {
		name         string
		bytes, edits int
	}{{"4KB/same", 4 << 10, 0}, {"4KB/edited", 4 << 10, 60}, {"4KB/reworded", 4 << 10, 6}, {"1MB/same", 1 << 20, 0}, {"1MB/edited", 1 << 20, 60}, {"1MB/reworded", 1 << 20, 6}, {"1MB/other", 1 << 20, 1}} {
		x, y := novel(1, row.bytes, 0), novel(2, row.bytes, row.edits)
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Compare(x, y)
			}
		})
	}
	one := &model.Article{ID: "1", Body: []model.Block{{Text: strings.ReplaceAll(novel(1, 1<<20, 0).Text(), ".", ",")}}}
	two := &model.Article{ID: "2", Body: []model.Block{{Text: strings.ReplaceAll(novel(2, 1<<20, 60).Text(), ".", ",")}}}
	b.Run("1MB/one sentence", func(b *testing.B) {
		for b.Loop() {
			Compare(one, two)
		}
	})
}
