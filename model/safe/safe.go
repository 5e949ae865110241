package safe

import "strings"

// Text is text that may be shown: no control characters but newline, no escape
// sequences, no bidirectional overrides, no invisible runes, valid UTF-8, at
// most 8 combining marks on a base, none without a base. Texts may be put one
// after the other and are a Text again. The zero Text is empty.
type Text struct{ s string }

// String is the text itself.
func (t Text) String() string { return t.s }

// Line makes one line of s: every run of white space, newlines too, becomes one
// space; none stands at either end.
func Line(s string) Text { return Text{pass(s, line)} }

// Block makes lines of s: newlines stay (CR LF, CR, form feed and U+2028 become
// newlines), a tab becomes TabWidth spaces, other white space stays as it is.
func Block(s string) Text { return Text{pass(s, block)} }

// Row makes one line of s, as Line does, for a place where its width matters: no
// variation selectors, no skin tones, no keycaps, of emoji that are joined to one
// picture only the first, flags as their letters. By rune and by grapheme cluster
// it is then equally wide, but where a script of India or its neighbours has
// vowels that take a cell of their own: those are not dropped. It ends after 8 KiB.
func Row(s string) Text { return Text{pass(s, row)} }

// Error is what err says, in one line of at most 1,000 bytes; empty for nil.
func Error(err error) Text {
	if err == nil {
		return Text{}
	}
	s := pass(err.Error(), line)
	if len(s) > maxError {
		s = pass(strings.ToValidUTF8(s[:maxError], "")+" …", line)
	}
	return Text{s}
}

// maxError keeps an error that quotes a whole document from being one: it is
// more than a status line, a log line or an overlay shows.
const maxError = 1000
