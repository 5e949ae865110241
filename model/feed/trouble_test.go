package feed_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model/feed"
)

const (
	open = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><link>https://harbour.example/</link>`
	end  = `</channel></rss>`
)

// TestTrouble reads feeds with something wrong, as they are in the wild. want is
// the first item: title, URL, its text or HTML.
func TestTrouble(t *testing.T) {
	item := func(s string) string { return open + "<item><link>/a</link>" + s + "</item>" + end }
	atomEntry := func(s string) string {
		return `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour.example/base/"><title>T</title><entry><id>x</id>` + s + `</entry></feed>`
	}
	for _, row := range []struct{ name, body, want string }{
		// what the bytes are
		{"a Latin-1 byte in UTF-8", item("<title>Caf\xe9 für alle</title>"), "Café für alle|https://harbour.example/a|"},
		{"Latin-1 that says so", `<?xml version="1.0" encoding="iso-8859-1"?>` + item("<title>Caf\xe9</title>"), "Café|https://harbour.example/a|"},
		{"UTF-8 that says Latin-1", `<?xml version="1.0" encoding="iso-8859-1"?>` + item("<title>Café</title>"), "Café|https://harbour.example/a|"},
		{"Cyrillic that says so", `<?xml version="1.0" encoding="windows-1251"?>` + item("<title>\xcc\xee\xf1\xea\xe2\xe0</title>"), "Москва|https://harbour.example/a|"},
		{"an encoding nobody knows", `<?xml version="1.0" encoding="x-none"?>` + item("<title>Café</title>"), "Café|https://harbour.example/a|"},
		{"UTF-16 with a mark", utf16of("\uFEFF" + item("<title>Café</title>")), "Café|https://harbour.example/a|"},
		{"UTF-16 without a mark", utf16of(item("<title>Café</title>")), "Café|https://harbour.example/a|"},
		{"UTF-8 with a mark", "\uFEFF" + item("<title>A</title>"), "A|https://harbour.example/a|"},
		{"control characters", item("<title>A\x1b[31mB\x00C\x0b</title>"), "A[31mBC|https://harbour.example/a|"},
		{"a control character by number", item("<title>A&#x1B;[31mB</title>"), "A[31mB|https://harbour.example/a|"},

		// references
		{"a bare ampersand", item("<title>Fish & chips &c</title>"), "Fish & chips &c|https://harbour.example/a|"},
		{"references of HTML", item("<title>Caf&eacute;&nbsp;&ndash; &#8220;x&#8221; &#x2014;</title>"), "Café – “x” —|https://harbour.example/a|"},
		{"escaped twice", item("<title>Fish &amp;amp; chips &amp;#8217;s</title>"), "Fish & chips ’s|https://harbour.example/a|"},
		{"a reference to nothing", item("<title>A &nothing; B</title>"), "A &nothing; B|https://harbour.example/a|"},
		{"a link with bare ampersands", open + "<item><title>A</title><link>https://harbour.example/?a=1&copy=2&lt=3</link></item>" + end, "A|https://harbour.example/?a=1&copy=2&lt=3|"},
		{"billion laughs", `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>` + item("<title>A &b;</title>"), "A &b;|https://harbour.example/a|"},
		{"an entity that reads a file", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + item("<title>A &a;</title>"), "A &a;|https://harbour.example/a|"},

		// titles
		{"a title in CDATA", item("<title><![CDATA[Fish & <b>chips</b> &#8211; now]]></title>"), "Fish & chips – now|https://harbour.example/a|"},
		{"less-than in a title", item("<title>Growth < 5 % & debt <3</title>"), "Growth < 5 % & debt <3|https://harbour.example/a|"},
		{"a word in angles", item("<title>Use vector<int> well</title>"), "Use vector<int> well|https://harbour.example/a|"},
		{"escaped tags in a title", item("<title>A &lt;em&gt;new&lt;/em&gt; start</title>"), "A new start|https://harbour.example/a|"},
		{"a title about a tag", item("<title>Why &lt;b&gt; is bad</title>"), "Why <b> is bad|https://harbour.example/a|"},
		{"a title over lines", item("<title>\n A\n  B\n</title>"), "A B|https://harbour.example/a|"},
		{"Atom: a title that is text", atomEntry(`<title type="text">The &lt;b&gt; tag</title>`), "The <b> tag||"},
		{"Atom: a title that is HTML", atomEntry(`<title type="html">The &lt;b&gt;big&lt;/b&gt; &amp;amp; one</title>`), "The big & one||"},
		{"Atom: a title that is XHTML", atomEntry(`<title type="xhtml"><div>The <b>big</b> &amp; one</div></title>`), "The big & one||"},
		{"only a title of a module", item(`<media:title>A</media:title>`), "A|https://harbour.example/a|"},

		// texts
		{"content before the summary", item("<title>A</title><description>short</description><content:encoded>&lt;p&gt;long&lt;/p&gt;</content:encoded>"), "A|https://harbour.example/a|<p>long</p>"},
		{"content that is empty", item("<title>A</title><content:encoded><![CDATA[<p> </p>]]></content:encoded><description>short</description>"), "A|https://harbour.example/a|short"},
		{"content without its namespace", strings.Replace(item("<title>A</title><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded>"), "xmlns:content", "xmlns:other", 1), "A|https://harbour.example/a|<p>x</p>"},
		{"another prefix for content", strings.Replace(item("<title>A</title><c:encoded>&lt;p&gt;x&lt;/p&gt;</c:encoded>"), "xmlns:content", "xmlns:c", 1), "A|https://harbour.example/a|<p>x</p>"},
		{"plain text", item("<title>A</title><description>Fish &amp;amp; chips,\n5 &lt; 6</description>"), "A|https://harbour.example/a|Fish & chips,\n5 < 6"},
		{"HTML that is not escaped", item("<title>A</title><description><p>One<br/>two<b>!</b></p><title>x</title></description>"), "A|https://harbour.example/a|<p>One<br>two<b>!</b></p><title>x</title>"},
		{"HTML escaped twice", item("<title>A</title><description>&amp;lt;p&amp;gt;x&amp;lt;/p&amp;gt;</description>"), "A|https://harbour.example/a|<p>x</p>"},
		{"CDATA in two parts", item("<title>A</title><description><![CDATA[<p>x]]]]><![CDATA[>y</p>]]></description>"), "A|https://harbour.example/a|<p>x]]>y</p>"},
		{"CDATA never closed", item("<title>A</title><description><![CDATA[<p>x</p></description>"), "A|https://harbour.example/a|<p>x</p>"},
		{"Atom: XHTML", atomEntry(`<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a <h:i/>b &lt; c</h:p></h:div></content>`), `||<div xmlns:h="http://www.w3.org/1999/xhtml"><p>a <i></i>b &lt; c</p></div>`},
		{"Atom: plain text", atomEntry(`<content type="text">a &lt;p&gt; b</content>`), "||a <p> b"},
		{"Atom: a picture as content", atomEntry(`<content type="image/png" src="x.png"/><summary>s</summary>`), "||s"},
		{"only a picture", item(`<title>A</title><description>&lt;img src="i.png"&gt;</description>`), `A|https://harbour.example/a|<img src="https://harbour.example/i.png">`},
		{"an end tag of another name", item("<title>A</subtitle></title>"), "A|https://harbour.example/a|"},
		{"Atom: base64", atomEntry(`<summary mode="base64" type="text/html">PHA+eDwvcD4=</summary>`), "||<p>x</p>"},
		{"Atom: base64 that is none", atomEntry(`<summary mode="base64">x!</summary>`), "||x!"},
		{"the base of a whole feed", atomEntry(`<link href="/deep/a"/><summary type="html">&lt;a href="b"&gt;b&lt;/a&gt;</summary>`), `|https://harbour.example/deep/a|<a href="https://harbour.example/base/b">b</a>`},
		{"Atom 0.3", `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>A</title><link rel="alternate" type="text/html" href="https://harbour.example/a"/><content type="text/html" mode="escaped">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>`, "A|https://harbour.example/a|<p>x</p>"},

		// addresses
		{"a relative link in a text", item(`<title>A</title><description>&lt;a href="../b?x=1&amp;amp;y=2"&gt;b&lt;/a&gt; &lt;img src=/i.png&gt; &lt;a href="#n"&gt;n&lt;/a&gt;</description>`), `A|https://harbour.example/a|<a href="https://harbour.example/b?x=1&amp;y=2">b</a> <img src="https://harbour.example/i.png"> <a href="#n">n</a>`},
		{"xml:base", atomEntry(`<link href="a"/><content type="html" xml:base="deep/">&lt;a href="b"&gt;b&lt;/a&gt;</content>`), `|https://harbour.example/base/a|<a href="https://harbour.example/base/deep/b">b</a>`},
		{"the link of the feed's service", item(`<title>A</title><feedburner:origLink>https://real.example/a</feedburner:origLink>`), "A|https://real.example/a|"},
		{"an alert's link", open + "<item><title>A</title><link>https://www.google.com/url?rct=j&amp;url=https://real.example/a&amp;ct=ga</link></item>" + end, "A|https://real.example/a|"},
		{"a guid for a link", open + "<item><title>A</title><guid>https://harbour.example/g</guid></item>" + end, "A|https://harbour.example/g|"},
		{"a guid that is none", open + "<item><title>A</title><guid isPermaLink='false'>https://harbour.example/g</guid></item>" + end, "A||"},
		{"javascript", open + "<item><title>A</title><link>javascript:alert(1)</link></item>" + end, "A||"},
		{"a percent sign", open + "<item><title>A</title><link> https://harbour.example/100%.html\n</link></item>" + end, "A|https://harbour.example/100%25.html|"},
		{"a link as in HTML", open + `<item><title>A</title><link href="https://harbour.example/h"><description>x</description></item>` + end, "A|https://harbour.example/h|x"},
		{"of several links the page", atomEntry(`<link rel="self" href="s"/><link rel="enclosure" href="e"/><link type="application/json" href="j"/><link rel="alternate" type="text/html" href="h"/>`), "|https://harbour.example/base/h|"},

		// the document
		{"junk before", "<br />\n<b>Warning</b>: deprecated in /var/www/x.php\n<?xml version='1.0'?>" + item("<title>A</title>"), "A|https://harbour.example/a|"},
		{"a comment and instructions", "<!-- x --><?xml-stylesheet href='x'?>" + item("<title>A<!-- not this --></title>"), "A|https://harbour.example/a|"},
		{"two roots", "<rss><channel></channel></rss>" + item("<title>A</title>"), "A|https://harbour.example/a|"},
		{"names in capitals", `<RSS><CHANNEL><ITEM><TITLE>A</TITLE><LINK>https://harbour.example/a</LINK></ITEM></CHANNEL></RSS>`, "A|https://harbour.example/a|"},
		{"Atom with a prefix", `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>A</a:title><a:link href="https://harbour.example/a"/></a:entry></a:feed>`, "A|https://harbour.example/a|"},
		{"RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title><items><rdf:Seq><rdf:li resource="y"/></rdf:Seq></items></channel><item rdf:about="https://harbour.example/a"><title>A</title><link>https://harbour.example/a</link></item></rdf:RDF>`, "A|https://harbour.example/a|"},
		{"RSS 0.91 with its DTD", `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><item><title>A</title><link>https://harbour.example/a</link></item></channel></rss>`, "A|https://harbour.example/a|"},
		{"an image with a title", open + "<image><title>Not this</title><url>/i.png</url></image><item><title>A</title></item>" + end, "A||"},
		{"an item in a namespace of RSS", `<r:rss xmlns:r="http://backend.userland.com/rss2"><r:channel><r:item><r:title>A</r:title></r:item></r:channel></r:rss>`, "A||"},
	} {
		t.Run(row.name, func(t *testing.T) {
			f, err := feed.Parse([]byte(row.body), "", address, time.Time{})
			if err != nil {
				t.Fatal(err)
			}
			if len(f.Items) != 1 {
				t.Fatalf("%d items, %v", len(f.Items), f.Problems)
			}
			it := f.Items[0]
			if got := it.Title + "|" + it.URL + "|" + it.Text + it.HTML; got != row.want {
				t.Errorf("\n got %s\nwant %s\n%v", got, row.want, f.Problems)
			}
			if it.Text != "" && it.HTML != "" {
				t.Error("both texts are filled")
			}
		})
	}
}

// utf16of is s as UTF-16, the low byte first.
func utf16of(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// TestNoFeed says what a document is that is no feed.
func TestNoFeed(t *testing.T) {
	for name, row := range map[string]struct{ body, want string }{
		"empty":        {"", "empty"},
		"space":        {" \n ", "empty"},
		"page":         {"<!DOCTYPE html><html><head><title>The &amp; Times</title>", "an HTML page: The & Times"},
		"page, bare":   {"<body>Hi", "an HTML page"},
		"piece":        {"<p>Not found</p>", "an HTML page"},
		"text":         {"Not found", "plain text"},
		"JSON":         {`{"error":"not found"}`, "JSON, but not a feed"},
		"JSON array":   {`[1,2]`, "JSON, but not a feed"},
		"JSON items":   {`{"items":[1,2,3]}`, "JSON, but not a feed"},
		"OPML":         {`<opml version="2.0"><body/></opml>`, "a list of feeds"},
		"sitemap":      {`<urlset><url/></urlset>`, "a sitemap"},
		"other":        {`<?xml version="1.0"?><note>x</note>`, "XML, but not a feed: <note>"},
		"picture":      {"\x89PNG\r\n\x1a\n", "a picture"},
		"PDF":          {"%PDF-1.7", "a PDF"},
		"gzip":         {"\x1f\x8b\x08\x00", "compressed with gzip"},
		"page, later":  {"<!-- x --><div><p>Hi</p><head>", "an HTML page"},
		"page, coded":  {"<html><pre>&lt;rss&gt;&lt;item&gt;", "an HTML page"},
		"start of RSS": {"<rss", "plain text"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := feed.Parse([]byte(row.body), "", address, time.Time{})
			if !errors.Is(err, feed.ErrNotFeed) || !strings.Contains(fmt.Sprint(err), row.want) {
				t.Errorf("%v, want %s", err, row.want)
			}
			if errors.Is(err, feed.ErrPage) != strings.Contains(row.want, "HTML page") {
				t.Errorf("%v: is it a page?", err)
			}
		})
	}
}

// TestHead reads what feeds say of themselves.
func TestHead(t *testing.T) {
	f := parse(t, `<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<atom:link href="https://harbour.example/self.xml" rel="self" type="application/rss+xml"/>
<atom:link href="https://harbour.example/page2.xml" rel="next"/>
<title>The &amp; Times</title><link>/home</link><ttl>90</ttl>
<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>12</sy:updateFrequency>
<image><title>x</title><link>https://not.example/</link><url>/i.png</url></image>
<itunes:new-feed-url>https://new.example/feed</itunes:new-feed-url>
</channel></rss>`)
	want := feed.Feed{
		Title: "The & Times", Home: "https://harbour.example/home", Icon: "https://harbour.example/i.png",
		Self: "https://harbour.example/self.xml", Next: "https://harbour.example/page2.xml", NewAddress: "https://new.example/feed", Refresh: 2 * time.Hour,
	}
	if fmt.Sprint(f.Title, f.Home, f.Icon, f.Self, f.Next, f.NewAddress, f.Refresh) !=
		fmt.Sprint(want.Title, want.Home, want.Icon, want.Self, want.Next, want.NewAddress, want.Refresh) || len(f.Problems) > 0 {
		t.Errorf("%+v", f)
	}
	f = parse(t, `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">A &amp;lt; B</title><icon>/i.ico</icon><link rel="self" href="/self"/><link href="https://harbour.example/"/><entry><title>x</title></entry></feed>`)
	if f.Title != "A < B" || f.Home != "https://harbour.example/" || f.Icon != "https://harbour.example/i.ico" || f.Self != "https://harbour.example/self" {
		t.Errorf("%+v", f)
	}
	f = parse(t, `<rss><channel><item><title>x</title></item></channel></rss>`)
	if f.Items[0].Source != "harbour.example" {
		t.Errorf("a feed without a title is called %q", f.Items[0].Source)
	}
}

// TestBylines reads names as feeds give them.
func TestBylines(t *testing.T) {
	for xml, want := range map[string]string{
		"<author>ada@harbour.example (Ada Quill)</author>":                                           "Ada Quill",
		"<author>Ada Quill &lt;ada@harbour.example&gt;</author>":                                     "Ada Quill",
		"<author>ada@harbour.example</author>":                                                       "",
		"<author>Ada Quill</author><dc:creator>Ben Ink</dc:creator>":                                 "Ben Ink",
		"<dc:creator><![CDATA[Ada Quill]]></dc:creator><dc:creator>Ben Ink</dc:creator>":             "Ada Quill, Ben Ink",
		"<author><name>Ada Quill</name><email>a@b.c</email></author><author><name>B</name></author>": "Ada Quill, B",
		"<author><email>a@b.c</email></author>":                                                      "",
		"<atom:author><atom:name>Ada Quill</atom:name></atom:author>":                                "Ada Quill",
		"<itunes:author>Ada Quill</itunes:author>":                                                   "Ada Quill",
		"<dc:creator>https://harbour.example/ada</dc:creator>":                                       "",
	} {
		f := parse(t, open+"<item><title>x</title>"+xml+"</item>"+end)
		if got := f.Items[0].Byline; got != want {
			t.Errorf("%s: %q, want %q", xml, got, want)
		}
	}
}

// TestLimits: what is too much is cut, and said.
func TestLimits(t *testing.T) {
	for name, row := range map[string]struct {
		body  string
		items int
		want  string
	}{
		"items":      {open + strings.Repeat("<item><title>x</title><guid>", 1) + manyItems(10_001) + end, 10_000, "more than 10000 items"},
		"JSON items": {jsonFeed(10_001), 10_000, "more than 10000 items"},
		"a title":    {open + "<item><title>" + strings.Repeat("a ", 1<<20) + "</title></item>" + end, 1, "title of more than a megabyte"},
		"a text":     {open + "<item><title>x</title><description>" + strings.Repeat("a ", 9<<20) + "</description></item>" + end, 1, "more than 16 MB"},
		"broken":     {open + strings.Repeat("<item></item>", 100) + end, 0, "80 more items are broken"},
	} {
		t.Run(name, func(t *testing.T) {
			f := parse(t, row.body)
			if len(f.Items) != row.items || !strings.Contains(fmt.Sprint(f.Problems), row.want) {
				t.Errorf("%d items, %.300v", len(f.Items), f.Problems)
			}
			for _, p := range f.Problems {
				if len(p.Error()) > 500 {
					t.Errorf("a problem of %d bytes", len(p.Error()))
				}
			}
		})
	}
}

func manyItems(n int) string {
	var b strings.Builder
	b.WriteString("first</guid></item>")
	for i := range n - 1 {
		fmt.Fprintf(&b, "<item><title>x</title><guid>%d</guid></item>", i)
	}
	return b.String()
}

// TestHostile reads documents that make a reader look at the same bytes again and
// again. They are read in moments, or this test ends with that of its package.
func TestHostile(t *testing.T) {
	n := 1 << 20
	for name, piece := range map[string]string{
		"tags never closed":     "<a ",
		"quotes never closed":   `<a b="`,
		"quotes, crossed":       `<a b='<a b="`,
		"sections":              "<![CDATA[",
		"sections and closers":  "<![CDATA[</item><item>",
		"comments":              "<!--",
		"instructions":          "<?",
		"DTDs":                  "<!DOCTYPE a [ ]",
		"items":                 "<item>",
		"titles":                "<title>",
		"items with titles":     "<item><title><b>",
		"depth":                 "<description><p>",
		"ends":                  "</p>",
		"ampersands":            "&amp",
		"namespaces":            `<a xmlns:b="c">`,
		"attributes":            `<a b="c" d="e"/>`,
		"groups":                "<item><media:group><media:group>",
		"prefixed":              "<a:b:c>",
		"authors":               "<item><author>x</author>",
		"links":                 `<item><link>a</link><description>&lt;a href=x&gt;</description>`,
		"relative":              `&lt;a href=x&gt;`,
		"stray angles":          "< < <3 ",
		"titles with bold":      "&lt;b&gt;",
		"a section, then stops": "<item><description><![CDATA[x</item>",
	} {
		t.Run(name, func(t *testing.T) {
			body := strings.Repeat(piece, n/len(piece))
			for _, whole := range []string{
				open + body, open + "<item><title>" + body + "</title></item>", open + "<item><description>" + body + "</description></item>" + end,
				open + body + `]]> --> ?> ]> " ' > </item>` + end,
			} {
				f, err := feed.Parse([]byte(whole), "", address, time.Time{})
				if err == nil && len(f.Problems) > 30 {
					t.Errorf("%d problems", len(f.Problems))
				}
			}
		})
	}
	for name, piece := range map[string]string{
		"objects": `{"a":`, "arrays": "[", "quotes": `"`, "items": `{"id":"1"},`, "broken": `{"id":"1},`, "ends": "}", "commas": ",", "junk": "x,",
		"nested": `{"id":{},{"id":`,
	} {
		t.Run("JSON "+name, func(t *testing.T) {
			body := `{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat(piece, n/len(piece))
			f, err := feed.Parse([]byte(body), "", address, time.Time{})
			if err == nil && len(f.Problems) > 30 {
				t.Errorf("%d problems", len(f.Problems))
			}
		})
	}
}

// TestMemory: a feed takes about its own size beyond the body.
func TestMemory(t *testing.T) {
	body := []byte(rss(2000, 4000))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f, err := feed.Parse(body, "", address, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(f)
	if all, kept := after.TotalAlloc-before.TotalAlloc, after.HeapAlloc-before.HeapAlloc; all > 3*uint64(len(body)) || kept > 3*uint64(len(body))/2 {
		t.Errorf("of %d bytes of feed: %d allocated, %d kept", len(body), all, kept)
	}
	runtime.KeepAlive(body)
}
