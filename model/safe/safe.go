// Package safe is the one gate between text from outside and a screen: a Text
// can be made here only, and views take nothing else.
package safe

// Text is text that may be shown: no control characters but newline, no escape
// sequences, no bidirectional overrides, valid UTF-8. The zero Text is empty.
type Text struct{ s string }

// String is the text itself.
func (t Text) String() string { return t.s }
