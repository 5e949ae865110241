package sheet

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

func opened(w, h int, ps ...Paragraph) *Pane {
	p := New(style.New(style.Options{Dark: true, Colors: style.Full}))
	p.SetSize(w, h)
	p.Show(safe.Line("Why"), ps)
	return p
}

func para(k Kind, s string) Paragraph { return Paragraph{k, safe.Block(s)} }

func TestView(t *testing.T) {
	p := opened(24, 14,
		para(Heading, "Why together"), para(Plain, "The same words in the same order."), para(Muted, "69 % of them"),
		para(Plain, "Next"), para(Verbatim, "a  b\n\n  c"), para(Warning, "Gone"))
	want := `  Why
  ────────────────────
  Why together
  The same words in the
  same order.
  69 % of them

  Next

  a  b

    c

  Gone`
	got := strings.Split(ansi.Strip(p.View()), "\n")
	for i, l := range strings.Split(want, "\n") {
		if got[i] != l {
			t.Errorf("line %d is %q, want %q", i, got[i], l)
		}
	}
	if !p.AtEnd() || p.Scroll(1) || p.PageDown() || p.PageUp() {
		t.Error("a sheet that fits scrolls")
	}
}

func TestScrolling(t *testing.T) {
	var lines []string
	for i := range 200 {
		lines = append(lines, strings.Repeat("x", i%30)+" "+string(rune('a'+i%26)))
	}
	p := opened(40, 12, para(Verbatim, strings.Join(lines, "\n")))
	first := p.View()
	if p.Scroll(-1) || p.PageUp() || !strings.Contains(first, "↓") {
		t.Errorf("it opens at\n%s", first)
	}
	steps := 0
	for p.PageDown() {
		steps++
	}
	if steps < 20 || !p.AtEnd() || !strings.HasSuffix(ansi.Strip(p.View()), lines[199]) {
		t.Errorf("after %d pages:\n%s", steps, ansi.Strip(p.View()))
	}
	last := p.View()
	if !p.HalfPage(-1) || !p.HalfPage(1) || p.View() != last {
		t.Error("half a page up and down is not where it was")
	}
	p.Top()
	if p.View() != first {
		t.Error("Top is not the first view")
	}
	p.Bottom()
	if p.View() != last {
		t.Error("Bottom is not the last view")
	}
	p.SetSize(20, 8)
	for _, l := range strings.Split(p.View(), "\n") {
		if style.Width(l) > 20 {
			t.Errorf("%q is wider than 20", l)
		}
	}
	p.SetStyles(style.New(style.Options{ASCII: true}))
	p.Clear()
	if got := strings.TrimSpace(strings.ReplaceAll(ansi.Strip(p.View()), "-", "")); got != "" {
		t.Errorf("a cleared sheet shows %q", got)
	}
	p.SetSize(0, 0)
	if p.View() != "" {
		t.Error("a sheet of no size shows something")
	}
}

// TestPieces says that pieces are all of a text, whatever its lines.
func TestPieces(t *testing.T) {
	for name, text := range map[string]string{
		"lines":      strings.Repeat("a line of some words\n", 9000),
		"no lines":   strings.Repeat("漢", 70000),
		"empty":      "",
		"only lines": strings.Repeat("\n", 9000),
	} {
		ps := parts([]Paragraph{{Verbatim, safe.Block(text)}})
		var got strings.Builder
		for i, p := range ps {
			if len(p.text) > longest {
				t.Errorf("%s: a piece of %d bytes", name, len(p.text))
			}
			if i > 0 && name != "no lines" {
				got.WriteByte('\n')
			}
			got.WriteString(p.text)
		}
		if got.String() != text {
			t.Errorf("%s: %d bytes in %d pieces, want %d", name, got.Len(), len(ps), len(text))
		}
	}
}

// BenchmarkOpen opens a raw copy of 16 MiB.
func BenchmarkOpen(b *testing.B) {
	raw := para(Verbatim, strings.Repeat("A line of a raw copy that came in.\n", 16<<20/35))
	b.ReportAllocs()
	for b.Loop() {
		opened(80, 40, raw).View()
	}
}
