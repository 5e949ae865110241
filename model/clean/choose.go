package clean

import (
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-reader/lede/model"
)

// choose says of every block whether it belongs to the article. Two opinions: the
// first is readability's, who looks at elements; the second looks at blocks: what
// an element says it is, links, stops, and the company a block keeps.
//
// A piece of a page needs neither: who gave it has chosen already.
func (p *page) choose(doc *html.Node, piece bool) {
	var kept []bool
	if piece {
		kept = slices.Repeat([]bool{true}, len(p.blocks))
	} else {
		kept = p.firstOpinion(doc)
		if own := p.ownOpinion(); p.proseIn(kept)*5 < p.proseIn(own)*2 {
			kept = own // readability saw nothing, or took a box for the article
		}
		p.addSiblings(kept)
		p.addWithin(kept)
	}
	p.leaveOut(kept)
	for i := range p.blocks {
		b := &p.blocks[i]
		switch {
		case b.place.outside == "pullquote":
			b.drop, b.rule = "pullquote", "page/pull-quote"
		case b.place.outside != "" && against(b.place.outside):
			b.drop, b.rule = b.place.outside, "page/"+b.place.outside
		case !kept[i]:
			b.drop, b.rule = p.reason(b), "page/extract"
		}
	}
}

// proseIn is how many bytes of prose are kept.
func (p *page) proseIn(kept []bool) int {
	n := 0
	for i := range p.blocks {
		if kept[i] && p.blocks[i].prose() {
			n += len(p.blocks[i].text)
		}
	}
	return n
}

// against tells whether what an element says speaks against its blocks whatever
// readability thinks. A sidebar or a promotion may be the whole article's wrapper.
func against(reason string) bool {
	switch reason {
	case "caption", "related", "newsletter", "share", "cookie", "navigation", "comments", "tags", "screen", "byline":
		return true
	}
	return false
}

// reason is why a block was left out, in the reader's words.
func (p *page) reason(b *pageBlock) string {
	switch {
	case b.place.outside != "":
		return b.place.outside
	case b.linked*2 > len(b.text):
		return "navigation"
	}
	return "furniture"
}

// firstOpinion runs readability and finds its text in the blocks. It changes doc.
func (p *page) firstOpinion(doc *html.Node) []bool {
	kept := make([]bool, len(p.blocks))
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	article, err := parser.ParseAndMutate(doc, p.base)
	if err != nil || article.Node == nil {
		return kept
	}
	other := &page{base: p.base}
	other.walk(article.Node)
	// Blocks come in the same order on both sides: a block is kept if its words
	// are those of a block of readability's, the next in order first.
	have := map[uint64]int{}
	runs := map[uint64]bool{}
	for i := range other.blocks {
		w := words(nil, other.blocks[i].text, 0, len(other.blocks[i].text))
		have[hashWords(w)]++
		for k := 0; k+opinionRun <= len(w); k++ {
			runs[hashWords(w[k:k+opinionRun])] = true
		}
	}
	for i := range p.blocks {
		w := words(nil, p.blocks[i].text, 0, len(p.blocks[i].text))
		if len(w) == 0 {
			continue
		}
		if h := hashWords(w); have[h] > 0 {
			have[h]--
			kept[i] = true
			continue
		}
		hit := 0
		for k := 0; k+opinionRun <= len(w); k++ {
			if runs[hashWords(w[k:k+opinionRun])] {
				hit++
			}
		}
		kept[i] = hit > 0 && hit*10 >= 7*(len(w)-opinionRun+1)
	}
	return kept
}

// opinionRun is how many words in a row show that a block's text is the same.
const opinionRun = 4

func hashWords(w []word) uint64 {
	h := uint64(len(w)) + 0x9E3779B97F4A7C15
	for _, x := range w {
		h = (h ^ uint64(x.hash)) * 0xFF51AFD7ED558CCD
		h ^= h >> 31
	}
	return h
}

// prose tells whether a block reads like a paragraph of an article.
func (b *pageBlock) prose() bool {
	return len(b.text) >= minProse && b.linked*3 < len(b.text) && final(b.text) && strings.Count(b.text, " ") >= 8 && b.place.outside == ""
}

const minProse = 50 // bytes

// ownOpinion is for pages that readability gives up on: the blocks of the element
// whose prose is longest, one that says it is the body first.
func (p *page) ownOpinion() []bool {
	kept := make([]bool, len(p.blocks))
	weight := map[*html.Node]int{}
	for i := range p.blocks {
		b := &p.blocks[i]
		if !b.prose() {
			continue
		}
		share := len(b.text)
		if b.place.body {
			share *= 3
		} else if b.place.article {
			share *= 2
		}
		n := b.parent
		for range maxClimb {
			if n == nil {
				break
			}
			weight[n] += share
			share = share * 2 / 3
			n = p.above[n]
		}
	}
	var best *html.Node
	for i := range p.blocks {
		n := p.blocks[i].parent
		for range maxClimb {
			if n == nil {
				break
			}
			if weight[n] > 0 && (best == nil || weight[n] > weight[best]) {
				best = n
			}
			n = p.above[n]
		}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		kept[i] = best != nil && p.within(b.parent, best) && b.place.outside == "" && b.linked*2 < len(b.text)
	}
	return kept
}

// maxClimb is how many elements up a block's weight reaches.
const maxClimb = 4

func (p *page) within(n, top *html.Node) bool {
	for ; n != nil; n = p.above[n] {
		if n == top {
			return true
		}
	}
	return false
}

// addSiblings keeps blocks that readability dropped beside ones that it kept.
func (p *page) addSiblings(kept []bool) {
	first, last := -1, -1
	homes := map[*html.Node]int{}
	for i := range p.blocks {
		if kept[i] {
			if first < 0 {
				first = i
			}
			last = i
			homes[p.home(&p.blocks[i])]++
		}
	}
	if first < 0 {
		return
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if kept[i] || b.place.outside != "" || homes[p.home(b)] < 2 {
			continue
		}
		between := i > first && i < last
		switch {
		case b.prose() && (between || b.place.body || b.place.article):
			kept[i] = true
		case between && b.linked*2 < len(b.text) && (b.shape.kind == model.Heading || b.shape.kind == model.ListItem || b.shape.kind == model.Blockquote):
			kept[i] = true
		case between && b.linked == 0 && len(b.text) > minProse/2:
			kept[i] = true
		}
	}
}

// addWithin keeps the prose in the smallest element that holds nearly all of what
// is kept: readability takes one section of several.
func (p *page) addWithin(kept []bool) {
	held := map[*html.Node]int{}
	all := 0
	first, last := -1, -1
	for i := range p.blocks {
		b := &p.blocks[i]
		if !kept[i] || !b.prose() {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		all += len(b.text)
		for n := b.parent; n != nil; n = p.above[n] {
			held[n] += len(b.text)
		}
	}
	if first < 0 {
		return
	}
	var top *html.Node
	for n := p.blocks[first].parent; n != nil; n = p.above[n] {
		if held[n]*10 >= all*9 {
			top = n
			break
		}
	}
	top = p.wholeArticle(top, kept)
	title := len(p.blocks)
	for i := range first {
		if b := &p.blocks[i]; b.place.heading == 1 && b.place.outside == "" {
			title = i
		}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if kept[i] || b.place.outside != "" || !p.within(b.parent, top) && !(i > title && i < first) {
			continue
		}
		inside := b.place.article || b.place.body
		if b.prose() && (i > first && i < last || inside || i > title && i < first) {
			kept[i] = true
		}
	}
	p.addHeadings(kept, top)
}

// wholeArticle is the <article> around an element, or what says it is the
// article's body, if so much of its prose was left out that it must have been a
// mistake; else the element itself.
func (p *page) wholeArticle(top *html.Node, kept []bool) *html.Node {
	tries := maxTries
	for n := top; n != nil && tries > 0; n = p.above[n] {
		if n.DataAtom != atom.Article && n.DataAtom != atom.Main && attr(n, "itemprop") != "articleBody" {
			continue
		}
		tries--
		had, missed := 0, 0
		for i := range p.blocks {
			b := &p.blocks[i]
			switch {
			case !b.prose() || !p.within(b.parent, n):
			case kept[i]:
				had += len(b.text)
			default:
				missed += len(b.text)
			}
		}
		if n.DataAtom == atom.Main && missed*mainShare >= had || n.DataAtom != atom.Main && missed*missedShare >= had {
			return n
		}
	}
	return top
}

// missedShare is the part of the kept prose, as its inverse, from which what was
// left out of an article is not its author's life or a call.
const missedShare = 3

// mainShare is that of <main>, which often holds more than the article.
const mainShare = 2

// maxTries is how many articles one in the other are looked at.
const maxTries = 3

// addHeadings keeps headings over what is kept, lists under it, and short sentences
// between two blocks of it, in an element.
func (p *page) addHeadings(kept []bool, top *html.Node) {
	first, last := slices.Index(kept, true), len(kept)-1
	for last > first && !kept[last] {
		last--
	}
	mayBe := func(i int, kind model.BlockKind) bool {
		b := &p.blocks[i]
		return !kept[i] && b.shape.kind == kind && b.place.outside == "" && b.linked*2 <= len(b.text) && p.within(b.parent, top)
	}
	under := false // what stands above is kept
	for i := first; i < last; i++ {
		if mayBe(i, model.ListItem) && under {
			kept[i] = true
		}
		under = kept[i] || under && p.blocks[i].place.outside != ""
	}
	for i := first + 1; i < last; i++ {
		if b := &p.blocks[i]; mayBe(i, model.Paragraph) && kept[i-1] && kept[i+1] && b.linked == 0 && final(b.text) && len(b.text) > minProse/2 {
			kept[i] = true
		}
	}
	over := false
	for i := last; i > first; i-- {
		if mayBe(i, model.Heading) && over {
			kept[i] = true
		}
		over = kept[i] || over && p.blocks[i].place.outside != ""
	}
}

// home is the element in which a block's siblings stand: for a paragraph the
// parent of <p>, for a list item that of the list.
func (p *page) home(b *pageBlock) *html.Node {
	n := b.parent
	for n != nil && p.above[n] != nil {
		switch n.Data {
		case "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre", "dd", "dt", "dl", "td", "th", "tr", "tbody", "table":
			n = p.above[n]
			continue
		}
		break
	}
	return n
}
