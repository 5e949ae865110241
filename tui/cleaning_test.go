package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// last is the last paragraph of an article of the fake library.
func last(i, k int) string {
	a := fake.Article(i, k)
	text := a.Body[len(a.Body)-1].Text
	return strings.Join(strings.Fields(text)[:4], " ")
}

func TestAnEventIsToldOnce(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 160, 40)
	s.press("j")
	lib.Change(func(l *fake.Library) { l.CutLater("s5") })
	s.news()
	s.sees("14 earlier articles lost “", "” · u takes it back · X shows · El Faro (now in 6 stories)")
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.sees("14 earlier articles lost “")
	s.press("j")
	s.lacks("earlier articles")
	lib.Change(func(*fake.Library) {})
	s.news()
	s.lacks("earlier articles")
	lib.Change(func(l *fake.Library) { l.CutLater("s6") })
	s.news()
	s.sees("14 earlier articles lost “", "” · u takes it back")
}

// What is read is not changed under the eyes: until the person leaves it, or asks.
func TestWhatIsReadIsNotCutUnderTheEyes(t *testing.T) {
	for name, c := range map[string]struct {
		keys []string
		gone bool
	}{
		"nothing":                {nil, false},
		"another version":        {[]string{"]"}, false},
		"a mark":                 {[]string{"f"}, false},
		"left and come back":     {[]string{"j", "k"}, true},
		"r":                      {[]string{"r"}, true},
		"a removal was put back": {[]string{"X", "enter", "X"}, true},
		"the ledger":             {[]string{"X", "X"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			lib := fake.New(20)
			s := start(t, lib, 120, 200)
			s.press("j", "j", "j")
			s.on("s3")
			s.sees(last(3, 0))
			lib.Change(func(l *fake.Library) { l.CutLater("s3") })
			s.news()
			s.sees(last(3, 0))
			s.press(c.keys...)
			s.news()
			shown := len(s.m.body.article.Body)
			now, err := lib.Article(t.Context(), s.m.body.article.ID)
			if err != nil {
				t.Fatal(err)
			}
			if gone := shown == len(now.Body); s.m.body.article.ID == "s3" && gone != c.gone {
				t.Errorf("it was changed: %v", gone)
			}
		})
	}
}

// An event says that X shows what was cut: so it does for the article in the body,
// which is held back, and for what is cut while it is open.
func TestTheLedgerShowsWhatIsHeldBack(t *testing.T) {
	for name, first := range map[string][]string{"opened after": nil, "open": {"X"}} {
		t.Run(name, func(t *testing.T) {
			lib := fake.New(20)
			s := start(t, lib, 120, 60)
			s.press(first...)
			lib.Change(func(l *fake.Library) { l.CutLater("s0") })
			s.news()
			if first == nil {
				s.press("X")
			}
			s.sees("cut later, on ")
		})
	}
}

func TestTheLedgerSaysWhatSpeaks(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 120, 60)
	lib.Change(func(l *fake.Library) { l.CutLater("s0") })
	s.news()
	s.press("j", "k", "X")
	s.sees("words that publishers use about themselves: “subscribe”", "put back", "keep for this source",
		"cut later, on ", "stands in 5 other stories of this", "“"+fake.Headline(4)[:20])
	if n := lib.Calls["Evidence"]; n != 1 {
		t.Errorf("it was asked %d times", n)
	}
	s.send(tea.WindowSizeMsg{Width: 60, Height: 16})
	s.sees("Enter put back", "Esc close") // the last to go
	s.send(tea.WindowSizeMsg{Width: 120, Height: 60})
	s.press("!")
	s.sees("✓ kept for this source", "1 kept", "Kept in 1 article so far · u takes it back — The Harbour Post")
	s.press("!")
	s.sees("Kept no longer")
	s.lacks("✓ kept")
	s.press("u")
	s.sees("Undone", "✓ kept for this source")
	if n := lib.Calls["Evidence"]; n != 1 {
		t.Errorf("it was asked %d times", n)
	}
}

func TestTheLedgerOfAnUnknownSource(t *testing.T) {
	lib := fake.New(20)
	lib.Unknown = true // the article has a name for it all the same
	lib.CutLater("s0")
	s := start(t, lib, 120, 60)
	s.press("X")
	s.sees("stands in 5 other stories: “", "! keep in this article")
	s.press("!")
	s.sees("✓ kept in this article", "Kept in this article only · u takes it back — its source is not known")
	s.lacks("this source")
}

func TestTheLedgersHintsSayWhatTheKeysWouldDo(t *testing.T) {
	s := start(t, fake.New(20), 120, 60)
	s.press("X")
	for _, c := range []struct{ key, put, keep string }{
		{"g", "Enter put back", "! keep for this source"},
		{"enter", "Enter take out again", "! keep for this source"},
		{"enter", "Enter put back", "! keep for this source"},
		{"!", "Enter take out again", "! keep no longer"},
		{"enter", "Enter put back", "! keep no longer"}, // of this article alone
		{"u", "Enter take out again", "! keep no longer"},
		{"ctrl+r", "Enter put back", "! keep no longer"},
		{"enter", "Enter take out again", "! keep no longer"},
		{"!", "Enter put back", "! keep for this source"},
	} {
		s.press(c.key, "g") // a message goes with the next key
		s.sees(c.put, c.keep)
		if marked := strings.Contains(s.text(), "✓ kept for this source"); marked != (c.put == "Enter take out again" && c.keep == "! keep no longer") {
			t.Errorf("after %s it is marked as kept: %v", c.key, marked)
		}
	}
}

func TestCleaningDeeds(t *testing.T) {
	for _, c := range []struct {
		act          model.Act
		count        int
		tag          string
		want, source string
	}{
		{model.Keep, 12, "The Meridian", "kept in 12 articles so far", "The Meridian"},
		{model.Keep, 1, "", "kept in this article only", "its source is not known"},
		{model.Unkeep, 1, "The Meridian", "kept no longer, in 1 article", "The Meridian"},
		{model.Unkeep, 1, "", "kept no longer", ""},
		{model.Recut, 14, "The Meridian", "cut later from 14 articles", "The Meridian"},
		{model.Recut, 2, "", "cut later from 2 articles", "no known source"},
		{model.Restore, 1, "", "", ""},
	} {
		got, source := cleaningDeed(model.Receipt{Action: model.Action{Act: c.act, Tag: c.tag}, Count: c.count})
		if got != c.want || source != c.source {
			t.Errorf("%s: %q %q, want %q %q", c.act, got, source, c.want, c.source)
		}
	}
}

// The keys of the ledger, and what takes an act back, are to be seen on a narrow screen.
func TestTheLedgerOnANarrowScreen(t *testing.T) {
	s := start(t, fake.New(20), 60, 16)
	s.press("X")
	s.sees("u undo  ! keep  Enter put back  Esc close")
	s.press("!")
	s.sees("Kept in 1 article so far · u takes it back")
	s.press("g")
	s.sees("u undo  ! unkeep  Enter take out  Esc close")
}

// TestLookOfTheLedger is the ledger at its sizes and without colours.
func TestLookOfTheLedger(t *testing.T) {
	for _, c := range []struct {
		name string
		w, h int
	}{{"80x24-ledger", 80, 24}, {"120x40-ledger", 120, 40}, {"200x60-ledger", 200, 60}, {"80x24-ledger-nocolor", 80, 24}} {
		t.Run(c.name, func(t *testing.T) {
			lib := fake.New(20)
			lib.CutLater("s0")
			s := start(t, lib, c.w, c.h, func(o *Options) {
				if strings.HasSuffix(c.name, "nocolor") {
					o.Style.Colors = style.None
				}
			})
			s.press("enter", "X", "!", "j")
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
