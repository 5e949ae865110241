package search

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// show marks what is lit.
func show(snippet string, lit [][2]int) string {
	var b strings.Builder
	at := 0
	for _, l := range lit {
		b.WriteString(snippet[at:l[0]] + "[" + snippet[l[0]:l[1]] + "]")
		at = l[1]
	}
	return b.String() + snippet[at:]
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("Nothing of note was said here. ", 20)
	for name, c := range map[string]struct{ text, words, want string }{
		"a short text":         {"The senate voted.", "senate", "The [senate] voted."},
		"two words":            {"The senate voted.", "voted the", "[The] senate [voted]."},
		"a beginning":          {"The senate sent them.", "sen", "The [senate] [sent] them."},
		"a phrase":             {"White house, the white\n\nhouse", "\"the white house\"", "White house, [the white house]"},
		"accents":              {"À l’E\u0301lysée", "elysee", "À l’[E\u0301lysée]"},
		"a ligature":           {"the ﬁrst", "first", "the [ﬁrst]"},
		"a soft hyphen":        {"parlia\u00adment.", "parliament", "[parlia\u00adment]."},
		"sharp s":              {"Die Straße.", "strasse", "Die [Straße]."},
		"Chinese":              {"中华人民共和国主席", "人民共和", "中华[人民共和]国主席"},
		"one sign":             {"中华人民共和国人", "人", "中华[人]民共和国[人]"},
		"Thai":                 {"นายกรัฐมนตรี", "รัฐ", "นายก[รัฐ]มนตรี"},
		"not excluded ones":    {"the white house", "white -house", "the [white] house"},
		"nothing found":        {"The senate voted.", "zebra", "The senate voted."},
		"nothing asked":        {"The senate voted.", "", "The senate voted."},
		"no text":              {"", "zebra", ""},
		"white space":          {"  The\t\tsenate \n\n voted. ", "senate", "The [senate] voted."},
		"in the middle":        {long + "Then the senate voted. " + long, "senate", "… of note was said here. Then the [senate] voted. Nothing of note was said here. Nothing of note was said here. Nothing of note was said here. Nothing of note was …"},
		"a paragraph's start":  {long + "\n\nSenate votes. " + long, "senate", "… [Senate] votes. Nothing of note was said here. Nothing of note was said here. Nothing of note was said here. Nothing of note was said here. Nothing of note was …"},
		"where most stands":    {"The president. " + long + "The president of the senate. " + long, "president senate", "… Nothing of note was said here. The [president] of the [senate]. Nothing of note was said here. Nothing of note was said here. Nothing of note was said here. Nothing …"},
		"overlapping phrases":  {"a b c d", `"a b c" "b c d"`, "[a b c d]"},
		"a phrase in a phrase": {"a b a b a", `"a b a"`, "[a b a b a]"},
		"invalid UTF-8":        {"be\xff senate \xfe", "senate", "be\ufffd [senate] \ufffd"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := show(Snippet(c.text, c.words, true)); got != c.want {
				t.Errorf("%q in %q\n got %q\nwant %q", c.words, c.text, got, c.want)
			}
		})
	}
}

// check fails unless what is lit is in bounds, in order and apart.
func check(t *testing.T, snippet string, lit [][2]int) {
	t.Helper()
	if !utf8.ValidString(snippet) || strings.ContainsAny(snippet, "\n\t") {
		t.Errorf("snippet %q", snippet)
	}
	if n := utf8.RuneCountInString(snippet); n > snippetRunes+4 {
		t.Errorf("%d runes: %q", n, snippet)
	}
	at := -1
	for _, l := range lit {
		if l[0] <= at || l[1] <= l[0] || l[1] > len(snippet) || !utf8.ValidString(snippet[l[0]:l[1]]) {
			t.Fatalf("lit %v of %q", lit, snippet)
		}
		at = l[1]
	}
}

// FuzzSearch asks an index of one text for words: never an error, what is lit is
// in bounds, and what is found by whole words is lit.
func FuzzSearch(f *testing.F) {
	for _, c := range finds {
		f.Add(c.text, c.words, c.typing)
	}
	f.Add("a", "\"-\"\"*^:(){}+-NEAR/2 AND\x00", true)
	f.Add("中", "中\u0301國\u200d\u3099", true)
	db := open(f, filepath.Join(f.TempDir(), "index.db"))
	db.SetMaxOpenConns(1)
	if err := Create(f.Context(), db); err != nil {
		f.Fatal(err)
	}
	w := NewWriter(f.Context(), db)
	f.Fuzz(func(t *testing.T, text, words string, typing bool) {
		if err := w.Add(1, Text{Body: text}); err != nil {
			t.Fatal(err)
		}
		found, err := Search(t.Context(), db, words, typing, 0, 1)
		if err != nil {
			t.Fatalf("%q: %v; %s", words, err, Match(words, typing))
		}
		snippet, lit := Snippet(text, words, typing)
		check(t, snippet, lit)
		if len(found) > 0 && len(lit) == 0 {
			t.Errorf("%q is found in %q and not lit in %q", words, text, snippet)
		}
		// A text finds itself by each of its words.
		if s := scan(text); s.next() {
			if whole := search(t, db, text[s.start:s.end], false); len(whole) == 0 {
				t.Errorf("%q does not find itself in %q", text[s.start:s.end], text)
			}
		}
	})
}

func BenchmarkSnippet(b *testing.B) {
	p := newPress()
	text := p.text(4000)
	for _, words := range []string{"the", "president gov", p.words[200_000]} {
		b.Run(fmt.Sprintf("%q", words), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Snippet(text, words, true)
			}
		})
	}
}

func BenchmarkTerms(b *testing.B) {
	p := newPress()
	for name, text := range map[string]string{
		"ascii": p.text(4000), "curly": strings.ReplaceAll(p.text(4000), "a", "é"), "chinese": strings.Repeat("中华人民共和国主席习近平，", 110),
		"thai": strings.Repeat("นายกรัฐมนตรีแถลงข่าว ", 65), "arabic": strings.Repeat("قال الرئيس إن ", 160),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var buf []byte
			for b.Loop() {
				buf = appendTerms(buf[:0], text)
			}
		})
	}
}

func BenchmarkTable(b *testing.B) {
	for b.Loop() {
		for r := range rune(tabled) {
			foldRune(r)
		}
	}
}
