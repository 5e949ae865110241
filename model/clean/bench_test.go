package clean

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

func benchItems(b *testing.B) []model.Item {
	files, _ := filepath.Glob(filepath.Join("testdata", "gold", "*.txt"))
	var out []model.Item
	for i := range 40 {
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			// Other names make other stories.
			s := strings.NewReplacer("Healey", fmt.Sprint("Orr", i), "Ukraine", fmt.Sprint("Land", i), "Trump", fmt.Sprint("Novak", i)).Replace(string(text))
			out = append(out, model.Item{ID: fmt.Sprint(f, i), Source: "s", Text: s})
		}
	}
	return out
}

func BenchmarkApplyText(b *testing.B) {
	items := benchItems(b)
	c := New()
	for _, it := range items {
		c.Learn(it)
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		it := items[i%len(items)]
		b.SetBytes(int64(len(it.Text)))
		c.Apply(it)
		i++
	}
}

func BenchmarkLearnText(b *testing.B) {
	items := benchItems(b)
	b.ReportAllocs()
	c := New()
	i := 0
	for b.Loop() {
		it := items[i%len(items)]
		it.ID = fmt.Sprint(i)
		b.SetBytes(int64(len(it.Text)))
		c.Learn(it)
		i++
	}
}

func BenchmarkApplyPage(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(devDir, "html", "pages", "*.gz"))
	if len(files) == 0 {
		b.Skip("no development sets here")
	}
	var pages []string
	for _, f := range files[:40] {
		pages = append(pages, devPage(b, strings.TrimSuffix(filepath.Base(f), ".html.gz")))
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		New().Apply(model.Item{ID: "a", URL: "http://example.org/", HTML: pages[i%len(pages)]})
		i++
	}
}
