package group

import (
	"cmp"
	"slices"
	"unicode"

	"github.com/lede-reader/lede/model"
)

// tell makes of a collation what a person is shown, seen from x.
func (c *collation) tell() model.Comparison {
	out := model.Comparison{This: c.x.side(), Other: c.y.side()}
	for _, l := range c.links {
		set := func(sentences []model.Compared, twin int) {
			for i := range sentences {
				s := &sentences[i]
				s.Standing, s.Twin, s.Moved = model.Reworded, twin, l.moved
				if l.same {
					s.Standing = model.Verbatim
				}
			}
		}
		set(out.This.Sentences[l.x:l.xEnd], l.y)
		set(out.Other.Sentences[l.y:l.yEnd], l.x)
	}
	slices.SortFunc(c.gaps, func(a, b gap) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) })
	for _, g := range c.gaps {
		c.x.edit(out.This.Sentences, g.x, g.xEnd, c.y.extent(g.y, g.yEnd))
		c.y.edit(out.Other.Sentences, g.y, g.yEnd, c.x.extent(g.x, g.xEnd))
	}
	out.Passages = c.passages()
	out.Figures, out.Names = c.exchanges()
	out.Quotes = c.requotes()
	out.Terms = c.terms()
	out.Verdict = verdict(&out)
	return out
}

// side is a text with its sentences, each alone.
func (v *version) side() model.Side {
	side := model.Side{Article: v.Article, Sentences: make([]model.Compared, len(v.sentences))}
	for i, s := range v.sentences {
		side.Sentences[i] = model.Compared{
			Start: s.start, End: s.end, Block: s.block, Words: s.to - s.from, Standing: model.Alone, Twin: none, Aside: v.aside[i],
		}
		if v.aside[i] {
			continue
		}
		side.Words += s.to - s.from
		for k := s.from; k < s.to; k++ {
			if v.common.has(k) {
				side.Common++
			}
		}
	}
	return side
}

// extent is where tokens stand. Where there are none it is where they would: before the
// next word, behind the last of a text.
func (v *version) extent(from, to int) model.Extent {
	switch {
	case from < to:
		return model.Extent{Start: v.tokens[from].start, End: v.tokens[to-1].end}
	case from < len(v.tokens):
		return model.Extent{Start: v.tokens[from].start, End: v.tokens[from].start}
	case from > 0:
		return model.Extent{Start: v.tokens[from-1].end, End: v.tokens[from-1].end}
	}
	return model.Extent{}
}

// edit notes a gap in the sentences that it stands in; the other text's words go to the first.
func (v *version) edit(sentences []model.Compared, from, to int, twin model.Extent) {
	i := v.sentenceOf(from)
	if from == to && i > 0 && (i == len(sentences) || v.sentences[i].from == from && sentences[i].Standing != model.Reworded) {
		end := v.tokens[from-1].end // behind the last word of a sentence
		sentences[i-1].Edits = append(sentences[i-1].Edits, model.Edit{Own: model.Extent{Start: end, End: end}, Twin: twin})
		return
	}
	for i < len(sentences) {
		end := min(to, v.sentences[i].to)
		sentences[i].Edits = append(sentences[i].Edits, model.Edit{Own: v.extent(from, end), Twin: twin})
		if end == to {
			return
		}
		from, twin = end, model.Extent{Start: twin.End, End: twin.End}
		i++
		for i < len(sentences) && v.sentences[i].to == from {
			i++ // without words
		}
	}
}

// sentenceOf is the number of the sentence with a token.
func (v *version) sentenceOf(token int) int {
	i, _ := slices.BinarySearchFunc(v.sentences, token, func(s sentence, t int) int { return cmp.Compare(s.to, t+1) })
	return i
}

// passages are the sentences that stand in a row in both texts, the longest row first.
func (c *collation) passages() []model.Passage {
	var out []model.Passage
	var last link
	byX := slices.Clone(c.links)
	slices.SortFunc(byX, func(a, b link) int { return cmp.Compare(a.x, b.x) })
	for _, l := range byX {
		words := 0
		for k := c.x.sentences[l.x].from; k < c.x.sentences[l.xEnd-1].to; k++ {
			if c.x.common.has(k) && !c.x.aside[l.x] {
				words++
			}
		}
		this := model.Extent{Start: c.x.sentences[l.x].start, End: c.x.sentences[l.xEnd-1].end}
		other := model.Extent{Start: c.y.sentences[l.y].start, End: c.y.sentences[l.yEnd-1].end}
		if k := len(out) - 1; k >= 0 && l.x == last.xEnd && l.y == last.yEnd {
			out[k].This.End, out[k].Other.End = this.End, other.End
			out[k].Words += words
		} else {
			out = append(out, model.Passage{This: this, Other: other, Words: words})
		}
		last = l
	}
	out = slices.DeleteFunc(out, func(p model.Passage) bool { return p.Words < runWords })
	slices.SortStableFunc(out, func(a, b model.Passage) int { return cmp.Compare(b.Words, a.Words) })
	return out
}

// terms are the names, then the words, of most weight in both texts: those by which
// the index ties stories, without what it counted.
func (c *collation) terms() []model.Term {
	r, s := c.x, c.y
	if s.before(r) {
		r, s = s, r
	}
	w := weigher{df: &counts{}} // nothing was counted: the built-in lists alone
	weigh := func(v *version) vector {
		var head []token
		if v.HeadlineFrom != model.FromLede {
			head = fold(nil, v.Headline)
		}
		return w.vector(head, v.folded, v.edge)
	}
	ps := sharedPhrases(&reading{text: r.text, body: r.folded, hideSubject: r.edge}, weigh(r), weigh(s))
	most := uint32(1)
	for _, p := range ps {
		most = max(most, p.weight)
	}
	var out []model.Term
	names := 0
	for _, p := range ps {
		switch {
		case !p.name && unicode.IsDigit(firstRune(p.text)), p.name && names == mostTerm, !p.name && len(out) == names+mostTerm:
			continue
		case p.name:
			names++
		}
		out = append(out, model.Term{Text: p.text, Name: p.name, Weight: float64(p.weight) / float64(most)})
	}
	return out
}

// mostTerm is how many names, and how many words, are told of at most.
const mostTerm = 8
