package prose

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/roll"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/edition"
)

var dark = style.New(style.Options{Dark: true, Colors: style.Full})

// whole is a page from its first line to its last, without colours.
func whole(p *Page) []string {
	lines := p.Show(Spot{}, 1<<20)
	for i := range lines {
		lines[i] = ansi.Strip(lines[i])
	}
	return lines
}

func TestBlocks(t *testing.T) {
	for _, row := range []struct {
		name  string
		width int
		body  []model.Block
		pulls []model.PullQuote
		want  string
	}{
		{"paragraphs part by a line", 20, []model.Block{para("one two three four five"), para("six")}, nil, `
one two three four
five

six`},
		{"hard white space folds", 20, []model.Block{para("one\ntwo   three")}, nil, "\none two three"},
		{"list items hang", 14, []model.Block{
			{Kind: model.ListItem, Level: 1, Marker: "•", Text: "one two three four"},
			{Kind: model.ListItem, Level: 2, Marker: "10.", Text: "deep five six"},
		}, nil, `
• one two
  three four
  10. deep
      five six`},
		{"heading keeps to what follows", 20, []model.Block{para("a"), {Kind: model.Heading, Level: 2, Text: "What # now"}, para("b")}, nil, `
a

What # now
b`},
		{"every quoted line has its bar", 12, []model.Block{{Kind: model.Blockquote, Text: "one two three four"}}, nil, `
│ one two
│ three four`},
		{"code keeps its spaces", 30, []model.Block{{Kind: model.Preformatted, Text: "if a {\n\n  b \\* c &amp; `d`\n}"}}, nil, "\nif a {\n\n  b \\* c &amp; `d`\n}"},
		{"long code breaks", 8, []model.Block{{Kind: model.Preformatted, Text: "  abcdefghijkl mn"}}, nil, "\nabcdefgh\nijkl mn"},
		{"markup is prose", 60, []model.Block{para("# 1. *a* _b_ [c](http://d.e) <i>&lt; ~~f~~ `g` www.h.i")}, nil, "\n# 1. *a* _b_ [c](http://d.e) <i>&lt; ~~f~~ `g` www.h.i"},
		{"pull quote at its place", 60, []model.Block{para("a"), para("b")}, []model.PullQuote{
			{Text: "The ferry cannot wait a year", Speaker: "J. Marsh", Role: "Harbour Secretary", Block: 1},
		}, `
a

  ▌  “The ferry cannot wait a year”
  ▌  — J. Marsh, Harbour Secretary

b`},
		{"pull quote of nobody, chosen by lede, at the end", 60, []model.Block{para("a")}, []model.PullQuote{{Text: "Enough", Block: 9, Chosen: true}}, `
a

  ▎  “Enough”
  ▎  — ?  · chosen by lede`},
		{"balanced pull quote", 40, []model.Block{para("a")}, []model.PullQuote{{Text: "one two three four five six seven eight", Role: "Mayor"}}, `
  ▌  “one two three four
  ▌  five six seven eight”
  ▌  — Mayor

a`},
		{"nothing of it may be shown", 20, []model.Block{para("a"), para("\x00\u202e"), para("b")}, []model.PullQuote{{Text: "\x07"}}, "\na\n\nb"},
		{"empty", 20, nil, nil, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			r := New(dark)
			p := r.Page(&model.Article{Body: row.body, PullQuotes: row.pulls}, row.width)
			got := "\n" + strings.Join(whole(p), "\n")
			if diff := cmp.Diff("\n"+strings.TrimPrefix(row.want, "\n"), strings.Replace(got, "\n\n", "\n", 1)); diff != "" {
				t.Errorf("%s\n%s", diff, got)
			}
			if r.Fallbacks > 0 {
				t.Errorf("%d blocks were set without Glamour", r.Fallbacks)
			}
		})
	}
}

// TestMarks says that what is strong, stressed, code or a link looks so, and that
// the seams are where the marks say.
func TestMarks(t *testing.T) {
	b := para("a bold and slanted and x_y and a link here")
	b.Marks = []model.Mark{
		{Start: 2, End: 6, Kind: model.Strong},
		{Start: 11, End: 18, Kind: model.Emphasis},
		{Start: 23, End: 26, Kind: model.Code},
		{Start: 33, End: 37, Kind: model.Link, URL: "https://example.com"},
	}
	p := New(dark).Page(&model.Article{Body: []model.Block{b}}, 72)
	want := "a \x1b[1mbold\x1b[m and \x1b[3mslanted\x1b[m and \x1b[38;5;180mx_y\x1b[m and a \x1b[4;38;5;110mlink\x1b[m here"
	if got := p.Show(Spot{}, 9)[1]; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestPagesFitAndTellAll makes pages of hostile articles: no line is wider than
// the page, only SGR sequences are on it, and every word is there, in order,
// through Glamour.
func TestPagesFitAndTellAll(t *testing.T) {
	piece := rapid.OneOf(rapid.SampledFrom(hostile), rapid.StringN(0, 8, -1))
	text := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 1, 20).Draw(t, "pieces"), "") })
	rapid.Check(t, func(t *rapid.T) {
		r := New(dark)
		a := &model.Article{PullQuotes: []model.PullQuote{{Text: text.Draw(t, "pull"), Speaker: text.Draw(t, "speaker"), Role: text.Draw(t, "role")}}}
		for range rapid.IntRange(1, 4).Draw(t, "blocks") {
			b := para(text.Draw(t, "text"))
			b.Kind = model.BlockKind(rapid.IntRange(0, int(model.Preformatted)).Draw(t, "kind"))
			b.Level, b.Marker = rapid.IntRange(-1, 9).Draw(t, "level"), rapid.SampledFrom([]string{"", "•", "12.", "a long marker"}).Draw(t, "marker")
			start := rapid.IntRange(0, len(b.Text)).Draw(t, "start")
			b.Marks = []model.Mark{{
				Start: start, End: rapid.IntRange(start, len(b.Text)).Draw(t, "end"),
				Kind: model.MarkKind(rapid.IntRange(0, int(model.Link)).Draw(t, "mark")), URL: "https://example.com",
			}}
			a.Body = append(a.Body, b)
		}
		check(t, r, a, rapid.IntRange(2, 90).Draw(t, "width"))
	})
}

// check fails unless a page of the article is as it must be at a width.
func check(t interface{ Fatalf(string, ...any) }, r *Renderer, a *model.Article, width int) {
	p := r.Page(a, width)
	p.Light(Passage{Block: 0, Start: 1, End: 5}, Passage{Block: 0, Pull: 1, End: 3})
	var words strings.Builder
	for i := range p.units {
		u := p.units[i]
		from := roll.Spot{Unit: i}
		lines := p.Show(from, p.Lines(i))
		for n, l := range lines {
			if w := style.Width(l); w > width {
				t.Fatalf("%q is %d cells wide, want at most %d", l, w, width)
			}
			if rest := sgr.ReplaceAllString(l, ""); strings.ContainsFunc(rest, unicode.IsControl) {
				t.Fatalf("%q has more than SGR in it", l)
			}
			if strings.HasSuffix(ansi.Strip(l), " ") {
				t.Fatalf("%q ends in space", l)
			}
			if u.kind == blockUnit {
				words.WriteString(plain(p.units[i].lines[n].runs))
			}
		}
	}
	var want strings.Builder
	for _, b := range a.Body {
		want.WriteString(gate(b.Kind, b.Text))
	}
	if got, want := dense(words.String()), dense(want.String()); width > 24 && got != want { // below, a wide cluster may have no room
		t.Fatalf("got  %q\nwant %q", got, want)
	}
	if r.Fallbacks > 0 {
		t.Fatalf("%d blocks were set without Glamour: %q", r.Fallbacks, whole(p))
	}
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

func dense(s string) string { return strings.Join(strings.Fields(s), "") }

var hostile = []string{
	"# ", "*", "**", "_", "`", "```", "~~", "[", "](", ")", "![", "<b>", "<!--", "&", "&amp;", "&#27;[31m", "&#x1b;]52;c;x", "&lt", "\\", "\\*", "\\\n", "  \n", "\n", "\n\n",
	"---", "===", "- ", "+ ", "1. ", "| a | b |\n|---|---|", ": ", "> ", "http://x.y/z_z_", "http://a.very/long/address/that/no/line/can/hold/because/it/is/long?q=1&r=2",
	"www.a.b", "me@x.y", "[ ] ", "\t", "    ", "word ", "two words ", "“so” ", "é", "e\u0301\u0301\u0301", "漢字漢字漢字", "。", "👩‍👩‍👧", "❤️", "1️⃣", "🇩🇪", "क्षि", "ก็", "שלום", "\x1b[31m", "\u009b31m", "\u202e", "\u00a0", "\u200b", "\u2028", "\xff",
}

func FuzzPage(f *testing.F) {
	for i, s := range hostile {
		f.Add(s+"x "+s+" y"+s, uint8(i), uint8(i))
	}
	r := New(dark)
	f.Fuzz(func(t *testing.T, text string, kind, width uint8) {
		a := &model.Article{Body: []model.Block{{Kind: model.BlockKind(kind % 5), Level: 1, Marker: "•", Text: text}}}
		check(t, r, a, int(width%100)+2)
	})
}

// TestPlacesSurviveWidths puts every line of a page at the top, makes the page
// anew at another width and back, and finds the same words.
func TestPlacesSurviveWidths(t *testing.T) {
	r := New(dark)
	for _, a := range articles() {
		a.Body[3].Text = strings.Repeat(a.Body[3].Text+" ", 60) // in pieces
		p, q := r.Page(a, 72), r.Page(a, 31)
		p.SetHead([]string{"head", "line"})
		q.SetHead([]string{"head", "line", "more"})
		for s := (Spot{}); ; {
			at := p.Place(s)
			if back := p.Spot(at); back != s {
				t.Fatalf("%s: place %v of %v is %v", a.ID, at, s, back)
			}
			other := q.Spot(at)
			if at.Block >= 0 && at.Offset >= 0 {
				l := q.units[other.Unit].lines[other.Line]
				if at.Offset -= q.units[other.Unit].from; l.start > at.Offset || at.Offset >= l.end+1 {
					t.Fatalf("%s: place %v of %v is in line %v at the other width, which has %d to %d", a.ID, at, s, other, l.start, l.end)
				}
			}
			next := roll.Down(p, s, 1)
			if next == s {
				break
			}
			s = next
		}
	}
}

// TestOnlyWhatIsSeenIsRendered counts the calls of Glamour.
func TestOnlyWhatIsSeenIsRendered(t *testing.T) {
	a := long(1 << 20)
	r := New(dark)
	p := r.Page(a, 72)
	p.Show(Spot{}, 40)
	seen := r.Renders
	if seen == 0 || seen > 14 {
		t.Errorf("the first screen took %d renders, want the 8 or so blocks on it", seen)
	}
	p.Show(roll.Down(p, Spot{}, 1), 40)
	if r.Renders > seen+1 {
		t.Errorf("a line of scroll took %d renders, want 1 at most", r.Renders-seen)
	}
	seen = r.Renders
	p.Show(roll.Last(p, 40), 40)
	if r.Renders > seen+14 {
		t.Errorf("the last screen took %d renders, want the blocks on it", r.Renders-seen)
	}
	seen = r.Renders
	r.Page(a, 72).Show(Spot{}, 40)
	if r.Renders != seen {
		t.Errorf("the same page again took %d renders, want none", r.Renders-seen)
	}
	one := &model.Article{Body: []model.Block{para(strings.Repeat("one paragraph of a megabyte ", 1<<20/28))}}
	r = New(dark)
	r.Page(one, 72).Show(Spot{}, 40)
	if r.Renders > 1 {
		t.Errorf("one long paragraph took %d renders, want its first piece", r.Renders)
	}
}

func TestLight(t *testing.T) {
	a := &model.Article{Body: []model.Block{para("He said: “let us go now”, and went."), para("Then.")}, PullQuotes: []model.PullQuote{{Text: "let us go"}}}
	p := New(style.New(style.Options{})).Page(a, 18)
	start := strings.Index(a.Text(), "let us")
	p.Light(p.Find(start, start+len("let us go now"))...)
	got := strings.Join(p.Show(Spot{}, 99), "\n")
	if want := "He said: “\x1b[7mlet us\x1b[m\n\x1b[7mgo now\x1b[m”, and went."; !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%q", want, got)
	}
	p.Light(Passage{Pull: 1, End: len("let us go")})
	if got, want := p.Show(Spot{}, 99)[1], " \x1b[3m“\x1b[m\x1b[3;7mlet us go\x1b[m\x1b[3m”\x1b[m"; !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want it to end in %q", got, want)
	}
	if diff := cmp.Diff([]Passage{{Block: 0, Start: start, End: len(a.Body[0].Text)}, {Block: 1, End: 2}}, p.Find(start, len(a.Body[0].Text)+4)); diff != "" {
		t.Error(diff)
	}
	if got := p.Find(9999, 10000); got != nil {
		t.Errorf("past the end is %v", got)
	}
}

// TestHeadlineOnce: a heading that says the headline once more is not set again, and
// what stands at it is found.
func TestHeadlineOnce(t *testing.T) {
	a := &model.Article{
		Headline: "Town votes", HeadlineFrom: model.FromPage, PullQuotes: []model.PullQuote{{Text: "let us go"}},
		Body: []model.Block{{Kind: model.Heading, Level: 1, Text: "Town votes | The Paper"}, para("He went."), {Kind: model.Heading, Level: 1, Text: "Town votes"}},
	}
	p := New(dark).Page(a, 30)
	if got := strings.Join(whole(p), "\n"); strings.Count(got, "Town votes") != 1 || strings.Index(got, "let us go") > strings.Index(got, "He went") {
		t.Errorf("%q", got)
	}
	if got, want := p.At(Passage{Block: 0, Start: 1, End: 3}), (Spot{Unit: 2}); got.Unit > want.Unit {
		t.Errorf("the headline is at %v", got)
	}
	a.HeadlineFrom = model.FromLede
	if got := strings.Join(whole(New(dark).Page(a, 30)), "\n"); strings.Count(got, "Town votes") != 2 {
		t.Errorf("a heading is gone: %q", got)
	}
}

// TestGateMovesOffsets lights the right words where the gate took some away.
func TestGateMovesOffsets(t *testing.T) {
	a := &model.Article{Body: []model.Block{para("a\x00\x00  b“\u202elet us go”")}}
	p := New(style.New(style.Options{})).Page(a, 60)
	start := strings.Index(a.Text(), "let")
	p.Light(p.Find(start, start+3)...)
	if got, want := p.Show(Spot{}, 9)[1], "a b“\x1b[7mlet\x1b[m us go”"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMeasure(t *testing.T) {
	for _, row := range []struct{ pane, width, left int }{
		{200, 72, 64}, {100, 72, 14}, {76, 72, 2}, {75, 71, 2}, {64, 60, 2}, {43, 41, 1}, {2, 1, 1}, {1, 1, 0},
	} {
		if w, l := Measure(row.pane); w != row.width || l != row.left {
			t.Errorf("pane of %d: %d cells %d from the left, want %d and %d", row.pane, w, l, row.width, row.left)
		}
	}
}

func TestDecodeIsAGate(t *testing.T) {
	for _, row := range []struct{ name, in, want string }{
		{"colours stay", "\x1b[1;31ma\x1b[0m b  ", "\x1b[1;31ma\x1b[m b"},
		{"equal inks join", "\x1b[31;1ma\x1b[m\x1b[1;31mb\x1b[m", "\x1b[1;31mab\x1b[m"},
		{"clipboard", "a\x1b]52;c;x\x07b", "a]52;c;xb"},
		{"cursor", "a\x1b[2Jb\x1b", "a[2Jb"},
		{"C1", "a\u009b31mb", "a31mb"},
		{"a bell in colour", "\x1b[31m\x07\x1b[m", ""},
		{"too many parameters", "\x1b[" + strings.Repeat("1;", 40) + "1ma", "[" + strings.Repeat("1;", 40) + "1ma"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := ready(nil, decode(row.in)[0]); got != row.want {
				t.Errorf("got %q, want %q", got, row.want)
			}
		})
	}
}

func para(s string) model.Block { return model.Block{Text: s} }

func articles() []*model.Article {
	_, as := edition.Edition()
	return as
}

// long is an article of so many bytes, of paragraphs as the samples have them,
// no two alike.
func long(bytes int) *model.Article {
	a := &model.Article{ID: "long"}
	source := articles()[1].Body
	for n := 0; n < bytes; {
		b := para(source[len(a.Body)%len(source)].Text + " " + strings.Repeat("x", 1+len(a.Body)%7))
		b.Text += string(rune('a' + len(a.Body)%26))
		a.Body = append(a.Body, b)
		n += len(b.Text)
	}
	return a
}
