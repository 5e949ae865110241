package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// knownBut makes sentences of an article's text, all known but those that begin so.
func knownBut(a *model.Article, fresh ...string) (all []model.Sentence) {
	text, at := a.Text(), 0
	for i, r := range text {
		if r != '.' && i != len(text)-1 {
			continue
		}
		s := model.Sentence{Start: at, End: i + 1, Print: uint32(len(all) + 1), Known: true}
		for s.Start < s.End && strings.ContainsRune(" \n”", rune(text[s.Start])) {
			s.Start++
		}
		for _, begins := range fresh {
			s.Known = s.Known && !strings.HasPrefix(text[s.Start:], begins)
		}
		all, at = append(all, s), i+1
	}
	return all
}

// second is a library whose story s5 was read in its lead, and not in another version.
func second(t *testing.T) *fake.Library {
	t.Helper()
	lib := fake.New(60)
	if _, err := lib.Do(t.Context(), model.Action{Act: model.MarkRead, Articles: []string{"s5"}}); err != nil {
		t.Fatal(err)
	}
	a := fake.Article(5, 2)
	lib.Known = map[string][]model.Sentence{a.ID: knownBut(a, "Two neighbouring towns")}
	lib.News = map[string]int{"s5": 3}
	return lib
}

func TestOnlyWhatIsNew(t *testing.T) {
	for name, row := range map[string]struct {
		w, h int
		set  func(*Options)
		sign string // before a line that was read before
	}{
		"side by side":     {120, 40, func(*Options) {}, "· "},
		"three":            {200, 60, func(*Options) {}, "· "},
		"stacked":          {80, 24, func(*Options) {}, "· "},
		"single":           {50, 40, func(*Options) {}, "· "},
		"narrow":           {34, 40, func(*Options) {}, "·"},
		"without colours":  {80, 24, func(o *Options) { o.Style = style.Options{} }, "· "},
		"in ASCII":         {80, 24, func(o *Options) { o.Style = style.Options{ASCII: true} }, ". "},
		"not to be dimmed": {80, 24, func(o *Options) { o.NoDim = true }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, second(t), row.w, row.h, row.set)
			if s.press("5", "j"); row.w == 120 || row.w == 50 {
				s.sees("×4", "3 new")
			}
			s.press("enter")
			s.sees("new sentences of", ". next")
			signed := 0
			for l := range strings.Lines(ansi.Strip(s.m.reader.View())) {
				if row.sign != "" && strings.HasPrefix(strings.TrimLeft(l, " "), row.sign) {
					signed++
				}
			}
			if signed == 0 != (row.sign == "") {
				t.Errorf("%d lines are signed:\n%s", signed, s.text())
			}
			if strings.Contains(s.text(), row.sign+"Two neighbouring") && row.sign != "" {
				t.Errorf("what is new is signed:\n%s", s.text())
			}
		})
	}
}

// TestLookOfWhatIsNew is the body of a version of which most was read, its list and its
// signs without colours.
func TestLookOfWhatIsNew(t *testing.T) {
	for _, c := range []struct {
		name string
		w, h int
		set  func(*Options)
	}{
		{"60x20-new", 60, 20, func(*Options) {}},
		{"80x24-new-ascii", 80, 24, func(o *Options) { o.Style = style.Options{ASCII: true} }},
		{"120x40-new", 120, 40, func(*Options) {}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, second(t), c.w, c.h, c.set)
			s.press("5", "j", "enter")
			golden(t, c.name, strings.Join(s.lines(), "\n")+"\n")
		})
	}
}

// The key goes from one new sentence to the next, and says where there is none.
func TestNextNewSentence(t *testing.T) {
	s := start(t, second(t), 80, 24)
	s.press("5", "j", "enter")
	s.lacks("Two neighbouring")
	seen := 0
	for range 20 {
		s.press(".")
		if strings.Contains(s.text(), "nothing more below that is new") {
			break
		}
		s.sees("Two neighbouring towns")
		if !strings.Contains(s.m.View().Content, s.m.st.Ink(style.Lit).SGR()) {
			t.Fatal("nothing is lit")
		}
		seen++
	}
	if fresh, of := s.m.reader.News(); seen == 0 || fresh == 0 || fresh >= of {
		t.Errorf("%d were gone to; %d of %d are new", seen, fresh, of)
	}
	s.press("[", ".")
	s.sees("You have read no other version")
}

// What is dimmed stays so while it is read to its end, and is not when it comes back as
// read.
func TestReadingDoesNotUndim(t *testing.T) {
	lib := second(t)
	s := start(t, lib, 120, 40)
	s.press("5", "j", "enter", "G")
	if !lib.State("s5.2").Read {
		t.Fatal("its end was reached and it is not read")
	}
	s.press("g")
	s.sees("new sentences of")
	s.press("J", "K")
	s.press("enter", "]", "]")
	s.sees("3 of 4")
	s.lacks("new sentences of")
}

// Dimmed is never hidden: the words are the same.
func TestDimmedIsNotHidden(t *testing.T) {
	words := func(change func(*Options)) string {
		s := start(t, second(t), 200, 60, change)
		s.press("5", "j", "enter")
		return strings.NewReplacer("·", "", " ", "").Replace(ansi.Strip(s.m.reader.View()))
	}
	if a, b := words(func(*Options) {}), words(func(o *Options) { o.NoDim = true }); a != b {
		t.Errorf("dimmed:\n%s\nplain:\n%s", a, b)
	}
}

// A story that came back for a pickup with something new opens there.
func TestItOpensWhereSomethingIsNew(t *testing.T) {
	for _, row := range []struct {
		name  string
		fresh int // sentences in the pickup
		want  string
	}{
		{"a pickup with a new sentence", 1, "2 of 4"},
		{"a pickup without", 0, "1 of 4"},
	} {
		t.Run(row.name, func(t *testing.T) {
			lib := second(t)
			if _, err := lib.Do(t.Context(), model.Action{Act: model.MarkRead, Articles: []string{"s5.2", "s5.3"}}); err != nil {
				t.Fatal(err)
			}
			lib.Say("s5", "s5.1", row.fresh)
			s := start(t, lib, 120, 40)
			s.press("5", "j", "enter")
			s.sees(row.want)
		})
	}
}
