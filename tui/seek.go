package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// seekUnread goes to the next unread story, before the cursor for dir -1, round
// the ends of the list; at once where the rows are at hand.
func (m *Model) seekUnread(dir int) tea.Cmd {
	m.order.seek++
	at, total := m.list.Number(), m.list.Len()
	for i := 1; i < total; i++ {
		number := at + dir*i
		if number < 0 || number >= total {
			number = (number + total) % total
		}
		row, ok := m.list.Row(number)
		if !ok {
			return m.seekFar(dir)
		}
		if row.Story != "" && row.Unread > 0 {
			m.goUnread(number, (number-at)*dir < 0)
			return nil
		}
	}
	m.noneUnread()
	return nil
}

// seekFar looks through rows that are not at hand. It waits for acts under way:
// the rows must say what they changed.
func (m *Model) seekFar(dir int) tea.Cmd {
	if len(m.acts.queue) > 0 {
		m.order.seekDir = dir
		return nil
	}
	token, listing, at, ctx := m.order.seek, m.order.listing, m.list.Number(), m.ctx
	return func() tea.Msg {
		number, err := unread(ctx, listing, at, dir)
		return seekMsg{token, number, number >= 0 && (number-at)*dir < 0, err}
	}
}

// unread is the number of the next unread story from at, -1 if there is no
// other.
func unread(ctx context.Context, l Listing, at, dir int) (int, error) {
	const chunk = 512
	total := l.Len()
	for done := 1; done < total; {
		from := at + dir*done
		from = ((from % total) + total) % total
		n := min(chunk, total-done)
		lo := from
		if dir > 0 {
			n = min(n, total-from)
		} else {
			n = min(n, from+1)
			lo = from - n + 1
		}
		rows, err := l.Rows(ctx, lo, n)
		if err != nil {
			return -1, err
		}
		for i := range rows {
			k := i
			if dir < 0 {
				k = len(rows) - 1 - i
			}
			if rows[k].Story != "" && rows[k].Unread > 0 {
				return lo + k, nil
			}
		}
		done += n
	}
	return -1, nil
}

func (m *Model) sought(msg seekMsg) tea.Cmd {
	switch {
	case msg.token != m.order.seek:
	case msg.err != nil:
		m.fail(msg.err)
	case msg.number < 0:
		m.noneUnread()
	default:
		m.goUnread(msg.number, msg.round)
	}
	return nil
}

func (m *Model) goUnread(number int, round bool) {
	m.list.GoTo(number)
	if round {
		m.say("From the other end of the list.")
	}
}

func (m *Model) noneUnread() { m.say("Nothing else is unread.") }
