package rail

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/quotes"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/edition"
)

func opened(w, h int) *Pane {
	story, articles := edition.Edition()
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetNow(time.Date(2025, 2, 20, 9, 0, 0, 0, time.UTC))
	p.SetSize(w, h)
	said := quotes.Gather(articles)
	p.Show(story, articles[1], &said)
	return p
}

// TestGolden holds the look against testdata; with UPDATE=1 it writes it.
func TestGolden(t *testing.T) {
	for name, size := range map[string][2]int{"40x60": {40, 60}, "36x24": {36, 24}} {
		edition.Golden(t, name, ansi.Strip(opened(size[0], size[1]).View()))
	}
}

// TestUnsure says that a guess is nobody's quote: it counts where nobody is sure.
func TestUnsure(t *testing.T) {
	a := &model.Article{ID: "a", Quotes: []model.Quote{
		{Text: "One", Speaker: "Ann Lee"}, {Text: "Two", Speaker: "Ann Lee", Unsure: true}, {Text: "Three", Speaker: "Bo Kim", Unsure: true}, {Text: "Four"},
	}}
	p := New(style.New(style.Options{}))
	p.SetSize(40, 20)
	said := quotes.Gather([]*model.Article{a})
	p.Show(&model.Story{ID: "a", Versions: []model.Version{{Article: "a"}}}, a, &said)
	want := []string{"Quoted 1", "Ann Lee 1", "— ? 2"}
	var got []string
	for _, l := range strings.Split(ansi.Strip(p.View()), "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" && l[0] != 0xE2 || strings.HasPrefix(l, "— ?") {
			got = append(got, l)
		}
	}
	if !slices.Equal(slices.DeleteFunc(got, func(l string) bool { return l == "" }), want) {
		t.Errorf("got %q, want %q of\n%s", got, want, ansi.Strip(p.View()))
	}
}

func TestMissingParts(t *testing.T) {
	story, _ := edition.Edition()
	p := opened(40, 40)
	p.Show(story, &model.Article{ID: story.ID}, nil)
	if got := ansi.Strip(p.View()); !strings.Contains(got, "Versions") || strings.Contains(got, "Quoted") || strings.Contains(got, "Removed") {
		t.Errorf("without articles it shows\n%s", got)
	}
	p.Clear()
	if strings.TrimSpace(p.View()) != "" {
		t.Error("a cleared rail shows something")
	}
	p.Show(&model.Story{}, &model.Article{}, nil)
	p.SetSize(5, 10)
	p.SetStyles(style.New(style.Options{}))
	if strings.TrimSpace(p.View()) != "" {
		t.Error("a rail of 5 columns shows something")
	}
}

func TestViewFits(t *testing.T) {
	text := rapid.SampledFrom([]string{"", "word", "a few more words than fit in a rail of any size at all", "漢字漢字漢字漢字", "👩‍👩‍👧", "\x1b]52;c;x\x07", "\u202e"})
	rapid.Check(t, func(t *rapid.T) {
		s := &model.Story{}
		var articles []*model.Article
		for i := range rapid.IntRange(0, 30).Draw(t, "versions") {
			id := string(rune('a' + i))
			s.Versions = append(s.Versions, model.Version{
				Article: id, Source: text.Draw(t, "source"), Published: model.Day(2025, 2, 1+i%28),
				Placement: model.Placement{Relation: rapid.SampledFrom([]model.Relation{"", model.New, model.Exact, model.Update, "odd"}).Draw(t, "relation"), Share: .5},
			})
			articles = append(articles, &model.Article{
				ID: id, Raw: "some raw text", Quotes: []model.Quote{{Text: "x", Speaker: text.Draw(t, "speaker"), Role: text.Draw(t, "role"), Unsure: i%3 == 0}},
				Removed: []model.Removal{{Start: -1, End: 99, Reason: text.Draw(t, "reason"), Restored: i%2 == 0}},
			})
		}
		p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
		w, h := rapid.IntRange(0, 60).Draw(t, "w"), rapid.IntRange(1, 60).Draw(t, "h")
		p.SetSize(w, h)
		said := quotes.Gather(articles)
		a := &model.Article{}
		if len(articles) > 0 {
			a = articles[0]
		}
		p.Show(s, a, &said)
		lines := strings.Split(p.View(), "\n")
		if len(lines) != h {
			t.Fatalf("%d lines, want %d", len(lines), h)
		}
		for _, l := range lines {
			if style.Width(l) > w {
				t.Fatalf("%q is wider than %d", l, w)
			}
		}
	})
}
