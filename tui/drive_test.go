package tui

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// screen drives a Model as a terminal would, with a clock and timers of its
// own: press("j", "enter"), then sees("…").
type screen struct {
	t       *testing.T
	m       *Model
	now     time.Time
	timers  []timer
	stalled bool      // commands are kept until flow
	pending []tea.Cmd // those kept
	seen    uint64    // the generation at which the wait is parked
	parked  bool
	quit    bool
	stopped bool // suspended
	gap     time.Duration
}

type timer struct {
	at  time.Time
	msg tea.Msg
}

var day = time.Date(2026, 11, 20, 20, 0, 0, 0, time.UTC)

// library is a fake.Library as a Library.
type library struct{ *fake.Library }

func (l library) List(ctx context.Context, q model.Query) (Listing, error) {
	li, err := l.Library.List(ctx, q)
	if err != nil {
		return nil, err
	}
	return li, nil
}

// parker is a library whose Wait can be parked instead of blocking.
type parker interface {
	Library
	Park(func(seen uint64))
}

// start opens a reader of w×h on a library and lets it come to rest.
func start(t *testing.T, lib *fake.Library, w, h int, change ...func(*Options)) *screen {
	t.Helper()
	return startOn(t, library{lib}, w, h, change...)
}

func startOn(t *testing.T, lib parker, w, h int, change ...func(*Options)) *screen {
	t.Helper()
	s := blank(t, lib, change...)
	s.send(tea.WindowSizeMsg{Width: w, Height: h})
	s.do(s.m.Init())
	return s
}

// blank is a reader before anything was asked.
func blank(t *testing.T, lib parker, change ...func(*Options)) *screen {
	s := &screen{t: t, now: day, gap: time.Second}
	lib.Park(func(seen uint64) {
		s.seen, s.parked = seen, true
		runtime.Goexit()
	})
	o := Options{Library: lib, Clock: func() time.Time { return s.now }, Style: style.Options{Dark: true, Colors: style.Full}, NoHint: true}
	for _, f := range change {
		f(&o)
	}
	s.m = New(o)
	s.m.after = func(d time.Duration, msg tea.Msg) tea.Cmd {
		s.timers = append(s.timers, timer{s.now.Add(d), msg})
		return nil
	}
	t.Cleanup(s.m.Close)
	return s
}

// send gives the model a message and runs what it asks for.
func (s *screen) send(msg tea.Msg) {
	if msg == nil {
		return
	}
	_, cmd := s.m.Update(msg)
	s.do(cmd)
}

// do runs a command to its end, with all that follows; commands that wait for
// the library's next change are parked.
func (s *screen) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if s.stalled {
		s.pending = append(s.pending, cmd)
		return
	}
	msgs := make(chan tea.Msg, 1)
	go func() {
		defer close(msgs)
		msgs <- cmd()
	}()
	switch msg := (<-msgs).(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			s.do(c)
		}
	case tea.QuitMsg:
		s.quit = true
	case tea.SuspendMsg:
		s.stopped = true
	default:
		if msg != nil {
			s.send(msg)
		}
	}
}

// flow runs the commands that were kept, the last first if backwards: no order
// between two commands is counted on.
func (s *screen) flow(backwards bool) {
	s.stalled = false
	for len(s.pending) > 0 {
		i := 0
		if backwards {
			i = len(s.pending) - 1
		}
		cmd := s.pending[i]
		s.pending = append(s.pending[:i], s.pending[i+1:]...)
		s.do(cmd)
	}
}

// news tells the reader that the library has changed, and lets it rest.
func (s *screen) news() {
	if s.parked {
		s.parked = false
		s.do(s.m.wait(s.seen))
	}
	s.pass(2 * breath)
}

// pass lets time go by.
func (s *screen) pass(d time.Duration) {
	end := s.now.Add(d)
	for {
		next := -1
		for i, t := range s.timers {
			if !t.at.After(end) && (next < 0 || t.at.Before(s.timers[next].at)) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		t := s.timers[next]
		s.timers = append(s.timers[:next], s.timers[next+1:]...)
		if t.at.After(s.now) {
			s.now = t.at
		}
		s.send(t.msg)
	}
	s.now = end
}

// press gives keys, one a second as a person who thinks.
func (s *screen) press(names ...string) *screen {
	for _, name := range names {
		s.pass(s.gap)
		s.send(key(name))
		if s.parked && !s.stalled {
			s.parked = false
			s.do(s.m.wait(s.seen))
		}
	}
	return s
}

// paste gives text from the clipboard.
func (s *screen) paste(text string) {
	s.pass(s.gap)
	s.send(tea.PasteMsg{Content: text})
}

// held gives keys as they come from one that is held down.
func (s *screen) held(names ...string) *screen {
	for i, name := range names {
		if i > 0 {
			s.pass(30 * time.Millisecond)
		}
		s.send(key(name))
	}
	return s
}

func key(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace,
	}
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: ' ', Text: " "}
	}
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// text is the screen without styles.
func (s *screen) text() string { return ansi.Strip(s.m.View().Content) }

// lines are the lines of the screen without styles, and without blanks at their
// ends.
func (s *screen) lines() []string {
	lines := strings.Split(s.text(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

func (s *screen) sees(parts ...string) {
	s.t.Helper()
	for _, p := range parts {
		if !strings.Contains(s.text(), p) {
			s.t.Fatalf("%q is not on the screen:\n%s", p, strings.Join(s.lines(), "\n"))
		}
	}
}

func (s *screen) lacks(parts ...string) {
	s.t.Helper()
	for _, p := range parts {
		if strings.Contains(s.text(), p) {
			s.t.Fatalf("%q is on the screen:\n%s", p, strings.Join(s.lines(), "\n"))
		}
	}
}

// selected is the story under the cursor.
func (s *screen) selected() string {
	r, _ := s.m.list.Selected()
	return r.Story
}

func (s *screen) on(story string) {
	s.t.Helper()
	if got := s.selected(); got != story {
		s.t.Fatalf("the cursor is on %q, not on %q:\n%s", got, story, strings.Join(s.lines(), "\n"))
	}
}

func (s *screen) rowOf(story string) model.Row {
	var found model.Row
	s.m.list.Each(func(_ int, r model.Row) bool {
		if r.Story == story {
			found = r
		}
		return r.Story != story
	})
	return found
}
