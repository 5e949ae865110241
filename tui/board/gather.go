package board

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// quote is one quote of the board.
type quote struct {
	text    string // gated, a line a paragraph: the fullest wording
	speaker int
	guess   string // who may have said it, of a quote whose speaker is not sure
	pull    bool   // a pull quote of the paper's
	chosen  bool   // a pull quote that lede chose
	differs bool   // versions do not agree on the words
	carried []carrier
	best    carrier // the one with the fullest wording: where Enter goes

	words []string
}

// carrier is an article that has a quote.
type carrier struct {
	version int
	article string
	start   int // byte of the article's Text
	direct  bool
}

// speaker is who said some of the quotes; the one without a name is last.
type speaker struct {
	name, role string
	quotes     int
	first      int // place of the first quote among all
}

// gather makes the speakers and their quotes, those who said most first, each
// speaker's in the order of the first article that has them.
func gather(s *model.Story, articles []*model.Article) ([]speaker, []quote) {
	g := &gathering{exact: make(map[string]int), names: make(map[string]int), pairs: make(map[pair][]int)}
	for i, a := range order(s, articles) {
		if a == nil {
			continue
		}
		for _, q := range a.Quotes {
			g.add(q.Text, q.Speaker, q.Role, q.Unsure, carrier{i, a.ID, q.Start, true})
		}
		text := a.Text()
		for _, q := range a.PullQuotes {
			n := g.add(q.Text, q.Speaker, q.Role, false, carrier{i, a.ID, found(text, q, a), false})
			if n >= 0 {
				g.quotes[n].pull = g.quotes[n].pull || !q.Chosen
				g.quotes[n].chosen = g.quotes[n].chosen || q.Chosen
			}
		}
	}
	return g.sorted()
}

// order is the articles in the order of the story's versions; nil where a
// version's article is not at hand.
func order(s *model.Story, articles []*model.Article) []*model.Article {
	if s == nil {
		return articles
	}
	byID := make(map[string]*model.Article, len(articles))
	for _, a := range articles {
		if a != nil {
			byID[a.ID] = a
		}
	}
	in := make([]*model.Article, len(s.Versions))
	for i, v := range s.Versions {
		in[i] = byID[v.Article]
	}
	return in
}

// found is where a pull quote's words stand in the text, else where the block
// starts before which it stands.
func found(text string, q model.PullQuote, a *model.Article) int {
	if i := strings.Index(text, q.Text); i >= 0 && q.Text != "" {
		return i
	}
	at := 0
	for i := 0; i < q.Block && i < len(a.Body)-1; i++ {
		at += len(a.Body[i].Text) + len("\n\n")
	}
	return at
}

type gathering struct {
	speakers []speaker
	quotes   []quote
	exact    map[string]int // speaker and words → quote
	names    map[string]int // name in small letters → speaker
	pairs    map[pair][]int // two words of a speaker → quotes
}

// add puts a quote on the board, with those that say the same; it answers its
// number, -1 if it has no words.
func (g *gathering) add(text, speaker, as string, unsure bool, c carrier) int {
	shown := paragraphs(text)
	words := fold(shown)
	if len(words) == 0 {
		return -1
	}
	name, role := safe.Row(speaker).String(), safe.Row(as).String()
	guess := ""
	if unsure {
		name, guess, role = "", name, ""
	}
	who := g.speaker(name, role)
	key := g.speakers[who].name + "\x00" + strings.Join(words, " ")
	n, same := g.exact[key]
	if !same {
		n = g.near(who, words)
		if n < 0 {
			n = len(g.quotes)
			g.quotes = append(g.quotes, quote{text: shown, speaker: who, guess: guess, words: words, best: c})
			g.learn(n)
			g.speakers[who].quotes++
		}
		g.exact[key] = n
	}
	q := &g.quotes[n]
	if !slices.Equal(q.words, words) {
		q.differs = q.differs || !holds(q.words, words)
		if len(words) > len(q.words) {
			q.text, q.words, q.best = shown, words, c
			g.learn(n)
		}
	}
	if c.direct && !q.best.direct && slices.Equal(q.words, words) {
		q.best = c // words in a body are where a reader can go
	}
	for i, had := range q.carried {
		if had.article == c.article {
			if c.direct && !had.direct {
				q.carried[i] = c
			}
			return n
		}
	}
	q.carried = append(q.carried, c)
	return n
}

// speaker is the number of the speaker of a name; a surname alone is the one
// speaker that bears it.
func (g *gathering) speaker(name, role string) int {
	key := strings.ToLower(name)
	n, ok := g.names[key]
	if !ok {
		n, ok = g.surname(key)
	}
	if !ok {
		n = len(g.speakers)
		g.speakers = append(g.speakers, speaker{name: name, first: len(g.quotes)})
	}
	g.names[key] = n
	s := &g.speakers[n]
	if len(name) > len(s.name) {
		s.name = name
	}
	if s.role == "" {
		s.role = role
	}
	return n
}

func (g *gathering) surname(key string) (int, bool) {
	at := -1
	for i, s := range g.speakers {
		have := strings.ToLower(s.name)
		if have == "" || key == "" || len(g.speakers) > manySpeakers {
			continue
		}
		if strings.HasSuffix(have, " "+key) || strings.HasSuffix(key, " "+have) && !strings.Contains(have, " ") {
			if at >= 0 {
				return 0, false // two bear it
			}
			at = i
		}
	}
	return at, at >= 0
}

// manySpeakers is where looking for surnames stops: a text with more is no news.
const manySpeakers = 500

// near is the speaker's quote that is the same in nearly the same words, or
// holds them or is held by them; -1 if there is none. Quotes are found by the
// pairs of neighbouring words that they share.
func (g *gathering) near(who int, words []string) int {
	if len(words) < fewWords || g.speakers[who].name == "" {
		return -1
	}
	hits := make(map[int]int)
	for p := range pairs(words) {
		for _, n := range g.pairs[pair{who, p}] {
			hits[n]++
		}
	}
	best, most := -1, 0.0
	for n, h := range hits {
		share := float64(h) / float64(min(len(words), len(g.quotes[n].words))-1)
		if share >= alike && (share > most || share == most && n < best) {
			best, most = n, share
		}
	}
	return best
}

// learn makes a quote's words findable.
func (g *gathering) learn(n int) {
	q := g.quotes[n]
	if len(q.words) < fewWords {
		return
	}
	for p := range pairs(q.words) {
		key := pair{q.speaker, p}
		if in := g.pairs[key]; len(in) < manyQuotes && !slices.Contains(in, n) {
			g.pairs[key] = append(in, n)
		}
	}
}

// pair is two neighbouring words of a speaker's.
type pair struct {
	who   int
	words string
}

func pairs(words []string) map[string]bool {
	in := make(map[string]bool, len(words))
	for i := range len(words) - 1 {
		in[words[i]+" "+words[i+1]] = true
	}
	return in
}

const (
	fewWords   = 5  // shorter quotes are one only if they are the same: "no", "very good"
	manyQuotes = 32 // quotes of a speaker with one pair of words are compared: more share "of the" only
	alike      = .8 // part of the shorter one's pairs of words that stand in the longer one
)

// holds tells whether one list of words stands whole in the other: a shorter cut
// of a quote is no other wording.
func holds(a, b []string) bool {
	return strings.Contains(" "+strings.Join(a, " ")+" ", " "+strings.Join(b, " ")+" ") ||
		strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ")
}

// paragraphs is a quote as it may be shown, each of its paragraphs in a line.
func paragraphs(text string) string {
	var lines []string
	for part := range strings.SplitSeq(text, "\n\n") {
		if l := safe.Row(part).String(); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// fold is the words of a quote without case and marks; "U.S." is "us".
func fold(s string) []string {
	s = strings.Map(func(r rune) rune {
		if r == '.' || r == '’' || r == '\'' {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// sorted is the board in the order in which it is shown.
func (g *gathering) sorted() ([]speaker, []quote) {
	rank := make([]int, len(g.speakers))
	for i := range rank {
		rank[i] = i
	}
	slices.SortStableFunc(rank, func(i, j int) int {
		a, b := g.speakers[i], g.speakers[j]
		if (a.name == "") != (b.name == "") {
			return cmp.Compare(b.name, a.name) // the unnamed last
		}
		return cmp.Compare(b.quotes, a.quotes)
	})
	place := make([]int, len(rank))
	speakers := make([]speaker, len(rank))
	for at, i := range rank {
		place[i], speakers[at] = at, g.speakers[i]
	}
	for i := range g.quotes {
		g.quotes[i].speaker = place[g.quotes[i].speaker]
	}
	slices.SortStableFunc(g.quotes, func(a, b quote) int { return cmp.Compare(a.speaker, b.speaker) })
	return speakers, g.quotes
}
