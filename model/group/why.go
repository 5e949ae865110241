package group

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
)

// call names an article for a person: its source and day.
func (x *Index) call(slot int32) string {
	sh := x.sheet(slot)
	name := sh.source
	if name == "" {
		name = sh.id
	}
	if w := x.whenOf(x.articles.at(slot)); w.unix != 0 {
		name += ", " + time.Unix(w.unix, 0).UTC().Format("2 Jan")
	}
	return name
}

// why explains a match of texts.
func (m match) why(x *Index, r *reading) string {
	share := int(math.Round(100 * m.share))
	if m.relation == model.Update {
		return fmt.Sprintf("takes up %d words (%d %%) of the text of %s", m.shared, share, x.call(m.to))
	}
	why := fmt.Sprintf("%d %% of its words stand in the text of %s", share, x.call(m.to))
	var figures []string
	for _, f := range m.figures {
		if s := x.corrected(f, m.to, r); !slices.Contains(figures, s) && len(figures) < mostNames {
			figures = append(figures, s)
		}
	}
	if len(figures) > 0 {
		why += ", with other figures: " + strings.Join(figures, ", ")
	}
	return why
}

// corrected words a figure that is another in a text that the new one is a copy of: "12 → 14 dead".
func (x *Index) corrected(f correction, to int32, r *reading) string {
	t := r.body[f.at]
	now := asPrinted(r.text, t.start, t.end)
	old := x.sheet(to).text
	if f.was == none || old == nil || old.figure(f.was) == "" {
		return now
	}
	unit := ""
	if f.at+1 < len(r.body) && f.was+1 < len(old.words) && uint16(r.body[f.at+1].word) == old.words[f.was+1] {
		unit = unitAt(r.text, r.body, f.at+1)
	}
	return strings.TrimSpace(old.figure(f.was) + " → " + now + " " + unit)
}

// unitAt is the word behind a figure, if it is not one that stands behind everything.
func unitAt(text string, ts []token, i int) string {
	t := ts[i]
	if between := text[ts[i-1].end:t.start]; t.flags&isFigure != 0 || t.word != percent && t.flags&isStop != 0 ||
		len(between) > 1 || strings.ContainsAny(between, "\n.,;:") {
		return ""
	}
	return text[t.start:t.end]
}

// mostNames is how many names, or figures, an explanation lists.
const mostNames = 4

// phrase is what two articles share, as the new one prints it.
type phrase struct {
	text   string
	lower  string
	name   bool
	weight uint32
	at     int
}

// whyRelated explains a tie by the strongest names, or words, in common and the time between.
func (x *Index) whyRelated(slot, to int32, r *reading) string {
	a, b := x.articles.at(slot), x.articles.at(to)
	ps := sharedPhrases(r, r.vec, x.vector(to))
	var names []string
	for _, p := range ps[:min(len(ps), mostNames)] {
		names = append(names, p.text)
	}
	return "shares " + strings.Join(names, ", ") + " with " + x.call(to) + between(x.whenOf(a), x.whenOf(b))
}

// sharedPhrases lists names, then words, that weigh most in both vectors; of names that
// are part of one another only the fullest.
func sharedPhrases(r *reading, a, b vector) []phrase {
	weight := map[uint32]uint32{}
	for _, e := range b {
		weight[e&termMask] = weightOf(e)
	}
	for _, e := range a {
		weight[e&termMask] *= weightOf(e)
	}
	var ps []phrase
	for i := 0; i < len(r.body); i++ {
		first := r.body[i]
		w := weight[first.term&termMask]
		name := first.flags&isName != 0
		if !name && w >= toldOf {
			continue
		}
		w %= toldOf
		if w == 0 || len(ps) == mostPhrases || first.flags&isStop != 0 || r.hideSubject.has(min(i, maxWords-1)) {
			continue
		}
		if !name {
			weight[first.term&termMask] |= toldOf
		}
		last := first
		for name && i+1 < len(r.body) {
			next := r.body[i+1]
			v := weight[next.term&termMask] % toldOf
			if v == 0 || next.flags&isName == 0 || r.text[last.end:next.start] != " " {
				break
			}
			w += v
			last = next
			i++
		}
		text := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(r.text[first.start:last.end], "’s"), "'s"), "'’")
		p := phrase{text, strings.ToLower(text), name, w, len(ps)}
		if len(p.text) <= acronym {
			p.weight /= 4
		}
		ps = addPhrase(ps, p)
	}
	slices.SortFunc(ps, func(p, q phrase) int {
		switch {
		case p.name != q.name && p.name:
			return -1
		case p.name != q.name:
			return 1
		}
		return cmp.Or(cmp.Compare(q.weight, p.weight), cmp.Compare(p.at, q.at))
	})
	return ps
}

// toldOf marks the weight of a word that is on the list.
const toldOf = 1 << 31

// acronym is the length of names that stand in every other text ("US") and explain little.
const acronym = 3

// mostPhrases bounds what is looked through for an explanation.
const mostPhrases = 64

// addPhrase adds a phrase unless it is part of one that is there; it replaces those that
// are part of it.
func addPhrase(ps []phrase, p phrase) []phrase {
	for _, q := range ps {
		if strings.Contains(q.lower, p.lower) {
			return ps
		}
	}
	ps = slices.DeleteFunc(ps, func(q phrase) bool { return strings.Contains(p.text, q.text) })
	return append(ps, p)
}

// between words the time between two articles.
func between(a, b moment) string {
	d, known := days(a, b)
	switch n := int(math.Round(d)); {
	case !known:
		return ""
	case n == 0:
		return ", the same day"
	case n == 1:
		return ", a day apart"
	default:
		return fmt.Sprintf(", %d days apart", n)
	}
}
