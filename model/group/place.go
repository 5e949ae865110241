package group

import (
	"errors"
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
	vec         vector
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
	x.text = r.text
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
	if r.language == "" {
		r.language = tongue(r.text)
	}
	r.words = newText(r.text, r.body)
	x.samples = sample(x.samples, r.words.words)
	r.samples = x.samples
	x.stands = x.texture.stands(x.stands[:0], r.samples)
	r.hide = furnitureOf(r.words, r.samples, func(i int) bool { return x.stands[i].furniture })
	r.cue = newBits(len(r.words.words))
	for i := range r.body[:len(r.words.words)] {
		if r.body[i].isCue() {
			r.cue.set(i)
		}
	}
}

// place finds a new article's group and story and enters it.
func (x *Index) place(r *reading) int32 {
	if x.articles.n == mostNumbers {
		x.fail(errors.New("grouping: there are more articles than it can tell apart"))
	}
	slot := x.articles.add(article{
		id: hashID(r.ID), exact: r.exact, unix: r.when.unix, weekday: r.when.weekday,
		seen: x.latest, group: none, to: none, next: none,
	})
	x.fresh[slot] = &sheet{id: r.ID, source: r.Source, key: r.key}
	x.latest = max(x.latest, r.when.unix)
	x.ids.put(hashID(r.ID), uint32(slot))
	x.living++
	if len(r.body) == 0 {
		x.found(slot, none)
		return slot
	}
	if to, ok := x.pattern(r.exact); ok {
		x.joinExact(slot, to)
		return slot
	}
	x.setPattern(slot)
	x.deepen(r)
	a, s := x.articles.edit(slot), x.write(slot)
	a.language, s.headline = languageCode(r.language), r.headline
	r.hideSubject = cuedEdges(r.hide, r.cue, r.words.quotes, len(r.words.words))
	r.vec = x.weigh.vector(r.head, r.body, r.hideSubject)
	x.setVector(slot, r.vec)
	m := x.sameText(r)
	switch {
	case m.relation == model.Near:
		x.join(slot, record{m.to, m.relation, float32(m.share), m.why(x, r)})
	case m.relation == model.Update:
		x.setRecord(slot, record{m.to, m.relation, float32(m.share), m.why(x, r)})
		x.found(slot, x.groups.at(x.articles.at(m.to).group).story)
	default:
		x.found(slot, none)
	}
	x.link(slot, r)
	x.enter(slot, r)
	return slot
}

// pattern is the article whose very words a text has.
func (x *Index) pattern(exact uint64) (slot int32, ok bool) {
	return x.newest(&x.patterns, exact, func(_ int32, a *article) bool { return a.exact == exact && a.is(isPattern) })
}

// setPattern makes an article the one that exact copies go to.
func (x *Index) setPattern(slot int32) {
	a := x.articles.edit(slot)
	a.flags |= isPattern
	x.patterns.put(a.exact, uint32(slot))
}

// setVector keeps the subject of an article.
func (x *Index) setVector(slot int32, v vector) {
	a := x.articles.edit(slot)
	if a.flags &^= isSubject; len(v) > 0 {
		a.flags |= isSubject
	}
	x.write(slot).vec = v
	x.vectors.drop(slot)
	x.vectors.put(slot, v)
}

// setText keeps the words that others are compared with.
func (x *Index) setText(slot int32, t *text) {
	x.write(slot).text = t
	if a := x.articles.edit(slot); !a.is(isText) {
		a.flags |= isText
		g := x.groups.edit(a.group)
		g.texts = min(g.texts, 254) + 1
	}
}

// joinExact puts an article with another of the same words.
func (x *Index) joinExact(slot, to int32) {
	x.articles.edit(slot).language = x.articles.at(to).language
	x.join(slot, record{to, model.Exact, 1, "word for word the text of " + x.call(to)})
}

// join puts an article into the group of another.
func (x *Index) join(slot int32, r record) {
	x.articles.edit(slot).group = x.articles.at(r.to).group
	x.setRecord(slot, r)
	x.enrol(slot)
}

// mostTexts is how many members of a group others are compared with, and newText01
// the part of a near copy's words that must be new for it to become one.
const (
	mostTexts = 4
	newText01 = .15
)

// enter makes an article findable by its shingles and its subject.
func (x *Index) enter(slot int32, r *reading) {
	a := x.articles.at(slot)
	near := relations[a.relation] == model.Near
	if near {
		x.learn(nil) // words are not usual because one text was copied often
	} else {
		x.learn(r.words.words)
	}
	if x.strong = r.vec.strongest(x.strong, keyTerms); len(x.strong) > 0 {
		x.topics.add(slot, x.strong)
	}
	if near && (a.share > 1-newText01 || x.groups.at(a.group).texts >= mostTexts) {
		return
	}
	x.setText(slot, r.words)
	for i, s := range r.samples {
		again := slices.ContainsFunc(r.samples[:i], func(p shingle) bool { return p.hash == s.hash })
		if st := &x.stands[i]; !again && !st.furniture {
			st.post(x.texture, s.hash, uint32(a.group))
			x.spread(s.hash, st.groups())
		}
	}
}
