package source

import (
	"encoding/json"
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
		{"NUL", "a\x00b for all the rest of it", "ab for all the rest of it"},
		{"NUL at the end", "a short text" + strings.Repeat("\x00", 4096), "a short text"},
		{"undefined in 1252", "a\x81b\xfc", "a\uFFFDbü"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := decode([]byte(tc.in), true)
			if err != nil || got != tc.want {
				t.Errorf("%q, %v; want %q", got, err, tc.want)
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
		if got, err := decode([]byte(in), false); err != nil || got != tc.text {
			t.Errorf("%s: %q, %v; want %q", tc.name, got, err, tc.text)
		}
	}
}

func TestDecodeJunk(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"\x89PNG\r\n\x1a\n", "is a picture, not text"},
		{"PK\x03\x04\x14", "is a ZIP archive or an office document, not text"},
		{"{\\rtf1 text}", "is an RTF document, not text"},
		{strings.Repeat("\x00", 100), ""},
		{strings.Repeat("\x01\x02\x03text", 100), "is not text"},
		{strings.Repeat("\x00\x00abc\x05\x06", 100), "is not text"},
	} {
		s, err := decode([]byte(tc.in), false)
		if tc.want == "" && (err != nil || s != "") || tc.want != "" && (err == nil || err.Error() != tc.want) {
			t.Errorf("%.20q: %q, %v; want %s", tc.in, s, err, tc.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		"plain", "\xff\xfea\x00", "\xfe\xff\x00a\xd8\x00", "a\x00b\x00c\x00", "gr\xfc\xdfe", "caf\xe9\xa0\xbb", "\xe2\x80", "<meta charset=gbk>\xb1\xa3",
		"<?xml encoding='shift_jis'?>\x90}", "<meta charset=iso-2022-jp>\x1b$B?^=q\x1b(B", "\xef\xbb\xbf\xef\xbb\xbfx", "\x00\x00\xfe\xff\x00\x00\x00a",
	} {
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, b []byte, page bool) {
		s, err := decode(b, page)
		if !utf8.ValidString(s) || strings.Contains(s, "\x00") {
			t.Errorf("%q gives %q", b, s)
		}
		if err == nil && len(s) > 4*len(b)+4 {
			t.Errorf("%q grew to %d bytes", b, len(s))
		}
		if err == nil && utf8.Valid(b) && !page && !strings.Contains(string(b), "\x00") && s != strings.TrimPrefix(string(b), "\ufeff") {
			t.Errorf("%q was UTF-8 and is %q", b, s)
		}
	})
}

func FuzzLines(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","text":"t"}`, "\ufeff{\"id\":\"a\",\"html\":\"<p>\",\"published\":\"x\"}\r\n\n{}", "\xff\xfe{\x00}\x00", "{\"id\":1}\nnull\n[]\n{\"id\":\"\xff\"",
		`{"id":"\ud800","text":"\u0000 x","title":[[[]]]}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, last := 0, 0
		for item, err := range Lines(t.Context(), "f", strings.NewReader(s)) {
			n++
			if err != nil {
				p, ok := asProblem(err)
				if !ok || p.Name != "f" || p.Line < last || p.What == "" {
					t.Errorf("%q: %v", s, err)
				}
				last = p.Line
				continue
			}
			if item.ID == "" || (item.Text == "") == (item.HTML == "") || len(item.Line) == 0 ||
				!utf8.ValidString(item.ID+item.Text+item.HTML+item.Source+item.Title+item.URL+string(item.Line)) {
				t.Errorf("%q: %+v", s, item)
			}
		}
		if line := strings.TrimSpace(s); utf8.ValidString(s) && strings.HasPrefix(line, "{") && json.Valid([]byte(line)) {
			sameMembers(t, line)
		}
		if n > 8*(1+strings.Count(s, "\n")) {
			t.Errorf("%q: %d elements", s, n)
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
				if _, err := decode(in, false); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
