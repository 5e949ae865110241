package safe

import (
	"compress/gzip"
	"io"
	"os"
	"strings"
	"testing"
)

// TestWriterPassesBubbleTea sends through what a program of Bubble Tea v2.0.10
// and lipgloss v2.0.6 wrote to a pty that answers for synchronized output,
// graphemes and kitty's keyboard: the alternate screen and back, styles, links,
// emoji, wide runes, scrolling, a resize, the cursor's shape, the questions for
// colours, version, capabilities and cursor place, the clipboard, the end.
func TestWriterPassesBubbleTea(t *testing.T) {
	f, err := os.Open("testdata/bubbletea.stream.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	stream := string(b)
	for _, size := range []int{len(stream), 4096, 1} {
		if got := copied(t, "a quote", stream, size); got != stream {
			t.Fatalf("in pieces of %d: differs at %q", size, stream[differ(got, stream):][:40])
		}
	}
	const clipboard = "\x1b]52;c;YSBxdW90ZQ==\x07"
	if got := through(t, 0, stream, len(stream)); got != strings.ReplaceAll(stream, clipboard, "") || got == stream {
		t.Error("without the clipboard: more or less than that is gone")
	}
}

// differ is where a and b begin to differ.
func differ(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return i
}
