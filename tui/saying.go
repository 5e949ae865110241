package tui

import (
	"strconv"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// message is what the status line says until the next key.
type message struct {
	text    safe.Text
	bad     bool
	passing bool // it goes by itself when sources are read no more
}

func (m *message) clear() { *m = message{} }

// say says a sentence of ours.
func (m *Model) say(text string) { m.tell(safe.Line(text)) }

func (m *Model) tell(text safe.Text) { m.line = message{text: text} }

// tellPassing says what is true until the sources have been read.
func (m *Model) tellPassing(text safe.Text) { m.line = message{text: text, passing: true} }

// passed takes back what is true no more when nothing is read.
func (m *Model) passed() {
	if m.line.passing && !m.world.progress.Busy {
		m.line.clear()
	}
}

// fail says what went wrong.
func (m *Model) fail(err error) { m.line = message{text: safe.Error(err), bad: true} }

// deed is an act as it is told.
func deed(act model.Act) string {
	switch act {
	case model.MarkRead:
		return "marked read"
	case model.MarkUnread:
		return "marked unread"
	case model.Star:
		return "starred"
	case model.Unstar:
		return "star taken off"
	case model.Spike:
		return "spiked until it changes"
	case model.Unspike:
		return "taken off the spike"
	case model.Split:
		return "split off; it stays out"
	case model.Join:
		return "joined; they stay together"
	case model.Restore:
		return "put back into the body"
	case model.Unrestore:
		return "taken out of the body again"
	case model.Follow:
		return "followed"
	case model.Unfollow:
		return "unfollowed"
	}
	return "changed"
}

// receiptLine is what an act did, undid or did again, and how to take it back.
func receiptLine(msg actMsg, keys *keymap) safe.Text {
	r := msg.receipt
	if r.Count == 0 {
		switch {
		case msg.job.again:
			return safe.Line("Nothing to do again.")
		case msg.job.jump:
			return safe.Line("Nothing to undo.")
		}
		return safe.Line("Nothing changed: it was so already.")
	}
	s, of := cleaningDeed(r)
	if s == "" {
		s, of = deed(r.Action.Act), msg.title
		if r.Count > 1 && r.Action.Source == 0 {
			s = strconv.Itoa(r.Count) + " versions " + s
		}
	}
	switch {
	case msg.job.again:
		s = "Done again: " + s
	case msg.job.jump:
		s = "Undone: " + s
	default:
		s += " · " + keys.key("undo") + " takes it back"
	}
	if of == "" {
		return safe.Line(upper(s))
	}
	return safe.Row(upper(s) + " — " + of)
}

// upper is a sentence of ours with a capital letter.
func upper(s string) string {
	if s != "" && 'a' <= s[0] && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}
