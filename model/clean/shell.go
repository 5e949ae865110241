package clean

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/lede-reader/lede/model"
)

// shellShare is how many times longer than its prose the body in a page's
// structured data is if the page is a shell that a script would fill.
const shellShare = 4

// bodyOfData takes the article's body from the structured data of a page that
// shows next to nothing of it. What is not free to read stays as the page shows it.
func (p *page) bodyOfData() {
	if len(p.meta.nodes) == 0 || p.meta.nodes[0].paid {
		return
	}
	text := p.meta.nodes[0].body
	shown := 0
	for i := range p.blocks {
		if p.blocks[i].drop == "" && !strings.Contains(p.blocks[i].text, "\n") {
			shown += len(p.blocks[i].text)
		}
	}
	if len(text) < minBody || shown*shellShare > len(text) {
		return
	}
	inner := &page{base: p.base}
	if doc, err := html.Parse(strings.NewReader(text)); err == nil && strings.Contains(text, "</p>") {
		inner.weighElements(doc)
		inner.walk(doc)
	} else {
		for _, l := range layout(html.UnescapeString(text)) {
			inner.blocks = append(inner.blocks, pageBlock{text: oneLine(html.UnescapeString(text)[l.start:l.end]), shape: shape{kind: model.Paragraph}})
		}
	}
	for i := range p.blocks {
		if b := &p.blocks[i]; b.drop == "" {
			b.drop, b.rule = "furniture", "page/shell"
		}
	}
	p.blocks = append(p.blocks, inner.blocks...)
}

// minBody is how long a body in structured data is, in bytes: shorter it is a
// description.
const minBody = 400
