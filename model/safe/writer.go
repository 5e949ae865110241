package safe

import (
	"encoding/base64"
	"io"
	"os"
	"sync"
	"unicode/utf8"
)

// Allow says which sequences a Writer passes beside those of the screen.
type Allow uint8

// What can be allowed.
const (
	Clipboard Allow = 1 << iota // OSC 52: set the clipboard to what Copying announces (never read it)
	Mouse                       // let the terminal report the mouse
)

// Writer is the second gate: it stands between the program and the terminal
// and passes text, and of the escape sequences only those that the program
// itself makes (sequence.go); it drops all others. A sequence or rune that a
// Write leaves unfinished is held, up to a bound, for the next.
//
// It is safe for concurrent use, as far as its callers write whole sequences.
type Writer struct {
	mu    sync.Mutex
	w     io.Writer
	allow Allow

	copying string // what the clipboard may be set to next, in base64; "" for nothing

	held []byte // the unfinished end of the last Write; at most limit bytes
	skip rest   // the unfinished sequence was too long: what of it is still to come
	join []byte // held and the next Write put together; kept for its memory
	out  []byte // what passes, where that is not all; kept for its memory
}

// NewWriter makes the gate before w.
func NewWriter(w io.Writer, allow Allow) *Writer { return &Writer{w: w, allow: allow} }

// Copying announces that a person asked for a text to be set on the clipboard: the next
// sequence that sets it to that very text passes, once. Without it none does, whatever is
// allowed: words from outside never set the clipboard.
func (w *Writer) Copying(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.copying = base64.StdEncoding.EncodeToString([]byte(text))
}

// Write passes on what of p may go to a terminal, in one Write or none. It
// answers len(p) unless the writer behind it fails.
func (w *Writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	in := p
	if len(w.held) > 0 {
		w.join = append(append(w.join[:0], w.held...), p...)
		in = w.join
	}
	out := w.filter(in)
	if len(out) == 0 {
		return len(p), nil
	}
	n, err := w.w.Write(out)
	if err == nil && n < len(out) {
		err = io.ErrShortWrite
	}
	if err != nil {
		return 0, err
	}
	return len(p), nil
}

// filter is what of in may pass; the unfinished end goes to w.held.
func (w *Writer) filter(in []byte) []byte {
	known := len(w.held) // these were looked at before, and gave no end
	w.held, w.out = w.held[:0], w.out[:0]
	clean := 0 // in[clean:i] passes and is not in w.out yet
	cut := func(from, to int, instead string) {
		w.out = append(append(w.out, in[clean:from]...), instead...)
		clean = to
	}
	i := 0
	if w.skip != nothing {
		i, w.skip = w.skip.end(in)
		cut(0, i, "")
	}
	for i < len(in) {
		c := in[i]
		switch {
		case ' ' <= c && c < 0x7F:
			i++
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(in[i:])
			switch {
			case r == utf8.RuneError && !utf8.FullRune(in[i:]):
				w.held = append(w.held, in[i:]...)
				cut(i, len(in), "")
				size = len(in) - i
			case r == utf8.RuneError && size == 1:
				cut(i, i+1, replacement)
			case classOf(r) == drop, classOf(r) == newline:
				cut(i, i+size, "")
			}
			i += size
		case c == esc:
			n, v, rest := w.sequence(in[i:], known-i)
			switch v {
			case refused:
				cut(i, i+n, "")
			case unfinished:
				if n = len(in) - i; n > w.limit() {
					w.skip = rest
				} else {
					w.held = append(w.held, in[i:]...)
				}
				cut(i, len(in), "")
			}
			i += n
		case c == '\n', c == '\r', c == '\t', c == '\b':
			i++
		default:
			cut(i, i+1, "")
			i++
		}
	}
	if len(w.out) == 0 {
		return in[clean:]
	}
	return append(w.out, in[clean:]...)
}

// File is a terminal with a Writer before it. It is as much of an *os.File as
// Bubble Tea asks of one.
type File struct {
	*Writer
	f *os.File
}

// NewFile makes the gate before the terminal f.
func NewFile(f *os.File, allow Allow) *File { return &File{NewWriter(f, allow), f} }

// Read reads from the file.
func (f *File) Read(p []byte) (int, error) { return f.f.Read(p) }

// Close closes the file.
func (f *File) Close() error { return f.f.Close() }

// Fd is the descriptor of the file, for its size and its modes.
func (f *File) Fd() uintptr { return f.f.Fd() }
