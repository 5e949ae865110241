package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// against is the version that the one in the body is compared with.
type against struct {
	of, with string            // articles; with was chosen for of
	turned   bool              // it is seen from the other's side
	asked    pair              // on its way
	why      *model.Comparison // what the sheet tells of, nil if nothing
	kept     lru[comparison]
}

// pair is two versions, by the ids of their articles.
type pair struct{ this, other string }

// comparison is one as of an epoch of the shelf.
type comparison struct {
	*model.Comparison
	epoch int
}

// shelvedPairs is how many comparisons are kept: going back and forth among some versions.
const shelvedPairs = 8

// compare holds the version in the body against another.
func compare(m *Model, _ int) tea.Cmd {
	if m.over != Versus && m.body.story != nil && len(m.body.story.Versions) < 2 {
		m.say("This story has one version only.")
		return nil
	}
	if m.over == Why && m.body.story != nil { // the same two
		m.against.of, m.against.with = m.body.article.ID, m.partner()
	}
	return m.toggle(Versus, func() tea.Cmd {
		m.against.turned, m.against.asked = false, pair{}
		m.versus.Wait(safe.Text{}, safe.Text{}, safe.Text{})
		return nil // follow asks
	})
}

// partner is the version that the one in the body is compared with: the one chosen, else the
// lead, and where it is asked why they stand together the one that it was put with; of the
// lead, the one before it in time, or else the next. "" if there is none.
func (m *Model) partner() string {
	st, id := m.body.story, m.body.article.ID
	if m.against.of == id && m.against.with != id && has(st, m.against.with) {
		return m.against.with
	}
	for _, v := range st.Versions {
		if m.over == Why && v.Article == id && v.To != id && has(st, v.To) {
			return v.To
		}
	}
	lead := st.Lead()
	if lead.Article != id {
		return lead.Article
	}
	best := -1
	for i, v := range st.Versions {
		if i == 0 || v.Published.IsZero() || !v.Published.Time.Before(lead.Published.Time) {
			continue
		}
		if best < 0 || !v.Published.Time.Before(st.Versions[best].Published.Time) {
			best = i
		}
	}
	switch {
	case best >= 0:
		return st.Versions[best].Article
	case len(st.Versions) > 1:
		return st.Versions[1].Article
	}
	return ""
}

// hold asks for the comparison that an overlay wants, and shows it when it is there.
func (m *Model) hold() tea.Cmd {
	if m.over != Versus && m.over != Why || m.body.article == nil {
		return nil
	}
	p := pair{m.body.article.ID, m.partner()}
	switch {
	case p.other == "" && m.over == Versus:
		m.closeOver()
		m.say("This story has one version only.")
		return nil
	case p.other == "":
		return nil
	case m.over == Versus && m.against.turned:
		p = pair{p.other, p.this}
	}
	if m.over == Versus && p.of(m.versus.Shown()) || m.over == Why && p.of(m.against.why) {
		return nil
	}
	if c, ok := m.against.kept.get(p.key()); ok && c.epoch == m.shelf.epoch {
		m.showCompared(p, c.Comparison)
		return nil
	}
	if m.against.asked == p {
		return nil
	}
	m.against.asked = p
	if m.over == Versus {
		this, other := m.called(p)
		m.versus.Wait(this, other, safe.Line("Comparing "+m.st.Ellipsis))
	}
	lib, ctx, epoch := m.lib, m.ctx, m.shelf.epoch
	return func() tea.Msg {
		c, err := lib.Compare(ctx, p.this, p.other)
		return comparedMsg{p, epoch, c, err}
	}
}

func (p pair) key() string { return p.this + "\x00" + p.other }

// of tells whether a comparison is of these two.
func (p pair) of(c *model.Comparison) bool {
	return c != nil && c.This.Article.ID == p.this && c.Other.Article.ID == p.other
}

func (m *Model) compared(msg comparedMsg) {
	if msg.err != nil {
		m.fail(msg.err)
		if m.against.asked == msg.pair && m.over == Versus {
			this, other := m.called(msg.pair)
			m.versus.Wait(this, other, safe.Line("These two cannot be compared: the status line says why."))
		}
		return
	}
	m.against.kept.put(msg.pair.key(), comparison{&msg.comparison, msg.epoch})
	if m.against.asked == msg.pair {
		m.against.asked = pair{}
		m.showCompared(msg.pair, &msg.comparison)
	}
}

// showCompared shows a comparison in the overlay that wants it.
func (m *Model) showCompared(p pair, c *model.Comparison) {
	switch {
	case m.body.article == nil:
	case m.over == Versus:
		this, other := m.called(p)
		m.versus.Show(c, this, other)
	case m.over == Why:
		m.against.why = c
		m.showWhy(true)
	}
}

// called are the names of two versions.
func (m *Model) called(p pair) (this, other safe.Text) {
	now := m.opts.Clock()
	var names [2]string
	for i, v := range m.body.story.Versions {
		for k, id := range [...]string{p.this, p.other} {
			if v.Article != id {
				continue
			}
			at := strconv.Itoa(i + 1)
			if i == 0 {
				at = "lead"
			}
			names[k] = style.Copy(v, now) + " (" + at + ")"
		}
	}
	return safe.Row(names[0]), safe.Row(names[1])
}

func nextDifference(m *Model, n int) tea.Cmd { return m.differ(+1, n) }
func prevDifference(m *Model, n int) tea.Cmd { return m.differ(-1, n) }

func (m *Model) differ(dir, n int) tea.Cmd {
	for range max(1, n) {
		if !m.versus.Next(dir) {
			m.say("There are no more differences that way.")
			break
		}
	}
	return nil
}

func compareNext(m *Model, n int) tea.Cmd { return m.compareWith(max(1, n)) }
func comparePrev(m *Model, n int) tea.Cmd { return m.compareWith(-max(1, n)) }

// compareWith goes to another version to compare the one in the body with.
func (m *Model) compareWith(n int) tea.Cmd {
	if m.body.story == nil || m.body.article == nil {
		return nil
	}
	var others []string
	at := 0
	for _, v := range m.body.story.Versions {
		if v.Article == m.body.article.ID {
			continue
		}
		if v.Article == m.partner() {
			at = len(others)
		}
		others = append(others, v.Article)
	}
	to := max(0, min(at+n, len(others)-1))
	if len(others) == 0 || to == at {
		m.say("There are no more versions that way.")
		return nil
	}
	m.against.of, m.against.with = m.body.article.ID, others[to]
	return nil // follow asks
}

// compareTurn sees the same two from the other's side.
func compareTurn(m *Model, _ int) tea.Cmd {
	m.against.turned = !m.against.turned
	return nil // follow asks
}

// unfold shows what is the same, or folds it again.
func unfold(m *Model, _ int) tea.Cmd {
	if !m.versus.Fold() {
		m.say("Nothing is folded.")
	}
	return nil
}
