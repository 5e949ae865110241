package board

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/edition"
)

func opened(w, h int) *Pane {
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetNow(time.Date(2025, 2, 20, 9, 0, 0, 0, time.UTC))
	p.SetSize(w, h)
	p.Show(edition.Edition())
	return p
}

func seen(p *Pane) string { return ansi.Strip(p.View()) }

// TestGolden holds the look against testdata; with UPDATE=1 it writes it.
func TestGolden(t *testing.T) {
	for name, width := range map[string]int{"40": 40, "72": 72, "100": 100} {
		edition.Golden(t, name, seen(opened(width, 60)))
	}
}

// TestGather says which quotes are one.
func TestGather(t *testing.T) {
	const long = "We need a guarantee that is capable of holding"
	type said struct{ by, text string }
	for _, row := range []struct {
		name string
		a, b []said
		want []string // speaker: words ×carriers, ≠ if they differ
	}{
		{"the same words in two versions", []said{{"Ann Lee", "No deal"}}, []said{{"Ann Lee", "no deal."}}, []string{"Ann Lee: No deal ×2"}},
		{"a shorter cut is the same quote", []said{{"Ann Lee", "a guarantee that is capable"}}, []said{{"Ann Lee", long}}, []string{"Ann Lee: " + long + " ×2"}},
		{"other words are marked", []said{{"Ann Lee", long}}, []said{{"Ann Lee", "We need a guarantee that is capable of keeping"}}, []string{"Ann Lee: " + long + " ×2 ≠"}},
		{"short quotes are one only if equal", []said{{"Ann Lee", "very good"}}, []said{{"Ann Lee", "very bad"}}, []string{"Ann Lee: very good ×1", "Ann Lee: very bad ×1"}},
		{"others may say the same", []said{{"Ann Lee", long}}, []said{{"Bo Kim", long}}, []string{"Ann Lee: " + long + " ×1", "Bo Kim: " + long + " ×1"}},
		{"a surname alone", []said{{"Ann Lee", "One"}}, []said{{"Lee", "Two"}}, []string{"Ann Lee: One ×1", "Ann Lee: Two ×1"}},
		{"the full name comes later", []said{{"Lee", "One"}}, []said{{"Ann Lee", "Two"}}, []string{"Ann Lee: One ×1", "Ann Lee: Two ×1"}},
		{"a surname of two", []said{{"Ann Lee", "One"}, {"Bo Lee", "Two"}}, []said{{"Lee", "Three"}}, []string{"Ann Lee: One ×1", "Bo Lee: Two ×1", "Lee: Three ×1"}},
		{"who says most is first, nobody last", []said{{"", "Zero"}, {"Ann Lee", "One"}, {"Bo Kim", "Two"}, {"Bo Kim", "Three"}}, nil, []string{"Bo Kim: Two ×1", "Bo Kim: Three ×1", "Ann Lee: One ×1", ": Zero ×1"}},
		{"twice in one article", []said{{"Ann Lee", "One"}, {"Ann Lee", "One"}}, nil, []string{"Ann Lee: One ×1"}},
		{"no words", []said{{"Ann Lee", "…"}}, nil, nil},
		{"U.S. is US", []said{{"Ann Lee", "the U.S. and I"}}, []said{{"Ann Lee", "the US and I"}}, []string{"Ann Lee: the U.S. and I ×2"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			article := func(id string, qs []said) *model.Article {
				a := &model.Article{ID: id}
				for _, q := range qs {
					a.Quotes = append(a.Quotes, model.Quote{Text: q.text, Speaker: q.by})
				}
				return a
			}
			speakers, quotes := gather(nil, []*model.Article{article("a", row.a), nil, article("b", row.b)})
			var got []string
			for _, q := range quotes {
				s := speakers[q.speaker].name + ": " + q.text + " ×" + string(rune('0'+len(q.carried)))
				if q.differs {
					s += " ≠"
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUnsureAndPull(t *testing.T) {
	a := &model.Article{
		ID: "a", Source: "The Paper", Body: []model.Block{{Text: "First."}, {Text: "He said “Come now”."}},
		Quotes:     []model.Quote{{Start: 19, End: 27, Text: "Come now", Speaker: "Ann Lee", Unsure: true}},
		PullQuotes: []model.PullQuote{{Text: "Not in the text", Speaker: "Bo Kim", Role: "Mayor", Block: 1, Chosen: true}},
	}
	p := New(style.New(style.Options{}))
	p.SetSize(60, 20)
	p.Show(nil, []*model.Article{a})
	for _, want := range []string{"Speaker not named", "— ? perhaps Ann Lee", "Bo Kim, Mayor", "chosen by lede"} {
		if !strings.Contains(seen(p), want) {
			t.Errorf("%q is not in\n%s", want, seen(p))
		}
	}
	if id, start, ok := p.Selected(); id != "a" || start != len("First.\n\n") || !ok {
		t.Errorf("a pull quote that is not in the text leads to %q %d %v, want the block it stands before", id, start, ok)
	}
	if got, want := p.Quote(), "“Not in the text” — Bo Kim, Mayor"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p.Bottom()
	if got, want := p.Quote(), "“Come now” — ?"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p.Clear()
	if _, _, ok := p.Selected(); ok || p.Quote() != "" || !strings.Contains(seen(p), "Nobody is quoted") {
		t.Errorf("a cleared board shows\n%s", seen(p))
	}
}

// TestMoving goes over all quotes: each leads to its words, and the cursor stands
// on it.
func TestMoving(t *testing.T) {
	p := opened(60, 16)
	_, articles := edition.Edition()
	if p.Move(-1) {
		t.Error("it went up from the first")
	}
	for n := 0; ; n++ {
		id, start, ok := p.Selected()
		q := p.quotes[p.list.Chosen]
		for _, a := range articles {
			if a.ID == id && fold(a.Text()[start:])[0] != q.words[0] && !q.differs {
				t.Errorf("%q leads to %q", q.text, a.Text()[start:start+20])
			}
		}
		_, y := p.Cursor()
		if l := strings.Split(seen(p), "\n")[y]; !strings.HasPrefix(l, "▌ “") || !ok {
			t.Errorf("the cursor stands on %q of\n%s", l, seen(p))
		}
		if !p.Move(1) {
			if n+1 != len(p.quotes) {
				t.Errorf("%d of %d quotes", n+1, len(p.quotes))
			}
			break
		}
	}
	words := p.Quote()
	p.Show(p.s, p.articles)
	if p.Quote() != words {
		t.Errorf("shown again it stands on %s, stood on %s", p.Quote(), words)
	}
	p.Top()
	if p.list.Chosen != 0 {
		t.Error("Top is not the first")
	}
}

func TestViewFits(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"word ", "漢字", "👩‍👩‍👧", "\x1b]52;c;x\x07", "\u202e", strings.Repeat("z", 90), "\n\n", "e\u0301"}), 0, 20).Draw(t, "text"), "")
	})
	rapid.Check(t, func(t *rapid.T) {
		a := &model.Article{ID: "a", Source: text.Draw(t, "source"), Body: []model.Block{{Text: "x"}}}
		for range rapid.IntRange(0, 9).Draw(t, "quotes") {
			a.Quotes = append(a.Quotes, model.Quote{Text: text.Draw(t, "words"), Speaker: text.Draw(t, "speaker"), Role: text.Draw(t, "role"), Unsure: rapid.Bool().Draw(t, "unsure")})
		}
		p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
		w, h := rapid.IntRange(4, 90).Draw(t, "w"), rapid.IntRange(1, 30).Draw(t, "h")
		p.SetSize(w, h)
		p.Show(nil, []*model.Article{a})
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

func BenchmarkBoard(b *testing.B) {
	story, articles := edition.Edition()
	st := style.New(style.Options{Dark: true, Colors: style.Full})
	b.ReportAllocs()
	for b.Loop() {
		p := New(st)
		p.SetSize(76, 39)
		p.Show(story, articles)
		p.View()
	}
}
