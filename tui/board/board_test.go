package board

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/quotes"
	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/edition"
)

var full = style.Options{Dark: true, Colors: style.Full}

func show(p *Pane, s *model.Story, articles []*model.Article, current string) {
	said := quotes.Gather(articles)
	p.Show(s, articles, &said, current)
}

func opened(w, h int) *Pane {
	p := New(style.New(full))
	p.SetNow(time.Date(2025, 2, 20, 9, 0, 0, 0, time.UTC))
	p.SetSize(w, h)
	s, articles := edition.Edition()
	show(p, s, articles, articles[0].ID)
	return p
}

// drifting is a story in which one quote is cut, one reworded, one given to another speaker,
// one to nobody for sure and one to nobody at all.
func drifting() (*model.Story, []*model.Article) {
	const long = "We need a guarantee that is capable of holding for as long as the harbour stands"
	story := &model.Story{ID: "a"}
	var articles []*model.Article
	for i, said := range [][]model.Quote{
		{{Text: long, Speaker: "Ann Lee", Role: "mayor"}, {Text: "The nets were empty all through the winter", Speaker: "Bo Kim"}, {Text: "It is over", Speaker: "Ann Lee", Unsure: true}},
		{{Text: strings.Replace(long, "capable of holding", "able to hold", 1), Speaker: "Lee"}, {Text: "The nets were empty all through the winter", Speaker: "Cy Roe", Role: "skipper"}},
		{{Text: "a guarantee that is capable of holding", Speaker: "Lee", Role: "mayor"}, {Text: "Open to all"}},
	} {
		a := &model.Article{ID: string(rune('a' + i)), Source: []string{"The Paper", "The Wire", "The Post"}[i], Published: model.Day(2025, 2, 17+i)}
		text := ""
		for n, q := range said {
			text += "“"
			said[n].Start, said[n].End = len(text), len(text)+len(q.Text)
			text += q.Text + "”"
			if q.Speaker != "" {
				by := model.Extent{Start: len(text) + 1, End: len(text) + 1 + len(q.Speaker)}
				said[n].Cue = model.Cue{Ground: model.ByName, By: by, Name: by, Verb: model.Extent{Start: by.End + 1, End: by.End + 5}}
				if q.Unsure {
					text += " she said. Ann Lee left. "
					said[n].Cue = model.Cue{
						Ground: model.ByPronoun, By: model.Extent{Start: by.Start, End: by.Start + 3}, Verb: model.Extent{Start: by.Start + 4, End: by.Start + 8},
						Name: model.Extent{Start: by.Start + 10, End: by.Start + 17},
					}
				} else {
					text += " " + q.Speaker + " said. "
				}
			}
		}
		a.Body, a.Quotes = []model.Block{{Text: text}}, said
		articles = append(articles, a)
		story.Versions = append(story.Versions, model.Version{Article: a.ID, Source: a.Source, Published: a.Published})
	}
	return story, articles
}

func drifted(w, h int, o style.Options) *Pane {
	p := New(style.New(o))
	p.SetNow(time.Date(2025, 2, 20, 9, 0, 0, 0, time.UTC))
	p.SetSize(w, h)
	s, articles := drifting()
	show(p, s, articles, "a")
	return p
}

func seen(p *Pane) string { return ansi.Strip(p.View()) }

func lacks(t *testing.T, p *Pane, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(seen(p), part) {
			t.Errorf("%q is in\n%s", part, seen(p))
		}
	}
}

func sees(t *testing.T, p *Pane, parts ...string) {
	t.Helper()
	words := strings.Join(strings.Fields(strings.ReplaceAll(seen(p), "▌", " ")), " ")
	for _, part := range parts {
		if !strings.Contains(words, part) {
			t.Errorf("%q is not in\n%s", part, seen(p))
		}
	}
}

// TestGolden holds the look against testdata; with UPDATE=1 it writes it.
func TestGolden(t *testing.T) {
	for name, width := range map[string]int{"40": 40, "72": 72, "100": 100} {
		edition.Golden(t, name, seen(opened(width, 60)))
	}
	told := drifted(72, 60, full)
	for range 5 {
		told.Tell()
		told.Move(1)
	}
	edition.Golden(t, "told", seen(told))
	edition.Golden(t, "ascii", seen(drifted(72, 40, style.Options{ASCII: true})))
}

func TestDrift(t *testing.T) {
	p := drifted(76, 60, full)
	sees(t, p, "Ann Lee, mayor", "≠ 2", "≠ The Wire: … guarantee that is [capable of holding] able to hold for as long …",
		"≠ The Wire: said by Cy Roe, skipper", "The Paper 17 Feb, The Wire 18 Feb, The Post 19 Feb",
		"— ? Not sure who", "— ? perhaps Ann Lee: “she said”", "Speaker not named")
	if strings.Count(seen(p), "capable of holding") != 2 {
		t.Errorf("a cut is another wording:\n%s", seen(p))
	}
	none := style.Options{}
	sees(t, drifted(76, 60, none), "[capable of holding] {able to hold}")
	none.ASCII = true
	sees(t, drifted(76, 60, none), "!= The Wire: said by", "-- ? perhaps Ann Lee")
}

// TestAnOfficeDiffers says that what an office says in one version and its head in another differs.
func TestAnOfficeDiffers(t *testing.T) {
	const words = "The harbour will be dredged again next year"
	s, articles := &model.Story{ID: "a"}, []*model.Article(nil)
	for _, text := range []string{"“" + words + ",” the ministry said on Monday.", "Harbour Secretary Jane Orr said: “" + words + ".”"} {
		a := &model.Article{ID: string(rune('a' + len(articles))), Source: fmt.Sprint("Paper ", len(articles)), Body: []model.Block{{Text: text}}, Quotes: quotes.Find(text)}
		articles = append(articles, a)
		s.Versions = append(s.Versions, model.Version{Article: a.ID, Source: a.Source})
	}
	p := New(style.New(full))
	p.SetSize(76, 20)
	show(p, s, articles, "a")
	sees(t, p, "Jane Orr, Harbour Secretary", "≠ 1", "≠ Paper 0: “ministry said”: no single person")
}

// TestTell says that all that is known of a quote can be asked for, and goes again.
func TestTell(t *testing.T) {
	p := drifted(76, 60, full)
	before := seen(p)
	p.Tell()
	sees(t, p, "Also called Lee", "The Paper · “Ann Lee said”", "The Wire — Lee", "· other words", "The Post — Lee, mayor", "· a part of it", "“a guarantee that is capable of holding”")
	p.Tell()
	if seen(p) != before {
		t.Errorf("it was\n%s\nand is\n%s", before, seen(p))
	}
	p.Clear()
	if p.Tell() {
		t.Error("it tells of nothing")
	}
}

// TestTakes goes through the versions that have a quote: each shows its own words and leads to
// them.
func TestTakes(t *testing.T) {
	p := drifted(76, 60, full)
	for _, want := range []struct {
		version int
		words   string
	}{{0, "We need a guarantee that is capable of holding"}, {1, "We need a guarantee that is able to hold"}, {2, "a guarantee that is capable of holding"}} {
		version, start, ok := p.Place()
		q, _ := p.Selected()
		if version != want.version || !ok || start != 3 && start != len("“") || !strings.HasPrefix(q.Text, want.words) {
			t.Errorf("version %d at %d: %q, want version %d: %q", version, start, q.Text, want.version, want.words)
		}
		if q.Speaker != "Ann Lee" || q.Role != "mayor" || q.Unsure {
			t.Errorf("it is said by %q, %q, %v", q.Speaker, q.Role, q.Unsure)
		}
		p.NextTake(1)
	}
	sees(t, p, "→ The Post · 3 of 3")
	if p.NextTake(1) || !p.NextTake(-1) {
		t.Error("there is a version after the last")
	}
	sees(t, p, "“We need a guarantee that is [capable of holding] able to hold for as long", "→ The Wire · 2 of 3")
	p.Move(1)
	lacks(t, p, "→")
	if q, _ := p.Selected(); q.Speaker != "Bo Kim" {
		t.Errorf("%q says what Bo Kim says", q.Speaker)
	}
	p.NextTake(1)
	if q, _ := p.Selected(); q.Speaker != "Cy Roe" || q.Role != "skipper" {
		t.Errorf("%q says in The Wire what Cy Roe says there", q.Speaker)
	}
	s, articles := drifting()
	show(p, s, articles, "c")
	p.Top()
	if version, _, _ := p.Place(); version != 0 {
		t.Errorf("a cut leads to version %d", version)
	}
}

// TestPlace says that a quote is looked for in the article that is read first.
func TestPlace(t *testing.T) {
	var articles []*model.Article
	for _, id := range []string{"a", "b", "c"} {
		articles = append(articles, &model.Article{ID: id, Quotes: []model.Quote{{Start: 3, End: 10, Text: "No deal", Speaker: "Ann Lee"}}})
	}
	p := New(style.New(full))
	p.SetSize(60, 20)
	for i, id := range []string{"a", "b", "c"} {
		show(p, nil, articles, id)
		if version, start, ok := p.Place(); version != i || start != 3 || !ok {
			t.Errorf("from %s it leads to version %d", id, version)
		}
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
	show(p, nil, []*model.Article{a}, "a")
	sees(t, p, "Not sure who", "— ? perhaps Ann Lee: nothing says who", "Bo Kim, Mayor", "chosen by lede")
	if at, start, ok := p.Place(); at != 0 || start != len("First.\n\n") || !ok {
		t.Errorf("a pull quote that is not in the text leads to %d %d %v, want the block it stands before", at, start, ok)
	}
	if q, ok := p.Selected(); q.Text != "Not in the text" || q.Speaker != "Bo Kim" || q.Role != "Mayor" || q.Unsure || !ok {
		t.Errorf("got %+v", q)
	}
	p.Bottom()
	if q, ok := p.Selected(); q.Text != "Come now" || !q.Unsure || !ok {
		t.Errorf("got %+v", q)
	}
	p.Show(nil, []*model.Article{a}, nil, "a")
	sees(t, p, "Reading what is quoted")
	p.Clear()
	if _, _, ok := p.Place(); ok {
		t.Error("a cleared board leads somewhere")
	}
	if _, ok := p.Selected(); ok || p.NextTake(1) {
		t.Error("a cleared board has a quote")
	}
	show(p, nil, []*model.Article{{ID: "a"}, nil}, "a")
	sees(t, p, "Nobody is quoted")
}

// TestSeek narrows the board by speaker, by words, by what another version calls him.
func TestSeek(t *testing.T) {
	p := drifted(76, 60, full)
	for words, want := range map[string]int{
		"": 4, "lee": 2, "LEE holding": 1, "able to hold": 1, "skipper": 0, "cy": 1, "roe nets": 1, "open": 1, "mayor": 2, "zzz": 0, "nets.": 1, "—": 4,
	} {
		p.Seek(words)
		if p.Listed() != want || p.Sought() != words {
			t.Errorf("%q: %d quotes, want %d\n%s", words, p.Listed(), want, seen(p))
		}
	}
	p.Seek("hold")
	if lit := p.st.Match.Render("holding"); !strings.Contains(p.View(), lit) {
		t.Errorf("%q is not set off in %q", lit, p.View())
	}
	p.Seek("zzz")
	sees(t, p, "No quote has these words", "0 of 4 quotes")
	if _, _, ok := p.Place(); ok {
		t.Error("nothing is listed, and it leads somewhere")
	}
	p.Seek("")
	p.Move(1)
	p.Seek("nets")
	p.Seek("")
	if q, _ := p.Selected(); q.Speaker != "Bo Kim" {
		t.Errorf("the chosen quote is %q after a search that has it", q.Text)
	}
	s, articles := drifting()
	p.Seek("nets")
	show(p, s, articles, "b")
	if p.Sought() != "nets" || p.Listed() != 1 {
		t.Error("the same story, shown again, is not sought through")
	}
	other := *s
	other.ID = "z"
	show(p, &other, articles, "b")
	if p.Sought() != "" || p.Listed() != 4 {
		t.Error("another story is sought through")
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
	for n, within := 0, false; ; n++ {
		at, start, ok := p.Place()
		q, _ := p.Selected()
		if text := articles[at].Text(); !strings.HasPrefix(text[start:], q.Text) && q.Kind == model.Direct {
			t.Errorf("%q leads to %q", q.Text, text[start:start+20])
		}
		_, y := p.Cursor()
		if l := strings.Split(seen(p), "\n")[y]; !strings.HasPrefix(l, "▌ “") && !within || !ok {
			t.Errorf("the cursor stands on %q of\n%s", l, seen(p))
		}
		was := p.list.Chosen
		moved := p.Move(1)
		if within = moved && p.list.Chosen == was; within {
			n--
		}
		if !moved {
			if n+1 != len(p.shown) {
				t.Errorf("%d of %d quotes", n+1, len(p.shown))
			}
			break
		}
	}
	p.Move(-1)
	was, _ := p.Selected()
	before := seen(p)
	show(p, p.s, p.articles, p.current)
	if q, _ := p.Selected(); q != was || seen(p) != before {
		t.Errorf("shown again it stands on %s, stood on %s", q.Text, was.Text)
	}
	p.Top()
	if p.list.Chosen != 0 {
		t.Error("Top is not the first")
	}
}

// TestPages says that a page goes on where the screen ended, and that no quote is passed over.
func TestPages(t *testing.T) {
	p := opened(60, 16)
	shown := map[int]bool{}
	for more := true; more; more = p.Page(1) {
		p.list.Each(p, func(s roll.Spot) { shown[s.Unit] = true })
	}
	if len(shown) != len(p.shown) {
		t.Errorf("%d of %d quotes were on the screen", len(shown), len(p.shown))
	}
	pages := 0
	for p.Page(-1) {
		pages++
	}
	if p.list.Chosen != 0 || pages < 5 {
		t.Errorf("%d pages up it is on quote %d", pages, p.list.Chosen)
	}
	p.HalfPage(1)
	if n := p.list.Chosen; n < 1 || n > 3 {
		t.Errorf("half a page down it is on quote %d", n)
	}
	if p.HalfPage(-1); p.list.Chosen != 0 || p.HalfPage(-1) {
		t.Error("half a page up it is not on the first")
	}
}

// hostile is text of what breaks terminals.
var hostile = rapid.Custom(func(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"word ", "漢字", "👩‍👩‍👧", "\x1b]52;c;x\x07", "\x1b[2J", "\u202e", strings.Repeat("z", 90), "\n\n", "\n", "e\u0301", "\u009b31m", "\xff"}), 0, 20).Draw(t, "text"), "")
})

func TestViewFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var articles []*model.Article
		for i := range rapid.IntRange(1, 3).Draw(t, "articles") {
			a := &model.Article{ID: fmt.Sprint(i), Source: hostile.Draw(t, "source"), Body: []model.Block{{Text: hostile.Draw(t, "body")}}}
			for range rapid.IntRange(0, 9).Draw(t, "quotes") {
				e := func(what string) model.Extent {
					return model.Extent{Start: rapid.IntRange(-5, 90).Draw(t, what), End: rapid.IntRange(-5, 90).Draw(t, what)}
				}
				a.Quotes = append(a.Quotes, model.Quote{
					Text: hostile.Draw(t, "words"), Speaker: hostile.Draw(t, "speaker"), Role: hostile.Draw(t, "role"), Unsure: rapid.Bool().Draw(t, "unsure"),
					Cue: model.Cue{Ground: rapid.SampledFrom([]model.Ground{"", model.ByName, model.ByTurn, model.BySubject, model.ByOffice, "\x1b[2J"}).Draw(t, "ground"), By: e("by"), Verb: e("verb"), Name: e("name")},
				})
			}
			articles = append(articles, a)
		}
		p := New(style.New(style.Options{Dark: true, Colors: style.None}))
		w, h := rapid.IntRange(4, 90).Draw(t, "w"), rapid.IntRange(1, 30).Draw(t, "h")
		p.SetSize(w, h)
		show(p, nil, articles, "0")
		for range 6 {
			switch rapid.IntRange(0, 3).Draw(t, "key") {
			case 0:
				p.Tell()
			case 1:
				p.NextTake(rapid.SampledFrom([]int{1, -1}).Draw(t, "dir"))
			case 2:
				p.Seek(rapid.SampledFrom([]string{"", "word", "漢"}).Draw(t, "seek"))
			default:
				p.Move(rapid.IntRange(-3, 5).Draw(t, "move"))
			}
			lines := strings.Split(p.View(), "\n")
			if len(lines) != h {
				t.Fatalf("%d lines, want %d", len(lines), h)
			}
			for _, l := range lines {
				if style.Width(l) > w {
					t.Fatalf("%q is wider than %d", l, w)
				}
				if strings.ContainsFunc(ansi.Strip(l), func(r rune) bool { return r < ' ' || r == '\u202e' || r == '\u009b' }) {
					t.Fatalf("%q shows a control character", l)
				}
			}
			if _, y := p.Cursor(); y < 0 || y >= h {
				t.Fatalf("the cursor is in line %d of %d", y, h)
			}
		}
	})
}

// many is a story of so many quotes in four versions, some of them in other words.
func many(n int) (*model.Story, []*model.Article) {
	s := &model.Story{ID: "many"}
	var articles []*model.Article
	for v := range 4 {
		a := &model.Article{ID: fmt.Sprint("v", v), Source: fmt.Sprint("Paper ", v), Published: model.Day(2025, 2, 1+v)}
		for i := range n {
			if i%4 > v {
				continue
			}
			words := "We take"
			for k := range 14 {
				words += fmt.Sprintf(" %c%d%c", 'a'+(i*7+k)%26, i*k, 'a'+k)
			}
			if i%10 == 0 && v == 3 {
				words = strings.Replace(words, "take", "pull", 1)
			}
			a.Quotes = append(a.Quotes, model.Quote{Text: words, Speaker: fmt.Sprintf("Ann Lee%c", 'a'+i%23), Role: "mayor", End: len(words)})
		}
		a.Body = []model.Block{{Text: strings.Repeat("Words. ", 30)}}
		articles = append(articles, a)
		s.Versions = append(s.Versions, model.Version{Article: a.ID, Source: a.Source, Published: a.Published})
	}
	return s, articles
}

// TestManyQuotes says that of 500 quotes those on the screen are drawn, and no more.
func TestManyQuotes(t *testing.T) {
	s, articles := many(500)
	p := New(style.New(full))
	p.SetSize(76, 39)
	show(p, s, articles, "v0")
	if p.Listed() != 500 {
		t.Fatalf("%d quotes", p.Listed())
	}
	drawn := func() int {
		return len(p.entries) - len(slices.DeleteFunc(slices.Clone(p.entries), func(e []string) bool { return e != nil }))
	}
	p.View()
	if n := drawn(); n == 0 || n > 39 {
		t.Errorf("%d quotes are drawn for a screen of 39 lines", n)
	}
	p.Bottom()
	p.View()
	if n := drawn(); n > 2*39 {
		t.Errorf("%d quotes are drawn for two screens", n)
	}
}

func BenchmarkOpen(b *testing.B) {
	story, articles := edition.Edition()
	said := quotes.Gather(articles)
	st := style.New(full)
	b.ReportAllocs()
	for b.Loop() {
		p := New(st)
		p.SetSize(76, 39)
		p.Show(story, articles, &said, articles[0].ID)
		p.View()
	}
}

// BenchmarkKey is a key to the board's part of the frame, over 500 quotes.
func BenchmarkKey(b *testing.B) {
	s, articles := many(500)
	said := quotes.Gather(articles)
	for name, do := range map[string]func(p *Pane, i int){
		"move": func(p *Pane, i int) {
			if !p.Move(1) {
				p.Top()
			}
		},
		"tell": func(p *Pane, _ int) { p.Tell() },
		"seek": func(p *Pane, i int) { p.Seek([]string{"p", "pi", "pie", "pier", "pier 4", ""}[i%6]) },
		"ends": func(p *Pane, i int) {
			if i%2 == 0 {
				p.Bottom()
			} else {
				p.Top()
			}
		},
	} {
		b.Run(name, func(b *testing.B) {
			p := New(style.New(full))
			p.SetSize(76, 39)
			p.Show(s, articles, &said, "v0")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				do(p, i)
				p.View()
			}
		})
	}
}
