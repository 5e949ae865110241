package group

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// reading is an article folded, before it has a place. Its tokens live in the index's
// buffers until the next one is read.
type reading struct {
	*model.Article
	text        string
	title       string // the article's own headline, "" if lede made it
	body, head  []token
	key, exact  uint64
	when        moment
	language    string
	words       *text
	samples     []shingle
	hide        bits // furniture
	hideSubject bits // that, and what speaks to the reader at the edges
	cue         bits
	headline    []uint16
}

// read folds an article.
func (x *Index) read(a *model.Article) *reading {
	r := &reading{Article: a, text: a.Text(), language: a.Language}
	if a.HeadlineFrom != model.FromLede {
		r.title = a.Headline
	}
	x.body = fold(x.body, r.text)
	x.head = fold(x.head, r.title)
	r.body, r.head = x.body, x.head
	date := a.Published
	if date.IsZero() {
		date = leadingDate(r.text)
	}
	r.when = momentOf(date, r.body)
	all := hashTokens(uint64(len(r.body)), r.body)
	r.exact = all
	r.key = hashTokens(all+uint64(r.when.unix), r.head)
	if len(r.body) < leastWords {
		r.exact = hashTokens(all, r.head)
	}
	for _, t := range r.head {
		if t.flags&isStop == 0 {
			r.headline = append(r.headline, uint16(t.word))
		}
	}
	slices.Sort(r.headline)
	r.headline = slices.Compact(r.headline)
	return r
}

func hashTokens(h uint64, ts []token) uint64 {
	for _, t := range ts {
		h = finish64(h ^ uint64(t.word)<<1)
	}
	return h
}

// deepen makes of a reading what is compared with other texts.
func (x *Index) deepen(r *reading) {
	if r.language == "" {
		r.language = guessLanguage(r.body)
	}
	r.words = newText(r.body)
	x.samples = sample(x.samples, r.words.words)
	r.samples = x.samples
	r.hide = x.furniture(r.words, r.samples)
	r.cue = newBits(len(r.words.words))
	for i, t := range r.body[:len(r.words.words)] {
		if t.flags&isCapital == 0 || t.flags&isFirst != 0 {
			if lists().cues[t.word] {
				r.cue.set(i)
			}
		}
	}
}

// place finds a new article's group and story and enters it.
func (x *Index) place(r *reading, w *watch) int32 {
	slot := int32(len(x.articles))
	x.articles = append(x.articles, article{id: r.ID, source: r.Source, key: r.key, exact: r.exact, when: r.when, group: none, record: record{to: none, relation: model.New}, seen: x.latest})
	x.latest = max(x.latest, r.when.unix)
	x.slots[r.ID] = slot
	if len(r.body) == 0 {
		x.found(slot, none)
		return slot
	}
	if to, ok := x.exact[r.exact]; ok && !x.articles[to].gone {
		x.joinExact(slot, to)
		return slot
	}
	x.exact[r.exact] = slot
	x.deepen(r)
	a := &x.articles[slot]
	a.language, a.headline = r.language, r.headline
	r.hideSubject = cuedEdges(r.hide, r.cue, r.words.quotes, len(r.words.words))
	a.vec = x.weigh.vector(r.head, r.body, r.hideSubject)
	m := x.sameText(r, a.vec)
	switch {
	case m.relation == model.Near:
		x.join(slot, m, r)
	case m.relation == model.Update:
		a.to, a.relation, a.share, a.why = m.to, m.relation, float32(m.share), m.why(x, r)
		x.found(slot, x.groups[x.articles[m.to].group].story)
	default:
		x.found(slot, none)
	}
	x.link(slot, r, w)
	x.enter(slot, r)
	return slot
}

// joinExact puts an article with another of the same words.
func (x *Index) joinExact(slot, to int32) {
	a := &x.articles[slot]
	a.group, a.to, a.relation, a.share = x.articles[to].group, to, model.Exact, 1
	a.language = x.articles[to].language
	a.why = "word for word the text of " + x.call(to)
	x.enrol(slot)
}

// join puts an article into the group of a near copy.
func (x *Index) join(slot int32, m match, r *reading) {
	a := &x.articles[slot]
	a.group, a.to, a.relation, a.share, a.why = x.articles[m.to].group, m.to, m.relation, float32(m.share), m.why(x, r)
	x.enrol(slot)
}

// enrol adds an article to the group that it names.
func (x *Index) enrol(slot int32) {
	a := &x.articles[slot]
	g := &x.groups[a.group]
	g.members = append(g.members, slot)
	if g.when.unix == 0 && a.when.unix != 0 || g.when.weekday == anyDay {
		g.when = a.when
	}
}

// found makes a group of one article, in a story or, with none, in one of its own.
func (x *Index) found(slot, storyAt int32) {
	g := int32(len(x.groups))
	if storyAt == none {
		storyAt = x.newStory()
	}
	x.groups = append(x.groups, group{members: []int32{slot}, story: storyAt, when: x.articles[slot].when})
	x.articles[slot].group = g
	s := &x.stories[storyAt]
	s.groups = append(s.groups, g)
	if len(s.groups) == 1 || s.first != none && slot < s.first {
		s.first = slot
	}
}

// mostTexts is how many members of a group others are compared with, and newText01
// the part of a near copy's words that must be new for it to become one.
const (
	mostTexts = 4
	newText01 = .15
)

// enter makes an article findable by its shingles and its subject.
func (x *Index) enter(slot int32, r *reading) {
	a := &x.articles[slot]
	x.weigh.learn(r.words.words)
	for _, t := range a.vec.strongest(nil, keyTerms) {
		x.remember(t&termMask, slot)
	}
	g := &x.groups[a.group]
	if a.relation == model.Near && (a.share > 1-newText01 || len(g.texts) >= mostTexts) {
		return
	}
	a.text = r.words
	g.texts = append(g.texts, slot)
	for _, s := range r.samples {
		x.shingles.add(s.hash, uint32(a.group))
		x.spread(s.hash)
	}
}
