package clean

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-reader/lede/model"
)

// maxBlocks is how many blocks of a page are read; maxText how many bytes of one.
const (
	maxBlocks = 20_000
	maxText   = 1 << 20
)

// walk reads the visible text of a page, block by block.
func (p *page) walk(doc *html.Node) {
	w := &walker{page: p}
	w.node(doc, place{}, nil)
	w.flush(place{}, nil)
}

// walker gathers the text of the block that is being read.
type walker struct {
	page   *page
	text   strings.Builder
	space  bool // white space is due before the next character
	marks  []rawMark
	linked int
	inner  int
	items  map[*html.Node]int // how many of an ordered list were read
}

// node reads an element and what is in it. Its depth is bounded by html.Parse,
// which goes no deeper than 512.
func (w *walker) node(n *html.Node, o place, holder *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data, o.pre)
		return
	case html.ElementNode:
	case html.DocumentNode:
		w.children(n, o, holder)
		return
	default:
		return
	}
	if unread(n) {
		return
	}
	if hidden(n) {
		if !w.page.holdsMost(n) {
			return
		}
		n.Attr = nil // a page that a script uncovers: readability must see it too
	}
	if n.DataAtom == atom.Br {
		if o.heading > 0 || o.table || o.list > 0 || o.caption {
			w.space = true
		} else if o.pre {
			w.write("\n", true)
		} else {
			w.flush(o, holder)
		}
		return
	}
	if inline(n) {
		w.inline(n, o, holder)
		return
	}
	w.flush(o, holder)
	inner := o.inside(n, w.page.holdsMost(n), w.page.weight[n] >= someProse)
	if inner.pullable && !o.pullable && w.pull(n) {
		inner.outside = "pullquote"
	}
	if n.DataAtom == atom.Li {
		inner.marker = w.marker(n)
	}
	if w.page.above == nil {
		w.page.above = map[*html.Node]*html.Node{}
	}
	w.page.above[n] = holder
	if n.DataAtom == atom.Tr && figures(n) {
		w.row(n, inner)
	} else {
		w.children(n, inner, n)
	}
	w.flush(inner, n)
}

// maxCell is how many bytes of text a cell has at most in a row that is set as one
// line; maxCells how many cells.
const (
	maxCell  = 120
	maxCells = 24
)

// figures tells whether a row of a table is one of figures or names: several short
// cells without blocks of their own.
func figures(tr *html.Node) bool {
	cells := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		cells++
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th || cells > maxCells || hidden(c) || !inlineOnly(c) || len(textOf(c)) > maxCell {
			return false
		}
	}
	return cells > 1
}

// inlineOnly tells whether nothing in an element is a block.
func inlineOnly(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (!inline(c) && c.DataAtom != atom.Br || !inlineOnly(c)) {
			return false
		}
	}
	return true
}

// row reads a row as one line, its cells parted by bars.
func (w *walker) row(tr *html.Node, o place) {
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if w.text.Len() > 0 {
			w.space = true
			w.write("|", false)
			w.space = true
		}
		w.children(c, o, tr)
	}
}

func (w *walker) children(n *html.Node, o place, holder *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, o, holder)
	}
}

// inline reads an element that runs along in the text, and marks it.
func (w *walker) inline(n *html.Node, o place, holder *html.Node) {
	if n.DataAtom == atom.Q {
		w.write("“", false)
		defer w.write("”", false)
	}
	if sign(n) {
		return
	}
	before := w.text.Len()
	class, _ := names(n)
	if class != "" && o.outside == "" && n.DataAtom != atom.A {
		if r := classReason(class); r == "screen" {
			return
		}
	}
	count := len(w.page.blocks)
	w.children(n, o, holder)
	if count != len(w.page.blocks) {
		return // a block stood in it: nothing to mark
	}
	after := w.text.Len()
	for before < after && w.text.String()[before] == ' ' {
		before++
	}
	if before >= after {
		return
	}
	m := rawMark{start: before, end: after}
	switch n.DataAtom {
	case atom.A:
		w.linked += after - before
		if strings.HasPrefix(attr(n, "href"), "#") {
			w.inner += after - before
		}
		u, err := w.page.base.Parse(strings.TrimSpace(attr(n, "href")))
		if err != nil || attr(n, "href") == "" || u.Scheme == "javascript" || u.Scheme == "data" {
			return
		}
		m.kind, m.url = model.Link, u.String()
	case atom.Strong, atom.B:
		m.kind = model.Strong
	case atom.Em, atom.I, atom.Cite, atom.Dfn:
		m.kind = model.Emphasis
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		m.kind = model.Code
	default:
		return
	}
	w.marks = append(w.marks, m)
}

// sign tells whether an inline element is no part of the text: a tip that waits
// for the mouse, the anchor of a heading, the arrow back from a footnote.
func sign(n *html.Node) bool {
	if attr(n, "role") == "tooltip" {
		return true
	}
	if n.DataAtom != atom.A {
		return false
	}
	switch strings.Trim(textOf(n), spaces+"\ufe0e\ufe0f") {
	case "↩", "↑", "^", "¶", "#", "§", "🔗":
		return strings.HasPrefix(attr(n, "href"), "#")
	}
	return false
}

// write appends text with its white space made single spaces, unless verbatim.
func (w *walker) write(s string, verbatim bool) {
	if w.text.Len() > maxText {
		return
	}
	if strings.Contains(s, softHyphen) {
		s = strings.ReplaceAll(s, softHyphen, "")
	}
	if verbatim {
		w.text.WriteString(s)
		return
	}
	for i := 0; i < len(s); {
		if isSpace(s[i]) {
			w.space = true
			i++
			continue
		}
		n := i + 1
		for n < len(s) && !isSpace(s[n]) {
			n++
		}
		if w.space && w.text.Len() > 0 {
			w.text.WriteByte(' ')
		}
		w.space = false
		w.text.WriteString(s[i:n])
		i = n
	}
}

// softHyphen tells where a word may be parted, and is not seen elsewhere.
const softHyphen = "\u00ad"

// flush ends the block that is being read.
func (w *walker) flush(o place, holder *html.Node) {
	text, marks, linked, inner := w.text.String(), w.marks, w.linked, w.inner
	w.text.Reset()
	w.space, w.marks, w.linked, w.inner = false, nil, 0, 0
	if o.pre {
		text = strings.TrimRight(blankLines(text), spaces)
	}
	if strings.Trim(text, spaces) == "" || len(w.page.blocks) >= maxBlocks {
		return
	}
	lead := len(text) - len(strings.TrimLeft(text, spaces))
	if lead > 0 && !o.pre {
		for i := range marks {
			marks[i].start, marks[i].end = max(0, marks[i].start-lead), max(0, marks[i].end-lead)
		}
		text = text[lead:]
	}
	text = strings.TrimRight(text, spaces)
	sh := shape{marks: marks}
	switch {
	case o.pre:
		sh.kind, sh.marks = model.Preformatted, nil
	case o.heading > 0:
		sh.kind, sh.level = model.Heading, o.heading
	case o.marker != "":
		sh.kind, sh.level, sh.marker = model.ListItem, max(1, o.list), o.marker
	case o.quote:
		sh.kind = model.Blockquote
	}
	w.page.blocks = append(w.page.blocks, pageBlock{text: text, shape: sh, place: o, parent: holder, linked: linked, inner: inner})
}

// blankLines makes blank lines of preformatted text lines with a space, so that
// they do not part the block.
func blankLines(s string) string {
	s = strings.Trim(strings.ReplaceAll(s, "\r\n", "\n"), "\n\r")
	for strings.Contains(s, "\n\n") {
		s = strings.ReplaceAll(s, "\n\n", "\n")
	}
	return s
}

// marker is the sign of a list item: a bullet, or its number.
func (w *walker) marker(li *html.Node) string {
	if li.Parent == nil || li.Parent.DataAtom != atom.Ol {
		return "•"
	}
	if w.items == nil {
		w.items = map[*html.Node]int{}
	}
	n, counted := w.items[li.Parent]
	if start := attr(li.Parent, "start"); !counted && start != "" {
		n = number(start) - 1
	}
	w.items[li.Parent] = n + 1
	return fmt.Sprintf("%d.", n+1)
}

// unread tells whether nothing in an element is text of the page.
func unread(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Head, atom.Select, atom.Button,
		atom.Input, atom.Textarea, atom.Canvas, atom.Audio, atom.Video, atom.Embed, atom.Datalist, atom.Math, atom.Map, atom.Dialog, atom.Frameset:
		return true
	}
	return false
}

// inline tells whether an element runs along in the text.
func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font,
		atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Meter, atom.Nobr, atom.Output, atom.Q, atom.Rp, atom.Rt, atom.Ruby, atom.S,
		atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Picture, atom.Img:
		return true
	}
	return n.DataAtom == 0 && !strings.Contains(n.Data, "-") // an unknown element; a custom one is a block
}

// pull reads a pull quote: its words, and who said them.
func (w *walker) pull(n *html.Node) bool {
	q := pageQuote{block: len(w.page.blocks)}
	var words, credit strings.Builder
	gather(n, &words, &credit, false)
	q.text = strings.Trim(oneLine(words.String()), `"“”„«» `)
	q.speaker = strings.TrimLeft(oneLine(credit.String()), "—–- ")
	if name, role, ok := strings.Cut(q.speaker, ","); ok {
		q.speaker, q.role = strings.TrimSpace(name), strings.TrimSpace(role)
	}
	if n := utf8.RuneCountInString(q.text); n < minPull || n > maxPull {
		return false
	}
	w.page.quotes = append(w.page.quotes, q)
	return true
}

// A pull quote's length in characters: shorter is a label, longer is a box.
const (
	minPull = 20
	maxPull = 400
)

// gather collects the words of an element, and those in figcaption, cite and
// footer apart.
func gather(n *html.Node, words, credit *strings.Builder, named bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && named:
			credit.WriteString(c.Data + " ")
		case c.Type == html.TextNode:
			words.WriteString(c.Data + " ")
		case c.Type == html.ElementNode && !unread(c):
			gather(c, words, credit, named || c.DataAtom == atom.Figcaption || c.DataAtom == atom.Cite || c.DataAtom == atom.Footer)
		}
	}
}
