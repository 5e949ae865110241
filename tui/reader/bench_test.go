package reader

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/edition"
)

// BenchmarkOpen is the way from an article to its first screen in a pane of
// 76x39, nothing cached: of about 800 words, of a megabyte, of a megabyte
// without a paragraph.
func BenchmarkOpen(b *testing.B) {
	st := style.New(style.Options{Dark: true, Colors: style.Full})
	story, articles := edition.Edition()
	for _, row := range []struct {
		name string
		a    *model.Article
	}{
		{"words=800", articles[0]},
		{"bytes=1M", grown(1 << 20)},
		{"bytes=1M,blocks=1", &model.Article{Body: []model.Block{{Text: strings.Repeat("One paragraph of a megabyte. ", 1<<20/29)}}}},
	} {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p := New(st)
				p.SetSize(76, 39)
				p.Show(row.a, story)
				p.View()
			}
		})
	}
}

// BenchmarkScroll is a line of scroll and its frame, over an article that is
// rendered as it is reached.
func BenchmarkScroll(b *testing.B) {
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetSize(76, 39)
	p.Show(grown(1<<20), nil)
	b.ReportAllocs()
	for b.Loop() {
		if !p.Scroll(1) {
			p.Top()
		}
		p.View()
	}
}

// BenchmarkView is a frame in which nothing changed.
func BenchmarkView(b *testing.B) {
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetSize(76, 39)
	p.Show(grown(1<<20), nil)
	b.ReportAllocs()
	for b.Loop() {
		p.View()
	}
}

// BenchmarkResize is a change of width in the middle of a megabyte.
func BenchmarkResize(b *testing.B) {
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetSize(76, 39)
	p.Show(grown(1<<20), nil)
	p.GoTo(1 << 19)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p.SetSize(50+i%20, 39)
		p.View()
	}
}

// grown is an article of so many bytes, of the samples' paragraphs, no two alike.
func grown(bytes int) *model.Article {
	_, articles := edition.Edition()
	source := articles[1].Body
	a := &model.Article{ID: "grown", Headline: "Grown"}
	for n := 0; n < bytes; {
		i := len(a.Body)
		b := model.Block{Text: source[i%len(source)].Text + " " + strings.Repeat("x", 1+i%7) + string(rune('a'+i%26))}
		a.Body = append(a.Body, b)
		n += len(b.Text)
	}
	return a
}

// BenchmarkNextQuote goes from quote to quote over an article of 20,000.
func BenchmarkNextQuote(b *testing.B) {
	a := grown(1 << 20)
	for at := 0; len(a.Quotes) < 20000; at += 50 {
		a.Quotes = append(a.Quotes, model.Quote{Start: at, End: at + 20})
	}
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetSize(76, 39)
	p.Show(a, nil)
	b.ReportAllocs()
	for b.Loop() {
		if !p.NextQuote() {
			p.Top()
		}
	}
}
