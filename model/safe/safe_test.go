package safe

import (
	"errors"
	"strings"
	"testing"
)

func TestGate(t *testing.T) {
	for _, tc := range []struct{ name, in, line, block, row string }{
		{"plain", "A plain line", "A plain line", "A plain line", "A plain line"},
		{"empty", "", "", "", ""},
		{"white space", " a \t b\r\nc\rd ", "a b c d", " a      b\nc\nd ", "a b c d"},
		{"odd spaces", "a\u00a0\u2003b\u3000", "a b", "a\u00a0\u2003b\u3000", "a b"},
		{"line separators", "a\u2028b\u2029c\fd\ve", "a b c d e", "a\nb\nc\nd\ne", "a b c d e"},
		{"escape sequence", "a\x1b[31mred\x1b]52;c;YQ==\x07", "a[31mred]52;c;YQ==", "a[31mred]52;c;YQ==", "a[31mred]52;c;YQ=="},
		{"C1 runes", "a\u009b31mb\u0085c\u009d", "a31mbc", "a31mbc", "a31mbc"},
		{"C1 bytes", "a\x9b31m", "a\uFFFD31m", "a\uFFFD31m", "a\uFFFD31m"},
		{"bad UTF-8", "a\xc3(\xff\xed\xa0\x80", "a\uFFFD(\uFFFD\uFFFD\uFFFD\uFFFD", "a\uFFFD(\uFFFD\uFFFD\uFFFD\uFFFD", "a\uFFFD(\uFFFD\uFFFD\uFFFD\uFFFD"},
		{"DEL NUL", "a\x7f\x00b", "ab", "ab", "ab"},
		{"bidi", "a\u202Eb\u2066c\u2069\u200F\u061Cd", "abcd", "abcd", "abcd"},
		{"invisible", "a\u200Bb\u2060c\uFEFFd\u00ADe\u034Ff\u3164g", "abcdefg", "abcdefg", "abcdefg"},
		{"tags", "a\U000E0041\U000E007Fb", "ab", "ab", "ab"},
		{"unassigned, private", "\u0378\uE000\U0010FFFF", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD"},
		{"marks", "e" + strings.Repeat("\u0301", 20), "e" + strings.Repeat("\u0301", 8), "e" + strings.Repeat("\u0301", 8), "e" + strings.Repeat("\u0301", 8)},
		{"mark without base", "\u0301a", "a", "a", "a"},
		{"mark on a new line", "a\n\u0301b", "a \u0301b", "a\nb", "a \u0301b"},
		{"family", "👨\u200d👩\u200d👧 x", "👨\u200d👩\u200d👧 x", "👨\u200d👩\u200d👧 x", "👨 x"},
		{"heart on fire", "❤\uFE0F\u200d🔥!", "❤\uFE0F\u200d🔥!", "❤\uFE0F\u200d🔥!", "❤!"},
		{"too many in one picture", "x" + strings.Repeat("👩\u200d", 10), "x" + strings.Repeat("👩\u200d", 7) + "👩👩\u200d👩", "x" + strings.Repeat("👩\u200d", 7) + "👩👩\u200d👩", "x👩"},
		{"selector of a name", "葛\U000E0100城", "葛城", "葛城", "葛城"},
		{"keycap", "1\uFE0F\u20E3", "1\uFE0F\u20E3", "1\uFE0F\u20E3", "1"},
		{"skin tone", "👍🏽🏽 x🏽", "👍🏽 x", "👍🏽 x", "👍 x"},
		{"selector flood", "❤\uFE0F\uFE0F\uFE0Ea\uFE0F", "❤\uFE0Fa", "❤\uFE0Fa", "❤a"},
		{"Persian ZWNJ", "می\u200Cخواهم", "می\u200Cخواهم", "می\u200Cخواهم", "می\u200Cخواهم"},
		{"Sinhala ZWJ", "ශ්\u200Dරී", "ශ්\u200Dරී", "ශ්\u200Dරී", "ශ්\u200Dරී"},
		{"old Korean", strings.Repeat("ᄀ", 99) + "ᅡ한국", strings.Repeat("ᄀ", 9) + "ᅡ한국", strings.Repeat("ᄀ", 9) + "ᅡ한국", strings.Repeat("ᄀ", 9) + "ᅡ한국"},
		{"conjuncts", strings.Repeat("क्", 12), strings.Repeat("क्", 8) + "क" + strings.Repeat("क्", 3), strings.Repeat("क्", 8) + "क" + strings.Repeat("क्", 3), strings.Repeat("क्", 8) + "क" + strings.Repeat("क्", 3)},
		{"conjunct word", "राष्ट्र्य के लक्ष्मी", "राष्ट्र्य के लक्ष्मी", "राष्ट्र्य के लक्ष्मी", "राष्ट्र्य के लक्ष्मी"},
		{"Latin ZWJ", "a\u200Db\u200C", "ab", "ab", "ab"},
		{"joiner flood", "م\u200C\u200D\u200Cن\u200C", "م\u200Cن", "م\u200Cن", "م\u200Cن"},
		{"flag", "🇬🇧 🇫", "🇬🇧 🇫", "🇬🇧 🇫", "GB F"},
		{"Thai am", "น้ำ", "น้ำ", "น้ำ", "น้\u0E4Dา"},
		{"Arabic number sign", "\u0600١", "\u0600١", "\u0600١", "١"},
		{"Hebrew, CJK", "שָׁלוֹם 世界", "שָׁלוֹם 世界", "שָׁלוֹם 世界", "שָׁלוֹם 世界"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			check(t, "Line", Line(tc.in), tc.line)
			check(t, "Block", Block(tc.in), tc.block)
			check(t, "Row", Row(tc.in), tc.row)
		})
	}
}

// TestForbidden tries every rune that SECURITY forbids on both gates.
func TestForbidden(t *testing.T) {
	for _, span := range [][2]rune{
		{0, 0x1F},
		{0x7F, 0x9F},
		{0x61C, 0x61C},
		{0x200B, 0x200B},
		{0x200E, 0x200F},
		{0x202A, 0x202E},
		{0x2066, 0x2069},
		{0xFEFF, 0xFEFF},
		{0xFFF9, 0xFFFB},
		{0xE0000, 0xE007F},
	} {
		for r := span[0]; r <= span[1]; r++ {
			s := "a" + string(r) + "b"
			for _, got := range []string{Line(s).String(), Block(s).String(), Row(s).String()} {
				if strings.ContainsRune(got, r) && r != '\n' {
					t.Errorf("%U passes the gate", r)
				}
			}
			if out := through(t, 0, s, len(s)); strings.ContainsRune(out, r) && !strings.ContainsRune("\b\t\n\r", r) {
				t.Errorf("%U passes the writer", r)
			}
		}
	}
	for r := rune(0x200C); r <= 0x200D; r++ { // where nothing needs them
		check(t, "Line", Line("a"+string(r)+"b"), "ab")
	}
}

func check(t *testing.T, what string, got Text, want string) {
	t.Helper()
	if got.String() != want {
		t.Errorf("%s = %q, want %q", what, got, want)
	}
}

func TestURL(t *testing.T) {
	for _, tc := range []struct {
		in, want string
		ok       bool
	}{
		{"https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e", true},
		{" HTTP://Example.org/ü?q=ü#ü ", "http://Example.org/%C3%BC?q=%C3%BC#%C3%BC", true},
		{"https://example.org/a%20b'c", "https://example.org/a%20b%27c", true},
		{"https://example.org/?a=\"<b>", "https://example.org/?a=%22%3Cb%3E", true},
		{"mailto:a@example.org?subject=Hi&attach=/etc/passwd", "mailto:a@example.org?subject=Hi", true},
		{"javascript:alert(1)", "", false},
		{"file:///etc/passwd", "", false},
		{"ftp://example.org/", "", false},
		{"https:\\\\example.org", "", false},
		{"https://example.org\\@evil.example", "", false},
		{"https://exämple.org/", "https://ex%C3%A4mple.org/", true},
		{"https://[::1]:8080/", "https://[::1]:8080/", true},
		{"data:text/html,x", "", false},
		{"//example.org", "", false},
		{"https:///path", "", false},
		{"https:example.org", "", false},
		{"https://good.example@evil.example/", "", false},
		{"https://example.org/\x1b]52;c;\x07", "", false},
		{"https://example.org/a b", "", false},
		{"https://example.org/a\nb", "", false},
		{"https://example.org/\u202Egpj", "", false},
		{"-https://example.org", "", false},
		{"mailto:nobody", "", false},
		{"", "", false},
		{"https://example.org/" + strings.Repeat("a", 3000), "", false},
	} {
		got, ok := URL(tc.in)
		if got.String() != tc.want || ok != tc.ok {
			t.Errorf("URL(%.60q) = %q, %v; want %q, %v", tc.in, got, ok, tc.want, tc.ok)
		}
		if again, _ := URL(got.String()); again != got {
			t.Errorf("URL(%q) = %q", got, again)
		}
	}
}

// TestRowEnds says that a row costs no more than a row, whatever comes in.
func TestRowEnds(t *testing.T) {
	for _, part := range []string{"a", "a ", "ab ", "word ", "世", "é\u0301\u0301", "\u200B", "👩\u200d", "\xff", "\u0E33 ", " "} {
		got := Row(strings.Repeat(part, 1<<20/len(part)))
		if n := len(got.String()); n > maxRow+8 || n < maxRow-8 && Line(part).String() != "" && part != "👩\u200d" {
			t.Errorf("%q: %d bytes", part, n)
		}
		if again := Row(got.String()); again != got || strings.HasSuffix(got.String(), " ") {
			t.Errorf("%q: not the same again", part)
		}
	}
	if s := strings.Repeat("a", 1<<20); len(Line(s).String()) != len(s) || len(Block(s).String()) != len(s) {
		t.Error("a text is cut")
	}
}

func TestError(t *testing.T) {
	check(t, "nil", Error(nil), "")
	check(t, "one line", Error(errors.New("open a\x1b[2J\nb: no")), "open a[2J b: no")
	if n := len(Error(errors.New(strings.Repeat("ü ", 1000))).String()); n > maxError+4 {
		t.Errorf("%d bytes", n)
	}
}

func TestJoin(t *testing.T) {
}
