package quotes

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// holds checks what Find promises of any text.
func holds(t *testing.T, text string, got []model.Quote) {
	t.Helper()
	last := 0
	for _, q := range got {
		switch {
		case q.Start < last || q.End <= q.Start || q.End > len(text):
			t.Fatalf("span %d–%d after %d in %d bytes", q.Start, q.End, last, len(text))
		case q.Text != text[q.Start:q.End]:
			t.Fatalf("text %q is not the span's", q.Text)
		case !utf8.RuneStart(text[q.Start]) || q.End < len(text) && !utf8.RuneStart(text[q.End]):
			t.Fatalf("span %d–%d cuts a rune", q.Start, q.End)
		case slices.ContainsFunc([]model.Extent{q.Cue.Verb, q.Cue.By, q.Cue.Name}, func(x model.Extent) bool { return x.Start < 0 || x.End < x.Start || x.End > len(text) }):
			t.Fatalf("the cue %+v of %q lies outside of %d bytes", q.Cue, q.Text, len(text))
		case (q.Cue.Ground == "") != (q.Cue == model.Cue{}):
			t.Fatalf("the cue %+v of %q has no ground", q.Cue, q.Text)
		case strings.TrimSpace(q.Text) != q.Text:
			t.Fatalf("spaces at the ends of %q", q.Text)
		}
		last = q.End
	}
}

func FuzzFind(f *testing.F) {
	seeds, _ := filepath.Glob("../../seeds/*.txt")
	for _, s := range seeds {
		raw, _ := os.ReadFile(s)
		f.Add(string(raw))
	}
	f.Add("“a” said “b “c” d\n“e” — Bob Roe\n\nx ‘y’ z's 'q'")
	f.Add("A long road. The ferry will sail on Friday Ferry owner Ann Sund The sea was calm.\n\n“The ferry will sail on Friday,” she said. The ferry will sail on Friday Mayor Bob Roe")
	f.Add("„a“ «b» »c« 「d」 ``e'' ’’ \"f\" \xff\xfe“g\n")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\uFFFD")
		}
		got := Find(text)
		holds(t, text, got)

		a := article(blocksOf(text)...)
		before := a.Text()
		Lift(a)
		holds(t, a.Text(), a.Quotes)
		left := a.Text()
		for _, r := range a.Removed {
			left += a.Raw[r.Start:r.End]
		}
		if letters(left) != letters(before) {
			t.Fatalf("words were lost:\n%q\n%q", before, left)
		}
		for i, b := range a.Body {
			if b.Start < 0 || b.End > len(a.Raw) || b.Start >= b.End || i > 0 && b.Start < a.Body[i-1].End {
				t.Fatalf("block %d stands at %d–%d", i, b.Start, b.End)
			}
		}
		again, _ := json.Marshal(a)
		Lift(a)
		if twice, _ := json.Marshal(a); string(twice) != string(again) {
			t.Fatalf("a second Lift changed\n%s\nto\n%s", again, twice)
		}
		for _, p := range a.PullQuotes {
			if p.Block < 0 || p.Block > len(a.Body) {
				t.Fatalf("pull quote before block %d of %d", p.Block, len(a.Body))
			}
		}
	})
}

// letters are the bytes of a text that are no white space, in any order.
func letters(s string) string {
	b := []byte(strings.Join(strings.Fields(s), ""))
	slices.Sort(b)
	return string(b)
}

func blocksOf(text string) []string {
	var out []string
	for _, p := range strings.Split(text, "\n\n") {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return out
}

// TestFindStaysLinear runs texts that are made to be slow; a quadratic step
// would not end within the test's time.
func TestFindStaysLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	for name, text := range map[string]string{
		"straight marks":     strings.Repeat(`"a `, 100_000),
		"opening marks":      strings.Repeat("“", 100_000),
		"pairs":              strings.Repeat("“ab” ", 100_000),
		"singles":            strings.Repeat("‘ab’s ", 100_000),
		"straight singles":   strings.Repeat("'a ", 100_000),
		"nested":             strings.Repeat("“a ", 50_000) + strings.Repeat("b” ", 50_000),
		"pronouns":           strings.Repeat("He said \"yes\" and 'no' (and \"maybe ", 100_000),
		"brackets":           strings.Repeat("( “x” ", 100_000),
		"names":              strings.Repeat("Mr John Smith ", 70_000) + "“said”",
		"many people":        manyPeople(20_000),
		"one sentence":       strings.Repeat("he said, “well then” and ", 50_000),
		"commas":             strings.Repeat("Smith, the mayor, ", 50_000) + "said “no”.",
		"lines":              strings.Repeat("“a\n", 200_000),
		"mashed candidates":  "“I will not go to the sea in a small boat,” said Ann Orr.\n" + strings.Repeat("I will not go to the sea Ann Orr\n", 8_000),
		"pronouns of nobody": strings.Repeat(strings.Repeat("he said ", 20)+"“we go there,” he said. ", 4_000),
		"open brackets":      strings.Repeat("(", 300_000) + " “x y,” he said. " + strings.Repeat("(", 300_000),
		"a megabyte of news": strings.Repeat(firstFerry+"\n\n"+quoteFerry+"\n\n", 6_000),
	} {
		t.Run(name, func(t *testing.T) { holds(t, text, Find(text)) })
	}
}

func manyPeople(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "“Words number %d are said here,” Mr John Q%dx Smith said. The mayor agreed.\n", i, i)
	}
	return b.String()
}

func BenchmarkFind(b *testing.B) {
	raw, err := os.ReadFile("../../seeds/003_ca73bd25d97c34db.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := string(raw)
	Find(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text)
	}
}
