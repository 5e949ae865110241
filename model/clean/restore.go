package clean

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// Restore puts the removal that starts at byte start of Raw back into the body
// (on) or takes it out again; false if there is none or it is so already. Body
// and Removed are new slices afterwards; the offsets of Quotes belong to the body as
// it was: find them anew. A pull quote stands where it stood. What is kept for the source is
// that in this article, too, while it is out.
//
// The body is Raw without the removals in force, as it was when the article was
// cleaned. A restored block of a page comes back as a paragraph.
func Restore(a *model.Article, start int, on bool) bool {
	removed := append([]model.Removal(nil), a.Removed...)
	hit := -1
	for i := range removed {
		if removed[i].Start == start && removed[i].Restored != on {
			hit = i
		}
	}
	if hit < 0 {
		return false
	}
	removed[hit].Restored = on
	lay(a, removed)
	return true
}

// lay makes the body anew, with other removals.
func lay(a *model.Article, removed []model.Removal) {
	paras, shapes := relayout(a)
	blocks, _ := body(a.Raw, paras, shapes, removed)
	settle(removed, blocks)
	pulled := append([]model.PullQuote(nil), a.PullQuotes...)
	for i := range pulled {
		p := &pulled[i]
		at := len(a.Raw)
		if p.Block < len(a.Body) {
			at = a.Body[p.Block].Start
		}
		for p.Block = 0; p.Block < len(blocks) && blocks[p.Block].End <= at; p.Block++ {
		}
	}
	a.Body, a.Removed, a.PullQuotes = blocks, removed, pulled
}

// relayout finds the paragraphs of Raw again, and of those that stand in the
// body how they are set.
func relayout(a *model.Article) ([]span, []shape) {
	var paras []span
	var shapes []shape
	b := 0
	for _, p := range layout(a.Raw) {
		for b < len(a.Body) && a.Body[b].End <= p.start {
			b++
		}
		if b == len(a.Body) || a.Body[b].Start >= p.end {
			paras, shapes = append(paras, p), append(shapes, shape{})
			continue
		}
		block := a.Body[b]
		if n := len(paras); n > 0 && block.Start < paras[n-1].end {
			paras[n-1].end = p.end // a preformatted block of several lines
			continue
		}
		paras = append(paras, p)
		shapes = append(shapes, shapeOf(a, p, block))
	}
	return paras, shapes
}

// shapeOf is how a block is set, its marks in bytes of Raw.
func shapeOf(a *model.Article, p span, b model.Block) shape {
	sh := shape{kind: b.Kind, level: b.Level, marker: b.Marker}
	if b.Kind == model.ListItem && b.Marker != "" && strings.HasPrefix(a.Raw[b.Start:b.End], b.Marker) {
		return shape{} // the sign stands in Raw and is found there again
	}
	if len(b.Marks) == 0 {
		return sh
	}
	t := setting{raw: a.Raw, verbatim: b.Kind == model.Preformatted, mapped: true}
	t.addAll(keptSpans(a.Raw, p, a.Removed))
	for _, m := range b.Marks {
		if m.Start < m.End && m.End <= len(t.from) {
			sh.marks = append(sh.marks, rawMark{int(t.from[m.Start]), int(t.from[m.End-1]) + 1, m.Kind, m.URL})
		}
	}
	return sh
}
