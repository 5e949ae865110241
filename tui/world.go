package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// world is the library as far as it is known.
type world struct {
	generation uint64
	progress   model.Progress
	stories    int
	event      int       // number of the one that was told of last
	hint       safe.Text // how to add a source, while there is none
}

// breath is the least time between two looks at a library that is changing: a
// big folder must not redraw the list a thousand times a second.
const breath = 100 * time.Millisecond

// breath is how long to wait before the next look: hardly at all as long as there
// is nothing to see, unless that is for words that nothing has.
func (m *Model) breath() time.Duration {
	if m.list.Len() == 0 && !m.narrowed() {
		return breath / 20
	}
	return max(breath, m.order.pace)
}

// wait asks for the library's next change.
func (m *Model) wait(seen uint64) tea.Cmd {
	lib, ctx := m.lib, m.ctx
	return func() tea.Msg {
		change, err := lib.Wait(ctx, seen)
		return changeMsg{seen, change, err}
	}
}

// changed takes the news that the library is not as it was.
func (m *Model) changed(msg changeMsg) tea.Cmd {
	again := func(seen uint64, d time.Duration) tea.Cmd { return m.after(d, waitMsg{seen}) }
	if msg.err != nil {
		if m.ctx.Err() != nil || errors.Is(msg.err, context.Canceled) {
			return nil
		}
		m.fail(msg.err)
		return again(msg.seen, 50*breath)
	}
	m.world.generation, m.world.progress, m.world.stories = msg.change.Generation, msg.change.Progress, msg.change.Stories
	m.passed()
	m.happened(msg.change.Event)
	m.setHint(msg.change.Hint)
	m.list.SetEmpty(m.emptyList())
	if msg.seen == 0 && m.order.listing != nil && m.list.Len() == m.world.stories {
		return again(m.world.generation, m.breath()) // the first list knew all this
	}
	m.order.stale = true
	m.shelf.turn()
	return tea.Batch(m.relist(arrival, ""), m.refreshSources(), again(m.world.generation, m.breath()))
}
