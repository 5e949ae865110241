package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/lede-reader/lede/cmd/internal/press"
)

// TestCleanAnswersEachLineAtOnce: who waits for the answer to a line before writing
// the next gets it, however many lines could be cleaned side by side.
func TestCleanAnswersEachLineAtOnce(t *testing.T) {
	in, feed := io.Pipe()
	answers, out := io.Pipe()
	ended := make(chan int)
	go func() {
		code := run(t.Context(), []string{"clean"}, in, out, io.Discard)
		out.Close()
		ended <- code
	}()
	r := bufio.NewReader(answers)
	for i := range 600 { // more than a round of the stream
		fmt.Fprintf(feed, `{"id":"%d","source":"s%d","text":"Words of an article."}`+"\n", i, i%3)
		line, err := r.ReadString('\n')
		if err != nil || !strings.HasPrefix(line, fmt.Sprintf(`{"id":"%d",`, i)) {
			t.Fatalf("line %d: %v %s", i, err, line)
		}
	}
	feed.Close()
	if rest, _ := io.ReadAll(r); len(rest) > 0 {
		t.Errorf("after the last line: %s", rest)
	}
	if code := <-ended; code != exitOK {
		t.Errorf("exit %d", code)
	}
}

func TestCleanOddLines(t *testing.T) {
	line := func(id, text string) string { return fmt.Sprintf(`{"id":%q,"text":%q}`, id, text) }
	long := strings.Repeat("Nothing else happened on that day. ", 10<<20/35)
	for _, tc := range []struct {
		name, in string
		ids      string // of what comes out
		texts    string // the first of them
		says     []string
	}{
		{"nothing", "", "", "", nil},
		{"blank lines", "\n \n\t\n", "", "", nil},
		{"no newline at the end", line("a", "One.") + "\n" + line("b", "Two."), "a b", "One.", nil},
		{"CRLF", line("a", "One.") + "\r\n" + line("b", "Two.") + "\r\n", "a b", "One.", nil},
		{"a mark of byte order", "\ufeff" + line("a", "One.") + "\n", "a", "One.", nil},
		{"NUL", "{\"id\":\"a\",\"text\":\"One\\u0000 word.\"}\n", "a", "One word.", nil},
		{"NUL bytes", "{\"id\":\"a\",\"text\":\"One\x00\"}\n" + line("b", "Two.") + "\n", "b", "Two.", []string{"stdin:1:"}},
		{"invalid UTF-8", "{\"id\":\"a\",\"text\":\"caf\xe9 au lait.\"}\n", "a", "café au lait.", nil},
		{"10 MB", line("a", long) + "\n" + line("b", "Two.") + "\n", "a b", strings.TrimSpace(long), nil},
		{"too long", line("a", strings.Repeat("x ", 9<<20)) + "\n" + line("b", "Two.") + "\n", "b", "Two.", []string{"stdin:1: is longer than 16 MiB"}},
		{"bad lines among good ones", "x\n" + line("a", "One.") + "\n[]\n{}\n" + line("b", "Two.") + "\n{\"id\":\"c\"\n", "a b", "One.", []string{"stdin:1:", "stdin:3:", "stdin:4:", "stdin:6:"}},
	} {
		for _, args := range [][]string{{"clean"}, {"clean", "--learn"}, {"clean", "-"}} {
			t.Run(tc.name+" "+strings.Join(args[1:], ""), func(t *testing.T) {
				var out, errs bytes.Buffer
				code := run(t.Context(), args, strings.NewReader(tc.in), &out, &errs)
				if want := min(len(tc.says), 1); code != want {
					t.Errorf("exit %d: %s", code, errs.String())
				}
				said := strings.Split(strings.TrimSpace(errs.String()), "\n")
				for i, s := range tc.says {
					if len(said) != len(tc.says) || !strings.Contains(said[i], s) {
						t.Fatalf("said %q, want %q", said, tc.says)
					}
				}
				var ids []string
				for l := range strings.Lines(out.String()) {
					var o struct{ ID, Text string }
					if err := json.Unmarshal([]byte(l), &o); err != nil {
						t.Fatalf("%v: %.200s", err, l)
					}
					if ids = append(ids, o.ID); len(ids) == 1 && o.Text != tc.texts {
						t.Errorf("%.200q, want %.200q", o.Text, tc.texts)
					}
				}
				if got := strings.Join(ids, " "); got != tc.ids {
					t.Errorf("%q, want %q", got, tc.ids)
				}
			})
		}
	}
}

// BenchmarkClean is the whole filter, lines in and lines out: -cpu 1,2 tells what a
// core more brings.
func BenchmarkClean(b *testing.B) {
	for _, sources := range []int{1, 50, 10_000} {
		b.Run(fmt.Sprint(sources, " sources"), func(b *testing.B) {
			p := press.New(7)
			p.Publishers = sources
			var in bytes.Buffer
			if err := p.Lines(&in, 0, 1500); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(in.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if code := run(b.Context(), []string{"clean"}, bytes.NewReader(in.Bytes()), io.Discard, io.Discard); code != exitOK {
					b.Fatal("exit ", code)
				}
			}
		})
	}
}
