package clean

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// hostile are inputs that have hung or broken readers, beside those of any size
// (hostileShapes).
func hostile() map[string]model.Item {
	text := func(s string) model.Item { return model.Item{ID: "x", Text: s} }
	page := func(s string) model.Item { return model.Item{ID: "x", HTML: s} }
	return map[string]model.Item{
		"one line of 10 MB":            text(strings.Repeat("word and word ", 10<<20/14)),
		"one word of 1 MB":             text(strings.Repeat("a", 1<<20)),
		"no space in 1 MB of stops":    text(strings.Repeat(".", 1<<20)),
		"short lines":                  text(strings.Repeat("a b\n", 1<<18)),
		"appeals among sentences":      text(strings.Repeat("He said. She left. Donate now. ", 1<<16)),
		"100k open tags":               page(strings.Repeat("<div>", 100_000) + "text that stands in the deep."),
		"100k attributes":              page("<p " + numbered("a%d=b ")(100_000*9) + ">text"),
		"500 deep with text":           page(strings.Repeat("<div>some text here ", 500)),
		"tables":                       page(strings.Repeat("<table><tr><td>", 160) + "x"),
		"more tags than a tree takes":  page(strings.Repeat("<p>a", maxTags+1)),
		"one text node of 8 MB":        page("<p>" + strings.Repeat("word and word ", 8<<20/14)),
		"500 deep with fields":         page(strings.Repeat(`<div itemprop="author" rel="author">some text here `, 500) + strings.Repeat("word ", 1<<18)),
		"many dates":                   page("<body><h1>A b c</h1>" + strings.Repeat(`<div><time datetime="2025-03-04" itemprop="datePublished">x</time></div>`, 20_000)),
		"dates in the deep":            page(strings.Repeat("<div>", 400) + strings.Repeat(`<time itemprop="datePublished">4 March 2025</time> `, 20_000)),
		"data for scripts":             page("<script>" + strings.Repeat(`{"publishedAt":"2025-03-04",`, 30_000) + "</script><p>Text.</p>"),
		"many nodes of data":           page(`<script type="application/ld+json">[` + strings.Repeat(`{"@type":"Article","headline":"A","datePublished":"2025-03-04"},`, 15_000) + `1]</script><p>Text.</p>`),
		"many articles":                page("<body><h1>A</h1>" + strings.Repeat("<article><p>"+quay[0]+"</p></article>", 3_000)),
		"articles one in the other":    page("<body><main>" + strings.Repeat("<article><p>"+quay[0]+"</p>", 240)),
		"the same paragraph":           page("<body><article>" + strings.Repeat("<p>"+quay[0]+"</p>", 10_000)),
		"rows of a table":              page("<table>" + strings.Repeat("<tr><td>a<td>b", 20_000)),
		"rows with many cells":         page("<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>a", 500), 100)),
		"a row in a row":               page(strings.Repeat("<table><tr><td>a<td>", 120) + "x"),
		"many paragraphs in the deep":  page(strings.Repeat("<div>", 400) + strings.Repeat("<p>"+quay[0], 20_000)),
		"contents":                     page("<ul>" + strings.Repeat(`<li><a href="#a">A part</a>`, 20_000)),
		"nothing":                      text(""),
		"nothing of a page":            page(" "),
		"only a comment":               page("<!-- -->"),
		"plain text in the HTML field": page("Just words. And more."),
	}
}

// hostileSize is big enough for a shape to be what it is; BenchmarkGrowth looks at
// larger ones.
const hostileSize = 64 << 10

func TestHostileInput(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	for name, it := range hostile() {
		t.Run(name, func(t *testing.T) {
			a := New().Clean(it)
			if len(a.Raw) < 1<<20 {
				sound(t, a)
			}
		})
	}
	for _, shape := range hostileShapes {
		t.Run(shape.name, func(t *testing.T) {
			c := New()
			for i := range 3 { // also to one who has seen it before, and again
				it := shape.item(hostileSize)
				it.ID, it.Source = fmt.Sprint(i), "s"
				sound(t, c.Clean(it))
			}
		})
	}
}

// Documents that are each other's words in another order, and very many that are
// next to nothing.
func TestHostileSources(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	for name, text := range hostileSources() {
		t.Run(name, func(t *testing.T) {
			c := New()
			for i := range 3000 {
				a := c.Clean(model.Item{ID: fmt.Sprint(i), Source: "s", Text: text(i)})
				if i%100 == 0 {
					sound(t, a)
				}
			}
			if n := c.resident.Load(); n > 2<<20 {
				t.Errorf("%d bytes of one source", n)
			}
		})
	}
}

// hostileSources are documents of one source by number.
func hostileSources() map[string]func(i int) string {
	permuted := func(n int) func(int) string {
		units := strings.SplitAfter(numbered("The crane of town %d fell on day %[1]d again. ")(n), ". ")
		return func(i int) string {
			dice := rand.New(rand.NewPCG(uint64(i), 5))
			dice.Shuffle(len(units), func(a, b int) { units[a], units[b] = units[b], units[a] })
			return strings.Join(units, "")
		}
	}
	words := strings.Fields(numbered("w%d ")(1 << 10))
	return map[string]func(int) string{
		"the same":                 func(int) string { return "The same line stands under each of these texts, and nothing else." },
		"sentences in other order": permuted(2 << 10),
		"words in other order": func(i int) string {
			dice := rand.New(rand.NewPCG(uint64(i), 6))
			dice.Shuffle(len(words), func(a, b int) { words[a], words[b] = words[b], words[a] })
			return strings.Join(words, " ") + "."
		},
		"short and different": func(i int) string { return fmt.Sprintf("Ort%d saw Amt%d fall on day %d.", i, i*7, i*13) },
		"short and half the same": func(i int) string {
			return fmt.Sprintf("Ort%d saw it. The bridge of the town was closed for a week.", i)
		},
		"each goes on from the last": func(i int) string {
			return numbered(fmt.Sprintf("The crane of town %%d fell on day %d. ", i/2))(600)
		},
	}
}

// What is too long to be read stays in the body.
func TestBeyondWhatIsRead(t *testing.T) {
	long := strings.Repeat("Nothing else happened on the coast on that day. ", maxRead/48+1000)
	a := New().Clean(model.Item{ID: "a", Text: "Support our journalism. Donate now to keep our newsroom free.\n\n" + long + "\n\nThe last line of all."})
	if n := len(a.Body); n != 2 || a.Body[n-1].Text != "The last line of all." || len(a.Removed) != 1 || len(a.Body[0].Text) != len(long)-1 {
		t.Errorf("%d blocks, removed %+v", n, a.Removed)
	}
	many := New().Clean(model.Item{ID: "b", Text: strings.Repeat("A b.\n", maxLines+10)})
	if got, want := len(strings.Fields(many.Text())), 2*(maxLines+10); got != want {
		t.Errorf("%d words, want %d", got, want)
	}
}

// A page in one line is one paragraph of very many sentences.
func TestOneLineAgain(t *testing.T) {
	c := New()
	text := strings.Repeat("中文新闻。", 40_000)
	c.Clean(model.Item{ID: "a", Source: "s", Text: text})
	a := c.Clean(model.Item{ID: "b", Source: "s", Text: "One more. " + text})
	sound(t, a)
}

func FuzzText(f *testing.F) {
	for _, p := range pieces {
		f.Add(p + "\n\n" + p)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := New()
		sound(t, c.Clean(model.Item{ID: "a", Source: "s", Text: text}))
		a := c.Clean(model.Item{ID: "b", Source: "s", Text: text + "\n\nMore."})
		sound(t, a)
		for _, r := range a.Removed {
			Restore(&a, r.Start, true)
			sound(t, a)
		}
	})
}

func FuzzPage(f *testing.F) {
	f.Add("<html lang=en><title>A | B</title><article><h1>A</h1><p>One <b>two</b>.<aside>x</aside><ul><li>y</ul><pre>a\n\nb</pre></article>")
	f.Add("<p>a<br>b<q>c</q><blockquote><p>d</blockquote><table><tr><td>e<td>f</table>")
	f.Fuzz(func(t *testing.T, page string) {
		a := New().Clean(model.Item{ID: "a", URL: "http://example.org/x", HTML: page})
		sound(t, a)
		for _, r := range a.Removed {
			Restore(&a, r.Start, true)
			sound(t, a)
		}
	})
}
