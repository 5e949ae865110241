package safe

import (
	"bytes"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
)

func TestWriter(t *testing.T) {
	same := "\x00" // the row passes as it is
	for _, tc := range []struct{ name, in, want string }{
		{"text", "a line\r\n\tüber 世界 👩\u200d👧 \b", same},
		{"colours", "\x1b[m\x1b[1;38;2;255;0;10;48;5;17m\x1b[4:3mx\x1b[0m", same},
		{"movement", "\x1b[H\x1b[12;40H\x1b[5A\x1b[B\x1b[3G\x1b[7d\x1b[2I\x1b[80`\x1bM\x1b7\x1b8", same},
		{"erase and scroll", "\x1b[J\x1b[2J\x1b[K\x1b[1K\x1b[4X\x1b[2P\x1b[2@\x1b[9b\x1b[2L\x1b[M\x1b[3S\x1b[T\x1b[1;24r", same},
		{"modes", "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h\x1b[?2026$p\x1b[?2027$p\x1b[4h\x1b[?7l\x1b[?5W", same},
		{"keyboards", "\x1b[>4;2m\x1b[>1u\x1b[=1;1u\x1b[?u\x1b[<1u\x1b[>4m", same},
		{"questions", "\x1b]10;?\x07\x1b]11;?\x1b\\\x1b[c\x1b[>q\x1b[6n\x1bP+q524742\x1b\\", same},
		{"link", "\x1b]8;id=a1;https://example.org/a?b=c\x07x\x1b]8;;\x07\x1b]8;;mailto:a@b.example\x1b\\", same},
		{"cursor", "\x1b[2 q\x1b]112\x07", same},

		{"bad link", "\x1b]8;;javascript:alert(1)\x07x\x1b]8;;\x07", "x\x1b]8;;\x07"},
		{"file link", "\x1b]8;;file:///etc/passwd\x1b\\x", "x"},
		{"clipboard", "a\x1b]52;c;YQ==\x07b", "ab"},
		{"title", "a\x1b]0;t\x07b\x1b]2;t\x1b\\c", "abc"},
		{"palette", "a\x1b]4;1;#fff\x07\x1b]11;#ffffff\x07b", "ab"},
		{"notification", "a\x1b]9;x\x07\x1b]777;notify;x\x07b", "ab"},
		{"device strings", "a\x1bP$q\"p\x1b\\b\x1b_Gf=100;AAAA\x1b\\c\x1b^x\x1b\\d\x1bXx\x1b\\e", "abcde"},
		{"window", "a\x1b[8;1;1t\x1b[22;0t\x1b[21tb", "ab"},
		{"scrollback", "a\x1b[3Jb", "ab"},
		{"mouse", "a\x1b[?1003h\x1b[?1006hb", "ab"},
		{"other modes", "a\x1b[?5h\x1b[?25;69h\x1b[20hb", "ab"},
		{"reset, charset", "a\x1bc\x1b(0\x1b#8\x1b[!pb", "ab"},
		{"many parameters", "a\x1b[" + strings.Repeat("1;", 32) + "1mb", "ab"},
		{"32 parameters", "\x1b[" + strings.Repeat("1;", 31) + "1m", same},
		{"large number", "a\x1b[999999999bb", "ab"},
		{"broken by control", "a\x1b[3\n1mb", "a\n1mb"},
		{"broken by escape", "a\x1b[3\x1b[1mb\x1b]8;;x\x1b[0mc", "a\x1b[1mb\x1b[0mc"},
		{"lone escape", "a\x1b\x1b\x1b[1mb\x1bé", "a\x1b[1mbé"},
		{"C0", "a\x00\x07\x0e\x0f\x7f\x18b", "ab"},
		{"C1", "a\u009b31mb\u0090c\x9b31m\x9c", "a31mbc\uFFFD31m\uFFFD"},
		{"bidi", "a\u202Eb\u2066c\u2028d\uFEFF", "abcd"},
		{"bad UTF-8", "a\xff\xc3(\xe2\x82", "a\uFFFD\uFFFD("},
	} {
		want := tc.want
		if want == same {
			want = tc.in
		}
		t.Run(tc.name, func(t *testing.T) {
			for _, size := range []int{len(tc.in), 1, 2, 3, 7} {
				if got := through(t, 0, tc.in, size); got != want {
					t.Errorf("in pieces of %d: %q, want %q", size, got, want)
				}
			}
		})
	}
}

// through sends s through a Writer in pieces of size bytes.
func through(t testing.TB, allow Allow, s string, size int) string {
	t.Helper()
	var b strings.Builder
	pieces(t, NewWriter(&b, allow), s, size)
	return b.String()
}

// copied is through after a person asked for a text to be copied.
func copied(t testing.TB, text, s string, size int) string {
	t.Helper()
	var b strings.Builder
	w := NewWriter(&b, Clipboard)
	w.Copying(text)
	pieces(t, w, s, size)
	return b.String()
}

func pieces(t testing.TB, w *Writer, s string, size int) {
	t.Helper()
	for p := []byte(s); len(p) > 0; {
		n := min(size, len(p))
		if m, err := w.Write(p[:n:n]); m != n || err != nil {
			t.Fatalf("Write = %d, %v", m, err)
		}
		p = p[n:]
	}
}

func TestWriterAllows(t *testing.T) {
	text := strings.Repeat("abc", 2000)
	in := "\x1b]52;c;" + strings.Repeat("YWJj", 2000) + "\x07"
	if got := copied(t, text, in, 100); got != in {
		t.Errorf("clipboard: %d bytes of %d", len(got), len(in))
	}
	if got := copied(t, text, in+in, len(in)); got != in {
		t.Error("what was asked for once sets the clipboard twice")
	}
	if through(t, Clipboard, in, len(in)) != "" || through(t, 0, in, len(in)) != "" {
		t.Error("the clipboard is set though nobody asked for it")
	}
	for _, in := range []string{"\x1b]52;c;?\x07", "\x1b]52;x;YQ==\x07", "\x1b]52;p;YQ==\x07", "\x1b]52;c;Yg==\x07", "\x1b]52;c;\x07", "\x1b]52;c;YQ==;\x07", "\x1b]52;c;\u009b\x07"} {
		if got := copied(t, "a", in, len(in)); got != "" {
			t.Errorf("%q gives %q", in, got)
		}
	}
	long := strings.Repeat("YWJj", maxClipboard/4)
	if copied(t, strings.Repeat("abc", maxClipboard/4), "\x1b]52;c;"+long+"\x07", len(long)+8) != "" {
		t.Error("a clipboard of any size")
	}
	if in = "\x1b[?1002h\x1b[?1006h"; through(t, Mouse, in, 99) != in {
		t.Error("mouse")
	}
}

// TestWriterForgets says that no sequence without an end stops the screen or
// fills the memory.
func TestWriterForgets(t *testing.T) {
	for _, start := range []string{"\x1b]8;;", "\x1bP", "\x1b[", "\x1b(", "\x1b_"} {
		fill := "1"
		if start == "\x1b(" {
			fill = " "
		}
		in := "a" + start + strings.Repeat(fill, 1_000_000) + "\x1b[1mb"
		for _, size := range []int{len(in), 4096} {
			var out bytes.Buffer
			w := NewWriter(&out, 0)
			for p := []byte(in); len(p) > 0; p = p[min(size, len(p)):] {
				_, _ = w.Write(p[:min(size, len(p))])
				if len(w.held) > maxSequence {
					t.Fatalf("%q: holds %d bytes", start, len(w.held))
				}
			}
			if got := out.String(); got != "a\x1b[1mb" {
				t.Errorf("%q: %.50q", start, got)
			}
		}
	}
}

func TestWriterFails(t *testing.T) {
	full := errors.New("no space left")
	r, w := io.Pipe()
	r.CloseWithError(full)
	if n, err := NewWriter(w, 0).Write([]byte("abc")); n != 0 || !errors.Is(err, full) {
		t.Errorf("Write = %d, %v", n, err)
	}
	if n, err := NewWriter(short{}, 0).Write([]byte("abc")); n != 0 || !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("Write = %d, %v", n, err)
	}
}

type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) - 1, nil }

// TestWriterShared says that whole sequences of several goroutines stay whole.
func TestWriterShared(t *testing.T) {
	var out bytes.Buffer
	w := NewWriter(&out, 0)
	var all sync.WaitGroup
	for _, s := range []string{"\x1b[1mone", "\x1b[31mtwo", "\x1b]0;t\x07three"} {
		all.Go(func() {
			for range 100 {
				_, _ = io.WriteString(w, s)
			}
		})
	}
	all.Wait()
	if got, want := out.Len(), 100*(len("\x1b[1mone")+len("\x1b[31mtwo")+len("three")); got != want || !legal.MatchString(out.String()) {
		t.Errorf("%d bytes, want %d", got, want)
	}
}

func TestFile(t *testing.T) {
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	g := NewFile(f, 0)
	if g.Fd() != f.Fd() {
		t.Error("another descriptor")
	}
	if _, err := io.WriteString(g, "a\x1bcb"); err != nil {
		t.Fatal(err)
	}
	_, _ = f.Seek(0, io.SeekStart)
	if b, _ := io.ReadAll(g); string(b) != "ab" {
		t.Errorf("%q", b)
	}
	if g.Close() != nil || f.Close() == nil {
		t.Error("not closed")
	}
}

// legal is what may come out, written once more and otherwise: whole sequences
// of the kinds that lede makes, and text.
var legal = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`[^\x00-\x1F\x7F-\x{9F}]`, `[\n\r\t\x08]`,
	`\x1b[M78=>]`,
	`\x1b\[(?:[0-9]{0,5}[;:]){0,31}[0-9]{0,5}m`,
	`\x1b\[[0-9]{0,5}[A-GIKLMPSTXZ@abdensu` + "`" + `c]`,
	`\x1b\[(?:[0-9]{0,5};)?[0-9]{0,5}[Hfru]`,
	`\x1b\[0{0,5}[012]?J`, `\x1b\[[0-9]{0,5}J`,
	`\x1b\[4[hl]`,
	`\x1b\[\?[0-9;]+(?:h|l|\$p)`,
	`\x1b\[[<=>?](?:[0-9]{0,5};)?[0-9]{0,5}[um]`,
	`\x1b\[[<=>?][0-9]{0,5}[cnqW]`,
	`\x1b\[[0-9]{0,5} q`,
	`\x1b\]8;[A-Za-z0-9=:_.-]*;(?:(?:https?://|mailto:)[!-~]+)?(?:\x07|\x1b\\)`,
	`\x1b\]1[012];\?(?:\x07|\x1b\\)`, `\x1b\]11[012];?(?:\x07|\x1b\\)`,
	`\x1bP\+q[0-9A-Fa-f;]*\x1b\\`,
}, `|`) + `)*$`)

func FuzzWriter(f *testing.F) {
	for _, s := range []string{
		"a\x1b[31mb", "\x1b]8;;https://example.org\x07x\x1b]8;;\x1b\\", "\x1b]52;c;YQ==\x07", "\x1b[?1049h\u009b\x9b", "\x1bP+q52\x1b\\",
		"\x1b]0;\x1b[31m\x07", "\x1b\x1b]\x1b\\[", "\xe2\x80\xae\xc2", "\x1b[?25;1000h", "\x1b[=0c\x1b[ q\x1b[3J\x1b[1;2;3H",
	} {
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, s string, size uint8) {
		whole := through(t, 0, s, len(s))
		if !legal.MatchString(whole) {
			t.Errorf("%q gives %q", s, whole)
		}
		if pieces := through(t, 0, s, int(size)+1); pieces != whole {
			t.Errorf("%q in pieces of %d gives %q, whole %q", s, size+1, pieces, whole)
		}
		if again := through(t, 0, whole, len(whole)); again != whole {
			t.Errorf("%q gives %q, and that %q", s, whole, again)
		}
	})
}

func BenchmarkWriter(b *testing.B) {
	for _, tc := range []struct{ name, text string }{
		{"text", strings.Repeat("A line of an article, as it is drawn.\r\n", 100)},
		{"frame", strings.Repeat("\x1b[12;40H\x1b[1;38;2;10;20;30mThe council’s\x1b[m vote\x1b[K\r\n│", 60)},
		{"hostile", strings.Repeat("\x1b]0;t\x07\x1b[3J\u202E\xff", 200)},
	} {
		b.Run(tc.name, func(b *testing.B) {
			w := NewWriter(io.Discard, 0)
			p := []byte(tc.text)
			b.SetBytes(int64(len(p)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = w.Write(p)
			}
		})
	}
}

// A sequence with parameters after intermediates is none that lede makes; it goes
// whole.
func TestCrookedSequence(t *testing.T) {
	if got := through(t, 0, "a\x1b[ 0qb", 64); got != "ab" {
		t.Errorf("%q", got)
	}
}
