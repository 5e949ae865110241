package quotes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// Gather tells who says what in a story: every person once, under the fullest name
// and the best role that any of its articles gives, and every quote once, with the
// ways the articles print it and where these differ. It goes by what the articles
// say by themselves (Quotes, PullQuotes), looks names and roles that are missing up in their
// texts, and changes nothing in them. Articles come
// in the order of the story's versions; one may be nil. Nearly linear in the words
// that are quoted.
func Gather(articles []*model.Article) model.Quoted {
	said := collect(articles)
	c := newCast(said)
	c.acquaint(articles, said)
	c.identify(said)
	groups := alike(said)
	c.mergeSayers(groups)
	out := model.Quoted{Speakers: c.speakers(said)}
	for _, of := range groups {
		out.Quotes = append(out.Quotes, saying(of))
	}
	rank(&out)
	return out
}

// utterance is one quote of one article, on its way to the others of its kind.
type utterance struct {
	article, quote, pull int
	at                   int // where it stands among all
	text                 string
	words                []folded
	speaker, role        string
	by                   string // the words for the speaker: "Mr Healey", "the minister"
	ground               model.Ground
	definite             bool // they are for somebody known: "the minister", no "a minister"
	unsure               bool
	person               int // of the cast, -1 if nobody is named
}

// collect lists the articles' quotes in order; those without a word are left out.
func collect(articles []*model.Article) []*utterance {
	var out []*utterance
	add := func(u utterance) {
		if u.words = foldWords(u.text); len(u.words) > 0 {
			u.at, u.person = len(out), -1
			out = append(out, &u)
		}
	}
	for i, a := range articles {
		if a == nil {
			continue
		}
		text := a.Text()
		for n, q := range a.Quotes {
			add(utterance{article: i, quote: n, pull: -1, text: q.Text, speaker: q.Speaker, role: q.Role, by: slice(text, q.Cue.By), definite: definite(text, q.Cue.By), ground: q.Cue.Ground, unsure: q.Unsure})
		}
		for n, p := range a.PullQuotes {
			add(utterance{article: i, quote: -1, pull: n, text: p.Text, speaker: p.Speaker, role: p.Role})
		}
	}
	return out
}

// slice is an extent of a text, "" where it is not in it.
func slice(text string, x model.Extent) string {
	if x.Start < 0 || x.End < x.Start || x.End > len(text) {
		return ""
	}
	return text[x.Start:x.End]
}

// saying tells of quotes that are one; the first is the fullest.
func saying(of []*utterance) model.Saying {
	first := reference(of)
	slices.SortStableFunc(of[1:], func(a, b *utterance) int { return cmp.Compare(a.at, b.at) })
	s := model.Saying{Speaker: -1, Unsure: true}
	for _, u := range of {
		t := model.Take{Article: u.article, Quote: u.quote, Pull: u.pull, Speaker: u.person}
		if u != first {
			var other bool
			t.Edits, other = differ(u, first)
			s.Reworded = s.Reworded || other
		}
		s.Takes = append(s.Takes, t)
	}
	s.Speaker, s.Unsure, s.Disputed = vote(of)
	return s
}

// reference puts first, of the wordings that are about as full as the fullest, the one
// that most articles print.
func reference(of []*utterance) *utterance {
	const full = .9 // of the words of the fullest
	least := int(full * float64(len(of[0].words)))
	printed := map[string]map[int]bool{}
	key := func(u *utterance) string { return strings.Join(foldsOf(u.words), " ") }
	for _, u := range of {
		if len(u.words) >= least {
			if printed[key(u)] == nil {
				printed[key(u)] = map[int]bool{}
			}
			printed[key(u)][u.article] = true
		}
	}
	best := 0
	for i, u := range of {
		if len(printed[key(u)]) > len(printed[key(of[best])]) {
			best = i
		}
	}
	of[0], of[best] = of[best], of[0]
	return of[0]
}

// vote is who most articles say it was, the earlier before the later; sure ones
// outvote all guesses.
func vote(of []*utterance) (speaker int, unsure, disputed bool) {
	of = slices.Clone(of)
	slices.SortFunc(of, func(a, b *utterance) int { return cmp.Compare(a.at, b.at) })
	sure, guesses := map[int]int{}, map[int]int{}
	speaker = -1
	for _, u := range of {
		switch {
		case u.person < 0:
		case u.unsure:
			guesses[u.person]++
		default:
			sure[u.person]++
		}
	}
	votes := sure
	if len(sure) == 0 {
		votes, unsure = guesses, len(guesses) > 0
	}
	for _, u := range of {
		if n := votes[u.person]; n > 0 && (speaker < 0 || n > votes[speaker]) {
			speaker = u.person
		}
	}
	return speaker, unsure, len(sure) > 1 || len(sure) == 1 && slices.ContainsFunc(of, (*utterance).official)
}

// official tells of an utterance by an office, a paper or another's spokesman.
func (u *utterance) official() bool {
	return u.person < 0 && u.ground == model.ByOffice && u.by != "" && !words().role(roleHeadWord(words(), u.by))
}

// rank puts the speakers who say most first, and the quotes under them.
func rank(q *model.Quoted) {
	for i := range q.Quotes {
		if s := &q.Quotes[i]; s.Speaker >= 0 && !s.Unsure {
			q.Speakers[s.Speaker].Quotes++
		}
	}
	order := make([]int, len(q.Speakers))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(q.Speakers[b].Quotes, q.Speakers[a].Quotes) })
	place := make([]int, len(order))
	sorted := make([]model.Speaker, len(order))
	for at, i := range order {
		place[i], sorted[at] = at, q.Speakers[i]
	}
	q.Speakers = sorted
	moved := func(i int) int {
		if i < 0 {
			return i
		}
		return place[i]
	}
	for i := range q.Quotes {
		s := &q.Quotes[i]
		s.Speaker = moved(s.Speaker)
		for t := range s.Takes {
			s.Takes[t].Speaker = moved(s.Takes[t].Speaker)
		}
	}
	last := len(order)
	under := func(s model.Saying) int {
		switch {
		case s.Speaker < 0:
			return last + 1
		case s.Unsure:
			return last
		}
		return s.Speaker
	}
	slices.SortStableFunc(q.Quotes, func(a, b model.Saying) int { return cmp.Compare(under(a), under(b)) })
}
