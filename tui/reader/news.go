package reader

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/prose"
	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
)

// news is what of an article was read before, in another version of its story, and what
// is new.
type news struct {
	article   *model.Article   // whose sentences these are
	sentences []model.Sentence // none: nothing of it can be known

	known      []prose.Run
	runs       []prose.Run // of new sentences: those beside each other in a paragraph are one
	fresh, all int         // how many sentences are new, and how many there are
	lit        int         // of runs, -1 for none

	plain bool   // what was read is set like the rest
	key   string // that goes to the next run, as it is named to a person
}

// SetNewsKey names the key that goes to the next new sentence.
func (p *Pane) SetNewsKey(key string) { p.news.key = key }

// SetPlain has what was read before set like the rest.
func (p *Pane) SetPlain(plain bool) {
	p.news.plain = plain
	p.layOut()
}

// SetSentences says what of an article was read before, in another version: sentences
// of its Text; none if nothing is known of it. It is best called before Show.
func (p *Pane) SetSentences(a *model.Article, sentences []model.Sentence) {
	if old := p.news.article; old == nil || a == nil || old.ID != a.ID || !slices.Equal(p.news.sentences, sentences) {
		p.news.lit = none
	}
	p.news.article, p.news.sentences = a, sentences
	if p.a == a && a != nil {
		p.settleNews()
		p.layOut()
	}
}

// settleNews takes what is known of the article that is shown.
func (p *Pane) settleNews() {
	n := &p.news
	n.known, n.runs, n.fresh, n.all = nil, nil, 0, 0
	if n.article != p.a || p.a == nil {
		n.article, n.sentences, n.lit = nil, nil, none
		return
	}
	seen := map[uint32]bool{}
	for _, s := range n.sentences {
		if s.Print == 0 || seen[s.Print] {
			continue
		}
		seen[s.Print] = true
		if n.all++; !s.Known {
			n.fresh++
		}
	}
	at := 0
	for i, b := range p.a.Body {
		if i > 0 {
			at += len("\n\n")
		}
		from := sort.Search(len(n.sentences), func(j int) bool { return n.sentences[j].Start >= at })
		at += len(b.Text)
		to := from
		for to < len(n.sentences) && n.sentences[to].Start < at {
			to++
		}
		n.paragraph(n.sentences[from:to])
	}
}

// paragraph takes the sentences of one in. One that is too short to tell is read where
// all others are, else it is neither.
func (n *news) paragraph(sentences []model.Sentence) {
	whole := false // all that can tell were read
	for _, s := range sentences {
		if s.Print != 0 {
			whole = s.Known
			if !whole {
				break
			}
		}
	}
	var last *[]prose.Run
	for _, s := range sentences {
		var to *[]prose.Run
		switch {
		case s.Known, s.Print == 0 && whole:
			to = &n.known
		case s.Print != 0:
			to = &n.runs
		}
		switch {
		case to == nil:
		case to == last:
			(*to)[len(*to)-1].End = s.End
		default:
			*to = append(*to, prose.Run{Start: s.Start, End: s.End})
		}
		last = to
	}
}

// newsLine tells how much of the article is new.
func (p *Pane) newsLine(width int) []string {
	n := &p.news
	if n.all == 0 {
		return nil
	}
	if n.fresh == 0 {
		return p.row(add(nil, "nothing new: all of it was read in another version", style.Muted), width)
	}
	words := strconv.Itoa(n.fresh) + " new sentence"
	if n.fresh > 1 {
		words += "s"
	}
	facts := add(nil, words+" of "+strconv.Itoa(n.all), style.Good)
	if n.key != "" {
		facts = add(facts, strings.TrimSpace(n.key)+" next", style.Faint)
	}
	return p.row(facts, width)
}

// News tells how many sentences are new to the reader and how many there are; of 0
// nothing can be known to him.
func (p *Pane) News() (fresh, of int) { return p.news.fresh, p.news.all }

// NextNew goes to the next sentence that is new, or run of such, and lights it: the one
// after the lit one while that is on the screen, else the first on the screen or below
// it. It is false after the last.
func (p *Pane) NextNew() bool {
	if p.page == nil {
		return false
	}
	n := &p.news
	next := sort.Search(len(n.runs), func(i int) bool { return !p.spotOf(n.runs[i]).Before(p.top) })
	if n.lit != none && p.seen(p.spotOf(n.runs[n.lit])) {
		next = n.lit + 1
	}
	if next >= len(n.runs) {
		return false
	}
	n.lit, p.lit = next, none
	p.light()
	p.bring(p.spotOf(n.runs[next]))
	return true
}

// spotOf is the first line of a run.
func (p *Pane) spotOf(run prose.Run) prose.Spot {
	found := p.page.Find(run.Start, run.End)
	if len(found) == 0 {
		return roll.Spot{}
	}
	return p.page.At(found[0])
}
