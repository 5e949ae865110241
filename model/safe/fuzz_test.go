package safe

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzGate says of each way through the gate what SECURITY demands.
func FuzzGate(f *testing.F) {
	for _, s := range []string{
		"plain", "\x1b]8;;javascript:x\x1b\\a", "\u009b1;31m\x9b", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
		"👩\u200d👩\u200d👧\uFE0F\u200d\u0301🏽", "م\u200C\u064B\u200C\u200Dن", "क्\u200Dष", "  \u3000\u0301\n\u0301\r\n\r", "\xff\xc3", "\u202Eabc\U000E0041",
		"1\uFE0F\u20E3❤\uFE0F\u200d🔥", "\u180b\u1820\u180b\u200d\u1820", "a\u200B\u200D🏽",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for how, gate := range map[string]func(string) Text{"Line": Line, "Block": Block, "Row": Row} {
			got := gate(s).String()
			if again := gate(got).String(); again != got {
				t.Errorf("%s(%q) = %q, and of that %q", how, s, got, again)
			}
			if why := unfit(got, how == "Block"); why != "" {
				t.Errorf("%s(%q) = %q: %s", how, s, got, why)
			}
			if len(got) > TabWidth*len(s) {
				t.Errorf("%s(%q) grew to %d bytes", how, s, len(got))
			}
			if two := got + got; unfit(two, how == "Block") != "" {
				t.Errorf("%s(%q) twice: %s", how, s, unfit(two, how == "Block"))
			}
		}
		if u, ok := URL(s); ok && (strings.ContainsFunc(u.String(), notInURL) || unfit(u.String(), false) != "") {
			t.Errorf("URL(%q) = %q", s, u)
		}
	})
}

// unfit tells why s is not what a Text promises, in other words than the gate's
// own; "" if it is.
func unfit(s string, newlines bool) string {
	if !utf8.ValidString(s) {
		return "not UTF-8"
	}
	marks, base := 0, false
	for _, r := range s {
		switch {
		case r == '\n' && newlines:
			marks, base = 0, false
		case r < 0x20, 0x7F <= r && r < 0xA0, r == 0x061C, 0x200B <= r && r <= 0x200B, 0x200E <= r && r <= 0x200F,
			0x2028 <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F, r == 0xFEFF, 0xFFF9 <= r && r <= 0xFFFB, 0xE0000 <= r && r <= 0xE0FFF,
			unicode.Is(unicode.Co, r), unicode.Is(unicode.Cs, r):
			return "forbidden rune " + string(r)
		case r == 0x200C, r == 0x200D:
			if !base {
				return "joiner without base"
			}
		case unicode.Is(unicode.M, r):
			if marks++; marks > maxMarks+1 { // and a variation selector
				return "too many marks"
			}
			if !base {
				return "mark without base"
			}
		default:
			marks, base = 0, true
		}
	}
	return ""
}

var sink Text

// BenchmarkGate measures the gate on what it mostly sees, and on the worst.
func BenchmarkGate(b *testing.B) {
	for _, tc := range []struct{ name, text string }{
		{"ascii", strings.Repeat("The council voted on Tuesday to keep the library open. ", 200)},
		{"typographic", strings.Repeat("“The council’s vote” — that’s what he said – was close. ", 200)},
		{"german", strings.Repeat("Die Behörde müsse für die Übergänge größere Flächen prüfen. ", 200)},
		{"russian", strings.Repeat("Совет проголосовал во вторник за сохранение библиотеки. ", 200)},
		{"chinese", strings.Repeat("理事会星期二投票决定保留图书馆。", 400)},
		{"hindi", strings.Repeat("परिषद ने मंगलवार को पुस्तकालय खुला रखने के लिए मतदान किया। ", 200)},
		{"hostile", strings.Repeat("\x1b[31m\u202Ea\u0301\u0301\u009b\xff", 500)},
	} {
		b.Run(tc.name, func(b *testing.B) {
			b.SetBytes(int64(len(tc.text)))
			b.ReportAllocs()
			for b.Loop() {
				sink = Block(tc.text)
			}
		})
	}
}
