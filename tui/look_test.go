package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

var update = flag.Bool("update", false, "write the golden screens")

func TestLook(t *testing.T) {
	for _, size := range [][2]int{{30, 8}, {60, 16}, {60, 20}, {80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string][]string{
			"list": {"j", "f", "j", "d"},
			"body": {"j", "enter", "]"},
			"help": {"?"},
		} {
			t.Run(fmt.Sprintf("%dx%d %s", size[0], size[1], name), func(t *testing.T) {
				lib := fake.New(60)
				lib.Trouble(model.Problem{Name: "broken.txt", What: "not text"})
				s := start(t, lib, size[0], size[1])
				s.press(keys...)
				golden(t, fmt.Sprintf("%dx%d-%s", size[0], size[1], name), strings.Join(s.lines(), "\n")+"\n")
			})
		}
	}
}

// TestLookOfSources is the pane at its sizes, while an address is typed that was
// refused, with none, and without colours: there with its styles, ESC as ␛.
func TestLookOfSources(t *testing.T) {
	long := "https://example.org/" + strings.Repeat("a/very/long/path/", 8) + "feed.xml"
	for _, c := range []struct {
		name string
		w, h int
		keys []string
	}{
		{"60x20-sources", 60, 20, []string{"S", "j", "j"}},
		{"80x24-sources", 80, 24, []string{"S", "j", "o"}},
		{"120x40-sources", 120, 40, []string{"S", "j", "j", "d"}},
		{"200x60-sources", 200, 60, []string{"S", "G"}},
		{"80x24-sources-refused", 80, 24, []string{"S", "a", "n", "o", "enter"}},
		{"80x24-sources-long", 80, 24, append([]string{"S", "a"}, strings.Split(long, "")...)},
		{"80x24-sources-nocolor", 80, 24, []string{"S", "j", "j"}},
		{"80x24-sources-ascii", 80, 24, []string{"S", "j", "d", "j", "a"}},
		{"60x20-sources-none", 60, 20, []string{"S"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			lib := fake.New(60)
			if !strings.HasSuffix(c.name, "none") {
				follow(lib)
			}
			s := start(t, lib, c.w, c.h, func(o *Options) {
				if strings.HasSuffix(c.name, "nocolor") {
					o.Style.Colors = style.None
				}
				o.Style.ASCII = strings.HasSuffix(c.name, "ascii")
			})
			s.press(c.keys...)
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

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "look-"+name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s looks otherwise (go test ./tui -update, and look at the difference):\n%s\nwant\n%s", path, got, want)
	}
}

// exact checks that the screen is h lines, none wider than w.
func exact(view string, w, h int) error {
	lines := strings.Split(view, "\n")
	if len(lines) != h {
		return fmt.Errorf("%d lines on a screen of %d", len(lines), h)
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > w {
			return fmt.Errorf("line %d has %d cells on a screen of %d: %q", i, n, w, ansi.Strip(l))
		}
		if n := ansi.StringWidthWc(l); n > w+len(l)/3 {
			return fmt.Errorf("line %d has %d cells by wcwidth", i, n)
		}
	}
	return nil
}

func TestNoLineIsWiderThanTheScreen(t *testing.T) {
	var keys []string
	for _, c := range commands() {
		if c.name != "quit-now" && c.name != "suspend" {
			keys = append(keys, c.keys...)
		}
	}
	keys = append(keys, "s", "7", "backspace")
	rapid.Check(t, func(r *rapid.T) {
		lib := fake.New(rapid.IntRange(0, 40).Draw(r, "stories"))
		if rapid.Bool().Draw(r, "sources") {
			follow(lib)
		} else {
			lib.Hint("These are samples. S adds a source of yours · or: lede add URL")
		}
		s := start(t, lib, 80, 24, func(o *Options) { o.Style.ASCII = rapid.Bool().Draw(r, "ascii") })
		s.gap = 0
		for range rapid.IntRange(1, 25).Draw(r, "steps") {
			switch rapid.IntRange(0, 7).Draw(r, "kind") {
			case 0:
				s.paste(rapid.SampledFrom([]string{"x.example/feed", "漢字 \x1b[2J\n", "\u202e"}).Draw(r, "paste"))
			case 1:
				w, h := rapid.IntRange(1, 260).Draw(r, "w"), rapid.IntRange(1, 80).Draw(r, "h")
				s.send(tea.WindowSizeMsg{Width: w, Height: h})
			default:
				s.press(rapid.SampledFrom(keys).Draw(r, "key"))
			}
			if err := exact(s.m.View().Content, s.m.w, s.m.h); err != nil {
				r.Fatalf("%v\n%s", err, s.text())
			}
			if c := s.m.View().Cursor; c != nil && (c.X < 0 || c.X >= s.m.w || c.Y < 0 || c.Y >= s.m.h) {
				r.Fatalf("the cursor is off the screen: %v of %dx%d", c.Position, s.m.w, s.m.h)
			}
			if s.m.list.Len() > 0 && s.m.lay.List.Shown() {
				if y := s.m.list.CursorLine(); y < 0 || y >= s.m.lay.List.H {
					r.Fatalf("the list's cursor is out of sight: line %d of %d", y, s.m.lay.List.H)
				}
			}
		}
	})
}

func TestResizeBetweenAnyTwoKeysKeepsThePlace(t *testing.T) {
	keys := []string{"j", "j", "enter", "space", "j", "j", "b", "j", "esc", "J", "n", "d", "tab", "ctrl+d"}
	for i := range keys {
		lib := fake.New(30)
		s := start(t, lib, 120, 40)
		s.press(keys[:i]...)
		before, place := s.selected(), s.m.reader.Place()
		s.send(tea.WindowSizeMsg{Width: 62, Height: 17})
		s.send(tea.WindowSizeMsg{Width: 200, Height: 60})
		s.send(tea.WindowSizeMsg{Width: 120, Height: 40})
		if s.selected() != before {
			t.Errorf("before %q: the cursor went from %s to %s", keys[i], before, s.selected())
		}
		if got := s.m.reader.Place(); got != place {
			t.Errorf("before %q: the reading place went from %v to %v", keys[i], place, got)
		}
	}
}

func TestTooSmallSaysSo(t *testing.T) {
	s := start(t, fake.New(3), 29, 8)
	s.sees("lede needs 30x8", "this is 29x8")
	s.send(tea.WindowSizeMsg{Width: 30, Height: 8})
	s.sees("Harbour")
}

func TestTheFirstFrameNeedsNoAnswer(t *testing.T) {
	s := blank(t, library{fake.New(10)})
	s.stalled = true
	s.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	s.do(s.m.Init())
	if err := exact(s.m.View().Content, 120, 40); err != nil {
		t.Fatal(err)
	}
	s.sees("Reading the first stories")
	s.flow(true)
	s.sees("Harbour council votes")
}
