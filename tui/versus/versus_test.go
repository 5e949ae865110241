package versus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/group"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

func article(id string, paragraphs ...string) *model.Article {
	a := &model.Article{ID: id}
	for _, p := range paragraphs {
		a.Body = append(a.Body, model.Block{Text: p})
	}
	return a
}

// opened is a pane of w×h on a comparison.
func opened(o style.Options, w, h int, this, other *model.Article) *Pane {
	p := New(style.New(o))
	p.SetSize(w, h)
	c := group.Compare(this, other)
	p.Show(&c, safe.Line("This"), safe.Line("That"))
	return p
}

// body is what stands under the head, without blanks at the ends of lines.
func body(p *Pane) string {
	var lines []string
	for _, l := range strings.Split(ansi.Strip(p.View()), "\n")[titleRows+len(p.said):] {
		lines = append(lines, strings.TrimRight(l, " "))
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

func TestView(t *testing.T) {
	const one, two, three, four, five = "The mill burned on Monday.", "Nobody was in it.", "Two crews came from Arl.", "The roof fell at nine.", "Rain helped them."
	plain := style.Options{Colors: style.None}
	for _, row := range []struct {
		name        string
		this, other []string
		want        string
	}{
		{"the same", []string{one + " " + two, three}, []string{one, two, three}, "    The mill burned on Monday.\n    … 2 sentences the same, 9 words …"},
		{"one alone", []string{one}, []string{one}, "    The mill burned on Monday."},
		{"added in the middle", []string{one, "A cat was saved.", two}, []string{one, two}, "    The mill burned on Monday.\n\n  + A cat was saved.\n\n    Nobody was in it."},
		{"cut in a paragraph", []string{one + " " + three}, []string{one + " " + two + " " + three}, "    The mill burned on Monday.\n  - Nobody was in it.\n    Two crews came from Arl."},
		{"cut before all", []string{two}, []string{one, two}, "  - The mill burned on Monday.\n\n    Nobody was in it."},
		{"cut behind all", []string{one}, []string{one, two, three}, "    The mill burned on Monday.\n\n  - Nobody was in it.\n\n  - Two crews came from Arl."},
		{"reworded", []string{"The mill burned down on Sunday."}, []string{one}, "  ~ The mill burned {down }on [Monday] {Sunday}."},
		{"words gone", []string{"The mill burned."}, []string{one}, "  ~ The mill burned [on Monday]."},
		{"moved", []string{three, one, two, four}, []string{one, two, four, three}, "  = Two crews came from Arl.\n\n    The mill burned on Monday.\n\n    … 2 sentences the same, 9 words …"},
		{
			"folded",
			[]string{one, two, three, four, five, "And it went out."},
			[]string{one, two, three, four, five},
			"    … 4 sentences the same, 19 words …\n\n    Rain helped them.\n\n  + And it went out.",
		},
		{"nothing in common", []string{one}, []string{five}, "  - Rain helped them.\n\n  + The mill burned on Monday."},
		{"no text", nil, []string{one}, "  - The mill burned on Monday."},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := opened(plain, 70, 30, article("1", row.this...), article("2", row.other...))
			want := strings.ReplaceAll(row.want, "{down }on", "{down} on")
			if got := body(p); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// long is a comparison of n paragraphs, of which every seventh differs.
func long(n int) (this, other *model.Article) {
	this, other = &model.Article{ID: "1"}, &model.Article{ID: "2"}
	for i := range n {
		text := fmt.Sprintf("The council of Arl met for the %dth time. It spoke of roads, and of wharf %d. Nobody was against it.", i, i)
		other.Body = append(other.Body, model.Block{Text: text})
		if i%7 == 3 {
			text = strings.Replace(text, "Nobody was", "Only one was", 1)
		}
		this.Body = append(this.Body, model.Block{Text: text})
	}
	return this, other
}

func TestNext(t *testing.T) {
	this, other := long(60)
	p := opened(style.Options{Dark: true, Colors: style.Full}, 60, 20, this, other)
	n := 0
	for p.Next(+1) {
		n++
		x, y := p.Cursor()
		if lines := strings.Split(ansi.Strip(p.View()), "\n"); x != 0 || !strings.HasPrefix(lines[y], "▌ ~ [Nobody] Only one was") {
			t.Fatalf("difference %d, row %d:\n%s", n, y, ansi.Strip(p.View()))
		}
	}
	if n != 9 || !strings.Contains(ansi.Strip(p.View()), "9/9") {
		t.Errorf("%d differences:\n%s", n, ansi.Strip(p.View()))
	}
	for p.Next(-1) {
		n--
	}
	if n != 1 {
		t.Errorf("back to %d", n)
	}
	p.Bottom()
	if p.Next(-1); !strings.Contains(ansi.Strip(p.View()), "▌ ~") || p.chosen < 5 {
		t.Errorf("from the end back to difference %d", p.chosen)
	}
}

func TestFold(t *testing.T) {
	this, other := long(60)
	p := opened(style.Options{Dark: true, Colors: style.Full}, 60, 20, this, other)
	if strings.Contains(p.View(), "met for the 0th time") {
		t.Error("nothing is folded")
	}
	for range 4 {
		p.Next(+1)
	}
	top := strings.Split(ansi.Strip(p.View()), "\n")
	if !p.Fold() || !p.Open() {
		t.Fatal("it does not unfold")
	}
	if at := p.units[p.At().Unit]; p.c.This.Sentences[at.from].Block < 14 || p.c.This.Sentences[at.from].Block > 24 {
		t.Errorf("unfolded it stands at paragraph %d", at.block)
	}
	if p.Top(); !strings.Contains(p.View(), "met for the 0th time") {
		t.Error("unfolded it lacks the beginning")
	}
	if !p.Fold() || len(top) == 0 {
		t.Error("it does not fold")
	}
	q := opened(style.Options{}, 60, 20, article("1", "A b."), article("2", "C d."))
	if q.Fold() {
		t.Error("it folds nothing")
	}
}

// TestWholeTextStands says that, unfolded, all of this text is shown once, and all that only the other has.
func TestWholeTextStands(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	words := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for range 60 {
		this, other := long(12)
		for k := range this.Body {
			switch r.IntN(5) {
			case 0:
				this.Body[k].Text = fmt.Sprintf("Swans %d were counted. They stayed.", k)
			case 1:
				this.Body[k], this.Body[0] = this.Body[0], this.Body[k]
			case 2:
				this.Body[k].Text = strings.Repeat(this.Body[k].Text+" ", 60)
			}
		}
		p := opened(style.Options{Colors: style.Full}, 76, 100000, this, other)
		p.Fold()
		var kept strings.Builder
		for i, u := range p.units {
			if u.mark == folded {
				t.Fatal("something is folded")
			}
			if u.mark != cut {
				kept.WriteString(p.texts[0][u.start:u.end])
			}
			_ = i
		}
		if got := words(kept.String()); got != words(this.Text()) {
			t.Fatalf("shown\n%s\nwant\n%s", got, words(this.Text()))
		}
	}
}

// TestFits says that no line is wider than the pane, nor more than it has, whatever the text.
func TestFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) *model.Article {
			a := &model.Article{ID: name}
			for range rapid.IntRange(0, 5).Draw(t, name) {
				words := rapid.SliceOfN(rapid.SampledFrom([]string{"the", "mill.", "Fire", "12", "漢字。", "\x1b]52;c;QQ==\x07", "👩‍👩‍👧", "“so”", "e\u0301\u0301", "\u202e", "and", "Arl!", strings.Repeat("x", 90), "\n", "a\u200bb"}), 0, 30).Draw(t, "words")
				a.Body = append(a.Body, model.Block{Text: strings.Join(words, " ")})
			}
			return a
		}
		w, h := rapid.IntRange(0, 90).Draw(t, "w"), rapid.IntRange(0, 40).Draw(t, "h")
		o := style.Options{ASCII: rapid.Bool().Draw(t, "ascii"), Colors: style.Depth(rapid.IntRange(0, 2).Draw(t, "colors"))}
		p := opened(o, w, h, text("this"), text("other"))
		for range rapid.IntRange(0, 12).Draw(t, "keys") {
			switch rapid.IntRange(0, 6).Draw(t, "key") {
			case 0:
				p.Next(1)
			case 1:
				p.Next(-1)
			case 2:
				p.Fold()
			case 3:
				p.Scroll(rapid.IntRange(-9, 9).Draw(t, "n"))
			case 4:
				p.Bottom()
			case 5:
				w = rapid.IntRange(0, 90).Draw(t, "w")
				p.SetSize(w, h)
			case 6:
				p.SetStyles(style.New(o))
			}
			view := p.View()
			lines := strings.Split(view, "\n")
			if h > 0 && len(lines) != h {
				t.Fatalf("%d lines of %d", len(lines), h)
			}
			for _, l := range lines {
				if style.Width(l) > w {
					t.Fatalf("%q is wider than %d", l, w)
				}
			}
			if x, y := p.Cursor(); x != 0 || y < 0 || y > max(h-1, 0) {
				t.Fatalf("the cursor stands at %d, %d", x, y)
			}
			if strings.Contains(view, "\u202e") || strings.Contains(view, "\x1b]") {
				t.Fatal("the gate is open")
			}
		}
	})
}

func BenchmarkShow(b *testing.B) {
	this, other := long(10000)
	c := group.Compare(this, other)
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetSize(80, 40)
	b.ReportAllocs()
	for b.Loop() {
		p.Show(&c, safe.Line("This"), safe.Line("That"))
		p.View()
	}
}
