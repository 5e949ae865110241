package tui

import (
	"strconv"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"

	"github.com/lede-reader/lede/tui/status"
	"github.com/lede-reader/lede/tui/style"
)

// hints is how many keys the first-run hint stays.
const hints = 6

// status is what the bottom line says.
func (m *Model) status() status.Line {
	l := status.Line{Message: m.line.text, Bad: m.line.bad}
	number, n := m.list.Number(), m.list.Len()
	if m.over == Sources {
		number, n = m.sources.Number(), m.sources.Units()
	}
	if n > 0 {
		l.Position = style.Grouped(number+1) + "/" + style.Grouped(n)
	}
	l.Filter = segments(m.st.Dot, m.inForce()...)
	if m.press.count > 0 {
		l.Pending = strconv.Itoa(m.press.count)
	}
	key := m.keys.key("refresh")
	switch {
	case m.over == Sources: // the key does something else there
	case m.order.news > 0:
		l.News = style.Grouped(m.order.news) + " new " + m.st.Dot + " " + key
	case m.order.moved:
		l.News = "list changed " + m.st.Dot + " " + key
	}
	if p := m.world.progress; p.Busy {
		l.Progress = m.progress(p)
	}
	if n := m.world.progress.Problems; n > 0 {
		l.Problems = style.Grouped(n) + " could not be read " + m.st.Dot + " " + m.keys.key("problems")
	}
	l.Hints = m.hints()
	return l
}

// longestLabel is the most cells of a source's name or of words in the status line.
const longestLabel = 24

// progress is what is being read, and how far it has come.
func (m *Model) progress(p model.Progress) string {
	s := "cleaning "
	if name := safe.Row(p.Source).String(); name != "" {
		s = "reading " + m.st.Cut(name, longestLabel) + " "
	}
	s += style.Grouped(p.Done)
	if p.Total > 0 {
		s += "/" + style.Grouped(p.Total)
	}
	return s
}

// hints are the keys worth knowing here: the five first ones at the start, how
// to use an overlay, and else where the help is.
func (m *Model) hints() []status.Hint {
	hint := func(name, what string) status.Hint { return status.Hint{Key: m.keys.key(name), What: what} }
	switch {
	case m.over == Help:
		return []status.Hint{hint("search-help", "search"), hint("back", "close")}
	case m.over == Board:
		return []status.Hint{
			hint("board-next", "next version"), hint("board-search", "search"), hint("copy-quote", "copy"), hint("board-tell", "who says so"),
			hint("board-go", "to its place"), hint("back", "close"),
		}
	case m.over == Ledger:
		return m.ledgerHints()
	case m.over == Sources && m.sources.Typing():
		return []status.Hint{{Key: "Enter", What: "takes it"}, {Key: "Esc", What: "leaves"}}
	case m.over == Sources:
		return []status.Hint{
			hint("source-detail", "address"), hint("source-only", "its stories"), hint("fetch", "read all"),
			hint("source-fetch", "read"), hint("source-remove", "unfollow"), hint("source-add", "add"), hint("back", "close"),
		}
	case m.over == Versus:
		fold := "unfold"
		if m.versus.Open() {
			fold = "fold"
		}
		return []status.Hint{
			hint("why", "why"), hint("compare-next", "other version"), hint("compare-turn", "turn about"), hint("unfold", fold), hint("next-difference", "next"), hint("back", "close"),
		}
	case m.over == Why && len(m.body.story.Versions) > 1:
		return []status.Hint{hint("split", "split off"), hint("join", "join"), hint("compare", "compare"), hint("back", "close")}
	case m.over != None:
		return []status.Hint{hint("back", "close")}
	case m.press.keys < hints && !m.opts.NoHint:
		return []status.Hint{
			hint("down", "down"), hint("open", "open"), hint("read-on", "read on"), hint("done", "done"), hint("help", "help"),
		}
	}
	return []status.Hint{hint("help", "help")}
}

// ledgerHints are the keys of the ledger, with what they would do to the chosen
// removal; the last are the most wanted.
func (m *Model) ledgerHints() []status.Hint {
	shut := status.Hint{Key: m.keys.key("back"), What: "close"}
	r, ok := m.ledger.Selected()
	if !ok {
		return []status.Hint{shut}
	}
	hint := func(name, what, short string) status.Hint {
		return status.Hint{Key: m.keys.key(name), What: what, Short: short}
	}
	undo := hint("undo", "undo", "")
	keep := hint("keep", "keep "+m.ledger.KeptFor(), "keep")
	if r.Kept {
		keep = hint("keep", "keep no longer", "unkeep")
	}
	back := hint("restore", "put back", "")
	if r.Restored {
		back = hint("restore", "take out again", "take out")
	}
	return []status.Hint{undo, keep, back, shut}
}

// emptyList is what stands in a list without stories: what to do.
func (m *Model) emptyList() []string {
	switch {
	case m.order.listing == nil || m.world.progress.Busy && m.world.stories == 0:
		return []string{"Reading the first stories" + m.st.Ellipsis}
	case m.narrowed():
		return m.emptyNarrowed()
	case m.order.query.Source != 0:
		what := "No story is from " + m.st.Cut(m.follows.label.String(), 2*longestLabel) + "."
		if m.order.query.Unread {
			what = "Nothing from " + m.st.Cut(m.follows.label.String(), 2*longestLabel) + " is unread."
		}
		return []string{what, "", m.keys.key("back") + " shows the stories of all sources."}
	case m.order.query.Unread && m.world.stories > 0:
		return []string{"Nothing is unread.", "", m.keys.key("unread-only") + " shows all stories, " + m.keys.key("refresh") + " looks for new ones."}
	case m.world.progress.Problems > 0:
		return []string{"No story could be read.", "", m.keys.key("problems") + " tells why."}
	}
	return []string{"No stories yet.", "", m.keys.key("sources") + " follows feeds, pages and folders;", "lede PATH…  reads files and folders,", "some | lede -  reads JSON lines;", m.keys.key("refresh") + " looks again."}
}
