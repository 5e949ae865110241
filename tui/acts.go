package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
)

// acts is what was asked of the library, in order: one at a time, for what is
// undone must have been done before.
type acts struct {
	queue []job // the first is under way
}

// job is one thing to do in the library.
type job struct {
	do    func(context.Context, Library) (model.Receipt, error)
	quiet bool // it needs no word: what it did can be seen
	again bool // it was a redo
	jump  bool // go to the receipt's story
}

// act does a job after those before it.
func (m *Model) act(j job) tea.Cmd {
	m.acts.queue = append(m.acts.queue, j)
	m.order.epoch++ // rows that are on their way do not know of it
	if len(m.acts.queue) > 1 {
		return nil
	}
	return m.run(j)
}

// run makes the command of a job. It also looks up what the answer will name.
func (m *Model) run(j job) tea.Cmd {
	lib, ctx, listing := m.lib, m.ctx, m.order.listing
	return func() tea.Msg {
		msg := actMsg{job: j, number: -1}
		msg.receipt, msg.err = j.do(ctx, lib)
		if msg.err == nil && msg.receipt.Action.Source != 0 {
			msg.title = sourceLabel(ctx, lib, msg.receipt.Action.Source)
		}
		if msg.err != nil || msg.receipt.Story == "" {
			return msg
		}
		if listing != nil {
			if at, err := listing.Find(ctx, msg.receipt.Story); err == nil {
				msg.number = at
			}
		}
		if st, err := lib.Story(ctx, msg.receipt.Story); err == nil && len(st.Versions) > 0 {
			msg.title = st.Lead().Headline
		}
		return msg
	}
}

// sourceLabel is what a source is called, "" if it is not followed.
func sourceLabel(ctx context.Context, lib Library, number int64) string {
	all, err := lib.Sources(ctx)
	if err != nil {
		return ""
	}
	for _, s := range all {
		if s.Number == number {
			return s.Label()
		}
	}
	return ""
}

// acted takes what a job did: the rows and the body say it, a line names it.
func (m *Model) acted(msg actMsg) tea.Cmd {
	m.acts.queue = m.acts.queue[1:]
	m.order.epoch++
	m.order.stale = true
	m.shelf.turn()
	var next tea.Cmd
	if len(m.acts.queue) > 0 {
		next = m.run(m.acts.queue[0])
	} else if dir := m.order.seekDir; dir != 0 {
		m.order.seekDir = 0
		next = m.seekFar(dir)
	}
	next = tea.Batch(next, m.refreshSources())
	if msg.err != nil {
		m.fail(msg.err)
		return next
	}
	if n := msg.receipt.Action.Source; n != 0 && msg.title == "" {
		msg.title = m.sourceTitle(n)
	}
	m.body.asks = m.body.asks || changesText(msg.receipt.Action.Act)
	if !msg.job.quiet {
		m.tell(receiptLine(msg, m.keys))
	}
	return tea.Batch(next, m.regrouped(msg))
}

// regrouped shows another order after an act that changes which stories there
// are, since the person asked for it, and goes to the story of an undo.
func (m *Model) regrouped(msg actMsg) tea.Cmd {
	r := msg.receipt
	switch {
	case r.Count == 0:
		return nil
	case r.Action.Act == model.Split, r.Action.Act == model.Join:
		return m.relist(asked, r.Story)
	case !msg.job.jump || r.Story == "":
		return nil
	case msg.number < 0:
		return m.relist(asked, r.Story)
	}
	if row, ok := m.list.Selected(); !ok || row.Story != r.Story {
		m.list.GoTo(msg.number)
	}
	return nil
}
