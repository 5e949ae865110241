package clean

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// hostile are inputs that have hung or broken readers.
func hostile() map[string]model.Item {
	text := func(s string) model.Item { return model.Item{ID: "x", Text: s} }
	page := func(s string) model.Item { return model.Item{ID: "x", HTML: s} }
	return map[string]model.Item{
		"one line of 10 MB":            text(strings.Repeat("word and word ", 10<<20/14)),
		"one word of 1 MB":             text(strings.Repeat("a", 1<<20)),
		"no space in 1 MB of stops":    text(strings.Repeat(".", 1<<20)),
		"quotes":                       text(strings.Repeat("“", 1<<18)),
		"brackets":                     text(strings.Repeat("(", 1<<20)),
		"lines":                        text(strings.Repeat("\n", 1<<20)),
		"short lines":                  text(strings.Repeat("a b\n", 1<<18)),
		"dates":                        text(strings.Repeat("3 March 2024\n", 1<<14)),
		"crawl dates in a row":         text(strings.Repeat("date 2024-03-03 ", 1<<14)),
		"read more":                    text(strings.Repeat("Read more: A title\n", 1<<15)),
		"read more on one line":        text(strings.Repeat("Read more: ", 1<<16)),
		"bylines":                      text(strings.Repeat("By Jo Marsh\n", 1<<15)),
		"credits":                      text(strings.Repeat("Nothing. (dpa)\n", 1<<14)),
		"credits on one line":          text(strings.Repeat("(dpa) ", 1<<16)),
		"appeals":                      text(strings.Repeat("Support our journalism. ", 1<<15)),
		"appeals among sentences":      text(strings.Repeat("He said. She left. Donate now. ", 1<<16)),
		"sign-ups":                     text(strings.Repeat("Sign up for our newsletter today. ", 1<<15)),
		"buttons":                      text(strings.Repeat("Donate ", 1<<16)),
		"invalid UTF-8":                text(strings.Repeat("\xff\xfe a\x80 ", 1<<16)),
		"100k open tags":               page(strings.Repeat("<div>", 100_000) + "text that stands in the deep."),
		"100k open b":                  page(strings.Repeat("<b>", 100_000) + "text"),
		"500 deep with text":           page(strings.Repeat("<div>some text here ", 500)),
		"tables":                       page(strings.Repeat("<table><tr><td>", 160) + "x"),
		"unclosed script":              page("<p>One sentence is here.</p><script>" + strings.Repeat("a", 1<<20)),
		"many small paragraphs":        page("<body>" + strings.Repeat("<p>A b c.</p>", 30_000)),
		"many links":                   page("<body><p>" + strings.Repeat(`<a href="/x">a link</a> `, 30_000)),
		"an attribute of 1 MB":         page(`<p class="` + strings.Repeat("nav ", 1<<18) + `">Text.</p>`),
		"list items":                   page("<ol>" + strings.Repeat("<li>x y z", 20_000)),
		"json-ld as deep as it gets":   page(`<script type="application/ld+json">` + strings.Repeat("[", 50_000) + `</script><p>Text.</p>`),
		"entities":                     page("<p>" + strings.Repeat("&#27;&lt;", 1<<17)),
		"stops with spaces":            text(strings.Repeat(". ", 1<<20)),
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
