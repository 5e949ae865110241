package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

func TestBlock(t *testing.T) {
	for _, row := range []struct {
		name string
		in   model.Block
		want string
	}{
		{"plain prose stays", para("He said 3 + 4 = 7, up 2.5% - really!"), "He said 3 + 4 = 7, up 2.5% - really!"},
		{"number at the start", para("1. May was cold"), `1\. May was cold`},
		{"number with bracket", para("12) go"), `12\) go`},
		{"year is no list", para("In 1984. Then"), "In 1984. Then"},
		{"hash", para("# not a heading #"), `\# not a heading \#`},
		{"plus and minus", para("+ a"), `\+ a`},
		{"setext", para("==="), "&#61;=="},
		{"rule", para("---"), `\---`},
		{"entity", para("a &#27;[31m &copy AT&T & b"), "a &amp;#27;\\[31m &amp;copy AT&amp;T & b"},
		{"html", para("<b>x</b>"), `\<b\>x\</b\>`},
		{"link", para("[a](http://x.y)"), `\[a\](http&#58;//x.y)`},
		{"bare links", para("www.x.y a@b.c"), `www\.x.y a&#64;b.c`},
		{"strike", para("~~x~~"), "&#126;&#126;x&#126;&#126;"},
		{"backslash", para(`a\*b\`), `a\\\*b\\`},
		{"escape sequence", para("a\x1b[31mred"), `a\[31mred`},
		{"hard break", para("a  \nb\\\nc"), `a b\\ c`},
		{"nothing", para(" \n "), ""},
		{"heading", model.Block{Kind: model.Heading, Level: 2, Text: "What # now ##"}, `## What \# now \#\#`},
		{"heading too deep", model.Block{Kind: model.Heading, Level: 9, Text: "x"}, "###### x"},
		{"bullet", model.Block{Kind: model.ListItem, Marker: "•", Text: "- x"}, `- \- x`},
		{"number", model.Block{Kind: model.ListItem, Marker: "3.", Text: "x"}, "3. x"},
		{"letter", model.Block{Kind: model.ListItem, Marker: "a)", Text: "x"}, "- a) x"},
		{"quote", model.Block{Kind: model.Blockquote, Text: "> x"}, `> \> x`},
		{"code", model.Block{Kind: model.Preformatted, Text: "a\n  ``` b\n"}, "````\na\n  ``` b\n````"},
		{"empty code", model.Block{Kind: model.Preformatted, Text: "\n"}, ""},
		{"strong", marked("a bold b", 2, 6, model.Strong, ""), "a **bold** b"},
		{"spaces move out", marked("a bold b", 1, 7, model.Emphasis, ""), "a *bold* b"},
		{"code mark", marked("a x_y b", 2, 5, model.Code, ""), "a `x_y` b"},
		{"code that Glamour would change", marked("a &lt b", 2, 5, model.Code, ""), "a &amp;lt b"},
		{"code that is a bare link", marked("me@x.y b", 1, 6, model.Code, ""), "me&#64;x.y b"},
		{"emphasis no parser reads", marked("a“b”c", 1, 8, model.Strong, ""), "a“b”c"},
		{"link", marked("see here.", 4, 8, model.Link, "https://x.y/a b"), "see here."},
		{"safe link", marked("see here.", 4, 8, model.Link, "https://x.y/a(b"), "see [here](<https://x.y/a(b>)."},
		{"script link", marked("see here.", 4, 8, model.Link, "javascript:alert(1)"), "see here."},
		{"mark past the end", marked("ab", 1, 9, model.Strong, ""), "ab"},
		{"mark after what the gate took", marked("a\x00b cd", 4, 6, model.Strong, ""), "ab **cd**"},
		{"touching marks", model.Block{Text: "abcd", Marks: []model.Mark{{Start: 0, End: 2}, {Start: 2, End: 4, Kind: model.Emphasis}}}, "**ab**cd"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := Block(row.in); got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
}

func TestArticle(t *testing.T) {
	a := &model.Article{
		Headline: "Minister goes *north*", HeadlineFrom: model.FromLede, Source: "The Paper_", URL: "https://x.y/1",
		Published: model.Day(2025, 2, 19), Credits: []string{"dpa", "NAN"}, Byline: "A. Writer", Dateline: "OSLO",
		Body: []model.Block{
			{Text: "First."},
			{Kind: model.Heading, Level: 1, Text: "Why"},
			{Kind: model.ListItem, Level: 1, Marker: "1.", Text: "one"},
			{Kind: model.ListItem, Level: 2, Marker: "•", Text: "deep"},
			{Kind: model.ListItem, Level: 1, Marker: "2.", Text: "two"},
			{Text: "Last."},
		},
		PullQuotes: []model.PullQuote{
			{Text: "A new era", Speaker: "John Healey", Role: "Defence Secretary", Block: 1},
			{Text: "Enough", Block: 99, Chosen: true},
		},
	}
	want := `# Minister goes \*north\*

*headline by lede*

The Paper\_ · 19 February 2025 · dpa/NAN · by A. Writer · OSLO

<https://x.y/1>

First.

> “A new era”
>
> — John Healey, Defence Secretary

## Why

1. one
   - deep
2. two

Last.

> “Enough”
>
> — ? *(chosen by lede)*
`
	if got := Article(a); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	once := &model.Article{Headline: "Why", HeadlineFrom: model.FromPage, Body: []model.Block{{Kind: model.Heading, Level: 1, Text: "Why"}, {Text: "So."}}}
	if got, want := Article(once), "# Why\n\nSo.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestProseComesBack feeds prose made of everything that markdown knows to
// goldmark, with the extensions that Glamour switches on.
func TestProseComesBack(t *testing.T) {
	piece := rapid.OneOf(rapid.SampledFrom(hostile), rapid.StringN(0, 6, -1))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "pieces"), "")
		b := model.Block{Kind: model.BlockKind(rapid.IntRange(0, int(model.Preformatted)).Draw(t, "kind")), Level: 2, Text: text}
		if rapid.Bool().Draw(t, "marked") {
			start := rapid.IntRange(0, len(text)).Draw(t, "start")
			b.Marks = []model.Mark{{
				Start: start, End: rapid.IntRange(start, len(text)).Draw(t, "end"),
				Kind: model.MarkKind(rapid.IntRange(0, int(model.Link)).Draw(t, "mark")), URL: "https://example.com/a_b*c",
			}}
		}
		comesBack(t, b)
	})
}

// hostile are the pieces of markup.
var hostile = []string{
	"#", "## ", "*", "**", "_", "__", "`", "```", "~~", "~", "[", "](", ")", "![", "<b>", "</b>", "<!--", "-->", "<http://a.b>", "&", "&amp;",
	"&#27;", "&lt", ";", "\\", "\\\n", "  \n", "\n", "\n\n", "---", "===", "- ", "+ ", "1. ", "2) ", "| a | b |", "|---|---|", ":--", ": ", "> ",
	"http://x.y/z_z_", "www.a.b", "me@x.y", "ftp://q", "[x]: y", "[ ] ", "$", "^", "\t", "    ", "word", "“so”", "é", "漢字", "👩‍👩‍👧", "\x1b[31m", "\u202e", "\u00a0", "\"", "'",
}

func FuzzBlock(f *testing.F) {
	for _, s := range hostile {
		f.Add(s+"x "+s+" y"+s, uint8(0))
	}
	f.Add(strings.Join(hostile, ""), uint8(1))
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		comesBack(t, model.Block{Kind: model.BlockKind(kind % 5), Level: 1, Text: text})
	})
}

// comesBack fails unless goldmark reads the block's gated words and nothing else.
func comesBack(t interface{ Fatalf(string, ...any) }, b model.Block) {
	md := Block(b)
	var out bytes.Buffer
	if err := parser.Convert([]byte(md), &out); err != nil {
		t.Fatalf("%q: %v", md, err)
	}
	page := out.String()
	gated := safe.Line(b.Text).String()
	if b.Kind == model.Preformatted {
		gated = safe.Block(b.Text).String()
	}
	want := strings.Join(strings.Fields(gated), " ")
	got := strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(page, ""))), " ")
	if got != want {
		t.Fatalf("text %q\nmarkdown %q\nhtml %q\ngot  %q\nwant %q", b.Text, md, page, got, want)
	}
	if tag := [...]string{"<p>", "<h", "<li>", "<blockquote>", "<pre>"}[b.Kind]; want != "" && !strings.Contains(page, tag) {
		t.Fatalf("%q is no %s: %q", md, tag, page)
	}
	if len(b.Marks) == 0 && strings.ContainsAny(strip(page), "<") {
		t.Fatalf("%q became markup: %q", md, page)
	}
	if !utf8.ValidString(md) {
		t.Fatalf("%q is not UTF-8", md)
	}
}

var (
	parser = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList))
	tags   = regexp.MustCompile(`<[^>]*>`)
	blocks = regexp.MustCompile(`</?(p|h[1-6]|ul|ol|li|blockquote|pre|code)( start="\d+"| id="[^"]*")?>`)
)

func strip(page string) string { return blocks.ReplaceAllString(page, "") }

func para(s string) model.Block { return model.Block{Text: s} }

func marked(s string, start, end int, kind model.MarkKind, url string) model.Block {
	return model.Block{Text: s, Marks: []model.Mark{{Start: start, End: end, Kind: kind, URL: url}}}
}

func BenchmarkBlock(b *testing.B) {
	block := para(strings.Repeat("The Defence Secretary said European nations “need to step up” & 2.5% of GDP. ", 8))
	b.SetBytes(int64(len(block.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Block(block)
	}
}
