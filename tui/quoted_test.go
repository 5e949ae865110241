package tui

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// quoting is an article that quotes: words, who says them ("?" before a guess), and a
// sentence that goes with it.
func quoting(headline string, said ...[2]string) *model.Article {
	a := &model.Article{Source: "The " + headline, Headline: headline, Published: model.Day(2026, 11, 19)}
	a.Body = []model.Block{{Text: "The harbour was quiet this week, and nobody had expected it to be."}}
	for _, s := range said {
		name, unsure := strings.CutPrefix(s[1], "?")
		role := ""
		name, role, _ = strings.Cut(name, ", ")
		at := len(a.Text()) + len("\n\n“")
		q := model.Quote{Start: at, End: at + len(s[0]), Text: s[0], Speaker: name, Role: role, Kind: model.Direct, Unsure: unsure}
		by := model.Extent{Start: q.End + len("” "), End: q.End + len("” ") + len("she")}
		q.Cue = model.Cue{Ground: model.ByPronoun, By: by, Verb: model.Extent{Start: by.End + 1, End: by.End + 5}}
		a.Quotes = append(a.Quotes, q)
		a.Body = append(a.Body, model.Block{Text: "“" + s[0] + "” she said on the quay."})
	}
	return a
}

// drifting is a library whose story s1 is quoted differently by its versions.
func drifting() *fake.Library {
	const words = "We need a guarantee that is capable of holding for as long as the harbour stands"
	lib := fake.New(12)
	lib.Put("s1", 0, quoting("Post", [2]string{words, "Ann Lee, mayor"}, [2]string{"The nets were empty all through the winter", "Bo Kim"}, [2]string{"It is over", "?Ann Lee"}))
	lib.Put("s1", 1, quoting("Wire", [2]string{strings.Replace(words, "capable of holding", "able to hold", 1), "Lee"}, [2]string{"The nets were empty all through the winter", "Cy Roe, skipper"}))
	lib.Put("s1", 2, quoting("Bay", [2]string{"a guarantee that is capable of holding", "Lee, mayor"}, [2]string{"Open to all", ""}))
	return lib
}

func TestLookOfTheBoard(t *testing.T) {
	for _, c := range []struct {
		name string
		w, h int
		keys []string
	}{
		{"80x24-board", 80, 24, []string{"j", `"`}},
		{"120x40-board", 120, 40, []string{"j", `"`, "i", "j", "i", "j", "i"}},
		{"59x30-board", 59, 30, []string{"j", "enter", `"`, "]"}},
		{"200x60-board", 200, 60, []string{"j", `"`, "j"}},
		{"80x24-board-nocolor", 80, 24, []string{"j", `"`, "]", "j"}},
		{"80x24-board-ascii", 80, 24, []string{"j", `"`, "]"}},
		{"80x24-board-search", 80, 24, []string{"j", `"`, "/", "l", "e", "e"}},
		{"80x24-board-copied", 80, 24, []string{"j", `"`, "Y", "Y"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, drifting(), c.w, c.h, func(o *Options) {
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

// TestTheBoardIsOfAllVersions says that the board waits for the versions that are not at hand,
// and leads into the one whose words it shows.
func TestTheBoardIsOfAllVersions(t *testing.T) {
	s := start(t, drifting(), 80, 24)
	s.stalled = true
	s.press("j")
	s.flow(false)
	s.stalled = true
	s.press(`"`)
	s.sees("Reading what is quoted")
	s.flow(true)
	s.sees("4 quotes", "≠ 2", "The Bay 19 Nov")
	s.press("]", "enter")
	if s.m.over != None || s.m.body.article.ID != "s1.1" {
		t.Fatalf("it went to %s", s.m.body.article.ID)
	}
	if q, ok := s.m.reader.LitQuote(); !ok || !strings.Contains(q.Text, "able to hold") {
		t.Errorf("%q is lit", q.Text)
	}
	s.sees("— Lee · “she said”")
}

// TestTheBoardStaysWhereItIs says that what comes into the library does not move it.
func TestTheBoardStaysWhereItIs(t *testing.T) {
	lib := drifting()
	s := start(t, lib, 80, 24)
	s.press("j", `"`, "i", "j", "]")
	before := strings.Join(s.lines()[:22], "\n")
	lib.Change(func(l *fake.Library) { l.Arrive(0, 40) })
	s.news()
	s.press("u")
	if after := strings.Join(s.lines()[:22], "\n"); after != before {
		t.Errorf("it was\n%s\nand is\n%s", before, after)
	}
	s.press("J")
	s.sees("Mei Tanaka")
	s.lacks("Ann Lee")
	s.press("K")
	s.sees("Ann Lee")
}

// TestTheBoardOfWhatIsAtHand says that versions which cannot be had do not take the others away.
func TestTheBoardOfWhatIsAtHand(t *testing.T) {
	lib := drifting()
	s := start(t, lib, 80, 24)
	s.press("j")
	s.press("enter")
	lib.Fail = errors.New("the library is locked")
	s.press(`"`)
	s.sees("the library is locked", "3 quotes", "Ann Lee, mayor")
	s.press("]", "G", "Y")
	s.lacks("The Wire")
}

func TestTheBoardIsSearched(t *testing.T) {
	s := start(t, drifting(), 80, 24)
	s.press("j", `"`, "/", "c", "y")
	s.sees("1 of 4 quotes", "1 found", "The nets were empty")
	s.lacks("guarantee")
	s.press("enter")
	s.sees("1 of 4 quotes")
	s.press("esc")
	s.sees("4 quotes", "guarantee")
	if s.m.over != Board {
		t.Fatal("the first Esc closed the board")
	}
	s.press("/", "x", "q")
	s.sees("No quote has these words")
	s.press("esc", "/")
	s.paste("empty all\nwinter")
	s.sees("1 of 4 quotes")
	s.press("backspace", "down", "up", "ctrl+u", "backspace", "esc")
	if s.m.over != None || s.m.pans() {
		t.Error("it is still open")
	}
	s.press(`"`)
	s.sees("Quotes", "4 quotes")
}

// TestCopyingAQuote says what goes to the clipboard, from where, and that the gate is told of it
// before the terminal gets it.
func TestCopyingAQuote(t *testing.T) {
	s := start(t, drifting(), 120, 40)
	var told []string
	s.m.announce = func(text string) { told = append(told, text) }
	s.press("j", `"`, "Y")
	s.sees("Sent to the clipboard (Y shows it): “We need a guarantee")
	s.press("]", "Y", "j", "Y", "]", "Y", "G", "k", "Y", "G", "Y", "esc", "'", "Y", "'", "'", "Y")
	want := []string{
		"“We need a guarantee that is capable of holding for as long as the harbour stands” — Ann Lee, mayor (The Post, 19 Nov 2026)",
		"“We need a guarantee that is able to hold for as long as the harbour stands” — Ann Lee, mayor (The Wire, 19 Nov 2026)",
		"“The nets were empty all through the winter” — Bo Kim (The Post, 19 Nov 2026)",
		"“The nets were empty all through the winter” — Cy Roe, skipper (The Wire, 19 Nov 2026)",
		"“It is over” — ? (The Post, 19 Nov 2026)",
		"“Open to all” — ? (The Bay, 19 Nov 2026)",
		"“We need a guarantee that is capable of holding for as long as the harbour stands” — Ann Lee, mayor (The Post, 19 Nov 2026)",
		"“It is over” — ? (The Post, 19 Nov 2026)",
	}
	if strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("copied were\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	s.press("Y")
	s.sees("Sent to the clipboard", "“It is over” — ? (The Post, 19 Nov 2026)", "tmux")
	if len(told) != len(want) {
		t.Error("it was sent again")
	}
	s.press("esc")
	if s.m.over != None {
		t.Error("it is still open")
	}
	s.press(`"`, "Y", "Y", "esc")
	if s.m.over != Board {
		t.Error("the board is gone")
	}
	s.press("Y")
	if len(told) != len(want)+2 {
		t.Errorf("%d were sent, want %d", len(told), len(want)+2)
	}
	s.press("esc", "i")
	if s.m.over != Why {
		t.Error("the board is open again")
	}
}

func TestThereIsNothingToCopy(t *testing.T) {
	lib := fake.New(3)
	lib.Put("s0", 0, quoting("Post"))
	s := start(t, lib, 120, 40)
	s.press("Y")
	s.sees("There is no quote to copy.")
	s.press(`"`, "Y", "]", "i", "enter")
	s.sees("Nobody is quoted in this story.")
}

// TestCopiedWordsAreOneSafeLine says that what is pasted runs nothing.
func TestCopiedWordsAreOneSafeLine(t *testing.T) {
	q := model.Quote{Text: "one\n\nrm -rf /\n\x1b]52;c;x\x07\u202etwo\r", Speaker: "A\nB", Role: "\x1b[2Jmayor"}
	v := model.Version{Source: "S\n\x07", Credits: []string{"dpa", "NAN"}, Published: model.Day(2025, 2, 19)}
	if got, want := citation(q, v).String(), "“one rm -rf / ]52;c;xtwo” — A B, [2Jmayor (dpa/NAN, S, 19 Feb 2025)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTheBodySaysWhoseQuoteIsLit says that a guess is told as one, with its cue.
func TestTheBodySaysWhoseQuoteIsLit(t *testing.T) {
	s := start(t, drifting(), 120, 40)
	s.press("j", "enter", "'")
	s.sees("— Ann Lee, mayor · “she said”")
	s.press("'", "'")
	s.sees("— ? perhaps Ann Lee · “she said”")
	s.press("i")
	s.sees("This quote", "“It is over” — ? perhaps Ann Lee · “she said”")
	s.press("esc", "]")
	s.lacks("perhaps")
}

// TestTheRailKnowsTheStory says that the rail counts a story's quotes once, whatever is at hand.
func TestTheRailKnowsTheStory(t *testing.T) {
	lib := drifting()
	s := start(t, lib, 200, 60)
	s.press("j")
	s.sees("Quoted", "Ann Lee", "Bo Kim", "— ?")
	asked := lib.Calls["Quoted"]
	s.press("i", "i", `"`, "j", `"`, "?", "?")
	if n := lib.Calls["Quoted"]; n != asked {
		t.Errorf("it was asked for %d times more", n-asked)
	}
	s.press("j")
	s.lacks("Bo Kim")
}

// TestTheClipboardIsSet goes through the real gate: what is copied passes, once.
func TestTheClipboardIsSet(t *testing.T) {
	tm := terminalOf(t, 100, 30, "run", false)
	tm.sees("Harbour council")
	tm.type_("Y")
	tm.sees("Sent to the clipboard")
	tm.mu.Lock()
	defer tm.mu.Unlock()
	_, after, ok := strings.Cut(string(tm.raw), "\x1b]52;c;")
	data, _, _ := strings.Cut(after, "\x07")
	text, err := base64.StdEncoding.DecodeString(data)
	if want := "“We have waited for this for nine years, and we can wait for spring.” — Ada Brandt, harbour master (The Harbour Post, 20 Nov 2026)"; !ok || err != nil || string(text) != want {
		t.Errorf("the terminal got %q, want %q", text, want)
	}
}

// BenchmarkBoardKey is a key to its frame on the board, over 500 quotes at 120x40.
func BenchmarkBoardKey(b *testing.B) {
	lib := fake.New(4)
	var said [][2]string
	for i := range 500 {
		words := "We take"
		for k := range 14 {
			words += fmt.Sprintf(" %c%d%c", 'a'+(i*7+k)%26, i*k, 'a'+k)
		}
		said = append(said, [2]string{words, "Ann Lee" + string(rune('a'+i%20))})
	}
	lib.Put("s1", 0, quoting("Post", said...))
	m := New(Options{Library: library{lib}, Style: style.Options{Dark: true, Colors: style.Full}})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	settle(m, m.relist(first, ""))
	for _, k := range []string{"j", `"`} {
		_, cmd := m.Update(key(k))
		settle(m, cmd)
	}
	if m.board.Listed() < 500 {
		b.Fatalf("%d quotes", m.board.Listed())
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		_, cmd := m.Update(key([]string{"j", "k"}[i/64%2]))
		settle(m, cmd)
		_ = m.View()
	}
}
