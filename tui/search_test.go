package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// ids are the stories that are listed.
func (s *screen) ids() []string {
	var ids []string
	s.m.list.Each(func(_ int, r model.Row) bool { ids = append(ids, r.Story); return true })
	return ids
}

// bottom is the status line.
func (s *screen) bottom() string { return s.lines()[s.m.h-1] }

func (s *screen) says(parts ...string) {
	s.t.Helper()
	for _, p := range parts {
		if !strings.Contains(s.bottom(), p) {
			s.t.Fatalf("%q is not in the status line %q", p, s.bottom())
		}
	}
}

// Of 60 made stories each eighth is of a lighthouse, from the third on.
func TestSearchAsOneTypes(t *testing.T) {
	s := start(t, fake.New(60), 120, 40)
	s.press("2", "5", "j")
	line := s.m.list.CursorLine()
	s.press("/", "l")
	s.says("/l", "match")
	s.press("i", "g", "h", "t", "h")
	s.says(" /lighth", "8 matches")
	s.on("s2")
	if want := []string{"s2", "s10", "s18", "s26", "s34", "s42", "s50", "s58"}; !slices.Equal(s.ids(), want) {
		t.Fatalf("listed %q, want %q", s.ids(), want)
	}
	s.sees("said Mei Tanaka") // the body shows the first at once
	s.press("space")          // the word is at its end
	s.says("no match")
	s.sees("No story has these words.", "Esc shows all stories again.")
	s.press("enter")
	s.sees("/ changes the words;", "Esc shows all stories again.")
	s.press("/", "backspace", "enter")
	s.says("1/8", "/lighth", "8 matches")
	s.press("j")
	s.on("s10")
	s.press("esc")
	s.on("s25")
	s.says("26/60")
	s.lacks("match")
	if got := s.m.list.CursorLine(); got != line {
		t.Errorf("the cursor is on line %d, was on %d", got, line)
	}
}

func TestEscWhileTypingGoesBack(t *testing.T) {
	s := start(t, fake.New(60), 120, 40)
	s.press("7", "j", "/", "s", "a", "down", "esc")
	s.on("s7")
	s.press("/", "f", "backspace") // no letter is left: all stories, and typing goes on
	s.on("s7")
	s.says("/")
	s.press("f", "e", "r")
	s.on("s1")
	s.press("backspace", "backspace", "backspace", "backspace") // one more leaves
	s.on("s7")
	if s.m.searching() {
		t.Error("it is typed still")
	}
	s.press("/", "esc", "j")
	s.on("s8")
}

func TestWordsCanBeChanged(t *testing.T) {
	s := start(t, fake.New(60), 80, 24)
	s.press("j", "/", "s", "a", "l", "t", "enter")
	s.on("s3")
	s.press("j", "/")
	s.says("/salt")
	s.on("s11") // nothing moves before a letter is typed
	s.press("ctrl+u", "g", "l", "a", "s", "s")
	s.on("s7")
	s.says("/glass")
	s.press("enter", "esc")
	s.on("s1")
}

// The body gives the keys to the list, where it stands.
func TestSearchFromTheBody(t *testing.T) {
	for _, w := range []int{60, 120} {
		s := start(t, fake.New(60), w, 24)
		s.press("4", "j", "enter", "/", "r", "i", "v")
		s.on("s1")
		if s.m.focus != OnList {
			t.Error("the body has the keys")
		}
		c := s.m.View().Cursor
		if want := strings.Index(s.bottom(), "/riv") + 4; c.X != want || c.Y != 23 {
			t.Errorf("%d wide: the cursor stands at %d, %d, not at %d, 23", w, c.X, c.Y, want)
		}
		s.press("enter", "enter")
		if s.m.focus != OnBody || s.selected() != "s1" {
			t.Errorf("%d wide: the story was not opened", w)
		}
	}
}

func TestSearchWithOtherFilters(t *testing.T) {
	lib := fake.New(60)
	follow(lib)
	s := start(t, lib, 120, 40)
	s.press("j", "j", "d", "a") // s2 is read
	s.press("/", "l", "i", "g", "h", "t", "h")
	s.says("unread", "7 matches")
	s.on("s10")
	s.press("enter", "a") // all of them
	s.says("2/8", "8 matches", "All stories.")
	s.on("s10")
	s.press("g", "a", "A", "r") // read them
	s.sees("Nothing unread has these words.", "/ changes the words;")
	s.press("a", "S", "j", "enter")
	s.sees("Nothing from Nordlicht has these words.")
	s.press("/", "ctrl+u", "r", "i", "v")
	s.says("Nordlicht", "5 matches")
	s.on("s1")
	s.press("enter")
	s.says("1/5", "Nordlicht", "/riv", "5 matches")
	s.press("/", "x", "x")
	s.sees("Nothing from Nordlicht has these words.")
	s.press("esc")
	s.says("/15", "Nordlicht")
	s.press("esc")
	s.says("/60", "Stories of all sources.")
}

func TestArrivalsMoveNothingInASearch(t *testing.T) {
	for _, typing := range []bool{true, false} {
		lib := fake.New(200)
		s := start(t, lib, 120, 40)
		s.press("5", "j", "/", "l", "i", "g", "h", "t", "down", "down")
		if !typing {
			s.press("enter")
		}
		s.on("s18")
		s.still("arrivals", func() {
			lib.Change(func(l *fake.Library) { l.Arrive(0, 1002); l.Arrive(0, 1003); l.Arrive(0, 1010) })
			s.news()
		})
		if !typing {
			s.says("2 new · r")
			s.press("r")
			s.on("s18")
			s.says("27 matches")
		}
		s.press("esc")
		s.on("s5")
	}
}

// A slow answer keeps no key, and what it says to words that were typed before is
// not shown.
func TestSlowAnswersToASearch(t *testing.T) {
	for _, backwards := range []bool{false, true} {
		lib := fake.New(60)
		s := start(t, lib, 120, 40)
		s.press("9", "j")
		s.stalled = true
		s.press("/", "l", "i", "g", "h", "t", "h")
		s.on("s9") // the list as it was
		s.says("/lighth")
		s.lacks("match")
		s.flow(backwards)
		s.on("s2")
		s.says("8 matches")
		s.stalled = true
		s.press("o", "esc", "j", "k")
		s.flow(backwards)
		s.on("s9")
		s.says("10/60")
		s.stalled = true
		s.press("/", "l", "esc")
		s.flow(backwards)
		s.on("s9")
		s.says("10/60")
	}
}

// What was found by words that were typed before is not shown, not for a moment.
func TestOutdatedAnswersAreDropped(t *testing.T) {
	s := start(t, fake.New(60), 120, 40)
	s.stalled = true
	s.press("/", "s", "a", "l")
	for len(s.pending) > 0 {
		cmd := s.pending[0]
		s.pending = s.pending[1:]
		answer := make(chan tea.Msg, 1)
		go func() {
			defer close(answer) // a wait for the library ends its goroutine
			answer <- cmd()
		}()
		switch msg := (<-answer).(type) {
		case tea.BatchMsg:
			for _, c := range msg {
				s.do(c)
			}
		default:
			s.send(msg)
		}
		if w := s.m.order.shown.Words; w != "" && w != "sal" {
			t.Fatalf("what %q finds was shown", w)
		}
	}
	if s.m.order.shown.Words != "sal" {
		t.Error("the last answer is not shown")
	}
}

func TestWhileSearchingKeysAreLetters(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 100, 30)
	s.press("/", "q", "d", "?", "S", "5", "u", "A", "space", "x")
	s.says("/qd?S5uA x")
	if len(lib.Acts) > 0 || s.quit || s.m.over != None {
		t.Error("a letter was a command")
	}
	s.press("ctrl+u")
	s.paste("lightho\x1b[2J\nnext line")
	s.says("/lightho[2J")
	s.press("ctrl+u")
	s.paste(strings.Repeat("漢", 3000))
	s.send(tea.WindowSizeMsg{Width: 31, Height: 9})
	if c := s.m.View().Cursor; c.X >= 31 || strings.Contains(s.text(), "\x1b") {
		t.Error(s.text())
	}
	s.press("ctrl+u", "-") // asks for nothing
	if s.m.list.Len() != 20 {
		t.Errorf("%d are listed", s.m.list.Len())
	}
	lib.Fail = errors.New("the disk is full")
	s.press("f")
	s.says("/-f")
	lib.Fail = nil
	s.press("ctrl+c")
	if !s.quit {
		t.Error("ctrl+c does not quit while typing")
	}
}
