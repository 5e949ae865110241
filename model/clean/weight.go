package clean

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// most is the part of a page's running text from which an element is taken for
// the page itself: what its name or its hiding says is not believed then.
const most = .3

// minRun is how long a run of text outside links is, in bytes, to count as
// running text.
const minRun = 40

// weighElements notes how much running text each element holds.
func (p *page) weighElements(doc *html.Node) {
	p.weight, p.titled = map[*html.Node]int{}, map[*html.Node]bool{}
	p.total = p.weigh(doc, false)
}

func (p *page) weigh(n *html.Node, linked bool) int {
	if n.Type == html.TextNode {
		if t := len(strings.TrimSpace(n.Data)); t >= minRun && !linked {
			return t
		}
		return 0
	}
	if n.Type == html.ElementNode && unread(n) {
		return 0
	}
	if n.DataAtom == atom.H1 {
		for up := n.Parent; up != nil && !p.titled[up]; up = up.Parent {
			p.titled[up] = true
		}
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += p.weigh(c, linked || n.DataAtom == atom.A)
	}
	if sum >= 4*minRun {
		p.weight[n] = sum
	}
	return sum
}

// holdsMost tells whether an element holds so much of the page's running text, or
// the first big heading with prose, that it cannot be furniture.
func (p *page) holdsMost(n *html.Node) bool {
	w := p.weight[n]
	return p.total > 0 && float64(w) >= most*float64(p.total) || w >= someProse && p.titled[n]
}

// someProse is from how many bytes of running text a class name that speaks of a
// menu, a share bar or a byline is not believed: those have none.
const someProse = 400

// undouble repairs text that was encoded as UTF-8 twice ("doesnâ\u0080\u0099t"):
// runs of Latin-1 characters that are UTF-8 when read as bytes.
func undouble(s string) string {
	if !strings.Contains(s, "\u00e2\u0080") && !strings.Contains(s, "\u00c3\u0083") {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	var run []byte
	flush := func() {
		switch {
		case len(run) == 0:
		case utf8.Valid(run):
			out.Write(run)
		default:
			for _, b := range run {
				out.WriteRune(rune(b))
			}
		}
		run = run[:0]
	}
	for _, r := range s {
		if r < 0x80 || r > 0xFF {
			flush()
			out.WriteRune(r)
			continue
		}
		run = append(run, byte(r))
	}
	flush()
	return out.String()
}
