package clean

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

// papers are items of some sources that repeat lines of their own, in one order.
func papers(items, sources int) []model.Item {
	dice := rand.New(rand.NewPCG(3, 4))
	out := make([]model.Item, items)
	for i := range out {
		source := fmt.Sprint("Paper ", dice.IntN(sources))
		var b strings.Builder
		for range 6 {
			fmt.Fprintf(&b, "In the town of Ort%d the Amt%d met %d people who had come by ship %d to speak of matter %d. ", dice.IntN(1e6), dice.IntN(1e6), dice.IntN(1e6), dice.IntN(1e6), dice.IntN(1e6))
		}
		fmt.Fprintf(&b, "\n\n%s has been put together in the old net loft by a crew of nine since long before the war.\n\n%s", source, pieces[dice.IntN(len(pieces))])
		out[i] = model.Item{ID: fmt.Sprint(i), Source: source, Text: b.String()}
	}
	return out
}

// gives gives items, and an error after each tenth.
func gives(items []model.Item) iter.Seq2[model.Item, error] {
	return func(yield func(model.Item, error) bool) {
		for i, it := range items {
			if !yield(it, nil) || i%10 == 9 && !yield(model.Item{}, fmt.Errorf("after %d", i)) {
				return
			}
		}
	}
}

// streamed is what a stream gives, on so many cores.
func streamed(c *Cleaner, cores int, items []model.Item) (articles []model.Article, errs []error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
	for a, err := range Stream(c, gives(items), func(_ model.Item, a *model.Article) model.Article { return *a }) {
		if err != nil {
			a.ID = err.Error()
			errs = append(errs, err)
		}
		articles = append(articles, a)
	}
	return articles, errs
}

func TestStreamIsOneByOne(t *testing.T) {
	for _, sources := range []int{1, 7, 150} {
		items := papers(600, sources)
		c := New()
		var want []model.Article
		for i, it := range items {
			want = append(want, c.Clean(it))
			if i%10 == 9 {
				want = append(want, model.Article{ID: fmt.Sprint("after ", i)})
			}
		}
		for _, cores := range []int{1, 2, 8} {
			got, errs := streamed(New(), cores, items)
			if d := cmp.Diff(want, got); d != "" || len(errs) != len(items)/10 {
				t.Errorf("%d sources, %d cores: %d errors\n%.3000s", sources, cores, len(errs), d)
			}
		}
	}
}

// With more sources than memory has room for, what is known depends on the items
// alone, and has its bound.
func TestStreamOfManySources(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	items := papers(6000, 2000)
	var want []model.Article
	for _, cores := range []int{1, 3, 8} {
		c := New()
		c.most = 1 << 20
		got, _ := streamed(c, cores, items)
		if n := c.resident.Load(); n > c.most*3/2 { // a round may come on top
			t.Errorf("%d bytes of %d", n, c.most)
		}
		if want == nil {
			want = got
		} else if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%d cores:\n%.3000s", cores, d)
		}
	}
	c := New()
	c.most = 1 << 20
	for i := range 10_000 { // nothing to learn is a source, too
		c.Clean(model.Item{ID: "a", Source: fmt.Sprint(i), Text: "Two words."})
		if n := c.resident.Load(); n > c.most || n < int64(memoryBytes*len(c.sources)) {
			t.Fatalf("%d bytes of %d, %d sources", n, c.most, len(c.sources))
		}
	}
	sum := int64(0)
	for _, m := range c.all() {
		sum += m.bytes
	}
	if sum != c.resident.Load() {
		t.Errorf("%d bytes counted, there are %d", c.resident.Load(), sum)
	}
}

func TestLearnAllIsLearn(t *testing.T) {
	items := papers(300, 5)
	one, all := New(), New()
	for _, it := range items {
		one.Learn(it)
	}
	all.LearnAll(gives(items))
	for _, it := range items {
		if d := cmp.Diff(one.Apply(it), all.Apply(it)); d != "" {
			t.Fatal(d)
		}
	}
}

// Each item is answered before the next is there.
func TestStreamAnswersAtOnce(t *testing.T) {
	items := make(chan model.Item, 1)
	all := papers(2*round, 3)
	n := 0
	items <- all[0]
	for a := range Stream(New(), func(yield func(model.Item, error) bool) {
		for it := range items {
			if !yield(it, nil) {
				return
			}
		}
	}, func(_ model.Item, a *model.Article) string { return a.ID }) {
		if a != all[n].ID {
			t.Fatalf("%q in place of %q", a, all[n].ID)
		}
		if n++; n == len(all) {
			close(items)
		} else {
			items <- all[n]
		}
	}
	if n != len(all) {
		t.Errorf("%d of %d", n, len(all))
	}
}

// Who stops early leaves a cleaner behind that works; the item that was given out
// last has been learned.
func TestStreamStops(t *testing.T) {
	c := New()
	all := papers(3*round, 4)
	stopped := errors.New("stopped")
	for range 20 {
		for range Stream(c, gives(all), func(model.Item, *model.Article) error { return stopped }) {
			break
		}
	}
	if !c.of(all[0].Source).knows(all[0].ID) {
		t.Error("not learned")
	}
	c.Learn(all[len(all)-1])
}

func BenchmarkStream(b *testing.B) {
	items := benchItems(b)
	b.ReportAllocs()
	read := 0
	for _, it := range items {
		read += len(it.Text)
	}
	b.SetBytes(int64(read))
	for b.Loop() {
		for range Stream(New(), func(yield func(model.Item, error) bool) {
			for _, it := range items {
				if !yield(it, nil) {
					return
				}
			}
		}, func(model.Item, *model.Article) bool { return true }) {
		}
	}
}
