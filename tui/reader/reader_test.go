package reader

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/prose"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/edition"
)

var now = time.Date(2025, 2, 20, 9, 0, 0, 0, time.UTC)

// opened is a pane that shows a version of the sample story.
func opened(version, w, h int) *Pane {
	story, articles := edition.Edition()
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetNow(now)
	p.SetSize(w, h)
	p.Show(articles[version], story)
	return p
}

// seen is the screen without colours.
func seen(p *Pane) string { return ansi.Strip(p.View()) }

// TestGolden holds the look of the samples against testdata/*.golden; with
// UPDATE=1 it writes them.
func TestGolden(t *testing.T) {
	for _, width := range []int{40, 72, 100} {
		t.Run(fmt.Sprint(width), func(t *testing.T) { edition.Golden(t, fmt.Sprint(width), seen(opened(1, width, 60))) })
	}
	p := opened(3, 80, 40)
	p.NextQuote()
	p.NextQuote()
	edition.Golden(t, "80-quote-ansi", p.View())
	story, articles := edition.Edition()
	p = New(style.New(style.Options{ASCII: true}))
	p.SetSize(80, 40)
	p.Show(articles[3], story)
	edition.Golden(t, "80-ascii-plain", p.View())
}

func TestHead(t *testing.T) {
	a := &model.Article{
		ID: "a", Headline: "A headline of the paper’s own", HeadlineFrom: model.FromSource, Source: "The Paper", Byline: "Ann Writer", Dateline: "OSLO",
		Published: model.Date{Time: time.Date(2025, 2, 19, 8, 30, 0, 0, time.UTC)}, Credits: []string{"dpa", "NAN"}, Body: []model.Block{{Text: "Text."}},
	}
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetSize(60, 10)
	p.Show(a, nil)
	want := `  A headline of the paper’s own
  The Paper · Wed 19 Feb 2025 08:30 · dpa/NAN
  By Ann Writer · OSLO
  ────────────────────────────────────────────────────────

  Text.


`
	if got := seen(p); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	a.HeadlineFrom = model.FromLede
	p.Show(a, nil)
	if got := seen(p); !strings.Contains(got, "ownˡ\n") || !strings.Contains(got, "headline by lede") {
		t.Errorf("nothing says that the headline is lede's:\n%s", got)
	}
	a.Headline = "\x1b"
	p.Show(a, nil)
	if got := seen(p); !strings.Contains(got, "no headline") {
		t.Errorf("nothing stands for an empty headline:\n%s", got)
	}
}

func TestScrolling(t *testing.T) {
	p := opened(1, 76, 20)
	if p.PageUp() || p.Scroll(-1) || p.HalfPage(-1) {
		t.Error("it went up from the top")
	}
	if p.AtEnd() || p.Position() == "end" {
		t.Error("it stands at the end when it opens")
	}
	first := seen(p)
	pages := 0
	for p.PageDown() {
		pages++
	}
	if pages < 3 || !p.AtEnd() || p.Position() != "end" {
		t.Errorf("%d pages, at end %v, position %q", pages, p.AtEnd(), p.Position())
	}
	last := seen(p)
	if !strings.Contains(last, "measure of national economic output.") || !strings.Contains(last, "end") {
		t.Errorf("the end is not on the last screen:\n%s", last)
	}
	if p.Scroll(1) {
		t.Error("it went on past the end")
	}
	p.Top()
	if diff := cmp.Diff(first, seen(p)); diff != "" {
		t.Error(diff)
	}
	p.Bottom()
	if diff := cmp.Diff(last, seen(p)); diff != "" {
		t.Error(diff)
	}
	for p.PageUp() {
		pages--
	}
	if pages != 0 {
		t.Errorf("%d pages down more than up", pages)
	}
	if !p.HalfPage(1) || p.Scroll(0) && seen(p) == first {
		t.Error("half a page moves nothing")
	}
}

// TestReadingOnSkipsNothing reads an article by pages: every line of it is seen.
func TestReadingOnSkipsNothing(t *testing.T) {
	p := opened(0, 60, 14)
	var read strings.Builder
	for {
		read.WriteString(seen(p) + "\n")
		if !p.PageDown() {
			break
		}
	}
	for _, b := range p.a.Body {
		for _, l := range style.Wrap(b.Text, 56) {
			if !strings.Contains(read.String(), l+"\n") {
				t.Errorf("%q was never on the screen", l)
			}
		}
	}
}

func TestPlaceIsKept(t *testing.T) {
	story, articles := edition.Edition()
	p := opened(1, 76, 20)
	p.HalfPage(1)
	for p.PageDown(); strings.HasPrefix(seen(p), "\n"); {
		p.Scroll(1)
	}
	at, top := p.Place(), strings.SplitN(seen(p), "\n", 2)[0]
	word := strings.Fields(top)[0]

	for w := 30; w < 120; w += 7 {
		p.SetSize(w, 20)
		if got := strings.SplitN(seen(p), "\n", 2)[0]; !strings.Contains(got, word) {
			t.Errorf("at %d columns %q is at the top, want the line with %q", w, got, word)
		}
	}
	p.SetSize(76, 20)
	if got := strings.SplitN(seen(p), "\n", 2)[0]; got != top {
		t.Errorf("%q is at the top after all widths, want %q", got, top)
	}

	p.Show(articles[0], story)
	if p.Article() != articles[0].ID || p.Place() != (prose.Place{Block: -1}) {
		t.Errorf("%s opens at %v", p.Article(), p.Place())
	}
	p.Show(articles[1], story)
	if p.Place() != at {
		t.Errorf("it comes back at %v, was left at %v", p.Place(), at)
	}
	p.Clear()
	if p.Article() != "" || strings.TrimSpace(p.View()) != "" || p.Scroll(1) || p.NextQuote() || p.AtEnd() || p.Position() != "" {
		t.Error("a cleared pane shows something")
	}
	p.Show(articles[1], story)
	if p.Place() != at {
		t.Errorf("after Clear it comes back at %v, was left at %v", p.Place(), at)
	}
	p.SetPlace(prose.Place{Block: 2})
	if got := strings.SplitN(seen(p), "\n", 2)[0]; !strings.HasPrefix(strings.TrimSpace(got), "America and Russia") {
		t.Errorf("place 2 shows %q at the top", got)
	}
	p.SetStyles(style.New(style.Options{}))
	if got := strings.SplitN(seen(p), "\n", 2)[0]; !strings.HasPrefix(strings.TrimSpace(got), "America and Russia") {
		t.Errorf("other colours show %q at the top", got)
	}
}

// TestRestoringKeepsThePlace puts a removal back before the place.
func TestRestoringKeepsThePlace(t *testing.T) {
	p := opened(1, 76, 20)
	p.SetPlace(prose.Place{Block: 3})
	top := strings.SplitN(seen(p), "\n", 2)[0]
	b := *p.a
	b.Body = append([]model.Block{{Text: "Put back.", Start: 17, End: 26}}, b.Body...)
	p.Show(&b, p.s)
	if got := strings.SplitN(seen(p), "\n", 2)[0]; got != top {
		t.Errorf("%q is at the top, want %q", got, top)
	}
}

func TestNextQuote(t *testing.T) {
	p := opened(1, 76, 20)
	lit := p.st.Ink(style.Lit).SGR()
	var texts []string
	for p.NextQuote() {
		view := p.View()
		if !strings.Contains(view, lit) {
			t.Fatalf("nothing is lit:\n%s", view)
		}
		q := p.quotes[p.lit]
		if q.pull > 0 {
			texts = append(texts, "pull")
		} else {
			texts = append(texts, p.a.Text()[q.start:min(q.start+10, q.end)])
		}
	}
	if len(texts) != len(p.a.Quotes)+1 || texts[3] != "pull" {
		t.Errorf("it went over %d of %d quotations: %q", len(texts), len(p.a.Quotes)+1, texts)
	}
	p.Top()
	if !p.NextQuote() || p.lit != 0 {
		t.Errorf("from the top it went to %d", p.lit)
	}
}

// TestFootSaysWhose says that the foot tells who says the quotation that is lit, how sure that
// is, and by what words, as long as it is on the screen.
func TestFootSaysWhose(t *testing.T) {
	text := "“It is over,” she said.\n\n" + strings.Repeat("The nets were dry. ", 99)
	a := &model.Article{ID: "a", Body: []model.Block{{Text: text[:27]}, {Text: text[29:]}}}
	q := model.Quote{
		Start: 3, End: 14, Text: "It is over,", Speaker: "Ann Lee", Role: "mayor of all the towns on the river",
		Cue: model.Cue{Ground: model.ByPronoun, By: model.Extent{Start: 18, End: 21}, Verb: model.Extent{Start: 22, End: 26}},
	}
	for _, row := range []struct {
		name   string
		width  int
		change func(q *model.Quote)
		want   string
	}{
		{"sure", 80, func(*model.Quote) {}, "— Ann Lee, mayor of all the towns on the river · “she said”"},
		{"no room for the role", 60, func(*model.Quote) {}, "— Ann Lee · “she said”"},
		{"unsure", 80, func(q *model.Quote) { q.Unsure, q.Role = true, "" }, "— ? perhaps Ann Lee · “she said”"},
		{"nobody", 80, func(q *model.Quote) { q.Speaker, q.Role, q.Cue = "", "", model.Cue{} }, "— ? · nothing says who"},
		{"an office", 80, func(q *model.Quote) { q.Speaker, q.Role, q.Cue.Ground = "", "", model.ByOffice }, "— ? · “she said”: no single person"},
		{"a turn", 80, func(q *model.Quote) { q.Cue.Ground, q.Role = model.ByTurn, "" }, "— Ann Lee · goes on from the quote before, by “she”"},
		{"a subject", 80, func(q *model.Quote) { q.Cue.Ground, q.Role = model.BySubject, "" }, "— Ann Lee · no verb of saying: the sentence is about “she”"},
		{"whom she is", 80, func(q *model.Quote) { q.Role, q.Cue.Name = "", model.Extent{Start: 30, End: 33} }, "— Ann Lee · “she said”, taken for “he”"},
	} {
		t.Run(row.name, func(t *testing.T) {
			q := q
			row.change(&q)
			a.Quotes = []model.Quote{q}
			p := New(style.New(style.Options{}))
			p.SetSize(row.width, 20)
			p.Show(a, nil)
			if _, ok := p.LitQuote(); ok || strings.Contains(seen(p), "— ") {
				t.Errorf("a quotation is lit from the start:\n%s", seen(p))
			}
			p.NextQuote()
			lines := strings.Split(seen(p), "\n")
			if foot := strings.TrimSpace(lines[len(lines)-1]); !strings.HasPrefix(foot, row.want+" ") {
				t.Errorf("the foot is %q, want %q", foot, row.want)
			}
			if got, ok := p.LitQuote(); got != q || !ok {
				t.Errorf("%+v is lit", got)
			}
			p.Bottom()
			if _, ok := p.LitQuote(); ok || strings.Contains(seen(p), "— ") {
				t.Errorf("it is out of sight, and told of:\n%s", seen(p))
			}
		})
	}
}

func TestGoTo(t *testing.T) {
	p := opened(1, 76, 20)
	q := p.a.Quotes[len(p.a.Quotes)-1]
	p.GoTo(q.Start)
	if !strings.Contains(seen(p), "doing") || !strings.Contains(p.View(), p.st.Ink(style.Lit).SGR()) {
		t.Errorf("the quotation is not lit:\n%s", p.View())
	}
	p.GoTo(0)
	if !strings.Contains(seen(p), "Defence Secretary John Healey will travel") || strings.Contains(p.View(), p.st.Ink(style.Lit).SGR()) {
		t.Errorf("where no quotation is:\n%s", p.View())
	}
	p.GoTo(1 << 30)
	p.Clear()
	p.GoTo(3)

	story, articles := edition.Edition()
	p = New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.Show(articles[1], story)
	p.GoTo(q.Start)
	p.SetSize(76, 20)
	if !strings.Contains(p.View(), p.st.Ink(style.Lit).SGR()) {
		t.Errorf("a quotation that was gone to before there was room is not lit:\n%s", p.View())
	}
}

// TestViewFits drives the pane over hostile articles at all sizes.
func TestViewFits(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom([]string{"word ", "漢字", "👩‍👩‍👧", "e\u0301", "\x1b]52;c;x\x07", "\u202e", "# ", "http://x.y/" + strings.Repeat("z", 90), "\n\n", "1️⃣"}), rapid.StringN(0, 9, -1)), 0, 30).Draw(t, "text"), "")
	})
	rapid.Check(t, func(t *rapid.T) {
		a := &model.Article{ID: "a", Headline: text.Draw(t, "headline"), HeadlineFrom: model.FromLede, Source: text.Draw(t, "source"), Byline: text.Draw(t, "byline"), Credits: []string{text.Draw(t, "credit")}}
		for range rapid.IntRange(0, 4).Draw(t, "blocks") {
			a.Body = append(a.Body, model.Block{Kind: model.BlockKind(rapid.IntRange(0, 4).Draw(t, "kind")), Text: text.Draw(t, "body")})
			a.Quotes = append(a.Quotes, model.Quote{
				Start: rapid.IntRange(-2, 99).Draw(t, "start"), End: rapid.IntRange(-2, 99).Draw(t, "end"), Speaker: text.Draw(t, "who"), Role: text.Draw(t, "role"), Unsure: rapid.Bool().Draw(t, "unsure"),
				Cue: model.Cue{Ground: model.ByName, By: model.Extent{Start: -3, End: rapid.IntRange(-2, 99).Draw(t, "by")}},
			})
		}
		a.PullQuotes = []model.PullQuote{{Text: text.Draw(t, "pull"), Speaker: text.Draw(t, "speaker"), Block: rapid.IntRange(-1, 9).Draw(t, "at")}}
		s := &model.Story{Versions: []model.Version{{Article: "a", Source: a.Source}, {Article: "b", Source: a.Byline, Placement: model.Placement{To: "a", Relation: model.Update}}}}
		p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
		p.SetSize(rapid.IntRange(0, 120).Draw(t, "w"), rapid.IntRange(0, 30).Draw(t, "h"))
		p.Show(a, s)
		for range rapid.IntRange(0, 8).Draw(t, "moves") {
			switch rapid.IntRange(0, 8).Draw(t, "move") {
			case 0:
				p.Scroll(rapid.IntRange(-9, 9).Draw(t, "n"))
			case 1:
				p.PageDown()
			case 2:
				p.PageUp()
			case 3:
				p.Bottom()
			case 4:
				p.NextQuote()
			case 5:
				p.GoTo(rapid.IntRange(-5, 200).Draw(t, "to"))
			case 6:
				p.SetSize(rapid.IntRange(0, 120).Draw(t, "w"), rapid.IntRange(0, 30).Draw(t, "h"))
			case 7:
				p.SetPlace(prose.Place{Block: rapid.IntRange(-3, 9).Draw(t, "block"), Offset: rapid.IntRange(-3, 200).Draw(t, "offset"), Pull: rapid.IntRange(0, 2).Draw(t, "pull")})
			case 8:
				at := p.Place()
				p.SetPlace(at)
				if p.page != nil && p.Place() != at {
					t.Fatalf("place %v became %v", at, p.Place())
				}
			}
			view := p.View()
			lines := strings.Split(view, "\n")
			if p.h > 0 && len(lines) != p.h || p.h == 0 && view != "" {
				t.Fatalf("%d lines, want %d", len(lines), p.h)
			}
			for _, l := range lines {
				if strings.ContainsFunc(ansi.Strip(l), func(r rune) bool { return r < ' ' || r == '\u202e' }) {
					t.Fatalf("%q shows a control character", l)
				}
				if w := style.Width(l); w > p.w && p.w >= 2 {
					t.Fatalf("%q is %d cells wide, want at most %d", l, w, p.w)
				}
			}
			if again := p.View(); again != view {
				t.Fatal("two views differ")
			}
		}
	})
}
