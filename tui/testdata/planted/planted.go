// Package planted breaks the first rule of SECURITY.md in each way that the
// gate test must see. Each line that does ends in "// leak".
package planted

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

type pane struct {
	look  lipgloss.Style
	row   model.Row
	title string
	err   error

	source model.Source
	pasted tea.PasteMsg
}

func (p *pane) set(a *model.Article) {
	p.title = a.Headline
}

// View shows what it must not.
func (p *pane) View() string {
	if p.row.Story == "x" { // comparing is allowed
		return safe.Line(p.row.Headline + ", " + p.title).String()
	}
	var b strings.Builder
	b.WriteString(p.look.Render(p.row.Headline))    // leak
	b.WriteString(p.look.Render(p.title))           // leak
	b.WriteString(p.look.Render(upper(p.row)))      // leak
	b.WriteString(p.look.Render(fmt.Sprint(p.err))) // leak
	for _, c := range (&model.Article{}).Credits {
		b.WriteString(p.look.Render(c)) // leak
	}
	b.WriteString(p.look.Render(p.source.Label()))         // leak
	b.WriteString(p.look.Render(string(p.source.Kind)))    // leak
	b.WriteString(p.look.Render(p.source.Trouble.What))    // leak
	b.WriteString(p.look.Render(p.source.Trouble.Error())) // leak
	b.WriteString(p.look.Render(p.pasted.Content))         // leak
	text := (&model.Article{}).Text()
	if len(text) > 3 {
		return text[:3] // leak
	}
	return b.String()
}

// View is a door by which words get out through a builder.
type door struct{ row model.Row }

func (d door) View() string {
	var b strings.Builder
	b.WriteString(d.row.Source)
	return b.String() // leak
}

func upper(r model.Row) string { return strings.ToUpper(r.Source) }

var _ = (*pane).set
