package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/sheet"
	"github.com/lede-reader/lede/tui/style"
)

// copied is what was sent to the clipboard last.
type copied struct {
	text safe.Text
	keys int // that had been pressed by then
}

// copyQuote sends the chosen quote of the board, or in the body the one that is lit, else the
// next one, to the clipboard, with who said it, as what, and whose copy that stands in. Asked
// for again it shows what was sent: no terminal answers whether it took it.
func copyQuote(m *Model, _ int) tea.Cmd {
	if m.body.story == nil {
		return nil
	}
	if m.copied.text.String() != "" && m.copied.keys == m.press.keys-1 {
		m.showCopied()
		return nil
	}
	q, v, ok := m.quoteHere()
	if !ok {
		m.say("There is no quote to copy.")
		return nil
	}
	text := citation(q, v)
	m.copied = copied{text, m.press.keys}
	m.tell(safe.Row("Sent to the clipboard (" + m.keys.key("copy-quote") + " shows it): " + text.String()))
	if m.announce != nil {
		m.announce(text.String())
	}
	return tea.SetClipboard(text.String())
}

// quoteHere is the quote to copy, and the version that has it.
func (m *Model) quoteHere() (model.Quote, model.Version, bool) {
	if m.over == Board {
		q, ok := m.board.Selected()
		at, _, _ := m.board.Place()
		if !ok || at >= len(m.body.story.Versions) {
			return q, model.Version{}, false
		}
		return q, m.body.story.Versions[at], true
	}
	if !m.lay.Body.Shown() {
		m.setFocus(OnBody)
	}
	q, ok := m.reader.LitQuote()
	if !ok && m.reader.NextQuote() {
		q, ok = m.reader.LitQuote()
	}
	for _, v := range m.body.story.Versions {
		if v.Article == m.body.article.ID {
			return q, v, ok
		}
	}
	return q, model.Version{}, false
}

// citation is a quote in one line, so that nothing runs where it is pasted into a shell: the
// words without the comma that leads on to who said them, who that is as far as it is sure, and
// whose copy they stand in.
func citation(q model.Quote, v model.Version) safe.Text {
	who := style.Named(q.Speaker, q.Role)
	if who == "" || q.Unsure {
		who = "?"
	}
	text := "“" + strings.TrimSuffix(safe.Row(q.Text).String(), ",") + "” — " + who
	var from []string
	for _, part := range []string{style.Who(v.Credits, ""), style.Who(nil, v.Source), style.Short(v.Published, time.Time{})} {
		if part != "" {
			from = append(from, part)
		}
	}
	if len(from) > 0 {
		text += " (" + strings.Join(from, ", ") + ")"
	}
	return safe.Row(text)
}

// showCopied shows what was sent to the clipboard, over what is open, to be copied by hand.
func (m *Model) showCopied() {
	under := m.over
	m.openOver(Copied)
	m.under = under
	m.sheet.Show(safe.Line("Sent to the clipboard"), []sheet.Paragraph{
		{Kind: sheet.Verbatim, Text: m.copied.text},
		{Kind: sheet.Muted, Text: safe.Line("A terminal does not tell whether it took it. Some do not, and tmux only with “set -s set-clipboard on”: then select the lines above by hand.")},
	})
}
