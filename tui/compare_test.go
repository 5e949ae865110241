package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

const (
	aground = "The ferry Aurora ran aground off Cape Lind on Monday with 212 people on board, and 12 of them were hurt. Two tugs pulled it free at high water."
	captain = "Captain Edda Holm said fog had come up within minutes. “I have never seen a bank that thick in May,” she told reporters."
	payment = "The line pays 4,500 crowns to each of the passengers. All cabins on the lower deck were flooded. Divers went down twice. Nobody was found. The wreck lies still."
	horn    = "The coast guard wants to know why no one sounded the horn. Its report is due in June."
)

// wired is a library of which story s5 has four versions of one text: the lead, a correction, one
// that is cut and has a reaction, and one of other words.
func wired() *fake.Library {
	lib := fake.New(20)
	put := func(k int, source string, hours int, paragraphs ...string) {
		a := &model.Article{Source: source, Headline: "Ferry runs aground", HeadlineFrom: model.FromSource, Published: model.Date{Time: fake.Day.Add(time.Duration(hours) * time.Hour)}}
		for _, p := range paragraphs {
			a.Body = append(a.Body, model.Block{Text: p})
		}
		text := a.Text()
		if i := strings.Index(text, "“"); i >= 0 {
			start, end := i+len("“"), strings.Index(text, ",”")
			a.Quotes = []model.Quote{{Start: start, End: end, Text: text[start:end], Speaker: "Edda Holm", Kind: model.Direct}}
		}
		a.Raw = text
		lib.Put("s5", k, a)
	}
	put(0, "The Bay Paper", -9, aground, captain, payment, horn)
	put(1, "Coast Radio", -8, strings.ReplaceAll(aground, "12 of", "14 of"), captain, payment, horn)
	put(2, "Valley Tribune", -7, aground, strings.Split(captain, " “")[0], payment, horn, "Minister Ole Brandt called the grounding a disgrace. He wants every log.")
	put(3, "Nordlicht", -6, "Passengers of the Aurora slept in a school gym at Portovar. Most had lost their luggage off Cape Lind.")
	return lib
}

// to opens story s5 and its version k.
func to(s *screen, k int) *screen {
	s.press("5", "j")
	for range k {
		s.press("]")
	}
	return s
}

func TestCompare(t *testing.T) {
	lib := wired()
	s := start(t, lib, 120, 40)
	to(s, 1).press("=")
	s.sees("Coast Radio 10:00 (2) against The Bay Paper 09:00 (lead)", "The same text with other figures: 12 → 14",
		"and [12] 14 of them were hurt.", "… 9 sentences the same, ", "1 difference")
	s.lacks("Divers")
	s.press("n")
	s.sees("1/1", "▌ ~ The ferry")
	s.press("n")
	s.sees("There are no more differences that way.")
	s.press("enter")
	s.sees("Divers went down twice.", "Enter fold")
	s.press("enter")
	s.lacks("Divers went down twice.")
	s.press("tab")
	s.sees("The Bay Paper 09:00 (lead) against Coast Radio 10:00 (2)", "other figures: 14 → 12", "[14] 12 of them")
	s.press("tab", "]")
	s.sees("Coast Radio 10:00 (2) against Valley Tribune 11:00 (3)", "- Minister Ole Brandt called the grounding a disgrace. He wants", "+ “I have never seen", "1 quote added")
	s.press("]", "]")
	s.sees("against Nordlicht 12:00 (4)", "There are no more versions that way.", "Two texts")
	s.press("[", "[", "=")
	if s.m.over != None {
		t.Error("= does not close it")
	}
	if n := lib.Calls["Compare"]; n != 4 {
		t.Errorf("%d comparisons were made, want one a pair and side: 4", n)
	}
	s.press("=")
	s.sees("against The Bay Paper 09:00 (lead)")
	s.press("J")
	s.lacks("against")
	s.sees("This story has one version only.")
}

// TestCompareLead compares the lead with what came before it in time, else with the next.
func TestCompareLead(t *testing.T) {
	s := start(t, wired(), 120, 40)
	to(s, 0).press("=")
	s.sees("The Bay Paper 09:00 (lead) against Coast Radio 10:00 (2)")
	lib := wired()
	early := *fake.Article(5, 3)
	early.Source, early.Published = "Early Bird", model.Date{Time: fake.Day.Add(-12 * time.Hour)}
	lib.Put("s5", 3, &early)
	s = start(t, lib, 120, 40)
	to(s, 0).press("=")
	s.sees("The Bay Paper 09:00 (lead) against Early Bird 06:00 (4)")
}

func TestCompareOfOneVersion(t *testing.T) {
	s := start(t, wired(), 120, 40)
	s.press("=")
	s.sees("This story has one version only.")
	if s.m.over != None {
		t.Error("it opened")
	}
}

// TestWhyTellsWhatIsInCommon says what i adds: the passages of one text, the names of one story,
// what differs; and that = goes from there to the same two.
func TestWhyTellsWhatIsInCommon(t *testing.T) {
	s := start(t, wired(), 120, 60)
	to(s, 1).press("i")
	s.sees("In common with The Bay Paper 09:00 (lead)", "• “The ferry Aurora ran aground … report is due in June.” ·", "Figures that differ (there → here): 12 → 14.",
		"This one came 1 h after it.", "= shows both, sentence by sentence.", "< split off")
	s.press("=")
	s.sees("(2) against The Bay Paper 09:00 (lead)")
	s.press("i")
	s.sees("Why together")
	s.press("esc", "]", "]", "i")
	s.sees("Names in both, the strongest: ", "Cape Lind", "Aurora")
}

// TestGroupingFromTheSheets says that split, join and undo work where the grouping is explained,
// and not where something else lies over the story.
func TestGroupingFromTheSheets(t *testing.T) {
	for name, c := range map[string]struct {
		open string
		acts bool
	}{"why": {"i", true}, "compare": {"=", true}, "problems": {"e", false}, "raw": {"W", false}} {
		t.Run(name, func(t *testing.T) {
			lib := wired()
			s := start(t, lib, 120, 60)
			to(s, 1).press(c.open, "<")
			if got := len(lib.Acts) == 1 && lib.Acts[0].Act == model.Split; got != c.acts {
				t.Fatalf("< split: %v", got)
			}
			if c.acts {
				s.press("u")
				s.sees("Undone: split off")
			}
		})
	}
}

func TestCompareThatFails(t *testing.T) {
	lib := wired()
	s := start(t, lib, 120, 40)
	to(s, 1)
	lib.Change(func(l *fake.Library) { l.Fail = errors.New("the disk is gone") })
	s.press("=")
	s.sees("These two cannot be compared")
	lib.Change(func(l *fake.Library) { l.Fail = nil })
	s.press("=", "=")
	s.sees("other figures: 12 → 14")
}

// TestCompareThatIsLate says that an answer to what is no longer asked for is not shown.
func TestCompareThatIsLate(t *testing.T) {
	for _, backwards := range []bool{false, true} {
		s := start(t, wired(), 120, 40)
		to(s, 1)
		s.stalled = true
		s.press("=", "]", "]", "[")
		s.sees("against Valley Tribune 11:00 (3)", "Comparing")
		s.flow(backwards)
		s.sees("against Valley Tribune 11:00 (3)", "1 quote added")
	}
}

// TestLookOfCompare is the pane at its sizes, and without colours: there with its styles, ESC as ␛.
func TestLookOfCompare(t *testing.T) {
	for _, c := range []struct {
		name string
		w, h int
		keys []string
	}{
		{"60x16-compare", 60, 16, []string{"=", "]", "n", "n"}},
		{"80x24-compare", 80, 24, []string{"=", "]", "n", "n"}},
		{"80x24-compare-nocolor", 80, 24, []string{"="}},
		{"80x24-compare-ascii", 80, 24, []string{"=", "]", "n"}},
		{"120x40-compare", 120, 40, []string{"=", "]", "n", "n"}},
		{"200x60-compare", 200, 60, []string{"=", "enter"}},
		{"120x40-why", 120, 40, []string{"i"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, wired(), c.w, c.h, func(o *Options) {
				if strings.HasSuffix(c.name, "nocolor") {
					o.Style.Colors = style.None
				}
				o.Style.ASCII = strings.HasSuffix(c.name, "ascii")
			})
			to(s, 1).press(c.keys...)
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

// BenchmarkCompareFrame is a key in the comparison of two articles of a megabyte, and its frame.
func BenchmarkCompareFrame(b *testing.B) {
	lib := fake.New(20)
	for k := range 2 {
		a := &model.Article{Source: fmt.Sprint("Paper ", k), Published: model.Date{Time: fake.Day}}
		for i := range 5200 {
			a.Body = append(a.Body, model.Block{Text: fmt.Sprintf("%s In year %d of %s.", aground, i, []string{"grace", "sorrow"}[k*min(i%3, 1)])})
		}
		lib.Put("s5", k, a)
	}
	s := start(&testing.T{}, lib, 120, 40)
	to(s, 1).press("=", "enter")
	b.Run("n", func(b *testing.B) {
		for b.Loop() {
			s.m.Update(key("n"))
			s.m.View()
		}
	})
	b.Run("fold", func(b *testing.B) {
		for b.Loop() {
			s.m.Update(key("enter"))
			s.m.View()
		}
	})
	b.Run("resize", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			s.m.Update(tea.WindowSizeMsg{Width: 110 + i%2, Height: 40})
			s.m.View()
		}
	})
}
