package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// still checks that f moves nothing in the list that is in sight.
func (s *screen) still(what string, f func()) {
	s.t.Helper()
	list := func() []string {
		var ids []string
		for i := s.m.list.First(); i <= s.m.list.Last(); i++ {
			r, _ := s.m.list.Row(i)
			ids = append(ids, r.Story)
		}
		return ids
	}
	before, line, story := list(), s.m.list.CursorLine(), s.selected()
	f()
	after := list()
	n := min(len(before), len(after)) // versions may have been shown below the cursor
	if !slices.Equal(before[:n], after[:n]) || s.m.list.CursorLine() != line || s.selected() != story {
		s.t.Fatalf("%s moved the list: %v line %d → %v line %d", what, before, line, after, s.m.list.CursorLine())
	}
}

func TestTheListNeverMovesUnderTheCursor(t *testing.T) {
	ways := []struct {
		name string
		do   func(s *screen, lib *fake.Library)
		says string
	}{
		{"arrival at the top", func(s *screen, lib *fake.Library) {
			lib.Change(func(l *fake.Library) { l.Arrive(0, 101); l.Arrive(0, 102); l.Arrive(0, 103) })
			s.news()
		}, "3 new · r"},
		{"arrival in sight", func(s *screen, lib *fake.Library) {
			lib.Change(func(l *fake.Library) { l.Arrive(4, 101) })
			s.news()
		}, "1 new · r"},
		{"arrival below", func(s *screen, lib *fake.Library) {
			lib.Change(func(l *fake.Library) { l.Arrive(40, 101) })
			s.news()
		}, "/101"},
		{"arrival at the end", func(s *screen, lib *fake.Library) {
			lib.Change(func(l *fake.Library) { l.Arrive(100, 101) })
			s.news()
		}, "/101"},
		{"mark read by another process", func(s *screen, lib *fake.Library) {
			lib.Do(t.Context(), model.Action{Act: model.MarkRead, Articles: []string{"s3", "s4"}})
			s.news()
		}, ""},
		{"regroup", func(s *screen, lib *fake.Library) {
			lib.Do(t.Context(), model.Action{Act: model.Join, Articles: []string{"s2", "s8"}})
			s.news()
		}, "list changed · r"},
		{"resize", func(s *screen, _ *fake.Library) {
			s.send(tea.WindowSizeMsg{Width: 119, Height: 40})
			s.send(tea.WindowSizeMsg{Width: 120, Height: 40})
		}, ""},
		{"a story spiked", func(s *screen, lib *fake.Library) {
			lib.Do(t.Context(), model.Action{Act: model.Spike, Articles: []string{"s2"}})
			s.news()
		}, ""},
	}
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			lib := fake.New(100)
			s := start(t, lib, 120, 40)
			s.press("j", "j", "j")
			s.on("s3")
			s.still(w.name, func() { w.do(s, lib) })
			s.sees(w.says)
		})
	}
}

func TestReadUnderUnreadFilterStays(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 120, 40)
	s.press("a", "j")
	s.on("s1")
	s.still("N", func() { s.press("N") })
	s.still("the change", func() { s.news() })
	s.lacks("new · r", "changed · r")
	if s.rowOf("s1").Unread != 0 || lib.State("s1").Read == false {
		t.Fatal("N did not mark the story read")
	}
	s.press("d") // nothing to do any more, but on
	s.on("s2")
	s.press("r")
	s.on("s2")
	if s.rowOf("s1").Story != "" {
		t.Fatal("a refresh keeps what was read under the unread filter")
	}
}

func TestRefreshKeepsTheStoryAndItsLine(t *testing.T) {
	lib := fake.New(100)
	s := start(t, lib, 120, 40)
	s.press("5", "j", "j", "j")
	s.on("s7")
	line := s.m.list.CursorLine()
	lib.Change(func(l *fake.Library) { l.Arrive(0, 101); l.Arrive(0, 102) })
	s.news()
	s.sees("2 new · r")
	s.press("r")
	s.on("s7")
	s.lacks("new · r")
	s.sees("10/102")
	if got := s.m.list.CursorLine(); got != line {
		t.Fatalf("a refresh moved the cursor from line %d to %d", line, got)
	}
	s.press("g")
	s.on("s102")
}

func TestAGrowingLibraryIsShownLiveUntilAKey(t *testing.T) {
	lib := fake.New(0)
	s := start(t, lib, 120, 40, func(o *Options) { o.Growing = true })
	s.sees("No stories yet")
	for i := range 30 {
		lib.Change(func(l *fake.Library) {
			l.Arrive(0, 30-i)
			l.Progress(model.Progress{Done: i, Total: 1000, Busy: true})
		})
		s.news()
	}
	s.on("s1")
	s.sees("1/30", "cleaning 29/1,000", fake.Headline(1)[:20])
	s.press("j")
	s.on("s2")
	s.still("an arrival", func() {
		lib.Change(func(l *fake.Library) { l.Arrive(0, 0) })
		s.news()
	})
	s.sees("1 new · r")
}

// A library that was read before stands still from the first row on.
func TestALibraryStandsStillBeforeAnyKey(t *testing.T) {
	lib := fake.New(0)
	s := start(t, lib, 120, 40)
	arrive := func(n int) {
		lib.Change(func(l *fake.Library) { l.Arrive(0, n) })
		s.news()
	}
	arrive(1)
	s.on("s1")
	s.still("an arrival", func() { arrive(2) })
	s.sees("1 new · r")
	s.press("r")
	s.on("s1")
	s.sees("2/2")
}

// Who has come to the end of the list and goes on gets what waits, below.
func TestTheEndOfTheListGoesOn(t *testing.T) {
	lib := fake.New(3)
	s := start(t, lib, 120, 40)
	s.press("j")
	s.on("s1")
	lib.Change(func(l *fake.Library) { l.Arrive(0, 101); l.Arrive(0, 102) })
	s.news()
	s.sees("2 new · r")
	s.press("G")
	s.on("s2")
	s.lacks("new · r")
	s.sees("5/5")
}

func TestAnExpandedStoryStaysWhereItIs(t *testing.T) {
	lib := fake.New(100)
	s := start(t, lib, 120, 40)
	s.press("j")
	s.still("opening", func() { s.press("enter") })
	s.sees("pickup", "follow-up", "=")
	s.press("]")
	s.still("an arrival below", func() {
		lib.Change(func(l *fake.Library) { l.Arrive(70, 200) })
		s.news()
	})
	s.press("h", "h")
	s.on("s1")
	s.lacks("=")
}

func TestActsThatRegroupShowIt(t *testing.T) {
	lib := fake.New(30)
	s := start(t, lib, 120, 40)
	s.press("j", "<")
	s.sees("Split off")
	s.on("s1")
	s.sees("2/31")
}

func TestUndoGoesToItsStory(t *testing.T) {
	lib := fake.New(60)
	s := start(t, lib, 120, 40)
	s.press("d", "G")
	s.press("u")
	s.on("s0")
	s.sees("Undone: marked read", "Harbour council votes")
	if s.rowOf("s0").Unread != 1 {
		t.Fatal("undo did not make the story unread")
	}
	s.press("ctrl+r")
	s.sees("Done again: marked read")
}

func TestAnswersInAnyOrder(t *testing.T) {
	for _, backwards := range []bool{false, true} {
		lib := fake.New(100)
		s := start(t, lib, 120, 40)
		s.stalled = true
		s.gap = 10 * time.Millisecond
		s.press("d", "d", "u", "f", "j", "N", "a", "a", "J", "G", "g", "r", "j")
		s.flow(backwards)
		s.news()
		s.news()
		var acts []string
		for _, a := range lib.Acts {
			acts = append(acts, string(a.Act)+" "+strings.Join(a.Articles, ","))
		}
		if got := strings.Join(acts, "; "); !strings.HasPrefix(got, "read s0; read s1") {
			t.Errorf("acts came out of order: %s", got)
		}
		if lib.State("s1").Read {
			t.Error("undo came before what it undoes")
		}
		if len(s.m.acts.queue) != 0 || s.m.order.asking != nil || s.m.order.rows {
			t.Error("something still waits")
		}
		id, article := s.m.wanted()
		if !s.m.shows(id, article) {
			t.Errorf("the body shows %q, the cursor is on %q", s.m.body.asked, id)
		}
	}
}
