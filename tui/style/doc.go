// Package style says what lede looks like: a palette of roles (headline, muted,
// quote, unread …) for a dark and a light background, full, sixteen or no
// colours, and the glyphs with their ASCII stand-ins.
//
// Styles is a plain value that never changes and never asks the terminal; make
// a fresh one when the background becomes known. To change a colour, change its
// row in palette.go and look at it with
//
//	go run ./tui/reader/testdata/look
//
// The full palette is of the 256 indexed colours, not of RGB: it looks the same
// over SSH, where COLORTERM is not sent, and an index is 8 bytes shorter than an
// RGB triple in every run of every frame. Body text has no colour of its own:
// it is the terminal's, which its owner chose.
package style
