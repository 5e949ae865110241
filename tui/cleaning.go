package tui

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// ledger_ shows what was removed from the article in the body, as that is now.
func ledger_(m *Model, _ int) tea.Cmd {
	return m.toggle(Ledger, func() tea.Cmd {
		if a, ok := m.shelf.articles.get(m.body.article.ID); ok && a != m.body.article {
			m.setBody(m.body.asked, story{m.body.story, m.body.epoch}, a)
		}
		m.ledger.Show(m.body.article)
		m.ledger.Top()
		return nil
	})
}

// weigh asks for what speaks for the removals in the ledger, once for each article.
func (m *Model) weigh() tea.Cmd {
	if m.over != Ledger || m.body.article == nil || m.ledger.Weighed() {
		return nil
	}
	id, lib, ctx := m.body.article.ID, m.lib, m.ctx
	m.ledger.Evidence(id, nil) // it is on its way
	return func() tea.Msg {
		of, err := lib.Evidence(ctx, id)
		return evidenceMsg{id, of, err}
	}
}

func (m *Model) evidenceCame(msg evidenceMsg) {
	if msg.err != nil {
		m.fail(msg.err)
		return
	}
	m.ledger.Evidence(msg.article, msg.of)
}

// restore puts the chosen removal back into the body, or takes it out again.
func restore(m *Model, _ int) tea.Cmd {
	return m.clean(model.Restore, model.Unrestore, func(r model.Removal) bool { return r.Restored })
}

// keep keeps the chosen removal for its source, or no longer.
func keep(m *Model, _ int) tea.Cmd {
	return m.clean(model.Keep, model.Unkeep, func(r model.Removal) bool { return r.Kept })
}

// clean does an act on the chosen removal of the article in the body, or its opposite
// where the act was done.
func (m *Model) clean(act, opposite model.Act, done func(model.Removal) bool) tea.Cmd {
	r, ok := m.ledger.Selected()
	if !ok || m.body.article == nil {
		return nil
	}
	if done(r) {
		act = opposite
	}
	action := model.Action{Act: act, Articles: []string{m.body.article.ID}, Start: r.Start}
	return m.act(job{do: func(ctx context.Context, lib Library) (model.Receipt, error) { return lib.Do(ctx, action) }})
}

// changesText tells whether an act changes what articles say.
func changesText(act model.Act) bool {
	switch act {
	case model.Restore, model.Unrestore, model.Keep, model.Unkeep, model.Recut, model.Unrecut:
		return true
	}
	return false
}

// cleaningDeed is an act on what was removed, as it is told, and the source it was
// done to; "" for other acts. How to take it back is to be seen on a narrow screen,
// too: the source comes after that.
func cleaningDeed(r model.Receipt) (deed, source string) {
	articles := strconv.Itoa(r.Count) + " articles"
	if r.Count == 1 {
		articles = "1 article"
	}
	source = r.Action.Tag
	switch act := r.Action.Act; {
	case act == model.Keep && source == "":
		return "kept in this article only", "its source is not known"
	case act == model.Keep:
		return "kept in " + articles + " so far", source
	case act == model.Unkeep && source == "":
		return "kept no longer", ""
	case act == model.Unkeep:
		return "kept no longer, in " + articles, source
	case act == model.Recut, act == model.Unrecut:
		return "cut later from " + articles, cmp.Or(source, "no known source")
	}
	return "", ""
}

// Cells of the words of an event in the status line, where there is room and on a
// narrow screen: what it takes to undo it is to be seen there, too.
const (
	eventText   = 40
	eventScant  = 16
	eventBeside = 64 // of all else up to there
)

// happened tells of what earlier articles lost, once.
func (m *Model) happened(e model.Event) {
	if e.Number == m.world.event {
		return
	}
	m.world.event = e.Number
	if e.Articles == 0 || m.line.bad {
		return
	}
	s := strconv.Itoa(e.Articles) + " earlier article"
	if e.Articles > 1 {
		s += "s"
	}
	text := m.st.Cut(safe.Row(e.Text).String(), max(eventScant, min(eventText, m.w-eventBeside)))
	s += " lost " + m.st.OpenMark + text + m.st.CloseMark + " " + m.st.Dot + " " + m.keys.key("undo") + " takes it back " + m.st.Dot + " " + m.keys.key("ledger") + " shows"
	if e.Source != "" {
		s += " " + m.st.Dot + " " + m.st.Cut(safe.Row(e.Source).String(), longestLabel)
	}
	m.say(s + " (now in " + strconv.Itoa(e.Stories) + " stories)")
}

// heldBack tells whether an article that is being read stays as it is shown: it was
// cut by itself meanwhile, and nobody asked for that.
func heldBack(shown, now *model.Article) bool {
	return slices.ContainsFunc(now.Removed, func(r model.Removal) bool {
		return !r.Later.IsZero() && !r.Restored && !slices.ContainsFunc(shown.Removed, func(o model.Removal) bool { return o.Start == r.Start && !o.Restored })
	})
}
