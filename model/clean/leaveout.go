package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-reader/lede/model"
)

// leaveOut takes from what was chosen what is not the article's after all.
func (p *page) leaveOut(kept []bool) {
	p.dropOthers(kept)
	p.dropTail(kept)
	p.dropContents(kept)
	p.dropTwice(kept)
}

// dropTail leaves out what follows on the last prose that is kept: headings with
// nothing under them, links.
func (p *page) dropTail(kept []bool) {
	for i := len(p.blocks) - 1; i >= 0; i-- {
		b := &p.blocks[i]
		if !kept[i] {
			continue
		}
		if b.shape.kind == model.Heading || b.linked*5 > len(b.text)*4 {
			kept[i] = false
			continue
		}
		return
	}
}

// dropOthers leaves out the <article>s that stand beside the one that has the
// page's first big heading: the next story, which some pages load below. Where the
// heading stands over all of them they are parts of one, as of a live page.
func (p *page) dropOthers(kept []bool) {
	var own *html.Node
	for i := range p.blocks {
		if b := &p.blocks[i]; b.place.heading == 1 && !b.place.elsewhere() {
			own = p.article(b.parent)
			break
		}
	}
	if own == nil {
		return
	}
	of := make([]*html.Node, len(p.blocks))
	prose := 0
	for i := range p.blocks {
		b := &p.blocks[i]
		if !kept[i] {
			continue
		}
		of[i] = p.article(b.parent)
		if of[i] == own && b.prose() {
			prose += len(b.text)
		}
	}
	if prose < someProse {
		return
	}
	for i := range p.blocks {
		if kept[i] && of[i] != nil && of[i] != own {
			kept[i] = false
		}
	}
}

// article is the outermost <article> around an element, nil if there is none.
func (p *page) article(n *html.Node) *html.Node {
	var out *html.Node
	for ; n != nil; n = p.above[n] {
		if n.DataAtom == atom.Article {
			out = n
		}
	}
	return out
}

// dropContents leaves out lists of links into the page itself: tables of contents.
func (p *page) dropContents(kept []bool) {
	for i := 0; i < len(p.blocks); i++ {
		n := i
		for n < len(p.blocks) && p.blocks[n].entry() {
			n++
		}
		if n-i >= minContents {
			clear(kept[i:n])
		}
		i = max(n-1, i)
	}
}

// entry tells whether a block is one line of a table of contents. A transcript may
// be links to its own places all through.
func (b *pageBlock) entry() bool {
	return b.inner*10 >= len(b.text)*8 && len(b.text) <= maxEntry && !strings.HasSuffix(b.text, ".")
}

const maxEntry = 140 // bytes

// minContents is how many links into the page in a row are its table of contents.
const minContents = 3

// dropTwice leaves out a long paragraph when it comes again: pages carry the same
// one for small screens and for large ones, or a box more than once. A short line
// may be a refrain.
func (p *page) dropTwice(kept []bool) {
	seen := map[string]bool{}
	for i := range p.blocks {
		b := &p.blocks[i]
		if !kept[i] || len(b.text) < minTwice || b.place.table || b.shape.kind != model.Paragraph || !final(b.text) {
			continue
		}
		if seen[b.text] {
			kept[i] = false
		}
		seen[b.text] = true
	}
}

const minTwice = 100 // bytes
