package tui

import (
	"context"
	"errors"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/sources"
)

// following is what was asked about sources and not answered.
type following struct {
	asking bool // for the sources
	again  bool // they may have changed since
	adding int  // grows with each address that is looked at
	cancel context.CancelFunc
	label  safe.Text // of the source whose stories alone are shown
}

// sources_ shows the sources.
func sources_(m *Model, _ int) tea.Cmd {
	return m.toggle(Sources, func() tea.Cmd {
		m.sources.SetNow(m.opts.Clock())
		m.sources.SetEmpty(m.emptySources())
		m.sources.Open(m.order.query.Source)
		return m.loadSources()
	})
}

// loadSources asks for the sources; one question is under way at a time.
func (m *Model) loadSources() tea.Cmd {
	if m.follows.asking {
		m.follows.again = true
		return nil
	}
	m.follows.asking, m.follows.again = true, false
	lib, ctx := m.lib, m.ctx
	return func() tea.Msg {
		all, err := lib.Sources(ctx)
		return sourcesMsg{all, err}
	}
}

// sourcesCame shows the sources as they are now.
func (m *Model) sourcesCame(msg sourcesMsg) tea.Cmd {
	m.follows.asking = false
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.sources.SetNow(m.opts.Clock())
	m.sources.Show(msg.sources)
	if m.follows.again && m.over == Sources {
		return m.loadSources()
	}
	return nil
}

// refreshSources asks again where they are in sight.
func (m *Model) refreshSources() tea.Cmd {
	if m.over != Sources {
		return nil
	}
	return m.loadSources()
}

// addSource asks for an address.
func addSource(m *Model, _ int) tea.Cmd {
	m.sources.Ask(sources.Address, "")
	m.sources.Say(sources.Note{Text: safe.Line("The address of a feed or a page, or the path of a folder.")})
	return nil
}

// nameSource asks what the chosen source shall be called.
func nameSource(m *Model, _ int) tea.Cmd {
	s, ok := m.sources.Selected()
	if !ok {
		return nil
	}
	m.sources.Ask(sources.Name, s.Label())
	m.sources.Say(sources.Note{Text: safe.Line("Empty: what it calls itself.")})
	return nil
}

// leaveTyping ends typing; an address that is looked at is not followed any more.
func (m *Model) leaveTyping() {
	m.stopAdding()
	m.sources.Leave()
}

func (m *Model) stopAdding() {
	if m.follows.cancel != nil {
		m.follows.cancel()
		m.follows.cancel = nil
		m.say("Not followed.")
	}
}

// typedIn takes what was typed.
func (m *Model) typedIn() tea.Cmd {
	text := m.sources.Typed()
	switch {
	case m.sources.Asking() == sources.Name:
		return m.rename(text)
	case m.follows.cancel != nil: // one is looked at
		return nil
	case text == "":
		m.sources.Leave()
		return nil
	}
	return m.add(text)
}

// add has the library look at an address and follow what stands there.
func (m *Model) add(address string) tea.Cmd {
	m.follows.adding++
	token, lib := m.follows.adding, m.lib
	ctx, cancel := context.WithCancel(m.ctx)
	m.follows.cancel = cancel
	m.sources.Say(sources.Note{Text: safe.Row("Looking at " + address + " " + m.st.Ellipsis)}, sources.Note{Text: safe.Line("Esc stops it.")})
	return func() tea.Msg {
		defer cancel()
		s, found, err := lib.Add(ctx, address)
		return addedMsg{token, s, found, err}
	}
}

// added says what was found at an address. Where nothing was, what was typed
// stays to be mended.
func (m *Model) added(msg addedMsg) tea.Cmd {
	if msg.token != m.follows.adding || m.follows.cancel == nil {
		return m.refreshSources() // the person left; it may have been followed just before
	}
	m.follows.cancel = nil
	if msg.err != nil {
		m.sources.Say(trouble(msg.err)...)
		return nil
	}
	var notes []sources.Note
	if found := safe.Row(msg.found); found.String() != "" {
		notes = append(notes, sources.Note{Text: found})
	}
	m.sources.Answered(notes...)
	m.sources.GoTo(msg.source.Number)
	m.tell(safe.Row("Following " + msg.source.Label() + " · " + m.keys.key("undo") + " takes it back"))
	return m.loadSources()
}

// trouble is an error as it is told: what went wrong, then its cure.
func trouble(err error) []sources.Note {
	var p model.Problem
	if !errors.As(err, &p) {
		return []sources.Note{{Text: safe.Error(err), Bad: true}}
	}
	notes := []sources.Note{{Text: safe.Row(p.What), Bad: true}}
	if p.Cure != "" {
		notes = append(notes, sources.Note{Text: safe.Row(p.Cure)})
	}
	return notes
}

// rename calls the chosen source something else.
func (m *Model) rename(name string) tea.Cmd {
	m.sources.Leave()
	return m.edit(func(s *model.Source) {
		if s.Name = name; name == s.Title {
			s.Name = ""
		}
	})
}

// fullText has the page of each item of the chosen source fetched from now on, or
// no more.
func fullText(m *Model, _ int) tea.Cmd {
	s, ok := m.sources.Selected()
	switch {
	case !ok:
		return nil
	case s.Kind != model.FeedSource:
		m.say("Only a feed has pages to fetch.")
		return nil
	case s.FullText:
		m.say("The text of this feed is taken as it comes.")
	default:
		m.say("The page of each new item is fetched for its full text.")
	}
	return m.edit(func(s *model.Source) { s.FullText = !s.FullText })
}

// edit changes the chosen source, at once on the screen.
func (m *Model) edit(change func(*model.Source)) tea.Cmd {
	s, ok := m.sources.Selected()
	if !ok {
		return nil
	}
	change(&s)
	m.sources.Patch(s.Number, change)
	lib, ctx := m.lib, m.ctx
	return func() tea.Msg {
		if err := lib.Edit(ctx, s); err != nil {
			return failedMsg{err}
		}
		return nil
	}
}

// unfollow has the chosen source read no more, or again.
func unfollow(m *Model, _ int) tea.Cmd {
	s, ok := m.sources.Selected()
	if !ok {
		return nil
	}
	act := model.Unfollow
	if s.Removed {
		act = model.Follow
	}
	m.sources.Patch(s.Number, func(s *model.Source) { s.Removed = !s.Removed })
	return m.act(job{do: func(ctx context.Context, lib Library) (model.Receipt, error) {
		return lib.Do(ctx, model.Action{Act: act, Source: s.Number})
	}})
}

// fetchSource has the chosen source read now.
func fetchSource(m *Model, _ int) tea.Cmd {
	s, ok := m.sources.Selected()
	switch {
	case !ok:
		return nil
	case s.Removed:
		m.say("It is not followed · " + m.keys.key("source-remove") + " follows it again")
		return nil
	}
	m.tellPassing(safe.Row("Reading " + s.Label() + " " + m.st.Ellipsis))
	return m.fetchNow(s.Number)
}

// fetchAll has all sources read now.
func fetchAll(m *Model, _ int) tea.Cmd {
	m.tellPassing(safe.Line("Reading all sources " + m.st.Ellipsis))
	return m.fetchNow(0)
}

func (m *Model) fetchNow(source int64) tea.Cmd {
	lib, ctx := m.lib, m.ctx
	return func() tea.Msg {
		if err := lib.Fetch(ctx, source); err != nil {
			return failedMsg{err}
		}
		return nil
	}
}

// onlySource shows the stories of the chosen source alone, or all again.
func onlySource(m *Model, _ int) tea.Cmd {
	s, ok := m.sources.Selected()
	if !ok {
		return nil
	}
	m.closeOver()
	m.setFocus(OnList)
	if m.order.query.Source == s.Number {
		return m.allSources()
	}
	m.order.query.Source, m.follows.label = s.Number, safe.Row(s.Label())
	m.tell(safe.Row("Only stories from " + s.Label() + " · " + m.keys.key("back") + " shows all again"))
	return m.relist(asked, "")
}

// allSources shows the stories of all sources again.
func (m *Model) allSources() tea.Cmd {
	m.order.query.Source, m.follows.label = 0, safe.Text{}
	m.say("Stories of all sources.")
	return m.relist(asked, "")
}

func detailSource(m *Model, _ int) tea.Cmd {
	m.sources.Detail()
	return nil
}

// sourceTitle is what a source is called that an act was about.
func (m *Model) sourceTitle(number int64) string {
	if s, ok := m.sources.Source(number); ok {
		return s.Label()
	}
	return "source " + strconv.FormatInt(number, 10)
}

// emptySources is what stands in the pane without sources: what to do.
func (m *Model) emptySources() []string {
	return []string{
		"Nothing is followed yet.", "",
		m.keys.key("source-add") + " follows a feed, a page or a folder.",
		"Outside lede: lede add URL",
	}
}
