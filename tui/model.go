package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/board"
	"github.com/lede-reader/lede/tui/headlines"
	"github.com/lede-reader/lede/tui/help"
	"github.com/lede-reader/lede/tui/ledger"
	"github.com/lede-reader/lede/tui/rail"
	"github.com/lede-reader/lede/tui/reader"
	"github.com/lede-reader/lede/tui/sheet"
	"github.com/lede-reader/lede/tui/sources"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/versus"
)

// Options is what a reader is made of.
type Options struct {
	Library Library
	Query   model.Query // what the list shows at first
	Growing bool        // the library is read for the first time: it is shown as it grows

	Style      style.Options // what is known of the terminal before it answers
	KeepColors bool          // Style.Colors was asked for: what the terminal says does not change it
	KeepDark   bool          // the same of Style.Dark

	Clock    func() time.Time // nil is time.Now
	MarkRead MarkRead
	Keys     map[string][]string // other keys for commands, by name; unknown names are passed over
	NoDim    bool                // what was read in another version is set like the rest
	NoHint   bool                // no hint of the first keys at the start
	NoShell  bool                // there is none to suspend to
}

// MarkRead says when reading marks an article read; d, D and N always do.
type MarkRead int

// When an article becomes read.
const (
	AtEnd  MarkRead = iota // its end was reached, or it was scrolled after being open for 3 s
	OnOpen                 // it was opened, not only previewed
	ByHand                 // never by reading
)

// Model is one reader on one terminal.
type Model struct {
	opts   Options
	lib    Library
	ctx    context.Context
	cancel context.CancelFunc
	keys   *keymap
	after  func(time.Duration, tea.Msg) tea.Cmd // a message later; tests have their own clock

	st     *style.Styles
	lay    Layout
	w, h   int
	wish   Shape
	focus  Focus
	zoom   bool
	over   Overlay
	under  Overlay // is open again when over is closed
	list   *headlines.List
	reader *reader.Pane
	rail   *rail.Pane
	board  *board.Pane
	ledger *ledger.Pane
	sheet  *sheet.Pane
	help   *help.Pane

	sources *sources.Pane
	versus  *versus.Pane

	press    typed  // what the keys said so far
	world    world  // the library as far as it is known
	order    order  // the list that is shown
	body     body   // the article that is shown
	shelf    *shelf // stories and articles at hand
	follows  following
	against  against // what the body is compared with
	heard    heard
	panned   panning
	copied   copied
	announce func(text string) // of what is sent to the clipboard, to the gate before the terminal; may be nil
	hunt     narrowing         // the words that are searched for
	sieve    sieve
	acts     acts    // what was asked of the library and not answered
	line     message // what the status line says
	opening  string  // the story that was opened and is not in the body yet
	goal     goal    // the place in it
}

// New makes a reader. It asks nothing of the library until Init's commands run.
func New(o Options) *Model {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	st := style.New(o.Style)
	m := &Model{
		opts: o, lib: o.Library, st: st, keys: newKeymap(o.Keys),
		list: headlines.New(st), reader: reader.New(st), rail: rail.New(st), board: board.New(st),
		ledger: ledger.New(st), sheet: sheet.New(st), help: help.New(st), sources: sources.New(st), versus: versus.New(st),
		shelf: newShelf(), after: after, against: against{kept: newLRU[comparison](shelvedPairs)},
	}
	m.order.query = o.Query
	m.ctx, m.cancel = context.WithCancel(context.Background())
	m.setNow()
	m.list.SetFocus(true)
	m.help.Show(m.keys.help())
	m.reader.SetNewsKey(m.keys.key("next-new"))
	m.reader.SetPlain(o.NoDim)
	m.list.SetEmpty(m.emptyList())
	return m
}

func after(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// Init asks for the first list, for what the library does, and for the
// terminal's background; nothing waits for an answer.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.relist(first, ""), m.wait(0), tea.RequestBackgroundColor)
}

// Close ends what the reader's commands are doing.
func (m *Model) Close() { m.cancel() }

func (m *Model) setNow() {
	now := m.opts.Clock()
	m.list.SetNow(now)
	m.reader.SetNow(now)
	m.rail.SetNow(now)
	m.board.SetNow(now)
	m.ledger.SetNow(now)
	m.sources.SetNow(now)
}

// setStyles makes everything look as the terminal turned out to be.
func (m *Model) setStyles(o style.Options) {
	if o == m.st.Options {
		return
	}
	m.st = style.New(o)
	m.list.SetStyles(m.st)
	m.reader.SetStyles(m.st)
	m.rail.SetStyles(m.st)
	m.board.SetStyles(m.st)
	m.ledger.SetStyles(m.st)
	m.sheet.SetStyles(m.st)
	m.help.SetStyles(m.st)
	m.sources.SetStyles(m.st)
	m.versus.SetStyles(m.st)
}
