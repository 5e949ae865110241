package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// types gives the letters of a text as keys.
func (s *screen) types(text string) *screen {
	for _, r := range text {
		name := string(r)
		if r == ' ' {
			name = "space"
		}
		s.press(name)
	}
	return s
}

// Of 60 made stories each fourth quotes Mei Tanaka, from the third on.
func TestFilterAsOneTypes(t *testing.T) {
	s := start(t, fake.New(60), 120, 40)
	s.press("2", "5", "j")
	line := s.m.list.CursorLine()
	s.press("F")
	s.says("F", "Tab: unread  starred  source:")
	s.types("sp") // may become speaker: nothing is hidden yet
	s.on("s25")
	s.says("F sp", "Tab: speaker:")
	s.types("eaker:")
	s.on("s25")
	s.says(`speaker:Healey, speaker:"John Healey"`)
	s.types("Tana")
	s.on("s2")
	s.says("F speaker:Tana", "15 matches")
	s.types(" unr")
	s.says("Tab: unread")
	if got := s.m.order.query.Filter; got != "speaker:Tana" {
		t.Errorf("the filter is %q", got)
	}
	s.types("ead").press("enter")
	s.says("1/15", "F speaker:Tana unread", "15 matches")
	s.press("j")
	s.on("s6")
	s.still("a mark", func() { s.press("N") })
	s.on("s6") // it is read, and stays
	s.press("esc")
	s.on("s25")
	s.says("26/60")
	s.lacks("match")
	if got := s.m.list.CursorLine(); got != line {
		t.Errorf("the cursor is on line %d, was on %d", got, line)
	}
	s.press("F") // what was taken off is gone
	s.says("Tab: unread")
}

func TestEscWhileFilteringGoesBack(t *testing.T) {
	s := start(t, fake.New(60), 120, 40)
	s.press("7", "j", "F").types("source:fa").press("down", "esc")
	s.on("s7")
	s.press("F").types("x").press("backspace")
	s.on("s7")
	s.press("backspace") // one more leaves
	if s.m.sifting() {
		t.Error("it is typed still")
	}
	s.press("F", "enter", "j")
	s.on("s8")
}

// A kept filter is changed where it is; nothing moves before it means something else.
func TestFilterCanBeChanged(t *testing.T) {
	s := start(t, fake.New(60), 120, 40)
	s.press("F").types("speaker:okafor").press("enter", "j", "j", "F")
	s.on("s9")
	s.says("F speaker:okafor", "15 matches")
	s.types(" ")
	s.on("s9")
	s.types("speaker:")
	s.on("s9")
	s.types("!")
	s.on("s9")
	s.press("ctrl+u").types("speaker:ferrer").press("enter")
	s.on("s3")
	s.press("esc")
	s.on("s0")
}

// A bad term is named, with what may stand there; the rest filters.
func TestBadTerms(t *testing.T) {
	s := start(t, fake.New(60), 120, 40)
	s.press("F").types("speaker:tanaka speker:x")
	s.on("s2")
	s.says("“speker:” is no term: speaker:")
	s.press("ctrl+u").types("speaker:tanaka after:2026-1")
	s.on("s2")
	s.says("a day is 2026-02-19, today, yesterday, 3d or 2w") // not bad yet
	s.types("3")
	s.says("“2026-13” is no day")
	s.press("enter")
	s.says("“2026-13” is no day")
	s.press("j")
	s.on("s6")
	s.says("F speaker:tanaka", "15 matches")
	s.press("F")
	s.says("F speaker:tanaka after:2026-13") // to be mended
}

func TestTabGoesOn(t *testing.T) {
	s := start(t, fake.New(60), 120, 40)
	s.press("F").types("sp").press("tab")
	s.says("F speaker:")
	s.press("tab")
	s.says(`F speaker:"Ada Brandt"`, `Tab: speaker:"Ada Brandt"  speaker:"Jon Okafor"`)
	s.on("s0")
	s.press("tab", "tab")
	s.says(`F speaker:"Mei Tanaka"`)
	s.on("s2")
	s.press("shift+tab")
	s.says(`F speaker:"Jon Okafor"`)
	s.types("-st").press("tab") // behind the space that it set
	s.says(`F speaker:"Jon Okafor" -starred`)
	s.types("tag:q").press("tab")
	s.says("There is no such name.")
	s.types(" after:y").press("tab")
	s.says("after:yesterday")
	s.press("ctrl+u").types("qq").press("tab")
	s.says("There is no such term.")
	s.press("ctrl+u").types("s x").press("left", "left", "tab", "tab") // in the middle
	s.says("F source: x")
	s.press("tab", "tab", "enter")
	s.says("starred x")
}

// Names that come late are for the line as it was; the person has gone on.
func TestLateNames(t *testing.T) {
	lib := fake.New(60)
	s := start(t, lib, 120, 40)
	s.press("F").types("speaker:t")
	s.stalled = true
	s.press("tab")
	s.types("a")
	s.flow(true)
	s.says("F speaker:ta")
	s.lacks("Mei Tanaka\"")
	s.stalled = true
	s.press("tab", "esc", "j")
	s.flow(false)
	if s.m.order.query.Filter != "" || s.m.sifting() {
		t.Error("it filters still")
	}
	lib.Fail = errors.New("the disk is full")
	s.press("F").types("speaker:t").press("tab")
	s.says("the disk is full")
}

// A source, words, a filter and unread alone are each said, and each is taken off by
// itself.
func TestFilterWithTheOthers(t *testing.T) {
	lib := fake.New(60)
	follow(lib)
	s := start(t, lib, 120, 40)
	s.press("S", "j", "enter", "j", "j") // Nordlicht: 1, 5, 7 …
	s.says("3/15")
	at := s.selected()
	s.press("F").types("speaker:okafor").press("enter", "j")
	within := s.selected()
	s.press("a", "/").types("ferry")
	s.says("/ferry", "Nordlicht", "F speaker:okafor", "unread", "matches")
	s.press("enter")
	s.says("Nordlicht", "/ferry", "F speaker:okafor", "matches", "unread")
	s.press("F").types(" starred").press("enter")
	s.sees("Nothing of this filter has these words.", "Esc goes one step back.")
	s.press("F", "ctrl+w", "backspace", "enter", "esc") // the words go first
	s.on(within)
	s.says("Nordlicht", "F speaker:okafor", "unread")
	s.press("esc")
	s.on(at)
	s.says("Nordlicht", "unread")
	s.press("a", "esc")
	s.says("Stories of all sources.")
}

func TestNothingPassesTheFilter(t *testing.T) {
	s := start(t, fake.New(60), 80, 24)
	s.press("F").types("starred")
	s.sees("No story passes this filter.", "Esc shows all stories again.")
	s.says("no match")
	s.press("enter")
	s.sees("F changes the filter;", "Esc shows all stories again.")
	s.press("esc")
	s.says("1/60")
}

func TestArrivalsMoveNothingUnderAFilter(t *testing.T) {
	for _, typing := range []bool{true, false} {
		lib := fake.New(200)
		s := start(t, lib, 120, 40)
		s.press("5", "j", "F").types("speaker:tanaka unread").press("down", "down")
		if !typing {
			s.press("enter")
		}
		s.on("s10")
		s.still("arrivals", func() {
			lib.Change(func(l *fake.Library) { l.Arrive(0, 1002); l.Arrive(0, 1003); l.Arrive(0, 1006) })
			s.news()
		})
		if !typing {
			s.says("2 new · r")
			s.press("r")
			s.on("s10")
			s.says("52 matches")
			s.press("d") // it goes from under the filter only when asked
			s.news()
			if slices.Contains(s.ids(), "s10") == false || strings.Contains(s.bottom(), "list changed") {
				t.Errorf("%s", s.bottom())
			}
		}
		s.press("esc")
		if typing {
			s.on("s5")
		}
	}
}

// A slow answer keeps no key, and what it says to another filter is not shown.
func TestSlowAnswersToAFilter(t *testing.T) {
	for _, backwards := range []bool{false, true} {
		s := start(t, fake.New(60), 120, 40)
		s.press("9", "j")
		s.stalled = true
		s.press("F").types("speaker:tanaka")
		s.on("s9")
		s.lacks("match")
		s.flow(backwards)
		s.on("s2")
		s.says("15 matches")
		s.stalled = true
		s.press("x", "esc", "j", "k")
		s.flow(backwards)
		s.on("s9")
		s.says("10/60")
	}
}

// A pasted filter is text like any, and no key of it is a command.
func TestPastedFilter(t *testing.T) {
	s := start(t, fake.New(60), 80, 24)
	s.press("F")
	s.paste("speaker:tanaka \x1b[2J\u202e\nq")
	s.says("F speaker:tanaka", "[2J", "no match")
	if err := exact(s.m.View().Content, 80, 24); err != nil || strings.ContainsAny(s.text(), "\x1b\u202e") {
		t.Errorf("%v\n%q", err, s.bottom())
	}
	s.press("ctrl+u")
	s.paste(strings.Repeat("漢:", 3000))
	s.send(tea.WindowSizeMsg{Width: 31, Height: 9})
	if err := exact(s.m.View().Content, 31, 9); err != nil {
		t.Error(err)
	}
}

func TestLookOfFilters(t *testing.T) {
	for _, c := range []struct {
		name string
		w, h int
		text string
		keys []string
	}{
		{"80x24-filter-begun", 80, 24, "", nil},
		{"80x24-filter", 80, 24, "speaker:okafor unread", nil},
		{"80x24-filter-bad", 80, 24, "speaker:okafor form:post", nil},
		{"80x24-filter-tab", 80, 24, "speaker:", []string{"tab", "tab"}},
		{"80x24-filter-kept", 80, 24, "speaker:okafor -starred after:2w", []string{"enter", "j"}},
		{"80x24-filter-none", 80, 24, "tag:later", []string{"enter"}},
		{"80x24-filter-ascii", 80, 24, "source:海", []string{"enter"}},
		{"80x24-filter-nocolor", 80, 24, "speaker:okafor after:x ", nil},
		{"60x20-filter", 60, 20, "speaker:okafor harbour", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, fake.New(60), c.w, c.h, func(o *Options) {
				if strings.HasSuffix(c.name, "nocolor") {
					o.Style.Colors = style.None
				}
				o.Style.ASCII = strings.HasSuffix(c.name, "ascii")
			})
			s.press("F").types(c.text).press(c.keys...)
			if err := exact(s.m.View().Content, c.w, c.h); err != nil {
				t.Error(err)
			}
			got := strings.Join(s.lines(), "\n") + "\n"
			if strings.HasSuffix(c.name, "nocolor") {
				got = strings.ReplaceAll(s.m.View().Content, "\x1b", "␛") + "\n"
			}
			golden(t, c.name, got)
		})
	}
}
