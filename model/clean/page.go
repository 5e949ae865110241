package clean

import (
	"errors"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"github.com/lede-reader/lede/model"
)

// maxPage is how many bytes of a page are read: what a source may hold anyway.
const maxPage = 16 << 20

// maxTags is how many tags a page has at most that is read as a tree, whose nodes
// take some 150 bytes each; any other is read by tokens.
const maxTags = 200_000

var errTags = errors.New("too many tags")

// pageSheet lays out a page: Raw is its visible text, a block a line with a blank
// line between, in the order of the page; what does not belong to the article is
// cut with its reason.
func pageSheet(it model.Item, a *model.Article) *sheet {
	text := undouble(strings.ToValidUTF8(it.HTML[:min(len(it.HTML), maxPage)], "\uFFFD"))
	base, _ := url.Parse(it.URL)
	if base == nil {
		base = &url.URL{}
	}
	p := &page{base: base}
	doc, err := (*html.Node)(nil), errTags
	if strings.Count(text, "<") <= maxTags {
		doc, err = html.Parse(strings.NewReader(text))
	}
	if err == nil {
		p.meta.read(doc)
		p.setBase()
		p.weighElements(doc)
		p.walk(doc)
		p.choose(doc, piece(text))
		p.bodyOfData()
	} else {
		p.tokens(text)
	}
	p.fields(a)
	return p.sheet()
}

// piece tells whether a text is not a page but a piece of one, as feeds carry: it
// has none of the elements that tell a page's parts.
func piece(text string) bool {
	for _, part := range []string{"<html", "<head", "<body", "<nav", "<header", "<footer", "<main", "<article"} {
		for rest := text; ; {
			i := strings.IndexByte(rest, '<')
			if i < 0 || len(rest)-i < len(part) {
				break
			}
			if strings.EqualFold(rest[i:i+len(part)], part) {
				return false
			}
			rest = rest[i+1:]
		}
	}
	return true
}

// page is what is known of a page while it is read.
type page struct {
	base   *url.URL
	meta   meta
	blocks []pageBlock
	quotes []pageQuote
	above  map[*html.Node]*html.Node // the element around one, as the page has it: readability takes pages apart
	weight map[*html.Node]int        // bytes of running text in an element, of those that have much
	total  int                       // of the whole page
	titled map[*html.Node]bool       // elements around a first-level heading
}

// pageBlock is one block of a page's visible text.
type pageBlock struct {
	text   string
	shape  shape      // its marks count bytes of text
	place  place      // where it stands
	parent *html.Node // the element that holds it and its siblings
	linked int        // bytes of text in links
	inner  int        // of these, in links to places in the page itself
	drop   string     // why it does not belong to the article, "" if it does
	rule   string
	para   int // its paragraph in the sheet
}

// pageQuote is a pull quote that the page marks as such.
type pageQuote struct {
	text, speaker, role string
	block               int // of the page, where it stands
}

// setBase takes the page's own <base> and canonical address into account.
func (p *page) setBase() {
	if p.meta.base != "" {
		if u, err := p.base.Parse(p.meta.base); err == nil {
			p.base = u
		}
	}
	if p.base.Host == "" && p.meta.canonical != "" {
		if u, err := url.Parse(p.meta.canonical); err == nil {
			p.base = u
		}
	}
}

// sheet makes Raw of the blocks and cuts those that were dropped.
func (p *page) sheet() *sheet {
	var raw strings.Builder
	var paras []span
	var shapes []shape
	for i := range p.blocks {
		b := &p.blocks[i]
		if raw.Len() > 0 {
			raw.WriteString("\n\n")
		}
		start := raw.Len()
		raw.WriteString(b.text)
		sh := b.shape
		sh.marks, sh.firm = nil, b.firm()
		for _, m := range b.shape.marks {
			m.start, m.end = m.start+start, m.end+start
			sh.marks = append(sh.marks, m)
		}
		b.para = len(paras)
		paras, shapes = append(paras, span{start, raw.Len()}), append(shapes, sh)
	}
	s := sheetOf(nil, raw.String(), paras, shapes)
	s.page = p
	for i := range p.blocks {
		if b := &p.blocks[i]; b.drop != "" {
			s.strike(s.paras[b.para].first, s.paras[b.para].last, &cut{reason: b.drop, rule: b.rule})
		}
	}
	return s
}

// maxCall is how many words a paragraph of a page has at most that a call to the
// reader may be: longer ones of the article's own element are the article.
const maxCall = 20

// firm tells whether a block is of the article beyond what its words may say: it
// was chosen, and is longer than the calls that are set among paragraphs, or an
// item of a list, or a heading.
func (b *pageBlock) firm() bool {
	return b.drop == "" && (strings.Count(b.text, " ") >= maxCall || b.shape.kind == model.ListItem || b.shape.kind == model.Heading)
}

// firm tells whether a unit stands in a block that is firm.
func (s *sheet) firm(u int) bool { return s.paras[s.units[u].para].block.firm }

// pullQuotes sets the pull quotes of the page at their places in the body.
func (s *sheet) pullQuotes(a *model.Article) {
	if s.page == nil {
		return
	}
	for _, q := range s.page.quotes {
		at := len(s.raw)
		if q.block < len(s.page.blocks) {
			at = s.paras[s.page.blocks[q.block].para].start
		}
		n := 0
		for n < len(a.Body) && a.Body[n].End <= at {
			n++
		}
		a.PullQuotes = append(a.PullQuotes, model.PullQuote{Text: q.text, Speaker: q.speaker, Role: q.role, Block: n})
	}
}
