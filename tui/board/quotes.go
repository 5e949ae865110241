package board

import (
	"slices"
	"strings"
	"unicode"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// saying is a quote that is listed.
func (p *Pane) saying(unit int) *model.Saying { return &p.said.Quotes[p.shown[unit]] }

// key is what a listed quote is known by when the board is made anew; keyOf is that of any.
func (p *Pane) key(unit int) string { return p.keyOf(p.shown[unit]) }

func (p *Pane) keyOf(n int) string {
	q, _ := p.quote(p.said.Quotes[n].Takes[0])
	return q.Speaker + "\x00" + q.Text
}

// at is the number of the chosen quote's take that Enter goes to: the one asked for, else
// that of the article that is read if its words are the same, else the fullest.
func (p *Pane) at() int {
	if p.take != none {
		return p.take
	}
	takes := p.saying(p.list.Chosen).Takes
	full, _ := p.quote(takes[0])
	best := 0
	for i, t := range takes {
		q, _ := p.quote(t)
		same := fold(q.Text) == fold(full.Text)
		switch a := p.articles[t.Article]; {
		case same && a.ID == p.current && t.Quote >= 0:
			return i
		case same && t.Quote >= 0 && takes[best].Quote < 0:
			best = i // words in a body are where a reader can go
		}
	}
	return best
}

// quote is a take as its article has it, and where in the article's Text it stands: of a pull
// quote its words there, else the block that it stands before.
func (p *Pane) quote(t model.Take) (q model.Quote, start int) {
	a := p.articles[t.Article]
	if t.Quote >= 0 {
		q = a.Quotes[t.Quote]
		return q, q.Start
	}
	pull := a.PullQuotes[t.Pull]
	q = model.Quote{Text: pull.Text, Speaker: pull.Speaker, Role: pull.Role, Kind: model.Pull}
	if i := strings.Index(p.text(t.Article), pull.Text); i >= 0 {
		return q, i
	}
	for i := 0; i < pull.Block && i < len(a.Body)-1; i++ {
		start += len(a.Body[i].Text) + len("\n\n")
	}
	return q, start
}

// text is the Text of an article.
func (p *Pane) text(i int) string {
	if p.texts[i] == "" {
		p.texts[i] = p.articles[i].Text()
	}
	return p.texts[i]
}

// group is whose quotes one stands among: a speaker's, those that nobody is sure of, those
// of nobody who is named.
func group(s *model.Saying) int {
	switch {
	case s.Speaker < 0:
		return unnamed
	case s.Unsure:
		return unsure
	}
	return s.Speaker
}

const unnamed, unsure = -2, -1

// narrow lists the quotes that are sought.
func (p *Pane) narrow() {
	p.shown = nil
	if p.said == nil {
		return
	}
	words := strings.Fields(fold(p.sought))
	if len(words) > 0 && p.folded == nil {
		p.folded = make([]string, len(p.said.Quotes))
		for n := range p.folded {
			p.folded[n] = p.soughtBy(n)
		}
	}
	for n := range p.said.Quotes {
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(p.folded[n], w) }) {
			p.shown = append(p.shown, n)
		}
	}
}

// soughtBy is a quote's words and its speaker, as any version has them, folded.
func (p *Pane) soughtBy(n int) string {
	s := p.said.Quotes[n]
	var all strings.Builder
	add := func(text string) {
		all.WriteString(fold(text))
		all.WriteByte('\n')
	}
	if s.Speaker >= 0 {
		who := p.said.Speakers[s.Speaker]
		add(who.Name + " " + who.Role)
		for _, name := range who.Also {
			add(name)
		}
	}
	for _, t := range s.Takes {
		q, _ := p.quote(t)
		add(q.Speaker)
		add(q.Text)
	}
	return all.String()
}

// fold is text without case, marks and points: "U.S." is "us".
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '.' || r == '’' || r == '\'':
			return -1
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, s)
	return strings.Join(strings.Fields(s), " ")
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

// version is what is known of the article of a take.
func (p *Pane) version(i int) model.Version {
	if p.s != nil {
		return p.s.Versions[i]
	}
	a := p.articles[i]
	if a == nil {
		return model.Version{}
	}
	return model.Version{Source: a.Source, Credits: a.Credits, Published: a.Published}
}

// called is a version in a few words: whose it is and, where the story has more of theirs, of
// when.
func (p *Pane) called(i int) string {
	if p.names == nil {
		p.names = make([]string, len(p.articles))
		of := map[string]int{}
		for k := range p.names {
			v := p.version(k)
			p.names[k] = style.Who(v.Credits, v.Source)
			of[p.names[k]]++
		}
		for k, who := range p.names {
			if who == "" || of[who] > 1 {
				p.names[k] = style.Copy(p.version(k), p.now)
			}
		}
	}
	return p.names[i]
}
