package markup_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model/markup"
)

// tokens of a document, one a line: +name attributes, -name, 'text', [CDATA].
func tokens(doc string) string {
	var b strings.Builder
	scan := markup.Scan([]byte(doc))
	scan.Closers = []string{"</item>"}
	for t, ok := scan.Next(); ok; t, ok = scan.Next() {
		switch t.Kind {
		case markup.Text:
			fmt.Fprintf(&b, "'%s' ", t.Raw)
		case markup.CData:
			fmt.Fprintf(&b, "[%s] ", t.Raw)
		case markup.Close:
			fmt.Fprintf(&b, "-%s ", t.Name)
		case markup.Open:
			fmt.Fprintf(&b, "+%s", t.Name)
			for name, value := range markup.Attrs(t.Raw) {
				fmt.Fprintf(&b, "{%s=%s}", name, value)
			}
			if t.Empty {
				b.WriteByte('/')
			}
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

func TestScan(t *testing.T) {
	for _, row := range []struct{ name, in, want string }{
		{"sound", `<a b="c" d='e'>f<g/></a>`, "+a{b=c}{d=e} 'f' +g/ -a"},
		{"a comment, an instruction", "<?xml x?><!-- <b> --><a>", "+a"},
		{"a comment in text", "x<!-- y -->z", "'x' 'z'"},
		{"a comment never closed", "<!-- x <b>c", "'c'"},
		{"CDATA", "<a><![CDATA[<b>&amp;]]></a>", "+a [<b>&amp;] -a"},
		{"CDATA never closed", "<a><![CDATA[x</a>", "+a [x]"},
		{"CDATA never closed, another item", "<item><![CDATA[x</d></item> <item><![CDATA[y]]></item>", "+item [x] -item ' ' +item [y] -item"},
		{"CDATA about items", "<item><![CDATA[</item>x<item>]]></item>", "+item [</item>x<item>] -item"},
		{"a DTD", `<!DOCTYPE a SYSTEM "x"><a>`, "+a"},
		{"a DTD with entities", `<!DOCTYPE a [<!ENTITY b "c>"> ]><a>`, "+a"},
		{"a DTD that never ends", `<!DOCTYPE a [<!ENTITY b "c"><a>`, "+a"},
		{"less-than is text", "a < b <3 <= <>", "'a < b <3 <= <>'"},
		{"a tag that meets another", "a <b c <d>", "'a <b c ' +d"},
		{"an end that meets another", "<a>x</a<b>", "+a 'x' -a +b"},
		{"a tag at the end", "<a>x<b c='d'", "+a 'x<b c='d''"},
		{"no quotes", "<a b=c d e=/f/>", "+a{b=c}{d=}{e=/f/}"},
		{"angles in quotes", `<a b="x>y<z">t`, "+a{b=x>y<z} 't'"},
		{"a quote never closed", `<a b="c>t</a><d e="f">`, "+a{b=c} 't' -a +d{e=f}"},
		{"a quote in prose", `<a it's>t<b it's>`, "+a{it=}{s=} 't' +b{it=}{s=}"},
		{"an attribute escaped", `<a b="&lt;&amp;amp;&#x201c;">`, "+a{b=<&amp;“}"},
		{"space in a tag", "<a\n b = 'c'\n></a >", "+a{b=c} -a"},
		{"names", "<a:b-c.d_1/><é>", "+a:b-c.d_1/ +é"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if diff := cmp.Diff(row.want, tokens(row.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUnreadAndAttr(t *testing.T) {
	scan := markup.Scan([]byte("x<a B='c'>y"))
	_, _ = scan.Next()
	tag, _ := scan.Next()
	scan.Unread(tag)
	if again, ok := scan.Next(); !ok || again.Start != 1 || again.End != 10 || markup.Attr(again.Raw, "b") != "c" || markup.Attr(again.Raw, "d") != "" {
		t.Errorf("%+v", again)
	}
	if text, _ := scan.Next(); string(text.Raw) != "y" {
		t.Errorf("%+v", text)
	}
}

func TestUnescape(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                        "plain",
		"&amp;&lt;&gt;&quot;&apos;":    `&<>"'`,
		"&amp;lt;":                     "&lt;",
		"&eacute;&nbsp;&hellip;":       "é\u00a0…",
		"&#233;&#xE9;&#XE9;":           "ééé",
		"&#146;":                       "’",
		"&#0;&#27;&#x9b;":              "\uFFFD›",
		"&#9;&#10;&#11;":               "\t\n ",
		"&#xD800;&#x110000;":           "\uFFFD\uFFFD",
		"a&b &copy &notit; &;":         "a&b &copy &notit; &;",
		"&semi;":                       ";",
		"&#;&#x;":                      "&#;&#x;",
		"& x":                          "& x",
		"&" + strings.Repeat("a", 200): "&" + strings.Repeat("a", 200),
	} {
		if got := markup.Unescape([]byte(in)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestDecode(t *testing.T) {
	for _, row := range []struct{ name, in, kind, want string }{
		{"UTF-8", "<a>é", "", "<a>é"},
		{"a mark", "\uFEFF<a>", "", "<a>"},
		{"a byte of windows-1252", "<a>é\x93x\x94", "", "<a>é“x”"},
		{"all windows-1252", "<a>caf\xe9 \x80", "", "<a>café €"},
		{"the type says so", "<a>\xcc\xee\xf1\xea\xe2\xe0", "text/xml; charset=windows-1251", "<a>Москва"},
		{"the document says more", "<?xml encoding='koi8-r'?>\xed\xcf\xd3\xcb\xd7\xc1", "text/xml; charset=windows-1251", "<?xml encoding='koi8-r'?>Москва"},
		{"both lie", "<?xml encoding='utf-16'?>é", "text/xml; charset=shift_jis", "<?xml encoding='utf-16'?>é"},
		{"UTF-8 it says, and is not", "<?xml encoding='utf-8'?>\xe9\xe9\xe9ü", "", "<?xml encoding='utf-8'?>éééü"},
		{"Japanese", "<?xml encoding='iso-2022-jp'?>\x1b$B$\"\x1b(B", "", "<?xml encoding='iso-2022-jp'?>あ"},
		{"a sequence that breaks off", "<a>é\xe2\x80", "", "<a>é\uFFFD"},
		{"controls", "a\x00b\x1bc\x7fd\x0be\tf\r\n", "", "abcd e\tf\r\n"},
		{"controls beyond ASCII", "it\u0092s\u0081", "", "it’s\uFFFD"},
		{"empty", "", "", ""},
		{"a type that is none", "x\xe9", ";;", "xé"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := string(markup.Decode([]byte(row.in), row.kind)); got != row.want {
				t.Errorf("%q, want %q", got, row.want)
			}
		})
	}
}

// FuzzScan: what Decode gives is UTF-8 without controls; the tokens stand in the
// document, one behind the other, and the scan ends.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"<a b='c'>d<!-- e --><![CDATA[f]]></a>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "a < b & c &#x1b; <d e=\"f", "<![CDATA[x</item><item>", "\xFF\xFEa\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		before := bytes.Clone(b)
		doc := markup.Decode(b, "text/xml; charset=windows-1251")
		if !bytes.Equal(b, before) {
			t.Error("the body was changed")
		}
		if !utf8.Valid(doc) || bytes.ContainsAny(doc, "\x00\x1b\x7f") {
			t.Errorf("%q is not tame", doc)
		}
		scan := markup.Scan(doc)
		scan.Closers = []string{"</item>"}
		end := 0
		for tok, ok := scan.Next(); ok; tok, ok = scan.Next() {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(doc) {
				t.Fatalf("a token at %d–%d behind %d of %d", tok.Start, tok.End, end, len(doc))
			}
			end = tok.End
			for name, value := range markup.Attrs(tok.Raw) {
				if name == "" || !utf8.ValidString(value) {
					t.Errorf("the attribute %q = %q", name, value)
				}
			}
			_ = markup.Unescape(tok.Raw)
		}
	})
}

// BenchmarkScan goes through 4 MB of a feed's markup.
func BenchmarkScan(b *testing.B) {
	doc := []byte(strings.Repeat(`<item><title>A &amp; B</title><link>https://harbour.example/</link><d><![CDATA[<p>Text of an article.</p>]]></d></item>`+"\n", 32<<10))
	b.SetBytes(int64(len(doc)))
	b.ReportAllocs()
	for b.Loop() {
		scan := markup.Scan(doc)
		for _, ok := scan.Next(); ok; _, ok = scan.Next() {
		}
	}
}
