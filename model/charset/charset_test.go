package charset

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

func TestDecode(t *testing.T) {
	to := func(e encoding.Encoding, s string) string {
		out, err := e.NewEncoder().String(s)
		must(t, err)
		return out
	}
	le, be := utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM), utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)
	meta := func(label, s string) string { return `<html><head><meta charset="` + label + `"></head><p>` + s }
	const european = "Größe, «café», “naïve” – 5 €"
	for _, tc := range []struct{ name, in, want string }{
		{"ASCII", "plain", "plain"},
		{"UTF-8", european, european},
		{"UTF-8 with BOM", "\ufeff" + european, european},
		{"windows-1252", to(charmap.Windows1252, european), european},
		{"Latin-1", to(charmap.ISO8859_1, "«Où est l'été?»"), "«Où est l'été?»"},
		{"1252 with sequences that look like UTF-8", "d\xe9j\xe0 vu, caf\xe9\xa0\xbb, fa\xe7on", "déjà vu, café\u00a0», façon"},
		{"UTF-16 LE, BOM", "\xff\xfe" + to(le, european), european},
		{"UTF-16 BE, BOM", "\xfe\xff" + to(be, european), european},
		{"UTF-16 LE", to(le, european), european},
		{"UTF-16 BE", to(be, european), european},
		{"UTF-16 LE Russian", to(le, "Совет проголосовал за библиотеку"), "Совет проголосовал за библиотеку"},
		{"UTF-16 BE Chinese", to(be, "理事会决定\n保留图书馆\n"), "理事会决定\n保留图书馆\n"},
		{"UTF-16 cut off", "\xff\xfea\x00b", "a\uFFFD"},
		{"UTF-32", "\xff\xfe\x00\x00" + to(utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "aü"), "aü"},
		{"UTF-32, high byte first", "\x00\x00\xFE\xFF\x00\x00\x00<", "<"},
		{"UTF-32, no mark", "<\x00\x00\x00a\x00\x00\x00", "<a"},
		{"UTF-32, no mark, high byte first", "\x00\x00\x00<\x00\x00\x00a", "<a"},
		{"UTF-16 BE of one letter beyond Latin", "\x00<\x00a\x00>\x04\x10", "<a>А"},
		{"declared Latin-1, is UTF-8", meta("iso-8859-1", european), meta("iso-8859-1", european)},
		{"declared UTF-8, is 1252", meta("utf-8", to(charmap.Windows1252, european)), meta("utf-8", european)},
		{"declared UTF-8, a few bad bytes", meta("utf-8", "Größe – “so” \x93x\x94"), meta("utf-8", "Größe – “so” “x”")},
		{"declared GBK, is UTF-8 with a bad byte", meta("gbk", "图书馆图书馆图书馆图书馆\xff"), meta("gbk", "图书馆图书馆图书馆图书馆ÿ")},
		{"declared UTF-16, is UTF-8", meta("utf-16", "ü"), meta("utf-16", "ü")},
		{"declared nonsense", meta("x-nonsense", "\xfc"), meta("x-nonsense", "ü")},
		{"Shift JIS", meta("Shift_JIS", to(japanese.ShiftJIS, "図書館を残す")), meta("Shift_JIS", "図書館を残す")},
		{"EUC-JP", meta("euc-jp", to(japanese.EUCJP, "図書館を残す")), meta("euc-jp", "図書館を残す")},
		{"ISO-2022-JP", meta("iso-2022-jp", to(japanese.ISO2022JP, "図書館")), meta("iso-2022-jp", "図書館")},
		{"GBK", meta("gb2312", to(simplifiedchinese.GBK, "保留图书馆")), meta("gb2312", "保留图书馆")},
		{"GB 18030", meta("gb18030", to(simplifiedchinese.GB18030, "保留图书馆")), meta("gb18030", "保留图书馆")},
		{"Big5", meta("big5", to(traditionalchinese.Big5, "保留圖書館")), meta("big5", "保留圖書館")},
		{"EUC-KR", meta("euc-kr", to(korean.EUCKR, "도서관을 지키다")), meta("euc-kr", "도서관을 지키다")},
		{"windows-1251", meta("windows-1251", to(charmap.Windows1251, "Совет")), meta("windows-1251", "Совет")},
		{
			"http-equiv", `<META content='text/html; charset = koi8-r' http-equiv=Content-Type>` + to(charmap.KOI8R, "Совет"),
			`<META content='text/html; charset = koi8-r' http-equiv=Content-Type>Совет`,
		},
		{"XML", `<?xml version="1.0" encoding="iso-8859-2"?><p>` + to(charmap.ISO8859_2, "žluťoučký"), `<?xml version="1.0" encoding="iso-8859-2"?><p>žluťoučký`},
		{"sequence cut off", "für die Größe der Straße \xe2\x80", "für die Größe der Straße \uFFFD"},
		{"sequence cut off inside", "für die Größe \xe2\x80 der Straße", "für die Größe \uFFFD der Straße"},
		{"NUL bytes are dirt", "a\x00b for all the rest of it", "a\x00b for all the rest of it"},
		{"NUL bytes are dirt in markup", "<item><title>A\x00b</title><p>Ä</p></item>", "<item><title>A\x00b</title><p>Ä</p></item>"},
		{"NUL bytes are dirt in windows-1252", "d\xe9j\xe0 vu\x00 \xe0 la for\xeat, \xe7a va", "déjà vu\x00 à la forêt, ça va"},
		{"undefined in 1252", "a\x81b\xfc", "a\uFFFDbü"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := string(Decode([]byte(tc.in), Declared([]byte(tc.in)))); got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
}

// TestGuess reads text that says nothing of its encoding.
func TestGuess(t *testing.T) {
	const (
		ru = "Совет проголосовал во вторник за сохранение городской библиотеки, сообщили в мэрии."
		zh = "理事会星期二投票决定保留这个图书馆，市长在会上说，这是为了我们的孩子和学生。"
		tw = "理事會星期二投票決定保留這個圖書館，市長在會上說，這是為了我們的孩子和學生。"
		ja = "市議会は火曜日、図書館を残すことを決めた。市長はこれが子どもたちのためだと述べた。"
		ko = "시의회는 화요일에 도서관을 지키기로 결정했다고 시장이 밝혔다. 이는 아이들을 위한 것이다."
		el = "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κρατήσει ανοιχτή τη βιβλιοθήκη."
		he = "מועצת העיר החליטה ביום שלישי להשאיר את הספרייה פתוחה, אמר ראש העיר."
		ar = "قرر مجلس المدينة يوم الثلاثاء إبقاء المكتبة مفتوحة وقال رئيس البلدية إن ذلك للأطفال"
		th = "สภาเมืองลงมติเมื่อวันอังคารให้ห้องสมุดเปิดต่อไป นายกเทศมนตรีกล่าวว่าเพื่อเด็กและนักเรียน"
	)
	for _, tc := range []struct {
		name string
		e    encoding.Encoding
		text string
	}{
		{"windows-1251", charmap.Windows1251, ru},
		{"KOI8-R", charmap.KOI8R, ru},
		{"ISO 8859-5", charmap.ISO8859_5, ru},
		{"code page 866", charmap.CodePage866, ru},
		{"windows-1253", charmap.Windows1253, el},
		{"windows-1255", charmap.Windows1255, he},
		{"windows-1256", charmap.Windows1256, ar},
		{"windows-874", charmap.Windows874, th},
		{"GBK", simplifiedchinese.GBK, zh},
		{"GB 18030", simplifiedchinese.GB18030, zh},
		{"Big5", traditionalchinese.Big5, tw},
		{"Shift JIS", japanese.ShiftJIS, ja},
		{"EUC-JP", japanese.EUCJP, ja},
		{"EUC-KR", korean.EUCKR, ko},
		{"windows-1252", charmap.Windows1252, "ÉÈÀÇÙÛÔÎ ÉTÉ À L'ÎLE, ÇÀ ET LÀ: «ÉLÉGANTE» FÊTE ÉCOSSAISE À NOËL"},
		{"windows-1252 in capitals", charmap.Windows1252, "ÄÖÜÄÖÜ ÄÖÜÄÖÜÄÖÜ ÄÖÜÄÖÜ ÄÖÜÄÖÜÄÖÜ ÄÖÜÄÖÜÄÖÜ"},
	} {
		in, err := tc.e.NewEncoder().String(tc.text)
		must(t, err)
		if got := string(Decode([]byte(in))); got != tc.text {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.text)
		}
	}
}

// TestLabels: whom Decode believes.
func TestLabels(t *testing.T) {
	const moscow = "\xcc\xee\xf1\xea\xe2\xe0"
	for _, tc := range []struct {
		name, in string
		labels   []string
		want     string
	}{
		{"one", moscow, []string{"windows-1251"}, "Москва"},
		{"the first", "\xed\xcf\xd3\xcb\xd7\xc1", []string{"koi8-r", "windows-1251"}, "Москва"},
		{"the first that is one", moscow, []string{"", "nonsense", "windows-1251"}, "Москва"},
		{"the first that makes text", "\x93\xfa\x96\x7b", []string{"euc-jp", "shift_jis"}, "日本"},
		{"UTF-8 with a bad byte", "Größe, Füße für die Straße, süße Äpfel, Öl, später \x93", []string{"windows-1251"}, "Größe, Füße für die Straße, süße Äpfel, Öl, später “"},
		{"all lie", "é", []string{"utf-16", "shift_jis"}, "é"},
		{"Japanese in ASCII", "\x1b$B$\"\x1b(B", []string{"", "iso-2022-jp"}, "あ"},
		{"Japanese in ASCII, and UTF-8", "\x1b$é", []string{"iso-2022-jp"}, "\x1b$é"},
		{"none: the greater part counts", "\xe9\xe9\xe9ü", nil, "éééÃ¼"},
		{"windows-1252: the greater part counts", "\xe9\xe9\xe9ü", []string{"iso-8859-1"}, "éééÃ¼"},
		{"UTF-8 it is said to be, and is in part", "\xe9\xe9\xe9ü", []string{"utf-8"}, "éééü"},
		{"UTF-8 it is said to be, and nothing is", "caf\xe9\xbb, \x93", []string{"utf-8"}, "café», “"},
		{"UTF-8 it is said to be, and its end broke off", "plain \xe2\x80", []string{"utf-8"}, "plain \uFFFD"},
		{"UTF-8 as the last word", "é\x93x\x94", []string{"", "", "utf-8"}, "é“x”"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := string(Decode([]byte(tc.in), tc.labels...)); got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
}

func TestDeclared(t *testing.T) {
	for in, want := range map[string]string{
		"":                                       "",
		"charset=koi8-r":                         "", // no tag says it
		"<p>charset=koi8-r":                      "",
		"<meta charset=KOI8-R>":                  "koi8-r",
		"<meta charset = 'koi8-r' />":            "koi8-r",
		"<meta charset=><meta charset=big5>":     "big5",
		"<meta charset><meta charset=big5>":      "big5",
		"<meta name=a><!-- --><meta charset=gbk": "gbk",
		`<meta content="text/html;charset=gbk">`: "gbk",
		`<?xml version="1.0" encoding="big5"?><meta charset=gbk>`: "big5",
		`<?xml version="1.0"?><meta charset=gbk>`:                 "gbk",
		`<?xml version="1.0"?><a encoding="big5">`:                "",
		"<meta " + strings.Repeat(" ", sniffed) + "charset=gbk>":  "",
	} {
		if got := Declared([]byte(in)); got != want {
			t.Errorf("%q declares %q, want %q", in, got, want)
		}
	}
}

func TestServed(t *testing.T) {
	for in, want := range map[string]string{"": "", "text/html": "", "text/html; charset=Big5": "Big5", `text/xml;charset="utf-8"`: "utf-8", ";;": ""} {
		if got := Served(in); got != want {
			t.Errorf("%q is served as %q, want %q", in, got, want)
		}
	}
}

func TestReader(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"a":                             "a",
		"\ufeffü\xff":                   "ü\xff",
		"\xff\xfea\x00\xfc\x00":         "aü",
		"\x00\x00\xfe\xff\x00\x00\x00a": "a",
	} {
		got, err := io.ReadAll(Reader(bufio.NewReader(strings.NewReader(in))))
		if err != nil || string(got) != want {
			t.Errorf("%q: %q, %v; want %q", in, got, err, want)
		}
	}
}

// FuzzDecode: what comes out is UTF-8 and not much longer, and UTF-8 stays as it was.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		"plain", "\xff\xfea\x00", "\xfe\xff\x00a\xd8\x00", "a\x00b\x00c\x00", "gr\xfc\xdfe", "caf\xe9\xa0\xbb", "\xe2\x80", "<meta charset=gbk>\xb1\xa3",
		"<?xml encoding='shift_jis'?>\x90}", "<meta charset=iso-2022-jp>\x1b$B?^=q\x1b(B", "\xef\xbb\xbf\xef\xbb\xbfx", "\x00\x00\xfe\xff\x00\x00\x00a",
	} {
		f.Add([]byte(s), "gbk")
	}
	f.Fuzz(func(t *testing.T, b []byte, label string) {
		before := bytes.Clone(b)
		s := Decode(b, Declared(b), label)
		if !bytes.Equal(b, before) {
			t.Error("b was changed")
		}
		if !utf8.Valid(s) {
			t.Errorf("%q gives %q", b, s)
		}
		if len(s) > 4*len(b)+4 {
			t.Errorf("%q grew to %d bytes", b, len(s))
		}
		if utf8.Valid(b) && !bytes.ContainsAny(b, "\x00\x1b") && !bytes.Equal(s, bytes.TrimPrefix(b, mark)) {
			t.Errorf("%q was UTF-8 and is %q", b, s)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	const text = "The council’s vote was close, she said – “too close” – on Tuesday. Größe.\n"
	latin, _ := charmap.Windows1252.NewEncoder().String(text)
	wide, _ := utf16.UTF16(utf16.LittleEndian, utf16.UseBOM).NewEncoder().String(strings.Repeat(text, 1000))
	for _, tc := range []struct{ name, in string }{
		{"UTF-8", strings.Repeat(text, 1000)},
		{"windows-1252", strings.Repeat(latin, 1000)},
		{"UTF-16", wide},
	} {
		b.Run(tc.name, func(b *testing.B) {
			in := []byte(tc.in)
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				Decode(in)
			}
		})
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
