package markdown

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// Article is a whole article as a CommonMark document that ends in a newline:
// its headline (said to be lede's own where lede made it), a line of source,
// date, credit, byline and dateline, its address, and the body with the pull
// quotes as blockquotes at their place.
func Article(a *model.Article) string {
	d := &document{}
	d.headline(a)
	d.metadata(a)
	headline := a.HeadlineBlock()
	for i, b := range a.Body {
		d.pulls(a, i)
		if i != headline {
			d.block(b)
		}
	}
	d.pulls(a, len(a.Body))
	return d.out.String()
}

// document is a document being written; list holds the column in which the text
// of each open list level starts.
type document struct {
	out  strings.Builder
	list []int
}

func (d *document) headline(a *model.Article) {
	if h := prose(a.Headline); h != "" {
		d.paragraph("# " + h)
	}
	if a.HeadlineFrom == model.FromLede {
		d.paragraph("*headline by lede*")
	}
}

func (d *document) metadata(a *model.Article) {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(prose(a.Source))
	add(date(a.Published))
	add(prose(strings.Join(a.Credits, "/")))
	if by := prose(a.Byline); by != "" {
		add("by " + by)
	}
	add(prose(a.Dateline))
	if len(parts) > 0 {
		d.paragraph(strings.Join(parts, " · "))
	}
	if url, ok := safe.URL(a.URL); ok {
		d.paragraph("<" + url.String() + ">")
	}
}

func date(d model.Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.DayOnly:
		return d.Time.Format("2 January 2006")
	}
	return d.Time.Format("2 January 2006, 15:04 MST")
}

// pulls writes the pull quotes that stand before block i.
func (d *document) pulls(a *model.Article, i int) {
	for _, q := range a.PullQuotes {
		at := min(max(q.Block, 0), len(a.Body))
		words := prose(q.Text)
		if at != i || words == "" {
			continue
		}
		d.paragraph("> “" + words + "”\n>\n> " + attribution(q))
	}
}

func attribution(q model.PullQuote) string {
	by := "—"
	switch speaker, role := prose(q.Speaker), prose(q.Role); {
	case speaker != "" && role != "":
		by += " " + speaker + ", " + role
	case speaker+role != "":
		by += " " + speaker + role
	default:
		by += " ?"
	}
	if q.Chosen {
		by += " *(chosen by lede)*"
	}
	return by
}

// block writes one block; list items follow each other without a blank line.
func (d *document) block(b model.Block) {
	if b.Kind == model.Heading {
		b.Level = max(b.Level, 2) // the headline is the only first
	}
	text := Block(b)
	if text == "" {
		return
	}
	if b.Kind != model.ListItem {
		d.paragraph(text)
		return
	}
	open := d.list
	level := min(max(b.Level, 1)-1, len(open), deepestList)
	column := 0
	if level > 0 {
		column = open[level-1]
	}
	if len(open) > 0 {
		d.out.WriteString(strings.Repeat(" ", column) + text + "\n")
	} else {
		d.paragraph(text)
	}
	width := strings.IndexByte(text, ' ') + 1
	d.list = append(open[:level:level], column+width)
}

// deepestList keeps a hostile list from growing quadratically.
const deepestList = 8

// paragraph writes lines with a blank line before them, and ends any list.
func (d *document) paragraph(s string) {
	if d.out.Len() > 0 {
		d.out.WriteString("\n")
	}
	d.out.WriteString(s + "\n")
	d.list = nil
}

// prose is text from outside as one escaped line.
func prose(s string) string { return Block(model.Block{Text: s}) }
