package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tokens reads a page that is nested too deeply for a tree: its text between
// block tags, without a look at who stands in whom. It is linear whatever the
// page is.
func (p *page) tokens(text string) {
	w := &walker{page: p}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(maxText)
	skip := atom.Atom(0) // inside this element nothing is text
	o := place{}
	for {
		switch z.Next() {
		case html.ErrorToken:
			w.flush(o, nil)
			for i := range p.blocks {
				if b := &p.blocks[i]; !b.prose() && b.place.heading == 0 {
					b.drop, b.rule = "furniture", "page/tokens"
				}
			}
			return
		case html.TextToken:
			if skip == 0 {
				w.write(string(z.Text()), false)
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			t := z.Token()
			n := &html.Node{Type: html.ElementNode, DataAtom: t.DataAtom, Data: t.Data}
			switch {
			case skip != 0:
				if t.Type == html.EndTagToken && t.DataAtom == skip {
					skip = 0
				}
			case t.DataAtom == atom.Title && t.Type == html.StartTagToken:
				skip = atom.Title
				if z.Next() == html.TextToken {
					p.meta.title = first(p.meta.title, oneLine(string(z.Text())))
				}
			case (t.DataAtom == atom.Script || t.DataAtom == atom.Style || t.DataAtom == atom.Noscript || t.DataAtom == atom.Template) && t.Type == html.StartTagToken:
				skip = t.DataAtom
			case !inline(n):
				w.flush(o, nil)
				o.heading = 0
				if t.Type == html.StartTagToken && len(t.Data) == 2 && t.Data[0] == 'h' && t.Data[1] >= '1' && t.Data[1] <= '6' {
					o.heading = int(t.Data[1] - '0')
				}
			}
		}
	}
}
