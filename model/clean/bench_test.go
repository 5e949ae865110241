package clean

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean/testdata/devset"
)

// benchItems are messy texts of the development set; without it the samples,
// over and over with other names.
func benchItems(b *testing.B) []model.Item {
	var out []model.Item
	if path := filepath.Join(devset.Dir, "text", "c20.input.jsonl"); exists(path) {
		devset.EachLine(b, path, func(line []byte) {
			var in devInput
			_ = json.Unmarshal(line, &in)
			out = append(out, model.Item{ID: in.ID, Source: in.Source, Text: in.Raw})
		})
		return out
	}
	return copies(b)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// copies are the worst that memory can meet: every run of words stands in many
// documents.
func copies(b *testing.B) []model.Item {
	var out []model.Item
	files, _ := filepath.Glob(filepath.Join("testdata", "gold", "*.txt"))
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

func BenchmarkApplyText(b *testing.B)   { benchApply(b, benchItems(b)) }
func BenchmarkApplyCopies(b *testing.B) { benchApply(b, copies(b)) }
func BenchmarkLearnText(b *testing.B)   { benchLearn(b, benchItems(b)) }
func BenchmarkLearnCopies(b *testing.B) { benchLearn(b, copies(b)) }

func benchApply(b *testing.B, items []model.Item) {
	c := New()
	for _, it := range items {
		c.Learn(it)
	}
	b.ReportAllocs()
	i, read := 0, 0
	for b.Loop() {
		it := items[i%len(items)]
		read += len(it.Text)
		c.Apply(it)
		i++
	}
	b.SetBytes(int64(read / i))
}

func benchLearn(b *testing.B, items []model.Item) {
	b.ReportAllocs()
	c := New()
	i, read := 0, 0
	for b.Loop() {
		if i%len(items) == 0 {
			c = New() // the same texts again would be copies
		}
		it := items[i%len(items)]
		read += len(it.Text)
		c.Learn(it)
		i++
	}
	b.SetBytes(int64(read / i))
}

// BenchmarkColumn is what the desk does: batches are learned, applied and noted.
// The figures are of an article.
func BenchmarkColumn(b *testing.B) {
	items := benchItems(b)
	b.ReportAllocs()
	c := Open(&bound{})
	i, read := 0, 0
	for b.Loop() {
		if i%len(items) == 0 {
			c.Notes()
			c = Open(&bound{}) // the same texts again would be copies
			c.Learn(items...)
		}
		it := items[i%len(items)]
		read += len(it.Text)
		c.Apply(it)
		i++
	}
	b.SetBytes(int64(read / i))
}

func BenchmarkApplyPage(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(devset.Dir, "html", "pages", "*.gz"))
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
