package style

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/lede-reader/lede/model"
)

// TestContrast measures every foreground of the 256-colour palettes against the
// backgrounds that terminals have.
func TestContrast(t *testing.T) {
	least := map[Role]float64{Faint: 3, Rule: 1.2} // ornaments; everything else is to be read
	for name, o := range map[string]struct {
		Options
		backs []float64
	}{
		"dark":  {Options{Dark: true, Colors: Full}, []float64{luminance(0, 0, 0), luminance(0x1e, 0x1e, 0x1e)}},
		"light": {Options{Colors: Full}, []float64{luminance(0xff, 0xff, 0xff), luminance(0xfa, 0xfa, 0xfa)}},
	} {
		st := New(o.Options)
		for r := range roles {
			k := st.Ink(r)
			if k.Fg == "" {
				continue
			}
			want, ok := least[r]
			if !ok {
				want = 4.5
			}
			backs := o.backs
			if k.Bg != "" {
				backs = []float64{indexed(t, k.Bg)}
			}
			for _, b := range backs {
				if got := contrast(indexed(t, k.Fg), b); got < want {
					t.Errorf("%s: role %d has contrast %.1f, want %.1f", name, r, got, want)
				}
			}
		}
	}
}

func contrast(a, b float64) float64 { return (max(a, b) + .05) / (min(a, b) + .05) }

// indexed is the luminance of one of the 240 colours that terminals agree on.
func indexed(t *testing.T, index string) float64 {
	n, err := strconv.Atoi(index)
	if err != nil || n < 16 || n > 255 {
		t.Fatalf("colour %q is not one that all terminals agree on", index)
	}
	if n >= 232 {
		v := 8 + 10*(n-232)
		return luminance(v, v, v)
	}
	step := func(v int) int {
		if v == 0 {
			return 0
		}
		return 55 + 40*v
	}
	n -= 16
	return luminance(step(n/36), step(n/6%6), step(n%6))
}

func luminance(r, g, b int) float64 {
	part := func(v int) float64 {
		c := float64(v) / 255
		if c <= .03928 {
			return c / 12.92
		}
		return math.Pow((c+.055)/1.055, 2.4)
	}
	return .2126*part(r) + .7152*part(g) + .0722*part(b)
}

// TestNoColours says that without colours nothing but attributes is set, and
// that what matters is set off by one.
func TestNoColours(t *testing.T) {
	for _, dark := range []bool{false, true} {
		st := New(Options{Dark: dark})
		for r := range roles {
			if k := st.Ink(r); k.Fg != "" || k.Bg != "" {
				t.Errorf("role %d has colours %q/%q", r, k.Fg, k.Bg)
			}
		}
		for _, r := range []Role{Headline, Crosshead, Unread, Selection, Lit, Match, Quote, Danger} {
			if st.Ink(r) == (Ink{}) {
				t.Errorf("role %d is set off by nothing", r)
			}
		}
	}
}

func TestSixteenColours(t *testing.T) {
	for _, dark := range []bool{false, true} {
		st := New(Options{Dark: dark, Colors: Sixteen})
		for r := range roles {
			for _, c := range []string{st.Ink(r).Fg, st.Ink(r).Bg} {
				if n, err := strconv.Atoi(c); c != "" && (err != nil || n > 15) {
					t.Errorf("role %d has colour %q", r, c)
				}
			}
		}
	}
}

// TestInksAgree says that lipgloss and SGR draw a role alike.
func TestInksAgree(t *testing.T) {
	for _, o := range []Options{{}, {Dark: true, Colors: Sixteen}, {Colors: Sixteen}, {Dark: true, Colors: Full}, {Colors: Full}} {
		st := New(o)
		for r := range roles {
			want := "x"
			if p := st.Ink(r).SGR(); p != "" {
				want = "\x1b[" + p + "mx\x1b[m"
			}
			if st.Ink(r).Underline {
				continue // lipgloss says it twice
			}
			if got := st.Of(r).Render("x"); got != want {
				t.Errorf("%+v role %d: lipgloss %q, SGR %q", o, r, got, want)
			}
		}
	}
}

func TestGlyphs(t *testing.T) {
	for _, g := range list(New(Options{}).Glyphs) {
		if Width(g) != 1 || ansi.StringWidthWc(g) != 1 {
			t.Errorf("%q is not one cell wide", g)
		}
	}
	for _, g := range list(New(Options{ASCII: true}).Glyphs) {
		if g == "" || strings.ContainsFunc(g, func(r rune) bool { return r > '~' }) {
			t.Errorf("%q is not ASCII", g)
		}
	}
}

func list(g Glyphs) []string {
	return []string{
		g.Cursor, g.Unread, g.Starred, g.Spiked, g.Done, g.Quoted, g.FromLede, g.Pickup, g.FollowUp, g.Open, g.Closed, g.QuoteBar, g.ChosenBar,
		g.SideBar, g.Rule, g.Divider, g.Bullet, g.Dot, g.Dash, g.Times, g.From, g.To, g.Ellipsis, g.OpenMark, g.CloseMark, g.More, g.Busy,
	}
}

func TestWhoACopyIsOf(t *testing.T) {
	now := time.Date(2025, 2, 20, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name string
		v    model.Version
		want string
	}{
		{"credit before source", model.Version{Credits: []string{"dpa", "ANSA"}, Source: "El Faro", Published: model.Day(2024, 3, 4)}, "dpa/ANSA " + Short(model.Day(2024, 3, 4), now)},
		{"source alone", model.Version{Source: "El\x1b Faro"}, "El Faro"},
		{"date alone", model.Version{Published: model.Day(2024, 3, 4)}, Short(model.Day(2024, 3, 4), now)},
		{"nothing", model.Version{}, "an undated copy"},
	} {
		if got := Copy(c.v, now); strings.ReplaceAll(got, "\uFFFD", "") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	now := time.Date(2025, 2, 20, 9, 0, 0, 0, time.FixedZone("CET", 3600))
	at := func(s string) model.Date {
		d, err := model.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, row := range []struct {
		name        string
		d           model.Date
		now         time.Time
		short, long string
	}{
		{"unknown", model.Date{}, now, "", ""},
		{"today", at("2025-02-20T07:30:00Z"), now, "08:30", "Thu 20 Feb 2025 08:30"},
		{"today here, yesterday there", at("2025-02-19T23:30:00Z"), now, "00:30", "Thu 20 Feb 2025 00:30"},
		{"a day has no time and is not moved", at("2025-02-20"), now, "20 Feb", "Thu 20 Feb 2025"},
		{"this year", at("2025-01-03T07:30:00Z"), now, "3 Jan", "Fri 3 Jan 2025 08:30"},
		{"another year", at("2024-02-20"), now, "20 Feb 2024", "Tue 20 Feb 2024"},
		{"nobody says what is today", at("2025-02-20T07:30:00Z"), time.Time{}, "20 Feb 2025", "Thu 20 Feb 2025 07:30"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := Short(row.d, row.now); got != row.short {
				t.Errorf("short %q, want %q", got, row.short)
			}
			if got := Long(row.d, row.now); got != row.long {
				t.Errorf("long %q, want %q", got, row.long)
			}
		})
	}
}

func TestCells(t *testing.T) {
	st := New(Options{})
	for _, row := range []struct {
		in    string
		width int
		want  string
	}{
		{"abc", 3, "abc"},
		{"abcd", 3, "ab…"},
		{"漢字漢", 4, "漢…"},
		{"abc", 1, "…"},
		{"abc", 0, ""},
		{"\x1b[1mabcd\x1b[m", 3, "\x1b[1mab…\x1b[m"},
	} {
		if got := st.Cut(row.in, row.width); got != row.want {
			t.Errorf("%q in %d: %q, want %q", row.in, row.width, got, row.want)
		}
	}
	if got := New(Options{ASCII: true}).Cut("abcd", 2); got != "ab" {
		t.Errorf("three points in two cells: %q", got)
	}
	if got := Pad("漢", 4) + Pad("abc", 2); got != "漢  abc" {
		t.Errorf("Pad: %q", got)
	}
	if got := Screen([]string{"a", "b", "c"}, 2) + "|" + Screen([]string{"a"}, 3) + "|" + Screen(nil, 0); got != "a\nb|a\n\n|" {
		t.Errorf("Screen: %q", got)
	}
	if got := strings.Join(Balance("one two three four five", 20), "|"); got != "one two|three four five" && got != "one two three|four five" {
		t.Errorf("Balance: %q", got)
	}
	if got := Balanced(strings.Repeat("word ", 400), 50); got != 50 {
		t.Errorf("long text is balanced to %d", got)
	}
	for w := range 30 {
		for _, l := range st.Title("Quotes", "12", w) {
			if Width(l) > w {
				t.Errorf("title %q is wider than %d", l, w)
			}
		}
	}
}
