package tui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/sheet"
	"github.com/lede-reader/lede/tui/style"
)

// why tells why the versions stand together, where this one is from, and what
// cleaning did to it.
func why(m *Model, _ int) tea.Cmd {
	return m.toggle(Why, func() tea.Cmd {
		m.against.asked, m.against.why = pair{}, nil
		m.showWhy(false)
		return nil // follow asks for the comparison
	})
}

// showWhy fills the sheet; again tells that it is open, and stays where it is.
func (m *Model) showWhy(again bool) {
	a, st := m.body.article, m.body.story
	var ps []sheet.Paragraph
	add := func(kind sheet.Kind, text safe.Text) {
		if text.String() != "" {
			ps = append(ps, sheet.Paragraph{Kind: kind, Text: text})
		}
	}
	if q, ok := m.reader.LitQuote(); ok {
		add(sheet.Heading, safe.Line("This quote"))
		add(sheet.Plain, m.whose(q))
	}
	add(sheet.Heading, safe.Line("Why together"))
	if len(st.Versions) == 1 {
		add(sheet.Plain, safe.Line("Nothing else in the library is of this story."))
	}
	for i, v := range st.Versions {
		add(sheet.Plain, m.versionWhy(i, v))
		if len(st.Versions) > 1 {
			add(sheet.Muted, safe.Line(v.Why))
		}
	}
	m.inCommon(add)
	add(sheet.Heading, safe.Line("This version"))
	fields := ""
	for _, field := range []struct{ name, text string }{
		{"Source", a.Source},
		{"Address", a.URL},
		{"Published", style.Long(a.Published, m.opts.Clock())},
		{"By", a.Byline},
		{"From", a.Dateline},
		{"Credit", strings.Join(a.Credits, ", ")},
		{"Language", a.Language},
		{"Id", a.ID},
	} {
		if field.text != "" {
			fields += style.Pad(field.name, len("Published  ")) + safe.Line(field.text).String() + "\n"
		}
	}
	add(sheet.Verbatim, safe.Block(strings.TrimSuffix(fields, "\n")))
	add(sheet.Plain, headlineFrom(a.HeadlineFrom))
	add(sheet.Heading, safe.Line("Cleaning"))
	add(sheet.Plain, m.cleaned(a))
	if again {
		m.sheet.Change(ps)
		return
	}
	m.sheet.Show(safe.Line("Why"), ps)
}

// versionWhy is a version in a line: how it stands to the others.
func (m *Model) versionWhy(i int, v model.Version) safe.Text {
	kind := "follow-up"
	switch {
	case i == 0:
		kind = "lead"
	case v.Pickup:
		kind = "pickup"
	}
	mark := ""
	if v.Article == m.body.article.ID {
		mark = m.st.To + " "
	}
	text := mark + kind
	for _, part := range []string{v.Source, strings.Join(v.Credits, "/"), style.Short(v.Published, m.opts.Clock())} {
		if part != "" {
			text += " " + m.st.Dot + " " + part
		}
	}
	if i > 0 && v.Share > 0 {
		text += fmt.Sprintf(" %s %.0f %% of it stands in what it was put with", m.st.Dot, 100*v.Share)
	}
	return safe.Line(text)
}

func headlineFrom(o model.Origin) safe.Text {
	switch o {
	case model.FromSource:
		return safe.Line("The headline is the source's.")
	case model.FromPage:
		return safe.Line("The headline was found in the page.")
	case model.FromLede:
		return safe.Line("The headline was made by lede from the first paragraph; the source gave none.")
	}
	return safe.Text{}
}

// cleaned is what cleaning took out, by reason.
func (m *Model) cleaned(a *model.Article) safe.Text {
	if len(a.Removed) == 0 {
		return safe.Line("Nothing was taken out.")
	}
	var order []string
	count := map[string]int{}
	restored := 0
	for _, r := range a.Removed {
		if count[r.Reason] == 0 {
			order = append(order, r.Reason)
		}
		count[r.Reason]++
		if r.Restored {
			restored++
		}
	}
	text := "Taken out: "
	for i, reason := range order {
		if i > 0 {
			text += ", "
		}
		text += reason
		if n := count[reason]; n > 1 {
			text += " ×" + strconv.Itoa(n)
		}
	}
	if restored > 0 {
		text += "; " + strconv.Itoa(restored) + " put back"
	}
	return safe.Line(text + ". " + m.keys.key("ledger") + " shows the words and puts them back.")
}

// raw shows the copy as it came in.
func raw(m *Model, _ int) tea.Cmd {
	return m.toggle(Raw, func() tea.Cmd { m.showRaw(); return nil })
}

func (m *Model) showRaw() {
	m.sheet.Show(safe.Line("The copy as it came in"), []sheet.Paragraph{{Kind: sheet.Verbatim, Text: safe.Block(m.body.article.Raw)}})
}

// problems shows what could not be read.
func problems(m *Model, _ int) tea.Cmd {
	return m.toggle(Problems, func() tea.Cmd {
		m.sheet.Show(safe.Line("What could not be read"), nil)
		lib, ctx := m.lib, m.ctx
		return func() tea.Msg {
			ps, err := lib.Problems(ctx)
			return problemsMsg{open: true, problems: ps, err: err}
		}
	})
}

func (m *Model) problemsCame(msg problemsMsg) {
	if msg.err != nil {
		m.fail(msg.err)
		return
	}
	if !msg.open || m.over != Problems {
		return
	}
	if len(msg.problems) == 0 {
		m.sheet.Show(safe.Line("What could not be read"), []sheet.Paragraph{{Text: safe.Line("Everything could be read.")}})
		return
	}
	ps := make([]sheet.Paragraph, len(msg.problems))
	for i, p := range msg.problems {
		ps[i].Text = safe.Line(p.Error())
	}
	m.sheet.Show(safe.Line("What could not be read"), ps)
}
