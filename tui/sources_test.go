package tui

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// follow gives a library four sources, one in each state that is common.
func follow(lib *fake.Library) {
	lib.Follow(
		model.Source{Kind: model.FeedSource, Address: "https://harbour.example/rss", Title: "The Harbour Post", Articles: 1204, Print: 1, Added: day.Add(-90 * 24 * time.Hour)},
		model.Source{Kind: model.FeedSource, Address: "https://nord.example/feed", Title: "Nordlicht", Home: "https://nord.example", Articles: 310, Print: 1, Next: day.Add(30 * time.Minute)},
		model.Source{
			Kind: model.PageSource, Address: "https://rzeka.example/miasto", Title: "Gazeta Rzeczna", Failures: 3, Next: day.Add(2 * time.Hour),
			Trouble: model.Problem{Name: "https://rzeka.example/miasto", What: "the server says that there is no such page (404)", Cure: "mend the address, or unfollow it"},
		},
		model.Source{Kind: model.FolderSource, Address: "/home/ada/inbox", Articles: 7, Print: 1},
	)
}

func TestAddingASource(t *testing.T) {
	lib := fake.New(20)
	lib.Found = "The page names one more feed: https://new.example/sport"
	s := start(t, lib, 100, 30)
	s.press("S")
	s.sees("Nothing is followed yet.", "a follows a feed")
	s.press("+")
	s.paste("https://new.example/feed\n")
	s.sees("Follow: https://new.example/feed")
	lib.Slow = make(chan struct{})
	s.stalled = true
	s.press("enter")
	s.sees("Looking at https://new.example/feed", "Esc stops it")
	s.press("enter") // it is looked at already
	close(lib.Slow)
	s.flow(false)
	s.news()
	s.sees("Following https://new.example/feed · u takes it back", "The page names one more feed", "N https://new.example/feed")
	if n := lib.Calls["Add"]; n != 1 {
		t.Errorf("it was added %d times", n)
	}
	s.press("u")
	s.sees("Undone: followed — https://new.example/feed", "not followed")
	s.press("ctrl+r")
	s.lacks("not followed")
}

func TestAnAddressThatIsRefusedStays(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 100, 30)
	s.press("S", "a")
	s.paste("nowhere")
	s.press("enter")
	s.sees("Follow: nowhere", "this is no address", "give a URL")
	lib.Refuse = errors.New("dial tcp: lookup \x1b[2Jnowhere: no such host")
	s.press("backspace", "enter")
	s.sees("Follow: nowher", "lookup [2Jnowhere: no such host")
	lib.Refuse = nil
	s.press(".", "x", "enter")
	s.lacks("no such host")
	s.sees("nowher.x")
	s.press("a", "enter") // nothing typed is nothing
	if s.m.sources.Typing() || lib.Calls["Add"] != 3 {
		t.Errorf("%d were added", lib.Calls["Add"])
	}
}

func TestEscStopsWhatIsLookedAt(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 100, 30)
	s.press("S", "a")
	s.paste("https://slow.example")
	s.stalled = true
	lib.Slow = make(chan struct{}) // it never answers
	s.press("enter", "esc")
	s.sees("Not followed.")
	s.lacks("Looking at")
	s.flow(false) // it was told to stop: the test would hang
	s.lacks("canceled")
	s.press("a", "esc", "j", "esc")
	if s.m.over != None || s.quit {
		t.Error("Esc does not close the pane")
	}
}

func TestWhileTypingKeysAreLetters(t *testing.T) {
	lib := fake.New(20)
	follow(lib)
	s := start(t, lib, 100, 30)
	s.press("S", "a", "q", "d", "?", "S", "5", "u", "R", "space", "x")
	if got := s.m.sources.Typed(); got != "qd?S5uR x" {
		t.Errorf("typed %q", got)
	}
	if len(lib.Acts) > 0 || lib.Calls["Fetch"] > 0 || s.quit {
		t.Error("a letter was a command")
	}
	s.press("ctrl+c")
	if !s.quit {
		t.Error("ctrl+c does not quit while typing")
	}
}

// A paste where nothing is typed must not be a hundred commands.
func TestAPasteIsNoCommand(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 100, 30)
	s.paste("jjjdddqQ")
	s.on("s0")
	s.press("?", "/")
	s.paste("spik\x1b[2J")
	s.sees("Search: spik[2J")
	if len(lib.Acts) > 0 || s.quit {
		t.Error("what was pasted was done")
	}
}

func TestOnlyOneSource(t *testing.T) {
	lib := fake.New(60)
	follow(lib)
	s := start(t, lib, 120, 40)
	s.press("7", "j", "S", "j", "enter")
	s.on("s7") // is of it
	s.sees("Only stories from Nordlicht", "3/15")
	s.press("d", "a")
	s.sees("Nordlicht · unread", "/14")
	s.press("A")
	s.press("r")
	s.sees("Nothing from Nordlicht is unread.", "Esc shows the stories of all sources.")
	s.press("esc")
	s.sees("Stories of all sources.", "/45", "unread")
	s.press("a", "S")
	s.lacks("only ")
	s.press("g", "enter")
	s.sees("Only stories from The Harbour Post")
	s.press("S")
	s.sees("only The Harbour Post")
	s.press("enter")
	s.sees("Stories of all sources.", "/60")
	s.press("S", "G", "enter", "G", "S", "g", "j", "j", "enter", "g")
	s.sees("1/", "? help", "Gazeta Rzeczna")
	if s.m.order.listing.Len() != s.m.list.Len() {
		t.Error("another list is shown than is asked")
	}
}

// The list of another source begins at its top, unless the story under the cursor
// is in it.
func TestAnotherSourceBeginsAtItsTop(t *testing.T) {
	lib := fake.New(1000)
	follow(lib)
	s := start(t, lib, 80, 24)
	s.press("G", "k", "k") // s997 is of Nordlicht, s999 is not
	s.press("S", "j", "enter")
	s.on("s997")
	s.press("esc")
	s.on("s997")
	s.press("j", "S", "j", "j", "enter") // the pane stands where it was left
	s.sees("/home/ada/inbox", " 1/")
	s.press("esc")
	s.sees("/1,000")
}

// Whatever comes while the person stands somewhere, in the list or in the pane,
// nothing moves under the cursor.
func TestSourcesMoveNothingInTheList(t *testing.T) {
	arrive := func(l *fake.Library) { l.Arrive(0, 1003); l.Arrive(0, 1009); l.Arrive(30, 1015) }
	for _, w := range []struct {
		name   string
		before []string
		change func(l *fake.Library)
		says   string
	}{
		{"arrivals of all sources", nil, arrive, "3 new · r"},
		{"arrivals of the one that is shown", []string{"S", "j", "enter"}, func(l *fake.Library) { l.Arrive(0, 1003); l.Arrive(0, 1009) }, "2 new · r"},
		{"arrivals of others", []string{"S", "j", "enter"}, func(l *fake.Library) { l.Arrive(0, 1004); l.Arrive(0, 1002) }, "4/51"},
		{"a source fails", nil, func(l *fake.Library) { l.Learn(1, func(s *model.Source) { s.Failures = 3 }) }, "/200"},
		{"it is removed elsewhere", nil, func(l *fake.Library) { l.Learn(2, func(s *model.Source) { s.Removed = true }) }, "/200"},
		{"the one that is shown is removed", []string{"S", "j", "enter"}, func(l *fake.Library) { l.Learn(2, func(s *model.Source) { s.Removed = true }) }, "Nordlicht"},
		{"unread of one source", []string{"S", "j", "enter", "a", "d", "d"}, func(l *fake.Library) { l.Arrive(0, 1003) }, "1 new · r"},
		{"one is being read", nil, func(l *fake.Library) {
			l.Progress(model.Progress{Busy: true, Source: "Nord\x1b[2Jlicht", Done: 3, Total: 12})
		}, "reading Nord[2Jlicht 3/12"},
	} {
		t.Run(w.name, func(t *testing.T) {
			lib := fake.New(200)
			follow(lib)
			s := start(t, lib, 120, 40)
			s.press(w.before...)
			s.press("j", "j", "j")
			s.still(w.name, func() { lib.Change(w.change); s.news() })
			s.sees(w.says)
			s.press("S") // and with the pane over it
			s.still(w.name+", again", func() { lib.Change(func(l *fake.Library) { l.Arrive(0, 1021) }); s.news() })
			s.press("esc")
			was := s.selected()
			s.press("r")
			s.on(was)
			s.lacks("new · r")
		})
	}
}

// The pane follows the library, and its cursor stays.
func TestThePaneFollowsTheLibrary(t *testing.T) {
	lib := fake.New(20)
	follow(lib)
	s := start(t, lib, 120, 40)
	s.press("S", "G")
	_, y := s.m.sources.Cursor()
	lib.Change(func(l *fake.Library) {
		l.Learn(3, func(s *model.Source) { s.Failures, s.Trouble = 0, model.Problem{} })
		l.Learn(1, func(s *model.Source) { s.Articles++; s.Failures, s.Trouble.What = 1, "no answer" })
		l.Follow(model.Source{Kind: model.FeedSource, Address: "https://late.example"})
	})
	s.news()
	s.sees("1,205", "no answer", "late.example")
	s.lacks("no such page")
	if src, _ := s.m.sources.Selected(); src.Number != 4 {
		t.Errorf("the cursor went to %d", src.Number)
	}
	if _, now := s.m.sources.Cursor(); now > y {
		t.Errorf("the cursor went from line %d down to %d", y, now)
	}
	s.press("d", "d") // unfollow, follow again
	s.sees("Followed · u takes it back — /home/ada/inbox")
	s.press("u", "u")
	s.sees("Undone: unfollowed — /home/ada/inbox")
	lib.Fail = errors.New("the disk is full")
	s.press("r", "R", "f", "d", "u", "S", "S")
	s.sees("the disk is full")
}

func TestNamesAndText(t *testing.T) {
	lib := fake.New(20)
	follow(lib)
	s := start(t, lib, 120, 40)
	s.press("S", "j", "c", "ctrl+u", "M", "y", "enter")
	s.sees("W My ")
	s.press("c", "ctrl+u", "enter")
	s.sees("W Nordlicht")
	s.press("j", "f")
	s.sees("Only a feed has pages to fetch.")
	s.press("d", "r")
	s.sees("It is not followed · d follows it again")
	s.press("k", "f", "f")
	s.sees("The text of this feed is taken as it comes.")
}

func TestTheHintStandsUntilThereIsASource(t *testing.T) {
	lib := fake.New(5)
	const hint = "These are samples. S adds a source of yours · or: lede add URL"
	lib.Hint(hint + "\x1b[2J")
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 60}} {
		s := start(t, lib, size[0], size[1])
		s.press("j")
		s.sees("These are samples.", "URL[2J", "2/5")
		if err := exact(s.m.View().Content, size[0], size[1]); err != nil {
			t.Error(err)
		}
	}
	s := start(t, lib, 80, 24)
	s.press("j", "S", "a")
	s.paste("https://mine.example/feed")
	s.press("enter")
	s.still("the first source", func() { s.news() })
	s.press("esc")
	s.on("s1")
	s.lacks("These are samples")
}

// A source can be called anything.
func TestAHostileSourceNeitherActsNorTears(t *testing.T) {
	lib := fake.New(30)
	evil := "\x1b]52;c;QQ==\x07\x1b[2J\u009b31m\u202eevil\u2066" + strings.Repeat("漢👩‍👩‍👧x", 10_000) + "\n\n"
	lib.Follow(model.Source{
		Kind: model.SourceKind(evil), Address: evil, Title: evil, Name: evil, Home: evil, Folder: evil, Failures: 2,
		Trouble: model.Problem{Name: evil, What: evil, Cure: evil},
	})
	lib.Found, lib.Refuse = evil, nil
	lib.Progress(model.Progress{Busy: true, Source: evil})
	lib.Hint(evil)
	look := func(s *screen, w, h int, after string) {
		t.Helper()
		view := s.m.View().Content
		if err := exact(view, w, h); err != nil {
			t.Fatalf("after %s: %v", after, err)
		}
		for _, r := range ansi.Strip(view) {
			if r != '\n' && unicode.IsControl(r) || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' {
				t.Fatalf("after %s: %U is on the screen", after, r)
			}
		}
		if rest := strings.ReplaceAll(view, "\x1b[", ""); strings.ContainsAny(rest, "\x1b\u009b\x07") {
			t.Fatalf("after %s: an escape sequence that is not a style", after)
		}
	}
	for _, size := range [][2]int{{30, 8}, {60, 20}, {80, 24}, {120, 40}, {200, 60}} {
		w, h := size[0], size[1]
		s := start(t, lib, w, h)
		for _, k := range []string{"j", "S", "o", "f", "c", "esc", "r", "d", "u", "ctrl+r", "u", "enter", "a", "esc", "S", "esc"} {
			s.press(k)
			look(s, w, h, k)
		}
		s.press("S", "a")
		s.paste(evil)
		look(s, w, h, "a paste")
		s.press("left", "left", "home", ".", "enter")
		look(s, w, h, "adding")
		lib.Refuse = model.Problem{Name: evil, What: evil, Cure: evil}
		s.press("a")
		s.paste(evil)
		s.press("enter")
		look(s, w, h, "refusing")
		lib.Refuse = nil
	}
}

// That sources are being read is said until they have been; what is said of
// something else stays.
func TestReadingIsSaidWhileItLasts(t *testing.T) {
	lib := fake.New(20)
	follow(lib)
	s := start(t, lib, 100, 30)
	progress := func(p model.Progress) {
		lib.Change(func(l *fake.Library) { l.Progress(p) })
		s.news()
	}
	s.press("j", "r")
	progress(model.Progress{Busy: true})
	s.sees("Looking for news")
	progress(model.Progress{})
	s.lacks("Looking for news")
	s.press("f")
	progress(model.Progress{Done: 1})
	s.sees("Starred")
}

func TestThePaneTicksNothing(t *testing.T) {
	lib := fake.New(20)
	follow(lib)
	s := start(t, lib, 120, 40)
	s.press("S", "j", "a", "x")
	s.pass(time.Minute)
	if len(s.timers) > 0 {
		t.Errorf("%d timers wait while nothing happens", len(s.timers))
	}
}

func TestSourcesOfAnEmptyLibrary(t *testing.T) {
	lib := fake.New(0)
	s := start(t, lib, 80, 24)
	s.sees("S follows feeds, pages and folders;")
	s.press("S", "j", "k", "G", "d", "enter", "r", "o", "c", "f", "R")
	s.sees("Nothing is followed yet.", "Reading all sources")
	s.press("a")
	s.paste("https://new.example/feed")
	s.press("enter", "enter") // added, and its stories alone
	s.sees("No story is from https://new.example/feed.", "Esc shows the stories of all sources.")
	s.press("esc")
	s.sees("No stories yet.")
}
