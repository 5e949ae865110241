package source

import (
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

func TestLines(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     []string
	}{
		{"nothing", "", nil},
		{"blank lines", "\n \r\n\n", nil},
		{"text", `{"id":"a","text":"t"}` + "\n", []string{`a: "t"""`}},
		{"html, no newline", `{"id":"a","html":"<p>"}`, []string{`a: """<p>"`}},
		{"both", `{"id":"a","html":"<p>","text":"t"}`, []string{`a: "t"""`}},
		{"both, text blank", `{"id":"a","html":"<p>","text":" "}`, []string{`a: """<p>"`}},
		{"CR LF, BOM", "\ufeff{\"id\":\"a\",\"text\":\"t\"}\r\n\r\n{\"id\":\"b\",\"text\":\"u\"}\r\n", []string{`a: "t"""`, `b: "u"""`}},
		{"broken", "{\"id\":\"a\",\"text\":\"t\"}\n{\"id\":\"b\",}\n{\"id\":\"c\",\"text\":\"v\"}", []string{
			`a: "t"""`, `! f:2: is not JSON: invalid character '}' looking for beginning of object key string, at column 11`, `c: "v"""`,
		}},
		{"cut off", `{"id":"a","text":"t`, []string{"! f:1: is not JSON: it ends too early, at column 19"}},
		{"two objects", `{"id":"a","text":"t"}{"id":"b","text":"t"}`, []string{"! f:1: is not JSON: invalid character '{' after top-level value, at column 22"}},
		{"list", "[1]", []string{"! f:1: is not a JSON object; to make lines of a list: jq -c '.[]'"}},
		{"an object over lines", "{\n\"id\"", []string{
			"! f:1: is not JSON: it ends too early, at column 1; to put an object in one line: jq -c .",
			"! f:2: is not a JSON object",
		}},
		{"null", "null", []string{"! f:1: is not a JSON object"}},
		{"no id", `{"text":"t"}`, []string{`! f:1: has no "id"`}},
		{"null id", `{"id":null,"text":"t"}`, []string{`! f:1: has no "id"`}},
		{"number id", `{"id":7,"text":"t"}`, []string{`7: "t"""`}},
		{"list id", `{"id":[7],"text":"t"}`, []string{`! f:1: "id" is a list where a string should be`}},
		{"text list", `{"id":"a","text":["t"]}`, []string{`! f:1: "text" is a list where a string should be`}},
		{"no text", `{"id":"a","title":"t"}`, []string{`! f:1: has neither "text" nor "html"`}},
		{"other case", `{"ID":"a","Text":"t"}`, []string{`! f:1: has no "id"`}},
		{"title object", `{"id":"a","text":"t","title":{},"url":true}`, []string{
			`a: "t"""`, `! f:1: "title" is an object where a string should be`, `! f:1: "url" is a truth value where a string should be`,
		}},
		{"bad date", `{"id":"a","text":"t","published":"yesterday"}`, []string{
			`a: "t"""`, `! f:1: published: date "yesterday": want RFC 3339 or YYYY-MM-DD`,
		}},
		{"bad UTF-8", "{\"id\":\"a\",\"text\":\"gr\xfc\xdfe \\u0000x\"}", []string{`a: "grüße x"""`}},
		{"half a surrogate", `{"id":"a","text":"\ud800x"}`, []string{"a: \"\uFFFDx\"\"\""}},
		{"UTF-16", "\xff\xfe" + wide(`{"id":"a","text":"ü"}`+"\n"), []string{`a: "ü"""`}},
		{"deep", `{"id":"a","text":"t","x":` + strings.Repeat("[", 20000) + "}", []string{
			"! f:1: is not JSON: invalid character '[' exceeded max depth, at column 10025",
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			compare(t, tell(Lines(t.Context(), "f", strings.NewReader(tc.in))), tc.want...)
		})
	}
}

// TestLineStays says that the line of an item is its own.
func TestLineStays(t *testing.T) {
	var items []model.Item
	for item, err := range Lines(t.Context(), "f", strings.NewReader(`{"id":"a","text":"t"}`+"\n"+`{"id":"b","text":"u"}`+"\n"+strings.Repeat(" ", 100_000))) {
		must(t, err)
		items = append(items, item)
	}
	if len(items) != 2 || string(items[0].Line) != `{"id":"a","text":"t"}` {
		t.Errorf("%s", items)
	}
}

func wide(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

func TestLineFields(t *testing.T) {
	const in = `{"id":"a","source":"S","url":"U","title":"T","published":"2025-02-19T08:30:00Z","text":"t","mine":{"x":[1, 2]}}`
	for item, err := range Lines(t.Context(), "f", strings.NewReader(in+"\n")) {
		must(t, err)
		if item.ID != "a" || item.Source != "S" || item.URL != "U" || item.Title != "T" || item.Published.String() != "2025-02-19T08:30:00Z" || item.Text != "t" {
			t.Errorf("%+v", item)
		}
		if string(item.Line) != in {
			t.Errorf("Line = %s", item.Line)
		}
	}
}

// endless is a line that never ends, made as it is read.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.n)
	for i := range p[:n] {
		p[i] = 'x'
	}
	e.n -= n
	return n, nil
}

func TestLongLine(t *testing.T) {
	ten := `{"id":"ten","text":"` + strings.Repeat("x", 10_000_000) + `"}`
	good := "\n" + `{"id":"a","text":"t"}` + "\n"
	r := io.MultiReader(strings.NewReader(ten+good), &endless{200 << 20}, strings.NewReader(good), &endless{maxDocument + 3})
	compare(t, tell(Lines(t.Context(), "f", r)),
		`ten: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"""`,
		`a: "t"""`,
		"! f:3: is longer than 16 MiB and is passed over",
		`a: "t"""`,
		"! f:5: is longer than 16 MiB and is passed over",
	)
}

func TestLongFields(t *testing.T) {
	in := `{"id":"` + strings.Repeat("i", maxID+1) + `","text":"t"}` + "\n" +
		`{"id":"a","text":"t","title":"` + strings.Repeat("t", maxField+1) + `"}`
	compare(t, tell(Lines(t.Context(), "f", strings.NewReader(in))),
		`! f:1: "id" is longer than 4096 bytes`, `a: "t"""`, `! f:2: "title" is longer than 1048576 bytes`)
}

func TestBrokenStream(t *testing.T) {
	compare(t, tell(Lines(t.Context(), "f", brokenReader{strings.NewReader(`{"id":"a","text":"t"}` + "\n{\"id\"")})),
		`a: "t"""`, "! f:2: cannot be read on: input/output error")
}

// TestLinesAtOnce says that an item does not wait for the next line.
func TestLinesAtOnce(t *testing.T) {
	r, w := io.Pipe()
	next := make(chan string)
	go func() {
		for item, err := range Lines(t.Context(), "f", r) {
			next <- item.ID
			_ = err
		}
		close(next)
	}()
	for _, id := range []string{"a", "b"} {
		_, _ = io.WriteString(w, `{"id":"`+id+`","text":"t"}`+"\n")
		if got := <-next; got != id {
			t.Errorf("%q", got)
		}
	}
	w.Close()
	<-next
}

func TestLinesStop(t *testing.T) {
	for _, in := range []string{"{}\n{}", `{"id":"a","text":"t","title":1}`, strings.Repeat("x", maxDocument+9)} {
		n := 0
		for range Lines(t.Context(), "f", strings.NewReader(in)) {
			n++
			break
		}
		if n != 1 {
			t.Error(in[:10])
		}
	}
}

// TestMembers holds the reading of objects by hand against encoding/json.
func TestMembers(t *testing.T) {
	for _, in := range []string{
		`{}`, ` { } `, `{"a":1}`, `{ "a" : "b" , "c":[1,{"d":"]}\"\\"}], "e" : { } ,"f":null,"g":true , "h":-1.5e3 }`,
		`{"\u0069d":"\ud83d\ude00 \ud83d x \ude00\u00e9\"\\\/\b\f\n\r\t"}`, `{"a":"\\","b":"\\\"","a":""}`, "{\"a\":\"ü\",\t\"b\" :[]\n}",
	} {
		sameMembers(t, in)
	}
}

func sameMembers(t *testing.T, in string) {
	t.Helper()
	var want map[string]json.RawMessage
	must(t, json.Unmarshal([]byte(in), &want))
	got := map[string]json.RawMessage{}
	for name, value := range Members([]byte(strings.TrimSpace(in))) {
		got[name] = value
		if value[0] == '"' {
			var s string
			must(t, json.Unmarshal(value, &s))
			if unquote(value) != s {
				t.Errorf("unquote(%s) = %q, want %q", value, unquote(value), s)
			}
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Members(%s) = %s, want %s", in, got, want)
	}
}

func BenchmarkLines(b *testing.B) {
	line := `{"id":"a","source":"The Paper","title":"A title","published":"2025-02-19","extra":{"a":[1,2,3]},"text":"` +
		strings.Repeat(`The council’s vote was \"close\", she said on Tuesday.\n\n`, 60) + `"}` + "\n"
	in := strings.Repeat(line, 100)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	var last model.Item
	for b.Loop() {
		for item := range Lines(b.Context(), "f", strings.NewReader(in)) {
			last = item
		}
	}
	_ = last
}
