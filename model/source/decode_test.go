package source

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestPageOf: whom a page is believed by, and what becomes of NUL bytes.
func TestPage(t *testing.T) {
	for _, tc := range []struct{ name, in, kind, want string }{
		{"UTF-8", "<p>ü", "text/html; charset=big5", "<p>ü"},
		{"the page says so", "<meta charset=koi8-r>\xf3\xcf\xd7\xc5\xd4", "text/html; charset=big5", "<meta charset=koi8-r>Совет"},
		{"the server says so", "<p>\xf3\xcf\xd7\xc5\xd4", "text/html; charset=koi8-r", "<p>Совет"},
		{"the server says UTF-8, and it is in part", "<p>ü\xfc\xfc", "text/html; charset=utf-8", "<p>üüü"},
		{"nobody says", "<p>\xfc", "text/html", "<p>ü"},
		{"NUL", "a\x00b for all the rest of it", "", "ab for all the rest of it"},
		{"NUL at the end", "a short text" + strings.Repeat("\x00", 4096), "", "a short text"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got, err := Page([]byte(tc.in), tc.kind); err != nil || got != tc.want {
				t.Errorf("%q, %v; want %q", got, err, tc.want)
			}
		})
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
		s, err := decode([]byte(tc.in))
		if tc.want == "" && (err != nil || s != "") || tc.want != "" && (err == nil || err.Error() != tc.want) {
			t.Errorf("%.20q: %q, %v; want %s", tc.in, s, err, tc.want)
		}
	}
}

// FuzzPage: what comes out is UTF-8 without NUL bytes.
func FuzzPage(f *testing.F) {
	for _, s := range []string{"plain", "a\x00b\x00c\x00", "gr\xfc\xdfe", "<meta charset=gbk>\xb1\xa3", "\x00\x00\xfe\xff\x00\x00\x00a"} {
		f.Add([]byte(s), "text/html; charset=big5")
	}
	f.Fuzz(func(t *testing.T, b []byte, kind string) {
		s, err := Page(b, kind)
		if !utf8.ValidString(s) || strings.Contains(s, "\x00") || err != nil && s != "" {
			t.Errorf("%q gives %q, %v", b, s, err)
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
