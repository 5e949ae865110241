package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
)

// order is the list that is shown. It changes only where the second law lets
// it: see listed.
type order struct {
	query   model.Query
	shown   model.Query   // the one that listing answers
	listing Listing       // nil before the first
	stale   bool          // rows in sight may say something else now
	epoch   int           // grows with everything that changes rows: older answers are dropped
	rows    bool          // rows were asked for
	asking  *ask          // the order that was asked for, nil if none was
	again   *ask          // to be asked for after it
	pace    time.Duration // the least time between two looks at a changing library
	seek    int           // the search for an unread story that counts
	seekDir int           // to be searched for when all acts are answered, 0 if not
	news    int           // stories that a refresh would bring
	moved   bool          // a refresh would change what is in sight
}

// reason says why the list looks at the library again.
type reason int

const (
	first   reason = iota // nothing is shown yet
	arrival               // the library changed by itself
	asked                 // the person wants it: they may see rows move
)

// ask is a question for an order, with what was on the screen when it was put.
type ask struct {
	reason reason
	query  model.Query
	story  string   // under the cursor, or to go to
	given  bool     // story was named, it is not only where the cursor stood
	number int      // of it
	first  int      // row in sight
	last   int      // row in sight
	from   int      // of near
	near   []string // stories in sight and a screen on either side
	live   bool
	other  bool // it is for another source than the list that is shown
	top    bool // it is for other words, or another filter: what they find is shown from its top
	home   bool // it is for the list without them: to go where it stood before them
	spot   spot // that is where
}

// relist asks for the order as it is now; story is where the cursor shall go,
// "" for where it is. Only one question is under way at a time.
func (m *Model) relist(why reason, story string) tea.Cmd {
	query, shown := m.order.query, m.order.shown
	a := &ask{reason: why, query: query, story: story, given: story != "", other: query.Source != shown.Source}
	if why == asked && story == "" {
		switch {
		case query.Words != shown.Words:
			a.home, a.spot, a.top = query.Words == "", m.hunt.home, query.Words != ""
		case query.Filter != shown.Filter:
			a.home, a.spot, a.top = query.Filter == "", m.sieve.home, query.Filter != ""
		}
	}
	if m.order.asking != nil {
		if m.order.again == nil || m.order.again.reason <= why {
			m.order.again = a
		}
		return nil
	}
	m.order.asking = a
	m.see(a)
	listing, screen := m.order.listing, max(m.list.Height(), 1)
	lib, ctx, clock := m.lib, m.ctx, m.opts.Clock
	question := *a
	return func() tea.Msg {
		start := clock()
		msg := look(ctx, lib, listing, question, screen)
		msg.took = clock().Sub(start)
		return msg
	}
}

// see writes down what is on the screen, and a screen on either side of it:
// the person may go on before the answer is here.
func (m *Model) see(a *ask) {
	a.live = m.live()
	if a.story == "" {
		row, _ := m.list.Selected()
		a.story = row.Story
	}
	a.number = m.list.Number()
	a.first, a.last = m.list.First(), m.list.Last()
	a.from, a.near = m.list.Around()
}

// live tells whether the list may follow the library as it grows: as long as it is
// empty or, where that is read for the first time, until the person has touched it.
func (m *Model) live() bool {
	return m.opts.Growing && m.press.keys == 0 && m.list.Number() == 0 || m.list.Len() == 0
}

// look runs in a command: it takes the order and says how the old one lies in it.
func look(ctx context.Context, lib Library, old Listing, a ask, screen int) listMsg {
	msg := listMsg{ask: a}
	msg.listing, msg.err = lib.List(ctx, a.query)
	if msg.err != nil {
		return msg
	}
	l := msg.listing
	msg.total = l.Len()
	if msg.err = msg.compare(ctx, old); msg.err != nil {
		return msg
	}
	switch {
	case a.top:
	case a.home:
		if msg.cursor, msg.err = l.Find(ctx, a.spot.story); msg.err != nil {
			return msg
		}
		if msg.cursor < 0 {
			msg.cursor = max(0, min(a.spot.number, msg.total-1))
		}
	case a.reason == asked:
		if msg.cursor, msg.err = nearest(ctx, old, l, a); msg.err != nil {
			return msg
		}
	case !a.live:
		msg.cursor = a.number
	}
	msg.from = max(0, msg.cursor-3*screen)
	msg.rows, msg.err = l.Rows(ctx, msg.from, 6*screen)
	return msg
}

// finds is the most stories that are looked up one by one for one look at an
// order: each may be a question to a database.
const finds = 64

// compare says how the old list lies in the new one, from the rows that stand
// now where those in sight stood.
func (msg *listMsg) compare(ctx context.Context, old Listing) (err error) {
	a, l := msg.ask, msg.listing
	if old == nil || a.reason == asked {
		return nil // it will be shown whatever it is
	}
	if msg.news, err = l.Newer(ctx, old.Moment()); err != nil {
		return err
	}
	var rows []model.Row
	if len(a.near) > 0 {
		if rows, err = l.Rows(ctx, a.from, len(a.near)); err != nil {
			return err
		}
	}
	if msg.same(rows) || msg.news > 0 {
		return nil // where there are new ones nothing more is said
	}
	msg.gone, err = gone(ctx, l, rows, a.near[a.first-a.from:a.last-a.from+1])
	return err
}

// same says which rows round those in sight stand where they stood; rows are
// those that stand there now. It is false if one in sight does not.
func (msg *listMsg) same(rows []model.Row) bool {
	a := msg.ask
	stands := func(number int) bool {
		i := number - a.from
		return i >= 0 && i < len(a.near) && i < len(rows) && a.near[i] != "" && rows[i].Story == a.near[i]
	}
	msg.sameFrom, msg.sameTo = 0, -1
	for number := a.first; number <= a.last; number++ {
		if !stands(number) {
			return false
		}
	}
	msg.sameFrom, msg.sameTo = a.first, a.last
	for stands(msg.sameFrom - 1) {
		msg.sameFrom--
	}
	for stands(msg.sameTo + 1) {
		msg.sameTo++
	}
	return true
}

// gone tells whether one of some stories is no more in l; near are rows of l
// among which most are to be expected.
func gone(ctx context.Context, l Listing, near []model.Row, stories []string) (bool, error) {
	there := map[string]bool{"": true}
	for _, r := range near {
		there[r.Story] = true
	}
	left := finds
	for _, s := range stories {
		if there[s] || left == 0 {
			continue
		}
		left--
		if at, err := l.Find(ctx, s); err != nil || at < 0 {
			return err == nil, err
		}
	}
	return false, nil
}

// nearest is the number in l of the story asked for or, if it is not there, of
// the next one after it in old that is, or before it, or else where the cursor
// was. A list of another source starts at its top.
func nearest(ctx context.Context, old, l Listing, a ask) (int, error) {
	if a.story != "" {
		if at, err := l.Find(ctx, a.story); err != nil || at >= 0 {
			return at, err
		}
	}
	number := max(0, min(a.number, l.Len()-1))
	switch {
	case a.other:
		return 0, nil
	case old == nil:
		return number, nil
	}
	const far = 200
	from := max(0, a.number-far)
	rows, err := old.Rows(ctx, from, 2*far)
	if err != nil {
		return 0, err
	}
	try := func(i, step int) (int, error) {
		for left := finds / 2; i >= 0 && i < len(rows) && left > 0; i += step {
			if !fits(rows[i], a.query) {
				continue
			}
			left--
			if at, err := l.Find(ctx, rows[i].Story); err != nil || at >= 0 {
				return at, err
			}
		}
		return -1, nil
	}
	at, err := try(a.number-from+1, +1)
	if err == nil && at < 0 {
		at, err = try(min(a.number-from, len(rows))-1, -1)
	}
	if at < 0 {
		at = number
	}
	return at, err
}

// fits tells whether a row may be in the order of a query, as far as it shows.
func fits(r model.Row, q model.Query) bool {
	return r.Story != "" && (!q.Unread || r.Unread > 0) && (!q.Starred || r.Starred) && q.Spiked == r.Spiked
}

// listed takes an order. It is shown at once if the person asked for it or has
// not touched the list; otherwise only if nothing in sight moves, and else the
// status line says what a refresh would bring.
func (m *Model) listed(msg listMsg) tea.Cmd {
	m.order.asking = nil
	m.order.pace = max(breath, min(4*msg.took, 20*breath)) // a list that is dear is not asked for all the time
	again := m.relistAgain()
	if msg.ask.query != m.order.query {
		return again // the person asked for another since
	}
	if msg.err != nil {
		m.fail(msg.err)
		return again
	}
	line := max(0, m.list.CursorLine())
	row, _ := m.list.Selected()
	switch {
	case msg.ask.top:
		m.show(msg, 0)
	case msg.ask.home:
		m.show(msg, msg.ask.spot.line)
	case msg.ask.reason == asked && !msg.ask.given && !msg.ask.live && row.Story != msg.ask.story:
		return tea.Batch(again, m.relist(asked, "")) // the person went on: keep the row they are on now
	case msg.ask.reason == asked, msg.ask.live && m.live():
		if msg.ask.live && msg.ask.reason != asked {
			line = 0
		}
		m.show(msg, line)
	case m.list.First() >= msg.sameFrom && m.list.Last() <= msg.sameTo:
		m.order.listing = msg.listing
		m.order.epoch++
		m.list.Grow(msg.total)
		m.order.news, m.order.moved = 0, false
	case msg.sameTo >= 0 || msg.ask.live:
		return tea.Batch(again, m.relist(msg.ask.reason, "")) // the person went on: look from there
	default:
		m.order.news, m.order.moved = msg.news, msg.gone && !m.order.query.Unread && !m.sieve.ofMarks
	}
	return again
}

// show takes an order as the list, the cursor on a line of the screen.
func (m *Model) show(msg listMsg, line int) {
	m.order.listing, m.order.shown = msg.listing, msg.ask.query
	m.order.news, m.order.moved, m.order.stale = 0, false, false
	m.order.epoch++
	m.list.Reset(msg.total, msg.cursor, line)
	m.list.SetRows(msg.from, msg.rows)
	m.list.SetEmpty(m.emptyList())
}

func (m *Model) relistAgain() tea.Cmd {
	a := m.order.again
	m.order.again = nil
	if a == nil {
		return nil
	}
	if a.reason == asked {
		return m.relist(asked, a.story)
	}
	return m.after(m.breath(), relistMsg{})
}

func (m *Model) relistNow() tea.Cmd { return m.relist(arrival, "") }

// fetch asks for the rows that the list has not, or that may say something
// else by now.
func (m *Model) fetch() tea.Cmd {
	if m.order.rows || m.order.listing == nil {
		return nil
	}
	from, n := m.list.Missing()
	if n == 0 && m.order.stale && len(m.acts.queue) == 0 {
		from, n = m.list.Window()
	}
	if n == 0 {
		return nil
	}
	m.order.rows, m.order.stale = true, false
	listing, epoch, ctx := m.order.listing, m.order.epoch, m.ctx
	return func() tea.Msg {
		rows, err := listing.Rows(ctx, from, n)
		return rowsMsg{listing, epoch, from, rows, err}
	}
}

// rowsCame takes rows, unless the list or what they say has changed since.
func (m *Model) rowsCame(msg rowsMsg) {
	m.order.rows = false
	switch {
	case msg.err != nil:
		m.fail(msg.err)
	case msg.listing != m.order.listing:
	case msg.epoch != m.order.epoch:
		m.order.stale = true
	default:
		m.list.SetRows(msg.from, msg.rows)
	}
}
