package clean

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/lede-reader/lede/model"
)

// hostileShape is a hostile copy of any size in bytes.
type hostileShape struct {
	name string
	page bool
	of   func(n int) string
}

func (h hostileShape) item(n int) model.Item {
	if h.page {
		return model.Item{ID: h.name, URL: "http://example.org/a", HTML: h.of(n)}
	}
	return model.Item{ID: h.name, Text: h.of(n)}
}

// repeated is a piece as often as it takes.
func repeated(piece string) func(int) string {
	return func(n int) string { return strings.Repeat(piece, n/len(piece)+1) }
}

// numbered is a piece with a number in it as often as it takes.
func numbered(piece string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, piece, i)
		}
		return b.String()
	}
}

// between sets a shape between two texts.
func between(before string, of func(int) string, after string) func(int) string {
	return func(n int) string { return before + of(n) + after }
}

// shuffled is pieces in an order that follows no rule.
func shuffled(pieces ...string) func(int) string {
	return func(n int) string {
		dice := rand.New(rand.NewPCG(1, 2))
		var b strings.Builder
		for b.Len() < n {
			b.WriteString(pieces[dice.IntN(len(pieces))])
		}
		return b.String()
	}
}

// hostileShapes are inputs that have hung or broken readers, or might.
var hostileShapes = []hostileShape{
	{"one line of words", false, repeated("word and word ")},
	{"one token", false, repeated("a")},
	{"one token of figures", false, repeated("7")},
	{"capitals", false, repeated("ABC ")},
	{"names", false, numbered("Anna%d Orr ")},
	{"spaces", false, repeated(" ")},
	{"spaces between words", false, between("A", repeated(" "), "b.")},
	{"no-break spaces", false, repeated("\u00a0")},
	{"newlines", false, repeated("\n")},
	{"stops", false, repeated(".")},
	{"stops with spaces", false, repeated(". ")},
	{"dashes", false, repeated("— ")},
	{"short words with stops", false, repeated("a. ")},
	{"one-word lines", false, repeated("word\n")},
	{"one-word lines, all different", false, numbered("w%d\n")},
	{"one-word paragraphs", false, numbered("W%d\n\n")},
	{"short lines", false, repeated("a b\n")},
	{"entities as text", false, repeated("&amp;")},
	{"combining marks", false, between("a", repeated("\u0301"), "")},
	{"soft hyphens", false, repeated("\u00ad")},
	{"words with soft hyphens", false, repeated("wo\u00adrd ")},
	{"alternating scripts", false, repeated("aя中שa กا ")},
	{"one line of Chinese", false, repeated("中文新闻。")},
	{"one line of Thai", false, repeated("ภาษาไทย")},
	{"invalid UTF-8", false, repeated("\xff\xfe a\x80 ")},
	{"NUL", false, repeated("\x00")},
	{"quotation marks open", false, repeated("“")},
	{"quotation marks", false, repeated("\"a")},
	{"nested quotations", false, func(n int) string { return strings.Repeat("“‘a ", n/16) + strings.Repeat("b’” ", n/16) }},
	{"brackets", false, repeated("(")},
	{"brackets around nothing", false, repeated("() ")},
	{"credits open", false, repeated("(dpa ")},
	{"By By By", false, repeated("By ")},
	{"bylines", false, repeated("By Jo Marsh\n")},
	{"bylines, all different", false, numbered("By Jo%d Marsh\n")},
	{"byline of very many", false, between("By ", numbered("Jo%d Marsh, "), "")},
	{"bare names", false, numbered("Jo%d Marsh\n\n")},
	{"dates", false, repeated("3 March 2024\n")},
	{"dates in a row", false, repeated("3 March 2024 ")},
	{"crawl dates in a row", false, repeated("date 2024-03-03 ")},
	{"times", false, repeated("10:51 AM EST ")},
	{"datelines", false, repeated("OSLO (AP) — ")},
	{"datelines in lines", false, repeated("OSLO, Aug 8 (AFP) - It fell.\n")},
	{"wire opening without an end", false, repeated("OSLO, NEW YORK ")},
	{"credits", false, repeated("Nothing. (dpa)\n")},
	{"credits on one line", false, repeated("(dpa) ")},
	{"credits with very many agencies", false, between("It fell. (", repeated("dpa/"), ")")},
	{"reporting by", false, repeated("Reporting by ")},
	{"read more", false, repeated("Read more: A title\n")},
	{"read more on one line", false, repeated("Read more: ")},
	{"read more and titles", false, numbered("Read more: Town %d votes\n\nIt fell.\n\n")},
	{"related lists", false, numbered("Related stories\nTown %d votes\nTown votes again\n")},
	{"arrows", false, repeated("→ ")},
	{"appeals", false, repeated("Support our journalism. ")},
	{"appeals in paragraphs", false, repeated("Please support our journalism: your donation keeps us going.\n\n")},
	{"appeals without a stop", false, repeated("support our journalism your donation ")},
	{"appeals among sentences", false, repeated("He said. She left. Donate now. ")},
	{"half an appeal among sentences", false, repeated("We need you. It fell. Help us. The end came. ")},
	{"sign-ups", false, repeated("Sign up for our newsletter today. ")},
	{"buttons", false, repeated("Donate ")},
	{"share bars", false, repeated("Facebook Twitter WhatsApp Print ")},
	{"cookies", false, repeated("We use cookies. Accept all ")},
	{"rights", false, repeated("© 2025 The Paper. ")},
	{"captions", false, repeated("The harbour Photo: Al Orr\n")},
	{"captions on one line", false, repeated("Photo: Al Orr ")},
	{"agencies at the end of lines", false, repeated("The harbour / AFP\n")},
	{"addresses", false, repeated("http://example.org/a?b=c ")},
	{"one address", false, between("http://example.org/", repeated("a/"), "")},
	{"list items", false, repeated("- an item\n")},
	{"bullets", false, repeated("- ")},
	{"bullets in lines", false, repeated("-\n")},
	{"hard-wrapped", false, repeated("a line that is about as long as those of a hard-wrapped letter are, and\n")},
	{"line separators", false, repeated("one\u2028two ")},
	{"paragraphs that repeat each other", false, repeated("Talks went on late into the night, and nobody left.\n\n")},
	{"pieces in disorder", false, shuffled(pieces...)},
	{"pieces in disorder, in lines", false, func(n int) string {
		return strings.ReplaceAll(shuffled(pieces...)(n), ".", ".\n")
	}},
	{"cues in disorder", false, shuffled("donate ", "our journalism ", "support ", "newsletter ", "sign up ", "read more ", "we ", "you ", "our ", "share ", "now. ", "said ", "“", "”", "\n")},
	{"a million abbreviations", false, repeated("Mr. A. ")},
	{"carriage returns", false, repeated("a\r")},

	{"open divs", true, between("", repeated("<div>"), "text that stands in the deep.")},
	{"open b", true, between("", repeated("<b>"), "text")},
	{"open a", true, repeated("<a href=x>text ")},
	{"open divs, 500 deep, again", true, repeated(strings.Repeat("<div>text ", 400) + strings.Repeat("</div>", 400))},
	{"closed tags", true, repeated("</p></div>")},
	{"tables", true, repeated("<table><tr><td>x")},
	{"lists in lists", true, repeated("<ul><li>x ")},
	{"misnested", true, repeated("<b><p><i></b>x</p></i>")},
	{"open script", true, between("<p>One sentence is here.</p><script>", repeated("a"), "")},
	{"open comment", true, between("<p>One sentence is here.</p><!--", repeated("-"), "")},
	{"comments", true, repeated("<!-- a -->b ")},
	{"open tag", true, between("<p>One sentence is here.</p><p ", repeated("a "), "")},
	{"open quotes in a tag", true, repeated(`<p class="`)},
	{"attributes", true, between("<p ", numbered("a%d=b "), ">Text.</p>")},
	{"one attribute", true, between(`<p class="`, repeated("nav "), `">Text.</p>`)},
	{"small paragraphs", true, repeated("<p>A b c.</p>")},
	{"paragraphs", true, numbered("<p>The council of town %d met and talked for hours about the harbour.</p>")},
	{"paragraphs that repeat", true, repeated("<p>The council of the town met and talked for hours about the harbour.</p>")},
	{"text and br", true, repeated("text<br>")},
	{"links", true, between("<body><p>", repeated(`<a href="/x">a link</a> `), "")},
	{"links in items", true, between("<ul>", numbered(`<li><a href="/%d">a link to it</a>`), "")},
	{"headings", true, numbered("<h2>Heading %d</h2><p>Text that is a sentence.</p>")},
	{"first headings", true, numbered("<h1>Heading %d</h1>")},
	{"articles", true, repeated("<article><p>The council met and talked for hours about the harbour.</p></article>")},
	{"asides", true, repeated("<p>The council met and talked for hours, and left.</p><aside>Read more</aside>")},
	{"times of day", true, repeated("<time datetime=2024-03-03>3 March</time> ")},
	{"meta", true, numbered(`<meta property="og:title" content="Title %d">`)},
	{"titles", true, numbered("<title>Title %d</title>")},
	{"json-ld", true, numbered(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Title %d"}</script>`)},
	{"json-ld as deep as it gets", true, between(`<script type="application/ld+json">`, repeated("["), `</script><p>Text.</p>`)},
	{"json-ld that is long", true, between(`<script type="application/ld+json">{"@graph":[`, repeated(`{"@type":"NewsArticle"},`), `{}]}</script><p>Text.</p>`)},
	{"entities", true, between("<p>", repeated("&#27;&lt;"), "")},
	{"entities without an end", true, repeated("&amp")},
	{"svg and math", true, repeated("<svg><math><p>x</svg>")},
	{"templates", true, repeated("<template><p>x")},
	{"frames and forms", true, repeated("<form><input><select><option>x")},
	{"spans around letters", true, repeated("<span>a</span>")},
	{"images with captions", true, numbered("<figure><img src=%d.jpg><figcaption>The harbour at dawn, Photo: AFP</figcaption></figure>")},
	{"quotations in blocks", true, repeated("<blockquote>text that is one ")},
	{"preformatted", true, between("<pre>", repeated("a\n\n"), "")},
	{"plain text", true, repeated("Just words. And more. ")},
	{"figures in cells", true, between("<table>", numbered("<tr><td>%d<td>2"), "")},
}
