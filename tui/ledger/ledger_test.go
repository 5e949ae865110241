package ledger

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/edition"
)

func opened(w, h int) *Pane {
	_, articles := edition.Edition()
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetSize(w, h)
	articles[1].Removed[1].Restored = true
	p.Show(articles[1])
	return p
}

func seen(p *Pane) string { return ansi.Strip(p.View()) }

// TestGolden holds the look against testdata; with UPDATE=1 it writes it.
func TestGolden(t *testing.T) {
	for name, width := range map[string]int{"40": 40, "72": 72, "100": 100} {
		edition.Golden(t, name, seen(opened(width, 70)))
	}
}

func TestMoving(t *testing.T) {
	p := opened(72, 14)
	if p.Move(-1) {
		t.Error("it went up from the first")
	}
	var starts []int
	for {
		got, ok := p.Selected()
		starts = append(starts, got.Start)
		r := p.a.Removed[len(starts)-1]
		if !ok || got.Start != r.Start || got.Restored != r.Restored {
			t.Errorf("removal %d: %+v %v", len(starts), got, ok)
		}
		_, y := p.Cursor()
		if l := strings.Split(seen(p), "\n")[y]; !strings.HasPrefix(l, "▌ ") || !strings.Contains(l, r.Reason) {
			t.Errorf("the cursor stands on %q of\n%s", l, seen(p))
		}
		if !p.Move(1) {
			break
		}
	}
	if len(starts) != len(p.a.Removed) {
		t.Errorf("%d of %d removals", len(starts), len(p.a.Removed))
	}
	again := *p.a
	p.Show(&again)
	if r, _ := p.Selected(); r.Start != starts[len(starts)-1] {
		t.Errorf("shown again it stands at %d", r.Start)
	}
	p.Top()
	p.Bottom()
	if r, _ := p.Selected(); r.Start != starts[len(starts)-1] {
		t.Errorf("the bottom is %d", r.Start)
	}
	p.Show(&model.Article{ID: "other", Raw: "x"})
	if _, ok := p.Selected(); ok || !strings.Contains(seen(p), "Nothing was removed") {
		t.Errorf("nothing removed shows\n%s", seen(p))
	}
	p.Clear()
	if _, ok := p.Selected(); ok {
		t.Error("a cleared ledger has something chosen")
	}
}

// TestALongRemoval is more than is shown, and more than a safe.Row has.
func TestALongRemoval(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"words":    {strings.Repeat("seven77 ", 50_000), "… 49,760 words more: the raw copy has all"},
		"one":      {strings.Repeat("z", 20_000), "… more: the raw copy has it"},
		"marks":    {strings.Repeat("\u0301", 20_000), "… 1 word more: the raw copy has all"},
		"a little": {"seven77", "▌ │ seven77"},
	} {
		p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
		p.SetSize(2+2+8*8, 60)
		p.Show(&model.Article{ID: "a", Raw: c.raw, Removed: []model.Removal{{End: len(c.raw), Reason: "appeal"}}})
		if got := seen(p); !strings.Contains(got, c.want) {
			t.Errorf("%s: no %q in\n%s", name, c.want, got)
		}
	}
}

// TestManyRemovals are looked at when the ledger is opened, not with each key.
func TestManyRemovals(t *testing.T) {
	view := func(n int) float64 {
		a := &model.Article{ID: "a", Raw: strings.Repeat("word and more. ", n)}
		for i := range n {
			a.Removed = append(a.Removed, model.Removal{Start: i * 15, End: i*15 + 14, Reason: "appeal"})
		}
		p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
		p.SetSize(80, 24)
		p.Show(a)
		return testing.AllocsPerRun(5, func() { p.View(); p.Cursor() })
	}
	if few, many := view(50), view(5000); many > few*2 {
		t.Errorf("a look at 5,000 removals takes %v allocations, at 50 %v", many, few)
	}
}

func TestPlainWords(t *testing.T) {
	for _, row := range []struct{ rule, want string }{
		{"tail/credit", "the agencies' credit, kept as the credit"},
		{"cue/a-new-one", "words that publishers use about themselves"},
		{"repetition", "stands in other stories, too"},
		{"unheard-of/\x1brule", "unheard-of/rule"},
	} {
		if got := plain(row.rule); got != row.want {
			t.Errorf("%s: %q, want %q", row.rule, got, row.want)
		}
	}
}

func TestViewFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"word ", "漢字", "👩‍👩‍👧", "\x1b]52;c;x\x07", "\u202e", strings.Repeat("z", 90), "\n\n", "e\u0301", "\xff"}), 0, 60).Draw(t, "raw"), "")
		a := &model.Article{ID: "a", Raw: raw}
		for range rapid.IntRange(0, 5).Draw(t, "removals") {
			a.Removed = append(a.Removed, model.Removal{
				Start: rapid.IntRange(-3, len(raw)+3).Draw(t, "start"), End: rapid.IntRange(-3, len(raw)+3).Draw(t, "end"),
				Reason: rapid.SampledFrom([]string{"", "appeal", "漢字漢字漢字"}).Draw(t, "reason"), Rule: "r\x1b", Support: rapid.IntRange(0, 3).Draw(t, "support"), Restored: rapid.Bool().Draw(t, "restored"), Kept: rapid.Bool().Draw(t, "kept"),
				Later: model.Date{Time: time.Unix(rapid.Int64Range(-62135596800, 4e9).Draw(t, "later"), 0)},
			})
		}
		p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
		w, h := rapid.IntRange(4, 90).Draw(t, "w"), rapid.IntRange(1, 30).Draw(t, "h")
		p.SetSize(w, h)
		p.Show(a)
		if rapid.Bool().Draw(t, "evidence") {
			of := make([]model.Evidence, len(a.Removed))
			for i, r := range a.Removed {
				of[i] = model.Evidence{Start: r.Start, Cues: []string{"漢字\x1b[31m"}, Others: []string{strings.Repeat("z", 90), raw}}
			}
			p.Evidence("a", of)
		}
		for range 4 {
			p.Move(rapid.IntRange(-3, 5).Draw(t, "move"))
			lines := strings.Split(p.View(), "\n")
			if len(lines) != h {
				t.Fatalf("%d lines, want %d", len(lines), h)
			}
			for _, l := range lines {
				if style.Width(l) > w {
					t.Fatalf("%q is wider than %d", l, w)
				}
			}
		}
	})
}
