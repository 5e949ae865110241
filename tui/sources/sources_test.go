package sources

import (
	"strings"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

var now = time.Date(2026, 11, 20, 20, 0, 0, 0, time.UTC)

func opened(w, h int, sources ...model.Source) *Pane {
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetNow(now)
	p.SetSize(w, h)
	p.SetEmpty([]string{"Nothing is followed yet."})
	p.Open(0)
	p.Show(sources)
	return p
}

func seen(p *Pane) string { return ansi.Strip(p.View()) }

func feed(number int64, title string) model.Source {
	return model.Source{Number: number, Kind: model.FeedSource, Address: "https://example.org/" + title, Title: title, Articles: 3, Print: 1}
}

func failing(s model.Source) model.Source {
	s.Failures, s.Trouble = 2, model.Problem{What: "no answer within 20 s", Cure: "look whether the site is there"}
	return s
}

func TestStates(t *testing.T) {
	for name, row := range map[string]struct {
		change func(*model.Source)
		want   []string
	}{
		"well":           {func(*model.Source) {}, []string{"O A Paper", "feed", "3  ok"}},
		"new":            {func(s *model.Source) { s.Articles, s.Print = 0, 0 }, []string{"N A Paper", "not read yet"}},
		"empty":          {func(s *model.Source) { s.Articles = 0 }, []string{"O A Paper", "ok, no articles"}},
		"failed once":    {func(s *model.Source) { s.Failures = 1 }, []string{"F A Paper", "failed once"}},
		"failing":        {func(s *model.Source) { *s = failing(*s); s.Next = now.Add(time.Hour) }, []string{"F A Paper", "failing since 2 readings", "no answer within 20 s", "→ look whether the site is there", "tries again at 21:00"}},
		"waiting":        {func(s *model.Source) { s.Next = now.Add(26 * time.Hour) }, []string{"W A Paper", "waits until 21 Nov"}},
		"waited":         {func(s *model.Source) { s.Next = now.Add(-time.Hour) }, []string{"O A Paper", "ok"}},
		"gone":           {func(s *model.Source) { s.Gone, s.Failures = true, 4 }, []string{"G A Paper", "gone for good"}},
		"unfollowed":     {func(s *model.Source) { *s = failing(*s); s.Removed = true }, []string{"X A Paper", "not followed"}},
		"a part was bad": {func(s *model.Source) { s.Trouble.What = "2 of 40 items could not be read" }, []string{"T A Paper", "ok, not all of it", "2 of 40"}},
		"full text":      {func(s *model.Source) { s.FullText = true }, []string{"feed+text"}},
		"a page":         {func(s *model.Source) { s.Kind = model.PageSource }, []string{"page"}},
		"a folder":       {func(s *model.Source) { s.Kind = model.FolderSource }, []string{"folder"}},
		"a file":         {func(s *model.Source) { s.Kind = model.FileSource }, []string{"file"}},
		"of no kind":     {func(s *model.Source) { s.Kind, s.Title, s.Address = "", "", "" }, []string{"source", "(no name)"}},
		"named":          {func(s *model.Source) { s.Name = "Mine" }, []string{"O Mine"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := feed(1, "A Paper")
			row.change(&s)
			for _, width := range []int{44, 80} {
				got := seen(opened(width, 12, s))
				for _, want := range row.want {
					if width == 44 && strings.HasSuffix(want, "3  ok") {
						want = "feed · ok"
					}
					if !strings.Contains(got, want) {
						t.Errorf("at %d: %q is not in\n%s", width, want, got)
					}
				}
			}
			if got := seen(opened(80, 12, s)); name == "unfollowed" && strings.Contains(got, "no answer") {
				t.Errorf("trouble of what is not followed:\n%s", got)
			}
		})
	}
}

func TestTotals(t *testing.T) {
	gone := feed(3, "C")
	gone.Gone = true
	removed := failing(feed(4, "D"))
	removed.Removed = true
	if got := seen(opened(80, 9, feed(1, "A"), failing(feed(2, "B")), gone, removed)); !strings.Contains(got, "3 · 2 failing · 12 articles") {
		t.Error(got)
	}
	if got := seen(opened(80, 9)); !strings.Contains(got, "Nothing is followed yet.") {
		t.Error(got)
	}
}

// TestARefreshMovesNothing: whatever is learned, the cursor stays on its source
// and on its line.
func TestARefreshMovesNothing(t *testing.T) {
	var all []model.Source
	for i := range 30 {
		all = append(all, feed(int64(i+1), "Paper "+string(rune('A'+i))))
	}
	p := opened(80, 14, all...)
	p.Move(20)
	p.Move(-4)
	chosen := func() int64 { s, _ := p.Selected(); return s.Number }
	_, y := p.Cursor()
	still := func(what string) {
		t.Helper()
		if _, now := p.Cursor(); chosen() != 17 || now != y {
			t.Errorf("%s: the cursor went to %d on line %d, was on 17, line %d\n%s", what, chosen(), now, y, seen(p))
		}
	}
	change := func(f func(all []model.Source) []model.Source) {
		now := f(append([]model.Source(nil), all...))
		p.Show(now)
	}
	for i := range 16 {
		change(func(all []model.Source) []model.Source { all[i] = failing(all[i]); return all })
		still("one above fails")
	}
	change(func(all []model.Source) []model.Source { return append(all[:3], all[6:]...) })
	still("three above are unfollowed elsewhere")
	if s, _ := p.Source(5); !s.Removed {
		t.Error("it is not said to be unfollowed")
	}
	change(func(all []model.Source) []model.Source { return append(all, feed(90, "New")) })
	still("one is added")
	p.Patch(15, func(s *model.Source) { *s = failing(*s) })
	still("one is patched")
	if p.Len() != 31 {
		t.Errorf("%d sources", p.Len())
	}
	p.Bottom()
	if chosen() != 90 {
		t.Errorf("the last is %d", chosen())
	}
	p.Show(all[:4])
	p.Open(3)
	p.Show(all[:4])
	if p.Len() != 4 || chosen() != 3 || !strings.Contains(seen(p), "only Paper C") {
		t.Errorf("opened again it has %d, the cursor on %d\n%s", p.Len(), chosen(), seen(p))
	}
	p.GoTo(77)
	p.Show(append(all[:4:4], feed(77, "Later")))
	if chosen() != 77 {
		t.Errorf("the cursor is on %d", chosen())
	}
	p.Top()
	p.SetStyles(style.New(style.Options{ASCII: true}))
	if _, y := p.Cursor(); y != 2 || !strings.HasPrefix(strings.Split(seen(p), "\n")[2], "> O Paper A") {
		t.Error(seen(p))
	}
}

func TestDetail(t *testing.T) {
	s := feed(1, "Paper")
	s.Name, s.Home, s.Folder, s.FullText, s.Added = "Mine", "https://example.org", "News/Europe", true, now.Add(-48*time.Hour)
	p := opened(80, 20, s)
	p.Detail()
	for _, want := range []string{"https://example.org/Paper", "Home: https://example.org", "Calls itself: Paper", "Filed under: News/Europe", "full text", "Followed since 18 Nov"} {
		if !strings.Contains(seen(p), want) {
			t.Errorf("%q is not in\n%s", want, seen(p))
		}
	}
	p.Detail()
	if strings.Contains(seen(p), "Home") {
		t.Error("it does not go away")
	}
	empty := opened(80, 20)
	empty.Detail()
}

func press(p *Pane, text string) {
	for _, r := range text {
		p.Type(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func TestTyping(t *testing.T) {
	p := opened(40, 12, feed(1, "Paper"))
	p.Ask(Address, "")
	press(p, "example.org/a b")
	if p.Typed() != "example.org/a b" || p.Asking() != Address {
		t.Errorf("typed %q", p.Typed())
	}
	p.Type(tea.KeyPressMsg{Code: tea.KeyBackspace})
	p.Type(tea.KeyPressMsg{Code: tea.KeyLeft})
	p.Type(tea.KeyPressMsg{Code: tea.KeyLeft})
	press(p, "/")
	if x, y := p.Cursor(); p.Typed() != "example.org//a" || x != len("  Follow: example.org//") || y != 2 {
		t.Errorf("%q, cursor %d,%d", p.Typed(), x, y)
	}
	p.Say(Note{safe.Line("no such host"), true})
	if !p.Typing() || !strings.Contains(seen(p), "  Follow: example.org//a \n  no such host\n\n▌ O Paper") {
		t.Errorf("what was typed does not stay:\n%s", seen(p))
	}
	p.Leave()
	if p.Typing() || strings.Contains(seen(p), "no such host") {
		t.Error("Leave does not leave")
	}
	p.Ask(Name, "Paper")
	press(p, "s")
	if p.Typed() != "Papers" || !strings.Contains(seen(p), "Call it: Papers") {
		t.Error(seen(p))
	}
}

func TestPaste(t *testing.T) {
	for name, row := range map[string]struct{ paste, want string }{
		"an address":       {"https://example.org/feed", "https://example.org/feed"},
		"its line's end":   {"https://example.org/feed\r\n", "https://example.org/feed"},
		"lines":            {"\n\n  https://example.org/1\nhttps://example.org/2", "https://example.org/1"},
		"two spaces":       {"/home/ada/my  folder", "/home/ada/my  folder"},
		"escape sequences": {"\x1b]52;c;QQ==\x07x", "]52;c;QQ==x"},
		"far too much":     {strings.Repeat("x", 10<<20), strings.Repeat("x", 4096)},
	} {
		p := opened(60, 9)
		p.Ask(Address, "")
		p.Paste(tea.PasteMsg{Content: row.paste})
		if got := p.Typed(); got != row.want {
			t.Errorf("%s: %.80q, want %.80q", name, got, row.want)
		}
	}
	p := opened(60, 9)
	p.Ask(Address, "")
	p.Type(tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl}) // would read the machine's clipboard
	if p.Typed() != "" {
		t.Error("ctrl+v typed something")
	}
}

// TestNothingActsOrTears gives every field and the line that is typed what is
// hostile: no view is wider or higher than its pane, none holds what acts.
func TestNothingActsOrTears(t *testing.T) {
	pieces := []string{
		"word ", "漢字", "👩‍👩‍👧", "\x1b]52;c;QQ==\x07", "\x1b[2J", "\u009b31m", "\u202e", "\u2066", "\u200b", strings.Repeat("z", 10_000),
		"\n\n", "\r", "\t", "e\u0301\u0301\u0301", "\xff", "   ", "كتاب",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(t, name), "")
		}
		var all []model.Source
		for i := range rapid.IntRange(0, 6).Draw(t, "sources") {
			all = append(all, model.Source{
				Number: int64(i + 1), Kind: model.SourceKind(text("kind")), Address: text("address"), Name: text("name"), Title: text("title"), Home: text("home"), Folder: text("folder"),
				Failures: rapid.IntRange(0, 2).Draw(t, "failures"), Gone: rapid.Bool().Draw(t, "gone"), Articles: rapid.IntRange(0, 1<<40).Draw(t, "articles"),
				Trouble: model.Problem{Name: text("problem"), What: text("what"), Cure: text("cure")},
			})
		}
		w, h := rapid.IntRange(1, 130).Draw(t, "w"), rapid.IntRange(1, 30).Draw(t, "h")
		p := opened(w, h, all...)
		for range 6 {
			switch rapid.IntRange(0, 5).Draw(t, "do") {
			case 0:
				p.Detail()
			case 1:
				p.Ask(Ask(rapid.IntRange(1, 2).Draw(t, "ask")), text("typed"))
			case 2:
				p.Paste(tea.PasteMsg{Content: text("pasted")})
				for range rapid.IntRange(0, 30).Draw(t, "left") {
					p.Type(tea.KeyPressMsg{Code: tea.KeyLeft})
				}
			case 3:
				p.Say(Note{safe.Row(text("note")), true})
			case 4:
				p.Open(int64(rapid.IntRange(0, 5).Draw(t, "only")))
				p.Show(all)
			}
			p.Move(rapid.IntRange(-3, 5).Draw(t, "move"))
			lines := strings.Split(p.View(), "\n")
			if len(lines) != h {
				t.Fatalf("%d lines, want %d", len(lines), h)
			}
			for _, l := range lines {
				if style.Width(l) > w {
					t.Fatalf("%q is wider than %d", l, w)
				}
				if strings.ContainsFunc(ansi.Strip(l), acts) || strings.ContainsAny(strings.ReplaceAll(l, "\x1b[", ""), "\x1b\u009b") {
					t.Fatalf("%q acts", l)
				}
			}
			if x, y := p.Cursor(); x < 0 || y < 0 || y >= h || w > 12 && x >= w {
				t.Fatalf("the cursor is at %d,%d of %d×%d", x, y, w, h)
			}
		}
	})
}

// acts tells of runes that no view may hold.
func acts(r rune) bool {
	return unicode.IsControl(r) || r == '\u200b' || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// BenchmarkShow is a refresh of 2,000 sources.
func BenchmarkShow(b *testing.B) {
	var all []model.Source
	for i := range 2000 {
		all = append(all, failing(feed(int64(i+1), "Paper")))
	}
	p := opened(120, 40, all...)
	p.Move(1000)
	b.ReportAllocs()
	for b.Loop() {
		p.Show(all)
		_ = p.View()
	}
}
