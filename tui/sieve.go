package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model/filter"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/line"
	"github.com/lede-reader/lede/tui/status"
	"github.com/lede-reader/lede/tui/style"
)

// sieve is the filter of the list.
type sieve struct {
	narrowing
	problems []filter.Problem // of the line, as it was looked at last
	ofMarks  bool             // stories may go from under it by what the person does
	ways     ways
}

// ways are how the line can go on, one after the other of which stands in it.
type ways struct {
	texts []string
	at    int    // which
	from  int    // byte of the line from which on it stands
	line  string // the line with it: when that is another, the ways are none
}

// filter_ asks for a filter; the one that there is can be changed.
func filter_(m *Model, _ int) tea.Cmd {
	m.sieve.line.Set(m.sieve.line.Text())
	return m.narrow(&m.sieve.narrowing, m.order.query.Filter == "" && m.order.shown.Filter == "")
}

// typeFilter takes a key into the filter. The list shows at once what passes.
func (m *Model) typeFilter(k tea.KeyPressMsg, name string) tea.Cmd {
	switch name {
	case "tab":
		return m.goOn(+1)
	case "shift+tab":
		return m.goOn(-1)
	}
	cmd := m.typeNarrowing(&m.sieve.narrowing, k, name, m.allFilters, m.sift)
	if p := m.sieve.problems; !m.sieve.typing && len(p) > 0 {
		m.line = message{text: safe.Row(p[0].Error()), bad: true}
	}
	return cmd
}

// sift shows the stories that pass the filter as far as it is typed. What cannot be
// understood is said, and the rest filters.
func (m *Model) sift() tea.Cmd {
	typed, now := m.sieve.line.Text(), m.opts.Clock()
	_, m.sieve.problems = filter.Parse(typed, now)
	if m.sieve.typing {
		typed = filter.Settled(typed)
	}
	f, _ := filter.Parse(typed, now)
	m.sieve.ofMarks = f.OfMarks()
	if text := f.In(typed); text != m.order.query.Filter {
		m.order.query.Filter = text
		return m.requery()
	}
	return nil
}

// allFilters shows the stories again that do not pass, and the list as it stood.
func (m *Model) allFilters() tea.Cmd {
	m.sieve.typing = false
	m.sieve.line = line.Line{}
	return m.sift()
}

// siftHint is how the filter that is being typed can go on, or what is wrong with it
// and where; "" if there is nothing to say.
func (m *Model) siftHint() (hint, wrong string) {
	typed := m.sieve.line.Text()
	if w := &m.sieve.ways; len(w.texts) > 1 && w.line == typed {
		return m.siftWays(append(w.texts[w.at:len(w.texts):len(w.texts)], w.texts[:w.at]...)), ""
	}
	for _, p := range m.sieve.problems {
		if !p.Begun {
			return m.st.Cut(safe.Row(p.Error()).String(), m.siftRoom(m.lay.W/3)), safe.Row(typed[p.Start:p.End]).String()
		}
	}
	if typed == "" || filter.Settled(typed) != typed {
		return m.siftWays(filter.Complete(m.sieve.line.Before()).Texts), ""
	}
	for _, p := range m.sieve.problems {
		if style.Width(p.Cure) <= m.siftRoom(m.lay.W) {
			return p.Cure, ""
		}
	}
	return "", ""
}

// siftPrompt stands before the filter that is being typed.
const siftPrompt = "F "

// siftRoom is how many cells a hint has beside what was typed, of which so many cells
// are to be seen if there are as many.
func (m *Model) siftRoom(seen int) int {
	typed := min(style.Width(m.sieve.line.Text())+1, seen)
	return m.lay.W - max(typed, status.LeastTyped) - style.Width(siftPrompt) - 4
}

// siftWays are as many ways to go on as have room beside what was typed.
func (m *Model) siftWays(texts []string) string {
	hint := ""
	for _, text := range texts {
		more := hint + "  " + strings.TrimSpace(safe.Row(text).String())
		if hint == "" {
			more = "Tab: " + strings.TrimSpace(more)
		}
		if style.Width(more) > m.siftRoom(m.lay.W) {
			break
		}
		hint = more
	}
	return hint
}

// goOn sets the next way to go on into the line, or the one before it.
func (m *Model) goOn(dir int) tea.Cmd {
	if w := &m.sieve.ways; len(w.texts) > 1 && w.line == m.sieve.line.Text() {
		w.at = (w.at + dir + len(w.texts)) % len(w.texts)
		return m.setWay()
	}
	c := filter.Complete(m.sieve.line.Before())
	if c.Kind == "" {
		return m.setWays(c)
	}
	lib, ctx, typed := m.lib, m.ctx, m.sieve.line.Text()
	return func() tea.Msg {
		names, err := lib.Names(ctx, c.Kind, c.Begun, mostWays)
		return namesMsg{typed, c.With(names), err}
	}
}

// mostWays is how many names of the library are gone through: who wants another types
// a letter more.
const mostWays = 9

// namesCame goes on with the names that the library knows, if the line is as it was.
func (m *Model) namesCame(msg namesMsg) tea.Cmd {
	switch {
	case !m.sifting() || m.sieve.line.Text() != msg.typed:
		return nil
	case msg.err != nil:
		m.fail(msg.err)
		return nil
	}
	return m.setWays(msg.ways)
}

// setWays sets the first way to go on into the line.
func (m *Model) setWays(c filter.Completion) tea.Cmd {
	if len(c.Texts) == 0 {
		if c.Kind == "" {
			m.say("There is no such term.")
		} else {
			m.say("There is no such name.")
		}
		return nil
	}
	m.sieve.ways = ways{texts: c.Texts, from: c.Start}
	return m.setWay()
}

func (m *Model) setWay() tea.Cmd {
	w := &m.sieve.ways
	m.sieve.line.Replace(w.from, w.texts[w.at])
	w.line = m.sieve.line.Text()
	return m.sift()
}

// sieveLabel is the filter as it is told to a person.
func (m *Model) sieveLabel() string {
	return m.st.Cut("F "+safe.Row(strings.TrimSpace(m.order.query.Filter)).String(), longestFilter)
}

// longestFilter is the most cells of a filter in the status line.
const longestFilter = 32
