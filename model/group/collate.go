package group

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// Compare holds two texts against each other, sentence by sentence: what is the same
// word for word, reworded, and in one of them only. Words are the same that fold to the same.
// It knows no more than the two articles: of furniture it leaves out what says the headline once
// more, what at an edge speaks to the reader, and paragraphs of one of them that do. Compare(b, a) is Compare(a, b) turned about.
// The articles must not change while the comparison is used. Nearly linear.
func Compare(a, b *model.Article) model.Comparison {
	x, y := newVersion(a), newVersion(b)
	turned := y.before(x) // so that neither side is the first: what is found does not depend on it
	if turned {
		x, y = y, x
	}
	c := &collation{x: x, y: y}
	c.pairSame()
	c.pairReworded()
	c.pairParaphrases()
	c.cover()
	c.move()
	c.x.setNotices()
	c.y.setNotices()
	if turned {
		c.turn()
	}
	return c.tell()
}

// version is one of two texts that are compared.
type version struct {
	*model.Article
	text      string
	folded    []token // as the index has them
	tokens    []token // the same, but of scripts without spaces each is a character
	sentences []sentence
	prints    []uint64 // of the sentences' words
	aside     []bool
	link      []int32 // number of the sentence's link, none if it is alone
	edge      bits    // tokens that are furniture
	common    bits    // tokens that stand in the other text
}

func newVersion(a *model.Article) *version {
	v := &version{Article: a, text: a.Text()}
	v.folded = fold(make([]token, 0, len(v.text)/bytesWord+1), v.text)
	v.tokens = v.folded
	for i, t := range v.folded {
		if r := firstRune(v.text[t.start:t.end]); spaceless(r) {
			if &v.tokens[0] == &v.folded[0] {
				v.tokens = slices.Clone(v.folded)
			}
			v.tokens[i].word = mix(hashSeed, uint32(r)) // one character, not a run of three
		}
	}
	v.sentences = v.cut()
	v.prints, v.aside = make([]uint64, len(v.sentences)), make([]bool, len(v.sentences))
	v.link, v.common = make([]int32, len(v.sentences)), newBits(len(v.tokens))
	v.edge = v.edges()
	headline := a.HeadlineBlock()
	for i, s := range v.sentences {
		v.link[i] = none
		v.prints[i] = hashTokens(uint64(s.to-s.from), v.tokens[s.from:s.to])
		if s.from == s.to {
			v.prints[i] = hashID(v.text[s.start:s.end])
		}
		v.aside[i] = s.from == s.to || s.block == headline || v.edge.has(s.from) && v.edge.has(s.to-1)
	}
	return v
}

// sentence is one of a text, without the white space around it.
type sentence struct {
	start, end int // bytes
	from, to   int // tokens
	block      int // of the article's Body
}

// cut parts the text into sentences, and what has no words into paragraphs: all that is not
// white space stands in one.
func (v *version) cut() []sentence {
	w := &sentencer{text: v.text, tokens: v.folded}
	w.cut()
	out := make([]sentence, 0, len(w.out)+len(v.Body))
	token, at := 0, 0
	for block, b := range v.Body {
		end := at + len(b.Text)
		first := len(out)
		for len(w.out) > 0 && token < len(v.folded) && v.folded[token].start < end {
			s := sentence{max(w.out[0].Start, at), min(w.out[0].End, end), token, token, block}
			for s.to < len(v.folded) && v.folded[s.to].start < s.end {
				s.to++
			}
			out = append(out, s)
			token, w.out = s.to, w.out[1:]
		}
		if first == len(out) {
			out = append(out, sentence{at, end, token, token, block})
		}
		at = end + len("\n\n")
	}
	for i := range out {
		out[i].trim(v.text)
	}
	return slices.DeleteFunc(out, func(s sentence) bool { return s.start == s.end })
}

// trim leaves out the white space around a sentence.
func (s *sentence) trim(text string) {
	body := text[s.start:s.end]
	trimmed := strings.TrimLeftFunc(body, unicode.IsSpace)
	s.start += len(body) - len(trimmed)
	s.end = s.start + len(strings.TrimRightFunc(trimmed, unicode.IsSpace))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// bytesWord is how many bytes a word takes with what parts it from the next, or fewer.
const bytesWord = 4

// mostAside is the part of a text's words, at either edge, that may be taken for furniture.
const mostAside = .25

// edges are the words at the text's edges that speak to the reader.
func (v *version) edges() bits {
	n := len(v.tokens)
	most := int(mostAside * float64(n))
	cue, quotes := newBits(n+1), newBits(n+1)
	look := func(from, to int) {
		for i := from; i < to; i++ {
			t := &v.tokens[i]
			if t.flags&isQuoted != 0 {
				quotes.set(i)
			}
			if t.isCue() {
				cue.set(i)
			}
		}
	}
	look(0, most)
	look(n-most, n)
	hide := newBits(n + 1)
	hide.setRange(0, cuedPrefix(most, func(i int) int { return i }, cue, quotes))
	hide.setRange(n-cuedPrefix(most, func(i int) int { return n - 1 - i }, cue, quotes), n)
	return hide
}

// before orders versions by what they say.
func (v *version) before(w *version) bool {
	return cmp.Or(cmp.Compare(v.text, w.text), cmp.Compare(v.Headline, w.Headline), cmp.Compare(v.ID, w.ID)) < 0
}

// words are the tokens from a sentence to another, which is left out.
func (v *version) words(from, to int) []token {
	return v.tokens[v.sentences[from].from:v.sentences[to-1].to]
}

// collation is two versions while they are compared.
type collation struct {
	x, y  *version
	links []link
	gaps  []gap
}

// link is sentences of x and of y that stand for each other: one each where they are
// the same, several of one of them where a sentence was parted.
type link struct {
	x, xEnd, y, yEnd int
	same             bool
	moved            bool
	told             bool // in other words: little need be common
}

// gap is a place of a reworded link where the words differ: tokens of both.
type gap struct{ x, xEnd, y, yEnd int }

func (c *collation) pair(i, j int, same bool) {
	c.x.link[i], c.y.link[j] = int32(len(c.links)), int32(len(c.links))
	c.links = append(c.links, link{x: i, xEnd: i + 1, y: j, yEnd: j + 1, same: same})
}

// pairSame links the sentences that have the same words: from both ends of the texts,
// then those that each text has once and what stands beside them, then the rest in order.
func (c *collation) pairSame() {
	p, q := c.x.prints, c.y.prints
	head := 0
	for head < min(len(p), len(q)) && p[head] == q[head] {
		c.pair(head, head, true)
		head++
	}
	i, j := len(p)-1, len(q)-1
	for ; i >= head && j >= head && p[i] == q[j]; i, j = i-1, j-1 {
		c.pair(i, j, true)
	}
	inX, inY := whereabouts(p[head:i+1], head), whereabouts(q[head:j+1], head)
	for k := head; k <= i; k++ {
		if at := inY[p[k]]; len(at) == 1 && len(inX[p[k]]) == 1 {
			c.spread(k, at[0])
		}
	}
	for k := head; k <= i; k++ {
		if c.x.link[k] != none {
			continue
		}
		at := inY[p[k]]
		for len(at) > 0 && c.y.link[at[0]] != none {
			at = at[1:]
		}
		if len(at) > 0 {
			c.pair(k, at[0], true)
		}
		inY[p[k]] = at
	}
}

// whereabouts are the numbers at which each print stands.
func whereabouts(prints []uint64, from int) map[uint64][]int {
	at := make(map[uint64][]int, len(prints))
	for i, p := range prints {
		at[p] = append(at[p], from+i)
	}
	return at
}

// spread links two sentences and those before and behind them that are the same.
func (c *collation) spread(i, j int) {
	if c.x.link[i] != none || c.y.link[j] != none {
		return
	}
	for _, step := range []int{1, -1} {
		a, b := i, j
		if step < 0 {
			a, b = i-1, j-1
		}
		for a >= 0 && b >= 0 && a < len(c.x.prints) && b < len(c.y.prints) &&
			c.x.link[a] == none && c.y.link[b] == none && c.x.prints[a] == c.y.prints[b] {
			c.pair(a, b, true)
			a, b = a+step, b+step
		}
	}
}

// move finds the links that stand at another place: all but the longest row of them that
// is in the same order in both.
func (c *collation) move() {
	order := make([]int, len(c.links))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(c.links[a].x, c.links[b].x) })
	var ends []int // of the best row of each length, its last link
	before := make([]int, len(c.links))
	for _, k := range order {
		n, _ := slices.BinarySearchFunc(ends, c.links[k].y, func(e, y int) int { return cmp.Compare(c.links[e].y, y) })
		before[k] = none
		if n > 0 {
			before[k] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, k)
		} else {
			ends[n] = k
		}
	}
	for i := range c.links {
		c.links[i].moved = true
	}
	if len(ends) == 0 {
		return
	}
	for k := ends[len(ends)-1]; k != none; k = before[k] {
		c.links[k].moved = false
	}
}

// turn makes x of y and y of x.
func (c *collation) turn() {
	c.x, c.y = c.y, c.x
	for i, l := range c.links {
		c.links[i] = link{l.y, l.yEnd, l.x, l.xEnd, l.same, l.moved, l.told}
	}
	for i, g := range c.gaps {
		c.gaps[i] = gap{g.y, g.yEnd, g.x, g.xEnd}
	}
}
