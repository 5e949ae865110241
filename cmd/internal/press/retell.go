package press

import "strings"

// rewording is what a light rewrite changes.
var rewording = [][2]string{
	{" said.", " noted."},
	{" said: ", " stated: "},
	{"In ", "Over in "},
	{" has ", " had "},
	{"About ", "Roughly "},
	{" told reporters", " remarked"},
	{" and wants to ", " and intends to "},
	{", according to ", ", in the words of "},
	{" declined to say ", " would not say "},
	{" denied ", " disputed "},
	{" more ", " a greater number of "},
	{" near ", " close to "},
	{" because ", " since "},
	{" warned.", " cautioned."},
	{"Plans to ", "A proposal to "},
}

// retell fills an article with the copy of the one that it repeats.
func (p *Press) retell(a *Article) {
	old := p.Article(a.Of)
	a.Headline, a.Byline, a.Dateline, a.Credit, a.Paragraphs = old.Headline, old.Byline, old.Dateline, old.Credit, old.Paragraphs
	d := p.dice(uint64(a.Number), 2)
	switch a.Kind {
	case Cut:
		n := len(old.Paragraphs)
		a.Paragraphs = old.Paragraphs[:max(1, n*2/5+d.below(n/3+1))]
	case Rewrite:
		a.Headline = p.writer(a.Of, uint64(a.Number)).line("headline")
		a.Byline = ""
		a.Paragraphs = reword(old.Paragraphs, d)
	}
	if old.Credit == "" && d.oneIn(2) {
		a.Credit = old.Publisher.Name
	}
}

// reword changes some words and leaves out a paragraph now and then.
func reword(old []string, d *dice) []string {
	all := make([]string, 0, len(old))
	for i, text := range old {
		if i > 0 && d.oneIn(8) {
			continue
		}
		for _, r := range rewording {
			text = strings.ReplaceAll(text, r[0], r[1])
		}
		all = append(all, text)
	}
	return all
}

// followUp fills an article with what happened next, and two old paragraphs as
// background.
func (p *Press) followUp(a *Article) {
	p.tellNext(a)
	old := p.Article(a.Of)
	from := min(2, len(old.Paragraphs)-1)
	a.Paragraphs = append(a.Paragraphs, old.Paragraphs[from:min(from+2, len(old.Paragraphs))]...)
}

// tellNext fills an article with news of the event of another.
func (p *Press) tellNext(a *Article) {
	w := p.writer(a.Of, uint64(a.Number))
	a.Headline = w.line("headline")
	a.Byline = w.person()
	a.Paragraphs = w.body(w.dice.around(p.Size*3/4), "opening")
}
